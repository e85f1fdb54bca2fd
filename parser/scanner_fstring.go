package parser

import "strings"

// An fstring is an f-string that is not yet closed.
//
// Its literal text is read by fstringText, its replacement fields by the
// ordinary code; scanner.inString says which is at work. depth counts the
// brackets open inside the f-string, and fieldDepth is the depth at which the
// innermost replacement field began: -1 outside of any, 0 in a field, 1 in a
// field within a field's format spec.
type fstring struct {
	quote       byte
	triple, raw bool

	start, line, lineStart int

	depth, fieldDepth int
	field             int  // the index in tokens of the outermost field's "{"
	debug             bool // a "=" has been seen in the field
}

// fstring returns the innermost open f-string, or nil.
func (s *scanner) fstring() *fstring {
	if len(s.fstrings) == 0 {
		return nil
	}
	return &s.fstrings[len(s.fstrings)-1]
}

// fstringStart reads the opening quotes of an f-string; the offset is at them.
func (s *scanner) fstringStart(start int) {
	prefix := s.text[start:s.offset]
	f := fstring{
		quote: s.peek(), raw: strings.ContainsAny(prefix, "rR"),
		start: start, line: s.line, lineStart: s.lineStart, fieldDepth: -1,
	}
	f.triple = s.byteAt(1) == f.quote && s.byteAt(2) == f.quote
	s.offset++
	if f.triple {
		s.offset += 2
	}
	if len(s.fstrings)+2 > maxFStrings {
		s.failHere("too many nested f-strings")
		return
	}
	s.fstrings = append(s.fstrings, f)
	s.emit(tokenFStringStart, start)
	s.inString = true
}

// fstringText reads literal text up to the next replacement field, the end of
// the format spec or the closing quotes, and what ends it unless that is the
// ordinary "}" of a field.
func (s *scanner) fstringText() {
	f := s.fstring()
	start, line, lineStart := s.offset, s.line, s.lineStart
	named := false // in the braces of \N{…}
	for s.offset < len(s.text) {
		inSpec := f.fieldDepth >= 0
		switch c := s.text[s.offset]; {
		case c == f.quote && s.closesFString(f):
			s.fstringMiddle(start, line, lineStart)
			s.fstringEnd(f)
			return
		case c == '\n':
			if !f.triple {
				if inSpec {
					s.inString = false
					s.fstringMiddle(start, line, lineStart)
					return
				}
				s.unterminatedFString(f)
				return
			}
			s.offset++
			s.newLine()
			continue
		case c == '{':
			if s.byteAt(1) == '{' && !inSpec {
				s.offset++
				break
			}
			s.fstringMiddle(start, line, lineStart)
			s.fieldStart(f)
			return
		case c == '}' && named:
			named = false
		case c == '}':
			if s.byteAt(1) == '}' && !inSpec {
				s.offset++
				break
			}
			s.fstringMiddle(start, line, lineStart)
			s.inString = false
			return
		case c == '\\':
			named = s.fstringEscape(f) || named
			continue
		}
		s.offset++
	}
	if f.fieldDepth >= 0 && !f.triple {
		s.inString = false
		return
	}
	s.unterminatedFString(f)
}

// closesFString reports whether the closing quotes are at the offset.
func (s *scanner) closesFString(f *fstring) bool {
	return !f.triple || s.byteAt(1) == f.quote && s.byteAt(2) == f.quote
}

// fstringEscape passes a backslash and what it escapes; it reports whether that
// begins \N{…}, whose braces are not a field's.
func (s *scanner) fstringEscape(f *fstring) (named bool) {
	s.offset++
	switch c := s.peek(); {
	case c == '{' || c == '}' || s.offset >= len(s.text):
		return false
	case c == '\n':
		s.offset++
		s.newLine()
		return false
	case c == 'N' && !f.raw:
		s.offset++
		if s.peek() == '{' {
			s.offset++
			return true
		}
		return false
	}
	s.offset++
	return false
}

// fstringMiddle emits the literal text from start to the offset, if any.
func (s *scanner) fstringMiddle(start, line, lineStart int) {
	if s.offset > start {
		s.emitAt(tokenFStringMiddle, start, line, lineStart)
	}
}

// fstringEnd reads the closing quotes.
func (s *scanner) fstringEnd(f *fstring) {
	start := s.offset
	s.offset++
	if f.triple {
		s.offset += 2
	}
	s.fstrings = s.fstrings[:len(s.fstrings)-1]
	s.inString = false
	s.emit(tokenFStringEnd, start)
}

// fieldStart reads the "{" of a replacement field.
func (s *scanner) fieldStart(f *fstring) {
	f.fieldDepth++
	if f.fieldDepth >= maxFieldNesting {
		s.failHere("f-string: expressions nested too deeply")
		return
	}
	f.debug = false
	f.field = len(s.tokens)
	s.inString = false
	s.open('{')
	if s.mistake == nil {
		s.tokens[len(s.tokens)-1].Type = tokenFieldStart
	}
}

// fieldDelimiter handles a ":" or "!" inside an f-string; it reports whether it
// was the ":" before a format spec, and has emitted it.
func (s *scanner) fieldDelimiter(f *fstring, c byte) bool {
	if f.fieldDepth < 0 || f.depth != f.fieldDepth+1 || c == '!' && s.byteAt(1) == '=' {
		return false
	}
	s.closeField(f)
	if c == '!' {
		return false
	}
	start := s.offset
	s.offset++
	s.emit(tokenColon, start)
	s.inString = true
	return true
}

// closeField is called before the "}", ":" or "!" that ends the expression of a
// replacement field. Where the expression may have ended in "=", it stretches
// the text of the field's tokenFieldStart up to here: `f"{x = }"` shows it.
func (s *scanner) closeField(f *fstring) {
	if !f.debug {
		return
	}
	f.debug = false
	opening := &s.tokens[f.field]
	opening.Value = s.text[opening.Pos.Offset:s.offset]
}

// unterminatedFString reports an f-string without an end.
func (s *scanner) unterminatedFString(f *fstring) {
	detected := s.lastLine()
	s.line, s.lineStart, s.offset = f.line, f.lineStart, f.start+1
	if f.triple {
		s.failHere("unterminated triple-quoted f-string literal (detected at line %d)", detected)
	} else {
		s.failHere("unterminated f-string literal (detected at line %d)", detected)
	}
}
