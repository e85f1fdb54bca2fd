package object

// super is Python's super object: attribute access that starts in the MRO
// after a class.
type super struct {
	after    *Type
	obj      Value // unbound: an unbound super
	objClass *Type // whose MRO is searched
}

func (*super) Type() *Type { return SuperType }

// NewSuper makes super(cls, obj). A super() without arguments is given the
// method's __class__ cell and first argument.
func NewSuper(t *Thread, cls *Type, obj Value) (Value, error) {
	objClass, err := superCheck(t, cls, obj)
	if err != nil {
		return Value{}, err
	}
	return FromObject(&super{after: cls, obj: obj, objClass: objClass}), nil
}

// SuperAttr is super(cls, obj).name without making the super object.
func SuperAttr(t *Thread, cls *Type, obj Value, name *Str) (Value, error) {
	objClass, err := superCheck(t, cls, obj)
	if err != nil {
		return Value{}, err
	}
	s := super{after: cls, obj: obj, objClass: objClass}
	if v, ok, err := s.lookup(t, name); ok || err != nil {
		return v, err
	}
	return GenericGetAttr(t, FromObject(&s), name)
}

// SuperMethod is the look-up of super(cls, obj).name(…) for a call that
// follows at once; see [LoadMethod].
func SuperMethod(t *Thread, cls *Type, obj Value, name *Str) (f Value, withSelf bool, err error) {
	objClass, err := superCheck(t, cls, obj)
	if err != nil {
		return Value{}, false, err
	}
	s := super{after: cls, obj: obj, objClass: objClass}
	if !s.onClass() && name.text != "__class__" {
		if attr, ok := s.find(name); ok && attr.Type().Has(UnboundMethod) {
			return attr, true, nil
		}
	}
	f, err = SuperAttr(t, cls, obj, name)
	return f, false, err
}

// superCheck returns the class in whose MRO the search is made.
func superCheck(t *Thread, cls *Type, obj Value) (*Type, error) {
	if c, ok := obj.obj.(*Type); ok && c.IsSubtype(cls) {
		return c, nil
	}
	if obj.Type().IsSubtype(cls) {
		return obj.Type(), nil
	}
	claimed, ok, err := LookupAttr(t, obj, nameClass)
	if err != nil {
		return nil, err
	}
	if c, isType := claimed.obj.(*Type); ok && isType && c != obj.Type() && c.IsSubtype(cls) {
		return c, nil
	}
	what := "instance of " + obj.Type().Name
	if c, ok := obj.obj.(*Type); ok {
		what = "type " + c.Name
	}
	return nil, TypeErrorf("super(type, obj): obj (%s) is not an instance or subtype of type (%s).", what, cls.Name)
}

// find looks name up in the MRO after s.after.
func (s *super) find(name *Str) (Value, bool) {
	mro := s.objClass.MRO
	for i, c := range mro {
		if c != s.after {
			continue
		}
		for _, base := range mro[i+1:] {
			if v, ok := base.Dict.GetStr(name); ok {
				return v, true
			}
		}
		break
	}
	return Value{}, false
}

// onClass reports whether obj is the class itself, as in a class method.
func (s *super) onClass() bool { return s.obj.obj == Object(s.objClass) }

func (s *super) lookup(t *Thread, name *Str) (Value, bool, error) {
	if s.objClass == nil || name.text == "__class__" {
		return Value{}, false, nil
	}
	attr, ok := s.find(name)
	if !ok {
		return Value{}, false, nil
	}
	get := attr.Type().Slots.DescrGet
	if get == nil {
		return attr, true, nil
	}
	obj := s.obj
	if s.onClass() {
		obj = Value{}
	}
	v, err := get(t, attr, obj, s.objClass)
	return v, err == nil, err
}

func superOf(v Value) *super {
	if d, ok := v.obj.(*Derived); ok {
		v = d.Base
	}
	return v.obj.(*super)
}

func defineSuper() {
	c := SuperType
	c.Doc = "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\nsuper(type, obj) -> bound super object; requires isinstance(obj, type)\nsuper(type, type2) -> bound super object; requires issubclass(type2, type)\nTypical use to call a cooperative superclass method:\nclass C(B):\n    def meth(self, arg):\n        super().meth(arg)\nThis works for class methods too:\nclass C(B):\n    @classmethod\n    def cmeth(cls, arg):\n        super().cmeth(arg)\n"
	c.Slots.New = func(*Thread, *Type, []Value, []*Str) (Value, error) { return FromObject(&super{}), nil }
	c.Slots.Init = initSuper
	c.Slots.Repr = func(_ *Thread, self Value) (Value, error) {
		s := superOf(self)
		after := "NULL"
		if s.after != nil {
			after = s.after.Name
		}
		if s.objClass == nil {
			return NewStr("<super: <class '" + after + "'>, NULL>"), nil
		}
		return NewStr("<super: <class '" + after + "'>, <" + s.objClass.Name + " object>>"), nil
	}
	c.Slots.GetAttr = func(t *Thread, self Value, name *Str) (Value, error) {
		if v, ok, err := superOf(self).lookup(t, name); ok || err != nil {
			return v, err
		}
		return GenericGetAttr(t, self, name)
	}
	c.Slots.DescrGet = func(t *Thread, self, obj Value, _ *Type) (Value, error) {
		s := superOf(self)
		if obj.IsUnbound() || obj.IsNone() || s.objClass != nil {
			return self, nil
		}
		return NewSuper(t, s.after, obj)
	}
	c.GetSet("__thisclass__", func(_ *Thread, self Value) (Value, error) { return typeOrNone(superOf(self).after), nil }, nil)
	c.GetSet("__self__", func(_ *Thread, self Value) (Value, error) { return noneIfUnbound(superOf(self).obj), nil }, nil)
	c.GetSet("__self_class__", func(_ *Thread, self Value) (Value, error) {
		return typeOrNone(superOf(self).objClass), nil
	}, nil)
}

func typeOrNone(c *Type) Value {
	if c == nil {
		return None
	}
	return c.Value()
}

func initSuper(t *Thread, self Value, args []Value, names []*Str) error {
	if len(names) > 0 {
		return TypeErrorf("super() takes no keyword arguments")
	}
	if len(args) == 0 {
		return initSuperFromFrame(t, superOf(self))
	}
	if len(args) > 2 {
		return TypeErrorf("super() expected at most 2 arguments, got %d", len(args))
	}
	cls, ok := args[0].obj.(*Type)
	if !ok {
		return TypeErrorf("super() argument 1 must be a type, not %s", args[0].Type().Name)
	}
	s := superOf(self)
	*s = super{after: cls}
	if len(args) == 1 || args[1].IsNone() {
		return nil
	}
	objClass, err := superCheck(t, cls, args[1])
	if err == nil {
		s.obj, s.objClass = args[1], objClass
	}
	return err
}

// initSuperFromFrame is super() called by another name.
func initSuperFromFrame(t *Thread, s *super) error {
	frames := t.Frames()
	if frames == nil {
		return Raisef(RuntimeError, "super(): no current frame")
	}
	cls, obj, err := frames.SuperArguments()
	if err != nil {
		return err
	}
	objClass, err := superCheck(t, cls, obj)
	if err == nil {
		*s = super{after: cls, obj: obj, objClass: objClass}
	}
	return err
}
