package object

import "strings"

var complexSignature = Keywords("real=, imag=")

// complexNew is complex(real=0, imag=0).
func complexNew(t *Thread, cls *Type, args []Value, names []*Str) (Value, error) {
	bound, window, err := complexSignature.bind(t, "complex", "complex", args, names)
	if err != nil {
		return Value{}, err
	}
	z, err := complexFromArguments(t, bound[0], bound[1])
	if window != nil {
		t.Pop(window)
	}
	if err != nil {
		return Value{}, err
	}
	return newOf(cls, ComplexType, NewComplex(z)), nil
}

func complexFromArguments(t *Thread, first, second Value) (complex128, error) {
	if first.IsUnbound() {
		first = Int(0)
	}
	if s, ok := first.AsStr(); ok {
		if !second.IsUnbound() {
			return 0, TypeErrorf("complex() can't take second arg if first is a string")
		}
		return parseComplex(t, s)
	}
	if _, ok := second.AsStr(); ok && !second.IsUnbound() {
		return 0, TypeErrorf("complex() second arg can't be a string")
	}
	x, err := complexArgument(t, first)
	if err != nil {
		return 0, err
	}
	if second.IsUnbound() {
		return x, nil
	}
	if !isComplexNumber(second) {
		return 0, TypeErrorf("complex() second argument must be a number, not '%s'", second.Type().Name)
	}
	y, ok := AsComplex(second)
	if !ok {
		f, err := FloatOf(t, second)
		if err != nil {
			return 0, err
		}
		y = complex(f, 0)
	}
	// first + second*i, without touching the sign of a zero where a part is real.
	re, im := real(x), real(y)
	if _, ok := AsComplex(second); ok {
		re -= imag(y)
	}
	if imag(x) != 0 {
		im += imag(x)
	}
	return complex(re, im), nil
}

func isComplexNumber(v Value) bool {
	if _, ok := AsComplex(v); ok {
		return true
	}
	slots := &v.Type().Slots
	return slots.Float != nil || slots.Index != nil
}

func complexArgument(t *Thread, v Value) (complex128, error) {
	if c, ok := v.obj.(*Complex); ok {
		return c.value, nil
	}
	if method, ok, err := LookupSpecial(t, v, nameComplex); err != nil || ok {
		if err != nil {
			return 0, err
		}
		z, err := Call0(t, method)
		if err != nil {
			return 0, err
		}
		c, ok := AsComplex(z)
		if !ok {
			return 0, TypeErrorf("__complex__ returned non-complex (type %s)", z.Type().Name)
		}
		return c, nil
	}
	if !isComplexNumber(v) {
		return 0, TypeErrorf("complex() first argument must be a string or a number, not '%s'", v.Type().Name)
	}
	f, err := FloatOf(t, v)
	return complex(f, 0), err
}

// parseComplex reads what repr writes, and the forms of float.
func parseComplex(t *Thread, s *Str) (complex128, error) {
	if err := t.Charge(len(s.text) / 64); err != nil {
		return 0, err
	}
	text := plainDigits(s.text)
	if hasStrayUnderscore(text) {
		return 0, ValueErrorf("could not convert string to complex: %s", strRepr(s.text))
	}
	if inner, ok := strings.CutPrefix(text, "("); ok {
		if inner, ok = strings.CutSuffix(inner, ")"); !ok {
			inner = "?"
		}
		text = stripText(inner, true, true, isNumberSpace)
	}
	z, ok := readComplex(text)
	if !ok {
		return 0, ValueErrorf("complex() arg is a malformed string")
	}
	return z, nil
}

// hasStrayUnderscore reports an underscore that is not between two digits.
func hasStrayUnderscore(text string) bool {
	isDigit := func(i int) bool { return i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9' }
	for i := range len(text) {
		if text[i] == '_' && !(isDigit(i-1) && isDigit(i+1)) {
			return true
		}
	}
	return false
}

// readComplex reads FLOAT, FLOATj, FLOAT±FLOATj or FLOAT±j.
func readComplex(text string) (complex128, bool) {
	first, rest, ok := readSignedFloat(text)
	switch {
	case !ok:
		return 0, false
	case rest == "":
		return complex(first, 0), len(text) > 1 || text[0] != 'j'
	case isImaginaryUnit(rest):
		return complex(0, first), true
	case rest[0] != '+' && rest[0] != '-':
		return 0, false
	}
	second, rest, ok := readSignedFloat(rest)
	return complex(first, second), ok && isImaginaryUnit(rest)
}

func isImaginaryUnit(text string) bool { return text == "j" || text == "J" }

// readSignedFloat reads a number; before a j it may be a bare sign, or nothing.
func readSignedFloat(text string) (f float64, rest string, ok bool) {
	unsigned := strings.TrimLeft(text, "+-")
	signs := len(text) - len(unsigned)
	if signs > 1 {
		return 0, "", false
	}
	end := decimalFloat(unsigned)
	if end == 0 {
		lower := strings.ToLower(unsigned)
		for _, name := range [...]string{"infinity", "inf", "nan"} {
			if strings.HasPrefix(lower, name) {
				end = len(name)
				break
			}
		}
	}
	if end == 0 {
		f = 1
		if signs > 0 && text[0] == '-' {
			f = -1
		}
		return f, unsigned, isImaginaryUnit(unsigned)
	}
	f, ok = ParseFloat(text[:signs+end])
	return f, unsigned[end:], ok
}
