package object

import (
	"math/big"
	"strings"
	"unicode"
)

// numberText returns the text from which int() and float() read a number: that
// of a str, a bytes or a bytearray.
func numberText(v Value) (string, bool) {
	if s, ok := v.AsStr(); ok {
		return s.text, true
	}
	return BufferOf(v)
}

// ParseInt reads an int as int(text, base) does; base 0 takes a literal's
// prefix. The error is a ValueError or a limit.
func ParseInt(t *Thread, text string, base int) (Value, error) {
	return parseInt(t, text, base, NewStr(text))
}

// parseInt is ParseInt for the object source, which the error shows.
func parseInt(t *Thread, text string, base int, source Value) (Value, error) {
	if n, ok := parseSmallInt(text, base); ok {
		return Int(n), nil
	}
	literal := intLiteral{base: base}
	if err := literal.read(t, plainDigits(text)); err != nil {
		return Value{}, err
	}
	n := new(big.Int)
	if literal.valid {
		_, literal.valid = n.SetString(literal.digits, literal.base)
	}
	if !literal.valid || literal.zeroOnly && n.Sign() != 0 {
		repr, err := ReprString(t, source)
		if err != nil {
			return Value{}, err
		}
		return Value{}, ValueErrorf("invalid literal for int() with base %d: %s", base, firstPoints(repr, 200))
	}
	if literal.negative {
		n.Neg(n)
	}
	return BigIntValue(n), nil
}

// parseSmallInt reads the plain decimal numbers that nearly all texts are.
func parseSmallInt(text string, base int) (n int64, ok bool) {
	digits := text
	if strings.HasPrefix(text, "-") {
		digits = text[1:]
	}
	if base != 10 || len(digits) == 0 || len(digits) > 18 {
		return 0, false
	}
	for i := 0; i < len(digits); i++ {
		d := digits[i] - '0'
		if d > 9 {
			return 0, false
		}
		n = n*10 + int64(d)
	}
	if len(digits) < len(text) {
		n = -n
	}
	return n, true
}

// intLiteral is what read finds in a text.
type intLiteral struct {
	base     int
	negative bool
	digits   string
	zeroOnly bool // "00" is an int literal, "01" is not
	valid    bool
}

// read splits text into sign, prefix and digits. The error is that of too many
// digits.
func (l *intLiteral) read(t *Thread, text string) error {
	if text != "" && (text[0] == '+' || text[0] == '-') {
		l.negative = text[0] == '-'
		text = text[1:]
	}
	text = l.readPrefix(text)
	digits, rest, ok := digitRun(text, l.base)
	l.digits, l.valid = digits, ok && rest == ""
	limit := maxStrDigits(t)
	powerOfTwo := l.base&(l.base-1) == 0
	if l.valid && !powerOfTwo && limit > 0 && len(digits) > limit {
		return ValueErrorf("Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits() to increase the limit",
			limit, len(digits))
	}
	if t == nil || powerOfTwo {
		return nil
	}
	words := len(digits) / 16
	return chargeProduct(t, words, words)
}

func (l *intLiteral) readPrefix(text string) string {
	prefix := 10
	if len(text) > 1 && text[0] == '0' {
		switch text[1] | 0x20 {
		case 'x':
			prefix = 16
		case 'o':
			prefix = 8
		case 'b':
			prefix = 2
		}
	}
	if l.base == 0 {
		l.base = prefix
		l.zeroOnly = prefix == 10 && strings.HasPrefix(text, "0")
	}
	if prefix == 10 || prefix != l.base {
		return text
	}
	return strings.TrimPrefix(text[2:], "_")
}

// digitRun takes the longest run of digits of base from text, in which single
// underscores may stand between digits. ok is false where an underscore is
// out of place or there is no digit.
func digitRun(text string, base int) (digits, rest string, ok bool) {
	end, underscores := 0, 0
	for end < len(text) {
		if text[end] == '_' {
			if end == 0 || text[end-1] == '_' {
				return "", text, false
			}
			underscores++
		} else if digitOf(text[end]) >= base {
			break
		}
		end++
	}
	if end == 0 || text[end-1] == '_' {
		return "", text, false
	}
	digits = text[:end]
	if underscores > 0 {
		digits = strings.ReplaceAll(digits, "_", "")
	}
	return digits, text[end:], true
}

// digitOf is the value of a digit of any base up to 36; 99 for other bytes.
func digitOf(b byte) int {
	switch {
	case b >= '0' && b <= '9':
		return int(b - '0')
	case b|0x20 >= 'a' && b|0x20 <= 'z':
		return int(b|0x20-'a') + 10
	}
	return 99
}

// plainDigits strips white space and turns every decimal digit of Unicode into
// its ASCII form, as int() and float() do first.
func plainDigits(text string) string {
	text = stripText(text, true, true, isNumberSpace)
	if isASCIIText(text) {
		return text
	}
	b := make([]byte, 0, len(text))
	for i := 0; i < len(text); {
		r, size := decodePoint(text, i)
		i += size
		if d, ok := decimalDigit(r); ok {
			b = append(b, '0'+byte(d))
		} else {
			b = appendPoint(b, r)
		}
	}
	return string(b)
}

// isNumberSpace tells the white space around a number: unlike str.strip, the
// information separators are none.
func isNumberSpace(r rune) bool {
	if r < 0x80 {
		return isSpaceByte(byte(r))
	}
	return isSpace(r)
}

// decimalDigit returns the value of a decimal digit of any script. Unicode
// lists the digits of a script in order, from zero, in blocks of ten.
func decimalDigit(r rune) (value int, ok bool) {
	if r < 0x80 {
		return int(r - '0'), r >= '0' && r <= '9'
	}
	if r < 1<<16 {
		for _, block := range unicode.Nd.R16 {
			if r <= rune(block.Hi) {
				return int(r-rune(block.Lo)) % 10, r >= rune(block.Lo)
			}
		}
		return 0, false
	}
	for _, block := range unicode.Nd.R32 {
		if r <= rune(block.Hi) {
			return int(r-rune(block.Lo)) % 10, r >= rune(block.Lo)
		}
	}
	return 0, false
}

// firstPoints cuts text to its first n code points.
func firstPoints(text string, n int) string {
	for i := 0; i < len(text); {
		if n == 0 {
			return text[:i]
		}
		i += pointSize(text[i])
		n--
	}
	return text
}
