package object

// reversedIterator is reversed(sequence) for a sequence without __reversed__.
type reversedIterator struct {
	sequence Value // unbound once exhausted
	next     int
}

func (*reversedIterator) Type() *Type { return ReversedType }

func defineReversed() {
	c := ReversedType
	c.Doc = "Return a reverse iterator over the values of the given sequence."
	c.Slots.New = newReversed
	c.Slots.Iter = iterSelf
	c.Slots.Next = nextOfReversed
	c.Method("__length_hint__", NoArgs, func(t *Thread, self Value, _ []Value) (Value, error) {
		r := baseOf[*reversedIterator](self)
		if r.sequence.IsUnbound() {
			return Int(0), nil
		}
		n, err := Length(t, r.sequence)
		if err != nil {
			return Value{}, err
		}
		if n <= r.next {
			return Int(0), nil
		}
		return Int(int64(r.next + 1)), nil
	})
}

var reversedSignature = Positional(1, 1)

// newReversed asks the object's __reversed__ first; what that returns need not
// be of this type.
func newReversed(t *Thread, cls *Type, args []Value, names []*Str) (Value, error) {
	args, names = cls.withoutInitKeywords(args, names)
	args, _, err := reversedSignature.bind(t, "reversed", "reversed", args, names)
	if err != nil {
		return Value{}, err
	}
	sequence := args[0]
	method, ok, err := LookupSpecial(t, sequence, nameReversed)
	if err != nil {
		return Value{}, err
	}
	switch {
	case ok && !method.IsNone():
		return Call(t, method, nil, nil)
	case ok || sequence.Type().Slots.GetItem == nil || sequence.Type().Has(MappingPattern):
		return Value{}, TypeErrorf("'%s' object is not reversible", sequence.Type().Name)
	}
	n, err := Length(t, sequence)
	if err != nil {
		return Value{}, err
	}
	return newOf(cls, ReversedType, Value{obj: &reversedIterator{sequence, n - 1}}), nil
}

func nextOfReversed(t *Thread, self Value) (Value, bool, error) {
	r := baseOf[*reversedIterator](self)
	if r.sequence.IsUnbound() {
		return Value{}, false, nil
	}
	var err error
	if r.next >= 0 {
		var v Value
		if v, err = GetItem(t, r.sequence, Int(int64(r.next))); err == nil {
			r.next--
			return v, true, nil
		}
		if Matches(err, IndexError) {
			err = nil
		}
	}
	r.sequence, r.next = Value{}, -1
	return Value{}, false, endOnStop(err)
}
