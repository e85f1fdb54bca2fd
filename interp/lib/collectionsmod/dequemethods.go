package collectionsmod

import "github.com/apy-lang/apy/interp/object"

type dequeMethod = func(t *thread, d *deque, args []value) (value, error)

func defineDequeMethods(c *object.Type) {
	method := func(name string, signature *object.Signature, f dequeMethod) {
		c.Method(name, signature, func(t *thread, self value, args []value) (value, error) {
			return f(t, dequeOf(self), args)
		})
	}
	method("append", object.OneArg, func(t *thread, d *deque, args []value) (value, error) {
		return object.None, d.append(t, args[0])
	})
	method("appendleft", object.OneArg, func(t *thread, d *deque, args []value) (value, error) {
		return object.None, d.appendLeft(t, args[0])
	})
	method("pop", object.NoArgs, popping((*deque).pop))
	method("popleft", object.NoArgs, popping((*deque).popLeft))
	method("extend", object.OneArg, func(t *thread, d *deque, args []value) (value, error) {
		return object.None, d.extend(t, args[0], d.append)
	})
	method("extendleft", object.OneArg, func(t *thread, d *deque, args []value) (value, error) {
		return object.None, d.extend(t, args[0], d.appendLeft)
	})
	method("clear", object.NoArgs, func(_ *thread, d *deque, _ []value) (value, error) {
		d.clear()
		return object.None, nil
	})
	method("rotate", object.Positional(0, 1), func(t *thread, d *deque, args []value) (value, error) {
		n := 1
		if len(args) > 0 {
			var err error
			if n, err = object.IndexInt(t, args[0], object.OverflowError); err != nil {
				return value{}, err
			}
		}
		return object.None, d.rotate(t, n)
	})
	method("reverse", object.NoArgs, func(t *thread, d *deque, _ []value) (value, error) {
		for i, j := 0, d.length-1; i < j; i, j = i+1, j-1 {
			a, b := d.place(i), d.place(j)
			d.ring[a], d.ring[b] = d.ring[b], d.ring[a]
		}
		return object.None, t.Charge(1 + d.length/8)
	})
	method("count", object.OneArg, countInDeque)
	method("index", object.Positional(1, 3), indexInDeque)
	method("insert", object.Positional(2, 2), insertIntoDeque)
	method("remove", object.OneArg, removeFromDeque)
	method("__reversed__", object.NoArgs, func(_ *thread, d *deque, _ []value) (value, error) {
		return newDequeIterator(d, true), nil
	})
	for _, name := range []string{"copy", "__copy__"} {
		c.Method(name, object.NoArgs, func(t *thread, self value, _ []value) (value, error) { return copyDeque(t, self) })
	}
	c.Method("__reduce__", object.NoArgs, reduceDeque)
	c.GetSet("maxlen", func(_ *thread, self value) (value, error) {
		if d := dequeOf(self); d.maxLen >= 0 {
			return object.Int(int64(d.maxLen)), nil
		}
		return object.None, nil
	}, nil)
}

func popping(pop func(*deque) value) dequeMethod {
	return func(_ *thread, d *deque, _ []value) (value, error) {
		if d.length == 0 {
			return value{}, object.Raisef(object.IndexError, "pop from an empty deque")
		}
		return pop(d), nil
	}
}

func countInDeque(t *thread, d *deque, args []value) (value, error) {
	version, count := d.version, int64(0)
	for i := 0; i < d.length; i++ {
		if err := t.Step(); err != nil {
			return value{}, err
		}
		same, err := object.Equal(t, d.at(i), args[0])
		switch {
		case err != nil:
			return value{}, err
		case d.version != version:
			return value{}, errMutated()
		case same:
			count++
		}
	}
	return object.Int(count), nil
}

func indexInDeque(t *thread, d *deque, args []value) (value, error) {
	bounds := [2]int{0, d.length}
	for i, v := range args[1:] {
		if v.Type().Slots.Index == nil && !v.IsInt64() {
			return value{}, object.TypeErrorf("slice indices must be integers or have an __index__ method")
		}
		n, err := object.IndexInt(t, v, nil)
		if err != nil {
			return value{}, err
		}
		if n < 0 {
			n = max(0, n+d.length)
		}
		bounds[i] = min(n, d.length)
	}
	i, err := d.find(t, args[0], bounds[0], bounds[1])
	if err == nil && i < 0 {
		var text string
		if text, err = object.ReprString(t, args[0]); err == nil {
			err = object.ValueErrorf("%s is not in deque", text)
		}
	}
	return object.Int(int64(i)), err
}

