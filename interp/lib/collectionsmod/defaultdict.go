package collectionsmod

import (
	"github.com/apy-lang/apy/interp/object"
)

var defaultDictType *object.Type

var nameMissing = object.Intern("__missing__")

// The factory of a defaultdict is the Extra of its Derived; unbound for None.

func defineDefaultDict() {
	c := object.NewBuiltinType("collections.defaultdict", object.DictType)
	defaultDictType = c
	c.Doc = "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\nThe default factory is called without arguments to produce\na new value when a key is not present, in __getitem__ only.\nA defaultdict compares equal to a dict with the same items.\nAll remaining arguments are treated the same as if they were\npassed to the dict constructor, including keyword arguments."
	c.Slots.New = newDictOf(&defaultDictType)
	c.Slots.Init = initDefaultDict
	c.Slots.Repr = reprDefaultDict
	c.Slots.GetItem = getDefaultItem
	c.Slots.Binary[object.Or] = func(t *thread, self, other value) (value, error) { return mergeDefault(t, self, self, other) }
	c.Slots.Reflected[object.Or] = func(t *thread, self, other value) (value, error) { return mergeDefault(t, self, other, self) }
	c.Method("__missing__", object.OneArg, func(t *thread, self value, args []value) (value, error) {
		return missing(t, self, args[0])
	})
	for _, name := range []string{"copy", "__copy__"} {
		c.Method(name, object.NoArgs, func(t *thread, self value, _ []value) (value, error) {
			return object.Call2(t, self.Type().Value(), factoryOf(self), self)
		})
	}
	c.Method("__reduce__", object.NoArgs, func(t *thread, self value, _ []value) (value, error) {
		args := object.NewTuple(nil)
		if factory := factoryOf(self); !factory.IsNone() {
			args = object.TupleOf(factory)
		}
		items, err := object.CallMethod(t, self, object.Intern("items"))
		if err == nil {
			items, err = object.Iter(t, items)
		}
		return object.TupleOf(self.Type().Value(), args, object.None, object.None, items), err
	})
	c.GetSet("default_factory", func(_ *thread, self value) (value, error) { return factoryOf(self), nil },
		func(_ *thread, self, v value) error {
			self.Object().(*object.Derived).Extra = v
			return nil
		})
	addClassGetItem(c)
	object.Ready(c)
}

// newDictOf is the New slot of a built-in subclass of dict.
func newDictOf(base **object.Type) func(*thread, *object.Type, []value, []*object.Str) (value, error) {
	return func(*thread, *object.Type, []value, []*object.Str) (value, error) {
		return object.FromObject(object.NewDerived(*base, object.NewDict().Value())), nil
	}
}

func factoryOf(self value) value {
	if factory := self.Object().(*object.Derived).Extra; !factory.IsUnbound() {
		return factory
	}
	return object.None
}

func initDefaultDict(t *thread, self value, args []value, names []*object.Str) error {
	factory := object.None
	if len(args) > len(names) {
		factory, args = args[0], args[1:]
		if !factory.IsNone() && !object.Callable(factory) {
			return object.TypeErrorf("first argument must be callable or None")
		}
	}
	self.Object().(*object.Derived).Extra = factory
	return object.DictType.Slots.Init(t, self, args, names)
}

func missing(t *thread, self, key value) (value, error) {
	factory := factoryOf(self)
	if factory.IsNone() {
		return value{}, object.Raise(object.KeyError, key)
	}
	v, err := object.Call0(t, factory)
	if err != nil {
		return value{}, err
	}
	return v, object.SetItem(t, self, key, v)
}

func getDefaultItem(t *thread, self, key value) (value, error) {
	d, _ := self.AsDict()
	v, found, err := d.Get(t, key)
	if found || err != nil {
		return v, err
	}
	if self.Type() == defaultDictType {
		return missing(t, self, key)
	}
	v, ok, err := object.CallSpecial(t, self, nameMissing, key)
	if err == nil && !ok {
		err = object.Raise(object.KeyError, key)
	}
	return v, err
}

func reprDefaultDict(t *thread, self value) (value, error) {
	items, err := object.DictType.Slots.Repr(t, self)
	if err != nil {
		return value{}, err
	}
	text, _ := items.AsStr()
	factory := "..."
	if o := self.Object(); t.EnterRepr(o) {
		factory, err = object.ReprString(t, factoryOf(self))
		t.LeaveRepr()
		if err != nil {
			return value{}, err
		}
	}
	return object.NewStr(self.Type().Name + "(" + factory + ", " + text.String() + ")"), nil
}

// mergeDefault is first | second of which self, a defaultdict, is one.
func mergeDefault(t *thread, self, first, second value) (value, error) {
	if _, ok := first.AsDict(); !ok {
		return object.NotImplemented, nil
	}
	if _, ok := second.AsDict(); !ok {
		return object.NotImplemented, nil
	}
	merged, err := object.Call2(t, self.Type().Value(), factoryOf(self), first)
	if err != nil {
		return value{}, err
	}
	d, ok := merged.AsDict()
	if !ok {
		return object.NotImplemented, nil
	}
	return merged, d.Update(t, second)
}
