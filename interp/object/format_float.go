package object

import (
	"math"
	"strconv"
	"strings"
)

// formatFloatSlot is float.__format__.
func formatFloatSlot(t *Thread, v Value, spec string) (Value, error) {
	if spec == "" {
		return ToStr(t, v)
	}
	typeName := v.Type().Name
	f, err := parseFormatSpec(spec, typeName, 0, '>')
	if err != nil {
		return Value{}, err
	}
	switch f.kind {
	case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%':
		return formatFloat(t, selfFloat(v), &f)
	}
	return Value{}, f.unknownKind(typeName)
}

func formatFloat(t *Thread, x float64, f *formatSpec) (Value, error) {
	if err := f.checkLimits(t); err != nil {
		return Value{}, err
	}
	style := floatStyle{kind: byte(f.kind), precision: f.precision, alternate: f.alternate, positiveZero: f.positiveZero}
	switch f.kind {
	case 0:
		style.kind, style.addPoint = 'r', true
		if f.precision >= 0 {
			style.kind = 'g'
		}
	case 'n':
		style.kind = 'g'
	case '%':
		style.kind = 'f'
		x *= 100
	}
	if style.precision < 0 {
		style.precision = 6
	}
	var text, laid [64]byte
	number := style.append(text[:0], x)
	if f.kind == '%' {
		number = append(number, '%')
	}
	return NewStr(string(f.layOut(laid[:0], splitNumber(string(number))))), nil
}

// floatStyle says how to write a float in decimal, as C's printf does.
type floatStyle struct {
	kind         byte // e, f, g, their capitals, or r for the shortest text
	precision    int
	alternate    bool // keep the point, and with g the trailing zeros
	addPoint     bool // add ".0" to what would look like an int
	positiveZero bool // a zero after rounding has no sign
}

// append appends x in this style.
func (s floatStyle) append(b []byte, x float64) []byte {
	start := len(b)
	if math.IsInf(x, 0) || math.IsNaN(x) {
		b = AppendFloat(b, x)
	} else {
		switch s.kind {
		case 'e', 'E':
			b = s.appendExponent(b, x)
		case 'f', 'F':
			b = strconv.AppendFloat(b, x, 'f', s.precision, 64)
			if s.alternate && s.precision == 0 {
				b = append(b, '.')
			}
		default:
			b = s.appendGeneral(b, x)
		}
		if s.positiveZero {
			b = dropZeroSign(b, start)
		}
	}
	if s.kind >= 'A' && s.kind <= 'Z' {
		upperASCII(b[start:])
	}
	return b
}

func upperASCII(b []byte) {
	for i, c := range b {
		if c >= 'a' && c <= 'z' {
			b[i] = c - 'a' + 'A'
		}
	}
}

// dropZeroSign removes the sign of a number all of whose digits are zeros.
func dropZeroSign(b []byte, start int) []byte {
	if b[start] != '-' {
		return b
	}
	for _, c := range b[start+1:] {
		if c >= '1' && c <= '9' {
			return b
		}
		if c == 'e' || c == 'E' {
			break
		}
	}
	return append(b[:start], b[start+1:]...)
}

func (s floatStyle) appendExponent(b []byte, x float64) []byte {
	if !s.alternate || s.precision > 0 {
		return strconv.AppendFloat(b, x, 'e', s.precision, 64)
	}
	text := strconv.FormatFloat(x, 'e', 0, 64)
	mantissa, exponent, _ := strings.Cut(text, "e")
	b = append(b, mantissa...)
	b = append(b, ".e"...)
	return append(b, exponent...)
}

// appendGeneral writes with an exponent only when the number is small or
// large: kind g to a number of digits, kind r to the fewest that tell it apart.
func (s floatStyle) appendGeneral(b []byte, x float64) []byte {
	precision, least := max(s.precision, 1), -4
	limit := precision
	if s.addPoint {
		limit--
	}
	shortest := s.kind == 'r'
	if shortest {
		precision, limit = 0, 16
	}
	text := strconv.FormatFloat(math.Abs(x), 'e', precision-1, 64)
	mantissa, exponentText, _ := strings.Cut(text, "e")
	exponent, _ := strconv.Atoi(exponentText)
	digits := mantissa[:1]
	if len(mantissa) > 1 {
		digits += mantissa[2:]
	}
	if !shortest && !s.alternate {
		digits = digits[:1] + strings.TrimRight(digits[1:], "0")
	}
	if math.Signbit(x) {
		b = append(b, '-')
	}
	if exponent < least || exponent >= limit {
		b = s.appendPoint(append(b, digits[0]), digits[1:], false)
		b = append(b, 'e')
		return append(b, exponentText...)
	}
	if exponent < 0 {
		b = append(b, "0."...)
		b = appendFill(b, '0', -exponent-1)
		return append(b, digits...)
	}
	whole := min(exponent+1, len(digits))
	b = append(b, digits[:whole]...)
	b = appendFill(b, '0', exponent+1-whole)
	return s.appendPoint(b, digits[whole:], s.addPoint)
}

// appendPoint appends the point and what follows it.
func (s floatStyle) appendPoint(b []byte, fraction string, zero bool) []byte {
	if fraction == "" && zero {
		fraction = "0"
	}
	if fraction != "" || s.alternate {
		b = append(b, '.')
	}
	return append(b, fraction...)
}
