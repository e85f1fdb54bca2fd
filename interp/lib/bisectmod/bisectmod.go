// Package bisectmod is the module bisect: searching in sorted sequences and
// inserting into them.
package bisectmod

import "github.com/apy-lang/apy/interp/object"

type (
	value  = object.Value
	thread = object.Thread
)

var (
	signature  = object.Keywords("a, x, lo=, hi=, *, key=")
	nameInsert = object.Intern("insert")
)

// New makes the module for a session.
func New(*thread) (*object.Module, error) {
	m := object.NewModule("bisect")
	m.Set("__doc__", object.NewStr("Bisection algorithms.\n\nThis module provides support for maintaining a list in sorted order without\nhaving to sort the list after each insertion. For long lists of items with\nexpensive comparison operations, this can be an improvement over the more\ncommon approach."))
	for _, f := range []struct {
		names  []string
		left   bool
		insert bool
	}{
		{[]string{"bisect_left"}, true, false},
		{[]string{"bisect_right", "bisect"}, false, false},
		{[]string{"insort_left"}, true, true},
		{[]string{"insort_right", "insort"}, false, true},
	} {
		b := object.NewBuiltin(f.names[0], signature, func(t *thread, args []value) (value, error) {
			if f.insert {
				return insort(t, args, f.left)
			}
			at, err := search(t, args, args[1], f.left)
			return object.Int(int64(at)), err
		})
		b.Module = "_bisect"
		for _, name := range f.names {
			m.Set(name, b.Value())
		}
	}
	return m, nil
}

func isNone(v value) bool { return v.IsUnbound() || v.IsNone() }

// search finds where x belongs among the items, or rather their keys: before
// equal ones when left.
func search(t *thread, args []value, x value, left bool) (int, error) {
	low, high := 0, -1
	var err error
	if !args[2].IsUnbound() {
		if low, err = object.IndexInt(t, args[2], object.OverflowError); err != nil {
			return 0, err
		}
	}
	if !isNone(args[3]) {
		if high, err = object.IndexInt(t, args[3], object.OverflowError); err != nil {
			return 0, err
		}
	}
	if low < 0 {
		return 0, object.ValueErrorf("lo must be non-negative")
	}
	if high < 0 {
		if high, err = object.Length(t, args[0]); err != nil {
			return 0, err
		}
	}
	for low < high {
		middle := int(uint(low+high) / 2)
		below, err := goesBelow(t, args, middle, x, left)
		if err != nil {
			return 0, err
		}
		if below {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low, nil
}

// goesBelow reports whether the item in the middle lies before x.
func goesBelow(t *thread, args []value, middle int, x value, left bool) (bool, error) {
	if err := t.Step(); err != nil {
		return false, err
	}
	item, err := object.GetItem(t, args[0], object.Int(int64(middle)))
	if err != nil {
		return false, err
	}
	if !isNone(args[4]) {
		if item, err = object.Call1(t, args[4], item); err != nil {
			return false, err
		}
	}
	a, b := item, x
	if !left {
		a, b = x, item
	}
	result, err := object.Compare(t, object.LT, a, b)
	if err != nil {
		return false, err
	}
	truth, err := object.Truth(t, result)
	return truth == left, err
}

func insort(t *thread, args []value, left bool) (value, error) {
	x := args[1]
	if !isNone(args[4]) {
		var err error
		if x, err = object.Call1(t, args[4], x); err != nil {
			return value{}, err
		}
	}
	at, err := search(t, args, x, left)
	if err != nil {
		return value{}, err
	}
	_, err = object.CallMethod(t, args[0], nameInsert, object.Int(int64(at)), args[1])
	return object.None, err
}
