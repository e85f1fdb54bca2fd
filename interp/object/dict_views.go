package object

// dictView is d.keys(), d.values() or d.items(): it sees every later change.
type dictView struct {
	dict    *Dict
	mapping Value // the dict as the script made it, maybe of a subclass
	kind    dictPart
}

var dictViewTypes = [3]*Type{
	NewBuiltinType("dict_keys", ObjectType),
	NewBuiltinType("dict_values", ObjectType),
	NewBuiltinType("dict_items", ObjectType),
}

func (v *dictView) Type() *Type { return dictViewTypes[v.kind] }

// setView returns v when it is a view that acts as a set: keys or items.
func setView(v Value) (*dictView, bool) {
	view, ok := v.obj.(*dictView)
	return view, ok && view.kind != dictValues
}

func defineDictViews() {
	for kind, c := range dictViewTypes {
		c.Flags |= Final | NoInstantiate
		s := &c.Slots
		s.Repr = reprDictView
		s.Len = func(_ *Thread, self Value) (int, error) { return self.obj.(*dictView).dict.used, nil }
		s.Iter = func(_ *Thread, self Value) (Value, error) {
			v := self.obj.(*dictView)
			return Value{obj: newDictIterator(v.dict, v.kind)}, nil
		}
		c.Method("__reversed__", NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
			v := self.obj.(*dictView)
			return Value{obj: newDictReverseIterator(v.dict, v.kind)}, nil
		})
		c.GetSet("mapping", func(_ *Thread, self Value) (Value, error) {
			return NewMappingProxy(self.obj.(*dictView).mapping), nil
		}, nil)
		if dictPart(kind) != dictValues {
			defineSetView(c)
		}
	}
}

func defineSetView(c *Type) {
	c.noHash()
	s := &c.Slots
	s.Contains = func(t *Thread, self, item Value) (bool, error) {
		return self.obj.(*dictView).has(t, item)
	}
	s.Compare = compareDictViews
	for op, f := range map[BinaryOp]func(t *Thread, a, b Value) (Value, error){
		Sub: subtractView, And: intersectView, Or: uniteView, Xor: differView,
	} {
		s.Binary[op] = f
		s.Reflected[op] = func(t *Thread, self, other Value) (Value, error) { return f(t, other, self) }
	}
	c.Method("isdisjoint", OneArg, func(t *Thread, self Value, args []Value) (Value, error) {
		disjoint, err := disjointView(t, self, args[0])
		return Bool(disjoint), err
	})
}

func reprDictView(t *Thread, self Value) (Value, error) {
	v := self.obj.(*dictView)
	if !t.enterRepr(v) {
		return NewStr("..."), nil
	}
	defer t.leaveRepr()
	elems, err := Collect(t, self)
	if err != nil {
		return Value{}, err
	}
	text, err := ReprString(t, NewList(elems))
	return NewStr(v.Type().Name + "(" + text + ")"), err
}

// has is `item in view` for keys and items.
func (v *dictView) has(t *Thread, item Value) (bool, error) {
	if v.kind == dictKeys {
		_, found, err := v.dict.Get(t, item)
		return found, err
	}
	pair, ok := item.AsTuple()
	if !ok || len(pair.Elems) != 2 {
		return false, nil
	}
	value, found, err := v.dict.Get(t, pair.Elems[0])
	if err != nil || !found {
		return false, err
	}
	return equalItem(t, value, pair.Elems[1])
}

// compareDictViews compares as sets do; the other side is a set or a view that
// acts as one.
func compareDictViews(t *Thread, op CompareOp, a, b Value) (Value, error) {
	_, isView := setView(b)
	if _, isSet := b.AsSet(); !isSet && !isView {
		return NotImplemented, nil
	}
	na, err := Length(t, a)
	if err != nil {
		return Value{}, err
	}
	nb, err := Length(t, b)
	if err != nil {
		return Value{}, err
	}
	inner, outer, relation := a, b, op
	switch op {
	case GT, GE:
		inner, outer = b, a
	case NE:
		relation = EQ
	}
	holds := relation.holds(na - nb)
	if holds {
		if holds, err = allIn(t, inner, outer); err != nil {
			return Value{}, err
		}
	}
	return Bool(holds != (op == NE)), nil
}

// allIn reports whether every item of inner is in outer.
func allIn(t *Thread, inner, outer Value) (bool, error) {
	it, err := Iter(t, inner)
	if err != nil {
		return false, err
	}
	for {
		item, ok, err := Next(t, it)
		if err != nil || !ok {
			return err == nil, err
		}
		if err := t.Step(); err != nil {
			return false, err
		}
		if found, err := Contains(t, outer, item); err != nil || !found {
			return false, err
		}
	}
}
