package object

// listIterator reads the list anew at each step, so that the script may change
// the list meanwhile.
type listIterator struct {
	list *List // nil once exhausted
	next int
}

var (
	listIteratorType        = NewBuiltinType("list_iterator", ObjectType)
	listReverseIteratorType = NewBuiltinType("list_reverseiterator", ObjectType)
)

func (*listIterator) Type() *Type { return listIteratorType }

func nextOfList(_ *Thread, self Value) (Value, bool, error) {
	it := self.obj.(*listIterator)
	if it.list == nil {
		return Value{}, false, nil
	}
	if elems := it.list.Elems; it.next < len(elems) {
		v := elems[it.next]
		it.next++
		return v, true, nil
	}
	it.list = nil
	return Value{}, false, nil
}

// listReverseIterator is reversed(list).
type listReverseIterator struct {
	list *List // nil once exhausted
	next int
}

func (*listReverseIterator) Type() *Type { return listReverseIteratorType }

func nextOfListReverse(_ *Thread, self Value) (Value, bool, error) {
	it := self.obj.(*listReverseIterator)
	if it.list == nil {
		return Value{}, false, nil
	}
	if elems := it.list.Elems; it.next >= 0 && it.next < len(elems) {
		v := elems[it.next]
		it.next--
		return v, true, nil
	}
	it.list = nil
	return Value{}, false, nil
}

func defineListIterators() {
	defineIterator(listIteratorType, nextOfList, func(self Value) int {
		if it := self.obj.(*listIterator); it.list != nil {
			return len(it.list.Elems) - it.next
		}
		return 0
	})
	defineIterator(listReverseIteratorType, nextOfListReverse, func(self Value) int {
		if it := self.obj.(*listReverseIterator); it.list != nil && it.next < len(it.list.Elems) {
			return it.next + 1
		}
		return 0
	})
}

// defineIterator fills in the type of a built-in's iterator. hint, when not
// nil, tells how many items are left.
func defineIterator(typ *Type, next func(*Thread, Value) (Value, bool, error), hint func(self Value) int) {
	typ.Flags |= Final | NoInstantiate
	typ.Slots.Iter = iterSelf
	typ.Slots.Next = next
	if hint != nil {
		typ.Method("__length_hint__", NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
			return Int(int64(max(0, hint(self)))), nil
		})
	}
}
