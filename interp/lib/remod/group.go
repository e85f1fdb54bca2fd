package remod

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

var flagLetters = map[rune]flags{
	'i': flagIgnoreCase, 'L': flagLocale, 'm': flagMultiline, 's': flagDotAll, 'x': flagVerbose, 'a': flagASCII, 'u': flagUnicode,
}

// parenthesis parses what began with a parenthesis at start. global: it was
// (?flags) for the whole pattern. A comment gives no node.
func (p *parser) parenthesis(start int, verbose bool) (n *node, global bool, err error) {
	question, err := p.match('?')
	if err != nil {
		return nil, false, err
	}
	if !question {
		n, err = p.capture(start, "", verbose)
		return n, false, err
	}
	token, err := p.get()
	if err != nil {
		return nil, false, err
	}
	if token == nil {
		return nil, false, p.errorf(0, "unexpected end of pattern")
	}
	char := token[0]
	if len(token) > 1 {
		return nil, false, p.errorf(len(token)+1, "unknown extension ?%s", encode(token))
	}
	switch char {
	case 'P':
		n, err = p.named(start, verbose)
	case ':':
		n, err = p.group(&node{kind: kindGroup}, start, verbose)
	case '>':
		n, err = p.group(&node{kind: kindAtomic}, start, verbose)
	case '#':
		err = p.comment(start)
	case '=', '!', '<':
		n, err = p.look(char, start, verbose)
	case '(':
		n, err = p.conditional(start, verbose)
	default:
		if _, ok := flagLetters[char]; !ok && char != '-' {
			return nil, false, p.errorf(2, "unknown extension ?%c", char)
		}
		return p.flagGroup(char, start, verbose)
	}
	return n, false, err
}

// group parses a group's alternatives and its closing parenthesis.
func (p *parser) group(n *node, start int, verbose bool) (*node, error) {
	branches, err := p.alternatives(verbose, false)
	if err != nil {
		return nil, err
	}
	n.branches = branches
	return n, p.closing(start)
}

func (p *parser) closing(start int) error {
	ok, err := p.match(')')
	if err == nil && !ok {
		err = p.errorf(p.tell()-start, "missing ), unterminated subpattern")
	}
	return err
}

// capture parses a capturing group, which has a name unless it is empty.
func (p *parser) capture(start int, name string, verbose bool) (*node, error) {
	group := len(p.groups)
	offset := utf8.RuneCountInString(name) + 1
	if group >= maxGroups {
		return nil, p.errorf(offset, "too many groups")
	}
	if name != "" {
		if old, ok := p.names[name]; ok {
			return nil, p.errorf(offset, "redefinition of group name %s as group %d; was group %d", quoted(name, true), group, old)
		}
		p.names[name] = group
		p.order = append(p.order, name)
	}
	p.groups = append(p.groups, groupInfo{})
	n, err := p.group(&node{kind: kindGroup, group: group}, start, verbose)
	if err != nil {
		return nil, err
	}
	low, high := p.widthOf(n.branches)
	p.groups[group] = groupInfo{true, low, high}
	return n, nil
}

// named parses (?P<name>...) and (?P=name).
func (p *parser) named(start int, verbose bool) (*node, error) {
	token, err := p.get()
	switch {
	case err != nil:
		return nil, err
	case token == nil:
		return nil, p.errorf(0, "unexpected end of pattern")
	case token[0] == '<':
		name, err := p.groupName('>')
		if err != nil {
			return nil, err
		}
		return p.capture(start, name, verbose)
	case token[0] == '=':
		name, err := p.groupName(')')
		if err != nil {
			return nil, err
		}
		offset := utf8.RuneCountInString(name) + 1
		group, ok := p.names[name]
		if !ok {
			return nil, p.errorf(offset, "unknown group name %s", quoted(name, true))
		}
		return p.backreference(group, offset)
	}
	return nil, p.errorf(len(token)+2, "unknown extension ?P%s", encode(token))
}

func (p *parser) groupName(terminator rune) (string, error) {
	name, err := p.until(terminator, "group name")
	if err != nil {
		return "", err
	}
	return name, p.checkName(name)
}

func (p *parser) comment(start int) error {
	for {
		if p.next == nil {
			return p.errorf(p.tell()-start, "missing ), unterminated comment")
		}
		token, err := p.get()
		if err != nil || token[0] == ')' {
			return err
		}
	}
}

// look parses a lookaround assertion.
func (p *parser) look(char rune, start int, verbose bool) (*node, error) {
	n := &node{kind: kindLook}
	if char == '<' {
		token, err := p.get()
		switch {
		case err != nil:
			return nil, err
		case token == nil:
			return nil, p.errorf(0, "unexpected end of pattern")
		case token[0] != '=' && token[0] != '!':
			return nil, p.errorf(len(token)+2, "unknown extension ?<%s", encode(token))
		}
		char, n.behind = token[0], true
		if p.behind < 0 {
			p.behind = len(p.groups)
			defer func() { p.behind = -1 }()
		}
	}
	n.negated = char == '!'
	n, err := p.group(n, start, verbose)
	if err == nil && n.negated && len(n.branches) == 1 && len(n.branches[0]) == 0 {
		n.kind = kindFail
	}
	return n, err
}

