package object

// GetAttr is v.name.
func GetAttr(t *Thread, v Value, name *Str) (Value, error) {
	get := v.Type().Slots.GetAttr
	if get == nil {
		return GenericGetAttr(t, v, name)
	}
	x, err := get(t, v, name)
	if err != nil {
		return Value{}, withAttributeContext(err, v, name)
	}
	return x, nil
}

// withAttributeContext completes an AttributeError that a descriptor or a
// script's __getattr__ raised without saying which attribute of what.
func withAttributeContext(err error, v Value, name *Str) error {
	e, ok := err.(*Exception)
	if !ok || !e.Type().IsSubtype(AttributeError) || len(e.Members) < 2 {
		return err
	}
	if isUnset(e.Members[0]) && isUnset(e.Members[1]) {
		e.Members[0], e.Members[1] = name.Value(), v
	}
	return err
}

func isUnset(v Value) bool { return v.IsUnbound() || v.IsNone() }

// SetAttr is v.name = x.
func SetAttr(t *Thread, v Value, name *Str, x Value) error {
	if set := v.Type().Slots.SetAttr; set != nil {
		return set(t, v, name, x)
	}
	return GenericSetAttr(t, v, name, x)
}

// DelAttr is `del v.name`.
func DelAttr(t *Thread, v Value, name *Str) error { return SetAttr(t, v, name, Value{}) }

// LookupAttr is GetAttr in which AttributeError becomes false.
func LookupAttr(t *Thread, v Value, name *Str) (Value, bool, error) {
	var x Value
	var err error
	found := true
	if v.Type().Slots.GetAttr == nil {
		x, found, err = genericLookup(t, v, name)
	} else {
		x, err = GetAttr(t, v, name)
	}
	switch {
	case err == nil:
		return x, found, nil
	case Matches(err, AttributeError):
		return Value{}, false, nil
	default:
		return Value{}, false, err
	}
}

// LookupSpecial finds a special method on v's type and binds it to v.
func LookupSpecial(t *Thread, v Value, name *Str) (Value, bool, error) {
	typ := v.Type()
	attr, ok := typ.Lookup(name)
	if !ok {
		return Value{}, false, nil
	}
	if get := attr.Type().Slots.DescrGet; get != nil {
		bound, err := get(t, attr, v, typ)
		return bound, err == nil, err
	}
	return attr, true, nil
}

// CallSpecial calls a special method found on v's type; ok is false when the
// type has none.
func CallSpecial(t *Thread, v Value, name *Str, args ...Value) (result Value, ok bool, err error) {
	attr, ok := v.Type().Lookup(name)
	if !ok {
		return Value{}, false, nil
	}
	result, err = callOnType(t, attr, v, args, nil)
	return result, true, err
}

// callOnType calls an attribute of v's type as a method of v, without a method
// object where it is a plain function.
func callOnType(t *Thread, attr, v Value, args []Value, names []*Str) (Value, error) {
	if attr.Type().Has(UnboundMethod) {
		return CallWithSelf(t, attr, v, args, names)
	}
	if get := attr.Type().Slots.DescrGet; get != nil {
		bound, err := get(t, attr, v, v.Type())
		if err != nil {
			return Value{}, err
		}
		attr = bound
	}
	return Call(t, attr, args, names)
}

// IsDataDescriptor reports whether attr, found on a type, comes before the
// instance's own attributes.
func IsDataDescriptor(attr Value) bool { return attr.Type().Slots.DescrSet != nil }

// HasGenericGetAttr reports whether instances of t find attributes by the
// ordinary rules: no __getattribute__ or __getattr__ of a script's.
func (t *Type) HasGenericGetAttr() bool { return t.Slots.GetAttr == nil }

// HasGenericSetAttr reports the same of __setattr__ and __delattr__.
func (t *Type) HasGenericSetAttr() bool { return t.Slots.SetAttr == nil }

// GenericGetAttr is object.__getattribute__: data descriptors of the type, the
// object's own attributes, other attributes of the type.
func GenericGetAttr(t *Thread, v Value, name *Str) (Value, error) {
	attr, ok, err := genericLookup(t, v, name)
	switch {
	case err != nil:
		return Value{}, withAttributeContext(err, v, name)
	case !ok:
		return Value{}, noAttribute(v, name)
	}
	return attr, nil
}

// genericLookup is GenericGetAttr without making an exception when there is no
// such attribute.
func genericLookup(t *Thread, v Value, name *Str) (Value, bool, error) {
	typ := v.Type()
	attr, found := typ.Lookup(name)
	var get func(t *Thread, self, obj Value, owner *Type) (Value, error)
	if found {
		slots := &attr.Type().Slots
		get = slots.DescrGet
		if get != nil && slots.DescrSet != nil {
			value, err := get(t, attr, v, typ)
			return value, err == nil, err
		}
	}
	if own := AttrsOf(v); own != nil {
		if value, ok := own.GetOwn(name); ok {
			return value, true, nil
		}
	}
	if get != nil {
		value, err := get(t, attr, v, typ)
		return value, err == nil, err
	}
	return attr, found, nil
}

func noAttribute(v Value, name *Str) error {
	return AttributeErrorf(v, name, "'%s' object has no attribute '%s'", v.Type().Name, name.text)
}

// GenericSetAttr is object.__setattr__ and, for the unbound x, __delattr__.
func GenericSetAttr(t *Thread, v Value, name *Str, x Value) error {
	typ := v.Type()
	attr, found := typ.Lookup(name)
	if found {
		if set := attr.Type().Slots.DescrSet; set != nil {
			return set(t, attr, v, x)
		}
	}
	own := AttrsOf(v)
	if own == nil || !typ.Has(HasDict) {
		return cannotSet(v, name, found)
	}
	if x.IsUnbound() {
		if !own.DeleteOwn(name) {
			return Raisef(AttributeError, "'%s' object has no attribute '%s'", typ.Name, name.text)
		}
		return nil
	}
	own.SetOwn(name, x)
	return nil
}

func cannotSet(v Value, name *Str, found bool) error {
	typ := v.Type()
	if found {
		return Raisef(AttributeError, "'%s' object attribute '%s' is read-only", typ.Name, name.text)
	}
	if typ.Slots.SetAttr == nil {
		return AttributeErrorf(v, name, "'%s' object has no attribute '%s' and no __dict__ for setting new attributes", typ.Name, name.text)
	}
	return noAttribute(v, name)
}
