package object

import "strings"

// strRepr returns the repr of a text: single quotes unless it contains some
// and no double ones; what is not printable is escaped.
func strRepr(text string) string {
	quote := byte('\'')
	if strings.IndexByte(text, '\'') >= 0 && strings.IndexByte(text, '"') < 0 {
		quote = '"'
	}
	plain := 0
	for plain < len(text) && isPlainByte(text[plain], quote) {
		plain++
	}
	b := make([]byte, 0, len(text)+2+(len(text)-plain)/4)
	b = append(b, quote)
	b = append(b, text[:plain]...)
	for i := plain; i < len(text); {
		c := text[i]
		if isPlainByte(c, quote) {
			b = append(b, c)
			i++
			continue
		}
		r, size := decodePoint(text, i)
		if r >= 0x80 && isPrintable(r) {
			b = append(b, text[i:i+size]...)
		} else {
			b = appendEscape(b, r)
		}
		i += size
	}
	return string(append(b, quote))
}

// isPlainByte reports whether c stands for itself in a repr.
func isPlainByte(c, quote byte) bool {
	return c >= ' ' && c < 0x7F && c != quote && c != '\\'
}

// appendEscape appends the escape of a code point as repr writes it.
func appendEscape(b []byte, r rune) []byte {
	switch r {
	case '\t':
		return append(b, '\\', 't')
	case '\n':
		return append(b, '\\', 'n')
	case '\r':
		return append(b, '\\', 'r')
	case '\\', '\'', '"':
		return append(b, '\\', byte(r))
	}
	return appendHexEscape(b, r)
}

// appendHexEscape appends \xHH, \uHHHH or \UHHHHHHHH.
func appendHexEscape(b []byte, r rune) []byte {
	digits := 8
	switch {
	case r < 0x100:
		b = append(b, '\\', 'x')
		digits = 2
	case r < 0x10000:
		b = append(b, '\\', 'u')
		digits = 4
	default:
		b = append(b, '\\', 'U')
	}
	for shift := 4 * (digits - 1); shift >= 0; shift -= 4 {
		b = append(b, hexDigits[r>>shift&0xF])
	}
	return b
}

// ASCIIRepr escapes what is not ASCII in a repr, Python's ascii().
func ASCIIRepr(repr string) string {
	if isASCIIText(repr) {
		return repr
	}
	b := make([]byte, 0, 2*len(repr))
	for i := 0; i < len(repr); {
		r, size := decodePoint(repr, i)
		if r < 0x80 {
			b = append(b, byte(r))
		} else {
			b = appendHexEscape(b, r)
		}
		i += size
	}
	return string(b)
}
