package object

import "strings"

// Union is int | str.
type Union struct{ Args *Tuple }

// UnionType is types.UnionType.
var UnionType = NewBuiltinType("types.UnionType", ObjectType)

// Type returns types.UnionType.
func (*Union) Type() *Type { return UnionType }

func defineUnion() {
	c := UnionType
	c.Flags |= Final | NoInstantiate
	c.Doc = "Represent a PEP 604 union type\n\nE.g. for int | str"
	s := &c.Slots
	s.Repr = func(t *Thread, self Value) (Value, error) {
		parts := make([]string, len(self.obj.(*Union).Args.Elems))
		for i, arg := range self.obj.(*Union).Args.Elems {
			text, err := typeText(t, arg)
			if err != nil {
				return Value{}, err
			}
			parts[i] = text
		}
		return NewStr(strings.Join(parts, " | ")), nil
	}
	s.Compare = compareUnions
	s.Hash = func(t *Thread, self Value) (int64, error) {
		set, err := FrozenSetFrom(t, FromObject(self.obj.(*Union).Args))
		if err != nil {
			return 0, err
		}
		return Hash(t, set.Value())
	}
	s.GetItem = func(t *Thread, self, key Value) (Value, error) {
		args, err := substitute(t, self, self.obj.(*Union).Args, key)
		if err != nil {
			return Value{}, err
		}
		return NewUnion(t, args.Elems...)
	}
	c.GetSet(nameArgs.text, func(_ *Thread, self Value) (Value, error) {
		return FromObject(self.obj.(*Union).Args), nil
	}, nil)
	c.GetSet(nameParameters.text, func(t *Thread, self Value) (Value, error) {
		params, err := typeParameters(t, self.obj.(*Union).Args)
		return NewTuple(params), err
	}, nil)
	c.Method("__instancecheck__", OneArg, func(t *Thread, self Value, args []Value) (Value, error) {
		return checkUnion(t, self, args[0], IsInstance)
	})
	c.Method("__subclasscheck__", OneArg, func(t *Thread, self Value, args []Value) (Value, error) {
		return checkUnion(t, self, args[0], IsSubclass)
	})
	for _, slots := range []*Slots{s, &TypeType.Slots} {
		slots.Binary[Or] = uniteTypes
		slots.Reflected[Or] = func(t *Thread, self, other Value) (Value, error) { return uniteTypes(t, other, self) }
	}
}

// uniteTypes is a | b for classes, None, aliases and unions.
func uniteTypes(t *Thread, a, b Value) (Value, error) {
	if !unitable(a) || !unitable(b) {
		return NotImplemented, nil
	}
	return NewUnion(t, a, b)
}

func unitable(v Value) bool {
	switch v.obj.(type) {
	case *Type, *noneObject, *GenericAlias, *Union:
		return true
	}
	return v.Type().IsSubtype(GenericAliasType)
}

// NewUnion makes the union of types: those of unions among them taken apart,
// None for its class, each only once. The union of one type is that type.
func NewUnion(t *Thread, types ...Value) (Value, error) {
	var args []Value
	add := func(v Value) error {
		if v.IsNone() {
			v = NoneType.Value()
		}
		known, err := containsElem(t, &args, v)
		if err == nil && !known {
			args = append(args, v)
		}
		return err
	}
	for _, v := range types {
		parts := []Value{v}
		if u, ok := v.obj.(*Union); ok {
			parts = u.Args.Elems
		}
		for _, part := range parts {
			if err := add(part); err != nil {
				return Value{}, err
			}
		}
	}
	if len(args) == 1 {
		return args[0], nil
	}
	return FromObject(&Union{Args: &Tuple{Elems: args}}), nil
}

func compareUnions(t *Thread, op CompareOp, a, b Value) (Value, error) {
	x, ok1 := a.obj.(*Union)
	y, ok2 := b.obj.(*Union)
	if !ok1 || !ok2 || op != EQ && op != NE {
		return NotImplemented, nil
	}
	left, err := SetFrom(t, FromObject(x.Args))
	if err != nil {
		return Value{}, err
	}
	right, err := SetFrom(t, FromObject(y.Args))
	if err != nil {
		return Value{}, err
	}
	return Compare(t, op, left.Value(), right.Value())
}

// checkUnion asks check of one type of a union after the other.
func checkUnion(t *Thread, self, v Value, check func(t *Thread, v, cls Value) (bool, error)) (Value, error) {
	for _, arg := range self.obj.(*Union).Args.Elems {
		if ok, err := check(t, v, arg); err != nil || ok {
			return Bool(ok), err
		}
	}
	return False, nil
}
