package object

import "strings"

func defineTuple() {
	c := TupleType
	c.Flags |= SequencePattern
	c.Doc = "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\nIf iterable is specified the tuple is initialized from iterable's items.\n\nIf the argument is a tuple, the return value is the same object."
	s := &c.Slots
	s.New = newTuple
	s.Repr = reprTuple
	s.Hash = func(t *Thread, self Value) (int64, error) {
		if err := t.EnterRecursive(""); err != nil {
			return 0, err
		}
		defer t.Leave()
		elems := tupleOf(self).Elems
		if err := t.Charge(len(elems) / 8); err != nil {
			return 0, err
		}
		return hashTuple(t, elems)
	}
	s.Compare = func(t *Thread, op CompareOp, a, b Value) (Value, error) {
		x, y := tupleOf(a), tupleOf(b)
		if x == nil || y == nil {
			return NotImplemented, nil
		}
		return compareElems(t, op, &x.Elems, &y.Elems)
	}
	s.Len = func(_ *Thread, self Value) (int, error) { return len(tupleOf(self).Elems), nil }
	s.GetItem = getTupleItem
	s.Contains = func(t *Thread, self, item Value) (bool, error) {
		return containsElem(t, &tupleOf(self).Elems, item)
	}
	s.Concat = concatTuples
	s.Repeat = repeatTuple
	s.Iter = func(_ *Thread, self Value) (Value, error) {
		return Value{obj: &tupleIterator{elems: tupleOf(self).Elems}}, nil
	}
	c.Method("count", OneArg, func(t *Thread, self Value, args []Value) (Value, error) {
		return countElem(t, &tupleOf(self).Elems, args[0])
	})
	c.Method("index", Positional(1, 3), tupleIndex)
	c.Method("__getnewargs__", NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
		return TupleOf(NewTuple(tupleOf(self).Elems)), nil
	})
	defineIterator(tupleIteratorType, nextOfTuple, func(self Value) int {
		it := self.obj.(*tupleIterator)
		return len(it.elems) - it.next
	})
}

// tupleOf returns the *Tuple of a receiver known to be one, nil for others.
func tupleOf(v Value) *Tuple {
	if c, ok := v.obj.(*Tuple); ok {
		return c
	}
	c, _ := v.AsTuple()
	return c
}

var tupleSignature = Positional(0, 1)

func newTuple(t *Thread, cls *Type, args []Value, names []*Str) (Value, error) {
	args, names = cls.withoutInitKeywords(args, names)
	args, _, err := tupleSignature.bind(t, "tuple", "tuple", args, names)
	if err != nil {
		return Value{}, err
	}
	base := NewTuple(nil)
	if len(args) == 1 {
		if base, err = TupleFrom(t, args[0]); err != nil {
			return Value{}, err
		}
	}
	return newOf(cls, TupleType, base), nil
}

// TupleFrom is tuple(iterable).
func TupleFrom(t *Thread, iterable Value) (Value, error) {
	if _, ok := iterable.obj.(*Tuple); ok {
		return iterable, nil
	}
	elems, err := collectHinted(t, iterable)
	return NewTuple(elems), err
}

func reprTuple(t *Thread, self Value) (Value, error) {
	c := tupleOf(self)
	if len(c.Elems) == 0 {
		return NewStr("()"), nil
	}
	if !t.enterRepr(c) {
		return NewStr("(...)"), nil
	}
	defer t.leaveRepr()
	var b strings.Builder
	b.WriteByte('(')
	if err := writeReprs(t, &b, &c.Elems); err != nil {
		return Value{}, err
	}
	if len(c.Elems) == 1 {
		b.WriteByte(',')
	}
	b.WriteByte(')')
	return NewStr(b.String()), nil
}

func getTupleItem(t *Thread, self, key Value) (Value, error) {
	elems := tupleOf(self).Elems
	if s, ok := key.AsSlice(); ok {
		return getTupleSlice(t, self, s)
	}
	i, err := elementIndex(t, key, "tuple", func() int { return len(elems) })
	if err != nil {
		return Value{}, err
	}
	if uint(i) >= uint(len(elems)) {
		return Value{}, Raisef(IndexError, "tuple index out of range")
	}
	return elems[i], nil
}

func getTupleSlice(t *Thread, self Value, s *Slice) (Value, error) {
	elems := tupleOf(self).Elems
	start, _, step, count, err := SliceBounds(t, s, len(elems))
	if err != nil {
		return Value{}, err
	}
	if _, exact := self.obj.(*Tuple); exact && step == 1 && count == len(elems) {
		return self, nil
	}
	picked, err := pickElems(t, elems, start, step, count)
	return NewTuple(picked), err
}

func concatTuples(t *Thread, self, other Value) (Value, error) {
	a, b := tupleOf(self), tupleOf(other)
	_, selfExact := self.obj.(*Tuple)
	_, otherExact := other.obj.(*Tuple)
	switch {
	case b == nil:
		return Value{}, TypeErrorf("can only concatenate tuple (not \"%s\") to tuple", other.Type().Name)
	case len(a.Elems) == 0 && otherExact:
		return other, nil
	case len(b.Elems) == 0 && selfExact:
		return self, nil
	}
	elems, err := concatElems(t, a.Elems, b.Elems)
	return NewTuple(elems), err
}

func repeatTuple(t *Thread, self, count Value) (Value, error) {
	c, exact := self.obj.(*Tuple)
	if n, ok := count.Int64(); exact && (ok && n == 1 || len(c.Elems) == 0) {
		return self, nil
	}
	elems, err := repeatElems(t, tupleOf(self).Elems, count)
	return NewTuple(elems), err
}

func tupleIndex(t *Thread, self Value, args []Value) (Value, error) {
	c := tupleOf(self)
	start, stop, err := indexRange(t, args, func() int { return len(c.Elems) })
	if err != nil {
		return Value{}, err
	}
	i, err := indexOf(t, &c.Elems, args[0], start, stop)
	if err == nil && i < 0 {
		err = ValueErrorf("tuple.index(x): x not in tuple")
	}
	return Int(int64(i)), err
}

type tupleIterator struct {
	elems []Value
	next  int
}

var tupleIteratorType = NewBuiltinType("tuple_iterator", ObjectType)

func (*tupleIterator) Type() *Type { return tupleIteratorType }

func nextOfTuple(_ *Thread, self Value) (Value, bool, error) {
	it := self.obj.(*tupleIterator)
	if it.next < len(it.elems) {
		v := it.elems[it.next]
		it.next++
		return v, true, nil
	}
	return Value{}, false, nil
}
