package itertools

import "github.com/apy-lang/apy/interp/object"

var compressType, dropWhileType, filterFalseType, starMapType, takeWhileType *object.Type

// functionIterator is what iterators with a function and an iterable share.
type functionIterator struct {
	function, it value
	passed       bool // dropwhile: the predicate failed once; takewhile: it is over
}

var twoPositional = object.Positional(2, 2)

func newFunctionIterator(t *thread, name string, args []value, names []*object.Str) (functionIterator, error) {
	args, err := bind(t, twoPositional, name, args, names)
	if err != nil {
		return functionIterator{}, err
	}
	it, err := object.Iter(t, args[1])
	return functionIterator{function: args[0], it: it}, err
}

// verdict is the truth of function(v).
func (f *functionIterator) verdict(t *thread, v value) (bool, error) {
	if err := t.Step(); err != nil {
		return false, err
	}
	result, err := object.Call1(t, f.function, v)
	if err != nil {
		return false, err
	}
	return object.Truth(t, result)
}

type dropWhile struct{ functionIterator }

func (*dropWhile) Type() *object.Type { return dropWhileType }

var dropWhileKind = kind{
	target: &dropWhileType, name: "dropwhile", next: nextOf[*dropWhile],
	doc: "Drop items from the iterable while predicate(item) is true.\n\nAfterwards, return every element until the iterable is exhausted.",
	make: func(t *thread, args []value, names []*object.Str) (object.Object, error) {
		f, err := newFunctionIterator(t, "dropwhile", args, names)
		return &dropWhile{f}, err
	},
}

func (d *dropWhile) next(t *thread) (value, bool, error) {
	for {
		v, ok, err := next(t, d.it)
		if err != nil || !ok || d.passed {
			return v, ok, err
		}
		drop, err := d.verdict(t, v)
		if err != nil {
			return value{}, false, object.EndOnStop(err)
		}
		if !drop {
			d.passed = true
			return v, true, nil
		}
	}
}

type takeWhile struct{ functionIterator }

func (*takeWhile) Type() *object.Type { return takeWhileType }

var takeWhileKind = kind{
	target: &takeWhileType, name: "takewhile", next: nextOf[*takeWhile],
	doc: "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.",
	make: func(t *thread, args []value, names []*object.Str) (object.Object, error) {
		f, err := newFunctionIterator(t, "takewhile", args, names)
		return &takeWhile{f}, err
	},
}

func (w *takeWhile) next(t *thread) (value, bool, error) {
	if w.passed {
		return value{}, false, nil
	}
	v, ok, err := next(t, w.it)
	if err != nil || !ok {
		return value{}, false, err
	}
	keep, err := w.verdict(t, v)
	if err != nil {
		return value{}, false, object.EndOnStop(err)
	}
	w.passed = !keep
	return v, keep, nil
}

type filterFalse struct{ functionIterator }

func (*filterFalse) Type() *object.Type { return filterFalseType }

var filterFalseKind = kind{
	target: &filterFalseType, name: "filterfalse", next: nextOf[*filterFalse],
	doc: "Return those items of iterable for which function(item) is false.\n\nIf function is None, return the items that are false.",
	make: func(t *thread, args []value, names []*object.Str) (object.Object, error) {
		f, err := newFunctionIterator(t, "filterfalse", args, names)
		return &filterFalse{f}, err
	},
}

func (f *filterFalse) next(t *thread) (value, bool, error) {
	plain := f.function.IsNone() || f.function.Is(object.BoolType.Value())
	for {
		v, ok, err := next(t, f.it)
		if err != nil || !ok {
			return value{}, false, err
		}
		var truth bool
		if plain {
			if err = t.Step(); err == nil {
				truth, err = object.Truth(t, v)
			}
		} else {
			truth, err = f.verdict(t, v)
		}
		if err != nil {
			return value{}, false, object.EndOnStop(err)
		}
		if !truth {
			return v, true, nil
		}
	}
}

type starMap struct{ functionIterator }

func (*starMap) Type() *object.Type { return starMapType }

var starMapKind = kind{
	target: &starMapType, name: "starmap", next: nextOf[*starMap],
	doc: "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.",
	make: func(t *thread, args []value, names []*object.Str) (object.Object, error) {
		f, err := newFunctionIterator(t, "starmap", args, names)
		return &starMap{f}, err
	},
}

func (s *starMap) next(t *thread) (value, bool, error) {
	v, ok, err := next(t, s.it)
	if err != nil || !ok {
		return value{}, false, err
	}
	var args []value
	if tuple, ok := v.Object().(*object.Tuple); ok {
		args = tuple.Elems
	} else if args, err = object.Collect(t, v); err != nil {
		return value{}, false, object.EndOnStop(err)
	}
	window := t.Push(len(args))
	copy(window, args)
	result, err := object.Call(t, s.function, window, nil)
	t.Pop(window)
	if err != nil {
		return value{}, false, object.EndOnStop(err)
	}
	return result, true, nil
}

type compress struct{ data, selectors value }

func (*compress) Type() *object.Type { return compressType }

var compressSignature = object.Keywords("data, selectors")

var compressKind = kind{
	target: &compressType, name: "compress", next: nextOf[*compress],
	doc: "Return data elements corresponding to true selector elements.\n\nForms a shorter iterator from selected data elements using the selectors to\nchoose the data elements.",
	make: func(t *thread, args []value, names []*object.Str) (object.Object, error) {
		args, err := bind(t, compressSignature, "compress", args, names)
		if err != nil {
			return nil, err
		}
		data, err := object.Iter(t, args[0])
		if err != nil {
			return nil, err
		}
		selectors, err := object.Iter(t, args[1])
		return &compress{data, selectors}, err
	},
}

func (c *compress) next(t *thread) (value, bool, error) {
	for {
		v, ok, err := next(t, c.data)
		if err != nil || !ok {
			return value{}, false, err
		}
		selector, ok, err := next(t, c.selectors)
		if err != nil || !ok {
			return value{}, false, err
		}
		if err := t.Step(); err != nil {
			return value{}, false, err
		}
		if keep, err := object.Truth(t, selector); err != nil || keep {
			return v, err == nil, err
		}
	}
}
