package parser

import (
	"io"

	"github.com/alecthomas/participle/v2/lexer"
)

// Definition is the lexer of Python, as participle wants it. Its tokens carry
// their text as it stands in the source, so that a token ends where its text
// does; a Newline, Indent or Dedent has no text but the line ending.
type Definition struct{}

var _ lexer.StringDefinition = Definition{}

// Symbols returns the names of the token types, for use in grammar tags.
func (Definition) Symbols() map[string]lexer.TokenType { return symbols }

// Lex returns a lexer of what r holds.
func (d Definition) Lex(filename string, r io.Reader) (lexer.Lexer, error) {
	source, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	return d.LexString(filename, string(source))
}

// LexString returns a lexer of a source. The lexer's error, if any, is a
// *SyntaxError.
func (Definition) LexString(filename, source string) (lexer.Lexer, error) {
	text, err := decode(filename, source)
	if err != nil {
		return nil, err
	}
	return &tokenLexer{file: NewFile(filename, text), scanner: newScanner(text)}, nil
}

// A tokenLexer hands out a scanner's tokens one by one.
type tokenLexer struct {
	file    *File
	scanner *scanner
	next    int
}

// Next returns the next token; after the last one, an EOF for ever.
func (l *tokenLexer) Next() (lexer.Token, error) {
	s := l.scanner
	for l.next == len(s.tokens) {
		if s.ended {
			return lexer.EOFToken(lexer.Position{Filename: l.file.Name, Offset: s.offset, Line: s.line}), nil
		}
		s.tokens, l.next = s.tokens[:0], 0
		s.indentation()
		s.logical()
	}
	token := s.tokens[l.next]
	token.Pos.Filename = l.file.Name
	if token.Type == tokenError {
		return token, s.mistake.syntaxError(l.file)
	}
	l.next++
	return token, nil
}
