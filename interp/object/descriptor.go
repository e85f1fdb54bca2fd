package object

// Member is an attribute at a fixed place of the instance: a name in
// __slots__, or an attribute that an exception's layout adds.
type Member struct {
	Name        *Str
	Owner       *Type
	index       int
	ofException bool
}

func (*Member) Type() *Type { return MemberType }

// Index returns the place in the instance's Attrs, for attribute caches; ok is
// false for a member that is kept elsewhere.
func (m *Member) Index() (i int, ok bool) { return m.index, !m.ofException }

func (m *Member) get(self Value) (Value, error) {
	if m.ofException {
		return memberOrNone(self.obj.(*Exception), m.index), nil
	}
	if v := AttrsOf(self).values[m.index]; !v.IsUnbound() {
		return v, nil
	}
	return Value{}, noAttribute(self, m.Name)
}

func (m *Member) set(self, v Value) error {
	if m.ofException {
		self.obj.(*Exception).Members[m.index] = v
		return nil
	}
	values := AttrsOf(self).values
	if v.IsUnbound() && values[m.index].IsUnbound() {
		return Raise(AttributeError, m.Name.Value())
	}
	values[m.index] = v
	return nil
}

// wrongReceiver is the error of a descriptor that is given an object of
// another type.
func wrongReceiver(name string, owner, got *Type) error {
	return TypeErrorf("descriptor '%s' for '%s' objects doesn't apply to a '%s' object", name, owner.Name, got.Name)
}

func defineDescriptors() {
	defineMember()
	defineGetSet()
	defineMethodDescriptor()
	defineClassMethodDescriptor()
	defineSlotWrapper()
	defineMethodWrapper()
}

// descriptorAttributes adds what all descriptors of built-in types have.
func descriptorAttributes(c *Type, kind string, of func(v Value) (name string, owner *Type, doc string)) {
	c.Flags |= Final | NoInstantiate
	c.Slots.Repr = func(_ *Thread, self Value) (Value, error) {
		name, owner, _ := of(self)
		return NewStr("<" + kind + " '" + name + "' of '" + owner.Name + "' objects>"), nil
	}
	c.GetSet("__name__", func(_ *Thread, self Value) (Value, error) {
		name, _, _ := of(self)
		return NewStr(name), nil
	}, nil)
	c.GetSet("__qualname__", func(_ *Thread, self Value) (Value, error) {
		name, owner, _ := of(self)
		return NewStr(owner.QualName + "." + name), nil
	}, nil)
	c.GetSet("__objclass__", func(_ *Thread, self Value) (Value, error) {
		_, owner, _ := of(self)
		return owner.Value(), nil
	}, nil)
	c.GetSet("__doc__", func(_ *Thread, self Value) (Value, error) {
		_, _, doc := of(self)
		return strOrNone(doc), nil
	}, nil)
}

func strOrNone(text string) Value {
	if text == "" {
		return None
	}
	return NewStr(text)
}

func defineMember() {
	c := MemberType
	descriptorAttributes(c, "member", func(v Value) (string, *Type, string) {
		m := v.obj.(*Member)
		return m.Name.text, m.Owner, ""
	})
	c.Slots.DescrGet = func(_ *Thread, self, obj Value, _ *Type) (Value, error) {
		m := self.obj.(*Member)
		switch {
		case obj.IsUnbound():
			return self, nil
		case !obj.Type().IsSubtype(m.Owner):
			return Value{}, wrongReceiver(m.Name.text, m.Owner, obj.Type())
		}
		return m.get(obj)
	}
	c.Slots.DescrSet = func(_ *Thread, self, obj, v Value) error {
		m := self.obj.(*Member)
		if !obj.Type().IsSubtype(m.Owner) {
			return wrongReceiver(m.Name.text, m.Owner, obj.Type())
		}
		return m.set(obj, v)
	}
}

func defineGetSet() {
	c := GetSetType
	descriptorAttributes(c, "attribute", func(v Value) (string, *Type, string) {
		g := v.obj.(*GetSet)
		return g.Name, g.Owner, g.doc
	})
	c.Slots.DescrGet = func(t *Thread, self, obj Value, _ *Type) (Value, error) {
		g := self.obj.(*GetSet)
		switch {
		case obj.IsUnbound():
			return self, nil
		case !obj.Type().IsSubtype(g.Owner):
			return Value{}, wrongReceiver(g.Name, g.Owner, obj.Type())
		}
		return g.Get(t, obj)
	}
	c.Slots.DescrSet = func(t *Thread, self, obj, v Value) error {
		g := self.obj.(*GetSet)
		if !obj.Type().IsSubtype(g.Owner) {
			return wrongReceiver(g.Name, g.Owner, obj.Type())
		}
		if g.SetValue == nil {
			return Raisef(AttributeError, "attribute '%s' of '%s' objects is not writable", g.Name, g.Owner.qualifiedName())
		}
		return g.SetValue(t, obj, v)
	}
}

