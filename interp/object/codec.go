package object

import "strings"

// A codec turns text into bytes and back. Both go through a transcoder, which
// carries the output, the position and the error handler.
type codec struct {
	name   string // as errors name it
	encode func(*transcoder) error
	decode func(*transcoder) error
	// asciiCompatible says that ASCII data means itself.
	asciiCompatible bool
}

// transcoder is one run of a codec.
type transcoder struct {
	thread *Thread
	codec  *codec
	source Value  // the str or bytes, for errors
	in     string // its text or data
	out    []byte
	errors string // the name of the error handler
	// emit appends a handler's replacement text in the target encoding; nil
	// when that is ASCII-compatible.
	emit func(out []byte, r rune) []byte
}

// codecs are the encodings by their normal names.
var codecs map[string]*codec

// codecAliases are the other names that CPython knows them by.
var codecAliases = map[string]string{
	"u8": "utf_8", "utf": "utf_8", "utf8": "utf_8", "utf8_ucs2": "utf_8", "utf8_ucs4": "utf_8", "cp65001": "utf_8",
	"u16": "utf_16", "utf16": "utf_16", "utf_16le": "utf_16_le", "unicodelittleunmarked": "utf_16_le",
	"utf_16be": "utf_16_be", "unicodebigunmarked": "utf_16_be", "utf16_le": "utf_16_le", "utf16_be": "utf_16_be",
	"u32": "utf_32", "utf32": "utf_32", "utf_32le": "utf_32_le", "utf_32be": "utf_32_be",
	"646": "ascii", "ansi_x3.4_1968": "ascii", "ansi_x3_4_1968": "ascii", "ansi_x3.4_1986": "ascii", "cp367": "ascii",
	"csascii": "ascii", "ibm367": "ascii", "iso646_us": "ascii", "iso_646.irv_1991": "ascii", "iso_ir_6": "ascii",
	"us": "ascii", "us_ascii": "ascii",
	"8859": "latin_1", "cp819": "latin_1", "csisolatin1": "latin_1", "ibm819": "latin_1", "iso8859": "latin_1",
	"iso8859_1": "latin_1", "iso_8859_1": "latin_1", "iso_8859_1_1987": "latin_1", "iso_ir_100": "latin_1",
	"unicodeescape": "unicode_escape", "rawunicodeescape": "raw_unicode_escape",
	"l1": "latin_1", "latin": "latin_1", "latin1": "latin_1",
}

func defineCodecs() {
	codecs = map[string]*codec{
		"utf_8":     {"utf-8", encodeUTF8, decodeUTF8, true},
		"utf_8_sig": {"utf-8", encodeUTF8Sig, decodeUTF8Sig, true},
		"ascii":     {"ascii", encodeASCII, decodeASCII, true},
		"latin_1":   {"latin-1", encodeLatin1, decodeLatin1, true},

		"unicode_escape":     {"unicodeescape", encodeUnicodeEscape, decodeUnicodeEscape, false},
		"raw_unicode_escape": {"rawunicodeescape", encodeRawUnicodeEscape, decodeRawUnicodeEscape, false},
	}
	for _, w := range wideEncodings {
		codecs[w.key] = &codec{w.name, w.encode, w.decode, false}
	}
}

// findCodec returns the codec of an encoding name as a script writes it.
func findCodec(encoding string) (*codec, error) {
	switch encoding {
	case "utf-8", "utf8":
		return codecs["utf_8"], nil
	}
	name := normalEncoding(encoding)
	if alias, ok := codecAliases[name]; ok {
		name = alias
	}
	if c, ok := codecs[name]; ok {
		return c, nil
	}
	return nil, Raisef(LookupError, "unknown encoding: %s", encoding)
}

// normalEncoding lowers a name and joins its parts with underscores.
func normalEncoding(encoding string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(encoding) {
		if r != '.' && (r >= 0x80 || !isAlnum(r)) {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('_')
		}
		gap = false
		b.WriteRune(r)
	}
	return b.String()
}

// codecArgument reads an optional encoding or errors argument.
func codecArgument(function, name string, v Value, missing string) (string, error) {
	if v.IsUnbound() {
		return missing, nil
	}
	s, ok := v.AsStr()
	if !ok {
		return "", badArgument(function, "argument '"+name+"'", "str", v)
	}
	if strings.IndexByte(s.text, 0) >= 0 {
		return "", ValueErrorf("embedded null character")
	}
	return s.text, nil
}

func codecArguments(function string, args []Value) (encoding, errors string, err error) {
	if encoding, err = codecArgument(function, "encoding", args[0], "utf-8"); err != nil {
		return "", "", err
	}
	errors, err = codecArgument(function, "errors", args[1], "strict")
	return encoding, errors, err
}

// Encode returns the bytes of s in an encoding, as s.encode(encoding, errors).
func Encode(t *Thread, s *Str, encoding, errors string) (string, error) {
	c, err := findCodec(encoding)
	if err != nil {
		return "", err
	}
	if err := chargeCopy(t, len(s.text)); err != nil {
		return "", err
	}
	if c.name == "utf-8" && c == codecs["utf_8"] && !hasSurrogates(s.text) {
		return s.text, nil
	}
	e := &transcoder{thread: t, codec: c, source: s.Value(), in: s.text, errors: errors}
	e.out = make([]byte, 0, len(s.text)+4)
	if err := c.encode(e); err != nil {
		return "", err
	}
	return string(e.out), nil
}

// Decode returns the str that data means in an encoding, as
// data.decode(encoding, errors).
func Decode(t *Thread, data, encoding, errors string) (Value, error) {
	c, err := findCodec(encoding)
	if err != nil {
		return Value{}, err
	}
	if err := chargeCopy(t, len(data)); err != nil {
		return Value{}, err
	}
	if c.asciiCompatible && isASCIIText(data) {
		return newASCII(data).Value(), nil
	}
	d := &transcoder{thread: t, codec: c, source: NewBytes(data), in: data, errors: errors}
	if err := c.decode(d); err != nil {
		return Value{}, err
	}
	return NewStr(string(d.out)), nil
}

// hasSurrogates reports whether a text has lone surrogates: three bytes of
// which the first two are ED A0 or more.
func hasSurrogates(text string) bool {
	for {
		i := strings.IndexByte(text, 0xED)
		if i < 0 {
			return false
		}
		if i+1 < len(text) && text[i+1] >= 0xA0 {
			return true
		}
		text = text[i+1:]
	}
}

func strEncode(t *Thread, self Value, args []Value) (Value, error) {
	encoding, errors, err := codecArguments("encode", args)
	if err != nil {
		return Value{}, err
	}
	data, err := Encode(t, strSelf(self), encoding, errors)
	if err != nil {
		return Value{}, err
	}
	return NewBytes(data), nil
}
