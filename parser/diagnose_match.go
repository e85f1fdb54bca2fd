package parser

// A match is what a part of the grammar of mistakes has matched.
type match struct {
	kind        string // of expression, as errors call it; "" if it is none
	first, last int    // tokens
	parts       []*match
}

// tokenKind is the kind of a match that is a token.
const tokenKind = "token"

// A diagnosis is one attempt to parse tokens by the grammar of mistakes.
type diagnosis struct {
	file   *File
	rules  map[string]*diagnosisRule
	tokens []diagnosisToken
	memo   [][]memory // by token

	mark    int  // the next token
	fetched int  // how many tokens have been looked at
	second  bool // the rules of mistakes are on
	depth   int

	err     *SyntaxError
	lexical bool // the lexical mistake has been reached
	tooDeep bool
}

// A memory is the result of a rule at a token.
type memory struct {
	rule   int
	second bool // whether mistakes were on; false for the rules marked memo
	mark   int  // after it
	result *match
}

// maxDiagnosisDepth limits the recursion. A program that is nested deeper gets
// no better words than "invalid syntax".
const maxDiagnosisDepth = 20000

// stopped reports whether an error has been found or the attempt given up.
func (d *diagnosis) stopped() bool { return d.err != nil || d.lexical || d.tooDeep }

// peek returns the next token.
func (d *diagnosis) peek() *diagnosisToken {
	if d.mark >= d.fetched {
		d.fetched = d.mark + 1
		if d.tokens[d.mark].mistake {
			d.lexical = true
		}
	}
	return &d.tokens[d.mark]
}

// pass matches the next token.
func (d *diagnosis) pass() *match {
	d.mark++
	return &match{kind: tokenKind, first: d.mark - 1, last: d.mark - 1}
}

// rule matches a rule at the next token. It returns nil if the rule does not
// match or an error is found.
func (d *diagnosis) rule(r *diagnosisRule) *match {
	if r.mistake && !d.second || d.stopped() {
		return nil
	}
	d.peek()
	if d.lexical {
		return nil
	}
	start := d.mark
	second := d.second && !r.memo
	if m := d.remembered(r, start, second); m != nil {
		if m.result != nil {
			d.mark = m.mark
		}
		return m.result
	}
	if d.depth++; d.depth > maxDiagnosisDepth {
		d.tooDeep = true
		return nil
	}
	defer func() { d.depth-- }()
	if r.quiet {
		defer func(on bool) { d.second = on }(d.second)
		d.second = false
	}
	if !r.beginsWithItself() {
		result := d.alternatives(r.alternatives)
		d.remember(start, memory{r.index, second, d.mark, result})
		d.forget(r, start, result)
		return result
	}
	return d.grow(r, start, second)
}

// grow matches a rule that begins with itself: first without that, and then,
// as long as it gets longer, with what it has matched before.
func (d *diagnosis) grow(r *diagnosisRule, start int, second bool) *match {
	seed := memory{r.index, second, start, nil}
	for {
		d.remember(start, seed)
		d.mark = start
		result := d.alternatives(r.alternatives)
		if d.stopped() {
			return nil
		}
		if result == nil || d.mark <= seed.mark {
			break
		}
		seed.mark, seed.result = d.mark, result
	}
	d.mark = start
	if seed.result != nil {
		d.mark = seed.mark
	}
	return seed.result
}

func (r *diagnosisRule) beginsWithItself() bool {
	first := r.alternatives[0].parts[0]
	return first.op == opRule && first.rule == r
}

func (d *diagnosis) remembered(r *diagnosisRule, at int, second bool) *memory {
	for i := range d.memo[at] {
		if m := &d.memo[at][i]; m.rule == r.index && m.second == second {
			return m
		}
	}
	return nil
}

func (d *diagnosis) remember(at int, m memory) {
	for i := range d.memo[at] {
		if old := &d.memo[at][i]; old.rule == m.rule && old.second == m.second {
			*old = m
			return
		}
	}
	d.memo[at] = append(d.memo[at], m)
}

