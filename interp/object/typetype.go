package object

// qualifiedName is the name as C code knows it: with the module for a built-in
// type outside of builtins.
func (t *Type) qualifiedName() string {
	if !t.Has(HeapType) && t.Module != "builtins" && t.Module != "" {
		return t.Module + "." + t.Name
	}
	return t.Name
}

func typeRepr(t *Thread, self Value) (Value, error) {
	cls := self.obj.(*Type)
	module := cls.Module
	if cls.Has(HeapType) {
		module = ""
		if v, ok := cls.Dict.GetStr(nameModule); ok {
			if s, ok := v.AsStr(); ok {
				module = s.text
			}
		}
	}
	if module == "" || module == "builtins" {
		return NewStr("<class '" + cls.displayName() + "'>"), nil
	}
	return NewStr("<class '" + module + "." + cls.QualName + "'>"), nil
}

func (t *Type) displayName() string {
	if t.Has(HeapType) {
		if _, ok := t.Dict.GetStr(nameModule); !ok {
			return t.Name
		}
	}
	return t.QualName
}

// typeGetAttr is type.__getattribute__: data descriptors of the metaclass, the
// class and its bases, other attributes of the metaclass.
func typeGetAttr(t *Thread, self Value, name *Str) (Value, error) {
	cls := self.obj.(*Type)
	meta := cls.Type()
	metaAttr, inMeta := meta.Lookup(name)
	var metaGet func(t *Thread, self, obj Value, owner *Type) (Value, error)
	if inMeta {
		slots := &metaAttr.Type().Slots
		metaGet = slots.DescrGet
		if metaGet != nil && slots.DescrSet != nil {
			return metaGet(t, metaAttr, self, meta)
		}
	}
	if attr, ok := cls.Lookup(name); ok {
		if get := attr.Type().Slots.DescrGet; get != nil {
			return get(t, attr, Value{}, cls)
		}
		return attr, nil
	}
	if metaGet != nil {
		return metaGet(t, metaAttr, self, meta)
	}
	if inMeta {
		return metaAttr, nil
	}
	return Value{}, AttributeErrorf(self, name, "type object '%s' has no attribute '%s'", cls.Name, name.text)
}

// typeSetAttr is type.__setattr__ and __delattr__.
func typeSetAttr(t *Thread, self Value, name *Str, x Value) error {
	cls := self.obj.(*Type)
	if !cls.Has(HeapType) {
		return immutableType("set", name, cls)
	}
	if attr, ok := cls.Type().Lookup(name); ok {
		if set := attr.Type().Slots.DescrSet; set != nil {
			return set(t, attr, self, x)
		}
	}
	if x.IsUnbound() {
		if !cls.Dict.DeleteStr(name) {
			return AttributeErrorf(self, name, "type object '%s' has no attribute '%s'", cls.Name, name.text)
		}
	} else {
		cls.Dict.SetStr(name, x)
	}
	cls.attributeChanged(t.State, name)
	return nil
}

func immutableType(verb string, name *Str, cls *Type) error {
	return TypeErrorf("cannot %s '%s' attribute of immutable type '%s'", verb, name.text, cls.qualifiedName())
}

// attributeChanged renews what was derived from cls's namespace.
func (t *Type) attributeChanged(s *State, name *Str) {
	t.modified(s)
	if _, special := slotByName[name.text]; special {
		t.refill()
	}
}

// refill fills the slots of t and of its subclasses anew.
func (t *Type) refill() {
	t.fillSlots()
	t.eachSubclass((*Type).refill)
}

func defineType() {
	c := TypeType
	c.Doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type"
	c.Flags |= TypeLayout | HasDict
	c.Slots.Repr = typeRepr
	c.Slots.Call = typeCall
	c.Slots.New = typeNew
	c.Slots.Init = typeInit
	c.Slots.GetAttr = typeGetAttr
	c.Slots.SetAttr = typeSetAttr
	c.Method("mro", NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
		cls := self.obj.(*Type)
		mro, err := linearize(cls, cls.Bases)
		return NewList(typeValues(mro)), err
	})
	c.Method("__subclasses__", NoArgs, func(t *Thread, self Value, _ []Value) (Value, error) {
		return NewList(typeValues(t.subclassesOf(self.obj.(*Type)))), nil
	})
	c.Set("__prepare__", FromObject(&ClassMethodDescriptor{MethodDescriptor{
		Name: "__prepare__", Owner: c,
		Raw: func(*Thread, Value, []Value, []*Str) (Value, error) { return NewDict().Value(), nil },
	}}))
	c.Method("__instancecheck__", OneArg, func(t *Thread, self Value, args []Value) (Value, error) {
		ok, err := plainIsInstance(t, args[0], self)
		return Bool(ok), err
	})
	c.Method("__subclasscheck__", OneArg, func(t *Thread, self Value, args []Value) (Value, error) {
		ok, err := plainIsSubclass(t, args[0], self)
		return Bool(ok), err
	})
	c.Method("__dir__", NoArgs, typeDir)
	defineTypeAttributes(c)
	defineTypeNames(c)
}

