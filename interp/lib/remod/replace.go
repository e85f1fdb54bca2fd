package remod

import (
	"slices"
	"strconv"
	"strings"

	"github.com/apy-lang/apy/interp/object"
)

// piece is a part of a replacement template: text, or a group where text is nil.
type piece struct {
	text  []rune
	group int
}

// template parses a replacement.
func (p *pattern) template(text []rune) ([]piece, error) {
	s, err := newTokens(text, p.isText)
	if err != nil {
		return nil, err
	}
	var pieces []piece
	literal := []rune{}
	for s.next != nil {
		this, err := s.get()
		if err != nil {
			return nil, err
		}
		if this[0] != '\\' {
			literal = append(literal, this...)
			continue
		}
		c, group, err := p.templateEscape(s, this)
		switch {
		case err != nil:
			return nil, err
		case group < 0:
			literal = append(literal, c...)
		default:
			pieces = append(pieces, piece{text: literal}, piece{group: group})
			literal = []rune{}
		}
	}
	return append(pieces, piece{text: literal}), nil
}

// templateEscape parses an escape: characters, or a group that is not negative.
func (p *pattern) templateEscape(s *tokens, this []rune) (text []rune, group int, err error) {
	c := this[1]
	switch {
	case c == 'g':
		group, err = p.templateName(s)
		return nil, group, err
	case c == '0':
		more, err := s.while(2, octalDigits)
		n, _ := strconv.ParseInt("0"+string(more), 8, 32)
		return []rune{rune(n & 0xFF)}, -1, err
	case strings.ContainsRune(digits, c):
		number, isOctal, err := s.number(this)
		if err != nil {
			return nil, 0, err
		}
		if isOctal {
			c, err := s.octal(number)
			return []rune{c}, -1, err
		}
		group, _ = strconv.Atoi(string(number[1:]))
		return nil, group, p.checkReference(s, group, len(number)-1)
	}
	if r, ok := simpleEscapes[c]; ok {
		return []rune{r}, -1, nil
	}
	if isLetter(c) {
		return nil, 0, s.errorf(len(this), "bad escape %s", encode(this))
	}
	return this, -1, nil
}

func (p *pattern) checkReference(s *tokens, group, offset int) error {
	if group > p.groups {
		return s.errorf(offset, "invalid group reference %d", group)
	}
	return nil
}

// templateName parses the <name> of \g.
func (p *pattern) templateName(s *tokens) (int, error) {
	if ok, err := s.match('<'); err != nil {
		return 0, err
	} else if !ok {
		return 0, s.errorf(0, "missing <")
	}
	name, err := s.until('>', "group name")
	if err != nil {
		return 0, err
	}
	if !isNumber(name) {
		if err := s.checkName(name); err != nil {
			return 0, err
		}
		group, ok := p.names[name]
		if !ok {
			return 0, object.Raisef(object.IndexError, "unknown group name %s", quoted(name, true))
		}
		return group, nil
	}
	group, err := strconv.Atoi(name)
	if err != nil || group >= maxGroups {
		return 0, s.errorf(len(name)+1, "invalid group reference %s", strings.TrimLeft(name, "0"))
	}
	return group, p.checkReference(s, group, len(name)+1)
}

// replacement gives what replaces a match.
type replacement func(t *thread, bounds []int) ([]rune, error)

// replacer turns the argument repl into a replacement for matches in s.
func (p *pattern) replacer(t *thread, repl value, s *scanner) (replacement, error) {
	text, isText, ok := textOf(repl)
	if ok {
		points := decodeBytes(text)
		if isText {
			points = decode(text)
		}
		if !slices.Contains(points, '\\') {
			if isText != p.isText && len(points) > 0 {
				return nil, nil
			}
			return func(*thread, []int) ([]rune, error) { return points, nil }, nil
		}
		pieces, err := p.template(points)
		if err != nil {
			return nil, patternError(t, err, repl)
		}
		return func(_ *thread, bounds []int) ([]rune, error) { return expand(pieces, s.subject, bounds), nil }, nil
	}
	if repl.Type().Slots.Call == nil {
		return nil, object.TypeErrorf("decoding to str: need a bytes-like object, %s found", repl.Type().Name)
	}
	return func(t *thread, bounds []int) ([]rune, error) {
		m := &match{p, s.subject, bounds, s.pos, s.end}
		v, err := object.Call(t, repl, []value{object.FromObject(m)}, nil)
		if err != nil || v.IsNone() {
			return nil, err
		}
		return p.item(v, s)
	}, nil
}

// item is what a replacement function returned.
func (p *pattern) item(v value, s *scanner) ([]rune, error) {
	text, isText, ok := textOf(v)
	switch {
	case p.isText && !(ok && isText):
		return nil, object.TypeErrorf("sequence item 0: expected str instance, %s found", v.Type().Name)
	case !p.isText && (!ok || isText):
		return nil, object.TypeErrorf("sequence item 0: expected a bytes-like object, %s found", v.Type().Name)
	case isText:
		return decode(text), nil
	}
	return decodeBytes(text), nil
}

// expand fills a template in.
func expand(pieces []piece, s *subject, bounds []int) []rune {
	var out []rune
	for _, piece := range pieces {
		switch {
		case piece.text != nil:
			out = append(out, piece.text...)
		case bounds[2*piece.group] >= 0:
			out = append(out, s.points[bounds[2*piece.group]:bounds[2*piece.group+1]]...)
		}
	}
	return out
}

// substitute replaces the matches in a text and counts them.
func substitute(t *thread, self value, args []value) (value, int, error) {
	p := patternOf(self)
	limit, err := countArgument(t, args[2])
	if err != nil {
		return value{}, 0, err
	}
	s, err := p.scanner(t, args[1:2])
	if err != nil {
		return value{}, 0, err
	}
	replace, err := p.replacer(t, args[0], s)
	if err != nil {
		return value{}, 0, err
	}
	var out []rune
	last, n := 0, 0
	for n < limit {
		bounds, err := s.next(t)
		if err != nil {
			return value{}, 0, err
		}
		if bounds == nil {
			break
		}
		if replace == nil {
			return value{}, 0, p.wrongReplacement(args[0], bounds[0] == 0)
		}
		text, err := replace(t, bounds)
		if err != nil {
			return value{}, 0, err
		}
		if err := t.ChargeBytes(4 * len(text)); err != nil {
			return value{}, 0, err
		}
		out = append(append(out, s.subject.points[last:bounds[0]]...), text...)
		last = bounds[1]
		n++
	}
	if n == 0 {
		return s.subject.slice(0, s.end), 0, nil
	}
	return s.subject.make(append(out, s.subject.points[last:]...)), n, nil
}

// wrongReplacement is the error of a str for bytes or the reverse, in the
// words of the join that it fails in.
func (p *pattern) wrongReplacement(repl value, first bool) error {
	index := 1
	if first {
		index = 0
	}
	if p.isText {
		return object.TypeErrorf("sequence item %d: expected str instance, %s found", index, repl.Type().Name)
	}
	return object.TypeErrorf("sequence item %d: expected a bytes-like object, %s found", index, repl.Type().Name)
}

func defineReplacing() {
	signature := object.Keywords("repl, string, count=")
	patternType.Method("sub", signature, func(t *thread, self value, args []value) (value, error) {
		v, _, err := substitute(t, self, args)
		return v, err
	})
	patternType.Method("subn", signature, func(t *thread, self value, args []value) (value, error) {
		v, n, err := substitute(t, self, args)
		return object.TupleOf(v, object.Int(int64(n))), err
	})
}
