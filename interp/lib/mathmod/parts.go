package mathmod

import (
	"math"
	"math/big"

	"github.com/apy-lang/apy/interp/object"
)

func addParts(m *object.Module) {
	m.Func("floor", oneArgument, rounding(object.Intern("__floor__"), math.Floor))
	m.Func("ceil", oneArgument, rounding(object.Intern("__ceil__"), math.Ceil))
	m.Func("trunc", oneArgument, trunc)
	for name, test := range map[string]func(float64) bool{
		"isfinite": isFinite,
		"isinf":    func(x float64) bool { return math.IsInf(x, 0) },
		"isnan":    math.IsNaN,
	} {
		m.Func(name, oneArgument, func(t *thread, args []value) (value, error) {
			x, err := object.FloatOf(t, args[0])
			return object.Bool(test(x)), err
		})
	}
	m.Func("frexp", oneArgument, frexp)
	m.Func("ldexp", twoArguments, ldexp)
	m.Func("modf", oneArgument, modf)
	m.Func("nextafter", object.Keywords("x, y, /, *, steps="), nextAfter)
	m.Func("ulp", oneArgument, ulp)
	m.Func("isclose", object.Keywords("a, b, *, rel_tol=, abs_tol="), isClose)
	m.Func("fma", object.Positional(3, 3), fma)
}

// floatToInt is a float without fraction as an int.
func floatToInt(x float64) (value, error) {
	switch {
	case math.IsNaN(x):
		return value{}, object.ValueErrorf("cannot convert float NaN to integer")
	case math.IsInf(x, 0):
		return value{}, object.Raisef(object.OverflowError, "cannot convert float infinity to integer")
	case math.Abs(x) < 1<<62:
		return object.Int(int64(x)), nil
	}
	n, _ := big.NewFloat(x).Int(nil)
	return object.BigIntValue(n), nil
}

func rounding(special *object.Str, round func(float64) float64) function {
	return func(t *thread, args []value) (value, error) {
		if x, ok := args[0].Float64(); ok {
			return floatToInt(round(x))
		}
		if v, ok, err := object.CallSpecial(t, args[0], special); ok || err != nil {
			return v, err
		}
		x, err := object.FloatOf(t, args[0])
		if err != nil {
			return value{}, err
		}
		return floatToInt(round(x))
	}
}

var nameTrunc = object.Intern("__trunc__")

func trunc(t *thread, args []value) (value, error) {
	if x, ok := args[0].Float64(); ok {
		return floatToInt(math.Trunc(x))
	}
	v, ok, err := object.CallSpecial(t, args[0], nameTrunc)
	if err == nil && !ok {
		err = object.TypeErrorf("type %s doesn't define __trunc__ method", args[0].Type().Name)
	}
	return v, err
}

func frexp(t *thread, args []value) (value, error) {
	x, err := object.FloatOf(t, args[0])
	if err != nil {
		return value{}, err
	}
	fraction, exponent := math.Frexp(x)
	return object.NewPair(object.Float(fraction), object.Int(int64(exponent))), nil
}

func ldexp(t *thread, args []value) (value, error) {
	x, err := object.FloatOf(t, args[0])
	if err != nil {
		return value{}, err
	}
	n, ok := object.AsBigInt(args[1])
	if !ok {
		return value{}, object.TypeErrorf("Expected an int as second argument to ldexp.")
	}
	if x == 0 || !isFinite(x) {
		return object.Float(x), nil
	}
	const farthest = 1 << 20 // beyond the distance of any two floats
	exponent := farthest * n.Sign()
	if n.IsInt64() {
		exponent = int(max(-farthest, min(farthest, n.Int64())))
	}
	result := math.Ldexp(x, exponent)
	if math.IsInf(result, 0) {
		return value{}, errRange()
	}
	return object.Float(result), nil
}

func modf(t *thread, args []value) (value, error) {
	x, err := object.FloatOf(t, args[0])
	if err != nil {
		return value{}, err
	}
	switch {
	case math.IsInf(x, 0):
		return object.NewPair(object.Float(math.Copysign(0, x)), object.Float(x)), nil
	case math.IsNaN(x):
		return object.NewPair(object.Float(x), object.Float(x)), nil
	}
	whole := math.Trunc(x)
	return object.NewPair(object.Float(math.Copysign(x-whole, x)), object.Float(whole)), nil
}

