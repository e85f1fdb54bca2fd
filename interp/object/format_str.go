package object

// formatStrSlot is str.__format__.
func formatStrSlot(t *Thread, v Value, spec string) (Value, error) {
	if spec == "" {
		return ToStr(t, v)
	}
	typeName := v.Type().Name
	f, err := parseFormatSpec(spec, typeName, 's', '<')
	if err != nil {
		return Value{}, err
	}
	if f.kind != 's' {
		return Value{}, f.unknownKind(typeName)
	}
	if err := f.checkForStr(); err != nil {
		return Value{}, err
	}
	s, _ := v.AsStr()
	return padStr(t, s, &f)
}

func (f *formatSpec) checkForStr() error {
	switch {
	case f.sign == ' ':
		return ValueErrorf("Space not allowed in string format specifier")
	case f.sign != 0:
		return ValueErrorf("Sign not allowed in string format specifier")
	case f.positiveZero:
		return ValueErrorf("Negative zero coercion (z) not allowed in string format specifier")
	case f.alternate:
		return ValueErrorf("Alternate form (#) not allowed in string format specifier")
	case f.align == '=':
		return ValueErrorf("'=' alignment not allowed in string format specifier")
	}
	return nil
}

// padStr cuts s to the precision and pads it to the width.
func padStr(t *Thread, s *Str, f *formatSpec) (Value, error) {
	text, length := s.text, s.Len()
	if f.precision >= 0 && f.precision < length {
		text, length = firstPoints(text, f.precision), f.precision
	}
	if f.width <= length {
		if len(text) == len(s.text) {
			return s.Value(), nil
		}
		return NewStr(text), chargeFormat(t, len(text))
	}
	fill := len(pointText(f.fill))
	if err := chargeFormat(t, len(text)+(f.width-length)*fill); err != nil {
		return Value{}, err
	}
	var buf [64]byte
	return NewStr(string(f.appendPadded(buf[:0], text, length))), nil
}
