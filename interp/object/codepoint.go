package object

import (
	"math/bits"
	"unicode/utf8"
)

// The functions of this file know the encoding of a str's text: UTF-8 with
// lone surrogates of three bytes each, always whole code points. The standard
// library's decoder takes a surrogate for three errors, hence our own.

// countCodePoints counts the bytes that begin a code point, eight at a time.
func countCodePoints(text string) int {
	n := len(text)
	i := 0
	for ; i+8 <= len(text); i += 8 {
		n -= bits.OnesCount64(continuations(load64(text, i)))
	}
	for ; i < len(text); i++ {
		if text[i]&0xC0 == 0x80 {
			n--
		}
	}
	return n
}

// continuations has a bit for every byte of word that continues a code point.
func continuations(word uint64) uint64 {
	return word >> 7 &^ (word >> 6) & 0x0101010101010101
}

// load64 reads eight bytes; the compiler makes one load of it.
func load64(s string, i int) uint64 {
	_ = s[i+7]
	return uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 |
		uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
}

// isASCIIText reports whether text has no byte above 0x7F.
func isASCIIText(text string) bool {
	i := 0
	for ; i+8 <= len(text); i += 8 {
		if load64(text, i)&0x8080808080808080 != 0 {
			return false
		}
	}
	for ; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// pointSize returns the bytes of the code point that begins with b.
func pointSize(b byte) int {
	switch {
	case b < 0x80:
		return 1
	case b < 0xE0:
		return 2
	case b < 0xF0:
		return 3
	}
	return 4
}

// decodePoint returns the code point that begins at text[i] and its size.
func decodePoint(text string, i int) (rune, int) {
	b := text[i]
	switch {
	case b < 0x80:
		return rune(b), 1
	case b < 0xE0 && i+1 < len(text):
		return rune(b&0x1F)<<6 | rune(text[i+1]&0x3F), 2
	case b < 0xF0 && i+2 < len(text):
		return rune(b&0x0F)<<12 | rune(text[i+1]&0x3F)<<6 | rune(text[i+2]&0x3F), 3
	case i+3 < len(text):
		return rune(b&0x07)<<18 | rune(text[i+1]&0x3F)<<12 | rune(text[i+2]&0x3F)<<6 | rune(text[i+3]&0x3F), 4
	}
	return utf8.RuneError, len(text) - i
}

// decodeLastPoint returns the code point that ends at text[:end] and its size.
func decodeLastPoint(text string, end int) (rune, int) {
	start := end - 1
	for start > 0 && text[start]&0xC0 == 0x80 {
		start--
	}
	r, _ := decodePoint(text[:end], start)
	return r, end - start
}

// appendPoint appends a code point, surrogates included.
func appendPoint(b []byte, r rune) []byte {
	if isSurrogate(r) {
		return append(b, 0xED, 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
	}
	return utf8.AppendRune(b, r)
}

// pointText returns the text of one code point.
func pointText(r rune) string {
	var buf [utf8.UTFMax]byte
	return string(appendPoint(buf[:0], r))
}

func isSurrogate(r rune) bool { return r >= 0xD800 && r <= 0xDFFF }

// Char makes the str of one code point.
func Char(r rune) Value {
	if r < 0x80 {
		return charStrs[r].Value()
	}
	return NewStr(pointText(r))
}

// First returns the first code point of a str that is not empty.
func (s *Str) First() rune {
	r, _ := decodePoint(s.text, 0)
	return r
}

// DecodeStr makes a str of text from outside, which may be anything: bytes that
// are not UTF-8 become lone surrogates, as in CPython's names of files.
func DecodeStr(text string) Value {
	if utf8.ValidString(text) {
		return NewStr(text)
	}
	b := make([]byte, 0, 2*len(text))
	for i := 0; i < len(text); {
		if size, reason := checkUTF8(text[i:]); reason == "" {
			b = append(b, text[i:i+size]...)
			i += size
			continue
		}
		b = appendPoint(b, 0xDC00+rune(text[i]))
		i++
	}
	return NewStr(string(b))
}

// StrFromPoints makes a str of code points, lone surrogates included.
func StrFromPoints(points []rune) Value {
	b := make([]byte, 0, len(points))
	for _, r := range points {
		b = appendPoint(b, r)
	}
	return NewStr(string(b))
}

// Points returns the code points of s.
func (s *Str) Points() []rune {
	points := make([]rune, 0, s.Len())
	for i := 0; i < len(s.text); {
		r, size := decodePoint(s.text, i)
		points = append(points, r)
		i += size
	}
	return points
}
