package object

import (
	"math"
	"math/big"
)

func defineFloat() {
	c := FloatType
	c.Doc = "Convert a string or number to a floating-point number, if possible."
	s := &c.Slots
	s.New = floatNew
	s.Repr = func(_ *Thread, v Value) (Value, error) { return NewStr(floatText(selfFloat(v))), nil }
	s.Format = formatFloatSlot
	s.Hash = func(_ *Thread, v Value) (int64, error) { return hashFloat(selfFloat(v)), nil }
	s.Bool = func(_ *Thread, v Value) (bool, error) { return selfFloat(v) != 0, nil }
	s.Compare = floatCompare
	s.Float = floatPlain
	s.Int = func(_ *Thread, v Value) (Value, error) { return truncateFloat(selfFloat(v)) }
	defineFloatOperators(s)
	defineFloatMethods(c)
}

// AsFloat returns the float in v: v itself or the value of an instance of a
// subclass of float.
func AsFloat(v Value) (float64, bool) {
	if f, ok := v.Float64(); ok {
		return f, true
	}
	if d, ok := v.obj.(*Derived); ok {
		return d.Base.Float64()
	}
	return 0, false
}

// selfFloat is AsFloat for the receiver of a float's slot or method.
func selfFloat(v Value) float64 {
	f, _ := AsFloat(v)
	return f
}

// floatPlain is the float without a subclass around it.
func floatPlain(_ *Thread, v Value) (Value, error) { return Float(selfFloat(v)), nil }

// FloatOf converts a number as CPython's C functions do (math.sqrt, "%f"): a
// float, or what __float__ or __index__ gives.
func FloatOf(t *Thread, v Value) (float64, error) {
	if f, ok := AsFloat(v); ok {
		return f, nil
	}
	slots := &v.Type().Slots
	switch {
	case slots.Float != nil:
		x, err := slots.Float(t, v)
		if err != nil {
			return 0, err
		}
		f, ok := AsFloat(x)
		if !ok {
			return 0, TypeErrorf("%s.__float__ returned non-float (type %s)", v.Type().Name, x.Type().Name)
		}
		return f, nil
	case slots.Index != nil:
		x, err := slots.Index(t, v)
		if err != nil {
			return 0, err
		}
		if x, err = plainInt(x, "__index__", "int"); err != nil {
			return 0, err
		}
		f, ok := selfInteger(x).float()
		if !ok {
			return 0, errIntTooLargeForFloat()
		}
		return f, nil
	}
	return 0, TypeErrorf("must be real number, not %s", v.Type().Name)
}

// floatNew is float(x=0, /).
func floatNew(t *Thread, cls *Type, args []Value, names []*Str) (Value, error) {
	if len(names) > 0 {
		return Value{}, TypeErrorf("float() takes no keyword arguments")
	}
	if len(args) > 1 {
		return Value{}, TypeErrorf("float expected at most 1 argument, got %d", len(args))
	}
	f := 0.0
	if len(args) == 1 {
		var err error
		if f, err = floatFromObject(t, args[0]); err != nil {
			return Value{}, err
		}
	}
	return newOf(cls, FloatType, Float(f)), nil
}

func floatFromObject(t *Thread, x Value) (float64, error) {
	slots := &x.Type().Slots
	if _, ok := x.obj.(*Str); ok || slots.Float == nil && slots.Index == nil {
		text, ok := numberText(x)
		if !ok {
			return 0, TypeErrorf("float() argument must be a string or a real number, not '%s'", x.Type().Name)
		}
		return parseFloatObject(t, text, x)
	}
	return FloatOf(t, x)
}

func parseFloatObject(t *Thread, text string, source Value) (float64, error) {
	if err := t.Charge(len(text) / 64); err != nil {
		return 0, err
	}
	f, ok := ParseFloat(text)
	if ok {
		return f, nil
	}
	repr, err := ReprString(t, source)
	if err != nil {
		return 0, err
	}
	return 0, ValueErrorf("could not convert string to float: %s", repr)
}

