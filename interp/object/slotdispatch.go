package object

// The dispatchers: what the slots of a script's class hold. Each finds the
// script's method by its slotID in the table that the class keeps of them, so
// that no name is looked up, and checks the result as CPython does.

// specialTable holds the special methods a class has from scripts, by slot.
type specialTable struct {
	index  [slotCount]uint8 // position in values plus one; 0: none
	values []Value
}

// specialMethod returns the method for a slot whose dispatcher t has; unbound
// when t has none, as after x.__class__ changed.
func (t *Type) specialMethod(id slotID) Value {
	if t.special == nil {
		return Value{}
	}
	if i := t.special.index[id]; i > 0 {
		return t.special.values[i-1]
	}
	return Value{}
}

func (t *Type) setSpecial(id slotID, v Value) {
	if t.special == nil {
		t.special = &specialTable{}
	}
	t.special.values = append(t.special.values, v)
	t.special.index[id] = uint8(len(t.special.values))
}

// overridesReflected reports whether sub's reflected operation is another one
// than base's, so that it comes before base's operation.
func overridesReflected(base, sub *Type, op BinaryOp) bool {
	if !sub.Has(HeapType) {
		return true
	}
	theirs := sub.specialMethod(slotReflected + slotID(op))
	return theirs.IsUnbound() || !theirs.Is(base.specialMethod(slotReflected+slotID(op)))
}

// callSpecial0, 1 and 2 call the special method m, found on self's type.
func callSpecial0(t *Thread, m, self Value) (Value, error) {
	if m.Type().Has(UnboundMethod) {
		return Call1(t, m, self)
	}
	return callOnType(t, m, self, nil, nil)
}

func callSpecial1(t *Thread, m, self, a Value) (Value, error) {
	if m.Type().Has(UnboundMethod) {
		return Call2(t, m, self, a)
	}
	args := t.Push(1)
	args[0] = a
	v, err := callOnType(t, m, self, args, nil)
	t.Pop(args)
	return v, err
}

func callSpecial2(t *Thread, m, self, a, b Value) (Value, error) {
	args := t.Push(2)
	args[0], args[1] = a, b
	v, err := callOnType(t, m, self, args, nil)
	t.Pop(args)
	return v, err
}

func lacksSpecial(name *Str) error { return Raise(AttributeError, name.Value()) }

func dispatchUnary(id slotID) unaryFunc {
	check := unaryResultChecks[id]
	return func(t *Thread, self Value) (Value, error) {
		m := self.Type().specialMethod(id)
		if m.IsUnbound() || m.IsNone() && id == slotIter {
			return Value{}, TypeErrorf("'%s' object is not iterable", self.Type().Name)
		}
		v, err := callSpecial0(t, m, self)
		if err != nil || check == nil {
			return v, err
		}
		return check(t, self, v)
	}
}

// unaryResultChecks says what a unary special method must return.
var unaryResultChecks = map[slotID]func(t *Thread, self, result Value) (Value, error){
	slotRepr: func(_ *Thread, _, v Value) (Value, error) {
		return expectStr(v, "__repr__ returned non-string (type %s)")
	},
	slotStr: func(_ *Thread, _, v Value) (Value, error) {
		return expectStr(v, "__str__ returned non-string (type %s)")
	},
	slotIndex: func(t *Thread, _, v Value) (Value, error) {
		return expectInt(v, "__index__ returned non-int (type %s)")
	},
	slotInt: func(t *Thread, _, v Value) (Value, error) { return expectInt(v, "__int__ returned non-int (type %s)") },
	slotFloat: func(t *Thread, self, v Value) (Value, error) {
		if v.Type().IsSubtype(FloatType) {
			return v, nil
		}
		return Value{}, TypeErrorf("%s.__float__ returned non-float (type %s)", self.Type().Name, v.Type().Name)
	},
}

func expectStr(v Value, format string) (Value, error) {
	if _, ok := v.AsStr(); ok {
		return v, nil
	}
	return Value{}, TypeErrorf(format, v.Type().Name)
}

func expectInt(v Value, format string) (Value, error) {
	if i, ok := AsInt(v); ok {
		return i, nil
	}
	return Value{}, TypeErrorf(format, v.Type().Name)
}

