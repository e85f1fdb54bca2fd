package object

import "math"

// formatComplexSlot is complex.__format__.
func formatComplexSlot(t *Thread, v Value, spec string) (Value, error) {
	if spec == "" {
		return ToStr(t, v)
	}
	typeName := v.Type().Name
	f, err := parseFormatSpec(spec, typeName, 0, '>')
	if err != nil {
		return Value{}, err
	}
	switch f.kind {
	case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n':
		return formatComplex(t, selfComplex(v), &f)
	}
	return Value{}, f.unknownKind(typeName)
}

func formatComplex(t *Thread, z complex128, f *formatSpec) (Value, error) {
	if err := f.checkLimits(t); err != nil {
		return Value{}, err
	}
	switch {
	case f.fill == '0':
		return Value{}, ValueErrorf("Zero padding is not allowed in complex format specifier")
	case f.align == '=':
		return Value{}, ValueErrorf("'=' alignment flag is not allowed in complex format specifier")
	}
	style := floatStyle{kind: byte(f.kind), precision: f.precision, alternate: f.alternate, positiveZero: f.positiveZero}
	switch {
	case f.kind == 0 && f.precision < 0:
		style.kind = 'r'
	case f.kind == 0 || f.kind == 'n':
		style.kind = 'g'
	}
	if style.precision < 0 {
		style.precision = 6
	}
	part := *f
	part.width, part.fill, part.align = -1, ' ', '<'
	var b []byte
	onlyImaginary := f.kind == 0 && real(z) == 0 && !math.Signbit(real(z))
	if f.kind == 0 && !onlyImaginary {
		b = append(b, '(')
	}
	if !onlyImaginary {
		b = part.layOut(b, splitNumber(string(style.append(nil, real(z)))))
		part.sign = '+'
	}
	b = part.layOut(b, splitNumber(string(style.append(nil, imag(z)))))
	b = append(b, 'j')
	if f.kind == 0 && !onlyImaginary {
		b = append(b, ')')
	}
	return NewStr(string(f.appendPadded(nil, string(b), len(b)))), nil
}
