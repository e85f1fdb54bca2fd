package object

import (
	"strings"
	"unicode/utf8"
)

// convertText writes %s, %r, %a and the %b of bytes.
func (p *percentFormatter) convertText(f *percentField, v Value) error {
	text, err := p.textOf(f.verb, v)
	if err != nil {
		return err
	}
	if length := p.length(text); f.precision >= 0 && f.precision < length {
		if p.isBytes {
			text = text[:f.precision]
		} else {
			text = firstPoints(text, f.precision)
		}
	}
	return p.writePadded(f, text)
}

func (p *percentFormatter) textOf(verb rune, v Value) (string, error) {
	t := p.out.thread
	switch {
	case p.isBytes && (verb == 's' || verb == 'b'):
		return bytesForPercent(t, v)
	case verb == 's':
		return StrString(t, v)
	}
	repr, err := ReprString(t, v)
	if err == nil && (verb == 'a' || p.isBytes) {
		repr = ASCIIRepr(repr)
	}
	return repr, err
}

func bytesForPercent(t *Thread, v Value) (string, error) {
	if data, ok := BufferOf(v); ok {
		return data, nil
	}
	converted, done, err := bytesBySpecialMethod(t, v)
	if err != nil {
		return "", err
	}
	if !done {
		return "", TypeErrorf("%%b requires a bytes-like object, or an object that implements __bytes__, not '%s'", v.Type().Name)
	}
	return bytesSelf(converted), nil
}

// length is what width and precision count: code points, or bytes.
func (p *percentFormatter) length(text string) int {
	if p.isBytes {
		return len(text)
	}
	return countCodePoints(text)
}

func (p *percentFormatter) writePadded(f *percentField, text string) error {
	length := p.length(text)
	if f.width <= length {
		return p.out.write(text)
	}
	if err := chargeFormat(p.out.thread, f.width-length); err != nil {
		return err
	}
	padding := strings.Repeat(" ", f.width-length)
	if f.left {
		return p.out.write(text + padding)
	}
	return p.out.write(padding + text)
}

// convertChar writes %c.
func (p *percentFormatter) convertChar(f *percentField, v Value) error {
	n, isInt := integerOf(v)
	if !isInt && v.Type().Slots.Index != nil {
		index, err := Index(p.out.thread, v)
		if err != nil {
			return err
		}
		n, isInt = integerOf(index)
	}
	if isInt {
		return p.writeChar(f, n)
	}
	if p.isBytes {
		if data, ok := BufferOf(v); ok && len(data) == 1 {
			return p.writePadded(f, data)
		}
		return Raise(TypeError, NewStr("%c requires an integer in range(256) or a single byte"))
	}
	if s, ok := v.AsStr(); ok && s.Len() == 1 {
		return p.writePadded(f, s.text)
	}
	return Raise(TypeError, NewStr("%c requires int or char"))
}

// writeChar writes the character, or the byte, of number n.
func (p *percentFormatter) writeChar(f *percentField, n integer) error {
	most, tooLarge := int64(utf8.MaxRune), "%c arg not in range(0x110000)"
	if p.isBytes {
		most, tooLarge = 0xFF, "%c arg not in range(256)"
	}
	switch {
	case n.big != nil || n.small < 0 || n.small > most:
		return Raise(OverflowError, NewStr(tooLarge))
	case p.isBytes:
		return p.writePadded(f, string([]byte{byte(n.small)}))
	}
	return p.writePadded(f, pointText(rune(n.small)))
}

// layout is the format specification that lays a number out as the field says.
func (f *percentField) layout() formatSpec {
	spec := formatSpec{fill: ' ', align: '>', width: f.width}
	switch {
	case f.left:
		spec.align = '<'
	case f.zero:
		spec.fill, spec.align = '0', '='
	}
	switch {
	case f.plus:
		spec.sign = '+'
	case f.blank:
		spec.sign = ' '
	}
	return spec
}

func (p *percentFormatter) writeNumber(f *percentField, parts numberParts) error {
	spec := f.layout()
	if err := chargeFormat(p.out.thread, max(f.width, 0)); err != nil {
		return err
	}
	var buf [64]byte
	return p.out.write(string(spec.layOut(buf[:0], parts)))
}

// convertInt writes %d, %o, %x and their kin.
func (p *percentFormatter) convertInt(f *percentField, v Value) error {
	t := p.out.thread
	n, err := intForPercent(t, f.verb, v)
	if err != nil {
		return err
	}
	text, err := integerText(t, n, integerBase(f.verb))
	if err != nil {
		return err
	}
	if f.verb == 'X' {
		text = strings.ToUpper(text)
	}
	var parts numberParts
	parts.digits, parts.negative = strings.CutPrefix(text, "-")
	if missing := f.precision - len(parts.digits); missing > 0 {
		if err := chargeFormat(t, f.precision); err != nil {
			return err
		}
		parts.digits = strings.Repeat("0", missing) + parts.digits
	}
	if f.alternate && integerBase(f.verb) != 10 {
		parts.prefix = "0" + string(f.verb)
	}
	return p.writeNumber(f, parts)
}

// intForPercent converts the argument: whole numbers alone for %x and %o, any
// real number for the others.
func intForPercent(t *Thread, verb rune, v Value) (integer, error) {
	if n, ok := integerOf(v); ok {
		return n, nil
	}
	want := "a real number"
	convert := intFromNumber
	if integerBase(verb) != 10 {
		want, convert = "an integer", Index
	}
	slots := &v.Type().Slots
	if slots.Int != nil || slots.Index != nil || slots.Float != nil {
		i, err := convert(t, v)
		if err == nil {
			return selfInteger(i), nil
		}
		if !Matches(err, TypeError) {
			return integer{}, err
		}
	}
	return integer{}, TypeErrorf("%%%c format: %s is required, not %s", verb, want, v.Type().Name)
}

// intFromNumber is int(x) for what is a number.
func intFromNumber(t *Thread, v Value) (Value, error) {
	if slots := &v.Type().Slots; slots.Int == nil && slots.Index == nil {
		return Value{}, TypeErrorf("no number")
	}
	return intFromObject(t, v)
}

// convertFloat writes %e, %f, %g and their capitals.
func (p *percentFormatter) convertFloat(f *percentField, v Value) error {
	t := p.out.thread
	x, err := FloatOf(t, v)
	if err != nil {
		if p.isBytes && Matches(err, TypeError) {
			return TypeErrorf("float argument required, not %s", v.Type().Name)
		}
		return err
	}
	style := floatStyle{kind: byte(f.verb), precision: f.precision, alternate: f.alternate}
	if f.precision < 0 {
		style.precision = 6
	} else if err := chargeFormat(t, f.precision); err != nil {
		return err
	}
	var buf [64]byte
	return p.writeNumber(f, splitNumber(string(style.append(buf[:0], x))))
}
