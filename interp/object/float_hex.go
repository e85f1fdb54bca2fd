package object

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

// floatHex is float.hex: thirteen hexadecimal digits after the point.
func floatHex(_ *Thread, self Value, _ []Value) (Value, error) {
	f := selfFloat(self)
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return NewStr(floatText(f)), nil
	}
	const fractionBits, bias = 52, 1023
	raw := math.Float64bits(f)
	fraction := raw & (1<<fractionBits - 1)
	exponent := int(raw>>fractionBits&0x7FF) - bias
	var b []byte
	if math.Signbit(f) {
		b = append(b, '-')
	}
	lead := byte('1')
	if exponent == -bias {
		lead, exponent = '0', 1-bias
	}
	b = append(b, '0', 'x', lead, '.')
	if f == 0 {
		return NewStr(string(append(b, "0p+0"...))), nil
	}
	digits := strconv.FormatUint(fraction|1<<fractionBits, 16)
	b = append(b, digits[1:]...)
	b = append(b, 'p')
	if exponent >= 0 {
		b = append(b, '+')
	}
	return NewStr(string(strconv.AppendInt(b, int64(exponent), 10))), nil
}

// floatFromHex is float.fromhex(string).
func floatFromHex(t *Thread, cls Value, args []Value) (Value, error) {
	s, ok := args[0].AsStr()
	if !ok {
		return Value{}, TypeErrorf("bad argument type for built-in operation")
	}
	if err := t.Charge(len(s.text) / 64); err != nil {
		return Value{}, err
	}
	f, err := parseHexFloat(stripText(s.text, true, true, func(r rune) bool { return r < 0x80 && isSpaceByte(byte(r)) }))
	if err != nil {
		return Value{}, err
	}
	if cls.Is(FloatType.Value()) {
		return Float(f), nil
	}
	return Call1(t, cls, Float(f))
}

func parseHexFloat(text string) (float64, error) {
	digits := text
	if text != "" && (text[0] == '+' || text[0] == '-') {
		digits = text[1:]
	}
	if f, ok := namedFloat(digits, text); ok {
		return f, nil
	}
	if len(digits) > 1 && digits[0] == '0' && digits[1]|0x20 == 'x' {
		digits = digits[2:]
	}
	mantissa, exponent, ok := splitHexFloat(digits)
	if !ok {
		return 0, ValueErrorf("invalid hexadecimal floating-point string")
	}
	if strings.Trim(mantissa, "0.") == "" {
		exponent = "0"
	}
	f, err := strconv.ParseFloat("0x"+mantissa+"p"+exponent, 64)
	if errors.Is(err, strconv.ErrRange) {
		return 0, Raisef(OverflowError, "hexadecimal value too large to represent as a float")
	}
	if text[0] == '-' {
		f = -f
	}
	return f, nil
}

// splitHexFloat checks the form HEX[.HEX][p[+-]DIGITS].
func splitHexFloat(text string) (mantissa, exponent string, ok bool) {
	i, digits := 0, 0
	point := false
	for ; i < len(text); i++ {
		if text[i] == '.' && !point {
			point = true
			continue
		}
		if digitOf(text[i]) >= 16 {
			break
		}
		digits++
	}
	mantissa = text[:i]
	if digits == 0 {
		return "", "", false
	}
	if i == len(text) {
		return mantissa, "0", true
	}
	exponent = text[i+1:]
	unsigned := exponent
	if exponent != "" && (exponent[0] == '+' || exponent[0] == '-') {
		unsigned = exponent[1:]
	}
	ok = text[i]|0x20 == 'p' && unsigned != "" && strings.Trim(unsigned, "0123456789") == ""
	return mantissa, exponent, ok
}