func nextAfter(t *thread, args []value) (value, error) {
	x, y, err := twoFloats(t, args)
	if err != nil {
		return value{}, err
	}
	if args[2].IsUnbound() || args[2].IsNone() {
		return object.Float(nextFloat(x, y)), nil
	}
	index, err := object.Index(t, args[2])
	if err != nil {
		return value{}, err
	}
	n, _ := object.AsBigInt(index)
	if n.Sign() < 0 {
		return value{}, object.ValueErrorf("steps must be a non-negative integer")
	}
	steps := uint64(math.MaxUint64)
	if n.IsUint64() {
		steps = n.Uint64()
	}
	return object.Float(stepTowards(x, y, steps)), nil
}

// nextFloat is C's nextafter, which keeps y's sign when both are equal.
func nextFloat(x, y float64) float64 {
	if x == y {
		return y
	}
	return math.Nextafter(x, y)
}

// stepTowards counts floats by their bits, which order them by size.
func stepTowards(x, y float64, steps uint64) float64 {
	const sign = 1 << 63
	switch {
	case steps == 0 || math.IsNaN(x):
		return x
	case math.IsNaN(y) || x == y:
		return y
	}
	from, to := math.Float64bits(x), math.Float64bits(y)
	fromSize, toSize := from&^uint64(sign), to&^uint64(sign)
	if (from^to)&sign != 0 {
		switch {
		case fromSize+toSize <= steps:
			return y
		case fromSize < steps:
			return math.Float64frombits(to&sign | (steps - fromSize))
		}
		return math.Float64frombits(from - steps)
	}
	if fromSize < toSize {
		if toSize-fromSize <= steps {
			return y
		}
		return math.Float64frombits(from + steps)
	}
	if fromSize-toSize <= steps {
		return y
	}
	return math.Float64frombits(from - steps)
}

func ulp(t *thread, args []value) (value, error) {
	x, err := object.FloatOf(t, args[0])
	if err != nil {
		return value{}, err
	}
	x = math.Abs(x)
	if !isFinite(x) {
		return object.Float(x), nil
	}
	if x == math.MaxFloat64 {
		return object.Float(x - math.Nextafter(x, 0)), nil
	}
	return object.Float(math.Nextafter(x, math.Inf(1)) - x), nil
}

func isClose(t *thread, args []value) (value, error) {
	numbers := [4]float64{2: 1e-9}
	for i, v := range args {
		if v.IsUnbound() {
			continue
		}
		x, err := object.FloatOf(t, v)
		if err != nil {
			return value{}, err
		}
		numbers[i] = x
	}
	a, b, relative, absolute := numbers[0], numbers[1], numbers[2], numbers[3]
	switch {
	case relative < 0 || absolute < 0:
		return value{}, object.ValueErrorf("tolerances must be non-negative")
	case a == b:
		return object.True, nil
	case math.IsInf(a, 0) || math.IsInf(b, 0):
		return object.False, nil
	}
	distance := math.Abs(b - a)
	return object.Bool(distance <= math.Abs(relative*b) || distance <= math.Abs(relative*a) || distance <= absolute), nil
}

func fma(t *thread, args []value) (value, error) {
	var x [3]float64
	for i, v := range args {
		f, err := object.FloatOf(t, v)
		if err != nil {
			return value{}, err
		}
		x[i] = f
	}
	result := math.FMA(x[0], x[1], x[2])
	switch {
	case isFinite(result):
	case math.IsNaN(result):
		if !math.IsNaN(x[0]) && !math.IsNaN(x[1]) && !math.IsNaN(x[2]) {
			return value{}, object.ValueErrorf("invalid operation in fma")
		}
	case isFinite(x[0]) && isFinite(x[1]) && isFinite(x[2]):
		return value{}, object.Raisef(object.OverflowError, "overflow in fma")
	}
	return object.Float(result), nil
}
