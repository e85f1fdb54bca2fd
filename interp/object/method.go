package object

// NewMethod binds a function to its receiver.
func NewMethod(f, self Value) Value { return FromObject(&Method{Func: f, Self: self}) }

// Call calls the function with the receiver before the arguments.
func (m *Method) Call(t *Thread, args []Value, names []*Str) (Value, error) {
	return CallWithSelf(t, m.Func, m.Self, args, names)
}

func defineMethod() {
	c := MethodType
	c.Doc = "Create a bound instance method object."
	c.Flags |= Final
	c.Slots.New = newMethod
	c.Slots.Call = func(t *Thread, self Value, args []Value, names []*Str) (Value, error) {
		return self.obj.(*Method).Call(t, args, names)
	}
	c.Slots.Repr = methodRepr
	c.Slots.GetAttr = methodGetAttr
	c.Slots.DescrGet = func(_ *Thread, self, _ Value, _ *Type) (Value, error) { return self, nil }
	c.Slots.Compare = compareBound(func(v Value) (function, self Value) {
		m := v.obj.(*Method)
		return m.Func, m.Self
	})
	c.Slots.Hash = func(t *Thread, self Value) (int64, error) {
		m := self.obj.(*Method)
		h, err := Hash(t, m.Func)
		return h ^ identityHash(m.Self), err
	}
	c.GetSet("__func__", func(_ *Thread, self Value) (Value, error) { return self.obj.(*Method).Func, nil }, nil)
	c.GetSet("__self__", func(_ *Thread, self Value) (Value, error) { return self.obj.(*Method).Self, nil }, nil)
	c.GetSet("__doc__", func(t *Thread, self Value) (Value, error) {
		doc, ok, err := LookupAttr(t, self.obj.(*Method).Func, nameDoc)
		if err == nil && !ok {
			doc = None
		}
		return doc, err
	}, nil)
}

func newMethod(_ *Thread, _ *Type, args []Value, names []*Str) (Value, error) {
	if len(names) > 0 {
		return Value{}, TypeErrorf("method() takes no keyword arguments")
	}
	if err := Positional(2, 2).checkPositional("method", len(args)); err != nil {
		return Value{}, err
	}
	if !Callable(args[0]) {
		return Value{}, TypeErrorf("first argument must be callable")
	}
	if args[1].IsNone() {
		return Value{}, TypeErrorf("instance must not be None")
	}
	return NewMethod(args[0], args[1]), nil
}

func methodRepr(t *Thread, self Value) (Value, error) {
	m := self.obj.(*Method)
	name := "?"
	for _, attribute := range []*Str{nameQualName, nameName} {
		v, ok, err := LookupAttr(t, m.Func, attribute)
		if err != nil {
			return Value{}, err
		}
		if s, isStr := v.AsStr(); ok && isStr {
			name = s.text
			break
		}
	}
	of, err := ReprString(t, m.Self)
	return NewStr("<bound method " + name + " of " + of + ">"), err
}

// methodGetAttr looks at the method's own attributes, then at the function's.
func methodGetAttr(t *Thread, self Value, name *Str) (Value, error) {
	if attr, ok := MethodType.Lookup(name); ok {
		if get := attr.Type().Slots.DescrGet; get != nil {
			return get(t, attr, self, MethodType)
		}
		return attr, nil
	}
	return GetAttr(t, self.obj.(*Method).Func, name)
}
