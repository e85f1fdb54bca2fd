package collectionsmod

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
		defineDeque()
		defineDequeIterators()
		defineDefaultDict()
		defineOrderedDict()
		defineFieldGetter()
	})
	m := object.NewModule("_collections")
	for _, c := range []*object.Type{dequeType, defaultDictType, orderedDictType, fieldGetterType} {
		m.Set(c.Name, c.Value())
	}
	m.Func("_count_elements", object.Positional(2, 2), countElements)
	return m, nil
}

func addClassGetItem(c *object.Type) {
	c.ClassMethod("__class_getitem__", object.OneArg, func(_ *thread, cls value, args []value) (value, error) {
		return object.NewGenericAlias(cls, args[0]), nil
	})
}

var (
	nameGet     = object.Intern("get")
	nameSetItem = object.Intern("__setitem__")
)

// countElements adds the items of an iterable to the numbers of a mapping.
func countElements(t *thread, args []value) (value, error) {
	mapping := args[0]
	if d, ok := mapping.AsDict(); ok && hasDictMethod(mapping, nameGet) && hasDictMethod(mapping, nameSetItem) {
		return object.None, object.Iterate(t, args[1], func(v value) error { return d.Increment(t, v) })
	}
	get, err := object.GetAttr(t, mapping, nameGet)
	if err != nil {
		return value{}, err
	}
	return object.None, object.Iterate(t, args[1], func(v value) error {
		n, err := object.Call2(t, get, v, object.Int(0))
		if err != nil {
			return err
		}
		if n, err = object.BinaryOperation(t, object.Add, n, object.Int(1)); err != nil {
			return err
		}
		return object.SetItem(t, mapping, v, n)
	})
}

func hasDictMethod(v value, name *object.Str) bool {
	_, definer, _ := v.Type().LookupIn(name)
	return definer == object.DictType
}
