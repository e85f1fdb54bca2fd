package object

// Iter is iter(v).
func Iter(t *Thread, v Value) (Value, error) {
	typ := v.Type()
	if typ.Slots.Iter == nil {
		if typ.hasSequenceItems() {
			return FromObject(&sequenceIterator{sequence: v}), nil
		}
		return Value{}, TypeErrorf("'%s' object is not iterable", typ.Name)
	}
	it, err := typ.Slots.Iter(t, v)
	if err != nil {
		return Value{}, err
	}
	if it.Type().Slots.Next == nil {
		return Value{}, TypeErrorf("iter() returned non-iterator of type '%s'", it.Type().Name)
	}
	return it, nil
}

// hasSequenceItems reports whether the type's GetItem takes positions, so that
// the old sequence protocol serves it: any script's class, and the built-in
// sequences.
func (t *Type) hasSequenceItems() bool {
	return t.Slots.GetItem != nil && (t.Has(HeapType) || t.Has(SequencePattern))
}

// Next is next(it); false when the iterator is exhausted.
func Next(t *Thread, it Value) (Value, bool, error) {
	if f := it.Type().Slots.Next; f != nil {
		return f(t, it)
	}
	return Value{}, false, TypeErrorf("'%s' object is not an iterator", it.Type().Name)
}

// Iterate calls visit with each item of v, until it returns an error.
func Iterate(t *Thread, v Value, visit func(Value) error) error {
	switch o := v.obj.(type) {
	case *Tuple:
		for _, item := range o.Elems {
			if err := iterateStep(t, item, visit); err != nil {
				return err
			}
		}
		return nil
	case *List:
		for i := 0; i < len(o.Elems); i++ { // visit may change the list
			if err := iterateStep(t, o.Elems[i], visit); err != nil {
				return err
			}
		}
		return nil
	}
	it, err := Iter(t, v)
	if err != nil {
		return err
	}
	next := it.Type().Slots.Next
	for {
		item, ok, err := next(t, it)
		if err != nil || !ok {
			return err
		}
		if err := iterateStep(t, item, visit); err != nil {
			return err
		}
	}
}

func iterateStep(t *Thread, item Value, visit func(Value) error) error {
	if err := t.Step(); err != nil {
		return err
	}
	return visit(item)
}

// valueBytes is what an item costs in a slice.
const valueBytes = 24

// Collect returns all items of v in a slice of the caller's own.
func Collect(t *Thread, v Value) ([]Value, error) {
	switch o := v.obj.(type) {
	case *Tuple:
		return copyItems(t, o.Elems)
	case *List:
		return copyItems(t, o.Elems)
	}
	var items []Value
	charged := 0
	err := Iterate(t, v, func(item Value) error {
		if len(items) == charged {
			more := max(16, charged)
			if err := t.ChargeBytes(more * valueBytes); err != nil {
				return err
			}
			charged += more
		}
		items = append(items, item)
		return nil
	})
	return items, err
}

func copyItems(t *Thread, elems []Value) ([]Value, error) {
	if err := t.Charge(len(elems)/8 + 1); err != nil {
		return nil, err
	}
	if err := t.ChargeBytes(len(elems) * valueBytes); err != nil {
		return nil, err
	}
	return append(make([]Value, 0, len(elems)), elems...), nil
}

// sequenceIterator is the iterator of an object that has __getitem__ but no
// __iter__: positions from 0 until IndexError.
type sequenceIterator struct {
	sequence Value // unbound once exhausted
	index    int64
}

var sequenceIteratorType = NewBuiltinType("iterator", ObjectType)

func (*sequenceIterator) Type() *Type { return sequenceIteratorType }

func (it *sequenceIterator) next(t *Thread) (Value, bool, error) {
	if it.sequence.IsUnbound() {
		return Value{}, false, nil
	}
	v, err := GetItem(t, it.sequence, Int(it.index))
	if err == nil {
		it.index++
		return v, true, nil
	}
	if Matches(err, IndexError) || Matches(err, StopIteration) {
		it.sequence = Value{}
		return Value{}, false, nil
	}
	return Value{}, false, err
}

// NewCallIterator makes iter(callable, sentinel).
func NewCallIterator(callable, sentinel Value) Value {
	return FromObject(&callIterator{callable, sentinel})
}

type callIterator struct{ callable, sentinel Value }

var callIteratorType = NewBuiltinType("callable_iterator", ObjectType)

func (*callIterator) Type() *Type { return callIteratorType }

func (it *callIterator) next(t *Thread) (Value, bool, error) {
	if it.callable.IsUnbound() {
		return Value{}, false, nil
	}
	v, err := Call(t, it.callable, nil, nil)
	if err != nil {
		if Matches(err, StopIteration) {
			it.callable = Value{}
			return Value{}, false, nil
		}
		return Value{}, false, err
	}
	end, err := CompareBool(t, EQ, it.sentinel, v)
	if err != nil {
		return Value{}, false, err
	}
	if end {
		it.callable = Value{}
		return Value{}, false, nil
	}
	return v, true, nil
}

func iterSelf(_ *Thread, self Value) (Value, error) { return self, nil }

func defineIterators() {
	sequenceIteratorType.Flags |= Final | NoInstantiate
	sequenceIteratorType.Slots.Iter = iterSelf
	sequenceIteratorType.Slots.Next = func(t *Thread, self Value) (Value, bool, error) {
		return self.obj.(*sequenceIterator).next(t)
	}
	sequenceIteratorType.Method("__length_hint__", NoArgs, func(t *Thread, self Value, _ []Value) (Value, error) {
		it := self.obj.(*sequenceIterator)
		if it.sequence.IsUnbound() {
			return Int(0), nil
		}
		n, err := Length(t, it.sequence)
		if err != nil {
			return NotImplemented, nil
		}
		return Int(max(0, int64(n)-it.index)), nil
	})
	callIteratorType.Flags |= Final | NoInstantiate
	callIteratorType.Slots.Iter = iterSelf
	callIteratorType.Slots.Next = func(t *Thread, self Value) (Value, bool, error) {
		return self.obj.(*callIterator).next(t)
	}
}