// forget drops the results inside a statement that has matched: nothing comes
// back there. So memory does not grow with the length of a block.
func (d *diagnosis) forget(r *diagnosisRule, start int, result *match) {
	if result == nil || r.name != "statement" {
		return
	}
	for i := start; i < d.mark; i++ {
		d.memo[i] = nil
	}
}

// alternatives matches the first alternative that does.
func (d *diagnosis) alternatives(list []alternative) *match {
	start := d.mark
	for i := range list {
		a := &list[i]
		result, final := d.alternative(a)
		if d.stopped() {
			return nil
		}
		if result != nil || final {
			if result == nil {
				d.mark = start
			}
			return result
		}
		d.mark = start
	}
	return nil
}

// alternative matches one alternative; final tells that there is no other.
func (d *diagnosis) alternative(a *alternative) (result *match, final bool) {
	start := d.mark
	var few [8]*match
	matches := few[:0]
	var named [26]*match
	for i := range a.parts {
		p := &a.parts[i]
		if p.op == opCut {
			final = true
			continue
		}
		m, ok := d.part(p)
		if !ok || d.stopped() {
			return nil, final
		}
		if p.name != 0 {
			named[p.name-'a'] = m
		}
		if m != nil {
			matches = append(matches, m)
		}
	}
	if a.action != nil {
		return d.act(a.action, &named), true
	}
	if a.kind == "" && len(matches) == 1 {
		return matches[0], final
	}
	return d.join(a.kind, start, matches), final
}

// join makes one match of several. What is no expression of itself gives way to
// its parts.
func (d *diagnosis) join(kind string, start int, matches []*match) *match {
	result := &match{kind: kind, first: start, last: d.mark - 1}
	for _, m := range matches {
		switch m.kind {
		case tokenKind:
		case "":
			result.parts = append(result.parts, m.parts...)
		default:
			result.parts = append(result.parts, m)
		}
	}
	return result
}

// part matches a part. The match is nil for one that takes no tokens.
func (d *diagnosis) part(p *part) (*match, bool) {
	switch p.op {
	case opToken, opSoft, opKind:
		if !d.at(p) {
			return nil, false
		}
		return d.pass(), true
	case opRule:
		m := d.rule(p.rule)
		return m, m != nil
	case opGroup:
		m := d.alternatives(p.alternatives)
		return m, m != nil
	case opOptional:
		if m, ok := d.part(p.inner); ok {
			return m, true
		}
		return nil, true
	case opRepeat, opMany, opSeparated:
		return d.repeated(p)
	case opAhead, opNotAhead:
		start := d.mark
		_, ok := d.part(p.inner)
		d.mark = start
		return nil, ok == (p.op == opAhead)
	}
	token := d.peek() // opForced
	if d.lexical {
		return nil, false
	}
	if !d.at(p.inner) {
		d.raise(token.start, token.end, "expected '"+p.inner.text+"'")
		return nil, false
	}
	return d.pass(), true
}

// at reports whether the next token is that of a part.
func (d *diagnosis) at(p *part) bool {
	token := d.peek()
	switch {
	case d.lexical:
		return false
	case p.op == opToken:
		return token.kind == "" && token.text == p.text
	case p.op == opSoft:
		return token.kind == "NAME" && token.text == p.text
	case p.text == "SOFT_KEYWORD":
		return token.kind == "NAME" && isSoftKeyword(token.text)
	}
	return token.kind == p.text
}

func (d *diagnosis) repeated(p *part) (*match, bool) {
	start := d.mark
	var matches []*match
	for {
		before := d.mark
		if p.op == opSeparated && len(matches) > 0 {
			if _, ok := d.part(p.separator); !ok {
				break
			}
		}
		m, ok := d.part(p.inner)
		if d.stopped() {
			return nil, false
		}
		if !ok {
			d.mark = before
			break
		}
		matches = append(matches, m)
		if d.mark == before {
			break
		}
	}
	if len(matches) == 0 && p.op != opRepeat {
		return nil, false
	}
	return d.join("", start, matches), true
}
