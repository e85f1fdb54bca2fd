package parser

// explain turns the error of a production into a SyntaxError: what the first
// pass of CPython's parser would find it tells by itself, and leaves the rest to
// diagnose. rule is the rule of the grammar that the whole text should match.
func (f *feeder) explain(file *File, err error, rule string) *SyntaxError {
	fail := failureOf(err)
	switch {
	case fail.token == tokenError && f.scanner.mistake != nil:
		return f.scanner.mistake.syntaxError(file)
	case fail.kind != "":
		return &SyntaxError{Kind: fail.kind, Msg: fail.message, Filename: file.Name}
	case fail.message != "":
		syntax := errorAt(file, Span{fail.start, fail.end}, fail.message)
		if fail.lineOnly {
			syntax.Offset, syntax.EndOffset = 0, 0
		}
		return syntax
	}
	return diagnose(file, fail, rule)
}
