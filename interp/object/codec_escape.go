package object

import (
	"strings"
	"unicode/utf8"
)

// unicode_escape and raw_unicode_escape: text as ASCII with the escapes of
// Python's literals.

func encodeUnicodeEscape(e *transcoder) error {
	if err := chargeCopy(e.thread, 10*len(e.in)); err != nil {
		return err
	}
	for i := 0; i < len(e.in); {
		r, size := decodePoint(e.in, i)
		i += size
		if r == '\'' || r == '"' || r < 0x80 && isPlainByte(byte(r), '\\') {
			e.out = append(e.out, byte(r))
		} else {
			e.out = appendEscape(e.out, r)
		}
	}
	return nil
}

func encodeRawUnicodeEscape(e *transcoder) error {
	if err := chargeCopy(e.thread, 10*len(e.in)); err != nil {
		return err
	}
	for i := 0; i < len(e.in); {
		r, size := decodePoint(e.in, i)
		i += size
		if r < 0x100 {
			e.out = append(e.out, byte(r))
		} else {
			e.out = appendHexEscape(e.out, r)
		}
	}
	return nil
}

func decodeUnicodeEscape(e *transcoder) error {
	return e.decodeEscapes(func(i int) (int, string) {
		if i+1 == len(e.in) {
			return i + 1, "\\ at end of string"
		}
		c := e.in[i+1]
		switch {
		case c == 'x' || c == 'u' || c == 'U':
			return e.hexEscape(i, "illegal Unicode character")
		case c == 'N':
			return i + 2, "\\N escapes are not supported by apy"
		case c >= '0' && c <= '7':
			return e.octalEscape(i + 1), ""
		case c == '\n':
			return i + 2, ""
		}
		if at := strings.IndexByte(`\'"abfnrtv`, c); at >= 0 {
			e.out = append(e.out, "\\'\"\a\b\f\n\r\t\v"[at])
		} else {
			e.out = utf8.AppendRune(append(e.out, '\\'), rune(c))
		}
		return i + 2, ""
	})
}

func decodeRawUnicodeEscape(e *transcoder) error {
	return e.decodeEscapes(func(i int) (int, string) {
		if i+1 < len(e.in) && (e.in[i+1] == 'u' || e.in[i+1] == 'U') {
			return e.hexEscape(i, "\\Uxxxxxxxx out of range")
		}
		// Pairs of backslashes stay, and hide what follows them.
		e.out = append(e.out, '\\')
		if i+1 < len(e.in) && e.in[i+1] == '\\' {
			e.out = append(e.out, '\\')
			return i + 2, ""
		}
		return i + 1, ""
	})
}

// decodeEscapes reads Latin-1 with escapes. escape appends what the one at
// in[i] means and returns where it ends, and what is wrong with it if
// anything.
func (e *transcoder) decodeEscapes(escape func(i int) (end int, reason string)) error {
	if err := chargeCopy(e.thread, 2*len(e.in)); err != nil {
		return err
	}
	for i := 0; i < len(e.in); {
		if e.in[i] != '\\' {
			e.out = utf8.AppendRune(e.out, rune(e.in[i]))
			i++
			continue
		}
		end, reason := escape(i)
		if reason != "" {
			var err error
			if end, err = e.decodeError(i, end, reason); err != nil {
				return err
			}
		}
		i = end
	}
	return nil
}

// hexEscape reads the \x, \u or \U at in[i]; tooLarge is what to say of a
// number that is no code point.
func (e *transcoder) hexEscape(i int, tooLarge string) (end int, reason string) {
	digits, shape := 2, "\\xXX"
	switch e.in[i+1] {
	case 'u':
		digits, shape = 4, "\\uXXXX"
	case 'U':
		digits, shape = 8, "\\UXXXXXXXX"
	}
	n := int64(0)
	for end = i + 2; end < i+2+digits; end++ {
		if end >= len(e.in) || hexValue(e.in[end]) < 0 {
			return end, "truncated " + shape + " escape"
		}
		n = n<<4 | int64(hexValue(e.in[end]))
	}
	if n > utf8.MaxRune {
		return end, tooLarge
	}
	e.out = appendPoint(e.out, rune(n))
	return end, ""
}

// octalEscape reads up to three octal digits at in[i:].
func (e *transcoder) octalEscape(i int) (end int) {
	n := rune(0)
	for end = i; end < len(e.in) && end < i+3 && e.in[end] >= '0' && e.in[end] <= '7'; end++ {
		n = n<<3 | rune(e.in[end]-'0')
	}
	e.out = appendPoint(e.out, n)
	return end
}
