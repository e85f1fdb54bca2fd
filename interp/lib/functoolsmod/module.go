package functoolsmod

import (
	"sync"

	"github.com/apy-lang/apy/interp/object"
)

type (
	value  = object.Value
	thread = object.Thread
)

var defineTypes sync.Once

// New makes the module for a session.
func New(*thread) (*object.Module, error) {
	defineTypes.Do(func() {
		definePartial()
		defineKey()
		defineCache()
	})
	m := object.NewModule("_functools")
	m.Set("partial", partialType.Value())
	m.Set("_lru_cache_wrapper", cacheType.Value())
	m.Func("cmp_to_key", object.Keywords("mycmp"), func(_ *thread, args []value) (value, error) {
		return object.FromObject(&key{compare: args[0]}), nil
	})
	reducer := object.NewBuiltin("reduce", object.Positional(2, 3), reduce)
	reducer.Module = "_functools"
	reducer.Doc = "Apply a function of two arguments cumulatively to the items of an iterable, from left to right.\n\nThis effectively reduces the iterable to a single value.  If initial is present,\nit is placed before the items of the iterable in the calculation, and serves as\na default when the iterable is empty.\n\nFor example, reduce(lambda x, y: x+y, [1, 2, 3, 4, 5])\ncalculates ((((1 + 2) + 3) + 4) + 5)."
	m.Set("reduce", reducer.Value())
	return m, nil
}

func reduce(t *thread, args []value) (value, error) {
	it, err := object.Iter(t, args[1])
	if err != nil {
		if object.Matches(err, object.TypeError) {
			err = object.TypeErrorf("reduce() arg 2 must support iteration")
		}
		return value{}, err
	}
	var total value
	if len(args) > 2 {
		total = args[2]
	}
	for {
		v, ok, err := object.Next(t, it)
		switch {
		case err != nil:
			return value{}, err
		case !ok && total.IsUnbound():
			return value{}, object.TypeErrorf("reduce() of empty iterable with no initial value")
		case !ok:
			return total, nil
		case total.IsUnbound():
			total = v
			continue
		}
		if err := t.Step(); err != nil {
			return value{}, err
		}
		if total, err = object.Call2(t, args[0], total, v); err != nil {
			return value{}, err
		}
	}
}

// member adds a read-only attribute.
func member(c *object.Type, name string, get func(self value) value) {
	c.GetSet(name, func(_ *thread, self value) (value, error) { return get(self), nil },
		func(*thread, value, value) error { return object.Raisef(object.AttributeError, "readonly attribute") })
}

func addClassGetItem(c *object.Type) {
	c.ClassMethod("__class_getitem__", object.OneArg, func(_ *thread, cls value, args []value) (value, error) {
		return object.NewGenericAlias(cls, args[0]), nil
	})
}