func typeValues(types []*Type) []Value {
	values := make([]Value, len(types))
	for i, c := range types {
		values[i] = c.Value()
	}
	return values
}

func defineTypeAttributes(c *Type) {
	c.GetSet("__base__", func(_ *Thread, self Value) (Value, error) {
		cls := self.obj.(*Type)
		if cls == ObjectType {
			return None, nil
		}
		best, err := bestBase(cls.Bases)
		if err != nil || best == nil {
			return cls.Bases[0].Value(), nil
		}
		return best.Value(), nil
	}, nil)
	c.GetSet("__bases__", func(_ *Thread, self Value) (Value, error) {
		return NewTuple(typeValues(self.obj.(*Type).Bases)), nil
	}, setBases)
	c.GetSet("__mro__", func(_ *Thread, self Value) (Value, error) {
		return NewTuple(typeValues(self.obj.(*Type).MRO)), nil
	}, nil)
	c.GetSet("__dict__", func(_ *Thread, self Value) (Value, error) {
		return NewMappingProxy(self.obj.(*Type).Dict.Value()), nil
	}, nil)
	c.GetSet("__flags__", func(_ *Thread, self Value) (Value, error) {
		return Int(self.obj.(*Type).cpythonFlags()), nil
	}, nil)
	c.GetSet("__abstractmethods__", func(_ *Thread, self Value) (Value, error) {
		cls := self.obj.(*Type)
		if v, ok := cls.Dict.GetStr(nameAbstractMethods); ok && cls != TypeType {
			return v, nil
		}
		return Value{}, AttributeErrorf(self, nameAbstractMethods, "type object '%s' has no attribute '__abstractmethods__'", cls.Name)
	}, setAbstractMethods)
	c.GetSet("__annotations__", func(_ *Thread, self Value) (Value, error) {
		cls := self.obj.(*Type)
		if v, ok := cls.Dict.GetStr(nameAnnotations); ok && cls != TypeType {
			return v, nil
		}
		if !cls.Has(HeapType) {
			return Value{}, AttributeErrorf(self, nameAnnotations, "type object '%s' has no attribute '__annotations__'", cls.Name)
		}
		annotations := NewDict().Value()
		cls.Dict.SetStr(nameAnnotations, annotations)
		return annotations, nil
	}, setInTypeDict(nameAnnotations))
	c.GetSet("__type_params__", func(_ *Thread, self Value) (Value, error) {
		cls := self.obj.(*Type)
		if v, ok := cls.Dict.GetStr(nameTypeParams); ok && cls != TypeType {
			return v, nil
		}
		return TupleOf(), nil
	}, setInTypeDict(nameTypeParams))
}

// setInTypeDict sets an attribute that is kept in the class namespace.
func setInTypeDict(name *Str) func(t *Thread, self, v Value) error {
	return func(t *Thread, self, v Value) error {
		cls := self.obj.(*Type)
		if !cls.Has(HeapType) {
			return immutableType("set", name, cls)
		}
		if !v.IsUnbound() {
			cls.Dict.SetStr(name, v)
		} else if !cls.Dict.DeleteStr(name) {
			return Raise(AttributeError, name.Value())
		}
		cls.modified(t.State)
		return nil
	}
}

// cpythonFlags are the bits of CPython's tp_flags that libraries test.
func (t *Type) cpythonFlags() int64 {
	const heap, base, abstract = 1 << 9, 1 << 10, 1 << 20
	var flags int64
	if t.Has(HeapType) {
		flags |= heap
	}
	if !t.Has(Final) {
		flags |= base
	}
	if t.Has(isAbstract) {
		flags |= abstract
	}
	return flags
}

func setAbstractMethods(t *Thread, self, v Value) error {
	cls := self.obj.(*Type)
	if err := setInTypeDict(nameAbstractMethods)(t, self, v); err != nil {
		return err
	}
	abstract := false
	if !v.IsUnbound() {
		var err error
		if abstract, err = Truth(t, v); err != nil {
			return err
		}
	}
	cls.Flags &^= isAbstract
	if abstract {
		cls.Flags |= isAbstract
	}
	return nil
}

