package parser

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// simpleEscape gives the character that a backslash and a letter stand for.
var simpleEscape = [utf8.RuneSelf]byte{
	'\\': '\\', '\'': '\'', '"': '"', 'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v',
}

// unescape replaces the escapes in the text of a string or bytes literal. A
// message means that one of them is malformed.
func unescape(text string, isBytes bool) (result, message string) {
	var b strings.Builder
	b.Grow(len(text))
	for i := 0; i < len(text); {
		backslash := strings.IndexByte(text[i:], '\\')
		if backslash < 0 {
			b.WriteString(text[i:])
			break
		}
		b.WriteString(text[i : i+backslash])
		i += backslash
		size, problem := unescapeOne(&b, text[i:], isBytes)
		if problem == "" {
			i += size
			continue
		}
		if isBytes {
			return "", fmt.Sprintf(`(value error) invalid \x escape at position %d`, i)
		}
		first := decoderOffset(text[:i])
		last := first + decoderOffset(text[i:i+size]) - 1
		if first == last {
			return "", fmt.Sprintf(`(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position %d: %s`, first, problem)
		}
		return "", fmt.Sprintf("(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: %s", first, last, problem)
	}
	return b.String(), ""
}

// decoderOffset returns the length of text in the form in which CPython's
// decoder, whose messages tell positions, gets it: with every character outside
// ASCII as \UXXXXXXXX, and a backslash before such a one as a unicode escape.
func decoderOffset(text string) int {
	const asciiSize, longEscape, backslashEscape = 1, 10, 6
	size := 0
	for i, r := range text {
		switch {
		case r >= utf8.RuneSelf:
			size += longEscape
		case r == '\\' && i+1 < len(text) && text[i+1] >= utf8.RuneSelf:
			size += backslashEscape
		default:
			size += asciiSize
		}
	}
	return size
}

// unescapeOne writes what the escape at the start of text stands for; it
// returns the escape's size, and what is wrong with it, if anything is.
func unescapeOne(b *strings.Builder, text string, isBytes bool) (size int, problem string) {
	if len(text) < 2 { // before a replacement field of an f-string
		b.WriteByte('\\')
		return 1, ""
	}
	c := text[1]
	switch {
	case c == '\n':
		return 2, ""
	case c < utf8.RuneSelf && simpleEscape[c] != 0:
		b.WriteByte(simpleEscape[c])
		return 2, ""
	case isOctalDigit(c):
		value := rune(0)
		for size = 1; size < 4 && size < len(text) && isOctalDigit(text[size]); size++ {
			value = value*8 + rune(text[size]-'0')
		}
		if isBytes {
			b.WriteByte(byte(value))
		} else {
			b.WriteRune(value)
		}
		return size, ""
	case c == 'x':
		return hexEscape(b, text, 2, isBytes, `truncated \xXX escape`)
	case c == 'u' && !isBytes:
		return hexEscape(b, text, 4, false, `truncated \uXXXX escape`)
	case c == 'U' && !isBytes:
		return hexEscape(b, text, 8, false, `truncated \UXXXXXXXX escape`)
	case c == 'N' && !isBytes:
		return namedEscape(b, text)
	}
	b.WriteByte('\\') // an unknown escape stands for itself
	return 1, ""
}

// hexEscape handles \xXX, \uXXXX and \UXXXXXXXX.
func hexEscape(b *strings.Builder, text string, digits int, isBytes bool, truncated string) (size int, problem string) {
	value := rune(0)
	for size = 2; size < 2+digits; size++ {
		if size >= len(text) || !isHexDigit(text[size]) {
			return size, truncated
		}
		if value <= utf8.MaxRune {
			value = value<<4 | hexValue(text[size])
		}
	}
	switch {
	case isBytes:
		b.WriteByte(byte(value))
	case value > utf8.MaxRune:
		return size, "illegal Unicode character"
	default:
		writeWTF8(b, value)
	}
	return size, ""
}

func hexValue(c byte) rune {
	if isDigit(c) {
		return rune(c - '0')
	}
	return rune(c|0x20-'a') + 10
}

// writeWTF8 writes a code point, a surrogate as if it were a character.
func writeWTF8(b *strings.Builder, r rune) {
	if r >= 0xd800 && r <= 0xdfff {
		b.Write([]byte{0xe0 | byte(r>>12), 0x80 | byte(r>>6)&0x3f, 0x80 | byte(r)&0x3f})
		return
	}
	b.WriteRune(r)
}

// namedEscape handles \N{name}.
func namedEscape(b *strings.Builder, text string) (size int, problem string) {
	const malformed = `malformed \N character escape`
	if len(text) < 3 || text[2] != '{' {
		return 2, malformed
	}
	end := strings.IndexByte(text, '}')
	if end < 0 {
		return len(text), malformed
	}
	if end == 3 {
		return end, malformed
	}
	r, ok := characterNamed(text[3:end])
	if !ok {
		return end + 1, "unknown Unicode character name"
	}
	b.WriteRune(r)
	return end + 1, ""
}
