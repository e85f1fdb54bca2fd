package parser

import (
	"fmt"
	"unicode/utf8"

	"github.com/alecthomas/participle/v2/lexer"
)

// The kinds of SyntaxError; "" stands for the first.
const (
	syntaxError      = "SyntaxError"
	indentationError = "IndentationError"
	tabError         = "TabError"
)

// A mistake is a lexical error. Columns count characters from 1; endColumn has
// the odd values, 0 and -1, that CPython gives where it knows no end.
type mistake struct {
	kind, message      string
	line, column       int
	endLine, endColumn int
}

// fail keeps the mistake, emits the error token and ends the stream.
func (s *scanner) fail(m *mistake) {
	s.mistake = m
	s.tokens = append(s.tokens, lexer.Token{
		Type: tokenError,
		Pos:  lexer.Position{Offset: min(s.offset, len(s.text)), Line: s.line, Column: s.offset - s.lineStart + 1},
	})
	s.inString = false
	s.finish()
}

// failHere reports a mistake whose last character is the one before the offset.
func (s *scanner) failHere(format string, arguments ...any) {
	column := s.column(s.offset)
	s.fail(&mistake{message: fmt.Sprintf(format, arguments...), line: s.line, column: column, endLine: s.line, endColumn: column})
}

// column counts the characters of the physical line up to an offset.
func (s *scanner) column(offset int) int {
	return utf8.RuneCountInString(s.text[s.lineStart:offset])
}

// syntaxError tells the mistake as a SyntaxError of a file.
func (m *mistake) syntaxError(file *File) *SyntaxError {
	kind := m.kind
	if kind == "" {
		kind = syntaxError
	}
	return &SyntaxError{
		Kind: kind, Msg: m.message, Filename: file.Name,
		Line: m.line, Offset: m.column, EndLine: m.endLine, EndOffset: m.endColumn,
		Text: file.Line(m.line),
	}
}
