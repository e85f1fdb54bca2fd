package object

import "math"

// The conversions float64(x*y) in this package keep a compiler from fusing a
// product and a sum into one operation, which would round differently from
// CPython on some machines.

func defineFloatOperators(s *Slots) {
	s.setBinary(Add, floatOperator(func(_ *Thread, x, y float64) (Value, error) { return Float(x + y), nil }))
	s.setBinary(Sub, floatOperator(func(_ *Thread, x, y float64) (Value, error) { return Float(x - y), nil }))
	s.setBinary(Mul, floatOperator(func(_ *Thread, x, y float64) (Value, error) { return Float(x * y), nil }))
	s.setBinary(TrueDiv, floatOperator(floatTrueDivide))
	s.setBinary(FloorDiv, floatOperator(floatFloorDivide))
	s.setBinary(Mod, floatOperator(floatModulo))
	s.setBinary(DivMod, floatOperator(floatDivMod))
	s.setBinary(Pow, floatOperator(floatPower))
	s.Power3 = floatPower3
	s.Unary = [unaryCount]func(*Thread, Value) (Value, error){
		Neg: func(_ *Thread, v Value) (Value, error) { return Float(-selfFloat(v)), nil },
		Pos: floatPlain,
		Abs: func(_ *Thread, v Value) (Value, error) { return Float(math.Abs(selfFloat(v))), nil },
	}
}

// floatOperand converts an operand of float arithmetic; ok is false for what
// is neither float nor int.
func floatOperand(v Value) (f float64, ok bool, err error) {
	if f, ok := AsFloat(v); ok {
		return f, true, nil
	}
	n, ok := integerOf(v)
	if !ok {
		return 0, false, nil
	}
	f, ok = n.float()
	if !ok {
		return 0, true, errIntTooLargeForFloat()
	}
	return f, true, nil
}

func floatOperator(compute func(t *Thread, x, y float64) (Value, error)) binarySlot {
	return func(t *Thread, a, b Value) (Value, error) {
		x, ok, err := floatOperand(a)
		if err != nil {
			return Value{}, err
		}
		if !ok {
			return NotImplemented, nil
		}
		y, ok, err := floatOperand(b)
		if err != nil {
			return Value{}, err
		}
		if !ok {
			return NotImplemented, nil
		}
		return compute(t, x, y)
	}
}

func floatTrueDivide(_ *Thread, x, y float64) (Value, error) {
	if y == 0 {
		return Value{}, Raisef(ZeroDivisionError, "float division by zero")
	}
	return Float(x / y), nil
}

// floorDivide gives the floored quotient and the rest, which has the divisor's
// sign, as CPython computes them.
func floorDivide(x, y float64) (quotient, rest float64) {
	rest = math.Mod(x, y)
	quotient = (x - rest) / y
	switch {
	case rest == 0:
		rest = math.Copysign(0, y)
	case (y < 0) != (rest < 0):
		rest += y
		quotient--
	}
	if quotient == 0 {
		return math.Copysign(0, x/y), rest
	}
	floor := math.Floor(quotient)
	if quotient-floor > 0.5 {
		floor++
	}
	return floor, rest
}

func floatFloorDivide(_ *Thread, x, y float64) (Value, error) {
	if y == 0 {
		return Value{}, Raisef(ZeroDivisionError, "float floor division by zero")
	}
	quotient, _ := floorDivide(x, y)
	return Float(quotient), nil
}

func floatModulo(_ *Thread, x, y float64) (Value, error) {
	if y == 0 {
		return Value{}, Raisef(ZeroDivisionError, "float modulo by zero")
	}
	_, rest := floorDivide(x, y)
	return Float(rest), nil
}

func floatDivMod(_ *Thread, x, y float64) (Value, error) {
	if y == 0 {
		return Value{}, Raisef(ZeroDivisionError, "float divmod()")
	}
	quotient, rest := floorDivide(x, y)
	return TupleOf(Float(quotient), Float(rest)), nil
}

func floatPower3(t *Thread, a, b, modulus Value) (Value, error) {
	if !modulus.IsUnbound() && !modulus.IsNone() {
		return Value{}, TypeErrorf("pow() 3rd argument not allowed unless all arguments are integers")
	}
	return FloatType.Slots.Binary[Pow](t, a, b)
}

// floatPower is x ** y.
func floatPower(t *Thread, x, y float64) (Value, error) {
	switch {
	case x == 0 && y < 0 && !math.IsInf(y, 0):
		return Value{}, Raisef(ZeroDivisionError, "0.0 cannot be raised to a negative power")
	case x < 0 && !math.IsInf(x, 0) && !math.IsInf(y, 0) && y < math.Ceil(y):
		return complexPower(t, complex(x, 0), complex(y, 0))
	}
	f := power(x, y)
	if math.IsInf(f, 0) && !math.IsInf(x, 0) && !math.IsInf(y, 0) {
		return Value{}, errNumericalRange()
	}
	return Float(f), nil
}

func errNumericalRange() error {
	return Raise(OverflowError, Int(34), NewStr("Numerical result out of range"))
}

// power is C's pow.
func power(x, y float64) float64 {
	switch {
	case x == 1 || y == 0:
		return 1
	case y == 1:
		return x
	case y == 2:
		return x * x
	case math.IsNaN(x) || math.IsNaN(y) || math.IsInf(x, 0) || math.IsInf(y, 0) || x == 0:
		return math.Pow(x, y)
	}
	magnitude := powerPositive(math.Abs(x), y)
	if x < 0 && math.Mod(y, 2) != 0 {
		return -magnitude
	}
	return magnitude
}
