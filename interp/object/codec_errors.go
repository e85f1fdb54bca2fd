package object

import (
	"strconv"
	"strings"
)

// encodeError handles the code points of in[start:end] (byte offsets), which
// the encoding does not have: it appends what the handler puts in their place,
// or fails.
func (e *transcoder) encodeError(start, end int, reason string) error {
	bad := e.in[start:end]
	switch e.errors {
	case "strict":
		return e.raiseEncode(start, end, reason)
	case "ignore":
		return nil
	case "surrogateescape":
		return e.escapeSurrogates(start, end, reason)
	case "surrogatepass":
		return e.passSurrogates(start, end, reason)
	}
	if err := chargeText(e.thread, 10*len(bad)); err != nil {
		return err
	}
	for i := 0; i < len(bad); {
		r, size := decodePoint(bad, i)
		i += size
		var text []byte
		switch e.errors {
		case "replace":
			text = append(text, '?')
		case "backslashreplace":
			text = appendHexEscape(text, r)
		case "xmlcharrefreplace":
			text = append(strconv.AppendInt(append(text, '&', '#'), int64(r), 10), ';')
		default:
			return unknownHandler(e.errors)
		}
		e.write(text)
	}
	return nil
}

// write appends ASCII text in the target encoding.
func (e *transcoder) write(text []byte) {
	if e.emit == nil {
		e.out = append(e.out, text...)
		return
	}
	for _, c := range text {
		e.out = e.emit(e.out, rune(c))
	}
}

// escapeSurrogates turns the surrogates that stand for undecodable bytes into
// these bytes. An encoding of wider units cannot hold them.
func (e *transcoder) escapeSurrogates(start, end int, reason string) error {
	for start < end {
		r, size := decodePoint(e.in, start)
		if r < 0xDC80 || r > 0xDCFF || e.emit != nil {
			return e.raiseEncode(start, end, reason)
		}
		e.out = append(e.out, byte(r-0xDC00))
		start += size
	}
	return nil
}

// passSurrogates writes surrogates as if they were characters, where the
// encoding is a UTF.
func (e *transcoder) passSurrogates(start, end int, reason string) error {
	for i := start; i < end; {
		r, size := decodePoint(e.in, i)
		i += size
		switch {
		case !isSurrogate(r) || !strings.HasPrefix(e.codec.name, "utf"):
			return e.raiseEncode(start, end, reason)
		case e.emit != nil:
			e.out = e.emit(e.out, r)
		default:
			e.out = appendPoint(e.out, r)
		}
	}
	return nil
}

func (e *transcoder) raiseEncode(start, end int, reason string) error {
	from := countCodePoints(e.in[:start])
	to := from + countCodePoints(e.in[start:end])
	return unicodeError(UnicodeEncodeError, e.codec.name, e.source, from, to, reason)
}

// decodeError handles the bytes in[start:end], which mean nothing: it appends
// what the handler puts in their place and returns where to go on, or fails.
func (e *transcoder) decodeError(start, end int, reason string) (next int, err error) {
	switch e.errors {
	case "strict":
		return 0, e.raiseDecode(start, end, reason)
	case "ignore":
		return end, nil
	case "replace":
		e.out = append(e.out, "\uFFFD"...)
		return end, nil
	case "backslashreplace":
		if err := chargeText(e.thread, 4*(end-start)); err != nil {
			return 0, err
		}
		for _, b := range []byte(e.in[start:end]) {
			e.out = appendHexEscape(e.out, rune(b))
		}
		return end, nil
	case "surrogateescape":
		return e.makeSurrogates(start, end, reason)
	case "surrogatepass":
		return e.readSurrogate(start, end, reason)
	case "xmlcharrefreplace", "namereplace":
		return 0, TypeErrorf("don't know how to handle UnicodeDecodeError in error callback")
	}
	return 0, unknownHandler(e.errors)
}

// makeSurrogates stands a surrogate for each byte that is not ASCII, at most
// four, as CPython does.
func (e *transcoder) makeSurrogates(start, end int, reason string) (int, error) {
	i := start
	for i < end && i < start+4 && e.in[i] >= 0x80 {
		e.out = appendPoint(e.out, 0xDC00+rune(e.in[i]))
		i++
	}
	if i == start {
		return 0, e.raiseDecode(start, end, reason)
	}
	return i, nil
}

// readSurrogate takes an encoded surrogate for a character.
func (e *transcoder) readSurrogate(start, end int, reason string) (int, error) {
	r, size := rune(0), 0
	in := e.in[start:]
	switch name := e.codec.name; {
	case name == "utf-8" && len(in) >= 3 && in[0]&0xF0 == 0xE0 && in[1]&0xC0 == 0x80 && in[2]&0xC0 == 0x80:
		r, size = decodePoint(in, 0)
	case len(name) > 6 && name[:6] == "utf-16" && len(in) >= 2:
		r, size = rune(readUnit(in[:2], name[len(name)-2:] == "be")), 2
	case len(name) > 6 && name[:6] == "utf-32" && len(in) >= 4:
		r, size = rune(readUnit(in[:4], name[len(name)-2:] == "be")), 4
	}
	if !isSurrogate(r) {
		return 0, e.raiseDecode(start, end, reason)
	}
	e.out = appendPoint(e.out, r)
	return start + size, nil
}

func (e *transcoder) raiseDecode(start, end int, reason string) error {
	return unicodeError(UnicodeDecodeError, e.codec.name, e.source, start, end, reason)
}

func unknownHandler(name string) error {
	return Raisef(LookupError, "unknown error handler name '%s'", name)
}

func unicodeError(class *Type, encoding string, source Value, start, end int, reason string) error {
	return Raise(class, NewStr(encoding), source, Int(int64(start)), Int(int64(end)), NewStr(reason))
}
