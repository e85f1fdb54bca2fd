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

// indentation measures the indentation of the next line that is not blank and
// emits the Indent or Dedents it means. At the end of the text it emits the
// remaining Dedents and ends the stream.
func (s *scanner) indentation() {
	for {
		width, ok := s.measureIndent()
		if !ok {
			return
		}
		switch s.peek() {
		case '#':
			s.skipComment()
			if s.offset < len(s.text) {
				continue
			}
		case '\n':
			s.offset++
			s.newLine()
			continue
		}
		if s.offset >= len(s.text) {
			s.lineStart = s.offset
			for range s.indents[1:] {
				s.emit(tokenDedent, s.offset)
			}
			s.indents = s.indents[:1]
			s.finish()
			return
		}
		s.applyIndent(width)
		return
	}
}

// measureIndent skips the white space before a line. A backslash joins the next
// line to it; then the white space before the first backslash counts.
func (s *scanner) measureIndent() (width indent, ok bool) {
	var joined *indent
	for {
		switch s.peek() {
		case ' ':
			width.column++
			width.alternate++
		case '\t':
			width.column = (width.column/tabSize + 1) * tabSize
			width.alternate = (width.alternate/tabSizeAlternate + 1) * tabSizeAlternate
		case '\f':
			width = indent{}
		case '\\':
			if joined == nil {
				first := width
				joined = &first
			}
			if !s.continuation() {
				return width, false
			}
			continue
		default:
			if joined != nil && joined.column > 0 {
				width = *joined
			}
			return width, true
		}
		s.offset++
	}
}

// applyIndent compares the indentation of a line with those of the blocks
// around it.
func (s *scanner) applyIndent(width indent) {
	current := s.indents[len(s.indents)-1]
	switch {
	case width.column == current.column:
		if width.alternate != current.alternate {
			s.tabMistake()
		}
	case width.column > current.column:
		switch {
		case len(s.indents) >= maxIndents:
			s.fail(&mistake{kind: indentationError, message: "too many levels of indentation", line: s.line, column: 1, endLine: s.line})
		case width.alternate <= current.alternate:
			s.tabMistake()
		default:
			s.indents = append(s.indents, width)
			s.emit(tokenIndent, s.offset)
		}
	default:
		for len(s.indents) > 1 && width.column < s.indents[len(s.indents)-1].column {
			s.indents = s.indents[:len(s.indents)-1]
			s.emit(tokenDedent, s.offset)
		}
		current = s.indents[len(s.indents)-1]
		if width.column != current.column {
			// CPython finds this before it hands out a Dedent, and reports it at
			// the end of the line.
			for len(s.tokens) > 0 && s.tokens[len(s.tokens)-1].Type == tokenDedent {
				s.tokens = s.tokens[:len(s.tokens)-1]
			}
			line := s.text[s.lineStart:]
			if end := strings.IndexByte(line, '\n'); end >= 0 {
				line = line[:end]
			}
			s.fail(&mistake{kind: indentationError, message: "unindent does not match any outer indentation level",
				line: s.line, column: utf8.RuneCountInString(line) + 1, endLine: s.line, endColumn: -1})
		} else if width.alternate != current.alternate {
			s.tabMistake()
		}
	}
}

func (s *scanner) tabMistake() {
	s.fail(&mistake{kind: tabError, message: "inconsistent use of tabs and spaces in indentation", line: s.line, column: 1, endLine: s.line})
}

// continues reports whether the line at the offset continues the compound
// statement before it with a clause: elif, else, except or finally.
func (s *scanner) continues() bool {
	rest := s.text[s.offset:]
	for _, word := range [...]string{"elif", "else", "except", "finally"} {
		if strings.HasPrefix(rest, word) {
			return len(rest) == len(word) || !isWord[rest[len(word)]]
		}
	}
	return false
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
