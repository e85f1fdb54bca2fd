package object

const propertyDoc = `Property attribute.

  fget
    function to be used for getting an attribute value
  fset
    function to be used for setting an attribute value
  fdel
    function to be used for del'ing an attribute
  doc
    docstring

Typical use is to define a managed attribute x:

class C(object):
    def getx(self): return self._x
    def setx(self, value): self._x = value
    def delx(self): del self._x
    x = property(getx, setx, delx, "I'm the 'x' property.")

Decorators make defining new properties or modifying existing ones easy:

class C(object):
    @property
    def x(self):
        "I am the 'x' property."
        return self._x
    @x.setter
    def x(self, value):
        self._x = value
    @x.deleter
    def x(self):
        del self._x`

// AsProperty returns the *Property of v, or of an instance of a subclass.
func (v Value) AsProperty() (*Property, bool) {
	if p, ok := v.obj.(*Property); ok {
		return p, true
	}
	if d, ok := v.obj.(*Derived); ok {
		p, ok := d.Base.obj.(*Property)
		return p, ok
	}
	return nil, false
}

func propertyOf(v Value) *Property {
	p, _ := v.AsProperty()
	return p
}

var propertySignature = Keywords("fget=, fset=, fdel=, doc=")

func defineProperty() {
	c := PropertyType
	c.Doc = propertyDoc
	c.Slots.New = func(*Thread, *Type, []Value, []*Str) (Value, error) { return FromObject(&Property{}), nil }
	c.Slots.Init = initProperty
	c.Slots.DescrGet = func(t *Thread, self, obj Value, _ *Type) (Value, error) {
		if obj.IsUnbound() || obj.IsNone() {
			return self, nil
		}
		p := propertyOf(self)
		if isUnset(p.Getter) {
			return Value{}, p.missing(t, obj, "getter")
		}
		return Call1(t, p.Getter, obj)
	}
	c.Slots.DescrSet = func(t *Thread, self, obj, v Value) error {
		p := propertyOf(self)
		if v.IsUnbound() {
			if isUnset(p.Deleter) {
				return p.missing(t, obj, "deleter")
			}
			_, err := Call1(t, p.Deleter, obj)
			return err
		}
		if isUnset(p.Setter) {
			return p.missing(t, obj, "setter")
		}
		_, err := Call2(t, p.Setter, obj, v)
		return err
	}
	c.Method("getter", OneArg, func(t *Thread, self Value, args []Value) (Value, error) {
		return copyProperty(t, self, func(p *Property) *Value { return &p.Getter }, args[0])
	})
	c.Method("setter", OneArg, func(t *Thread, self Value, args []Value) (Value, error) {
		return copyProperty(t, self, func(p *Property) *Value { return &p.Setter }, args[0])
	})
	c.Method("deleter", OneArg, func(t *Thread, self Value, args []Value) (Value, error) {
		return copyProperty(t, self, func(p *Property) *Value { return &p.Deleter }, args[0])
	})
	c.Method("__set_name__", Positional(0, -1), func(_ *Thread, self Value, args []Value) (Value, error) {
		if len(args) != 2 {
			return Value{}, TypeErrorf("__set_name__() takes 2 positional arguments but %d were given", len(args))
		}
		propertyOf(self).Name = args[1]
		return None, nil
	})
	definePropertyAttributes(c)
}

func initProperty(t *Thread, self Value, args []Value, names []*Str) error {
	bound, window, err := propertySignature.bindKeywords(t, "property", args, names)
	if err != nil {
		return err
	}
	p := propertyOf(self)
	*p = Property{Getter: bound[0], Setter: bound[1], Deleter: bound[2], Doc: bound[3], Name: p.Name}
	if window != nil {
		t.Pop(window)
	}
	if isUnset(p.Doc) && !isUnset(p.Getter) {
		doc, ok, err := LookupAttr(t, p.Getter, nameDoc)
		if err != nil {
			return err
		}
		if ok {
			p.Doc, p.docFromGetter = doc, true
		}
	}
	// A subclass's class attribute __doc__ would hide the property's.
	if own := AttrsOf(self); own != nil && !p.Doc.IsUnbound() {
		own.SetOwn(nameDoc, p.Doc)
	}
	return nil
}

