package parser

import "strings"

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isHexDigit(c byte) bool { return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'f' }

func isOctalDigit(c byte) bool { return c >= '0' && c <= '7' }

func isBinaryDigit(c byte) bool { return c == '0' || c == '1' }

// number reads a numeric literal.
func (s *scanner) number() {
	start := s.offset
	ok := false
	switch next := s.byteAt(1) | 0x20; {
	case s.peek() != '0':
		ok = s.decimal()
	case next == 'x':
		ok = s.radix("hexadecimal", isHexDigit)
	case next == 'o':
		ok = s.radix("octal", isOctalDigit)
	case next == 'b':
		ok = s.radix("binary", isBinaryDigit)
	default:
		ok = s.leadingZero()
	}
	if ok {
		s.emit(tokenNumber, start)
	}
}

// radix reads a literal in base 16, 8 or 2.
func (s *scanner) radix(name string, isValid func(byte) bool) bool {
	s.offset += 2
	for {
		if s.peek() == '_' {
			s.offset++
		}
		if !isValid(s.peek()) {
			if isDigit(s.peek()) {
				return s.badDigit(name)
			}
			s.failHere("invalid %s literal", name)
			return false
		}
		for isValid(s.peek()) {
			s.offset++
		}
		if s.peek() != '_' {
			break
		}
	}
	if isDigit(s.peek()) {
		return s.badDigit(name)
	}
	return s.endNumber(name)
}

func (s *scanner) badDigit(name string) bool {
	digit := s.peek()
	s.offset++
	s.failHere("invalid digit '%c' in %s literal", digit, name)
	return false
}

// leadingZero reads a decimal literal that begins with 0: zero itself, or a
// fraction; other integers may not.
func (s *scanner) leadingZero() bool {
	start := s.offset
	for {
		if s.peek() == '_' {
			s.offset++
			if !isDigit(s.peek()) {
				s.failHere("invalid decimal literal")
				return false
			}
		}
		if s.peek() != '0' {
			break
		}
		s.offset++
	}
	zerosEnd := s.offset + 1
	nonzero := isDigit(s.peek())
	if nonzero && !s.digits() {
		return false
	}
	if c := s.peek(); nonzero && c != '.' && c|0x20 != 'e' && c|0x20 != 'j' {
		s.fail(&mistake{
			message: "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
			line:    s.line, column: s.column(start) + 1, endLine: s.line, endColumn: s.column(zerosEnd),
		})
		return false
	}
	return s.fraction()
}

// decimal reads a decimal literal that begins with 1 to 9 or a dot.
func (s *scanner) decimal() bool {
	if s.peek() != '.' && !s.digits() {
		return false
	}
	return s.fraction()
}

// digits reads decimal digits, with single underscores between them.
func (s *scanner) digits() bool {
	for {
		for isDigit(s.peek()) {
			s.offset++
		}
		if s.peek() != '_' {
			return true
		}
		s.offset++
		if !isDigit(s.peek()) {
			s.failHere("invalid decimal literal")
			return false
		}
	}
}

// fraction reads what may follow the integer part: a fraction, an exponent, a j.
func (s *scanner) fraction() bool {
	if s.peek() == '.' {
		s.offset++
		if isDigit(s.peek()) && !s.digits() {
			return false
		}
	}
	if s.peek()|0x20 == 'e' {
		next := s.byteAt(1)
		switch {
		case next == '+' || next == '-':
			s.offset += 2
			if !isDigit(s.peek()) {
				s.failHere("invalid decimal literal")
				return false
			}
		case isDigit(next):
			s.offset++
		default:
			return s.endNumber("decimal")
		}
		if !s.digits() {
			return false
		}
	}
	if s.peek()|0x20 == 'j' {
		s.offset++
		return s.endNumber("imaginary")
	}
	return s.endNumber("decimal")
}

// endNumber checks what follows a number directly: no letter, unless it begins
// one of the keywords that CPython still lets stand there.
func (s *scanner) endNumber(name string) bool {
	rest := s.text[s.offset:]
	if rest == "" || rest[0] >= 0x80 || !isWord[rest[0]] {
		return true
	}
	for _, keyword := range [...]string{"and", "else", "for", "or", "not"} {
		if strings.HasPrefix(rest, keyword) && (len(rest) == len(keyword) || !isWord[rest[len(keyword)]]) {
			return true
		}
	}
	if len(rest) > 1 && rest[0] == 'i' && strings.IndexByte("fns", rest[1]) >= 0 {
		return true
	}
	s.failHere("invalid %s literal", name)
	return false
}
