package object

import (
	"math"
	"math/big"
)

// double is a number of about 106 bits: the sum hi + lo of two floats, of which
// lo is at most half a unit of hi's last place.
//
// The functions of elementary.go compute in it, so that their results, rounded
// to a float once, are correct but in about one case of 2**30. The C library
// under CPython comes as near; Go's package math does not.
type double struct{ hi, lo float64 }

// sumOf is a + b, exactly.
func sumOf(a, b float64) double {
	sum := a + b
	t := sum - a
	return double{sum, (a - (sum - t)) + (b - t)}
}

// orderedSum is sumOf for |a| >= |b|.
func orderedSum(a, b float64) double {
	sum := a + b
	return double{sum, b - (sum - a)}
}

// productOf is a * b, exactly.
func productOf(a, b float64) double {
	product := a * b
	return double{product, math.FMA(a, b, -product)}
}

func (x double) add(y double) double {
	s, t := sumOf(x.hi, y.hi), sumOf(x.lo, y.lo)
	s = orderedSum(s.hi, s.lo+t.hi)
	return orderedSum(s.hi, s.lo+t.lo)
}

func (x double) addFloat(y float64) double {
	s := sumOf(x.hi, y)
	return orderedSum(s.hi, s.lo+x.lo)
}

func (x double) negative() double { return double{-x.hi, -x.lo} }

func (x double) times(y double) double {
	p := productOf(x.hi, y.hi)
	return orderedSum(p.hi, p.lo+(float64(x.hi*y.lo)+float64(x.lo*y.hi)))
}

func (x double) timesFloat(y float64) double {
	p := productOf(x.hi, y)
	return orderedSum(p.hi, p.lo+float64(x.lo*y))
}

func (x double) over(y double) double {
	q := x.hi / y.hi
	rest := x.add(y.timesFloat(-q))
	r := rest.hi / y.hi
	rest = rest.add(y.timesFloat(-r))
	return orderedSum(q, r).addFloat(rest.hi / y.hi)
}

// scaled is x times a power of two that keeps it normal.
func (x double) scaled(exponent int) double {
	return double{math.Ldexp(x.hi, exponent), math.Ldexp(x.lo, exponent)}
}

// ldexp is the float nearest to x times a power of two, rounded once even when
// it is subnormal.
func (x double) ldexp(exponent int) float64 {
	const smallestNormal, enough = -1022, 256
	if math.Ilogb(x.hi)+exponent > smallestNormal {
		return math.Ldexp(x.hi, exponent)
	}
	exact := new(big.Float).SetPrec(enough).Add(big.NewFloat(x.hi), big.NewFloat(x.lo))
	f, _ := exact.SetMantExp(exact, exponent).Float64()
	return f
}
