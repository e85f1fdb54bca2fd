package object

// What copying and pickling ask of an object: how to make another one.

// newObject is copyreg.__newobj__: cls.__new__(cls, *args).
var newObject = &Builtin{
	Name: "__newobj__", Module: "copyreg",
	Raw: func(t *Thread, args []Value, names []*Str) (Value, error) {
		if len(args) == 0 {
			return Value{}, TypeErrorf("__newobj__() missing 1 required positional argument: 'cls'")
		}
		f, err := GetAttr(t, args[0], nameNew)
		if err != nil {
			return Value{}, err
		}
		return Call(t, f, args, names)
	},
}

func defineReduce(c *Type) {
	c.Method("__reduce__", NoArgs, func(t *Thread, self Value, _ []Value) (Value, error) { return reduceObject(t, self) })
	c.Method("__reduce_ex__", OneArg, func(t *Thread, self Value, args []Value) (Value, error) {
		if _, err := IndexInt(t, args[0], OverflowError); err != nil {
			return Value{}, err
		}
		reduce, definer, ok := self.Type().LookupIn(nameReduce)
		if ok && definer != ObjectType {
			return callOnType(t, reduce, self, nil, nil)
		}
		return reduceObject(t, self)
	})
}

// reduceObject returns (copyreg.__newobj__, (cls, *args), state, list items,
// dict items).
func reduceObject(t *Thread, self Value) (Value, error) {
	cls := self.Type()
	if cls.Slots.New == nil {
		return Value{}, TypeErrorf("cannot pickle '%s' object", cls.Name)
	}
	args := []Value{cls.Value()}
	given, ok, err := CallSpecial(t, self, nameGetNewArgs)
	if err != nil {
		return Value{}, err
	}
	if ok {
		tuple, isTuple := given.AsTuple()
		if !isTuple {
			return Value{}, TypeErrorf("__getnewargs__ should return a tuple, not '%s'", given.Type().Name)
		}
		args = append(args, tuple.Elems...)
	}
	state, _, err := CallSpecial(t, self, nameGetState)
	if err != nil {
		return Value{}, err
	}
	listItems, dictItems := None, None
	if _, isList := self.AsList(); isList {
		if listItems, err = Iter(t, self); err != nil {
			return Value{}, err
		}
	}
	if _, isDict := self.AsDict(); isDict {
		items, err := CallMethod(t, self, nameItems)
		if err != nil {
			return Value{}, err
		}
		if dictItems, err = Iter(t, items); err != nil {
			return Value{}, err
		}
	}
	return TupleOf(FromObject(newObject), NewTuple(args), state, listItems, dictItems), nil
}
