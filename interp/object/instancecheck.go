package object

// IsInstance is isinstance(v, cls).
func IsInstance(t *Thread, v, cls Value) (bool, error) {
	if c, ok := cls.obj.(*Type); ok {
		if v.Type() == c {
			return true, nil
		}
		if c.Type() == TypeType {
			return plainIsInstance(t, v, cls)
		}
	}
	if tuple, ok := cls.AsTuple(); ok {
		return anyOf(t, tuple, v, IsInstance, " in __instancecheck__")
	}
	checked, ok, err := CallSpecial(t, cls, nameInstanceCheck, v)
	if err != nil {
		return false, err
	}
	if ok {
		return Truth(t, checked)
	}
	return plainIsInstance(t, v, cls)
}

func anyOf(t *Thread, tuple *Tuple, v Value, check func(*Thread, Value, Value) (bool, error), where string) (bool, error) {
	if err := t.EnterRecursive(where); err != nil {
		return false, err
	}
	defer t.Leave()
	for _, cls := range tuple.Elems {
		if ok, err := check(t, v, cls); ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

// plainIsInstance is isinstance without __instancecheck__.
func plainIsInstance(t *Thread, v, cls Value) (bool, error) {
	typ := v.Type()
	c, isType := cls.obj.(*Type)
	if isType && typ.IsSubtype(c) {
		return true, nil
	}
	if isType && !typ.liesAboutClass() {
		return false, nil
	}
	if !isType {
		if err := checkClass(t, cls, "isinstance() arg 2 must be a type, a tuple of types, or a union"); err != nil {
			return false, err
		}
	}
	claimed, ok, err := LookupAttr(t, v, nameClass)
	if err != nil || !ok {
		return false, err
	}
	if !isType {
		return derivesFrom(t, claimed, cls)
	}
	other, ok := claimed.obj.(*Type)
	return ok && other != typ && other.IsSubtype(c), nil
}

// liesAboutClass reports whether x.__class__ may be another than type(x).
func (t *Type) liesAboutClass() bool {
	if t.Slots.GetAttr != nil {
		return true
	}
	if !t.Has(HeapType) {
		return false
	}
	_, definer, _ := t.LookupIn(nameClass)
	return definer != ObjectType
}

// IsSubclass is issubclass(v, cls).
func IsSubclass(t *Thread, v, cls Value) (bool, error) {
	if c, ok := cls.obj.(*Type); ok && c.Type() == TypeType {
		if v.Is(cls) {
			return true, nil
		}
		return plainIsSubclass(t, v, cls)
	}
	if tuple, ok := cls.AsTuple(); ok {
		return anyOf(t, tuple, v, IsSubclass, " in __subclasscheck__")
	}
	checked, ok, err := CallSpecial(t, cls, nameSubclassCheck, v)
	if err != nil {
		return false, err
	}
	if ok {
		return Truth(t, checked)
	}
	return plainIsSubclass(t, v, cls)
}

// plainIsSubclass is issubclass without __subclasscheck__.
func plainIsSubclass(t *Thread, v, cls Value) (bool, error) {
	derived, ok1 := v.obj.(*Type)
	base, ok2 := cls.obj.(*Type)
	if ok1 && ok2 {
		return derived.IsSubtype(base), nil
	}
	if err := checkClass(t, v, "issubclass() arg 1 must be a class"); err != nil {
		return false, err
	}
	if err := checkClass(t, cls, "issubclass() arg 2 must be a class, a tuple of classes, or a union"); err != nil {
		return false, err
	}
	return derivesFrom(t, v, cls)
}

// checkClass accepts what has a tuple of __bases__.
func checkClass(t *Thread, v Value, message string) error {
	bases, err := basesOf(t, v)
	if err != nil {
		return err
	}
	if bases == nil {
		return TypeErrorf("%s", message)
	}
	return nil
}

func basesOf(t *Thread, v Value) (*Tuple, error) {
	bases, ok, err := LookupAttr(t, v, nameBases)
	if err != nil || !ok {
		return nil, err
	}
	tuple, _ := bases.AsTuple()
	return tuple, nil
}

// derivesFrom follows __bases__ of objects that act as classes.
func derivesFrom(t *Thread, v, cls Value) (bool, error) {
	if v.Is(cls) {
		return true, nil
	}
	bases, err := basesOf(t, v)
	if err != nil || bases == nil {
		return false, err
	}
	return anyOf(t, bases, cls, func(t *Thread, cls, base Value) (bool, error) {
		return derivesFrom(t, base, cls)
	}, " in __subclasscheck__")
}
