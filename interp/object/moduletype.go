package object

// moduleOf returns the module that v is or, for a subclass of a script's, holds.
func moduleOf(v Value) *Module {
	if d, ok := v.obj.(*Derived); ok {
		v = d.Base
	}
	return v.obj.(*Module)
}

func defineModule() {
	c := ModuleType
	c.Doc = "Create a module object.\n\nThe name must be a string; the optional docstring can have any type."
	c.Slots.New = func(*Thread, *Type, []Value, []*Str) (Value, error) {
		return FromObject(&Module{Dict: NewDict()}), nil
	}
	c.Slots.Init = initModule
	c.Slots.Repr = moduleRepr
	c.Slots.GetAttr = moduleGetAttr
	c.Slots.SetAttr = moduleSetAttr
	c.GetSet("__dict__", func(_ *Thread, self Value) (Value, error) { return moduleOf(self).Dict.Value(), nil },
		func(*Thread, Value, Value) error { return Raisef(AttributeError, "readonly attribute") })
	c.GetSet("__annotations__", func(_ *Thread, self Value) (Value, error) {
		d := moduleOf(self).Dict
		if v, ok := d.GetStr(nameAnnotations); ok {
			return v, nil
		}
		annotations := NewDict().Value()
		d.SetStr(nameAnnotations, annotations)
		return annotations, nil
	}, func(_ *Thread, self, v Value) error {
		d := moduleOf(self).Dict
		if !v.IsUnbound() {
			d.SetStr(nameAnnotations, v)
		} else if !d.DeleteStr(nameAnnotations) {
			return Raise(AttributeError, nameAnnotations.Value())
		}
		return nil
	})
	c.Method("__dir__", NoArgs, moduleDir)
}

var moduleSignature = Keywords("name, doc=")

func initModule(t *Thread, self Value, args []Value, names []*Str) error {
	bound, window, err := moduleSignature.bindKeywords(t, "module", args, names)
	if err != nil {
		return err
	}
	name, doc := bound[0], noneIfUnbound(bound[1])
	if window != nil {
		t.Pop(window)
	}
	text, ok := name.AsStr()
	if !ok {
		return TypeErrorf("module() argument 'name' must be str, not %s", name.Type().Name)
	}
	m := moduleOf(self)
	m.Name = text.text
	m.Dict.SetStr(nameName, name)
	m.Dict.SetStr(nameDoc, doc)
	for _, n := range []*Str{namePackage, nameLoader, nameSpec} {
		m.Dict.SetStr(n, None)
	}
	return nil
}

func moduleRepr(t *Thread, self Value) (Value, error) {
	m := moduleOf(self)
	name := "'" + m.Name + "'"
	if v, ok := m.Dict.GetStr(nameName); ok {
		text, err := ReprString(t, v)
		if err != nil {
			return Value{}, err
		}
		name = text
	}
	if file, ok := m.Dict.GetStr(nameFile); ok {
		text, err := ReprString(t, file)
		return NewStr("<module " + name + " from " + text + ">"), err
	}
	if m.Builtin {
		return NewStr("<module " + name + " (built-in)>"), nil
	}
	return NewStr("<module " + name + ">"), nil
}

// moduleGetAttr finds an attribute of the module's type, of its namespace, or
// by the module's own function __getattr__.
func moduleGetAttr(t *Thread, self Value, name *Str) (Value, error) {
	m := moduleOf(self)
	typ := self.Type()
	attr, found := typ.Lookup(name)
	if found && IsDataDescriptor(attr) {
		return attr.Type().Slots.DescrGet(t, attr, self, typ)
	}
	if v, ok := m.Dict.GetStr(name); ok {
		return v, nil
	}
	if found {
		if get := attr.Type().Slots.DescrGet; get != nil {
			return get(t, attr, self, typ)
		}
		return attr, nil
	}
	if fallback, ok := m.Dict.GetStr(nameGetAttr); ok {
		return Call1(t, fallback, name.Value())
	}
	title, ok := m.Dict.GetStr(nameName)
	text, isStr := title.AsStr()
	switch {
	case !ok || !isStr:
		return Value{}, AttributeErrorf(self, name, "module has no attribute '%s'", name.text)
	case m.Initializing:
		return Value{}, AttributeErrorf(self, name,
			"partially initialized module '%s' has no attribute '%s' (most likely due to a circular import)", text.text, name.text)
	}
	return Value{}, AttributeErrorf(self, name, "module '%s' has no attribute '%s'", text.text, name.text)
}

func moduleSetAttr(t *Thread, self Value, name *Str, x Value) error {
	if attr, ok := self.Type().Lookup(name); ok {
		if set := attr.Type().Slots.DescrSet; set != nil {
			return set(t, attr, self, x)
		}
	}
	d := moduleOf(self).Dict
	if !x.IsUnbound() {
		d.SetStr(name, x)
		return nil
	}
	if !d.DeleteStr(name) {
		return noAttribute(self, name)
	}
	return nil
}

// moduleDir is dir(module): what __dir__ of the module says, or its names.
func moduleDir(t *Thread, self Value, _ []Value) (Value, error) {
	m := moduleOf(self)
	if own, ok := m.Dict.GetStr(nameDir); ok {
		return Call0(t, own)
	}
	names := make([]Value, 0, m.Dict.Len())
	for key := range m.Dict.All() {
		names = append(names, key)
	}
	return NewList(names), nil
}
