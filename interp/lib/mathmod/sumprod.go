package mathmod

import (
	"math"
	"math/bits"

	"github.com/apy-lang/apy/interp/object"
)

// A dotProduct adds products of pairs: exactly while they are ints of a word,
// in triple precision while they are floats, and by the operators otherwise.
// It goes from one to the next and never back, as CPython does.
type dotProduct struct {
	total              value
	ints               int64
	floats             triple
	intsDone, floating bool // whether ints are over, and whether floats holds something
	floatsDone         bool
}

// triple is a sum of three floats.
type triple struct{ high, low, tiny float64 }

func twoSum(a, b float64) (sum, rest float64) {
	sum = a + b
	z := sum - a
	return sum, (a - (sum - z)) + (b - z)
}

// plusProduct is s + x*y.
func (s triple) plusProduct(x, y float64) triple {
	product := x * y
	productRest := math.FMA(x, y, -product)
	high, highRest := twoSum(s.high, product)
	low, lowRest := twoSum(s.low, productRest)
	low, rest := twoSum(low, highRest)
	return triple{high, low, s.tiny + lowRest + rest}
}

func (s triple) float() float64 {
	low, _ := twoSum(s.low, s.tiny)
	return s.high + low
}

func (d *dotProduct) addInts(p, q value) bool {
	x, ok1 := p.Int64()
	y, ok2 := q.Int64()
	if !ok1 || !ok2 {
		return false
	}
	high, low := bits.Mul64(uint64(x), uint64(y))
	signed := int64(high)
	if x < 0 {
		signed -= y
	}
	if y < 0 {
		signed -= x
	}
	product := int64(low)
	if signed != product>>63 {
		return false
	}
	sum := d.ints + product
	if (d.ints^sum)&(product^sum) < 0 {
		return false
	}
	d.ints = sum
	return true
}

// addFloats takes pairs of which one at least is a float.
func (d *dotProduct) addFloats(p, q value) bool {
	x, isFloat1 := p.Float64()
	y, isFloat2 := q.Float64()
	if !isFloat1 && !isFloat2 {
		return false
	}
	convert := func(v value) (float64, bool) {
		if _, ok := object.AsInt(v); !ok || v.Type() != object.IntType && !v.IsBool() {
			return 0, false
		}
		f, err := object.FloatOf(nil, v)
		return f, err == nil
	}
	ok := true
	if !isFloat1 {
		x, ok = convert(p)
	} else if !isFloat2 {
		y, ok = convert(q)
	}
	if !ok {
		return false
	}
	sum := d.floats.plusProduct(x, y)
	if !isFinite(sum.high) {
		return false
	}
	d.floats, d.floating = sum, true
	return true
}

func (d *dotProduct) plus(t *thread, v value) (err error) {
	d.total, err = object.BinaryOperation(t, object.Add, d.total, v)
	return err
}

// finishInts and finishFloats add what the quick ways have summed.
func (d *dotProduct) finishInts(t *thread) error {
	d.intsDone = true
	if d.ints == 0 {
		return nil
	}
	return d.plus(t, object.Int(d.ints))
}

func (d *dotProduct) finishFloats(t *thread) error {
	d.floatsDone = true
	if !d.floating {
		return nil
	}
	return d.plus(t, object.Float(d.floats.float()))
}

func (d *dotProduct) add(t *thread, p, q value) error {
	if !d.intsDone {
		if d.addInts(p, q) {
			return nil
		}
		if err := d.finishInts(t); err != nil {
			return err
		}
	}
	if !d.floatsDone {
		if d.addFloats(p, q) {
			return nil
		}
		if err := d.finishFloats(t); err != nil {
			return err
		}
	}
	product, err := object.BinaryOperation(t, object.Mul, p, q)
	if err != nil {
		return err
	}
	return d.plus(t, product)
}

func sumprod(t *thread, args []value) (value, error) {
	p, err := object.Iter(t, args[0])
	if err != nil {
		return value{}, err
	}
	q, err := object.Iter(t, args[1])
	if err != nil {
		return value{}, err
	}
	d := dotProduct{total: object.Int(0)}
	for {
		x, more1, err := object.Next(t, p)
		if err != nil {
			return value{}, err
		}
		y, more2, err := object.Next(t, q)
		switch {
		case err != nil:
			return value{}, err
		case more1 != more2:
			return value{}, object.ValueErrorf("Inputs are not the same length")
		case !more1:
			return d.result(t)
		}
		if err := t.Step(); err != nil {
			return value{}, err
		}
		if err := d.add(t, x, y); err != nil {
			return value{}, err
		}
	}
}

func (d *dotProduct) result(t *thread) (value, error) {
	if !d.intsDone {
		if err := d.finishInts(t); err != nil {
			return value{}, err
		}
	}
	if !d.floatsDone {
		if err := d.finishFloats(t); err != nil {
			return value{}, err
		}
	}
	return d.total, nil
}
