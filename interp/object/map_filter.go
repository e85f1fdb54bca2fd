package object

// mapIterator is map(function, *iterables).
type mapIterator struct {
	function Value
	its      []Value
}

func (*mapIterator) Type() *Type { return MapType }

func defineMap() {
	c := MapType
	c.Doc = "Make an iterator that computes the function using arguments from\neach of the iterables.  Stops when the shortest iterable is exhausted."
	c.Slots.New = newMap
	c.Slots.Iter = iterSelf
	c.Slots.Next = nextOfMap
}

func newMap(t *Thread, cls *Type, args []Value, names []*Str) (Value, error) {
	args, names = cls.withoutInitKeywords(args, names)
	if len(names) > 0 {
		return Value{}, TypeErrorf("map() takes no keyword arguments")
	}
	if len(args) < 2 {
		return Value{}, TypeErrorf("map() must have at least two arguments.")
	}
	m := &mapIterator{function: args[0], its: make([]Value, len(args)-1)}
	for i, iterable := range args[1:] {
		it, err := Iter(t, iterable)
		if err != nil {
			return Value{}, err
		}
		m.its[i] = it
	}
	return newOf(cls, MapType, Value{obj: m}), nil
}

func nextOfMap(t *Thread, self Value) (Value, bool, error) {
	m := baseOf[*mapIterator](self)
	args := t.Push(len(m.its))
	for i, it := range m.its {
		v, ok, err := it.obj.Type().Slots.Next(t, it)
		if err != nil || !ok {
			t.Pop(args)
			return Value{}, false, err
		}
		args[i] = v
	}
	v, err := Call(t, m.function, args, nil)
	t.Pop(args)
	if err != nil {
		return Value{}, false, endOnStop(err)
	}
	return v, true, nil
}

// filterIterator is filter(function, iterable).
type filterIterator struct{ function, it Value }

func (*filterIterator) Type() *Type { return FilterType }

func defineFilter() {
	c := FilterType
	c.Doc = "Return an iterator yielding those items of iterable for which function(item)\nis true. If function is None, return the items that are true."
	c.Slots.New = newFilter
	c.Slots.Iter = iterSelf
	c.Slots.Next = nextOfFilter
}

var filterSignature = Positional(2, 2)

func newFilter(t *Thread, cls *Type, args []Value, names []*Str) (Value, error) {
	args, names = cls.withoutInitKeywords(args, names)
	args, _, err := filterSignature.bind(t, "filter", "filter", args, names)
	if err != nil {
		return Value{}, err
	}
	it, err := Iter(t, args[1])
	if err != nil {
		return Value{}, err
	}
	return newOf(cls, FilterType, Value{obj: &filterIterator{args[0], it}}), nil
}

func nextOfFilter(t *Thread, self Value) (Value, bool, error) {
	f := baseOf[*filterIterator](self)
	next := f.it.Type().Slots.Next
	for {
		v, ok, err := next(t, f.it)
		if err != nil || !ok {
			return Value{}, false, err
		}
		if err := t.Step(); err != nil {
			return Value{}, false, err
		}
		verdict := v
		if !f.function.IsNone() && f.function.obj != Object(BoolType) {
			if verdict, err = Call1(t, f.function, v); err != nil {
				return Value{}, false, endOnStop(err)
			}
		}
		if keep, err := Truth(t, verdict); err != nil || keep {
			return v, err == nil, endOnStop(err)
		}
	}
}
