package object

// UTF-16 and UTF-32, with a byte order mark or in a given order.

// wideEncoding is one of the six; big is meaningless with a mark.
type wideEncoding struct {
	key, name string
	unit      int // bytes
	big, mark bool
}

var wideEncodings = []wideEncoding{
	{"utf_16", "utf-16", 2, false, true},
	{"utf_16_le", "utf-16-le", 2, false, false},
	{"utf_16_be", "utf-16-be", 2, true, false},
	{"utf_32", "utf-32", 4, false, true},
	{"utf_32_le", "utf-32-le", 4, false, false},
	{"utf_32_be", "utf-32-be", 4, true, false},
}

// readUnit reads two or four bytes.
func readUnit(in string, big bool) uint32 {
	var n uint32
	for i := range len(in) {
		b := in[i]
		if !big {
			b = in[len(in)-1-i]
		}
		n = n<<8 | uint32(b)
	}
	return n
}

func (w wideEncoding) appendUnit(out []byte, n uint32) []byte {
	for i := range w.unit {
		if w.big {
			i = w.unit - 1 - i
		}
		out = append(out, byte(n>>(8*i)))
	}
	return out
}

func (w wideEncoding) appendPoint(out []byte, r rune) []byte {
	if w.unit == 2 && r > 0xFFFF {
		r -= 0x10000
		out = w.appendUnit(out, 0xD800|uint32(r>>10))
		return w.appendUnit(out, 0xDC00|uint32(r&0x3FF))
	}
	return w.appendUnit(out, uint32(r))
}

func (w wideEncoding) encode(e *transcoder) error {
	if err := chargeCopy(e.thread, 4*len(e.in)); err != nil {
		return err
	}
	e.emit = w.appendPoint
	if w.mark {
		e.out = w.appendUnit(e.out, 0xFEFF)
	}
	for i := 0; i < len(e.in); {
		r, size := decodePoint(e.in, i)
		if !isSurrogate(r) {
			e.out = w.appendPoint(e.out, r)
		} else if err := e.encodeError(i, i+size, "surrogates not allowed"); err != nil {
			return err
		}
		i += size
	}
	return nil
}

func (w wideEncoding) decode(e *transcoder) error {
	start := 0
	if w.mark {
		if len(e.in) >= w.unit {
			if readUnit(e.in[:w.unit], false) == 0xFEFF {
				start = w.unit
			} else if readUnit(e.in[:w.unit], true) == 0xFEFF {
				start, w.big = w.unit, true
			}
		}
		// Errors name the order that was found.
		e.codec = codecs[w.key+"_le"]
		if w.big {
			e.codec = codecs[w.key+"_be"]
		}
	}
	for i := start; i < len(e.in); {
		r, size, reason := w.point(e.in[i:])
		if reason == "" {
			e.out = appendPoint(e.out, r)
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

// point reads a code point; or says how many bytes are wrong, and why.
func (w wideEncoding) point(in string) (r rune, size int, reason string) {
	if len(in) < w.unit {
		return 0, len(in), "truncated data"
	}
	n := readUnit(in[:w.unit], w.big)
	r, size = rune(n), w.unit
	if w.unit == 4 {
		switch {
		case n > 0x10FFFF:
			reason = "code point not in range(0x110000)"
		case isSurrogate(r):
			reason = "code point in surrogate code point range(0xd800, 0xe000)"
		}
		return r, size, reason
	}
	switch {
	case !isSurrogate(r):
		return r, size, ""
	case r >= 0xDC00:
		return 0, size, "illegal encoding"
	case len(in) < 4:
		return 0, len(in), "unexpected end of data"
	}
	second := rune(readUnit(in[2:4], w.big))
	if second < 0xDC00 || second > 0xDFFF {
		return 0, size, "illegal UTF-16 surrogate"
	}
	return 0x10000 + (r&0x3FF)<<10 + second&0x3FF, 4, ""
}
