package object

func objectRepr(t *Thread, self Value) (Value, error) {
	typ := self.Type()
	if typ.Has(HeapType) {
		module, err := typeGetAttr(t, typ.Value(), nameModule)
		if s, ok := module.AsStr(); err == nil && ok {
			if s.text != "builtins" {
				return NewStr("<" + s.text + "." + typ.QualName + " object at " + address(self) + ">"), nil
			}
		}
		return NewStr("<" + describe(self) + ">"), nil
	}
	return NewStr("<" + typ.qualifiedName() + " object at " + address(self) + ">"), nil
}

func objectStr(t *Thread, self Value) (Value, error) { return self.Type().Slots.Repr(t, self) }

func objectFormat(t *Thread, self Value, spec string) (Value, error) {
	if spec != "" {
		return Value{}, TypeErrorf("unsupported format string passed to %s.__format__", self.Type().Name)
	}
	return ToStr(t, self)
}

// objectCompare is identity for ==, and the opposite of == for !=.
func objectCompare(t *Thread, op CompareOp, a, b Value) (Value, error) {
	switch op {
	case EQ:
		if a.Is(b) {
			return True, nil
		}
	case NE:
		equal, err := a.Type().Slots.Compare(t, EQ, a, b)
		if err != nil || equal.IsNotImplemented() {
			return equal, err
		}
		same, err := Truth(t, equal)
		return Bool(!same), err
	}
	return NotImplemented, nil
}

func defineObject() {
	c := ObjectType
	c.Doc = "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n"
	c.Slots.New = objectNew
	c.Slots.Init = objectInit
	c.Slots.Repr = objectRepr
	c.Slots.Str = objectStr
	c.Slots.Format = objectFormat
	c.Slots.Compare = objectCompare
	c.Slots.Hash = func(_ *Thread, self Value) (int64, error) { return identityHash(self), nil }
	c.GetSet("__class__", func(_ *Thread, self Value) (Value, error) { return self.Type().Value(), nil }, setClass)
	c.Method("__dir__", NoArgs, objectDir)
	c.Method("__sizeof__", NoArgs, func(*Thread, Value, []Value) (Value, error) { return Int(16), nil })
	c.ClassMethod("__init_subclass__", NoArgs, func(*Thread, Value, []Value) (Value, error) { return None, nil })
	c.ClassMethod("__subclasshook__", OneArg, func(*Thread, Value, []Value) (Value, error) { return NotImplemented, nil })
	c.Method("__getstate__", NoArgs, objectState)
	defineReduce(c)
}

// objectState is the default of __getstate__: the attributes, None without.
func objectState(t *Thread, self Value, _ []Value) (Value, error) {
	state := None
	own := AttrsOf(self)
	if own == nil {
		return state, nil
	}
	if own.HasOwn() {
		state = own.DictObject().Copy().Value()
	}
	slots := NewDict()
	for i := range own.shape.slots {
		if v := own.values[i]; !v.IsUnbound() {
			slots.SetStr(own.shape.keys[i], v)
		}
	}
	if slots.Len() == 0 {
		return state, nil
	}
	return TupleOf(state, slots.Value()), nil
}

// setClass is x.__class__ = C.
func setClass(_ *Thread, self, v Value) error {
	if v.IsUnbound() {
		return TypeErrorf("can't delete __class__ attribute")
	}
	to, ok := v.obj.(*Type)
	if !ok {
		return TypeErrorf("__class__ must be set to a class, not '%s' object", v.Type().Name)
	}
	from := self.Type()
	own := AttrsOf(self)
	if own == nil || !from.Has(HeapType) || !to.Has(HeapType) {
		return TypeErrorf("__class__ assignment only supported for mutable types or ModuleType subclasses")
	}
	if !sameLayout(from, to) {
		return TypeErrorf("__class__ assignment: '%s' object layout differs from '%s'", to.Name, from.Name)
	}
	own.setClass(to)
	return nil
}

// instanceDict is x.__dict__ of an instance of a script's class.
func instanceDict(_ *Thread, self Value) (Value, error) {
	own := AttrsOf(self)
	if own == nil {
		return Value{}, Raisef(AttributeError, "'%s' object has no attribute '__dict__'", self.Type().Name)
	}
	return own.DictObject().Value(), nil
}

func setInstanceDict(_ *Thread, self, v Value) error {
	own := AttrsOf(self)
	if own == nil {
		return Raisef(AttributeError, "This object has no __dict__")
	}
	if v.IsUnbound() {
		own.SetDictObject(NewDict())
		return nil
	}
	d, ok := v.AsDict()
	if !ok {
		return TypeErrorf("__dict__ must be set to a dictionary, not a '%s'", v.Type().Name)
	}
	own.SetDictObject(d)
	return nil
}

// objectDir lists the instance's own attributes and those of its class.
func objectDir(t *Thread, self Value, _ []Value) (Value, error) {
	names := attributeNames{seen: map[string]bool{}}
	own, ok, err := LookupAttr(t, self, nameDict)
	if err != nil {
		return Value{}, err
	}
	if d, isDict := own.AsDict(); ok && isDict {
		names.add(d)
	}
	class, ok, err := LookupAttr(t, self, nameClass)
	if err != nil {
		return Value{}, err
	}
	if cls, isType := class.obj.(*Type); ok && isType {
		for _, c := range cls.MRO {
			names.add(c.Dict)
		}
	}
	return names.list(), nil
}

// typeDir lists the attributes of a class, without those of its metaclass.
func typeDir(_ *Thread, self Value, _ []Value) (Value, error) {
	names := attributeNames{seen: map[string]bool{}}
	for _, c := range self.obj.(*Type).MRO {
		names.add(c.Dict)
	}
	return names.list(), nil
}

type attributeNames struct {
	seen   map[string]bool
	values []Value
}

func (s *attributeNames) add(d *Dict) {
	for key := range d.All() {
		if name, ok := key.AsStr(); ok && !s.seen[name.text] {
			s.seen[name.text] = true
			s.values = append(s.values, name.Value())
		}
	}
}

func (s *attributeNames) list() Value { return NewList(s.values) }

// Dir is dir(v): what __dir__ returns, sorted.
func Dir(t *Thread, v Value) (Value, error) {
	result, ok, err := CallSpecial(t, v, nameDir)
	if err != nil {
		return Value{}, err
	}
	if !ok {
		return Value{}, TypeErrorf("object does not provide __dir__")
	}
	items, err := Collect(t, result)
	if err != nil {
		return Value{}, err
	}
	names := &List{Elems: items}
	return names.Value(), names.Sort(t, None, false)
}
