package mathmod

import (
	"math"
	"math/big"

	"github.com/apy-lang/apy/interp/object"
)

func addElementary(m *object.Module) {
	unary(m, "acos", false, object.ArcCosine)
	unary(m, "acosh", false, acosh)
	unary(m, "asin", false, object.ArcSine)
	unary(m, "asinh", false, asinh)
	unary(m, "atan", false, func(x float64) float64 { return object.ArcTangent2(x, 1) })
	unary(m, "atanh", false, atanh)
	unary(m, "cbrt", false, math.Cbrt)
	unary(m, "cos", false, func(x float64) float64 { _, c := object.SineCosine(x); return c })
	unary(m, "cosh", true, cosh)
	unary(m, "erf", false, math.Erf)
	unary(m, "erfc", false, math.Erfc)
	unary(m, "exp", true, object.Exponential)
	unary(m, "exp2", true, object.Exponential2)
	unary(m, "expm1", true, math.Expm1)
	unary(m, "fabs", false, math.Abs)
	unary(m, "log1p", false, log1p)
	unary(m, "sin", false, func(x float64) float64 { s, _ := object.SineCosine(x); return s })
	unary(m, "sinh", true, sinh)
	unary(m, "sqrt", false, math.Sqrt)
	unary(m, "tan", false, object.Tangent)
	unary(m, "tanh", false, tanh)
	unary(m, "degrees", false, func(x float64) float64 { return x * (180 / math.Pi) })
	unary(m, "radians", false, func(x float64) float64 { return x * (math.Pi / 180) })
	binary(m, "atan2", object.ArcTangent2)
	binary(m, "copysign", math.Copysign)
	binary(m, "remainder", math.Remainder)
	m.Func("fmod", twoArguments, fmod)
	m.Func("pow", twoArguments, pow)
	m.Func("log", object.Positional(1, 2), log)
	m.Func("log2", oneArgument, func(t *thread, args []value) (value, error) {
		return logarithm(t, args[0], object.Logarithm2)
	})
	m.Func("log10", oneArgument, func(t *thread, args []value) (value, error) {
		return logarithm(t, args[0], log10)
	})
	m.Func("gamma", oneArgument, gamma)
	m.Func("lgamma", oneArgument, lgamma)
}

// The hyperbolic functions follow the C library's way from exp and expm1, so
// that the last digit is the same.

const moderate = 22 // beyond it e**-x no longer shows beside e**x

func sinh(x float64) float64 {
	size, half := math.Abs(x), math.Copysign(0.5, x)
	switch {
	case size < 0x1p-28 || !isFinite(x):
		return x
	case size < moderate:
		t := math.Expm1(size)
		if size < 1 {
			return half * (2*t - t*t/(t+1))
		}
		return half * (t + t/(t+1))
	case size < 709.7:
		return half * object.Exponential(size)
	}
	root := object.Exponential(0.5 * size)
	return half * root * root
}

func cosh(x float64) float64 {
	size := math.Abs(x)
	switch {
	case !isFinite(x):
		return size
	case size < 0.5*math.Ln2:
		t := math.Expm1(size)
		w := 1 + t
		return 1 + (t*t)/(w+w)
	case size < moderate:
		t := object.Exponential(size)
		return 0.5*t + 0.5/t
	case size < 709.7:
		return 0.5 * object.Exponential(size)
	}
	root := object.Exponential(0.5 * size)
	return 0.5 * root * root
}

func tanh(x float64) float64 {
	size := math.Abs(x)
	var z float64
	switch {
	case math.IsNaN(x) || size < 0x1p-55:
		return x
	case size >= moderate:
		z = 1
	case size >= 1:
		z = 1 - 2/(math.Expm1(2*size)+2)
	default:
		t := math.Expm1(-2 * size)
		z = -t / (t + 2)
	}
	return math.Copysign(z, x)
}

func asinh(x float64) float64 {
	size := math.Abs(x)
	var z float64
	switch {
	case !isFinite(x) || size < 0x1p-28:
		return x
	case size > 0x1p28:
		z = object.Logarithm(size) + math.Ln2
	case size > 2:
		z = object.Logarithm(2*size + 1/(math.Sqrt(x*x+1)+size))
	default:
		square := x * x
		z = math.Log1p(size + square/(1+math.Sqrt(1+square)))
	}
	return math.Copysign(z, x)
}

