package object

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// formatIntSlot is int.__format__, and bool's.
func formatIntSlot(t *Thread, v Value, spec string) (Value, error) {
	if spec == "" {
		return ToStr(t, v)
	}
	typeName := v.Type().Name
	f, err := parseFormatSpec(spec, typeName, 'd', '>')
	if err != nil {
		return Value{}, err
	}
	x := selfInteger(v)
	switch f.kind {
	case 'b', 'c', 'd', 'o', 'x', 'X', 'n':
		return formatInteger(t, x, &f)
	case 'e', 'E', 'f', 'F', 'g', 'G', '%':
		number, ok := x.float()
		if !ok {
			return Value{}, errIntTooLargeForFloat()
		}
		return formatFloat(t, number, &f)
	}
	return Value{}, f.unknownKind(typeName)
}

func formatInteger(t *Thread, x integer, f *formatSpec) (Value, error) {
	switch {
	case f.precision >= 0:
		return Value{}, ValueErrorf("Precision not allowed in integer format specifier")
	case f.positiveZero:
		return Value{}, ValueErrorf("Negative zero coercion (z) not allowed in integer format specifier")
	}
	if err := f.checkLimits(t); err != nil {
		return Value{}, err
	}
	if f.kind == 'c' {
		return formatIntChar(x, f)
	}
	text, err := integerText(t, x, integerBase(f.kind))
	if err != nil {
		return Value{}, err
	}
	if f.kind == 'X' {
		text = strings.ToUpper(text)
	}
	var parts numberParts
	parts.digits, parts.negative = strings.CutPrefix(text, "-")
	if f.alternate && f.kind != 'd' && f.kind != 'n' {
		parts.prefix = "0" + string(f.kind)
	}
	var buf [64]byte
	return NewStr(string(f.layOut(buf[:0], parts))), nil
}

func formatIntChar(x integer, f *formatSpec) (Value, error) {
	switch {
	case f.sign != 0:
		return Value{}, ValueErrorf("Sign not allowed with integer format specifier 'c'")
	case f.alternate:
		return Value{}, ValueErrorf("Alternate form (#) not allowed with integer format specifier 'c'")
	case x.big != nil:
		return Value{}, Raisef(OverflowError, "Python int too large to convert to C long")
	case x.small < 0 || x.small > utf8.MaxRune:
		return Value{}, Raise(OverflowError, NewStr("%c arg not in range(0x110000)"))
	}
	char := pointText(rune(x.small))
	return NewStr(string(f.layOut(nil, numberParts{rest: char, wide: 1}))), nil
}

func integerBase(kind rune) int {
	switch kind {
	case 'b':
		return 2
	case 'o':
		return 8
	case 'x', 'X':
		return 16
	}
	return 10
}

// integerText writes x in a base, with a minus sign.
func integerText(t *Thread, x integer, base int) (string, error) {
	if x.big == nil {
		return strconv.FormatInt(x.small, base), nil
	}
	if base == 10 {
		return decimalText(t, x.big)
	}
	if err := chargeFormat(t, x.big.BitLen()); err != nil {
		return "", err
	}
	return x.big.Text(base), nil
}
