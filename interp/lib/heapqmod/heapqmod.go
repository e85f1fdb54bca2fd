// Package heapqmod is the module _heapq: heaps in lists. The functions of heapq
// that work on any iterable are in py/heapq.apy.
package heapqmod

import "github.com/apy-lang/apy/interp/object"

type (
	value  = object.Value
	thread = object.Thread
)

// New makes the module for a session.
func New(*thread) (*object.Module, error) {
	m := object.NewModule("_heapq")
	for _, f := range []struct {
		name string
		sig  *object.Signature
		call func(t *thread, h *heap, args []value) (value, error)
		max  bool
	}{
		{"heappush", object.Positional(2, 2), push, false},
		{"heappop", object.OneArg, pop, false},
		{"heapify", object.OneArg, heapify, false},
		{"heapreplace", object.Positional(2, 2), replace, false},
		{"heappushpop", object.Positional(2, 2), pushPop, false},
		{"_heappop_max", object.OneArg, pop, true},
		{"_heapify_max", object.OneArg, heapify, true},
		{"_heapreplace_max", object.Positional(2, 2), replace, true},
	} {
		m.Func(f.name, f.sig, func(t *thread, args []value) (value, error) {
			list, ok := args[0].AsList()
			if !ok {
				return value{}, object.TypeErrorf("%s() argument%s must be list, not %s", f.name, number(f.sig), typeName(args[0]))
			}
			return f.call(t, &heap{list, f.max}, args)
		})
	}
	return m, nil
}

// number is how CPython numbers the first argument.
func number(sig *object.Signature) string {
	if sig == object.OneArg {
		return ""
	}
	return " 1"
}

func typeName(v value) string {
	if v.IsNone() {
		return "None"
	}
	return v.Type().Name
}

// heap is a list in which each item is not greater than its two children (not
// less when max is set). Comparisons may be code of the script, which must not
// change the list's size meanwhile.
type heap struct {
	list *object.List
	max  bool
}

// before reports whether a has to lie above b.
func (h *heap) before(t *thread, a, b value) (bool, error) {
	if err := t.Step(); err != nil {
		return false, err
	}
	if h.max {
		a, b = b, a
	}
	if x, ok := a.Int64(); ok {
		if y, ok := b.Int64(); ok {
			return x < y, nil
		}
	}
	size := len(h.list.Elems)
	less, err := object.CompareBool(t, object.LT, a, b)
	if err == nil && len(h.list.Elems) != size {
		err = object.Raisef(object.RuntimeError, "list changed size during iteration")
	}
	return less, err
}

// rise moves the item at a place up, to start at most.
func (h *heap) rise(t *thread, start, at int) error {
	for at > start {
		parent := (at - 1) >> 1
		above, err := h.before(t, h.list.Elems[at], h.list.Elems[parent])
		if err != nil || !above {
			return err
		}
		elems := h.list.Elems
		elems[at], elems[parent] = elems[parent], elems[at]
		at = parent
	}
	return nil
}

// sink moves the item at a place down to a leaf, always to the lesser child,
// and up again from there: that takes fewer comparisons, as items that are put
// on top mostly belong far below.
func (h *heap) sink(t *thread, at int) error {
	start, end := at, len(h.list.Elems)
	for at < end>>1 {
		child := 2*at + 1
		if child+1 < end {
			left, err := h.before(t, h.list.Elems[child], h.list.Elems[child+1])
			if err != nil {
				return err
			}
			if !left {
				child++
			}
		}
		elems := h.list.Elems
		elems[at], elems[child] = elems[child], elems[at]
		at = child
	}
	return h.rise(t, start, at)
}

func push(t *thread, h *heap, args []value) (value, error) {
	if err := h.list.Append(t, args[1]); err != nil {
		return value{}, err
	}
	return object.None, h.rise(t, 0, len(h.list.Elems)-1)
}

func errEmpty() error { return object.Raisef(object.IndexError, "index out of range") }

func pop(t *thread, h *heap, _ []value) (value, error) {
	n := len(h.list.Elems)
	if n == 0 {
		return value{}, errEmpty()
	}
	last := h.list.Elems[n-1]
	h.list.Elems[n-1] = value{}
	h.list.Elems = h.list.Elems[:n-1]
	if n == 1 {
		return last, nil
	}
	top := h.list.Elems[0]
	h.list.Elems[0] = last
	return top, h.sink(t, 0)
}

func replace(t *thread, h *heap, args []value) (value, error) {
	if len(h.list.Elems) == 0 {
		return value{}, errEmpty()
	}
	top := h.list.Elems[0]
	h.list.Elems[0] = args[1]
	return top, h.sink(t, 0)
}

func pushPop(t *thread, h *heap, args []value) (value, error) {
	if len(h.list.Elems) == 0 {
		return args[1], nil
	}
	above, err := h.before(t, h.list.Elems[0], args[1])
	if err != nil {
		return value{}, err
	}
	if !above {
		return args[1], nil
	}
	if len(h.list.Elems) == 0 {
		return value{}, errEmpty()
	}
	return replace(t, h, args)
}

func heapify(t *thread, h *heap, _ []value) (value, error) {
	for i := len(h.list.Elems)/2 - 1; i >= 0; i-- {
		if err := h.sink(t, i); err != nil {
			return value{}, err
		}
	}
	return object.None, nil
}
