package object

// SlotWrapper is a built-in type's special method (wrapper_descriptor): the
// slot's Go function under the name by which scripts know it.
type SlotWrapper struct {
	Owner *Type
	def   *slotDef
}

func (*SlotWrapper) Type() *Type { return SlotWrapperType }

// MethodWrapper is a SlotWrapper bound to its receiver (method-wrapper).
type MethodWrapper struct {
	Wrapper *SlotWrapper
	Self    Value
}

func (*MethodWrapper) Type() *Type { return MethodWrapperType }

// Call calls the wrapper as an unbound method, int.__add__(1, 2).
func (w *SlotWrapper) Call(t *Thread, args []Value, names []*Str) (Value, error) {
	if len(args) == len(names) {
		return Value{}, TypeErrorf("descriptor '%s' of '%s' object needs an argument", w.def.name.text, w.Owner.Name)
	}
	self := args[0]
	if !self.Type().IsSubtype(w.Owner) {
		return Value{}, TypeErrorf("descriptor '%s' requires a '%s' object but received a '%s'",
			w.def.name.text, w.Owner.Name, self.Type().Name)
	}
	return w.call(t, self, args[1:], names)
}

func (w *SlotWrapper) call(t *Thread, self Value, args []Value, names []*Str) (Value, error) {
	if len(names) > 0 && w.def.id != slotCall && w.def.id != slotInit {
		return Value{}, TypeErrorf("wrapper %s() takes no keyword arguments", w.def.name.text)
	}
	// object.__str__ as the __repr__ of a class leads back to itself.
	if err := t.EnterRecursive(" while calling a Python object"); err != nil {
		return Value{}, err
	}
	v, err := w.def.wrap(t, w.Owner, self, args, names)
	t.Leave()
	return v, err
}

// expectArgs is the check of a wrapper that takes exactly n arguments.
func expectArgs(args []Value, n int) error {
	if len(args) != n {
		return TypeErrorf("expected %d argument%s, got %d", n, plural(n), len(args))
	}
	return nil
}

// unpackArgs is the check of a wrapper that takes between min and max; the
// message begins where CPython has an empty function name.
func unpackArgs(args []Value, min, max int) error {
	return (&Signature{kind: positional, min: min, max: max}).checkPositional("", len(args))
}

func wrapFormat(t *Thread, owner *Type, self Value, args []Value, _ []*Str) (Value, error) {
	if len(args) != 1 {
		return Value{}, TypeErrorf("%s.__format__() takes exactly one argument (%d given)", owner.Name, len(args))
	}
	spec, ok := args[0].AsStr()
	if !ok {
		return Value{}, TypeErrorf("__format__() argument must be str, not %s", args[0].Type().Name)
	}
	return owner.Slots.Format(t, self, spec.text)
}

func wrapHash(t *Thread, owner *Type, self Value, args []Value, _ []*Str) (Value, error) {
	if err := expectArgs(args, 0); err != nil {
		return Value{}, err
	}
	h, err := owner.Slots.Hash(t, self)
	return Int(h), err
}

func wrapBool(t *Thread, owner *Type, self Value, args []Value, _ []*Str) (Value, error) {
	if err := expectArgs(args, 0); err != nil {
		return Value{}, err
	}
	b, err := owner.Slots.Bool(t, self)
	return Bool(b), err
}

func wrapLen(t *Thread, owner *Type, self Value, args []Value, _ []*Str) (Value, error) {
	if err := expectArgs(args, 0); err != nil {
		return Value{}, err
	}
	n, err := owner.Slots.Len(t, self)
	return Int(int64(n)), err
}

func wrapNext(t *Thread, owner *Type, self Value, args []Value, _ []*Str) (Value, error) {
	if err := expectArgs(args, 0); err != nil {
		return Value{}, err
	}
	v, ok, err := owner.Slots.Next(t, self)
	if err == nil && !ok {
		err = Raise(StopIteration)
	}
	return v, err
}

