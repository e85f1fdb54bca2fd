package object

// bytesIterator walks over a bytes or a bytearray, which may change meanwhile.
type bytesIterator struct {
	source Value // unbound: exhausted
	next   int
	class  *Type
}

func (it *bytesIterator) Type() *Type { return it.class }

var (
	bytesIteratorType     = NewBuiltinType("bytes_iterator", ObjectType)
	byteArrayIteratorType = NewBuiltinType("bytearray_iterator", ObjectType)
)

func iterBytes(_ *Thread, self Value) (Value, error) {
	return FromObject(&bytesIterator{source: self, class: bytesIteratorType}), nil
}

func iterByteArray(_ *Thread, self Value) (Value, error) {
	return FromObject(&bytesIterator{source: self, class: byteArrayIteratorType}), nil
}

// length returns how many bytes the source has now.
func (it *bytesIterator) length() int {
	if it.source.IsUnbound() {
		return 0
	}
	if a, ok := asByteArray(it.source); ok {
		return len(a.data)
	}
	return len(bytesSelf(it.source))
}

func nextOfBytes(_ *Thread, self Value) (Value, bool, error) {
	it := self.obj.(*bytesIterator)
	if it.next >= it.length() {
		it.source = Value{}
		return Value{}, false, nil
	}
	i := it.next
	it.next++
	if a, ok := asByteArray(it.source); ok {
		return Int(int64(a.data[i])), true, nil
	}
	return Int(int64(bytesSelf(it.source)[i])), true, nil
}

func defineBytesIterators() {
	for _, c := range []*Type{bytesIteratorType, byteArrayIteratorType} {
		c.Flags |= Final | NoInstantiate
		c.Slots.Iter = iterSelf
		c.Slots.Next = nextOfBytes
		c.Method("__length_hint__", NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
			it := self.obj.(*bytesIterator)
			return Int(int64(max(0, it.length()-it.next))), nil
		})
		c.Method("__reduce__", NoArgs, func(t *Thread, self Value, _ []Value) (Value, error) {
			it := self.obj.(*bytesIterator)
			iter, _ := t.Builtins.GetStr(Intern("iter"))
			if it.source.IsUnbound() {
				return TupleOf(iter, TupleOf(NewTuple(nil))), nil
			}
			return TupleOf(iter, TupleOf(it.source), Int(int64(it.next))), nil
		})
		c.Method("__setstate__", OneArg, func(t *Thread, self Value, args []Value) (Value, error) {
			i, err := sizeArgument(t, args[0])
			if err != nil {
				return Value{}, err
			}
			it := self.obj.(*bytesIterator)
			it.next = min(max(i, 0), it.length())
			return None, nil
		})
	}
}