func setBases(t *Thread, self, v Value) error {
	cls := self.obj.(*Type)
	if !cls.Has(HeapType) {
		return immutableType("set", nameBases, cls)
	}
	if v.IsUnbound() {
		return immutableType("delete", nameBases, cls)
	}
	tuple, ok := v.AsTuple()
	if !ok {
		return TypeErrorf("can only assign tuple to %s.__bases__, not %s", cls.Name, v.Type().Name)
	}
	if len(tuple.Elems) == 0 {
		return TypeErrorf("can only assign non-empty tuple to %s.__bases__, not ()", cls.Name)
	}
	bases := make([]*Type, len(tuple.Elems))
	for i, elem := range tuple.Elems {
		base, ok := elem.obj.(*Type)
		if !ok {
			return TypeErrorf("%s.__bases__ must be tuple of classes, not '%s'", cls.Name, elem.Type().Name)
		}
		if base.IsSubtype(cls) {
			return TypeErrorf("a __bases__ item causes an inheritance cycle")
		}
		bases[i] = base
	}
	return cls.changeBases(t, bases)
}

func (t *Type) changeBases(th *Thread, bases []*Type) error {
	best, err := bestBase(bases)
	if err != nil {
		return err
	}
	old, err := bestBase(t.Bases)
	if err != nil {
		return err
	}
	if best.builtinLayout() != old.builtinLayout() || best.rootShape().slots != old.rootShape().slots || best.Has(HasDict) && !old.Has(HasDict) && t.shape.slots > 0 {
		return TypeErrorf("__bases__ assignment: '%s' object layout differs from '%s'", best.Name, old.Name)
	}
	previous := t.Bases
	t.Bases = bases
	if err := t.reorder(th); err != nil {
		t.Bases = previous
		if again := t.reorder(th); again != nil {
			return again
		}
		return err
	}
	for _, base := range previous {
		th.removeSubclass(base, t)
	}
	for _, base := range bases {
		th.addSubclass(base, t)
	}
	return nil
}

// reorder computes the MRO of t and of its subclasses anew.
func (t *Type) reorder(th *Thread) error {
	if err := t.takeOrder(th); err != nil {
		return err
	}
	t.modified(th.State)
	t.fillSlots()
	var failed error
	t.eachSubclass(func(c *Type) {
		if err := c.reorder(th); err != nil {
			failed = err
		}
	})
	return failed
}

func defineTypeNames(c *Type) {
	c.GetSet("__name__", func(_ *Thread, self Value) (Value, error) {
		return NewStr(self.obj.(*Type).Name), nil
	}, func(t *Thread, self, v Value) error {
		name, err := checkTypeName(self, v, nameName)
		if err == nil {
			cls := self.obj.(*Type)
			cls.Name = name.text
			cls.modified(t.State)
		}
		return err
	})
	c.GetSet("__qualname__", func(_ *Thread, self Value) (Value, error) {
		return NewStr(self.obj.(*Type).QualName), nil
	}, func(_ *Thread, self, v Value) error {
		name, err := checkTypeName(self, v, nameQualName)
		if err == nil {
			self.obj.(*Type).QualName = name.text
		}
		return err
	})
	c.GetSet("__module__", func(_ *Thread, self Value) (Value, error) {
		cls := self.obj.(*Type)
		if !cls.Has(HeapType) {
			return NewStr(cls.Module), nil
		}
		if v, ok := cls.Dict.GetStr(nameModule); ok {
			return v, nil
		}
		return Value{}, Raise(AttributeError, nameModule.Value())
	}, func(t *Thread, self, v Value) error {
		if err := setInTypeDict(nameModule)(t, self, v); err != nil {
			return err
		}
		cls := self.obj.(*Type)
		if s, ok := v.AsStr(); ok {
			cls.Module = s.text
		}
		return nil
	})
	c.GetSet("__doc__", func(t *Thread, self Value) (Value, error) {
		cls := self.obj.(*Type)
		if cls == TypeType {
			return NewStr(cls.Doc), nil
		}
		v, ok := cls.Dict.GetStr(nameDoc)
		if !ok {
			return None, nil
		}
		if get := v.Type().Slots.DescrGet; get != nil {
			return get(t, v, Value{}, cls)
		}
		return v, nil
	}, func(t *Thread, self, v Value) error {
		cls := self.obj.(*Type)
		if v.IsUnbound() {
			return immutableType("delete", nameDoc, cls)
		}
		return setInTypeDict(nameDoc)(t, self, v)
	})
}

func checkTypeName(self, v Value, attribute *Str) (*Str, error) {
	cls := self.obj.(*Type)
	if !cls.Has(HeapType) {
		return nil, immutableType("set", attribute, cls)
	}
	if v.IsUnbound() {
		return nil, immutableType("delete", attribute, cls)
	}
	name, ok := v.AsStr()
	if !ok {
		return nil, TypeErrorf("can only assign string to %s.%s, not '%s'", cls.Name, attribute.text, v.Type().Name)
	}
	return name, nil
}
