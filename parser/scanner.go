package parser

import (
	"strings"
	"unicode/utf8"

	"github.com/alecthomas/participle/v2/lexer"
)

// The limits of CPython's tokenizer.
const (
	maxBrackets       = 200 // nested brackets
	maxIndents        = 100 // nested blocks, the module's own counted
	maxFStrings       = 150 // nested f-strings, the module's own level counted
	maxFieldNesting   = 3   // replacement fields within format specs
	tabSize           = 8
	tabSizeAlternate  = 1 // a second measure; if the two disagree, tabs and spaces are mixed
	utf8ByteOrderMark = "\xef\xbb\xbf"
)

// A scanner cuts a text into tokens, one logical line at a time: it knows
// indentation, joins lines inside brackets and after a backslash, and leaves
// white space and comments out.
//
// A lexical mistake becomes one tokenError, the last token before the end of
// file, and is kept in mistake. So a parser that stumbles earlier reports its
// own finding, as CPython's does.
type scanner struct {
	text   string
	offset int
	tokens []lexer.Token

	line      int // the number of the physical line, from 1
	lineStart int // the offset at which it begins

	indents  []indent
	brackets []bracket
	fstrings []fstring
	inString bool // in the literal text of the innermost f-string

	logicalLine int // the index in tokens of the logical line's first token
	mistake     *mistake
	ended       bool
}

// An indent is the width of an indentation, measured with two tab sizes.
type indent struct{ column, alternate int }

// A bracket is an opening bracket that is not yet closed.
type bracket struct {
	char                   byte
	line, start, lineStart int
}

// newScanner returns a scanner at the first line's indentation.
func newScanner(text string) *scanner {
	s := &scanner{text: text, line: 1, indents: make([]indent, 1, 16)}
	return s
}

// emit appends the token that covers the text from start to the offset.
func (s *scanner) emit(kind lexer.TokenType, start int) {
	s.tokens = append(s.tokens, lexer.Token{
		Type:  kind,
		Value: s.text[start:s.offset],
		Pos:   lexer.Position{Offset: start, Line: s.line, Column: start - s.lineStart + 1},
	})
}

// newLine notes that the physical line has ended; offset is past its "\n".
func (s *scanner) newLine() {
	s.line++
	s.lineStart = s.offset
}

// peek returns the byte at the offset, or 0 at the end. (The text holds no
// null bytes.)
func (s *scanner) peek() byte {
	if s.offset < len(s.text) {
		return s.text[s.offset]
	}
	return 0
}

// byteAt returns the byte so far from the offset, or 0 beyond the end.
func (s *scanner) byteAt(distance int) byte {
	if at := s.offset + distance; at < len(s.text) {
		return s.text[at]
	}
	return 0
}

// finish ends the token stream.
func (s *scanner) finish() {
	s.offset = len(s.text)
	s.ended = true
}

// logical emits the tokens of one logical line, its Newline included.
func (s *scanner) logical() {
	s.logicalLine = len(s.tokens)
	for !s.ended {
		if s.inString {
			s.fstringText()
			continue
		}
		switch c := s.peek(); charClass[c] {
		case classSpace:
			s.offset++
		case classLetter:
			s.word()
		case classDigit:
			s.number()
		case classQuote:
			s.str(s.offset)
		case classComment, classNewline:
			if s.endLine() {
				return
			}
		case classBackslash:
			s.continuation()
		case classControl:
			s.offset++
			s.failHere("invalid non-printable character U+%04X", c)
		case classEnd:
			s.endOfText()
			return
		default:
			s.operator(c)
		}
	}
}

// endLine passes a "\n" and a comment before it; it reports whether that ended
// the logical line. A Newline token begins with the comment, as in CPython.
func (s *scanner) endLine() bool {
	start := s.offset
	s.skipComment()
	if s.offset == len(s.text) {
		s.endOfText()
		return true
	}
	s.offset++
	if len(s.brackets) > 0 {
		s.newLine()
		return false
	}
	s.softKeyword()
	s.emit(tokenNewline, start)
	s.newLine()
	return true
}

