package object

import "math"

// Range is Python's range. Bounds that fit 64 bits are in start, stop and step
// with their count; others are in big, and everything about them is computed
// with Python ints.
type Range struct {
	start, stop, step int64
	count             uint64
	big               *bigRange
}

type bigRange struct{ start, stop, step, count Value }

// Type returns range.
func (*Range) Type() *Type { return RangeType }

// NewRange makes a range; step must not be 0.
func NewRange(start, stop, step int64) Value {
	return Value{obj: &Range{start: start, stop: stop, step: step, count: countRange(start, stop, step)}}
}

func countRange(start, stop, step int64) uint64 {
	switch {
	case step > 0 && start < stop:
		return (uint64(stop)-uint64(start)-1)/uint64(step) + 1
	case step < 0 && start > stop:
		return (uint64(start)-uint64(stop)-1)/-uint64(step) + 1
	}
	return 0
}

func defineRange() {
	r := RangeType
	r.Flags |= Final | SequencePattern
	r.Doc = "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn an object that produces a sequence of integers from start (inclusive)\nto stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\nstart defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\nThese are exactly the valid indices for a list of 4 elements.\nWhen step is given, it specifies the increment (or decrement)."
	s := &r.Slots
	s.New = newRange
	s.Repr = reprRange
	s.Hash = hashRange
	s.Compare = compareRanges
	s.Bool = func(_ *Thread, self Value) (bool, error) {
		r := self.obj.(*Range)
		return r.count != 0 || r.big != nil && !r.big.count.Is(Int(0)), nil
	}
	s.Len = lenRange
	s.GetItem = getRangeItem
	s.Contains = rangeContains
	s.Iter = iterRange
	for i, name := range []string{"start", "stop", "step"} {
		r.readOnly(name, func(self Value) Value { return self.obj.(*Range).parts()[i] })
	}
	r.Method("count", OneArg, rangeCount)
	r.Method("index", OneArg, rangeIndex)
	r.Method("__reversed__", NoArgs, reverseRange)
	r.Method("__reduce__", NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
		parts := self.obj.(*Range).parts()
		return TupleOf(RangeType.Value(), TupleOf(parts[:]...)), nil
	})
	defineRangeIterators()
}

// parts returns start, stop and step as Python ints.
func (r *Range) parts() [3]Value {
	if r.big != nil {
		return [3]Value{r.big.start, r.big.stop, r.big.step}
	}
	return [3]Value{Int(r.start), Int(r.stop), Int(r.step)}
}

// length returns the number of elements as a Python int.
func (r *Range) length(t *Thread) (Value, error) {
	switch {
	case r.big != nil:
		return r.big.count, nil
	case r.count <= math.MaxInt64:
		return Int(int64(r.count)), nil
	}
	count, err := bigCount(t, Int(r.start), Int(r.stop), Int(r.step))
	return count, err
}

var rangeSignature = Positional(1, 3)

func newRange(t *Thread, _ *Type, args []Value, names []*Str) (Value, error) {
	args, _, err := rangeSignature.bind(t, "range", "range", args, names)
	if err != nil {
		return Value{}, err
	}
	bounds := [3]Value{Int(0), {}, Int(1)}
	if len(args) == 1 {
		bounds[1] = args[0]
	} else {
		copy(bounds[:], args)
	}
	small := true
	for i := range bounds {
		if bounds[i], err = Index(t, bounds[i]); err != nil {
			return Value{}, err
		}
		small = small && bounds[i].IsInt64()
	}
	if bounds[2].Is(Int(0)) {
		return Value{}, ValueErrorf("range() arg 3 must not be zero")
	}
	return makeRange(t, bounds[0], bounds[1], bounds[2])
}

// makeRange makes a range of Python ints; step is not 0.
func makeRange(t *Thread, start, stop, step Value) (Value, error) {
	if start.IsInt64() && stop.IsInt64() && step.IsInt64() {
		return NewRange(start.RawInt(), stop.RawInt(), step.RawInt()), nil
	}
	count, err := bigCount(t, start, stop, step)
	if err != nil {
		return Value{}, err
	}
	return Value{obj: &Range{big: &bigRange{start, stop, step, count}}}, nil
}

func lenRange(t *Thread, self Value) (int, error) {
	r := self.obj.(*Range)
	n, err := r.length(t)
	if err != nil {
		return 0, err
	}
	small, ok := n.Int64()
	if !ok {
		return 0, Raisef(OverflowError, "Python int too large to convert to C ssize_t")
	}
	return int(small), nil
}

func reprRange(t *Thread, self Value) (Value, error) {
	text := "range("
	for i, v := range self.obj.(*Range).parts() {
		if i == 2 && v.Is(Int(1)) {
			break
		}
		part, err := ReprString(t, v)
		if err != nil {
			return Value{}, err
		}
		if i > 0 {
			text += ", "
		}
		text += part
	}
	return NewStr(text + ")"), nil
}

// hashRange is the hash of (length, start, step), of which those that do not
// matter are None.
func hashRange(t *Thread, self Value) (int64, error) {
	parts, err := self.obj.(*Range).identity(t)
	if err != nil {
		return 0, err
	}
	return hashTuple(t, parts)
}

