package object

func defineDictMethods() {
	c := DictType
	c.Method("get", Positional(1, 2), func(t *Thread, self Value, args []Value) (Value, error) {
		v, found, err := dictOf(self).Get(t, args[0])
		if !found && err == nil {
			v = optional(args, 1)
		}
		return v, err
	})
	c.Method("setdefault", Positional(1, 2), func(t *Thread, self Value, args []Value) (Value, error) {
		return dictOf(self).SetDefault(t, args[0], optional(args, 1))
	})
	c.Method("pop", Positional(1, 2), popDict)
	c.Method("popitem", NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
		key, v, ok := dictOf(self).PopItem()
		if !ok {
			return Value{}, Raisef(KeyError, "popitem(): dictionary is empty")
		}
		return TupleOf(key, v), nil
	})
	c.Set("update", FromObject(&MethodDescriptor{
		Name: "update", Owner: c,
		Raw: func(t *Thread, self Value, args []Value, names []*Str) (Value, error) {
			return None, updateDict(t, dictOf(self), "update", args, names)
		},
	}))
	c.Method("copy", NoArgs, func(t *Thread, self Value, _ []Value) (Value, error) {
		d, err := dictOf(self).copyCharged(t)
		return FromObject(d), err
	})
	c.Method("clear", NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
		dictOf(self).Clear()
		return None, nil
	})
	c.ClassMethod("fromkeys", Positional(1, 2), fromKeys)
	for kind, name := range dictViewMethods {
		c.Method(name, NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
			return Value{obj: &dictView{dict: dictOf(self), mapping: self, kind: dictPart(kind)}}, nil
		})
	}
	c.Method("__reversed__", NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
		return Value{obj: newDictReverseIterator(dictOf(self), dictKeys)}, nil
	})
}

// optional is argument i, None when it was not given.
func optional(args []Value, i int) Value {
	if i < len(args) {
		return args[i]
	}
	return None
}

// popDict is dict.pop. An empty dict is not even asked for the key's hash.
func popDict(t *Thread, self Value, args []Value) (Value, error) {
	d := dictOf(self)
	if d.used > 0 {
		v, found, err := d.Delete(t, args[0])
		if found || err != nil {
			return v, err
		}
	}
	if len(args) > 1 {
		return args[1], nil
	}
	return Value{}, Raise(KeyError, args[0])
}