func acosh(x float64) float64 {
	switch {
	case x < 1 || math.IsNaN(x):
		return math.NaN()
	case math.IsInf(x, 1):
		return x
	case x > 0x1p28:
		return object.Logarithm(x) + math.Ln2
	case x == 1:
		return 0
	case x > 2:
		return object.Logarithm(2*x - 1/(x+math.Sqrt(x*x-1)))
	}
	t := x - 1
	return math.Log1p(t + math.Sqrt(2*t+t*t))
}

func atanh(x float64) float64 {
	size := math.Abs(x)
	var z float64
	switch {
	case size > 1 || math.IsNaN(x):
		return math.NaN()
	case size == 1:
		return math.Inf(1)
	case size < 0x1p-28:
		return x
	case size < 0.5:
		t := size + size
		z = 0.5 * math.Log1p(t+t*size/(1-size))
	default:
		z = 0.5 * math.Log1p((size+size)/(1-size))
	}
	return math.Copysign(z, x)
}

func log1p(x float64) float64 {
	if x == 0 {
		return x // keeps the sign of -0.0
	}
	return math.Log1p(x)
}

// log10 splits off the power of two, whose logarithm is known in two parts.
func log10(x float64) float64 {
	const (
		inverse = 4.34294481903251816668e-01
		twoHigh = 3.01029995663611771306e-01
		twoLow  = 3.69423907715893078616e-13
	)
	if math.IsNaN(x) || math.IsInf(x, 0) || x <= 0 {
		return math.Log(x)
	}
	fraction, exponent := math.Frexp(x)
	fraction, exponent = 2*fraction, exponent-1
	if exponent < 0 {
		fraction, exponent = fraction/2, exponent+1
	}
	y := float64(exponent)
	return y*twoLow + inverse*object.Logarithm(fraction) + y*twoHigh
}

// logarithm is a logarithm of a float, or of an int of any size.
func logarithm(t *thread, v value, log func(float64) float64) (value, error) {
	if n, ok := object.AsBigInt(v); ok && !v.IsBool() {
		if n.Sign() <= 0 {
			return value{}, errDomain()
		}
		if n.BitLen() < 1024 {
			x, _ := new(big.Float).SetInt(n).Float64()
			return object.Float(log(x)), nil
		}
		m := new(big.Float).SetPrec(53).SetInt(n)
		exponent := m.MantExp(m)
		x, _ := m.Float64()
		return object.Float(log(x) + log(2)*float64(exponent)), nil
	}
	x, err := object.FloatOf(t, v)
	if err != nil {
		return value{}, err
	}
	return checked(log(x), x, false)
}

func log(t *thread, args []value) (value, error) {
	numerator, err := logarithm(t, args[0], object.Logarithm)
	if err != nil || len(args) == 1 {
		return numerator, err
	}
	denominator, err := logarithm(t, args[1], object.Logarithm)
	if err != nil {
		return value{}, err
	}
	return object.BinaryOperation(t, object.TrueDiv, numerator, denominator)
}

func fmod(t *thread, args []value) (value, error) {
	x, y, err := twoFloats(t, args)
	if err != nil {
		return value{}, err
	}
	if math.IsInf(y, 0) && isFinite(x) {
		return object.Float(x), nil
	}
	result := math.Mod(x, y)
	if math.IsNaN(result) && !math.IsNaN(x) && !math.IsNaN(y) {
		return value{}, errDomain()
	}
	return object.Float(result), nil
}

func pow(t *thread, args []value) (value, error) {
	x, y, err := twoFloats(t, args)
	if err != nil {
		return value{}, err
	}
	result := power(x, y)
	switch {
	case !isFinite(x) || !isFinite(y):
	case x == 0 && y < 0:
		return value{}, errDomain()
	case math.IsNaN(result):
		return value{}, errDomain()
	case math.IsInf(result, 0):
		return value{}, errRange()
	}
	return object.Float(result), nil
}

func power(x, y float64) float64 {
	switch {
	case y == 0 || x == 1:
		return 1
	case !isFinite(x) || !isFinite(y) || x == 0:
		return math.Pow(x, y)
	case x > 0:
		return object.PowerPositive(x, y)
	case y != math.Trunc(y):
		return math.NaN()
	}
	result := object.PowerPositive(-x, y)
	if math.Mod(math.Abs(y), 2) == 1 {
		return -result
	}
	return result
}
