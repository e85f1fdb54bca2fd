package parser

import (
	"strings"
	"unicode/utf8"
)

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
