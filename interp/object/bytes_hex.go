package object

import "strings"

const hexDigits = "0123456789abcdef"

func (k bytesKind) defineHex() {
	k.class.Method("hex", Keywords("sep=, bytes_per_sep="), bytesHex)
	k.class.ClassMethod("fromhex", OneArg, k.fromHex)
}

func bytesHex(t *Thread, self Value, args []Value) (Value, error) {
	group := 1
	if !args[1].IsUnbound() {
		var err error
		if group, err = intArgument(t, args[1]); err != nil {
			return Value{}, err
		}
	}
	separator := ""
	if !args[0].IsUnbound() {
		var err error
		if separator, err = hexSeparator(t, args[0]); err != nil {
			return Value{}, err
		}
	}
	data := bytesSelf(self)
	if err := chargeText(t, 3*len(data)); err != nil {
		return Value{}, err
	}
	return newASCII(hexText(data, separator, group)).Value(), nil
}

func hexSeparator(t *Thread, v Value) (string, error) {
	n, err := Length(t, v)
	switch {
	case err != nil:
		return "", err
	case n != 1:
		return "", ValueErrorf("sep must be length 1.")
	}
	separator, ok := BufferOf(v)
	if text, isText := v.AsStr(); isText {
		separator, ok = text.text, true
	}
	switch {
	case !ok:
		return "", TypeErrorf("sep must be str or bytes.")
	case !isASCIIText(separator):
		return "", ValueErrorf("sep must be ASCII.")
	}
	return separator, nil
}

// hexText writes two digits a byte and a separator between groups, which are
// counted from the right, or from the left when group is negative.
func hexText(data, separator string, group int) string {
	var b strings.Builder
	b.Grow(2 * len(data))
	for i := range len(data) {
		if i > 0 && separator != "" {
			if group > 0 && (len(data)-i)%group == 0 || group < 0 && i%group == 0 {
				b.WriteString(separator)
			}
		}
		b.WriteByte(hexDigits[data[i]>>4])
		b.WriteByte(hexDigits[data[i]&0xF])
	}
	return b.String()
}

func (k bytesKind) fromHex(t *Thread, cls Value, args []Value) (Value, error) {
	text, ok := args[0].AsStr()
	if !ok {
		return Value{}, badArgument("fromhex", "argument", "str", args[0])
	}
	if err := chargeCopy(t, len(text.text)); err != nil {
		return Value{}, err
	}
	data, bad := parseHex(text.text)
	if bad >= 0 {
		return Value{}, ValueErrorf("non-hexadecimal number found in fromhex() arg at position %d", bad)
	}
	made := k.make(string(data))
	if cls.Is(k.class.Value()) {
		return made, nil
	}
	return Call1(t, cls, made)
}

// parseHex reads pairs of digits with white space between them; bad is where
// it could not, or -1.
func parseHex(text string) (data []byte, bad int) {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return nil, i
		}
	}
	for i := 0; i < len(text); {
		if isSpaceByte(text[i]) {
			i++
			continue
		}
		high := hexValue(text[i])
		if high < 0 {
			return nil, i
		}
		if i+1 == len(text) || hexValue(text[i+1]) < 0 {
			return nil, i + 1
		}
		data = append(data, byte(high<<4|hexValue(text[i+1])))
		i += 2
	}
	return data, -1
}

// hexValue returns the value of a hexadecimal digit, or -1.
func hexValue(c byte) int {
	switch {
	case isDigitByte(c):
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}
