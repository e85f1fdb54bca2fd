package object

import (
	"math"
	"math/big"
	"strconv"
)

func defineFloatMethods(c *Type) {
	c.Method("conjugate", NoArgs, func(t *Thread, self Value, _ []Value) (Value, error) { return floatPlain(t, self) })
	c.Method("is_integer", NoArgs, floatIsInteger)
	c.Method("as_integer_ratio", NoArgs, floatAsIntegerRatio)
	c.Method("hex", NoArgs, floatHex)
	c.ClassMethod("fromhex", OneArg, floatFromHex)
	c.ClassMethod("__getformat__", OneArg, floatGetFormat)
	c.Method("__getnewargs__", NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
		return TupleOf(Float(selfFloat(self))), nil
	})
	c.Method("__round__", Positional(0, 1), floatRound)
	for name, round := range map[string]func(float64) float64{
		"__trunc__": math.Trunc, "__floor__": math.Floor, "__ceil__": math.Ceil,
	} {
		c.Method(name, NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
			return truncateFloat(round(selfFloat(self)))
		})
	}
	c.GetSet("real", floatPlain, nil)
	c.GetSet("imag", func(*Thread, Value) (Value, error) { return Float(0), nil }, nil)
}

func floatIsInteger(_ *Thread, self Value, _ []Value) (Value, error) {
	f := selfFloat(self)
	return Bool(f == math.Floor(f) && !math.IsInf(f, 0)), nil
}

func floatAsIntegerRatio(_ *Thread, self Value, _ []Value) (Value, error) {
	f := selfFloat(self)
	switch {
	case math.IsInf(f, 0):
		return Value{}, Raisef(OverflowError, "cannot convert Infinity to integer ratio")
	case math.IsNaN(f):
		return Value{}, ValueErrorf("cannot convert NaN to integer ratio")
	}
	ratio := new(big.Rat).SetFloat64(f)
	return TupleOf(BigIntValue(ratio.Num()), BigIntValue(new(big.Int).Set(ratio.Denom()))), nil
}

func floatGetFormat(_ *Thread, _ Value, args []Value) (Value, error) {
	kind, ok := args[0].AsStr()
	if !ok {
		return Value{}, badArgument("__getformat__", "argument", "str", args[0])
	}
	if kind.text != "double" && kind.text != "float" {
		return Value{}, ValueErrorf("__getformat__() argument 1 must be 'double' or 'float'")
	}
	return NewStr("IEEE, little-endian"), nil
}

// floatRound is float.__round__([ndigits]): an int without ndigits, else the
// float nearest to the rounded decimal.
func floatRound(t *Thread, self Value, args []Value) (Value, error) {
	f := selfFloat(self)
	if len(args) == 0 || args[0].IsNone() {
		return truncateFloat(math.RoundToEven(f))
	}
	digits, err := IndexInt(t, args[0], nil)
	if err != nil {
		return Value{}, err
	}
	// Beyond these no digit of a float is left to round, or none stays.
	const most, least = 323, -308
	switch {
	case math.IsNaN(f) || math.IsInf(f, 0) || digits > most:
		return Float(f), nil
	case digits < least:
		return Float(0 * f), nil
	case digits >= 0:
		rounded, _ := strconv.ParseFloat(strconv.FormatFloat(f, 'f', digits, 64), 64)
		return Float(rounded), nil
	}
	return roundFloatToTens(t, f, -digits)
}

// roundFloatToTens rounds to a multiple of 10**zeros, ties to the even one.
func roundFloatToTens(t *Thread, f float64, zeros int) (Value, error) {
	whole, accuracy := big.NewFloat(math.Abs(f)).Int(nil)
	if accuracy != big.Exact {
		// Keep "above the tie" visible: the unit is even, so ties are whole.
		whole.Lsh(whole, 1).SetBit(whole, 0, 1)
	} else {
		whole.Lsh(whole, 1)
	}
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(zeros)), nil)
	twice, err := roundToMultiple(t, whole, unit.Lsh(unit, 1))
	if err != nil {
		return Value{}, err
	}
	doubled, ok := selfInteger(twice).float()
	rounded := doubled / 2
	if !ok {
		n, _ := AsBigInt(twice)
		rounded, _ = new(big.Int).Rsh(n, 1).Float64()
	}
	if math.IsInf(rounded, 0) {
		return Value{}, Raisef(OverflowError, "rounded value too large to represent")
	}
	return Float(math.Copysign(rounded, f)), nil
}