// identity is what equal ranges share: length, first element and step, as far
// as they matter.
func (r *Range) identity(t *Thread) ([]Value, error) {
	n, err := r.length(t)
	if err != nil {
		return nil, err
	}
	parts := r.parts()
	start, step := parts[0], parts[2]
	switch {
	case n.Is(Int(0)):
		return []Value{n, None, None}, nil
	case n.Is(Int(1)):
		return []Value{n, start, None}, nil
	}
	return []Value{n, start, step}, nil
}

func compareRanges(t *Thread, op CompareOp, a, b Value) (Value, error) {
	x, ok1 := a.obj.(*Range)
	y, ok2 := b.obj.(*Range)
	if !ok1 || !ok2 || op != EQ && op != NE {
		return NotImplemented, nil
	}
	left, err := x.identity(t)
	if err != nil {
		return Value{}, err
	}
	right, err := y.identity(t)
	if err != nil {
		return Value{}, err
	}
	return compareElems(t, op, &left, &right)
}

func getRangeItem(t *Thread, self, key Value) (Value, error) {
	r := self.obj.(*Range)
	if s, ok := key.AsSlice(); ok {
		return sliceRange(t, r, s)
	}
	if key.Type().Slots.Index == nil {
		return Value{}, TypeErrorf("range indices must be integers or slices, not %s", key.Type().Name)
	}
	i, err := Index(t, key)
	if err != nil {
		return Value{}, err
	}
	if n, ok := i.Int64(); ok && r.big == nil && r.count <= math.MaxInt64 {
		if n < 0 {
			n += int64(r.count)
		}
		if n >= 0 && n < int64(r.count) {
			return Int(r.start + n*r.step), nil
		}
		return Value{}, Raisef(IndexError, "range object index out of range")
	}
	return r.bigItem(t, i)
}

func rangeContains(t *Thread, self, item Value) (bool, error) {
	r := self.obj.(*Range)
	i, ok := exactInt(item)
	if !ok {
		it, err := iterRange(t, self)
		if err != nil {
			return false, err
		}
		n, err := searchIterator(t, it, item, true)
		return n > 0, err
	}
	if n, ok := i.Int64(); ok && r.big == nil {
		return r.has(n), nil
	}
	_, found, err := r.bigIndex(t, i)
	return found, err
}

// exactInt returns the int of an exact int or bool: for those, and for no
// subclass, membership is arithmetic.
func exactInt(v Value) (Value, bool) {
	if _, derived := v.obj.(*Derived); derived {
		return Value{}, false
	}
	return AsInt(v)
}

func (r *Range) has(n int64) bool {
	if r.step > 0 {
		return r.start <= n && n < r.stop && (uint64(n)-uint64(r.start))%uint64(r.step) == 0
	}
	return r.stop < n && n <= r.start && (uint64(r.start)-uint64(n))%-uint64(r.step) == 0
}

func rangeCount(t *Thread, self Value, args []Value) (Value, error) {
	if _, ok := exactInt(args[0]); ok {
		found, err := rangeContains(t, self, args[0])
		if found {
			return Int(1), err
		}
		return Int(0), err
	}
	it, err := iterRange(t, self)
	if err != nil {
		return Value{}, err
	}
	n, err := searchIterator(t, it, args[0], false)
	return Int(n), err
}

// searchIterator counts the items equal to item; with first it stops at the
// first one.
func searchIterator(t *Thread, it, item Value, first bool) (int64, error) {
	var n int64
	next := it.Type().Slots.Next
	for {
		v, ok, err := next(t, it)
		if err != nil || !ok {
			return n, err
		}
		if err := t.Step(); err != nil {
			return n, err
		}
		equal, err := Equal(t, v, item)
		if err != nil {
			return n, err
		}
		if equal {
			if n++; first {
				return n, nil
			}
		}
	}
}

func rangeIndex(t *Thread, self Value, args []Value) (Value, error) {
	r := self.obj.(*Range)
	i, ok := exactInt(args[0])
	if !ok {
		return r.searchIndex(t, self, args[0])
	}
	at, found, err := r.bigIndex(t, i)
	if err != nil {
		return Value{}, err
	}
	if !found {
		text, err := ReprString(t, args[0])
		if err != nil {
			return Value{}, err
		}
		return Value{}, ValueErrorf("%s is not in range", text)
	}
	return at, nil
}

func (r *Range) searchIndex(t *Thread, self, item Value) (Value, error) {
	it, err := iterRange(t, self)
	if err != nil {
		return Value{}, err
	}
	next := it.Type().Slots.Next
	for n := int64(0); ; n++ {
		v, ok, err := next(t, it)
		if err != nil {
			return Value{}, err
		}
		if !ok {
			return Value{}, ValueErrorf("sequence.index(x): x not in sequence")
		}
		if err := t.Step(); err != nil {
			return Value{}, err
		}
		if equal, err := Equal(t, v, item); err != nil || equal {
			return Int(n), err
		}
	}
}
