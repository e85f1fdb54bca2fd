package object

import "math"

func defineComplexOperators(s *Slots) {
	s.setBinary(Add, complexOperator(func(_ *Thread, x, y complex128) (Value, error) { return NewComplex(x + y), nil }))
	s.setBinary(Sub, complexOperator(func(_ *Thread, x, y complex128) (Value, error) { return NewComplex(x - y), nil }))
	s.setBinary(Mul, complexOperator(func(_ *Thread, x, y complex128) (Value, error) { return NewComplex(complexProduct(x, y)), nil }))
	s.setBinary(TrueDiv, complexOperator(complexTrueDivide))
	s.setBinary(Pow, complexOperator(complexPower))
	s.Power3 = complexPower3
	s.Unary = [unaryCount]func(*Thread, Value) (Value, error){
		Neg: func(_ *Thread, v Value) (Value, error) { return NewComplex(-selfComplex(v)), nil },
		Pos: func(_ *Thread, v Value) (Value, error) { return NewComplex(selfComplex(v)), nil },
		Abs: complexAbsolute,
	}
}

// complexOperand converts an operand of complex arithmetic; ok is false for
// what is no number.
func complexOperand(v Value) (z complex128, ok bool, err error) {
	if z, ok := AsComplex(v); ok {
		return z, true, nil
	}
	f, ok, err := floatOperand(v)
	return complex(f, 0), ok, err
}

func complexOperator(compute func(t *Thread, x, y complex128) (Value, error)) binarySlot {
	return func(t *Thread, a, b Value) (Value, error) {
		x, ok, err := complexOperand(a)
		if err != nil {
			return Value{}, err
		}
		if !ok {
			return NotImplemented, nil
		}
		y, ok, err := complexOperand(b)
		if err != nil {
			return Value{}, err
		}
		if !ok {
			return NotImplemented, nil
		}
		return compute(t, x, y)
	}
}

// complexProduct multiplies by the plain formula, as CPython does; Go's own
// operator may fuse products and sums.
func complexProduct(x, y complex128) complex128 {
	return complex(
		float64(real(x)*real(y))-float64(imag(x)*imag(y)),
		float64(real(x)*imag(y))+float64(imag(x)*real(y)))
}

// complexQuotient divides by Smith's method, as CPython does; Go's own
// operator treats infinities otherwise.
func complexQuotient(x, y complex128) complex128 {
	a, b, c, d := real(x), imag(x), real(y), imag(y)
	switch {
	case math.Abs(c) >= math.Abs(d):
		ratio := d / c
		divisor := c + float64(d*ratio)
		return complex((a+float64(b*ratio))/divisor, (b-float64(a*ratio))/divisor)
	case math.Abs(d) >= math.Abs(c):
		ratio := c / d
		divisor := float64(c*ratio) + d
		return complex((float64(a*ratio)+b)/divisor, (float64(b*ratio)-a)/divisor)
	}
	return complex(math.NaN(), math.NaN())
}

func complexTrueDivide(_ *Thread, x, y complex128) (Value, error) {
	if y == 0 {
		return Value{}, Raisef(ZeroDivisionError, "complex division by zero")
	}
	return NewComplex(complexQuotient(x, y)), nil
}

func complexAbsolute(_ *Thread, v Value) (Value, error) {
	z := selfComplex(v)
	length := hypotenuse(real(z), imag(z))
	if math.IsInf(length, 0) && !math.IsInf(real(z), 0) && !math.IsInf(imag(z), 0) {
		return Value{}, Raisef(OverflowError, "absolute value too large")
	}
	return Float(length), nil
}

func complexPower3(t *Thread, a, b, modulus Value) (Value, error) {
	if !modulus.IsUnbound() && !modulus.IsNone() {
		return Value{}, ValueErrorf("complex modulo")
	}
	return ComplexType.Slots.Binary[Pow](t, a, b)
}

// complexPower is x ** y: by multiplication for a small whole exponent, else
// in polar form.
func complexPower(_ *Thread, x, y complex128) (Value, error) {
	const largestWhole = 100
	exponent := real(y)
	whole := imag(y) == 0 && exponent == math.Floor(exponent) && math.Abs(exponent) <= largestWhole
	if x == 0 && (exponent < 0 || imag(y) != 0) {
		return Value{}, Raisef(ZeroDivisionError, "0.0 to a negative or complex power")
	}
	var z complex128
	switch {
	case whole && exponent > 0:
		z = complexPowerOfWhole(x, int(exponent))
	case whole:
		z = complexQuotient(1, complexPowerOfWhole(x, int(-exponent)))
	case x != 0:
		z = polarPower(x, y)
	}
	if math.IsInf(real(z), 0) || math.IsInf(imag(z), 0) {
		return Value{}, Raisef(OverflowError, "complex exponentiation")
	}
	return NewComplex(z), nil
}

func complexPowerOfWhole(x complex128, n int) complex128 {
	power := complex128(1)
	for mask := 1; n >= mask; mask <<= 1 {
		if n&mask != 0 {
			power = complexProduct(power, x)
		}
		x = complexProduct(x, x)
	}
	return power
}

func polarPower(x, y complex128) complex128 {
	length := hypotenuse(real(x), imag(x))
	result := power(length, real(y))
	at := angle(imag(x), real(x))
	phase := at * real(y)
	if imag(y) != 0 {
		result /= exponentialOf(at * imag(y))
		phase += float64(imag(y) * logarithmOf(length))
	}
	sine, cosine := sineCosine(phase)
	return complex(result*cosine.hi, result*sine.hi)
}