func defineMethodDescriptor() {
	c := MethodDescriptorType
	descriptorAttributes(c, "method", func(v Value) (string, *Type, string) {
		m := v.obj.(*MethodDescriptor)
		return m.Name, m.Owner, m.doc
	})
	c.Flags |= UnboundMethod
	c.Slots.DescrGet = func(_ *Thread, self, obj Value, _ *Type) (Value, error) {
		m := self.obj.(*MethodDescriptor)
		if obj.IsUnbound() {
			return self, nil
		}
		if err := m.checkSelf(obj); err != nil {
			return Value{}, err
		}
		return m.bound(obj), nil
	}
	c.Slots.Call = func(t *Thread, self Value, args []Value, names []*Str) (Value, error) {
		return self.obj.(*MethodDescriptor).Call(t, args, names)
	}
}

func defineClassMethodDescriptor() {
	c := ClassMethodDescriptorType
	descriptorAttributes(c, "method", func(v Value) (string, *Type, string) {
		m := v.obj.(*ClassMethodDescriptor)
		return m.Name, m.Owner, m.doc
	})
	c.Slots.DescrGet = func(_ *Thread, self, obj Value, owner *Type) (Value, error) {
		m := self.obj.(*ClassMethodDescriptor)
		if owner == nil {
			owner = obj.Type()
		}
		if err := m.checkClass(owner.Value()); err != nil {
			return Value{}, err
		}
		return m.bound(owner.Value()), nil
	}
	c.Slots.Call = func(t *Thread, self Value, args []Value, names []*Str) (Value, error) {
		m := self.obj.(*ClassMethodDescriptor)
		if len(args) == len(names) {
			return Value{}, TypeErrorf("descriptor '%s' of '%s' object needs an argument", m.Name, m.Owner.Name)
		}
		if err := m.checkClass(args[0]); err != nil {
			return Value{}, err
		}
		return m.CallMethod(t, args[0], args[1:], names)
	}
}

func (m *ClassMethodDescriptor) checkClass(v Value) error {
	class, ok := v.obj.(*Type)
	if !ok {
		return TypeErrorf("descriptor '%s' for type '%s' needs a type, not a '%s' as arg 2", m.Name, m.Owner.Name, v.Type().Name)
	}
	if !class.IsSubtype(m.Owner) {
		return TypeErrorf("descriptor '%s' requires a subtype of '%s' but received '%s'", m.Name, m.Owner.Name, class.Name)
	}
	return nil
}

func defineSlotWrapper() {
	c := SlotWrapperType
	descriptorAttributes(c, "slot wrapper", func(v Value) (string, *Type, string) {
		w := v.obj.(*SlotWrapper)
		return w.def.name.text, w.Owner, w.def.doc
	})
	c.Flags |= UnboundMethod
	c.Slots.DescrGet = func(_ *Thread, self, obj Value, _ *Type) (Value, error) {
		w := self.obj.(*SlotWrapper)
		if obj.IsUnbound() {
			return self, nil
		}
		if !obj.Type().IsSubtype(w.Owner) {
			return Value{}, wrongReceiver(w.def.name.text, w.Owner, obj.Type())
		}
		return FromObject(&MethodWrapper{w, obj}), nil
	}
	c.Slots.Call = func(t *Thread, self Value, args []Value, names []*Str) (Value, error) {
		return self.obj.(*SlotWrapper).Call(t, args, names)
	}
}

func defineMethodWrapper() {
	c := MethodWrapperType
	descriptorAttributes(c, "", func(v Value) (string, *Type, string) {
		w := v.obj.(*MethodWrapper).Wrapper
		return w.def.name.text, w.Owner, w.def.doc
	})
	c.Slots.Repr = func(t *Thread, self Value) (Value, error) {
		w := self.obj.(*MethodWrapper)
		return NewStr("<method-wrapper '" + w.Wrapper.def.name.text + "' of " + describe(w.Self) + ">"), nil
	}
	c.GetSet("__self__", func(_ *Thread, self Value) (Value, error) {
		return self.obj.(*MethodWrapper).Self, nil
	}, nil)
	c.Slots.Call = func(t *Thread, self Value, args []Value, names []*Str) (Value, error) {
		w := self.obj.(*MethodWrapper)
		return w.Wrapper.call(t, w.Self, args, names)
	}
	c.Slots.Compare = compareBound(func(v Value) (function, self Value) {
		w := v.obj.(*MethodWrapper)
		return FromObject(w.Wrapper), w.Self
	})
	c.Slots.Hash = func(_ *Thread, self Value) (int64, error) {
		w := self.obj.(*MethodWrapper)
		return identityHash(FromObject(w.Wrapper)) ^ identityHash(w.Self), nil
	}
}

// compareBound compares bound functions: the same function of the same object.
func compareBound(of func(Value) (function, self Value)) func(t *Thread, op CompareOp, a, b Value) (Value, error) {
	return func(t *Thread, op CompareOp, a, b Value) (Value, error) {
		if a.Type() != b.Type() || op != EQ && op != NE {
			return NotImplemented, nil
		}
		f, x := of(a)
		g, y := of(b)
		equal := x.Is(y)
		if equal {
			var err error
			if equal, err = Equal(t, f, g); err != nil {
				return Value{}, err
			}
		}
		return Bool(equal == (op == EQ)), nil
	}
}
