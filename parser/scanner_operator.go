package parser

import (
	"fmt"
	"unicode/utf8"

	"github.com/alecthomas/participle/v2/lexer"
)

// singleOperator gives the token type of an operator of one character.
var singleOperator = [utf8.RuneSelf]lexer.TokenType{
	'(': tokenLeftParen, ')': tokenRightParen, '[': tokenLeftBracket, ']': tokenRightBracket,
	'{': tokenLeftBrace, '}': tokenRightBrace, ',': tokenComma, ':': tokenColon, ';': tokenSemicolon,
	'.': tokenDot, '=': tokenEqual, '!': tokenExclamation, '|': tokenBitOr, '^': tokenBitXor,
	'&': tokenBitAnd, '+': tokenPlus, '-': tokenMinus, '*': tokenStar, '@': tokenAt,
	'/': tokenMul, '%': tokenMul, '~': tokenTilde, '<': tokenCompare, '>': tokenCompare,
	'$': tokenOther, '?': tokenOther, '`': tokenOther,
}

// operator reads an operator, a bracket or a number that begins with a dot.
func (s *scanner) operator(c byte) {
	start := s.offset
	switch c {
	case '(', '[', '{':
		s.open(c)
		return
	case ')', ']', '}':
		s.close(c)
		return
	case '.':
		if isDigit(s.byteAt(1)) {
			s.number()
			return
		}
		if s.byteAt(1) == '.' && s.byteAt(2) == '.' {
			s.offset += 3
			s.emit(tokenEllipsis, start)
			return
		}
	}
	if f := s.fstring(); f != nil && (c == ':' || c == '!') && s.fieldDelimiter(f, c) {
		return
	}
	kind, size := s.longOperator(c)
	s.offset += size
	s.emit(kind, start)
	if kind == tokenEqual {
		if f := s.fstring(); f != nil {
			f.debug = true
		}
	}
}

// longOperator returns the type and the size of the longest operator at the
// offset that begins with c.
func (s *scanner) longOperator(c byte) (lexer.TokenType, int) {
	next, third := s.byteAt(1), s.byteAt(2)
	switch c {
	case '+', '|', '&', '^', '%', '@':
		if next == '=' {
			return tokenAugmented, 2
		}
	case '-':
		if next == '=' {
			return tokenAugmented, 2
		}
		if next == '>' {
			return tokenArrow, 2
		}
	case '*', '/':
		switch {
		case next == c && third == '=':
			return tokenAugmented, 3
		case next == c && c == '*':
			return tokenPower, 2
		case next == c:
			return tokenMul, 2
		case next == '=':
			return tokenAugmented, 2
		}
	case '<', '>':
		switch {
		case next == c && third == '=':
			return tokenAugmented, 3
		case next == c:
			return tokenShift, 2
		case next == '=':
			return tokenCompare, 2
		case c == '<' && next == '>':
			return tokenOther, 2
		}
	case '=', '!':
		if next == '=' {
			return tokenCompare, 2
		}
	case ':':
		if next == '=' {
			return tokenWalrus, 2
		}
	}
	return singleOperator[c], 1
}

// open reads an opening bracket.
func (s *scanner) open(c byte) {
	start := s.offset
	s.offset++
	if len(s.brackets) >= maxBrackets {
		s.failHere("too many nested parentheses")
		return
	}
	s.brackets = append(s.brackets, bracket{char: c, line: s.line, start: start, lineStart: s.lineStart})
	if f := s.fstring(); f != nil {
		f.depth++
	}
	s.emit(singleOperator[c], start)
}

// close reads a closing bracket and checks that it closes the right one.
func (s *scanner) close(c byte) {
	start := s.offset
	f := s.fstring()
	if f != nil && c == '}' && f.depth == f.fieldDepth+1 && f.fieldDepth >= 0 {
		s.closeField(f)
	}
	s.offset++
	if f != nil && f.depth == 0 && c == '}' {
		s.failHere("f-string: single '}' is not allowed")
		return
	}
	if len(s.brackets) == 0 {
		s.failHere("unmatched '%c'", c)
		return
	}
	opened := s.brackets[len(s.brackets)-1]
	s.brackets = s.brackets[:len(s.brackets)-1]
	if !bracketsMatch(opened.char, c) {
		switch {
		case f != nil && opened.char == '{' && f.depth-1 == f.fieldDepth:
			s.failHere("f-string: unmatched '%c'", c)
		case opened.line != s.line:
			s.failHere("closing parenthesis '%c' does not match opening parenthesis '%c' on line %d", c, opened.char, opened.line)
		default:
			s.failHere("closing parenthesis '%c' does not match opening parenthesis '%c'", c, opened.char)
		}
		return
	}
	s.emit(singleOperator[c], start)
	if f != nil {
		f.depth--
		if c == '}' && f.depth == f.fieldDepth {
			f.fieldDepth--
			f.debug = false
			s.inString = true
		}
	}
}

func bracketsMatch(opening, closing byte) bool {
	switch opening {
	case '(':
		return closing == ')'
	case '[':
		return closing == ']'
	}
	return closing == '}'
}

// neverClosed reports the innermost bracket that is still open.
func (s *scanner) neverClosed() {
	open := s.brackets[len(s.brackets)-1]
	column := utf8.RuneCountInString(s.text[open.lineStart:open.start]) + 1
	s.fail(&mistake{message: fmt.Sprintf("'%c' was never closed", open.char), line: open.line, column: column, endLine: open.line})
}
