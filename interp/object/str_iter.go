package object

// strIterator walks over the code points of a str. CPython has a type of its
// own for strs that are ASCII.
type strIterator struct {
	str   *Str // nil: exhausted
	next  int  // byte offset
	class *Type
}

func (it *strIterator) Type() *Type { return it.class }

var (
	strIteratorType      = NewBuiltinType("str_iterator", ObjectType)
	strASCIIIteratorType = NewBuiltinType("str_ascii_iterator", ObjectType)
)

func iterStr(_ *Thread, self Value) (Value, error) {
	s := strSelf(self)
	it := &strIterator{str: s, class: strIteratorType}
	if s.IsASCII() {
		it.class = strASCIIIteratorType
	}
	return FromObject(it), nil
}

func nextOfStr(_ *Thread, self Value) (Value, bool, error) {
	it := self.obj.(*strIterator)
	if it.str == nil {
		return Value{}, false, nil
	}
	text := it.str.text
	if it.next >= len(text) {
		it.str = nil
		return Value{}, false, nil
	}
	b := text[it.next]
	if b < 0x80 {
		it.next++
		return charStrs[b].Value(), true, nil
	}
	start := it.next
	it.next = skipPoints(text, start, 1)
	return NewStr(text[start:it.next]), true, nil
}

func defineStrIterators() {
	for _, c := range []*Type{strIteratorType, strASCIIIteratorType} {
		c.Flags |= Final | NoInstantiate
		c.Slots.Iter = iterSelf
		c.Slots.Next = nextOfStr
		c.Method("__length_hint__", NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
			it := self.obj.(*strIterator)
			if it.str == nil {
				return Int(0), nil
			}
			return Int(int64(countCodePoints(it.str.text[it.next:]))), nil
		})
		c.Method("__reduce__", NoArgs, reduceStrIterator)
		c.Method("__setstate__", OneArg, setStrIteratorState)
	}
}

func reduceStrIterator(t *Thread, self Value, _ []Value) (Value, error) {
	it := self.obj.(*strIterator)
	iter, _ := t.Builtins.GetStr(Intern("iter"))
	if it.str == nil {
		return TupleOf(iter, TupleOf(emptyStr.Value())), nil
	}
	return TupleOf(iter, TupleOf(it.str.Value()), Int(int64(it.str.pointIndex(it.next)))), nil
}

func setStrIteratorState(t *Thread, self Value, args []Value) (Value, error) {
	i, err := sizeArgument(t, args[0])
	if err != nil {
		return Value{}, err
	}
	if it := self.obj.(*strIterator); it.str != nil {
		it.next = it.str.offset(min(max(i, 0), it.str.Len()))
	}
	return None, nil
}