func dispatchFormat(t *Thread, self Value, spec string) (Value, error) {
	v, err := callSpecial1(t, self.Type().specialMethod(slotFormat), self, NewStr(spec))
	if err != nil {
		return Value{}, err
	}
	return expectStr(v, "__format__ must return a str, not %s")
}

func dispatchHash(t *Thread, self Value) (int64, error) {
	m := self.Type().specialMethod(slotHash)
	if m.IsUnbound() {
		return 0, unhashable(self)
	}
	v, err := callSpecial0(t, m, self)
	if err != nil {
		return 0, err
	}
	i, ok := AsInt(v)
	if !ok {
		return 0, TypeErrorf("__hash__ method should return an integer")
	}
	h, ok := i.Int64()
	if !ok { // too large an int is reduced to its own hash
		return Hash(t, i)
	}
	if h == -1 {
		h = -2
	}
	return h, nil
}

func dispatchBool(t *Thread, self Value) (bool, error) {
	v, err := callSpecial0(t, self.Type().specialMethod(slotBool), self)
	if err != nil {
		return false, err
	}
	if !v.IsBool() {
		return false, TypeErrorf("__bool__ should return bool, returned %s", v.Type().Name)
	}
	return v.IsTrue(), nil
}

func dispatchCall(t *Thread, self Value, args []Value, names []*Str) (Value, error) {
	m := self.Type().specialMethod(slotCall)
	if m.IsUnbound() {
		return Value{}, TypeErrorf("'%s' object is not callable", self.Type().Name)
	}
	// A __call__ that leads back to itself must not exhaust the Go stack.
	if err := t.EnterRecursive(" while calling a Python object"); err != nil {
		return Value{}, err
	}
	v, err := callOnType(t, m, self, args, names)
	t.Leave()
	return v, err
}

func dispatchInit(t *Thread, self Value, args []Value, names []*Str) error {
	v, err := callOnType(t, self.Type().specialMethod(slotInit), self, args, names)
	if err != nil {
		return err
	}
	if !v.IsNone() {
		return TypeErrorf("__init__() should return None, not '%s'", v.Type().Name)
	}
	return nil
}

func dispatchNew(t *Thread, cls *Type, args []Value, names []*Str) (Value, error) {
	if m, ok := cls.specialMethod(slotNew).obj.(*StaticMethod); ok {
		return CallWithSelf(t, m.Func, cls.Value(), args, names)
	}
	m, err := GetAttr(t, cls.Value(), nameNew)
	if err != nil {
		return Value{}, err
	}
	return CallWithSelf(t, m, cls.Value(), args, names)
}

func dispatchGetAttr(t *Thread, self Value, name *Str) (Value, error) {
	typ := self.Type()
	fallback := typ.specialMethod(slotGetAttr)
	v, found, err := callGetAttribute(t, self, typ.specialMethod(slotGetAttribute), name)
	if err == nil && found {
		return v, nil
	}
	if fallback.IsUnbound() || err != nil && !Matches(err, AttributeError) {
		if err == nil {
			err = noAttribute(self, name)
		}
		return Value{}, err
	}
	return callSpecial1(t, fallback, self, name.Value())
}

// callGetAttribute calls __getattribute__; object's own need not make an
// exception when there is no such attribute.
func callGetAttribute(t *Thread, self, m Value, name *Str) (v Value, found bool, err error) {
	if m.IsUnbound() {
		return genericLookup(t, self, name)
	}
	if w, ok := m.obj.(*SlotWrapper); ok && self.Type().IsSubtype(w.Owner) {
		if w.Owner.Slots.GetAttr == nil {
			return genericLookup(t, self, name)
		}
		v, err = w.Owner.Slots.GetAttr(t, self, name)
		return v, err == nil, err
	}
	v, err = callSpecial1(t, m, self, name.Value())
	return v, err == nil, err
}

