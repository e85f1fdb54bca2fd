package mathmod

import (
	"math"

	"github.com/apy-lang/apy/interp/object"
)

func addSums(m *object.Module) {
	m.Func("fsum", oneArgument, fsum)
	m.Func("prod", object.Keywords("iterable, /, *, start="), prod)
	m.Func("sumprod", twoArguments, sumprod)
	m.Func("hypot", object.Positional(0, -1), func(t *thread, args []value) (value, error) {
		coordinates, err := floats(t, args)
		return object.Float(object.Norm(coordinates)), err
	})
	m.Func("dist", twoArguments, dist)
}

func floats(t *thread, values []value) ([]float64, error) {
	numbers := make([]float64, len(values))
	for i, v := range values {
		x, err := object.FloatOf(t, v)
		if err != nil {
			return nil, err
		}
		numbers[i] = x
	}
	return numbers, nil
}

// partials is a sum kept without any loss: floats of growing size whose bits do
// not overlap (Shewchuk's algorithm).
type partials struct {
	parts                []float64
	special, infiniteSum float64
}

func (p *partials) add(x float64) error {
	original, kept := x, 0
	for _, y := range p.parts {
		if math.Abs(x) < math.Abs(y) {
			x, y = y, x
		}
		high := x + y
		if low := y - (high - x); low != 0 {
			p.parts[kept] = low
			kept++
		}
		x = high
	}
	p.parts = p.parts[:kept]
	switch {
	case x == 0:
	case isFinite(x):
		p.parts = append(p.parts, x)
	case isFinite(original):
		return object.Raisef(object.OverflowError, "intermediate overflow in fsum")
	default:
		if math.IsInf(original, 0) {
			p.infiniteSum += original
		}
		p.special += original
		p.parts = p.parts[:0]
	}
	return nil
}

// rounded is the float nearest to the sum, half to even.
func (p *partials) rounded() float64 {
	n := len(p.parts)
	if n == 0 {
		return 0
	}
	n--
	high, low := p.parts[n], 0.0
	for n > 0 && low == 0 {
		n--
		x, y := high, p.parts[n]
		high = x + y
		low = y - (high - x)
	}
	// What lies below a half decides where the half goes.
	if n > 0 && (low < 0 && p.parts[n-1] < 0 || low > 0 && p.parts[n-1] > 0) {
		y := low * 2
		if x := high + y; y == x-high {
			high = x
		}
	}
	return high
}

func fsum(t *thread, args []value) (value, error) {
	var sum partials
	err := object.Iterate(t, args[0], func(v value) error {
		x, err := object.FloatOf(t, v)
		if err != nil {
			return err
		}
		return sum.add(x)
	})
	switch {
	case err != nil:
		return value{}, err
	case sum.special != 0:
		if math.IsNaN(sum.infiniteSum) {
			return value{}, object.ValueErrorf("-inf + inf in fsum")
		}
		return object.Float(sum.special), nil
	}
	return object.Float(sum.rounded()), nil
}

func prod(t *thread, args []value) (value, error) {
	result := args[1]
	if result.IsUnbound() {
		result = object.Int(1)
	}
	err := object.Iterate(t, args[0], func(v value) (err error) {
		result, err = object.BinaryOperation(t, object.Mul, result, v)
		return err
	})
	return result, err
}

func dist(t *thread, args []value) (value, error) {
	var points [2][]float64
	for i, v := range args {
		tuple, ok := v.AsTuple()
		if !ok {
			converted, err := object.TupleFrom(t, v)
			if err != nil {
				return value{}, err
			}
			tuple, _ = converted.AsTuple()
			args[i] = converted
		}
		points[i] = make([]float64, len(tuple.Elems))
	}
	p, _ := args[0].AsTuple()
	q, _ := args[1].AsTuple()
	if len(p.Elems) != len(q.Elems) {
		return value{}, object.ValueErrorf("both points must have the same number of dimensions")
	}
	difference := points[0]
	for i := range difference {
		x, y, err := twoFloats(t, []value{p.Elems[i], q.Elems[i]})
		if err != nil {
			return value{}, err
		}
		difference[i] = math.Abs(x - y)
	}
	return object.Float(object.Norm(difference)), nil
}