func wrapSetItem(t *Thread, owner *Type, self Value, args []Value, _ []*Str) (Value, error) {
	if err := unpackArgs(args, 2, 2); err != nil {
		return Value{}, err
	}
	return None, owner.Slots.SetItem(t, self, args[0], args[1])
}

func wrapDelItem(t *Thread, owner *Type, self Value, args []Value, _ []*Str) (Value, error) {
	if err := expectArgs(args, 1); err != nil {
		return Value{}, err
	}
	return None, owner.Slots.SetItem(t, self, args[0], Value{})
}

func wrapContains(t *Thread, owner *Type, self Value, args []Value, _ []*Str) (Value, error) {
	if err := expectArgs(args, 1); err != nil {
		return Value{}, err
	}
	found, err := owner.Slots.Contains(t, self, args[0])
	return Bool(found), err
}

// AttributeName checks the name given to getattr and its like.
func AttributeName(v Value) (*Str, error) {
	if name, ok := v.AsStr(); ok {
		return name, nil
	}
	return nil, TypeErrorf("attribute name must be string, not '%s'", v.Type().Name)
}

func wrapGetAttribute(t *Thread, owner *Type, self Value, args []Value, _ []*Str) (Value, error) {
	if err := expectArgs(args, 1); err != nil {
		return Value{}, err
	}
	name, err := AttributeName(args[0])
	if err != nil {
		return Value{}, err
	}
	if get := owner.Slots.GetAttr; get != nil {
		return get(t, self, name)
	}
	return GenericGetAttr(t, self, name)
}

func wrapSetAttr(t *Thread, owner *Type, self Value, args []Value, _ []*Str) (Value, error) {
	if err := unpackArgs(args, 2, 2); err != nil {
		return Value{}, err
	}
	return None, setAttrThrough(t, owner, self, "__setattr__", args[0], args[1])
}

func wrapDelAttr(t *Thread, owner *Type, self Value, args []Value, _ []*Str) (Value, error) {
	if err := expectArgs(args, 1); err != nil {
		return Value{}, err
	}
	return None, setAttrThrough(t, owner, self, "__delattr__", args[0], Value{})
}

// setAttrThrough sets an attribute by owner's rules, unless a built-in between
// owner and self's type has rules of its own that this would go around.
func setAttrThrough(t *Thread, owner *Type, self Value, method string, key, x Value) error {
	for _, c := range self.Type().MRO {
		if c == owner {
			break
		}
		if _, overrides := c.Dict.GetStr(nameSetAttr); overrides && !c.Has(HeapType) {
			return TypeErrorf("can't apply this %s to %s object", method, self.Type().Name)
		}
	}
	name, err := AttributeName(key)
	if err != nil {
		return err
	}
	if set := owner.Slots.SetAttr; set != nil {
		return set(t, self, name, x)
	}
	return GenericSetAttr(t, self, name, x)
}

func wrapGetDescriptor(t *Thread, owner *Type, self Value, args []Value, _ []*Str) (Value, error) {
	if err := unpackArgs(args, 1, 2); err != nil {
		return Value{}, err
	}
	obj := args[0]
	var class *Type
	if len(args) == 2 {
		class, _ = args[1].obj.(*Type)
	}
	if obj.IsNone() {
		if class == nil {
			return Value{}, TypeErrorf("__get__(None, None) is invalid")
		}
		// None itself is an instance when its own class is the owner.
		if class != NoneType {
			obj = Value{}
		}
	} else if class == nil {
		class = obj.Type()
	}
	return owner.Slots.DescrGet(t, self, obj, class)
}

func wrapSetDescriptor(t *Thread, owner *Type, self Value, args []Value, _ []*Str) (Value, error) {
	if err := unpackArgs(args, 2, 2); err != nil {
		return Value{}, err
	}
	return None, owner.Slots.DescrSet(t, self, args[0], args[1])
}

func wrapDeleteDescriptor(t *Thread, owner *Type, self Value, args []Value, _ []*Str) (Value, error) {
	if err := expectArgs(args, 1); err != nil {
		return Value{}, err
	}
	return None, owner.Slots.DescrSet(t, self, args[0], Value{})
}
