package object

import (
	"math"
	"math/big"
	"sync"
)

// The constants as sums of floats, to 106 bits and beyond.
var (
	ln2         = double{0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56}
	halfPi      = double{0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54}
	halfPiThird = -0x1.f1976b7ed8fbcp-110
)

const expSteps = 32

// expTable holds 2**(i/32), made of square roots.
var expTable = sync.OnceValue(func() (table [expSteps]double) {
	root := double{hi: 2}
	for n := 1; n < expSteps; n *= 2 {
		root = squareRoot(root)
	}
	table[0] = double{hi: 1}
	for i := 1; i < expSteps; i++ {
		table[i] = table[i-1].times(root)
	}
	return table
})

func squareRoot(x double) double {
	guess := math.Sqrt(x.hi)
	rest := x.add(productOf(guess, guess).negative())
	return orderedSum(guess, rest.hi/(2*guess))
}

// exponential is e**x as m * 2**k, m between 1/2 and 2.
func exponential(x double) (m double, k int) {
	steps := math.RoundToEven(x.hi * (expSteps / math.Ln2))
	r := x.add(ln2.timesFloat(-steps / expSteps))
	// e**r by its series, the terms beyond the fourth in single floats: they
	// are too small to need more.
	h := r.hi
	tail := h * h * h * h * h / 120 * (1 + h/6*(1+h/7*(1+h/8*(1+h/9*(1+h/10)))))
	sum := r.timesFloat(1.0 / 4).addFloat(1)
	sum = sum.times(r).times(thirds).addFloat(1)
	sum = sum.times(r).timesFloat(0.5).addFloat(1)
	sum = sum.times(r).addFloat(tail)
	whole := int(steps)
	m = expTable()[whole&(expSteps-1)]
	return m.add(m.times(sum)), whole >> 5
}

var thirds = double{hi: 1}.over(double{hi: 3})

// logarithm is ln x for a positive x.
func logarithm(x double) double {
	fraction, exponent := math.Frexp(x.hi)
	if fraction < math.Sqrt2/2 {
		fraction *= 2
		exponent--
	}
	m := double{fraction, math.Ldexp(x.lo, -exponent)}
	var log double
	if math.Abs(fraction-1) < 1.0/128 {
		log = logarithmNearOne(m)
	} else {
		// One step of Newton's method from the float's logarithm.
		guess := math.Log(fraction)
		inverse, k := exponential(double{hi: -guess})
		r := m.times(inverse.scaled(k)).addFloat(-1)
		log = r.addFloat(-r.hi * r.hi / 2).addFloat(guess)
	}
	return ln2.timesFloat(float64(exponent)).add(log)
}

// logarithmNearOne is 2 artanh((m-1)/(m+1)).
func logarithmNearOne(m double) double {
	s := m.addFloat(-1).over(m.addFloat(1))
	square := s.times(s)
	sum := double{}
	for n := 15; n >= 1; n -= 2 {
		sum = sum.times(square).add(double{hi: 1}.over(double{hi: float64(n)}))
	}
	return sum.times(s).timesFloat(2)
}

// powerPositive is x ** y for a positive finite x and a finite y.
func powerPositive(x, y float64) float64 {
	const fewest, most = -746, 710 // beyond these logarithms nothing is a float
	if y == 0.5 {
		return math.Sqrt(x)
	}
	const exactExponents = 64
	if y == math.Trunc(y) && math.Abs(y) <= exactExponents {
		return powerOfWhole(x, int(y))
	}
	log := logarithm(double{hi: x})
	switch product := log.hi * y; {
	case product > most:
		return math.Inf(1)
	case product < fewest:
		return 0
	}
	m, k := exponential(log.timesFloat(y))
	return m.ldexp(k)
}

// powerOfWhole multiplies.
func powerOfWhole(x float64, n int) float64 {
	fraction, exponent := math.Frexp(x)
	power, base := double{hi: 1}, double{hi: fraction}
	for left := max(n, -n); left > 0; left >>= 1 {
		if left&1 == 1 {
			power = power.times(base)
		}
		base = base.times(base)
	}
	if n < 0 {
		power = double{hi: 1}.over(power)
	}
	return power.ldexp(exponent * n)
}

// exponentialOf is C's exp.
func exponentialOf(x float64) float64 {
	switch {
	case math.IsNaN(x) || x > 710 || x < -746:
		return math.Exp(x)
	}
	m, k := exponential(double{hi: x})
	return m.ldexp(k)
}

// logarithmOf is C's log.
func logarithmOf(x float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) || x <= 0 {
		return math.Log(x)
	}
	return logarithm(double{hi: x}).hi
}

// hypotenuse is C's hypot.
func hypotenuse(x, y float64) float64 {
	x, y = math.Abs(x), math.Abs(y)
	if math.IsInf(x, 0) || math.IsInf(y, 0) || math.IsNaN(x) || math.IsNaN(y) || x == 0 || y == 0 {
		return math.Hypot(x, y)
	}
	_, exponent := math.Frexp(max(x, y))
	x, y = math.Ldexp(x, -exponent), math.Ldexp(y, -exponent)
	return squareRoot(productOf(x, x).add(productOf(y, y))).ldexp(exponent)
}

