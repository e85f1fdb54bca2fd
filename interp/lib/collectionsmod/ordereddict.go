package collectionsmod

import "github.com/apy-lang/apy/interp/object"

var orderedDictType *object.Type

func defineOrderedDict() {
	c := object.NewBuiltinType("collections.OrderedDict", object.DictType)
	orderedDictType = c
	c.Doc = "Dictionary that remembers insertion order"
	c.Slots.New = newDictOf(&orderedDictType)
	c.Slots.Init = updateOrdered
	c.Set("update", object.FromObject(&object.MethodDescriptor{
		Name: "update", Owner: c,
		Raw: func(t *thread, self value, args []value, names []*object.Str) (value, error) {
			return object.None, updateOrdered(t, self, args, names)
		},
	}))
	c.Slots.Repr = reprOrderedDict
	c.NoHash()
	c.Slots.Compare = compareOrdered
	c.Slots.Binary[object.Or] = func(t *thread, self, other value) (value, error) { return mergeOrdered(t, self, self, other) }
	c.Slots.Reflected[object.Or] = func(t *thread, self, other value) (value, error) { return mergeOrdered(t, self, other, self) }
	c.Method("move_to_end", object.Keywords("key, last="), func(t *thread, self value, args []value) (value, error) {
		last := true
		var err error
		if !args[1].IsUnbound() {
			if last, err = object.Truth(t, args[1]); err != nil {
				return value{}, err
			}
		}
		d, _ := self.AsDict()
		ok, err := d.MoveToEnd(t, args[0], last)
		if err == nil && !ok {
			err = object.Raise(object.KeyError, args[0])
		}
		return object.None, err
	})
	c.Method("popitem", object.Keywords("last="), popItem)
	for _, name := range []string{"copy", "__copy__"} {
		c.Method(name, object.NoArgs, func(t *thread, self value, _ []value) (value, error) {
			copied, err := object.Call0(t, self.Type().Value())
			if err != nil {
				return value{}, err
			}
			d, _ := self.AsDict()
			for i := 0; i < d.EntryCount(); i++ {
				if key, v, ok := d.At(i); ok {
					if err := object.SetItem(t, copied, key, v); err != nil {
						return value{}, err
					}
				}
			}
			return copied, nil
		})
	}
	addClassGetItem(c)
	object.Ready(c)
}

// updateOrdered is __init__ and update, which use the __setitem__ of a script's
// subclass.
func updateOrdered(t *thread, self value, args []value, names []*object.Str) error {
	if given := len(args) - len(names); given > 1 {
		return object.TypeErrorf("expected at most 1 arguments, got %d", given)
	}
	if hasDictMethod(self, nameSetItem) {
		return object.DictType.Slots.Init(t, self, args, names)
	}
	items := object.NewDict()
	if err := object.DictType.Slots.Init(t, items.Value(), args, names); err != nil {
		return err
	}
	for key, v := range items.All() {
		if err := object.SetItem(t, self, key, v); err != nil {
			return err
		}
	}
	return nil
}

func popItem(t *thread, self value, args []value) (value, error) {
	last := true
	if !args[0].IsUnbound() {
		var err error
		if last, err = object.Truth(t, args[0]); err != nil {
			return value{}, err
		}
	}
	d, _ := self.AsDict()
	pop := d.PopItem
	if !last {
		pop = d.PopFirst
	}
	key, v, ok := pop()
	if !ok {
		return value{}, object.Raise(object.KeyError, object.NewStr("dictionary is empty"))
	}
	return object.NewPair(key, v), nil
}

func reprOrderedDict(t *thread, self value) (value, error) {
	d, _ := self.AsDict()
	if d.Len() == 0 {
		return object.NewStr(self.Type().Name + "()"), nil
	}
	if !t.EnterRepr(self.Object()) {
		return object.NewStr("..."), nil
	}
	defer t.LeaveRepr()
	text, err := object.ReprString(t, d.Value())
	return object.NewStr(self.Type().Name + "(" + text + ")"), err
}

// compareOrdered compares the order of the keys as well, where both have one.
func compareOrdered(t *thread, op object.CompareOp, a, b value) (value, error) {
	result, err := object.DictType.Slots.Compare(t, op, a, b)
	if err != nil || !result.IsBool() {
		return result, err
	}
	equal := result.IsTrue() == (op == object.EQ)
	if !equal || !a.Type().IsSubtype(orderedDictType) || !b.Type().IsSubtype(orderedDictType) {
		return result, nil
	}
	x, _ := a.AsDict()
	y, _ := b.AsDict()
	j := 0
	for i := 0; i < x.EntryCount() && equal; i++ {
		key, _, ok := x.At(i)
		if !ok {
			continue
		}
		other, _, found := y.At(j)
		for j++; !found && j <= y.EntryCount(); j++ {
			other, _, found = y.At(j)
		}
		if !found {
			return object.Bool(op == object.NE), nil
		}
		if equal, err = object.Equal(t, key, other); err != nil {
			return value{}, err
		}
	}
	return object.Bool(equal == (op == object.EQ)), nil
}

// mergeOrdered is first | second of which self, an OrderedDict, is one.
func mergeOrdered(t *thread, self, first, second value) (value, error) {
	if _, ok := first.AsDict(); !ok {
		return object.NotImplemented, nil
	}
	if _, ok := second.AsDict(); !ok {
		return object.NotImplemented, nil
	}
	merged, err := object.Call1(t, self.Type().Value(), first)
	if err != nil {
		return value{}, err
	}
	d, ok := merged.AsDict()
	if !ok {
		return object.NotImplemented, nil
	}
	return merged, d.Update(t, second)
}
