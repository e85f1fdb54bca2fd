package object

import "math"

// Slice is Python's slice object.
type Slice struct{ Start, Stop, Step Value }

// Type returns slice.
func (*Slice) Type() *Type { return SliceType }

// NewSlice makes a slice; a bound not given is None.
func NewSlice(start, stop, step Value) Value {
	return Value{obj: &Slice{Start: start, Stop: stop, Step: step}}
}

// AsSlice returns the *Slice of v.
func (v Value) AsSlice() (*Slice, bool) {
	s, ok := v.obj.(*Slice)
	return s, ok
}

func defineSlice() {
	s := SliceType
	s.Flags |= Final
	s.Doc = "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for extended slicing (e.g. a[0:10:2])."
	s.Slots.New = newSlice
	s.Slots.Repr = func(t *Thread, self Value) (Value, error) {
		o := self.obj.(*Slice)
		parts := [3]string{}
		for i, v := range [...]Value{o.Start, o.Stop, o.Step} {
			text, err := ReprString(t, v)
			if err != nil {
				return Value{}, err
			}
			parts[i] = text
		}
		return NewStr("slice(" + parts[0] + ", " + parts[1] + ", " + parts[2] + ")"), nil
	}
	s.Slots.Hash = func(t *Thread, self Value) (int64, error) {
		o := self.obj.(*Slice)
		return hashSlice(t, o.Start, o.Stop, o.Step)
	}
	s.Slots.Compare = func(t *Thread, op CompareOp, a, b Value) (Value, error) {
		x, ok1 := a.obj.(*Slice)
		y, ok2 := b.obj.(*Slice)
		switch {
		case !ok1 || !ok2:
			return NotImplemented, nil
		case x == y:
			return Bool(op.holds(0)), nil
		}
		left, right := x.parts(), y.parts()
		return compareElems(t, op, &left, &right)
	}
	s.readOnly("start", func(self Value) Value { return self.obj.(*Slice).Start })
	s.readOnly("stop", func(self Value) Value { return self.obj.(*Slice).Stop })
	s.readOnly("step", func(self Value) Value { return self.obj.(*Slice).Step })
	s.Method("indices", OneArg, sliceIndices)
	s.Method("__reduce__", NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
		return TupleOf(SliceType.Value(), NewTuple(self.obj.(*Slice).parts())), nil
	})
}

func (s *Slice) parts() []Value { return []Value{s.Start, s.Stop, s.Step} }

var sliceSignature = Positional(1, 3)

func newSlice(t *Thread, _ *Type, args []Value, names []*Str) (Value, error) {
	args, _, err := sliceSignature.bind(t, "slice", "slice", args, names)
	if err != nil {
		return Value{}, err
	}
	switch len(args) {
	case 1:
		return NewSlice(None, args[0], None), nil
	case 2:
		return NewSlice(args[0], args[1], None), nil
	}
	return NewSlice(args[0], args[1], args[2]), nil
}

// SliceBounds resolves s for a sequence of length elements: the first index,
// the one past the last, the step, and how many elements there are.
func SliceBounds(t *Thread, s *Slice, length int) (start, stop, step, count int, err error) {
	if start, stop, step, err = sliceUnpack(t, s); err != nil {
		return 0, 0, 0, 0, err
	}
	start, stop, count = sliceAdjust(start, stop, step, length)
	return start, stop, step, count, nil
}

// sliceUnpack reads the bounds; it may call __index__, after which the length
// of the sequence must be taken again.
func sliceUnpack(t *Thread, s *Slice) (start, stop, step int, err error) {
	step = 1
	if !s.Step.IsNone() {
		if step, err = sliceBound(t, s.Step); err != nil {
			return
		}
		if step == 0 {
			return 0, 0, 0, ValueErrorf("slice step cannot be zero")
		}
		step = max(step, -math.MaxInt) // so that it can be negated
	}
	start, stop = 0, math.MaxInt
	if step < 0 {
		start, stop = math.MaxInt, math.MinInt
	}
	if !s.Start.IsNone() {
		if start, err = sliceBound(t, s.Start); err != nil {
			return
		}
	}
	if !s.Stop.IsNone() {
		stop, err = sliceBound(t, s.Stop)
	}
	return
}

func sliceBound(t *Thread, v Value) (int, error) {
	if i, ok := v.Int64(); ok {
		return int(i), nil
	}
	if v.Type().Slots.Index == nil {
		return 0, TypeErrorf("slice indices must be integers or None or have an __index__ method")
	}
	return IndexInt(t, v, nil)
}

// sliceAdjust clips the bounds to the length and counts the elements.
func sliceAdjust(start, stop, step, length int) (int, int, int) {
	low, high := 0, length
	if step < 0 {
		low, high = -1, length-1
	}
	clip := func(i int) int {
		if i < 0 {
			return max(i+length, low)
		}
		return min(i, high)
	}
	start, stop = clip(start), clip(stop)
	switch {
	case step < 0 && stop < start:
		return start, stop, (start-stop-1)/-step + 1
	case step > 0 && start < stop:
		return start, stop, (stop-start-1)/step + 1
	}
	return start, stop, 0
}
