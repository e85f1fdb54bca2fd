package parser

import (
	"sync"

	"github.com/alecthomas/participle/v2/lexer"
)

// A feeder hands participle the tokens of one top-level statement after the
// other. That keeps memory flat, and lets a mistake in an early statement be
// found before a lexical one further down, as in CPython.
//
// participle copies all tokens of a lexer into a PeekingLexer. The feeder makes
// one such PeekingLexer of blank tokens and then overwrites them for every
// statement, which saves that copy: it was a third of the time.
type feeder struct {
	scanner *scanner
	lexer   *lexer.PeekingLexer
	buffer  []lexer.Token // all of the tokens of lexer
	started bool
	used    int // how many of the tokens have been written to
}

const initialTokens = 256

var feeders = sync.Pool{New: func() any {
	f := &feeder{}
	f.grow(initialTokens)
	return f
}}

// newFeeder returns a feeder of a text's tokens; give it back with release.
func newFeeder(text string) *feeder {
	f := feeders.Get().(*feeder)
	f.scanner = newScanner(text)
	f.started = false
	return f
}

// release lets the feeder's memory be used again. No token may be used after.
func (f *feeder) release() {
	const keepTokens = 1 << 17
	if len(f.buffer) > keepTokens {
		return
	}
	clear(f.buffer[:f.used]) // let go of the text
	f.scanner, f.used = nil, 0
	feeders.Put(f)
}

// blankTokens is a lexer that returns so many blank tokens.
type blankTokens int

func (b *blankTokens) Next() (lexer.Token, error) {
	*b--
	if *b <= 0 {
		return lexer.Token{Type: lexer.EOF}, nil
	}
	return lexer.Token{Type: tokenOther}, nil
}

// grow makes the PeekingLexer hold so many tokens.
func (f *feeder) grow(tokens int) {
	blank := blankTokens(tokens)
	f.lexer, _ = lexer.Upgrade(&blank) // blankTokens returns no errors
	f.buffer = f.lexer.Range(0, lexer.RawCursor(tokens))
}

// next puts the tokens of the next top-level statement, and an EOF after them,
// into the lexer. It reports false when there are none left.
//
// Where a line is indented without reason the "statement" goes on to the end of
// the indented lines, for the parser to stumble over.
func (f *feeder) next() bool {
	s := f.scanner
	s.tokens = f.buffer[:0:len(f.buffer)]
	if !f.started {
		f.started = true
		s.indentation()
	}
	if s.ended && len(s.tokens) == 0 {
		return false
	}
	for !s.ended {
		decorator := s.peek() == '@'
		s.logical()
		if s.ended {
			break
		}
		s.indentation()
		if len(s.indents) == 1 && !decorator && !s.continues() {
			break
		}
	}
	s.tokens = append(s.tokens, lexer.Token{Type: lexer.EOF, Pos: lexer.Position{Offset: s.offset, Line: s.line, Column: s.offset - s.lineStart + 1}})
	if len(s.tokens) > len(f.buffer) {
		tokens := s.tokens
		f.grow(len(tokens) + len(tokens)/4)
		copy(f.buffer, tokens)
	}
	f.used = max(f.used, len(s.tokens))
	f.lexer.LoadCheckpoint(lexer.Checkpoint{})
	return true
}
