package object

import "math"

// rangeIterator iterates over a range of 64-bit ints.
type rangeIterator struct {
	next, step int64
	left       uint64
}

// longRangeIterator iterates over any other range.
type longRangeIterator struct{ next, step, left Value }

var (
	rangeIteratorType     = NewBuiltinType("range_iterator", ObjectType)
	longRangeIteratorType = NewBuiltinType("longrange_iterator", ObjectType)
)

func (*rangeIterator) Type() *Type     { return rangeIteratorType }
func (*longRangeIterator) Type() *Type { return longRangeIteratorType }

func defineRangeIterators() {
	defineIterator(rangeIteratorType, nextOfRange, func(self Value) int {
		return int(self.obj.(*rangeIterator).left)
	})
	defineIterator(longRangeIteratorType, nextOfLongRange, nil)
	longRangeIteratorType.Method("__length_hint__", NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
		return self.obj.(*longRangeIterator).left, nil
	})
}

func nextOfRange(_ *Thread, self Value) (Value, bool, error) {
	it := self.obj.(*rangeIterator)
	if it.left == 0 {
		return Value{}, false, nil
	}
	v := it.next
	it.left--
	it.next += it.step
	return Int(v), true, nil
}

func nextOfLongRange(t *Thread, self Value) (Value, bool, error) {
	it := self.obj.(*longRangeIterator)
	if it.left.Is(Int(0)) {
		return Value{}, false, nil
	}
	c := &intCalc{t: t}
	v := it.next
	next, left := c.do(Add, it.next, it.step), c.do(Sub, it.left, Int(1))
	if c.err != nil {
		return Value{}, false, c.err
	}
	it.next, it.left = next, left
	return v, true, nil
}

func iterRange(t *Thread, self Value) (Value, error) {
	r := self.obj.(*Range)
	if r.big == nil && r.count <= math.MaxInt64 {
		return Value{obj: &rangeIterator{next: r.start, step: r.step, left: r.count}}, nil
	}
	n, err := r.length(t)
	parts := r.parts()
	return Value{obj: &longRangeIterator{parts[0], parts[2], n}}, err
}

func reverseRange(t *Thread, self Value, _ []Value) (Value, error) {
	r := self.obj.(*Range)
	if r.big == nil && r.count <= math.MaxInt64 && r.step != math.MinInt64 {
		last := r.start + int64(r.count-1)*r.step
		return Value{obj: &rangeIterator{next: last, step: -r.step, left: r.count}}, nil
	}
	n, err := r.length(t)
	if err != nil {
		return Value{}, err
	}
	c := &intCalc{t: t}
	last := r.at(c, c.do(Sub, n, Int(1)))
	step := c.do(Sub, Int(0), r.parts()[2])
	return Value{obj: &longRangeIterator{last, step, n}}, c.err
}

// extendRange appends the elements of a range, with one look at the limits.
func (l *List) extendRange(t *Thread, r *Range) error {
	n, err := lenRange(t, Value{obj: r})
	if err != nil {
		return err
	}
	if r.big != nil {
		it, err := iterRange(t, Value{obj: r})
		if err != nil {
			return err
		}
		return l.extendIterator(t, it)
	}
	if err := t.chargeElems(n); err != nil {
		return err
	}
	base := len(l.Elems)
	elems := l.Elems
	if cap(elems)-base < n {
		elems = append(make([]Value, 0, base+n), elems...)
	}
	elems = elems[:base+n]
	for i, v := base, r.start; i < len(elems); i, v = i+1, v+r.step {
		elems[i] = Int(v)
	}
	l.Elems = elems
	return nil
}
