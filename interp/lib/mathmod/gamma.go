package mathmod

import (
	"math"

	"github.com/apy-lang/apy/interp/object"
)

// The gamma function by Lanczos' approximation with g = 6.02…, n = 13.
const (
	lanczosG          = 6.024680040776729583740234375
	lanczosGMinusHalf = 5.524680040776729583740234375
	logPi             = 1.144729885849400174143427351353058711647
)

var (
	lanczosNumerator = [...]float64{
		23531376880.410759688572007674451636754734846804940,
		42919803642.649098768957899047001988850926355848959,
		35711959237.355668049440185451547166705960488635843,
		17921034426.037209699919755754458931112671403265390,
		6039542586.3520280050642916443072979210699388420708,
		1439720407.3117216736632230727949123939715485786772,
		248874557.86205415651146038641322942321632125127801,
		31426415.585400194380614231628318205362874684987640,
		2876370.6289353724412254090516208496135991145378768,
		186056.26539522349504029498971604569928220784236328,
		8071.6720023658162106380029022722506138218516325024,
		210.82427775157934587250973392071336271166969580291,
		2.5066282746310002701649081771338373386264310793408,
	}
	lanczosDenominator = [...]float64{
		0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1,
	}
)

func lanczosSum(x float64) float64 {
	numerator, denominator := 0.0, 0.0
	if x < 5 {
		for i := len(lanczosNumerator) - 1; i >= 0; i-- {
			numerator = float64(numerator*x) + lanczosNumerator[i]
			denominator = float64(denominator*x) + lanczosDenominator[i]
		}
	} else {
		for i, n := range lanczosNumerator {
			numerator = numerator/x + n
			denominator = denominator/x + lanczosDenominator[i]
		}
	}
	return numerator / denominator
}

// sinePi is sin(pi * x), exact at the integers.
func sinePi(x float64) float64 {
	y := math.Mod(math.Abs(x), 2)
	var result float64
	switch int(math.Round(2 * y)) {
	case 0:
		result, _ = object.SineCosine(math.Pi * y)
	case 1:
		_, result = object.SineCosine(math.Pi * (y - 0.5))
	case 2:
		result, _ = object.SineCosine(math.Pi * (1 - y))
	case 3:
		_, result = object.SineCosine(math.Pi * (y - 1.5))
		result = -result
	default:
		result, _ = object.SineCosine(math.Pi * (y - 2))
	}
	return math.Copysign(1, x) * result
}

func gamma(t *thread, args []value) (value, error) {
	x, err := object.FloatOf(t, args[0])
	if err != nil {
		return value{}, err
	}
	if !isFinite(x) {
		if math.IsInf(x, -1) {
			return value{}, errDomain()
		}
		return object.Float(x), nil
	}
	const exactFactorials = 23
	if x == math.Floor(x) {
		if x <= 0 {
			return value{}, errDomain()
		}
		if x <= exactFactorials {
			result := 1.0
			for n := 2.0; n < x; n++ {
				result *= n
			}
			return object.Float(result), nil
		}
	}
	result := gammaOf(x)
	if math.IsInf(result, 0) {
		return value{}, errRange()
	}
	return object.Float(result), nil
}

func gammaOf(x float64) float64 {
	size := math.Abs(x)
	switch {
	case size < 1e-20:
		return 1 / x
	case size > 200 && x < 0:
		return 0 / sinePi(x)
	case size > 200:
		return math.Inf(1)
	}
	// z corrects y for what was lost when it was rounded.
	y := size + lanczosGMinusHalf
	var z float64
	if size > lanczosGMinusHalf {
		z = y - size - lanczosGMinusHalf
	} else {
		z = y - lanczosGMinusHalf - size
	}
	z = z * lanczosG / y
	var result float64
	scale := func(exponent float64) float64 { return object.PowerPositive(y, exponent) }
	if x < 0 {
		result = -math.Pi / sinePi(size) / size * object.Exponential(y) / lanczosSum(size)
		result -= float64(z * result)
		if size < 140 {
			return result / scale(size-0.5)
		}
		root := scale(size/2 - 0.25)
		return result / root / root
	}
	result = lanczosSum(size) / object.Exponential(y)
	result += float64(z * result)
	if size < 140 {
		return result * scale(size-0.5)
	}
	root := scale(size/2 - 0.25)
	return result * root * root
}

func lgamma(t *thread, args []value) (value, error) {
	x, err := object.FloatOf(t, args[0])
	if err != nil {
		return value{}, err
	}
	switch {
	case math.IsNaN(x):
		return args[0], nil
	case math.IsInf(x, 0):
		return object.Float(math.Inf(1)), nil
	case x == math.Floor(x) && x <= 2:
		if x <= 0 {
			return value{}, errDomain()
		}
		return object.Float(0), nil
	}
	size := math.Abs(x)
	if size < 1e-20 {
		return object.Float(-object.Logarithm(size)), nil
	}
	result := object.Logarithm(lanczosSum(size)) - lanczosG
	result += float64((size - 0.5) * (object.Logarithm(size+lanczosG-0.5) - 1))
	if x < 0 {
		result = logPi - object.Logarithm(math.Abs(sinePi(size))) - object.Logarithm(size) - result
	}
	if math.IsInf(result, 0) {
		return value{}, errRange()
	}
	return object.Float(result), nil
}