func insertIntoDeque(t *thread, d *deque, args []value) (value, error) {
	i, err := object.IndexInt(t, args[0], object.OverflowError)
	if err != nil {
		return value{}, err
	}
	switch {
	case d.length == d.maxLen:
		return value{}, object.Raisef(object.IndexError, "deque already at its maximum size")
	case i >= d.length:
		return object.None, d.append(t, args[1])
	case i <= -d.length || i == 0:
		return object.None, d.appendLeft(t, args[1])
	}
	if err := d.rotate(t, -i); err != nil {
		return value{}, err
	}
	if i < 0 {
		err = d.append(t, args[1])
	} else {
		err = d.appendLeft(t, args[1])
	}
	if err != nil {
		return value{}, err
	}
	return object.None, d.rotate(t, i)
}

func removeFromDeque(t *thread, d *deque, args []value) (value, error) {
	version := d.version
	for i := 0; i < d.length; i++ {
		if err := t.Step(); err != nil {
			return value{}, err
		}
		same, err := object.Equal(t, d.at(i), args[0])
		switch {
		case err != nil:
			return value{}, err
		case d.version != version:
			return value{}, object.Raisef(object.IndexError, "deque mutated during remove().")
		case same:
			return object.None, d.delete(t, i)
		}
	}
	text, err := object.ReprString(t, args[0])
	if err == nil {
		err = object.ValueErrorf("%s is not in deque", text)
	}
	return value{}, err
}

func reduceDeque(t *thread, self value, _ []value) (value, error) {
	d := dequeOf(self)
	it, err := object.Iter(t, self)
	if err != nil {
		return value{}, err
	}
	args := object.NewTuple(nil)
	if d.maxLen >= 0 {
		args = object.TupleOf(object.NewTuple(nil), object.Int(int64(d.maxLen)))
	}
	state := object.None
	if own := object.AttrsOf(self); own != nil && own.HasOwn() {
		state = own.DictObject().Value()
	}
	return object.TupleOf(self.Type().Value(), args, state, it), nil
}

var dequeIteratorType, dequeReverseIteratorType *object.Type

// dequeIterator fails when the deque has changed since it was made.
type dequeIterator struct {
	deque     *deque
	at        int
	version   uint64
	backwards bool
}

func (i *dequeIterator) Type() *object.Type {
	if i.backwards {
		return dequeReverseIteratorType
	}
	return dequeIteratorType
}

func newDequeIterator(d *deque, backwards bool) value {
	return object.FromObject(&dequeIterator{d, 0, d.version, backwards})
}

func defineDequeIterators() {
	dequeIteratorType = object.NewBuiltinType("_collections._deque_iterator", object.ObjectType)
	dequeReverseIteratorType = object.NewBuiltinType("_collections._deque_reverse_iterator", object.ObjectType)
	for _, c := range []*object.Type{dequeIteratorType, dequeReverseIteratorType} {
		c.Flags |= object.NoInstantiate | object.Final
		c.Slots.Iter = object.IterSelf
		c.Slots.Next = func(_ *thread, self value) (value, bool, error) { return self.Object().(*dequeIterator).next() }
		c.Method("__length_hint__", object.NoArgs, func(_ *thread, self value, _ []value) (value, error) {
			i := self.Object().(*dequeIterator)
			return object.Int(int64(max(0, i.deque.length-i.at))), nil
		})
		object.Ready(c)
	}
}

func (i *dequeIterator) next() (value, bool, error) {
	d := i.deque
	if i.version != d.version {
		i.at = d.length
		i.version = d.version
		return value{}, false, errMutated()
	}
	if i.at >= d.length {
		return value{}, false, nil
	}
	v := d.at(i.at)
	if i.backwards {
		v = d.at(d.length - 1 - i.at)
	}
	i.at++
	return v, true, nil
}
