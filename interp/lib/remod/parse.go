package remod

import (
	"math"
	"strconv"
	"strings"

	"github.com/apy-lang/apy/interp/object"
)

const (
	digits      = "0123456789"
	octalDigits = "01234567"
	hexDigits   = "0123456789abcdefABCDEF"
	whitespace  = " \t\n\r\v\f"
	maxRepeat   = math.MaxUint32
	maxGroups   = math.MaxInt32 / 2
)

// groupInfo is what the parser knows of a group: whether it is complete, and
// how wide.
type groupInfo struct {
	closed    bool
	low, high int
}

// parser reads a pattern.
type parser struct {
	*tokens
	flags  flags
	groups []groupInfo // by number; 0 is the whole pattern
	names  map[string]int
	order  []string // the names as they came
	// references are the places of conditionals on groups, by number.
	references map[int]int
	referred   []int
	// behind is the number of groups outside of the lookbehind that is being
	// parsed, -1 outside of any.
	behind int
	depth  int
}

// parse parses a pattern.
func parse(text []rune, isText bool, f flags) (*parser, []sequence, error) {
	s, err := newTokens(text, isText)
	p := &parser{tokens: s, flags: f, groups: make([]groupInfo, 1), names: map[string]int{}, references: map[int]int{}, behind: -1}
	if err != nil {
		return p, nil, err
	}
	branches, err := p.alternatives(f&flagVerbose != 0, true)
	if err != nil {
		return p, nil, err
	}
	if p.flags, err = fixFlags(p.flags, isText); err != nil {
		return p, nil, err
	}
	if p.next != nil {
		return p, nil, p.errorf(0, "unbalanced parenthesis")
	}
	for _, g := range p.referred {
		if g >= len(p.groups) {
			return p, nil, &syntaxError{"invalid group reference " + strconv.Itoa(g), p.references[g]}
		}
	}
	return p, branches, p.checkBehind(branches)
}

// fixFlags completes the flags of a pattern.
func fixFlags(f flags, isText bool) (flags, error) {
	switch {
	case isText && f&flagLocale != 0:
		return f, object.ValueErrorf("cannot use LOCALE flag with a str pattern")
	case isText && f&flagASCII == 0:
		return f | flagUnicode, nil
	case isText && f&flagUnicode != 0:
		return f, object.ValueErrorf("ASCII and UNICODE flags are incompatible")
	case !isText && f&flagUnicode != 0:
		return f, object.ValueErrorf("cannot use UNICODE flag with a bytes pattern")
	case !isText && f&flagLocale != 0 && f&flagASCII != 0:
		return f, object.ValueErrorf("ASCII and LOCALE flags are incompatible")
	}
	return f, nil
}

// checkBehind refuses lookbehinds whose width varies.
func (p *parser) checkBehind(branches []sequence) error {
	for _, branch := range branches {
		for _, n := range branch {
			if n.kind == kindLook && n.behind {
				if low, high := p.widthOf(n.branches); low != high {
					return &syntaxError{"look-behind requires fixed-width pattern", -1}
				}
			}
			if err := p.checkBehind(n.branches); err != nil {
				return err
			}
		}
	}
	return nil
}

// maxNesting bounds the recursion of the parser.
const maxNesting = 500

// alternatives parses a|b|c. first: at the beginning of the whole pattern.
func (p *parser) alternatives(verbose, first bool) ([]sequence, error) {
	if p.depth++; p.depth > maxNesting {
		return nil, object.Raisef(object.RecursionError, "maximum recursion depth exceeded")
	}
	defer func() { p.depth-- }()
	var branches []sequence
	for outermost := first; ; first = false {
		branch, err := p.sequence(verbose, first)
		if err != nil {
			return nil, err
		}
		branches = append(branches, branch)
		if more, err := p.match('|'); !more || err != nil {
			return branches, err
		}
		if outermost {
			verbose = p.flags&flagVerbose != 0
		}
	}
}

