package object

import "math"

// Complex is Python's complex.
type Complex struct{ value complex128 }

// Type returns complex.
func (*Complex) Type() *Type { return ComplexType }

// NewComplex makes a complex.
func NewComplex(c complex128) Value { return Value{obj: &Complex{c}} }

// AsComplex returns the complex number in v: v itself or the value of an
// instance of a subclass of complex.
func AsComplex(v Value) (complex128, bool) {
	if c, ok := v.obj.(*Complex); ok {
		return c.value, true
	}
	if d, ok := v.obj.(*Derived); ok {
		if c, ok := d.Base.obj.(*Complex); ok {
			return c.value, true
		}
	}
	return 0, false
}

// selfComplex is AsComplex for the receiver of a complex's slot or method.
func selfComplex(v Value) complex128 {
	c, _ := AsComplex(v)
	return c
}

const complexDoc = `Create a complex number from a string or numbers.

If a string is given, parse it as a complex number.
If a single number is given, convert it to a complex number.
If the 'real' or 'imag' arguments are given, create a complex number
with the specified real and imaginary components.`

func defineComplex() {
	c := ComplexType
	c.Doc = complexDoc
	s := &c.Slots
	s.New = complexNew
	s.Repr = func(_ *Thread, v Value) (Value, error) { return NewStr(complexText(selfComplex(v))), nil }
	s.Format = formatComplexSlot
	s.Hash = func(_ *Thread, v Value) (int64, error) { return hashComplex(selfComplex(v)), nil }
	s.Bool = func(_ *Thread, v Value) (bool, error) { return selfComplex(v) != 0, nil }
	s.Compare = complexCompare
	defineComplexOperators(s)
	plain := func(_ *Thread, self Value, _ []Value) (Value, error) { return NewComplex(selfComplex(self)), nil }
	c.Method("__complex__", NoArgs, plain)
	c.Method("conjugate", NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
		z := selfComplex(self)
		return NewComplex(complex(real(z), -imag(z))), nil
	})
	c.Method("__getnewargs__", NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
		z := selfComplex(self)
		return TupleOf(Float(real(z)), Float(imag(z))), nil
	})
	c.GetSet("real", func(_ *Thread, v Value) (Value, error) { return Float(real(selfComplex(v))), nil }, nil)
	c.GetSet("imag", func(_ *Thread, v Value) (Value, error) { return Float(imag(selfComplex(v))), nil }, nil)
}

func hashComplex(z complex128) int64 {
	const imaginaryUnit = 1000003
	h := hashFloat(real(z)) + imaginaryUnit*hashFloat(imag(z))
	if h == -1 {
		return -2
	}
	return h
}

// complexCompare knows == and != with every kind of number.
func complexCompare(t *Thread, op CompareOp, a, b Value) (Value, error) {
	x, ok := AsComplex(a)
	if !ok || op != EQ && op != NE {
		return NotImplemented, nil
	}
	equal := false
	if y, ok := AsComplex(b); ok {
		equal = x == y
	} else {
		v, err := floatCompare(t, EQ, Float(real(x)), b)
		if err != nil || v.IsNotImplemented() {
			return v, err
		}
		equal = v.IsTrue() && imag(x) == 0
	}
	return Bool(equal == (op == EQ)), nil
}

// complexText is repr(z).
func complexText(z complex128) string {
	var buf [64]byte
	b := buf[:0]
	style := floatStyle{kind: 'r'}
	if real(z) == 0 && !math.Signbit(real(z)) {
		b = style.append(b, imag(z))
		return string(append(b, 'j'))
	}
	b = style.append(append(b, '('), real(z))
	if !math.Signbit(imag(z)) || math.IsNaN(imag(z)) {
		b = append(b, '+')
	}
	b = style.append(b, imag(z))
	return string(append(b, "j)"...))
}
