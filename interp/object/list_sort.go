package object

import (
	"math/bits"
	"slices"
)

// Sort is list.sort. key is None or a function; while it and the elements'
// __lt__ run, the list is empty, and a script that changes it is told so.
func (l *List) Sort(t *Thread, key Value, reverse bool) error {
	elems := l.Elems
	if err := t.Charge(len(elems) / 8 * bits.Len(uint(len(elems)))); err != nil {
		return err
	}
	l.Elems = nil
	err := sortElems(t, elems, key, reverse)
	if err == nil && l.Elems != nil {
		err = ValueErrorf("list modified during sort")
	}
	l.Elems = elems
	return err
}

func sortElems(t *Thread, elems []Value, key Value, reverse bool) error {
	keys, values := elems, []Value(nil)
	if !key.IsNone() {
		var err error
		if keys, err = sortKeys(t, elems, key); err != nil {
			return err
		}
		values = elems
	}
	if len(elems) < 2 {
		return nil
	}
	if reverse { // so that equal elements keep their order
		slices.Reverse(elems)
		if values != nil {
			slices.Reverse(keys)
		}
		defer slices.Reverse(elems)
	}
	return sortByKeys(t, keys, values)
}

func sortKeys(t *Thread, elems []Value, key Value) ([]Value, error) {
	if err := t.chargeElems(len(elems)); err != nil {
		return nil, err
	}
	keys := make([]Value, len(elems))
	for i, v := range elems {
		k, err := Call1(t, key, v)
		if err != nil {
			return nil, err
		}
		keys[i] = k
	}
	return keys, nil
}

// sortByKeys sorts keys, and values along with them. Keys that are all ints,
// all floats or all strs are compared without going through their type: 1.5 to
// 3 times as fast.
func sortByKeys(t *Thread, keys, values []Value) error {
	switch keys[0].obj.(type) {
	case *intKind:
		if all(keys, Value.IsInt64) {
			return sortInts(t, keys, values)
		}
	case *floatKind:
		if all(keys, func(v Value) bool { _, ok := v.Float64(); return ok }) {
			less := func(a, b float64) (bool, error) { return a < b, nil }
			return sortUnboxed(t, keys, values, floatOf, Float, less)
		}
	case *Str:
		if all(keys, func(v Value) bool { _, ok := v.obj.(*Str); return ok }) {
			s := sorter[Value]{keys: keys, values: values, less: func(a, b Value) (bool, error) {
				return a.obj.(*Str).text < b.obj.(*Str).text, nil
			}}
			return s.sort()
		}
	}
	s := sorter[Value]{keys: keys, values: values, less: func(a, b Value) (bool, error) {
		if err := t.Step(); err != nil {
			return false, err
		}
		return CompareBool(t, LT, a, b)
	}}
	return s.sort()
}

func all(values []Value, is func(Value) bool) bool {
	for _, v := range values {
		if !is(v) {
			return false
		}
	}
	return true
}

func floatOf(v Value) float64 {
	f, _ := v.Float64()
	return f
}

// sortInts needs no stable sort when there are no values: equal ints are
// identical.
func sortInts(t *Thread, keys, values []Value) error {
	if values != nil {
		less := func(a, b int64) (bool, error) { return a < b, nil }
		return sortUnboxed(t, keys, values, Value.RawInt, Int, less)
	}
	if err := t.ChargeBytes(len(keys) * 8); err != nil {
		return err
	}
	ints := make([]int64, len(keys))
	for i, v := range keys {
		ints[i] = v.RawInt()
	}
	slices.Sort(ints)
	for i, n := range ints {
		keys[i] = Int(n)
	}
	return nil
}

// sortUnboxed sorts by the machine words in keys. keys are written back only
// when they are the elements themselves.
func sortUnboxed[K any](t *Thread, keys, values []Value, unbox func(Value) K, box func(K) Value, less func(a, b K) (bool, error)) error {
	if err := t.ChargeBytes(len(keys) * 8); err != nil {
		return err
	}
	s := sorter[K]{keys: make([]K, len(keys)), values: values, less: less}
	for i, v := range keys {
		s.keys[i] = unbox(v)
	}
	err := s.sort()
	if values == nil {
		for i, k := range s.keys {
			keys[i] = box(k)
		}
	}
	return err
}