// truncateFloat is int(f).
func truncateFloat(f float64) (Value, error) {
	if f > -1<<63 && f < 1<<63 {
		return Int(int64(f)), nil
	}
	if err := checkFinite(f); err != nil {
		return Value{}, err
	}
	n, _ := big.NewFloat(f).Int(nil)
	return BigIntValue(n), nil
}

// checkFinite refuses what has no integer form.
func checkFinite(f float64) error {
	switch {
	case math.IsNaN(f):
		return ValueErrorf("cannot convert float NaN to integer")
	case math.IsInf(f, 0):
		return Raisef(OverflowError, "cannot convert float infinity to integer")
	}
	return nil
}

// hashFloat reduces the number modulo 2**61 - 1, as hash does for ints: a
// float is an integer times a power of two, and two has the order 61.
func hashFloat(f float64) int64 {
	const infinity = 314159
	switch {
	case f == math.Trunc(f) && f > -1<<63 && f < 1<<63:
		return hashInt64(int64(f))
	case math.IsNaN(f):
		return hashInt64(int64(math.Float64bits(f) &^ (1 << 63)))
	case math.IsInf(f, 1):
		return infinity
	case math.IsInf(f, -1):
		return -infinity
	}
	fraction, exponent := math.Frexp(math.Abs(f))
	mantissa := uint64(math.Ldexp(fraction, 53)) // below the modulus
	shift := (exponent - 53) % 61
	if shift < 0 {
		shift += 61
	}
	h := int64(mantissa<<shift&hashModulus | mantissa>>(61-shift))
	if f < 0 {
		h = -h
	}
	if h == -1 {
		return -2
	}
	return h
}

// floatCompare compares a float with a float or an int, exactly.
func floatCompare(_ *Thread, op CompareOp, a, b Value) (Value, error) {
	x, ok := AsFloat(a)
	if !ok {
		return NotImplemented, nil
	}
	if y, ok := AsFloat(b); ok {
		return Bool(compare(op, x, y)), nil
	}
	n, ok := integerOf(b)
	if !ok {
		return NotImplemented, nil
	}
	if math.IsNaN(x) {
		return Bool(op == NE), nil
	}
	return Bool(op.holds(compareFloatInteger(x, n))), nil
}

// compareMixed compares a float and an int that fits 64 bits; ok is false for
// other operands.
func compareMixed(op CompareOp, a, b Value) (holds, ok bool) {
	if b.IsInt64() {
		f, ok := a.Float64()
		return ok && compareWithInt(op, f, b.RawInt()), ok
	}
	f, ok := b.Float64()
	if !ok || !a.IsInt64() {
		return false, false
	}
	return compareWithInt(op.Swapped(), f, a.RawInt()), true
}

func compareWithInt(op CompareOp, f float64, n int64) bool {
	if math.IsNaN(f) {
		return op == NE
	}
	return op.holds(compareFloatInteger(f, integer{small: n}))
}

// compareFloatInteger is the sign of f - n for an f that is a number.
func compareFloatInteger(f float64, n integer) int {
	if math.IsInf(f, 0) {
		return int(math.Copysign(1, f))
	}
	if n.big == nil {
		const exact = 1 << 53
		switch {
		case n.small <= exact && n.small >= -exact:
			return compareOrdered(f, float64(n.small))
		case f >= 1<<63:
			return 1
		case f < -1<<63:
			return -1
		}
		// A fraction only exists below 2**53, where the int is not.
		return compareOrdered(int64(f), n.small)
	}
	if math.Abs(f) < 1<<63 {
		return -n.big.Sign()
	}
	whole, _ := big.NewFloat(f).Int(nil)
	return whole.Cmp(n.big)
}

func compareOrdered[T int64 | float64](x, y T) int {
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}
