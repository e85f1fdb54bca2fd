package builtins

import "github.com/apy-lang/apy/interp/object"

var iterationFunctions = []function{
	{"all", object.OneArg, all},
	{"any", object.OneArg, anyTrue},
	{"iter", object.Positional(1, 2), iter},
	{"len", object.OneArg, length},
	{"next", object.Positional(1, 2), next},
}

func length(t *object.Thread, args []object.Value) (object.Value, error) {
	n, err := object.Length(t, args[0])
	return object.Int(int64(n)), err
}

func iter(t *object.Thread, args []object.Value) (object.Value, error) {
	if len(args) == 1 {
		return object.Iter(t, args[0])
	}
	if !object.Callable(args[0]) {
		return object.Value{}, object.TypeErrorf("iter(v, w): v must be callable")
	}
	return object.NewCallIterator(args[0], args[1]), nil
}

var nameNext = object.Intern("__next__")

func next(t *object.Thread, args []object.Value) (object.Value, error) {
	typ := args[0].Type()
	advance := typ.Slots.Next
	if advance == nil {
		return object.Value{}, object.TypeErrorf("'%s' object is not an iterator", typ.Name)
	}
	if typ.Has(object.HeapType) { // the slot would lose the script's StopIteration
		v, _, err := object.CallSpecial(t, args[0], nameNext)
		if len(args) == 2 && object.Matches(err, object.StopIteration) {
			return args[1], nil
		}
		return v, err
	}
	v, ok, err := advance(t, args[0])
	switch {
	case err == nil && ok:
		return v, nil
	case len(args) == 2 && (err == nil || object.Matches(err, object.StopIteration)):
		return args[1], nil
	case err != nil:
		return object.Value{}, err
	case v.IsUnbound() || v.IsNone(): // a generator gives its return value with the end
		return object.Value{}, object.Raise(object.StopIteration)
	}
	return object.Value{}, object.Raise(object.StopIteration, v)
}

func all(t *object.Thread, args []object.Value) (object.Value, error) {
	return firstWith(t, args[0], false)
}

func anyTrue(t *object.Thread, args []object.Value) (object.Value, error) {
	return firstWith(t, args[0], true)
}

// firstWith looks for an item whose truth is wanted, and returns wanted when
// there is one, else its opposite.
func firstWith(t *object.Thread, iterable object.Value, wanted bool) (object.Value, error) {
	it, err := object.Iter(t, iterable)
	if err != nil {
		return object.Value{}, err
	}
	advance := it.Type().Slots.Next
	for {
		if err := t.Step(); err != nil {
			return object.Value{}, err
		}
		v, ok, err := advance(t, it)
		if err != nil {
			return object.Value{}, err
		}
		if !ok {
			return object.Bool(!wanted), nil
		}
		truth, err := object.Truth(t, v)
		if err != nil {
			return object.Value{}, err
		}
		if truth == wanted {
			return object.Bool(wanted), nil
		}
	}
}

var nameSort = object.Intern("sort")

// sorted is sorted(iterable, /, *, key=None, reverse=False): the keywords are
// checked by list.sort, whose name its messages have.
func sorted(t *object.Thread, args []object.Value, names []*object.Str) (object.Value, error) {
	if n := len(args) - len(names); n != 1 {
		return object.Value{}, object.TypeErrorf("sorted expected 1 argument, got %d", n)
	}
	items, err := object.Collect(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	list := object.NewList(items)
	if len(names) == 0 {
		l, _ := list.AsList()
		return list, l.Sort(t, object.None, false)
	}
	sort, _ := object.ListType.Lookup(nameSort)
	_, err = object.CallWithSelf(t, sort, list, args[1:], names)
	return list, err
}
