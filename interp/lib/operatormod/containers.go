package operatormod

import "github.com/apy-lang/apy/interp/object"

func addContainers(m *object.Module) {
	add(m, "getitem", two, func(t *thread, args []value) (value, error) { return object.GetItem(t, args[0], args[1]) })
	add(m, "setitem", object.Positional(3, 3), func(t *thread, args []value) (value, error) {
		return object.None, object.SetItem(t, args[0], args[1], args[2])
	})
	add(m, "delitem", two, func(t *thread, args []value) (value, error) {
		return object.None, object.DelItem(t, args[0], args[1])
	})
	add(m, "contains", two, func(t *thread, args []value) (value, error) {
		found, err := object.Contains(t, args[0], args[1])
		return object.Bool(found), err
	})
	add(m, "concat", two, concat)
	add(m, "iconcat", two, inPlaceConcat)
	add(m, "countOf", two, countOf)
	add(m, "indexOf", two, indexOf)
	add(m, "length_hint", object.Positional(1, 2), lengthHint)
}

func isSequence(v value) bool {
	_, isDict := v.AsDict()
	return v.Type().Slots.GetItem != nil && !isDict
}

func concat(t *thread, args []value) (value, error) {
	if f := args[0].Type().Slots.Concat; f != nil {
		return f(t, args[0], args[1])
	}
	if isSequence(args[0]) && isSequence(args[1]) {
		return object.BinaryOperation(t, object.Add, args[0], args[1])
	}
	return value{}, object.TypeErrorf("'%s' object can't be concatenated", args[0].Type().Name)
}

func inPlaceConcat(t *thread, args []value) (value, error) {
	if f := args[0].Type().Slots.InPlaceConcat; f != nil {
		return f(t, args[0], args[1])
	}
	if args[0].Type().Slots.Concat == nil && isSequence(args[0]) && isSequence(args[1]) {
		return object.InPlaceOperation(t, object.Add, args[0], args[1])
	}
	return concat(t, args)
}

// notIterable gives the words that counting and finding have for it.
func notIterable(t *thread, v value) error {
	_, err := object.Iter(t, v)
	if object.Matches(err, object.TypeError) {
		return object.TypeErrorf("argument of type '%s' is not iterable", v.Type().Name)
	}
	return err
}

func countOf(t *thread, args []value) (value, error) {
	if err := notIterable(t, args[0]); err != nil {
		return value{}, err
	}
	item, count := args[1], int64(0)
	err := object.Iterate(t, args[0], func(v value) error {
		same, err := object.Equal(t, v, item)
		if same {
			count++
		}
		return err
	})
	return object.Int(count), err
}

func indexOf(t *thread, args []value) (value, error) {
	it, err := object.Iter(t, args[0])
	if err != nil {
		return value{}, notIterable(t, args[0])
	}
	for i := int64(0); ; i++ {
		v, ok, err := object.Next(t, it)
		if err == nil && !ok {
			err = object.ValueErrorf("sequence.index(x): x not in sequence")
		}
		if err == nil {
			err = t.Step()
		}
		if err != nil {
			return value{}, err
		}
		if same, err := object.Equal(t, v, args[1]); err != nil || same {
			return object.Int(i), err
		}
	}
}

var nameLengthHint = object.Intern("__length_hint__")

func lengthHint(t *thread, args []value) (value, error) {
	fallback := object.Int(0)
	if len(args) > 1 {
		fallback = args[1]
		if _, isInt := object.AsInt(fallback); !isInt {
			return value{}, object.TypeErrorf("'%s' object cannot be interpreted as an integer", fallback.Type().Name)
		}
	}
	if args[0].Type().Slots.Len != nil {
		n, err := object.Length(t, args[0])
		if err == nil || !object.Matches(err, object.TypeError) {
			return object.Int(int64(n)), err
		}
	}
	hint, ok, err := object.CallSpecial(t, args[0], nameLengthHint)
	switch {
	case object.Matches(err, object.TypeError) || err == nil && (!ok || hint.IsNotImplemented()):
		return fallback, nil
	case err != nil:
		return value{}, err
	}
	n, isInt := object.AsBigInt(hint)
	switch {
	case !isInt:
		return value{}, object.TypeErrorf("__length_hint__ must be an integer, not %s", hint.Type().Name)
	case n.Sign() < 0:
		return value{}, object.ValueErrorf("__length_hint__() should return >= 0")
	}
	return hint, nil
}
