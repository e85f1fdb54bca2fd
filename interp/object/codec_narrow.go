package object

import "unicode/utf8"

// ASCII, Latin-1 and UTF-8.

func encodeASCII(e *transcoder) error {
	return encodeNarrow(e, 0x80, "ordinal not in range(128)")
}

func encodeLatin1(e *transcoder) error {
	return encodeNarrow(e, 0x100, "ordinal not in range(256)")
}

// encodeNarrow writes a byte for each code point below limit; runs of others
// are errors.
func encodeNarrow(e *transcoder, limit rune, reason string) error {
	for i := 0; i < len(e.in); {
		r, size := decodePoint(e.in, i)
		if r < limit {
			e.out = append(e.out, byte(r))
			i += size
			continue
		}
		end := i
		for end < len(e.in) {
			r, size := decodePoint(e.in, end)
			if r < limit {
				break
			}
			end += size
		}
		if err := e.encodeError(i, end, reason); err != nil {
			return err
		}
		i = end
	}
	return nil
}

func decodeASCII(e *transcoder) error {
	for i := 0; i < len(e.in); {
		if b := e.in[i]; b < 0x80 {
			e.out = append(e.out, b)
			i++
			continue
		}
		var err error
		if i, err = e.decodeError(i, i+1, "ordinal not in range(128)"); err != nil {
			return err
		}
	}
	return nil
}

func decodeLatin1(e *transcoder) error {
	if err := chargeCopy(e.thread, len(e.in)); err != nil {
		return err
	}
	e.out = make([]byte, 0, len(e.in)+len(e.in)/4)
	for i := 0; i < len(e.in); i++ {
		e.out = utf8.AppendRune(e.out, rune(e.in[i]))
	}
	return nil
}

// encodeUTF8 copies everything but lone surrogates.
func encodeUTF8(e *transcoder) error {
	for i := 0; i < len(e.in); {
		start := i
		i = nextSurrogate(e.in, i)
		e.out = append(e.out, e.in[start:i]...)
		if i == len(e.in) {
			return nil
		}
		end := i
		for end < len(e.in) && isSurrogateAt(e.in, end) {
			end += 3
		}
		if err := e.encodeError(i, end, "surrogates not allowed"); err != nil {
			return err
		}
		i = end
	}
	return nil
}

func nextSurrogate(text string, i int) int {
	for i < len(text) && !isSurrogateAt(text, i) {
		i++
	}
	return i
}

func isSurrogateAt(text string, i int) bool {
	return text[i] == 0xED && i+2 < len(text) && text[i+1] >= 0xA0
}

func decodeUTF8(e *transcoder) error {
	if utf8.ValidString(e.in) {
		e.out = append(e.out, e.in...)
		return nil
	}
	for i := 0; i < len(e.in); {
		size, reason := checkUTF8(e.in[i:])
		if reason == "" {
			e.out = append(e.out, e.in[i:i+size]...)
			i += size
			continue
		}
		var err error
		if i, err = e.decodeError(i, i+size, reason); err != nil {
			return err
		}
	}
	return nil
}

// checkUTF8 returns the size of the character that in begins with; or how many
// bytes are wrong, and why.
func checkUTF8(in string) (size int, reason string) {
	first := in[0]
	low, high := byte(0x80), byte(0xBF) // of the second byte
	switch {
	case first < 0x80:
		return 1, ""
	case first < 0xC2 || first > 0xF4:
		return 1, "invalid start byte"
	case first < 0xE0:
		size = 2
	case first < 0xF0:
		size = 3
	default:
		size = 4
	}
	switch first {
	case 0xE0:
		low = 0xA0
	case 0xED:
		high = 0x9F
	case 0xF0:
		low = 0x90
	case 0xF4:
		high = 0x8F
	}
	for i := 1; i < size; i++ {
		if i == len(in) {
			return i, "unexpected end of data"
		}
		if in[i] < low || in[i] > high {
			return i, "invalid continuation byte"
		}
		low, high = 0x80, 0xBF
	}
	return size, ""
}

const byteOrderMark = "\uFEFF"

func encodeUTF8Sig(e *transcoder) error {
	e.out = append(e.out, byteOrderMark...)
	return encodeUTF8(e)
}

func decodeUTF8Sig(e *transcoder) error {
	if len(e.in) >= 3 && e.in[:3] == byteOrderMark {
		e.in = e.in[3:]
		e.source = NewBytes(e.in)
	}
	return decodeUTF8(e)
}
