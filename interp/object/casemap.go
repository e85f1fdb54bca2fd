package object

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// The full case mappings of single code points: one code point may become up
// to three. Only lower depends on its neighbours: see isFinalSigma.

// upperOf returns the upper case of r when it is more than one code point.
func upperOf(r rune) (string, bool) {
	if r < 0xDF {
		return "", false
	}
	i, ok := slices.BinarySearchFunc(fullUpper, r, func(e struct {
		point rune
		upper string
	}, r rune) int {
		return cmp.Compare(e.point, r)
	})
	if !ok {
		return "", false
	}
	return fullUpper[i].upper, true
}

func appendUpper(b []byte, r rune) []byte {
	if r < 0x80 {
		return append(b, upperByte(byte(r)))
	}
	if text, ok := upperOf(r); ok {
		return append(b, text...)
	}
	return appendPoint(b, simpleMap(r, unicode.UpperCase))
}

// appendTitle appends the title case: the upper case with all but its first
// code point lowered (for Greek, an iota becomes the one written below),
// unless a single code point says it.
func appendTitle(b []byte, r rune) []byte {
	if r < 0x80 {
		return append(b, upperByte(byte(r)))
	}
	title := simpleMap(r, unicode.TitleCase)
	text, ok := upperOf(r)
	if !ok || title != r || isTitleCase(r) {
		return appendPoint(b, title)
	}
	for i, u := range text {
		switch {
		case i == 0 || r == 'ŉ':
			b = appendPoint(b, u)
		case u == 'Ι':
			b = appendPoint(b, '\u0345')
		default:
			b = appendPoint(b, unicode.ToLower(u))
		}
	}
	return b
}

func appendLower(b []byte, r rune) []byte {
	if r < 0x80 {
		return append(b, lowerByte(byte(r)))
	}
	if r == 'İ' {
		return append(b, "i\u0307"...)
	}
	return appendPoint(b, simpleMap(r, unicode.LowerCase))
}

// appendFolded appends the case folding. It is the lower case of the upper
// case, except that Cherokee folds to upper case.
func appendFolded(b []byte, r rune) []byte {
	switch {
	case r < 0x80:
		return append(b, lowerByte(byte(r)))
	case r == 'ẞ':
		return append(b, "ss"...)
	case r == 'İ':
		return append(b, "i\u0307"...)
	case r == 'ı':
		return append(b, "ı"...)
	case isCherokee(r):
		return appendPoint(b, simpleMap(r, unicode.UpperCase))
	}
	if text, ok := upperOf(r); ok {
		return append(b, strings.ToLower(text)...)
	}
	return appendPoint(b, simpleMap(simpleMap(r, unicode.UpperCase), unicode.LowerCase))
}

func isCherokee(r rune) bool {
	return r >= 0x13A0 && r <= 0x13FD || r >= 0xAB70 && r <= 0xABBF
}

// simpleMap is unicode.To, which gives back U+FFFD for nothing but itself.
func simpleMap(r rune, which int) rune {
	if isSurrogate(r) {
		return r
	}
	return unicode.To(which, r)
}

// isFinalSigma reports whether the capital sigma at text[i:i+size] ends a
// word: a cased letter stands before it and none after it.
func isFinalSigma(text string, i, size int) bool {
	for end := i; ; {
		if end == 0 {
			return false
		}
		r, size := decodeLastPoint(text, end)
		if !isCaseIgnorable(r) {
			if !isCased(r) {
				return false
			}
			break
		}
		end -= size
	}
	for next := i + size; next < len(text); {
		r, size := decodePoint(text, next)
		if !isCaseIgnorable(r) {
			return !isCased(r)
		}
		next += size
	}
	return true
}
