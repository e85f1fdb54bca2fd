package object

// The arithmetic of ranges whose bounds may exceed 64 bits, in Python ints.

// intCalc computes with Python ints and keeps the first error.
type intCalc struct {
	t   *Thread
	err error
}

func (c *intCalc) do(op BinaryOp, a, b Value) Value {
	if c.err != nil {
		return a
	}
	v, err := BinaryOperation(c.t, op, a, b)
	if err != nil {
		c.err = err
		return a
	}
	return v
}

func (c *intCalc) is(op CompareOp, a, b Value) bool {
	if c.err != nil {
		return false
	}
	ok, err := CompareBool(c.t, op, a, b)
	c.err = err
	return ok
}

// bigCount is the number of elements of range(start, stop, step).
func bigCount(t *Thread, start, stop, step Value) (Value, error) {
	c := &intCalc{t: t}
	low, high, stride := start, stop, step
	if c.is(LT, step, Int(0)) {
		low, high, stride = stop, start, c.do(Sub, Int(0), step)
	}
	if c.is(GE, low, high) {
		return Int(0), c.err
	}
	span := c.do(Sub, c.do(Sub, high, low), Int(1))
	count := c.do(Add, c.do(FloorDiv, span, stride), Int(1))
	return count, c.err
}

// bigItem is the element at a Python int's index.
func (r *Range) bigItem(t *Thread, i Value) (Value, error) {
	n, err := r.length(t)
	if err != nil {
		return Value{}, err
	}
	c := &intCalc{t: t}
	if c.is(LT, i, Int(0)) {
		i = c.do(Add, i, n)
	}
	if c.is(LT, i, Int(0)) || c.is(GE, i, n) {
		return Value{}, Raisef(IndexError, "range object index out of range")
	}
	v := r.at(c, i)
	return v, c.err
}

// at is start + i*step.
func (r *Range) at(c *intCalc, i Value) Value {
	parts := r.parts()
	return c.do(Add, parts[0], c.do(Mul, i, parts[2]))
}

// bigIndex finds where in the range a Python int is.
func (r *Range) bigIndex(t *Thread, v Value) (index Value, found bool, err error) {
	c := &intCalc{t: t}
	parts := r.parts()
	start, stop, step := parts[0], parts[1], parts[2]
	before, inside := GE, LT
	if c.is(LT, step, Int(0)) {
		before, inside = LE, GT
	}
	if !c.is(before, v, start) || !c.is(inside, v, stop) {
		return Value{}, false, c.err
	}
	offset := c.do(Sub, v, start)
	if !c.is(EQ, c.do(Mod, offset, step), Int(0)) {
		return Value{}, false, c.err
	}
	index = c.do(FloorDiv, offset, step)
	return index, c.err == nil, c.err
}

// sliceRange is r[start:stop:step], a range.
func sliceRange(t *Thread, r *Range, s *Slice) (Value, error) {
	n, err := r.length(t)
	if err != nil {
		return Value{}, err
	}
	bounds, err := bigSliceBounds(t, s, n)
	if err != nil {
		return Value{}, err
	}
	c := &intCalc{t: t}
	start, stop := r.at(c, bounds[0]), r.at(c, bounds[1])
	step := c.do(Mul, r.parts()[2], bounds[2])
	if c.err != nil {
		return Value{}, c.err
	}
	return makeRange(t, start, stop, step)
}

// bigSliceBounds is slice.indices: start, stop and step for a sequence whose
// length is a Python int.
func bigSliceBounds(t *Thread, s *Slice, length Value) ([3]Value, error) {
	var bounds [3]Value
	step, err := sliceInt(t, s.Step, Int(1))
	if err != nil {
		return bounds, err
	}
	c := &intCalc{t: t}
	if step.Is(Int(0)) {
		return bounds, ValueErrorf("slice step cannot be zero")
	}
	low, high := Int(0), length
	first, last := low, high
	if c.is(LT, step, Int(0)) {
		low, high = Int(-1), c.do(Sub, length, Int(1))
		first, last = high, low
	}
	clip := func(v, missing Value) Value {
		if v.IsNone() {
			return missing
		}
		i, err := sliceInt(t, v, missing)
		if err != nil {
			c.err = err
			return missing
		}
		if c.is(LT, i, Int(0)) {
			if i = c.do(Add, i, length); c.is(LT, i, low) {
				return low
			}
			return i
		}
		if c.is(GT, i, high) {
			return high
		}
		return i
	}
	bounds = [3]Value{clip(s.Start, first), {}, step}
	if c.err == nil {
		bounds[1] = clip(s.Stop, last)
	}
	return bounds, c.err
}

func sliceInt(t *Thread, v, missing Value) (Value, error) {
	if v.IsNone() {
		return missing, nil
	}
	if v.Type().Slots.Index == nil {
		return Value{}, TypeErrorf("slice indices must be integers or None or have an __index__ method")
	}
	return Index(t, v)
}

// sliceIndices is slice.indices(length).
func sliceIndices(t *Thread, self Value, args []Value) (Value, error) {
	length, err := Index(t, args[0])
	if err != nil {
		return Value{}, err
	}
	if negative, err := CompareBool(t, LT, length, Int(0)); err != nil || negative {
		if err == nil {
			err = ValueErrorf("length should not be negative")
		}
		return Value{}, err
	}
	bounds, err := bigSliceBounds(t, self.obj.(*Slice), length)
	return TupleOf(bounds[:]...), err
}
