package object

import "math"

// enumerateIterator is enumerate(iterable, start).
type enumerateIterator struct {
	it    Value
	count Value // a Python int: it may outgrow 64 bits
}

func (*enumerateIterator) Type() *Type { return EnumerateType }

var (
	nameIterable = Intern("iterable")
	nameStart    = Intern("start")
)

func defineEnumerate() {
	c := EnumerateType
	c.Doc = "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\nThe enumerate object yields pairs containing a count (from start, which\ndefaults to zero) and a value yielded by the iterable argument.\n\nenumerate is useful for obtaining an indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ..."
	c.Slots.New = newEnumerate
	c.Slots.Iter = iterSelf
	c.Slots.Next = nextOfEnumerate
}

func newEnumerate(t *Thread, cls *Type, args []Value, names []*Str) (Value, error) {
	if cls != EnumerateType {
		args, names = cls.withoutInitKeywords(args, names)
	}
	iterable, start, err := enumerateArguments(args, names)
	if err != nil {
		return Value{}, err
	}
	e := &enumerateIterator{count: Int(0)}
	if !start.IsUnbound() {
		if e.count, err = Index(t, start); err != nil {
			return Value{}, err
		}
	}
	if e.it, err = Iter(t, iterable); err != nil {
		return Value{}, err
	}
	return newOf(cls, EnumerateType, Value{obj: e}), nil
}

// enumerateArguments checks the arguments in CPython's order, with its words,
// which are no other function's.
func enumerateArguments(args []Value, names []*Str) (iterable, start Value, err error) {
	positional := len(args) - len(names)
	switch {
	case len(args) == 0 || len(args) > 2 && positional == 0:
		return start, start, TypeErrorf("enumerate() missing required argument 'iterable'")
	case len(args) > 2:
		return start, start, TypeErrorf("enumerate() takes at most 2 arguments (%d given)", len(args))
	}
	order := [2]*Str{nameIterable, nameStart}
	if len(names) == 2 && names[0].text == nameStart.text {
		order = [2]*Str{nameStart, nameIterable}
	}
	for i, name := range names {
		if name.text != order[positional+i].text {
			return start, start, TypeErrorf("'%s' is an invalid keyword argument for enumerate()", name.text)
		}
	}
	if len(args) == 1 {
		return args[0], Value{}, nil
	}
	if order[0] == nameStart {
		return args[1], args[0], nil
	}
	return args[0], args[1], nil
}

func nextOfEnumerate(t *Thread, self Value) (Value, bool, error) {
	e := baseOf[*enumerateIterator](self)
	v, ok, err := e.it.obj.Type().Slots.Next(t, e.it)
	if err != nil || !ok {
		return Value{}, false, err
	}
	count := e.count
	if n, small := count.Int64(); small && n < math.MaxInt64 {
		e.count = Int(n + 1)
	} else if e.count, err = BinaryOperation(t, Add, count, Int(1)); err != nil {
		return Value{}, false, err
	}
	return NewPair(count, v), true, nil
}