// copyProperty makes a property of self's type with one part changed; None
// changes nothing.
func copyProperty(t *Thread, self Value, part func(*Property) *Value, f Value) (Value, error) {
	p := *propertyOf(self)
	if !f.IsNone() {
		*part(&p) = f
	}
	doc := p.Doc
	if p.docFromGetter {
		doc = Value{}
	}
	args := []Value{noneIfUnbound(p.Getter), noneIfUnbound(p.Setter), noneIfUnbound(p.Deleter), noneIfUnbound(doc)}
	made, err := Call(t, self.Type().Value(), args, nil)
	if err != nil {
		return Value{}, err
	}
	if n, ok := made.AsProperty(); ok {
		n.Name = p.Name
	}
	return made, nil
}

func noneIfUnbound(v Value) Value {
	if v.IsUnbound() {
		return None
	}
	return v
}

// missing is the error of a property without the part that is needed.
func (p *Property) missing(t *Thread, obj Value, part string) error {
	name, ok, err := p.name(t)
	if err != nil {
		return err
	}
	if !ok {
		return Raisef(AttributeError, "property of '%s' object has no %s", obj.Type().QualName, part)
	}
	text, err := ReprString(t, name)
	if err != nil {
		return err
	}
	return Raisef(AttributeError, "property %s of '%s' object has no %s", text, obj.Type().QualName, part)
}

// name is the name the property was given, or its getter's.
func (p *Property) name(t *Thread) (Value, bool, error) {
	if !p.Name.IsUnbound() {
		return p.Name, true, nil
	}
	if isUnset(p.Getter) {
		return Value{}, false, nil
	}
	return LookupAttr(t, p.Getter, nameName)
}

func definePropertyAttributes(c *Type) {
	part := func(name string, of func(*Property) Value) {
		c.GetSet(name, func(_ *Thread, self Value) (Value, error) {
			return noneIfUnbound(of(propertyOf(self))), nil
		}, func(*Thread, Value, Value) error { return Raisef(AttributeError, "readonly attribute") })
	}
	part("fget", func(p *Property) Value { return p.Getter })
	part("fset", func(p *Property) Value { return p.Setter })
	part("fdel", func(p *Property) Value { return p.Deleter })
	c.GetSet("__doc__", func(_ *Thread, self Value) (Value, error) {
		return noneIfUnbound(propertyOf(self).Doc), nil
	}, func(_ *Thread, self, v Value) error {
		propertyOf(self).Doc = v
		return nil
	})
	c.GetSet("__name__", func(t *Thread, self Value) (Value, error) {
		name, ok, err := propertyOf(self).name(t)
		if err == nil && !ok {
			err = noAttribute(self, nameName)
		}
		return name, err
	}, func(_ *Thread, self, v Value) error {
		propertyOf(self).Name = v
		return nil
	})
	c.GetSet("__isabstractmethod__", func(t *Thread, self Value) (Value, error) {
		p := propertyOf(self)
		for _, f := range []Value{p.Getter, p.Setter, p.Deleter} {
			if abstract, err := isAbstractMethod(t, f); err != nil || abstract {
				return Bool(abstract), err
			}
		}
		return False, nil
	}, nil)
}

// isAbstractMethod is the truth of f.__isabstractmethod__.
func isAbstractMethod(t *Thread, f Value) (bool, error) {
	if isUnset(f) {
		return false, nil
	}
	mark, ok, err := LookupAttr(t, f, nameIsAbstractMethod)
	if err != nil || !ok {
		return false, err
	}
	return Truth(t, mark)
}
