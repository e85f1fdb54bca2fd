package parser

// diagnose finds the words for a syntax error. It is called on the cold path
// only, with a failure that says no more than where the grammar stopped.
func diagnose(file *File, fail *failure) *SyntaxError {
	switch fail.token {
	case tokenIndent:
		return file.indentationError(fail.start, "unexpected indent")
	case tokenDedent:
		return file.indentationError(fail.start, "unexpected unindent")
	}
	if err := laterMistake(file, fail); err != nil {
		return err
	}
	return ErrorAt(file, Span{fail.start, fail.end}, "invalid syntax")
}

// indentationError returns an IndentationError about an Indent or Dedent, whose
// end CPython does not know.
func (f *File) indentationError(offset int32, message string) *SyntaxError {
	err := ErrorAt(f, Span{offset, offset}, message)
	err.Kind = indentationError
	err.Offset--
	err.EndOffset = -1
	return err
}

// laterMistake returns the first lexical mistake anywhere in the file: CPython
// reads on to the end, and prefers it to a mere "invalid syntax".
func laterMistake(file *File, fail *failure) *SyntaxError {
	s := newScanner(file.Text)
	for !s.ended {
		s.indentation()
		s.logical()
	}
	if s.mistake == nil {
		return nil
	}
	return s.mistake.syntaxError(file)
}
