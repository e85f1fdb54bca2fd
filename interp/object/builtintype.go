package object

func defineBuiltinFunction() {
	c := BuiltinType
	c.Flags |= Final | NoInstantiate
	c.Slots.Call = func(t *Thread, self Value, args []Value, names []*Str) (Value, error) {
		return self.obj.(*Builtin).Call(t, args, names)
	}
	c.Slots.Repr = func(_ *Thread, self Value) (Value, error) {
		b := self.obj.(*Builtin)
		if _, isModule := b.Self.obj.(*Module); isModule || b.Self.IsUnbound() {
			return NewStr("<built-in function " + b.Name + ">"), nil
		}
		return NewStr("<built-in method " + b.Name + " of " + describe(b.Self) + ">"), nil
	}
	c.Slots.Compare = compareBuiltins
	c.Slots.Hash = func(_ *Thread, self Value) (int64, error) {
		b := self.obj.(*Builtin)
		if b.method == nil {
			return identityHash(self), nil
		}
		return identityHash(FromObject(b.method)) ^ identityHash(b.Self), nil
	}
	c.GetSet("__name__", func(_ *Thread, self Value) (Value, error) { return NewStr(self.obj.(*Builtin).Name), nil }, nil)
	c.GetSet("__qualname__", func(_ *Thread, self Value) (Value, error) {
		return NewStr(self.obj.(*Builtin).qualName()), nil
	}, nil)
	c.GetSet("__doc__", func(_ *Thread, self Value) (Value, error) { return strOrNone(self.obj.(*Builtin).Doc), nil }, nil)
	c.GetSet("__module__", func(_ *Thread, self Value) (Value, error) { return strOrNone(self.obj.(*Builtin).Module), nil }, nil)
	c.GetSet("__self__", builtinSelf, nil)
}

// builtinSelf is __self__: the receiver, or the module of a function.
func builtinSelf(t *Thread, self Value) (Value, error) {
	b := self.obj.(*Builtin)
	if !b.Self.IsUnbound() {
		return b.Self, nil
	}
	if b.Module != "" && t != nil {
		if m, ok := t.Modules.GetStr(StrObject(b.Module)); ok {
			return m, nil
		}
	}
	return None, nil
}

// compareBuiltins finds methods of the same object equal, as each look-up
// makes a new one.
func compareBuiltins(_ *Thread, op CompareOp, a, b Value) (Value, error) {
	x, ok1 := a.obj.(*Builtin)
	y, ok2 := b.obj.(*Builtin)
	if !ok1 || !ok2 || op != EQ && op != NE {
		return NotImplemented, nil
	}
	same := x == y || x.method != nil && x.method == y.method && x.Self.Is(y.Self)
	return Bool(same == (op == EQ)), nil
}