// conditional parses (?(group)yes|no).
func (p *parser) conditional(start int, verbose bool) (*node, error) {
	name, err := p.until(')', "group name")
	if err != nil {
		return nil, err
	}
	group, err := p.condition(name)
	if err != nil {
		return nil, err
	}
	if err := p.checkBehindGroup(group); err != nil {
		return nil, err
	}
	n := &node{kind: kindConditional, group: group}
	for range 2 {
		branch, err := p.sequence(verbose, false)
		if err != nil {
			return nil, err
		}
		n.branches = append(n.branches, branch)
		if len(n.branches) == 2 {
			break
		}
		if more, err := p.match('|'); err != nil {
			return nil, err
		} else if !more {
			break
		}
	}
	if p.at('|') {
		return nil, p.errorf(0, "conditional backref with more than two branches")
	}
	return n, p.closing(start)
}

// condition is the group that a conditional names.
func (p *parser) condition(name string) (int, error) {
	offset := utf8.RuneCountInString(name) + 1
	if !isNumber(name) {
		if err := p.checkName(name); err != nil {
			return 0, err
		}
		group, ok := p.names[name]
		if !ok {
			return 0, p.errorf(offset, "unknown group name %s", quoted(name, true))
		}
		return group, nil
	}
	group, err := strconv.Atoi(name)
	if group == 0 {
		return 0, p.errorf(offset, "bad group number")
	}
	if err != nil || group >= maxGroups {
		return 0, p.errorf(offset, "invalid group reference %s", name)
	}
	if _, ok := p.references[group]; !ok {
		p.references[group] = p.tell() - offset
		p.referred = append(p.referred, group)
	}
	return group, nil
}

// flagGroup parses (?flags) and (?flags-flags:...).
func (p *parser) flagGroup(char rune, start int, verbose bool) (n *node, global bool, err error) {
	n = &node{kind: kindGroup}
	if char != '-' {
		if char, err = p.addFlags(char, &n.add); err != nil {
			return nil, false, err
		}
	}
	if char == ')' {
		p.flags |= n.add
		return nil, true, nil
	}
	if n.add&globalFlags != 0 {
		return nil, false, p.errorf(1, "bad inline flags: cannot turn on global flag")
	}
	if char == '-' {
		if err := p.removeFlags(&n.del); err != nil {
			return nil, false, err
		}
	}
	if n.add&n.del != 0 {
		return nil, false, p.errorf(1, "bad inline flags: flag turned on and off")
	}
	verbose = (verbose || n.add&flagVerbose != 0) && n.del&flagVerbose == 0
	n, err = p.group(n, start, verbose)
	return n, false, err
}

// addFlags parses the flags to turn on and returns what ended them.
func (p *parser) addFlags(char rune, add *flags) (rune, error) {
	for {
		if p.isText && char == 'L' {
			return 0, p.errorf(0, "bad inline flags: cannot use 'L' flag with a str pattern")
		}
		if !p.isText && char == 'u' {
			return 0, p.errorf(0, "bad inline flags: cannot use 'u' flag with a bytes pattern")
		}
		flag := flagLetters[char]
		*add |= flag
		if flag&typeFlags != 0 && *add&typeFlags != flag {
			return 0, p.errorf(0, "bad inline flags: flags 'a', 'u' and 'L' are incompatible")
		}
		var err error
		if char, err = p.flagLetter(")-:", "missing -, : or )"); err != nil {
			return 0, err
		}
		if strings.ContainsRune(")-:", char) {
			return char, nil
		}
	}
}

// removeFlags parses the flags to turn off and the colon behind them.
func (p *parser) removeFlags(del *flags) error {
	for missing, ends := "missing flag", ""; ; missing, ends = "missing :", ":" {
		char, err := p.flagLetter(ends, missing)
		if err != nil {
			return err
		}
		if char == ':' {
			return nil
		}
		flag := flagLetters[char]
		if flag&typeFlags != 0 {
			return p.errorf(0, "bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
		}
		*del |= flag
	}
}

// flagLetter reads the letter of a flag or one of the characters of ends.
func (p *parser) flagLetter(ends, missing string) (rune, error) {
	token, err := p.get()
	switch {
	case err != nil:
		return 0, err
	case token == nil:
		return 0, p.errorf(0, "%s", missing)
	}
	char := token[0]
	if strings.ContainsRune(ends, char) {
		return char, nil
	}
	if _, ok := flagLetters[char]; !ok {
		if unicode.IsLetter(char) {
			missing = "unknown flag"
		}
		return 0, p.errorf(len(token), "%s", missing)
	}
	return char, nil
}
