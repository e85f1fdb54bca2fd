package parser

import "github.com/alecthomas/participle/v2/lexer"

// str reads a string literal; the offset is at the opening quote, start at the
// prefix.
func (s *scanner) str(start int) {
	quote, startLine, startLineStart := s.peek(), s.line, s.lineStart
	triple := s.byteAt(1) == quote && s.byteAt(2) == quote
	if triple {
		s.offset += 3
	} else {
		s.offset++
	}
	escapedQuote := false
	for {
		i := indexStringEnd(s.text[s.offset:], quote)
		if i < 0 {
			s.offset = len(s.text)
			break
		}
		s.offset += i
		c := s.text[s.offset]
		switch {
		case c == quote && !triple:
			s.offset++
			s.emitAt(tokenString, start, startLine, startLineStart)
			return
		case c == quote:
			if s.byteAt(1) == quote && s.byteAt(2) == quote {
				s.offset += 3
				s.emitAt(tokenString, start, startLine, startLineStart)
				return
			}
		case c == '\n':
			if !triple {
				s.unterminated(start, startLine, startLineStart, quote, triple, escapedQuote)
				return
			}
			s.offset++
			s.newLine()
			continue
		case c == '\\':
			s.offset++
			if s.peek() == quote {
				escapedQuote = true
			}
			if s.peek() == '\n' {
				s.offset++
				s.newLine()
				continue
			}
			if s.offset >= len(s.text) {
				continue
			}
		}
		s.offset++
	}
	s.unterminated(start, startLine, startLineStart, quote, triple, escapedQuote)
}

// indexStringEnd returns the index of the first byte of text that matters
// inside a string: the quote, a backslash or a line ending; -1 without one.
func indexStringEnd(text string, quote byte) int {
	for i := 0; i < len(text); i++ {
		if c := text[i]; c == quote || c == '\\' || c == '\n' {
			return i
		}
	}
	return -1
}

// emitAt is emit for a token that began on another line.
func (s *scanner) emitAt(kind lexer.TokenType, start, line, lineStart int) {
	s.tokens = append(s.tokens, lexer.Token{
		Type:  kind,
		Value: s.text[start:s.offset],
		Pos:   lexer.Position{Offset: start, Line: line, Column: start - lineStart + 1},
	})
}

// unterminated reports a string literal without an end.
func (s *scanner) unterminated(start, startLine, startLineStart int, quote byte, triple, escapedQuote bool) {
	detected := s.lastLine()
	s.line, s.lineStart, s.offset = startLine, startLineStart, start+1
	if f := s.fstring(); f != nil && f.quote == quote && f.triple == triple {
		s.failHere("f-string: expecting '}'")
		return
	}
	switch {
	case triple:
		s.failHere("unterminated triple-quoted string literal (detected at line %d)", detected)
	case escapedQuote:
		s.failHere("unterminated string literal (detected at line %d); perhaps you escaped the end quote?", detected)
	default:
		s.failHere("unterminated string literal (detected at line %d)", detected)
	}
}

// lastLine is the number of the line that the scanner is on, which is the last
// one with a line ending when it is at the very end.
func (s *scanner) lastLine() int {
	if s.offset >= len(s.text) && s.lineStart == len(s.text) && s.line > 1 {
		return s.line - 1
	}
	return s.line
}
