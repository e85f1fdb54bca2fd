package object

// zipIterator is zip(*iterables, strict=…).
type zipIterator struct {
	its    []Value
	strict bool
}

func (*zipIterator) Type() *Type { return ZipType }

var nameStrict = Intern("strict")

func defineZip() {
	c := ZipType
	c.Doc = "The zip object yields n-length tuples, where n is the number of iterables\npassed as positional arguments to zip().  The i-th element in every tuple\ncomes from the i-th iterable argument to zip().  This continues until the\nshortest argument is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.\n\n   >>> list(zip('abcdefg', range(3), range(4)))\n   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]"
	c.Slots.New = newZip
	c.Slots.Iter = iterSelf
	c.Slots.Next = nextOfZip
}

func newZip(t *Thread, cls *Type, args []Value, names []*Str) (Value, error) {
	z := &zipIterator{}
	if len(names) > 1 {
		return Value{}, TypeErrorf("zip() takes at most 1 keyword argument (%d given)", len(names))
	}
	iterables, keywords := args[:len(args)-len(names)], args[len(args)-len(names):]
	for i, name := range names {
		if name.text != nameStrict.text {
			return Value{}, UnexpectedKeyword("zip", name.text, nameStrict.text)
		}
		var err error
		if z.strict, err = Truth(t, keywords[i]); err != nil {
			return Value{}, err
		}
	}
	z.its = make([]Value, len(iterables))
	for i, iterable := range iterables {
		it, err := Iter(t, iterable)
		if err != nil {
			return Value{}, err
		}
		z.its[i] = it
	}
	return newOf(cls, ZipType, Value{obj: z}), nil
}

func nextOfZip(t *Thread, self Value) (Value, bool, error) {
	z := baseOf[*zipIterator](self)
	if len(z.its) == 0 {
		return Value{}, false, nil
	}
	// The first item is asked for before the tuple is made, so that the end,
	// which the first iterator mostly tells, costs nothing.
	first, ok, err := z.its[0].obj.Type().Slots.Next(t, z.its[0])
	if err != nil || !ok {
		return Value{}, false, z.end(t, 0, err)
	}
	c := makeTuple(len(z.its))
	c.Elems[0] = first
	for i := 1; i < len(z.its); i++ {
		v, ok, err := z.its[i].obj.Type().Slots.Next(t, z.its[i])
		if err != nil || !ok {
			return Value{}, false, z.end(t, i, err)
		}
		c.Elems[i] = v
	}
	return Value{obj: c}, true, nil
}

// end is the end of iterator i, or its error; strict checks that the others
// end with it.
func (z *zipIterator) end(t *Thread, i int, err error) error {
	if err != nil || !z.strict {
		return err
	}
	if i > 0 {
		return zipLengthError("shorter", i)
	}
	for i := 1; i < len(z.its); i++ {
		_, ok, err := Next(t, z.its[i])
		if err != nil {
			return err
		}
		if ok {
			return zipLengthError("longer", i)
		}
	}
	return nil
}

func zipLengthError(word string, i int) error {
	others := "s 1-"
	if i == 1 {
		others = " "
	}
	return ValueErrorf("zip() argument %d is %s than argument%s%d", i+1, word, others, i)
}
