package parser

import (
	"strings"
	"sync"
)

// The grammar of mistakes.
//
// Which words CPython has for a syntax error follows from the order in which
// its parser tries the alternatives of its rules, the wrong ones among them:
// after a failure it parses again, and a rule for a well-known mistake that
// matches raises its error. To tell errors alike one has to try in the same
// order, so this is a second grammar of the language, of use only after the
// first has failed. It makes no tree.
//
// A rule is its name, words about it, a colon and alternatives between bars. An
// alternative is a sequence of
//
//	'if'      a keyword or operator; "match" a soft keyword
//	NAME      a token of a kind; END is the end of the file
//	rule      a rule; those named bad_… match in the second pass alone, those named
//	          wrong_… are mistakes that CPython finds in the first
//	x? x* x+  an optional or repeated part
//	x % ','   one or more, separated
//	&x !x     what must or must not come next
//	~         no other alternative will be tried
//	^':'      a token without which the program is in error
//	a=x       a part given a name
//	(…)       alternatives
//
// and may end in `-> kind`, which makes it an expression that errors call by
// that kind, or in an action in braces, told in diagnose_action.go.
//
// Rules marked memo keep their results whether or not the rules of mistakes
// were on when they were computed, as CPython's do. A rule marked quiet turns
// those rules off. A memo rule may begin with itself.
const (
	opToken operator = iota
	opSoft
	opKind // a token of a kind, in index
	opRule
	opGroup
	opOptional
	opRepeat // zero or more
	opMany   // one or more
	opSeparated
	opAhead
	opNotAhead
	opCut
	opForced
)

type operator uint8

// A diagnosisRule is a rule of the grammar of mistakes.
type diagnosisRule struct {
	name         string
	index        int
	memo, quiet  bool
	mistake      bool // is tried in the second pass alone
	alternatives []alternative
}

// An alternative is a sequence of parts and what comes of them.
type alternative struct {
	parts  []part
	kind   string // of expression, or ""
	action *action
}

// A part is one item of an alternative.
type part struct {
	op           operator
	name         byte // under which actions know it, or 0
	text         string
	rule         *diagnosisRule
	inner        *part
	separator    *part
	alternatives []alternative
}

// An action is what an alternative does when it has matched.
type action struct {
	verb    string
	names   string // of the parts it is about, a letter each
	message string
}

// diagnosisRules returns the rules by name. They are read at the first mistake.
var diagnosisRules = sync.OnceValue(func() map[string]*diagnosisRule {
	r := &ruleReader{rules: make(map[string]*diagnosisRule)}
	for _, text := range []string{statementRules, expressionRules, functionParameterRules, lambdaParameterRules, patternRules} {
		r.text = text
		r.read()
	}
	return r.rules
})

// A ruleReader reads rules in the notation above. The rules are constants of
// this package, so it takes them to be well formed.
type ruleReader struct {
	text  string
	rules map[string]*diagnosisRule
}

// next skips white space and returns the next character, 0 at the end.
func (r *ruleReader) next() byte {
	r.text = strings.TrimLeft(r.text, " \t\n")
	if r.text == "" {
		return 0
	}
	return r.text[0]
}

// accept passes the prefix if it comes next.
func (r *ruleReader) accept(prefix string) bool {
	r.next()
	rest, ok := strings.CutPrefix(r.text, prefix)
	r.text = rest
	return ok
}

// word reads a name.
func (r *ruleReader) word() string {
	r.next()
	end := strings.IndexFunc(r.text, func(c rune) bool {
		return c != '_' && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z')
	})
	word := r.text[:end]
	r.text = r.text[end:]
	return word
}

// upTo reads the text up to a character, and that character.
func (r *ruleReader) upTo(end byte) string {
	text, rest, _ := strings.Cut(r.text, string(end))
	r.text = rest
	return text
}

