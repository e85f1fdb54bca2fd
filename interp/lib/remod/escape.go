package remod

import (
	"slices"
	"strconv"
	"strings"
)

// simpleEscapes are the escapes of one character that mean the same everywhere.
var simpleEscapes = map[rune]rune{'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\'}

func isLetter(c rune) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

func category(c rune) *node {
	return &node{kind: kindSet, set: &set{categories: []byte{byte(c)}}}
}

// escape parses an escape outside of a set.
func (p *parser) escape(token []rune) (*node, error) {
	switch c := token[1]; {
	case strings.ContainsRune("AbBZ", c):
		return &node{kind: kindAnchor, char: c}, nil
	case strings.ContainsRune("dDsSwW", c):
		return category(c), nil
	case c == '0':
		more, err := p.while(2, octalDigits)
		n, _ := strconv.ParseInt("0"+string(more), 8, 32)
		return &node{kind: kindLiteral, char: rune(n)}, err
	case c >= '1' && c <= '9':
		return p.numberEscape(token)
	}
	c, err := p.characterEscape(token)
	return &node{kind: kindLiteral, char: c}, err
}

// characterEscape parses an escape that stands for one character, in a set or
// outside.
func (p *parser) characterEscape(token []rune) (rune, error) {
	c := token[1]
	if r, ok := simpleEscapes[c]; ok {
		return r, nil
	}
	switch {
	case c == 'x':
		return p.hexEscape(token, 2)
	case c == 'u' && p.isText:
		return p.hexEscape(token, 4)
	case c == 'U' && p.isText:
		return p.hexEscape(token, 8)
	case c == 'N' && p.isText:
		return p.namedEscape()
	case isLetter(c) || c >= '0' && c <= '9':
		return 0, p.errorf(len(token), "bad escape %s", encode(token))
	}
	return c, nil
}

// namedEscape refuses \N{...}, as there is no table of the characters' names.
func (p *parser) namedEscape() (rune, error) {
	if ok, err := p.match('{'); err != nil {
		return 0, err
	} else if !ok {
		return 0, p.errorf(0, "missing {")
	}
	name, err := p.until('}', "character name")
	if err != nil {
		return 0, err
	}
	return 0, p.errorf(len(decode(name))+len(`\N{}`), "undefined character name %s", quoted(name, true))
}

func (p *parser) hexEscape(token []rune, size int) (rune, error) {
	more, err := p.while(size, hexDigits)
	if err != nil {
		return 0, err
	}
	if len(more) != size {
		return 0, p.errorf(len(token)+len(more), "incomplete escape %s%s", encode(token), string(more))
	}
	n, _ := strconv.ParseUint(string(more), 16, 64)
	if n > 0x10FFFF {
		return 0, p.errorf(len(token)+len(more), "bad escape %s%s", encode(token), string(more))
	}
	return rune(n), nil
}

// octal is the character of three octal digits.
func (s *tokens) octal(token []rune) (rune, error) {
	n, _ := strconv.ParseInt(string(token[1:]), 8, 32)
	if n > 0o377 {
		return 0, s.errorf(len(token), "octal escape value %s outside of range 0-0o377", string(token))
	}
	return rune(n), nil
}

// number reads the rest of an escape that begins with a digit: up to two
// digits, or three octal ones, which are a character and not a group.
func (s *tokens) number(token []rune) (text []rune, isOctal bool, err error) {
	text = slices.Clone(token)
	for s.atAny(digits) && len(text) < 4 {
		octal := strings.ContainsRune(octalDigits, text[1]) && strings.ContainsRune(octalDigits, text[len(text)-1])
		if len(text) == 3 && !(octal && s.atAny(octalDigits)) {
			break
		}
		c, err := s.get()
		if err != nil {
			return nil, false, err
		}
		text = append(text, c...)
	}
	return text, len(text) == 4, nil
}

// numberEscape parses \1 to \99, a backreference, or \100 to \377.
func (p *parser) numberEscape(token []rune) (*node, error) {
	text, isOctal, err := p.number(token)
	if err != nil {
		return nil, err
	}
	if isOctal {
		c, err := p.octal(text)
		return &node{kind: kindLiteral, char: c}, err
	}
	group, _ := strconv.Atoi(string(text[1:]))
	if group >= len(p.groups) {
		return nil, p.errorf(len(text)-1, "invalid group reference %d", group)
	}
	return p.backreference(group, len(text))
}

func (p *parser) backreference(group, offset int) (*node, error) {
	if !p.groups[group].closed {
		return nil, p.errorf(offset, "cannot refer to an open group")
	}
	return &node{kind: kindBackref, group: group}, p.checkBehindGroup(group)
}

// checkBehindGroup refuses references from a lookbehind to a group within it.
func (p *parser) checkBehindGroup(group int) error {
	switch {
	case p.behind < 0:
		return nil
	case group >= len(p.groups) || !p.groups[group].closed:
		return p.errorf(0, "cannot refer to an open group")
	case group >= p.behind:
		return p.errorf(0, "cannot refer to group defined in the same lookbehind subpattern")
	}
	return nil
}

// characterSet parses a set behind its opening bracket.
func (p *parser) characterSet() (*node, error) {
	here := p.tell() - 1
	s := &set{}
	var err error
	if s.negated, err = p.match('^'); err != nil {
		return nil, err
	}
	for first := true; ; first = false {
		this, err := p.get()
		if err != nil {
			return nil, err
		}
		if this == nil {
			return nil, p.errorf(p.tell()-here, "unterminated character set")
		}
		if this[0] == ']' && !first {
			break
		}
		done, err := p.setItem(s, this, here)
		if err != nil {
			return nil, err
		}
		if done {
			break
		}
	}
	if len(s.ranges) == 1 && !s.negated && len(s.categories) == 0 && s.ranges[0][0] == s.ranges[0][1] {
		return &node{kind: kindLiteral, char: s.ranges[0][0]}, nil
	}
	return &node{kind: kindSet, set: s}, nil
}

// setItem adds a character, a category or a range to a set; done: it was
// followed by "-]", the end.
func (p *parser) setItem(s *set, this []rune, here int) (done bool, err error) {
	low, class, text, err := p.setMember(this)
	if err != nil {
		return false, err
	}
	dash, err := p.match('-')
	if err != nil {
		return false, err
	}
	if !dash {
		s.add(low, class)
		return false, nil
	}
	that, err := p.get()
	if err != nil {
		return false, err
	}
	if that == nil {
		return false, p.errorf(p.tell()-here, "unterminated character set")
	}
	if that[0] == ']' {
		s.add(low, class)
		s.add('-', 0)
		return true, nil
	}
	high, highClass, _, err := p.setMember(that)
	if err != nil {
		return false, err
	}
	if class != 0 || highClass != 0 || high < low {
		return false, p.errorf(len(text)+1+len(that), "bad character range %s-%s", encode(text), encode(that))
	}
	s.ranges = append(s.ranges, [2]rune{low, high})
	return false, nil
}

// setMember is the character or the category of a token in a set.
func (p *parser) setMember(this []rune) (c rune, class byte, text []rune, err error) {
	switch {
	case this[0] != '\\':
		return this[0], 0, this, nil
	case strings.ContainsRune("dDsSwW", this[1]):
		return 0, byte(this[1]), this, nil
	case strings.ContainsRune(octalDigits, this[1]):
		more, err := p.while(2, octalDigits)
		if err != nil {
			return 0, 0, nil, err
		}
		c, err = p.octal(append(slices.Clone(this), more...))
		return c, 0, this, err
	}
	c, err = p.characterEscape(this)
	return c, 0, this, err
}

func (s *set) add(c rune, class byte) {
	if class != 0 {
		s.categories = append(s.categories, class)
		return
	}
	s.ranges = append(s.ranges, [2]rune{c, c})
}