// endOfText ends the last logical line, which has no "\n" of its own.
func (s *scanner) endOfText() {
	if len(s.brackets) > 0 {
		s.neverClosed()
		return
	}
	s.softKeyword()
	s.emit(tokenNewline, s.offset)
}

// softKeyword makes `match` a keyword where the logical line that is about to
// end has the shape of a match statement: no other line that begins with a name
// ends in a colon.
func (s *scanner) softKeyword() {
	line := s.tokens[s.logicalLine:]
	if len(line) < 3 || line[0].Type != tokenName {
		return
	}
	if line[0].Value == "match" && line[len(line)-1].Type == tokenColon && line[1].Type != tokenColon {
		line[0].Type = tokenMatch
	}
}

func (s *scanner) skipComment() {
	if end := strings.IndexByte(s.text[s.offset:], '\n'); end >= 0 {
		s.offset += end
	} else {
		s.offset = len(s.text)
	}
}

// continuation passes a backslash and the line ending after it.
func (s *scanner) continuation() bool {
	s.offset++
	if s.peek() != '\n' && s.offset < len(s.text) {
		_, size := utf8.DecodeRuneInString(s.text[s.offset:])
		s.offset += size
		column := s.column(s.offset)
		s.fail(&mistake{message: "unexpected character after line continuation character", line: s.line, column: column, endLine: s.line})
		return false
	}
	if s.offset+1 >= len(s.text) {
		line := s.text[s.lineStart:s.offset]
		s.fail(&mistake{message: "unexpected EOF while parsing", line: s.line, column: utf8.RuneCountInString(line) + 1, endLine: s.line, endColumn: -1})
		return false
	}
	s.offset++
	s.newLine()
	return true
}

// word reads a name, a keyword, or the prefix of a string.
func (s *scanner) word() {
	start, text := s.offset, s.text
	end := start + 1
	for end < len(text) && isWord[text[end]] {
		end++
	}
	s.offset = end
	if end < len(text) && (text[end] == '\'' || text[end] == '"') && end-start <= 2 {
		switch prefix := text[start:end]; stringPrefix(prefix) {
		case prefixPlain:
			s.str(start)
			return
		case prefixFString:
			s.fstringStart(start)
			return
		}
	}
	if text[start] >= utf8.RuneSelf || !isASCII(text[start:end]) {
		if !s.checkIdentifier(start) {
			return
		}
	}
	kind := wordType(text[start:end])
	s.emit(kind, start)
	if kind == tokenName && len(s.tokens) >= 2 {
		s.typeAlias()
	}
}

// typeAlias makes `type` a keyword when a name follows it at the start of a
// statement: no other one begins with two names. The last token is a name.
func (s *scanner) typeAlias() {
	before := len(s.tokens) - 2
	if t := &s.tokens[before]; t.Type == tokenName && t.Value == "type" && len(s.brackets) == 0 && startsStatement(s.tokens[:before]) {
		t.Type = tokenType
	}
}

// startsStatement reports whether a statement begins after these tokens.
func startsStatement(before []lexer.Token) bool {
	if len(before) == 0 {
		return true
	}
	switch before[len(before)-1].Type {
	case tokenNewline, tokenIndent, tokenDedent, tokenSemicolon, tokenColon:
		return true
	}
	return false
}

func isASCII(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// checkIdentifier checks the characters of the word from start to the offset.
func (s *scanner) checkIdentifier(start int) bool {
	word := s.text[start:s.offset]
	for i, r := range word {
		if i == 0 && isIdentifierStart(r) || i > 0 && isIdentifierPart(r) {
			continue
		}
		s.offset = start + i + utf8.RuneLen(r)
		if isPrintable(r) {
			s.failHere("invalid character '%c' (U+%04X)", r, r)
		} else {
			s.failHere("invalid non-printable character U+%04X", r)
		}
		return false
	}
	return true
}
