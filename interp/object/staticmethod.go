package object

// wrapper is what staticmethod and classmethod share.
type wrapper struct {
	function *Value
	dict     **Dict
}

// AsStaticMethod and AsClassMethod return the wrapper of v, or of an instance
// of a subclass.
func (v Value) AsStaticMethod() (*StaticMethod, bool) {
	if m, ok := v.obj.(*StaticMethod); ok {
		return m, true
	}
	if d, ok := v.obj.(*Derived); ok {
		m, ok := d.Base.obj.(*StaticMethod)
		return m, ok
	}
	return nil, false
}

// AsClassMethod is described at AsStaticMethod.
func (v Value) AsClassMethod() (*ClassMethod, bool) {
	if m, ok := v.obj.(*ClassMethod); ok {
		return m, true
	}
	if d, ok := v.obj.(*Derived); ok {
		m, ok := d.Base.obj.(*ClassMethod)
		return m, ok
	}
	return nil, false
}

func staticWrapper(v Value) wrapper {
	m, _ := v.AsStaticMethod()
	return wrapper{&m.Func, &m.Dict}
}

func classWrapper(v Value) wrapper {
	m, _ := v.AsClassMethod()
	return wrapper{&m.Func, &m.Dict}
}

func defineStaticMethod() {
	c := StaticMethodType
	c.Slots.New = func(*Thread, *Type, []Value, []*Str) (Value, error) {
		return FromObject(&StaticMethod{Func: None}), nil
	}
	c.Slots.DescrGet = func(_ *Thread, self, _ Value, _ *Type) (Value, error) {
		return *staticWrapper(self).function, nil
	}
	c.Slots.Call = func(t *Thread, self Value, args []Value, names []*Str) (Value, error) {
		return Call(t, *staticWrapper(self).function, args, names)
	}
	defineWrapper(c, staticWrapper)

	c = ClassMethodType
	c.Slots.New = func(*Thread, *Type, []Value, []*Str) (Value, error) {
		return FromObject(&ClassMethod{Func: None}), nil
	}
	c.Slots.DescrGet = func(_ *Thread, self, obj Value, owner *Type) (Value, error) {
		if owner == nil {
			owner = obj.Type()
		}
		return NewMethod(*classWrapper(self).function, owner.Value()), nil
	}
	defineWrapper(c, classWrapper)
}

func defineWrapper(c *Type, of func(Value) wrapper) {
	c.Slots.Init = func(t *Thread, self Value, args []Value, names []*Str) error {
		if len(names) > 0 {
			return TypeErrorf("%s() takes no keyword arguments", c.Name)
		}
		if err := Positional(1, 1).checkPositional(c.Name, len(args)); err != nil {
			return err
		}
		w := of(self)
		*w.function = args[0]
		return w.copyNames(t)
	}
	c.Slots.Repr = func(t *Thread, self Value) (Value, error) {
		text, err := ReprString(t, *of(self).function)
		return NewStr("<" + c.Name + "(" + text + ")>"), err
	}
	c.Slots.GetAttr = func(t *Thread, self Value, name *Str) (Value, error) {
		attr, ok, err := genericLookup(t, self, name)
		if err != nil || ok && c.definesOver(name, *of(self).dict) {
			return attr, err
		}
		if d := *of(self).dict; d != nil {
			if v, ok := d.GetStr(name); ok {
				return v, nil
			}
		}
		if ok {
			return attr, nil
		}
		return Value{}, noAttribute(self, name)
	}
	c.Slots.SetAttr = func(t *Thread, self Value, name *Str, x Value) error {
		if _, ok := self.Type().Lookup(name); ok || AttrsOf(self) != nil {
			return GenericSetAttr(t, self, name, x)
		}
		d := wrapperDict(of(self))
		if !x.IsUnbound() {
			d.SetStr(name, x)
		} else if !d.DeleteStr(name) {
			return noAttribute(self, name)
		}
		return nil
	}
	function := func(_ *Thread, self Value) (Value, error) { return *of(self).function, nil }
	c.GetSet("__func__", function, nil)
	c.GetSet("__wrapped__", function, nil)
	c.GetSet("__isabstractmethod__", func(t *Thread, self Value) (Value, error) {
		abstract, err := isAbstractMethod(t, *of(self).function)
		return Bool(abstract), err
	}, nil)
	c.GetSet("__dict__", func(_ *Thread, self Value) (Value, error) {
		return wrapperDict(of(self)).Value(), nil
	}, nil)
}

// definesOver reports whether the type's attribute comes before the same name
// in the wrapper's dictionary: all do but the documentation.
func (t *Type) definesOver(name *Str, d *Dict) bool {
	return d == nil || name.text != "__doc__" && name.text != "__module__"
}

func wrapperDict(w wrapper) *Dict {
	if *w.dict == nil {
		*w.dict = NewDict()
	}
	return *w.dict
}

// copyNames gives the wrapper the names and the documentation of its function.
func (w wrapper) copyNames(t *Thread) error {
	for _, name := range []*Str{nameModule, nameName, nameQualName, nameDoc, nameAnnotations} {
		v, ok, err := LookupAttr(t, *w.function, name)
		if err != nil {
			return err
		}
		if ok {
			wrapperDict(w).SetStr(name, v)
		}
	}
	return nil
}
