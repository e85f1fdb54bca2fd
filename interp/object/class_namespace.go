package object

// takeNamespace applies what the body of a class statement says by special
// names: __qualname__, __module__, __slots__ and the methods that become
// static or class methods by their name.
func (c *Type) takeNamespace(t *Thread, best *Type) error {
	if v, ok := c.Dict.GetStr(nameQualName); ok {
		name, ok := v.AsStr()
		if !ok {
			return TypeErrorf("type __qualname__ must be a str, not %s", v.Type().Name)
		}
		c.QualName = name.text
		c.Dict.DeleteStr(nameQualName)
	}
	if _, ok := c.Dict.GetStr(nameModule); !ok {
		if module := t.currentModule(); module != nil {
			c.Dict.SetStr(nameModule, module.Value())
		}
	}
	if v, ok := c.Dict.GetStr(nameModule); ok {
		if module, ok := v.AsStr(); ok {
			c.Module = module.text
		}
	}
	if v, ok := c.Dict.GetStr(nameNew); ok && v.Type().Has(UnboundMethod) {
		c.Dict.SetStr(nameNew, FromObject(&StaticMethod{Func: v}))
	}
	for _, name := range []*Str{nameInitSubclass, nameClassGetItem} {
		if v, ok := c.Dict.GetStr(name); ok && v.Type().Has(UnboundMethod) {
			c.Dict.SetStr(name, FromObject(&ClassMethod{Func: v}))
		}
	}
	if err := c.takeSlots(t, best); err != nil {
		return err
	}
	if _, ok := c.Dict.GetStr(nameDoc); !ok {
		c.Dict.SetStr(nameDoc, None)
	}
	if _, ok := c.Dict.GetStr(nameEq); ok {
		if _, ok := c.Dict.GetStr(nameHash); !ok {
			c.Dict.SetStr(nameHash, None)
		}
	}
	return nil
}

// takeSlots lays out __slots__, or gives instances a __dict__.
func (c *Type) takeSlots(t *Thread, best *Type) error {
	declared, ok := c.Dict.GetStr(nameSlots)
	if !ok {
		c.takeLayout(best, nil)
		c.addDict(best)
		return nil
	}
	names, err := slotNames(t, declared, best)
	if err != nil {
		return err
	}
	var slots []*Str
	wantsDict := false
	for _, name := range names {
		if name.text == "__dict__" {
			if wantsDict || best.Has(HasDict) {
				return TypeErrorf("__dict__ slot disallowed: we already got one")
			}
			wantsDict = true
			continue
		}
		if name.text == "__weakref__" {
			if best.Has(HasDict) {
				return TypeErrorf("__weakref__ slot disallowed: we already got one")
			}
			continue
		}
		slots = append(slots, Intern(mangle(c.Name, name.text)))
	}
	for _, name := range slots {
		if _, taken := c.Dict.GetStr(name); taken {
			return ValueErrorf("'%s' in __slots__ conflicts with class variable", name.text)
		}
	}
	c.takeLayout(best, slots)
	for i, name := range slots {
		index := len(c.shape.keys) - len(slots) + i
		c.Dict.SetStr(name, FromObject(&Member{Name: name, Owner: c, index: index}))
	}
	if wantsDict || c.anyBaseHasDict() {
		c.addDict(best)
	}
	return nil
}

func (c *Type) anyBaseHasDict() bool {
	for _, base := range c.Bases {
		if base.Has(HasDict) {
			return true
		}
	}
	return false
}

// addDict lets instances carry attributes of their own.
func (c *Type) addDict(best *Type) {
	c.Flags |= HasDict
	if best.Has(HasDict) {
		return
	}
	if _, ok := c.Dict.GetStr(nameDict); !ok {
		c.Dict.SetStr(nameDict, FromObject(&GetSet{
			Name: "__dict__", Owner: c, Get: instanceDict, SetValue: setInstanceDict,
			doc: "dictionary for instance variables",
		}))
	}
	if _, ok := c.Dict.GetStr(nameWeakRef); !ok {
		c.Dict.SetStr(nameWeakRef, FromObject(&GetSet{
			Name: "__weakref__", Owner: c,
			Get: func(*Thread, Value) (Value, error) { return None, nil },
			doc: "list of weak references to the object",
		}))
	}
}

// variableSize reports whether CPython stores the instances' items inside the
// object, which leaves no room for slots.
func (t *Type) variableSize() bool {
	return t.IsSubtype(IntType) || t.IsSubtype(TupleType) || t.IsSubtype(BytesType) || t.IsSubtype(TypeType)
}

func slotNames(t *Thread, declared Value, best *Type) ([]*Str, error) {
	items := []Value{declared}
	if _, ok := declared.AsStr(); !ok {
		var err error
		if items, err = Collect(t, declared); err != nil {
			return nil, err
		}
	}
	if len(items) > 0 && best.variableSize() {
		return nil, TypeErrorf("nonempty __slots__ not supported for subtype of '%s'", best.Name)
	}
	names := make([]*Str, len(items))
	for i, item := range items {
		name, ok := item.AsStr()
		if !ok {
			return nil, TypeErrorf("__slots__ items must be strings, not '%s'", item.Type().Name)
		}
		if !IsIdentifier(name.text) {
			return nil, TypeErrorf("__slots__ must be identifiers")
		}
		names[i] = name
	}
	return names, nil
}

// mangle makes a private name of class its own: __x in C is _C__x.
func mangle(class, name string) string {
	if len(name) < 3 || name[:2] != "__" || name[len(name)-2:] == "__" {
		return name
	}
	for len(class) > 0 && class[0] == '_' {
		class = class[1:]
	}
	if class == "" {
		return name
	}
	return "_" + class + name
}

// takeClassCell fills the __class__ cell that the body handed over.
func (c *Type) takeClassCell() error {
	v, ok := c.Dict.GetStr(nameClassCell)
	if !ok {
		return nil
	}
	cell, ok := v.obj.(*Cell)
	if !ok {
		text, _ := ReprString(nil, v.Type().Value())
		return TypeErrorf("__classcell__ must be a nonlocal cell, not %s", text)
	}
	cell.Value = c.Value()
	c.Dict.DeleteStr(nameClassCell)
	return nil
}
