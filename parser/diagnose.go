package parser

import "strings"

// maxDiagnosisTokens limits the length of a statement that is looked at: it
// takes some 10 µs and 2 kB a token.
const maxDiagnosisTokens = 200_000

// diagnose finds the words for a syntax error. It is called on the cold path
// only, with a failure that says no more than where the grammar stopped. rule is
// the rule of the grammar of mistakes that the text should match.
//
// It goes about it as CPython does. A first pass tells how far the text makes
// sense; a second one looks for well-known mistakes on the way. With none found
// it is "invalid syntax" where the first pass stopped. And a lexical mistake
// further down is preferred to all that.
func diagnose(file *File, fail *failure, rule string) *SyntaxError {
	tokens, scanned := diagnosisTokens(file, fail.start)
	mistake := scanned.mistake
	if len(tokens) > maxDiagnosisTokens {
		return errorAt(file, Span{fail.start, fail.end}, "invalid syntax")
	}
	d := &diagnosis{file: file, rules: diagnosisRules(), tokens: tokens, memo: make([][]memory, len(tokens))}
	found := d.rule(d.rules[rule]) != nil
	last := &d.tokens[d.fetched-1]
	if !found && !d.stopped() {
		d.mark, d.depth, d.second = 0, 0, true
		clear(d.memo)
		d.rule(d.rules[rule])
	}
	switch {
	case d.lexical:
		return mistake.syntaxError(file)
	case d.tooDeep, found:
		d.err = errorAt(file, Span{fail.start, fail.end}, "invalid syntax")
	case d.err == nil && (last.kind == "INDENT" || last.kind == "DEDENT"):
		message := "unexpected indent"
		if last.kind == "DEDENT" {
			message = "unexpected unindent"
		}
		d.raiseLast(indentationError, message)
		return d.err
	case d.err == nil:
		d.raiseInvalid(last)
	}
	if mistake != nil && d.prefers(scanned) {
		return scanned.mistake.syntaxError(file)
	}
	return d.err
}

// prefers reports whether the lexical mistake, which the parser has not come to,
// is told instead of the error found: if it is about a single token, or a
// bracket never closed on a line before. Mistakes inside an f-string never are.
func (d *diagnosis) prefers(s *scanner) bool {
	switch m := s.mistake; {
	case len(s.fstrings) > 0, m.kind == indentationError, m.kind == tabError:
		return false
	case m.message == "unexpected EOF while parsing",
		m.message == "unexpected character after line continuation character":
		if len(s.brackets) == 0 {
			return false
		}
		s.neverClosed()
	case !strings.HasSuffix(m.message, "was never closed"):
		return true
	}
	return d.lineOf() > s.mistake.line
}