func dispatchSetAttr(t *Thread, self Value, name *Str, x Value) error {
	id := slotSetAttr
	if x.IsUnbound() {
		id = slotDelAttr
	}
	m := self.Type().specialMethod(id)
	if w, ok := m.obj.(*SlotWrapper); ok && w.Owner == ObjectType || m.IsUnbound() {
		return GenericSetAttr(t, self, name, x)
	}
	var err error
	if x.IsUnbound() {
		_, err = callSpecial1(t, m, self, name.Value())
	} else {
		_, err = callSpecial2(t, m, self, name.Value(), x)
	}
	return err
}

func dispatchGetDescriptor(t *Thread, self, obj Value, owner *Type) (Value, error) {
	m := self.Type().specialMethod(slotGet)
	if m.IsUnbound() {
		return self, nil
	}
	class := None
	if owner != nil {
		class = owner.Value()
	}
	if obj.IsUnbound() {
		obj = None
	}
	return callSpecial2(t, m, self, obj, class)
}

func dispatchSetDescriptor(t *Thread, self, obj, v Value) error {
	if v.IsUnbound() {
		m := self.Type().specialMethod(slotDelete)
		if m.IsUnbound() {
			return lacksSpecial(nameDelete)
		}
		_, err := callSpecial1(t, m, self, obj)
		return err
	}
	m := self.Type().specialMethod(slotSet)
	if m.IsUnbound() {
		return lacksSpecial(nameSet)
	}
	_, err := callSpecial2(t, m, self, obj, v)
	return err
}

func dispatchCompare(t *Thread, op CompareOp, a, b Value) (Value, error) {
	m := a.Type().specialMethod(slotLT + slotID(op))
	if m.IsUnbound() {
		return NotImplemented, nil
	}
	if w, ok := m.obj.(*SlotWrapper); ok && a.Type().IsSubtype(w.Owner) {
		return w.Owner.Slots.Compare(t, op, a, b)
	}
	return callSpecial1(t, m, a, b)
}

func dispatchNext(t *Thread, self Value) (Value, bool, error) {
	v, err := callSpecial0(t, self.Type().specialMethod(slotNext), self)
	if err == nil {
		return v, true, nil
	}
	if e, ok := err.(*Exception); ok && e.Type().IsSubtype(StopIteration) {
		return StopValue(e), false, nil
	}
	return Value{}, false, err
}

func dispatchLen(t *Thread, self Value) (int, error) {
	v, err := callSpecial0(t, self.Type().specialMethod(slotLen), self)
	if err != nil {
		return 0, err
	}
	i, err := Index(t, v)
	if err != nil {
		return 0, err
	}
	negative, err := CompareBool(t, LT, i, Int(0))
	if err != nil {
		return 0, err
	}
	if negative {
		return 0, ValueErrorf("__len__() should return >= 0")
	}
	return IndexInt(t, i, OverflowError)
}

func dispatchSetItem(t *Thread, self, key, v Value) error {
	var err error
	if v.IsUnbound() {
		m := self.Type().specialMethod(slotDelItem)
		if m.IsUnbound() {
			return lacksSpecial(nameDelItem)
		}
		_, err = callSpecial1(t, m, self, key)
		return err
	}
	m := self.Type().specialMethod(slotSetItem)
	if m.IsUnbound() {
		return lacksSpecial(nameSetItem)
	}
	_, err = callSpecial2(t, m, self, key, v)
	return err
}

func dispatchContains(t *Thread, self, item Value) (bool, error) {
	m := self.Type().specialMethod(slotContains)
	if m.IsNone() {
		return false, TypeErrorf("'%s' object is not a container", self.Type().Name)
	}
	v, err := callSpecial1(t, m, self, item)
	if err != nil {
		return false, err
	}
	return Truth(t, v)
}

func dispatchBinary(id slotID) binaryFunc {
	return func(t *Thread, self, other Value) (Value, error) {
		m := self.Type().specialMethod(id)
		if m.IsUnbound() {
			return NotImplemented, nil
		}
		return callSpecial1(t, m, self, other)
	}
}

func dispatchPower3(t *Thread, self, other, modulus Value) (Value, error) {
	m := self.Type().specialMethod(slotBinary + slotID(Pow))
	if m.IsUnbound() {
		return NotImplemented, nil
	}
	return callSpecial2(t, m, self, other, modulus)
}
