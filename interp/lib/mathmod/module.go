package mathmod

import (
	"math"

	"github.com/apy-lang/apy/interp/object"
)

type (
	value    = object.Value
	thread   = object.Thread
	function = func(t *thread, args []value) (value, error)
)

var (
	oneArgument  = object.OneArg
	twoArguments = object.Positional(2, 2)
)

// New makes the module for a session.
func New(*thread) (*object.Module, error) {
	m := object.NewModule("math")
	m.Set("__doc__", object.NewStr("This module provides access to the mathematical functions\ndefined by the C standard."))
	m.Set("pi", object.Float(math.Pi))
	m.Set("e", object.Float(math.E))
	m.Set("tau", object.Float(2*math.Pi))
	m.Set("inf", object.Float(math.Inf(1)))
	m.Set("nan", object.Float(math.NaN()))
	addElementary(m)
	addParts(m)
	addIntegers(m)
	addSums(m)
	return m, nil
}

var (
	errDomain = func() error { return object.ValueErrorf("math domain error") }
	errRange  = func() error { return object.Raisef(object.OverflowError, "math range error") }
)

// checked is the result of a function of one argument, or its error: NaN that
// does not come from NaN is outside of the domain.
func checked(result, x float64, canOverflow bool) (value, error) {
	switch {
	case math.IsNaN(result) && !math.IsNaN(x):
		return value{}, errDomain()
	case math.IsInf(result, 0) && !math.IsInf(x, 0) && !math.IsNaN(x):
		if canOverflow {
			return value{}, errRange()
		}
		return value{}, errDomain()
	}
	return object.Float(result), nil
}

func unary(m *object.Module, name string, canOverflow bool, compute func(float64) float64) {
	m.Func(name, oneArgument, func(t *thread, args []value) (value, error) {
		x, err := object.FloatOf(t, args[0])
		if err != nil {
			return value{}, err
		}
		return checked(compute(x), x, canOverflow)
	})
}

func binary(m *object.Module, name string, compute func(x, y float64) float64) {
	m.Func(name, twoArguments, func(t *thread, args []value) (value, error) {
		x, y, err := twoFloats(t, args)
		if err != nil {
			return value{}, err
		}
		result := compute(x, y)
		finite := isFinite(x) && isFinite(y)
		switch {
		case math.IsNaN(result) && !math.IsNaN(x) && !math.IsNaN(y):
			return value{}, errDomain()
		case math.IsInf(result, 0) && finite:
			return value{}, errRange()
		}
		return object.Float(result), nil
	})
}

func twoFloats(t *thread, args []value) (x, y float64, err error) {
	if x, err = object.FloatOf(t, args[0]); err != nil {
		return 0, 0, err
	}
	y, err = object.FloatOf(t, args[1])
	return x, y, err
}

func isFinite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
