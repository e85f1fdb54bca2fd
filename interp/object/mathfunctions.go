package object

import "math"

// The elementary functions as the module math needs them: correct to the last
// place in all but very rare cases.

// Exponential is e**x.
func Exponential(x float64) float64 { return exponentialOf(x) }

// Exponential2 is 2**x.
func Exponential2(x float64) float64 {
	if math.IsNaN(x) || x > 1025 || x < -1100 || x == math.Trunc(x) {
		return math.Exp2(x)
	}
	whole := math.RoundToEven(x)
	m, k := exponential(ln2.timesFloat(x - whole))
	return m.ldexp(k + int(whole))
}

// Logarithm is the natural logarithm of x.
func Logarithm(x float64) float64 { return logarithmOf(x) }

// Logarithm2 is the logarithm of x to base 2.
func Logarithm2(x float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) || x <= 0 {
		return math.Log2(x)
	}
	fraction, exponent := math.Frexp(x)
	if fraction < math.Sqrt2/2 {
		fraction *= 2
		exponent--
	}
	return logarithm(double{hi: fraction}).over(ln2).addFloat(float64(exponent)).hi
}

// PowerPositive is x ** y for a positive finite x and a finite y.
func PowerPositive(x, y float64) float64 { return powerPositive(x, y) }

// SineCosine are the sine and the cosine of x.
func SineCosine(x float64) (sine, cosine float64) {
	s, c := sineCosine(x)
	return s.hi, c.hi
}

// Tangent is the tangent of x.
func Tangent(x float64) float64 {
	if x == 0 || math.IsNaN(x) || math.IsInf(x, 0) || math.Abs(x) < 1e-290 {
		return math.Tan(x)
	}
	s, c := sineCosine(x)
	return s.over(c).hi
}

// ArcTangent2 is the angle of the point (x, y).
func ArcTangent2(y, x float64) float64 { return angle(y, x) }

// ArcSine is the angle between -pi/2 and pi/2 whose sine is x.
func ArcSine(x float64) float64 {
	guess := math.Asin(x)
	if guess != guess || x == 0 || math.Abs(x) == 1 || math.Abs(x) < 1e-290 {
		return guess
	}
	for range 2 {
		sine, cosine := sineCosine(guess)
		guess += sine.negative().addFloat(x).hi / cosine.hi
	}
	return guess
}

// ArcCosine is the angle between 0 and pi whose cosine is x.
func ArcCosine(x float64) float64 {
	guess := math.Acos(x)
	if guess != guess || math.Abs(x) == 1 {
		return guess
	}
	for range 2 {
		sine, cosine := sineCosine(guess)
		guess += cosine.addFloat(-x).hi / sine.hi
	}
	return guess
}

// Norm is the Euclidean length of a vector.
func Norm(coordinates []float64) float64 {
	largest, unknown := 0.0, false
	for _, x := range coordinates {
		if math.IsInf(x, 0) {
			return math.Inf(1)
		}
		unknown = unknown || x != x
		largest = max(largest, math.Abs(x))
	}
	if unknown {
		return math.NaN()
	}
	if largest == 0 || len(coordinates) == 1 {
		return largest
	}
	_, exponent := math.Frexp(largest)
	sum := double{}
	for _, x := range coordinates {
		x = math.Ldexp(x, -exponent)
		sum = sum.add(productOf(x, x))
	}
	return squareRoot(sum).ldexp(exponent)
}