// rule returns the rule of a name, which may be read later.
func (r *ruleReader) rule(name string) *diagnosisRule {
	rule := r.rules[name]
	if rule == nil {
		rule = &diagnosisRule{
			name: name, index: len(r.rules),
			mistake: strings.HasPrefix(strings.TrimPrefix(name, "lambda_"), "bad_"),
		}
		r.rules[name] = rule
	}
	return rule
}

func (r *ruleReader) read() {
	for r.next() != 0 {
		rule := r.rule(r.word())
		for !r.accept(":") {
			switch r.word() {
			case "memo":
				rule.memo = true
			case "quiet":
				rule.quiet = true
			}
		}
		rule.alternatives = r.alternatives()
	}
}

func (r *ruleReader) alternatives() []alternative {
	list := []alternative{r.alternative()}
	for r.accept("|") {
		list = append(list, r.alternative())
	}
	return list
}

func (r *ruleReader) alternative() alternative {
	var a alternative
	for {
		switch c := r.next(); {
		case c == 0 || c == '|' || c == ')' || r.startsRule():
			return a
		case c == '{':
			a.action = r.action()
			return a
		case r.accept("->"):
			end := strings.IndexAny(r.text, "|\n")
			a.kind = strings.TrimSpace(r.text[:end])
			r.text = r.text[end:]
			return a
		}
		a.parts = append(a.parts, r.part())
	}
}

// startsRule reports whether a new rule comes next: only there does a name stand
// before a colon.
func (r *ruleReader) startsRule() bool {
	line, _, _ := strings.Cut(r.text, "\n")
	head, _, found := strings.Cut(line, ":")
	return found && head != "" && strings.Trim(head, "abcdefghijklmnopqrstuvwxyz_ ") == ""
}

// action reads `{verb names "message"}`.
func (r *ruleReader) action() *action {
	r.accept("{")
	text := r.text
	end := strings.IndexByte(text, '}')
	if quote := strings.IndexByte(text, '"'); quote >= 0 && quote < end {
		last := strings.Index(text, `"}`)
		end = last + 1
	}
	head, message, _ := strings.Cut(text[:end], `"`)
	r.text = text[end+1:]
	fields := strings.Fields(head)
	message = strings.ReplaceAll(strings.TrimSuffix(message, `"`), `\"`, `"`)
	return &action{verb: fields[0], names: strings.Join(fields[1:], ""), message: message}
}

// part reads one part and what follows it: ? * + or % and a separator.
func (r *ruleReader) part() part {
	var p part
	r.next()
	if len(r.text) > 1 && r.text[1] == '=' && 'a' <= r.text[0] && r.text[0] <= 'z' {
		p.name = r.text[0]
		r.text = r.text[2:]
	}
	item := r.item()
	for _, suffix := range [...]struct {
		text string
		op   operator
	}{{"?", opOptional}, {"*", opRepeat}, {"+", opMany}, {"%", opSeparated}} {
		if !r.accept(suffix.text) {
			continue
		}
		inner := item
		item = part{op: suffix.op, inner: &inner}
		if suffix.op == opSeparated {
			separator := r.item()
			item.separator = &separator
		}
		break
	}
	item.name = p.name
	return item
}

// item reads a part without a suffix.
func (r *ruleReader) item() part {
	switch c := r.next(); c {
	case '\'', '"':
		r.text = r.text[1:]
		op := opToken
		if c == '"' {
			op = opSoft
		}
		return part{op: op, text: r.upTo(c)}
	case '(':
		r.accept("(")
		list := r.alternatives()
		r.accept(")")
		return part{op: opGroup, alternatives: list}
	case '&', '!', '^':
		r.text = r.text[1:]
		inner := r.item()
		op := map[byte]operator{'&': opAhead, '!': opNotAhead, '^': opForced}[c]
		return part{op: op, inner: &inner}
	case '~':
		r.text = r.text[1:]
		return part{op: opCut}
	}
	word := r.word()
	if strings.ToUpper(word) == word {
		return part{op: opKind, text: word}
	}
	return part{op: opRule, rule: r.rule(word)}
}