// sineCosine are the sine and cosine of x, to double precision.
func sineCosine(x float64) (sine, cosine double) {
	if math.IsNaN(x) || math.IsInf(x, 0) || x == 0 {
		s, c := math.Sincos(x)
		return double{hi: s}, double{hi: c}
	}
	r, quarter := quarterTurn(x)
	sine, cosine = sineSeries(r, 1), sineSeries(r, 0)
	switch quarter {
	case 1:
		return cosine, sine.negative()
	case 2:
		return sine.negative(), cosine.negative()
	case 3:
		return cosine.negative(), sine
	}
	return sine, cosine
}

// quarterTurn is x without whole quarters of a turn, and their number modulo
// four.
func quarterTurn(x float64) (r double, quarter int64) {
	const largest = 1 << 20 // beyond it halfPi is not known exactly enough
	if math.Abs(x) > largest {
		return quarterTurnLarge(x)
	}
	quarters := math.RoundToEven(x * (2 / math.Pi))
	r = sumOf(x, 0).add(productOf(halfPi.hi, -quarters))
	r = r.add(productOf(halfPi.lo, -quarters)).addFloat(-halfPiThird * quarters)
	return r, int64(quarters) & 3
}

// turnBits is enough for the largest float, and 128 bits behind its point.
const turnBits = 1280

// exactHalfPi is pi/2 to turnBits by Machin's formula.
var exactHalfPi = sync.OnceValue(func() *big.Float {
	one := new(big.Int).Lsh(big.NewInt(1), turnBits)
	arctan := func(inverse int64) *big.Int {
		sum, power := new(big.Int), new(big.Int).Quo(one, big.NewInt(inverse))
		for n := int64(1); power.Sign() != 0; n += 2 {
			term := new(big.Int).Quo(power, big.NewInt(n))
			if n&3 == 3 {
				term.Neg(term)
			}
			sum.Add(sum, term)
			power.Quo(power, big.NewInt(inverse*inverse))
		}
		return sum
	}
	quarter := new(big.Int).Sub(new(big.Int).Lsh(arctan(5), 2), arctan(239))
	half := new(big.Float).SetPrec(turnBits).SetInt(quarter)
	return half.SetMantExp(half, 1-turnBits)
})

func quarterTurnLarge(x float64) (r double, quarter int64) {
	exact := new(big.Float).SetPrec(turnBits).SetFloat64(x)
	quotient := new(big.Float).SetPrec(turnBits).Quo(exact, exactHalfPi())
	half := big.NewFloat(math.Copysign(0.5, x))
	quarters, _ := quotient.Add(quotient, half).Int(nil)
	whole := new(big.Float).SetPrec(turnBits).SetInt(quarters)
	exact.Sub(exact, whole.Mul(whole, exactHalfPi()))
	r.hi, _ = exact.Float64()
	r.lo, _ = exact.Sub(exact, big.NewFloat(r.hi)).Float64()
	return r, quarters.And(quarters, big.NewInt(3)).Int64()
}

const lastTerm = 27

// inverseFactorials holds 1/n!, with the signs of the sine's and the cosine's
// series.
var inverseFactorials = func() (table [lastTerm + 1]double) {
	table[0] = double{hi: 1}
	product := double{hi: 1}
	for n := 1; n <= lastTerm; n++ {
		product = product.timesFloat(float64(n))
		table[n] = double{hi: 1}.over(product)
		if n&2 != 0 {
			table[n] = table[n].negative()
		}
	}
	return table
}()

// sineSeries is the series of the sine (first 1) or the cosine (first 0). The
// terms from the eleventh power are too small to need more than a float.
func sineSeries(r double, first int) double {
	const small = 10
	square := r.times(r)
	n := lastTerm - 1 + first
	tail := inverseFactorials[n].hi
	for n -= 2; n >= small; n -= 2 {
		tail = tail*square.hi + inverseFactorials[n].hi
	}
	sum := double{hi: tail}
	for ; n >= 0; n -= 2 {
		sum = sum.times(square).add(inverseFactorials[n])
	}
	if first == 1 {
		return sum.times(r)
	}
	return sum
}

// angle is C's atan2.
func angle(y, x float64) float64 {
	guess := math.Atan2(y, x)
	if x == 0 || y == 0 || math.IsInf(x, 0) || math.IsInf(y, 0) || guess != guess {
		return guess
	}
	_, exponent := math.Frexp(max(math.Abs(x), math.Abs(y)))
	x, y = math.Ldexp(x, -exponent), math.Ldexp(y, -exponent)
	if math.Abs(guess) < 1e-290 {
		return guess
	}
	// The tangent of what the guess is wrong by.
	sine, cosine := sineCosine(guess)
	wrong := cosine.timesFloat(y).add(sine.timesFloat(-x))
	length := cosine.timesFloat(x).add(sine.timesFloat(y))
	return guess + wrong.hi/length.hi
}