// sequence parses one alternative.
func (p *parser) sequence(verbose, first bool) (sequence, error) {
	var items sequence
	for p.next != nil && !p.atAny("|)") {
		this, err := p.get()
		if err != nil {
			return nil, err
		}
		if verbose {
			if len(this) == 1 && strings.ContainsRune(whitespace, this[0]) {
				continue
			}
			if this[0] == '#' {
				if err := p.skipComment(); err != nil {
					return nil, err
				}
				continue
			}
		}
		if this[0] == '(' {
			start := p.tell() - 1
			n, global, err := p.parenthesis(start, verbose)
			if err != nil {
				return nil, err
			}
			if global {
				if !first || len(items) > 0 {
					return nil, p.errorf(p.tell()-start, "global flags not at the start of the expression")
				}
				verbose = p.flags&flagVerbose != 0
			}
			if n != nil {
				items = append(items, n)
			}
			continue
		}
		if items, err = p.simple(items, this); err != nil {
			return nil, err
		}
	}
	return items, nil
}

func (p *parser) skipComment() error {
	for {
		c, err := p.get()
		if err != nil {
			return err
		}
		if c == nil || c[0] == '\n' {
			return nil
		}
	}
}

// simple adds what a token other than a parenthesis means.
func (p *parser) simple(items sequence, this []rune) (sequence, error) {
	switch c := this[0]; c {
	case '\\':
		n, err := p.escape(this)
		return append(items, n), err
	case '[':
		n, err := p.characterSet()
		return append(items, n), err
	case '*', '+', '?', '{':
		return p.repetition(items, c)
	case '.':
		return append(items, &node{kind: kindAny}), nil
	case '^', '$':
		return append(items, &node{kind: kindAnchor, char: c}), nil
	default:
		return append(items, &node{kind: kindLiteral, char: c}), nil
	}
}

// repetition parses what follows an item to repeat.
func (p *parser) repetition(items sequence, c rune) (sequence, error) {
	here := p.tell()
	r := repeat{0, unlimited, 0}
	switch c {
	case '?':
		r.max = 1
	case '+':
		r.min = 1
	case '{':
		literal := append(items, &node{kind: kindLiteral, char: c})
		if p.at('}') {
			return literal, nil
		}
		ok, err := p.bounds(&r, here)
		if err != nil {
			return nil, err
		}
		if !ok {
			return literal, p.seek(here)
		}
	}
	if len(items) == 0 || items[len(items)-1].kind == kindAnchor {
		return nil, p.errorf(p.tell()-here+1, "nothing to repeat")
	}
	item := items[len(items)-1]
	if item.kind == kindRepeat {
		return nil, p.errorf(p.tell()-here+1, "multiple repeat")
	}
	if p.atAny("?+") {
		r.suffix = byte(p.next[0])
		if err := p.advance(); err != nil {
			return nil, err
		}
	}
	items[len(items)-1] = &node{kind: kindRepeat, repeat: r, branches: []sequence{{item}}}
	return items, nil
}

// bounds parses m,n} and reports whether it is that.
func (p *parser) bounds(r *repeat, here int) (bool, error) {
	low, err := p.while(math.MaxInt, digits)
	if err != nil {
		return false, err
	}
	high := low
	if comma, err := p.match(','); err != nil {
		return false, err
	} else if comma {
		if high, err = p.while(math.MaxInt, digits); err != nil {
			return false, err
		}
	}
	if ok, err := p.match('}'); !ok || err != nil {
		return false, err
	}
	if len(low) > 0 {
		if r.min, err = bound(low); err != nil {
			return false, err
		}
	}
	if len(high) > 0 {
		if r.max, err = bound(high); err != nil {
			return false, err
		}
		if r.max < r.min {
			return false, p.errorf(p.tell()-here, "min repeat greater than max repeat")
		}
	}
	return true, nil
}

func bound(text []rune) (int, error) {
	n, err := strconv.ParseInt(string(text), 10, 64)
	if err != nil || n >= maxRepeat {
		return 0, object.Raisef(object.OverflowError, "the repetition number is too large")
	}
	return int(n), nil
}
