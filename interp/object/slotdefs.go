package object

// slotDef ties a special method's name to the slot that it stands for, in both
// directions: for a built-in type, a slot that its Go code filled becomes a
// method that scripts can call (wrap); for a script's class, a method of that
// name fills the slot with a dispatcher that calls it (dispatch), or, when the
// first definition along the MRO is a built-in type's own, with that type's Go
// function (inherit).
//
// This table is the only place that knows which name belongs to which slot.
type slotDef struct {
	id   slotID
	name *Str
	doc  string
	// has reports whether a built-in type's slots provide the method.
	has func(s *Slots) bool
	// inherit copies the slot.
	inherit func(to, from *Slots)
	// dispatch fills the slot with the function that calls the script's method.
	dispatch func(to *Slots)
	// wrap calls the slot as the method would be called, with CPython's checks
	// of the arguments.
	wrap wrapFunc
	// group is equal for methods that share a slot or a rule of reflection: a
	// script that defines one of them takes them all through dispatchers.
	group slotID
}

type slotID uint8

type wrapFunc func(t *Thread, owner *Type, self Value, args []Value, names []*Str) (Value, error)

type (
	unaryFunc  = func(t *Thread, self Value) (Value, error)
	binaryFunc = func(t *Thread, self, other Value) (Value, error)
)

// The slots whose dispatchers need to find their method by a fixed id.
const (
	slotRepr slotID = iota
	slotStr
	slotFormat
	slotHash
	slotBool
	slotCall
	slotInit
	slotNew
	slotGetAttribute
	slotGetAttr
	slotSetAttr
	slotDelAttr
	slotGet
	slotSet
	slotDelete
	slotLT // the comparisons, in the order of CompareOp
	slotLE
	slotEQ
	slotNE
	slotGT
	slotGE
	slotIter
	slotNext
	slotAIter
	slotANext
	slotAwait
	slotLen
	slotGetItem
	slotSetItem
	slotDelItem
	slotContains
	slotIndex
	slotInt
	slotFloat
	slotUnary                                      // the unary operations, in the order of UnaryOp
	slotBinary    = slotUnary + slotID(unaryCount) // and the binary ones
	slotReflected = slotBinary + slotID(binaryCount)
	slotInPlace   = slotReflected + slotID(binaryCount)
	slotCount     = slotInPlace + slotID(binaryCount)
)

var (
	slotDefs   []*slotDef
	slotByName = map[string]*slotDef{}
	// methodSlots are the slots of built-in types that CPython's shows as
	// ordinary methods, for speed or by history.
	methodSlots = map[string]bool{
		"dict.__getitem__": true, "dict.__contains__": true, "list.__getitem__": true,
		"set.__contains__": true, "frozenset.__contains__": true,
	}
)

func addSlot(d *slotDef) {
	d.group = groupOf(d.id)
	slotDefs = append(slotDefs, d)
	slotByName[d.name.text] = d
}

func groupOf(id slotID) slotID {
	switch {
	case id >= slotLT && id <= slotGE:
		return slotLT
	case id == slotGetAttr:
		return slotGetAttribute
	case id == slotDelAttr:
		return slotSetAttr
	case id == slotDelete:
		return slotSet
	case id == slotDelItem:
		return slotSetItem
	case id >= slotReflected && id < slotInPlace:
		return id - slotReflected + slotBinary
	}
	return id
}

// defineSlots builds the table.
func defineSlots() {
	defineObjectSlots()
	defineAttributeSlots()
	defineComparisonSlots()
	defineIteratorSlots()
	defineContainerSlots()
	defineNumberSlots()
	defineBinarySlots()
}

func addUnary(id slotID, name *Str, doc string, slot func(*Slots) *unaryFunc) {
	dispatcher := dispatchUnary(id)
	addSlot(&slotDef{
		id: id, name: name, doc: doc,
		has:      func(s *Slots) bool { return *slot(s) != nil },
		inherit:  func(to, from *Slots) { *slot(to) = *slot(from) },
		dispatch: func(to *Slots) { *slot(to) = dispatcher },
		wrap: func(t *Thread, owner *Type, self Value, args []Value, _ []*Str) (Value, error) {
			if err := expectArgs(args, 0); err != nil {
				return Value{}, err
			}
			return (*slot(&owner.Slots))(t, self)
		},
	})
}

func addBinary(id slotID, name *Str, doc string, slot func(*Slots) *binaryFunc) {
	dispatcher := dispatchBinary(id)
	addSlot(&slotDef{
		id: id, name: name, doc: doc,
		has:      func(s *Slots) bool { return *slot(s) != nil },
		inherit:  func(to, from *Slots) { *slot(to) = *slot(from) },
		dispatch: func(to *Slots) { *slot(to) = dispatcher },
		wrap: func(t *Thread, owner *Type, self Value, args []Value, _ []*Str) (Value, error) {
			if err := expectArgs(args, 1); err != nil {
				return Value{}, err
			}
			return (*slot(&owner.Slots))(t, self, args[0])
		},
	})
}

func defineObjectSlots() {
	addUnary(slotRepr, nameRepr, "Return repr(self).", func(s *Slots) *unaryFunc { return &s.Repr })
	addUnary(slotStr, nameStr, "Return str(self).", func(s *Slots) *unaryFunc { return &s.Str })
	addSlot(&slotDef{
		id: slotFormat, name: nameFormat, doc: "Default object formatter.",
		has:      func(s *Slots) bool { return s.Format != nil },
		inherit:  func(to, from *Slots) { to.Format = from.Format },
		dispatch: func(to *Slots) { to.Format = dispatchFormat },
		wrap:     wrapFormat,
	})
	addSlot(&slotDef{
		id: slotHash, name: nameHash, doc: "Return hash(self).",
		has:      func(s *Slots) bool { return s.Hash != nil },
		inherit:  func(to, from *Slots) { to.Hash = from.Hash },
		dispatch: func(to *Slots) { to.Hash = dispatchHash },
		wrap:     wrapHash,
	})
	addSlot(&slotDef{
		id: slotBool, name: nameBool, doc: "True if self else False",
		has:      func(s *Slots) bool { return s.Bool != nil },
		inherit:  func(to, from *Slots) { to.Bool = from.Bool },
		dispatch: func(to *Slots) { to.Bool = dispatchBool },
		wrap:     wrapBool,
	})
	addSlot(&slotDef{
		id: slotCall, name: nameCall, doc: "Call self as a function.",
		has:      func(s *Slots) bool { return s.Call != nil },
		inherit:  func(to, from *Slots) { to.Call = from.Call },
		dispatch: func(to *Slots) { to.Call = dispatchCall },
		wrap: func(t *Thread, owner *Type, self Value, args []Value, names []*Str) (Value, error) {
			return owner.Slots.Call(t, self, args, names)
		},
	})
	addSlot(&slotDef{
		id: slotInit, name: nameInit, doc: "Initialize self.  See help(type(self)) for accurate signature.",
		has:      func(s *Slots) bool { return s.Init != nil },
		inherit:  func(to, from *Slots) { to.Init = from.Init },
		dispatch: func(to *Slots) { to.Init = dispatchInit },
		wrap: func(t *Thread, owner *Type, self Value, args []Value, names []*Str) (Value, error) {
			return None, owner.Slots.Init(t, self, args, names)
		},
	})
	addSlot(&slotDef{
		id: slotNew, name: nameNew,
		has:      func(s *Slots) bool { return false }, // see newFunction
		inherit:  func(to, from *Slots) { to.New = from.New },
		dispatch: func(to *Slots) { to.New = dispatchNew },
	})
}

func defineAttributeSlots() {
	inheritGet := func(to, from *Slots) { to.GetAttr = from.GetAttr }
	dispatchGet := func(to *Slots) { to.GetAttr = dispatchGetAttr }
	addSlot(&slotDef{
		id: slotGetAttribute, name: nameGetAttribute, doc: "Return getattr(self, name).",
		has:     func(s *Slots) bool { return s.GetAttr != nil },
		inherit: inheritGet, dispatch: dispatchGet, wrap: wrapGetAttribute,
	})
	addSlot(&slotDef{
		id: slotGetAttr, name: nameGetAttr,
		has:     func(s *Slots) bool { return false },
		inherit: inheritGet, dispatch: dispatchGet,
	})
	hasSet := func(s *Slots) bool { return s.SetAttr != nil }
	inheritSet := func(to, from *Slots) { to.SetAttr = from.SetAttr }
	dispatchSet := func(to *Slots) { to.SetAttr = dispatchSetAttr }
	addSlot(&slotDef{
		id: slotSetAttr, name: nameSetAttr, doc: "Implement setattr(self, name, value).",
		has: hasSet, inherit: inheritSet, dispatch: dispatchSet, wrap: wrapSetAttr,
	})
	addSlot(&slotDef{
		id: slotDelAttr, name: nameDelAttr, doc: "Implement delattr(self, name).",
		has: hasSet, inherit: inheritSet, dispatch: dispatchSet, wrap: wrapDelAttr,
	})
	addSlot(&slotDef{
		id: slotGet, name: nameGet, doc: "Return an attribute of instance, which is of type owner.",
		has:      func(s *Slots) bool { return s.DescrGet != nil },
		inherit:  func(to, from *Slots) { to.DescrGet = from.DescrGet },
		dispatch: func(to *Slots) { to.DescrGet = dispatchGetDescriptor },
		wrap:     wrapGetDescriptor,
	})
	hasDescriptorSet := func(s *Slots) bool { return s.DescrSet != nil }
	inheritDescriptorSet := func(to, from *Slots) { to.DescrSet = from.DescrSet }
	dispatchDescriptorSet := func(to *Slots) { to.DescrSet = dispatchSetDescriptor }
	addSlot(&slotDef{
		id: slotSet, name: nameSet, doc: "Set an attribute of instance to value.",
		has: hasDescriptorSet, inherit: inheritDescriptorSet, dispatch: dispatchDescriptorSet, wrap: wrapSetDescriptor,
	})
	addSlot(&slotDef{
		id: slotDelete, name: nameDelete, doc: "Delete an attribute of instance.",
		has: hasDescriptorSet, inherit: inheritDescriptorSet, dispatch: dispatchDescriptorSet, wrap: wrapDeleteDescriptor,
	})
}

func defineComparisonSlots() {
	for op, name := range []*Str{nameLt, nameLe, nameEq, nameNe, nameGt, nameGe} {
		op := CompareOp(op)
		addSlot(&slotDef{
			id: slotLT + slotID(op), name: name, doc: "Return self" + op.String() + "value.",
			has:      func(s *Slots) bool { return s.Compare != nil },
			inherit:  func(to, from *Slots) { to.Compare = from.Compare },
			dispatch: func(to *Slots) { to.Compare = dispatchCompare },
			wrap: func(t *Thread, owner *Type, self Value, args []Value, _ []*Str) (Value, error) {
				if err := expectArgs(args, 1); err != nil {
					return Value{}, err
				}
				return owner.Slots.Compare(t, op, self, args[0])
			},
		})
	}
}

func defineIteratorSlots() {
	addUnary(slotIter, nameIter, "Implement iter(self).", func(s *Slots) *unaryFunc { return &s.Iter })
	addSlot(&slotDef{
		id: slotNext, name: nameNext, doc: "Implement next(self).",
		has:      func(s *Slots) bool { return s.Next != nil },
		inherit:  func(to, from *Slots) { to.Next = from.Next },
		dispatch: func(to *Slots) { to.Next = dispatchNext },
		wrap:     wrapNext,
	})
	addUnary(slotAIter, nameAIter, "Return an awaitable, that resolves in asynchronous iterator.",
		func(s *Slots) *unaryFunc { return &s.AIter })
	addUnary(slotANext, nameANext, "Return a value or raise StopAsyncIteration.",
		func(s *Slots) *unaryFunc { return &s.ANext })
	addUnary(slotAwait, nameAwait, "Return an iterator to be used in await expression.",
		func(s *Slots) *unaryFunc { return &s.Await })
}

func defineContainerSlots() {
	addSlot(&slotDef{
		id: slotLen, name: nameLen, doc: "Return len(self).",
		has:      func(s *Slots) bool { return s.Len != nil },
		inherit:  func(to, from *Slots) { to.Len = from.Len },
		dispatch: func(to *Slots) { to.Len = dispatchLen },
		wrap:     wrapLen,
	})
	addBinary(slotGetItem, nameGetItem, "Return self[key].", func(s *Slots) *binaryFunc { return &s.GetItem })
	hasSet := func(s *Slots) bool { return s.SetItem != nil }
	inheritSet := func(to, from *Slots) { to.SetItem = from.SetItem }
	dispatchSet := func(to *Slots) { to.SetItem = dispatchSetItem }
	addSlot(&slotDef{
		id: slotSetItem, name: nameSetItem, doc: "Set self[key] to value.",
		has: hasSet, inherit: inheritSet, dispatch: dispatchSet, wrap: wrapSetItem,
	})
	addSlot(&slotDef{
		id: slotDelItem, name: nameDelItem, doc: "Delete self[key].",
		has: hasSet, inherit: inheritSet, dispatch: dispatchSet, wrap: wrapDelItem,
	})
	addSlot(&slotDef{
		id: slotContains, name: nameContains, doc: "Return bool(key in self).",
		has:      func(s *Slots) bool { return s.Contains != nil },
		inherit:  func(to, from *Slots) { to.Contains = from.Contains },
		dispatch: func(to *Slots) { to.Contains = dispatchContains },
		wrap:     wrapContains,
	})
}

func defineNumberSlots() {
	addUnary(slotIndex, nameIndex, "Return self converted to an integer, if self is suitable for use as an index into a list.",
		func(s *Slots) *unaryFunc { return &s.Index })
	addUnary(slotInt, nameInt, "int(self)", func(s *Slots) *unaryFunc { return &s.Int })
	addUnary(slotFloat, nameFloat, "float(self)", func(s *Slots) *unaryFunc { return &s.Float })
	names := [unaryCount]*Str{nameNeg, namePos, nameInvert, nameAbs}
	docs := [unaryCount]string{"-self", "+self", "~self", "abs(self)"}
	for op := range unaryCount {
		addUnary(slotUnary+slotID(op), names[op], docs[op], func(s *Slots) *unaryFunc { return &s.Unary[op] })
	}
}

func slotByID(id slotID) *slotDef {
	for _, d := range slotDefs {
		if d.id == id {
			return d
		}
	}
	return nil
}

func defineBinarySlots() {
	names := [binaryCount][3]*Str{
		{nameAdd, nameRAdd, nameIAdd}, {nameSub, nameRSub, nameISub}, {nameMul, nameRMul, nameIMul},
		{nameMatMul, nameRMatMul, nameIMatMul}, {nameTrueDiv, nameRTrueDiv, nameITrueDiv},
		{nameFloorDiv, nameRFloorDiv, nameIFloorDiv}, {nameMod, nameRMod, nameIMod}, {nameDivMod, nameRDivMod, nil},
		{namePow, nameRPow, nameIPow}, {nameLShift, nameRLShift, nameILShift}, {nameRShift, nameRRShift, nameIRShift},
		{nameAnd, nameRAnd, nameIAnd}, {nameXor, nameRXor, nameIXor}, {nameOr, nameROr, nameIOr},
	}
	for op := range binaryCount {
		symbol := op.String()
		forward, reflected := "Return self"+symbol+"value.", "Return value"+symbol+"self."
		switch op {
		case DivMod:
			forward, reflected = "Return divmod(self, value).", "Return divmod(value, self)."
		case Pow:
			forward, reflected = "Return pow(self, value, mod).", "Return pow(value, self, mod)."
		}
		addBinary(slotBinary+slotID(op), names[op][0], forward, func(s *Slots) *binaryFunc { return &s.Binary[op] })
		addBinary(slotReflected+slotID(op), names[op][1], reflected, func(s *Slots) *binaryFunc { return &s.Reflected[op] })
		if names[op][2] != nil {
			addBinary(slotInPlace+slotID(op), names[op][2], "Return self"+symbol+"=value.",
				func(s *Slots) *binaryFunc { return &s.InPlace[op] })
		}
	}
	defineSequenceSlots()
	definePowerSlots()
}

// defineSequenceSlots lets + and * stand for Concat and Repeat too, in types
// that have those but not the number's operations.
func defineSequenceSlots() {
	alsoSequence(slotBinary+slotID(Add), func(s *Slots) *binaryFunc { return &s.Concat }, false)
	alsoSequence(slotInPlace+slotID(Add), func(s *Slots) *binaryFunc { return &s.InPlaceConcat }, false)
	alsoSequence(slotBinary+slotID(Mul), func(s *Slots) *binaryFunc { return &s.Repeat }, true)
	alsoSequence(slotReflected+slotID(Mul), func(s *Slots) *binaryFunc { return &s.Repeat }, true)
	alsoSequence(slotInPlace+slotID(Mul), func(s *Slots) *binaryFunc { return &s.InPlaceRepeat }, true)
}

func alsoSequence(id slotID, slot func(*Slots) *binaryFunc, repeat bool) {
	d := slotByID(id)
	has, inherit, dispatch, wrap := d.has, d.inherit, d.dispatch, d.wrap
	d.has = func(s *Slots) bool { return has(s) || *slot(s) != nil }
	d.inherit = func(to, from *Slots) {
		inherit(to, from)
		*slot(to) = *slot(from)
	}
	d.dispatch = func(to *Slots) {
		dispatch(to)
		*slot(to) = nil
	}
	d.wrap = func(t *Thread, owner *Type, self Value, args []Value, names []*Str) (Value, error) {
		sequence := *slot(&owner.Slots)
		if sequence == nil {
			return wrap(t, owner, self, args, names)
		}
		if !repeat {
			if err := expectArgs(args, 1); err != nil {
				return Value{}, err
			}
			return sequence(t, self, args[0])
		}
		if err := unpackArgs(args, 1, 1); err != nil {
			return Value{}, err
		}
		n, err := IndexInt(t, args[0], OverflowError)
		if err != nil {
			return Value{}, err
		}
		return sequence(t, self, Int(int64(n)))
	}
}

// definePowerSlots adds the third argument of pow.
func definePowerSlots() {
	d := slotByID(slotBinary + slotID(Pow))
	inherit, dispatch := d.inherit, d.dispatch
	d.inherit = func(to, from *Slots) {
		inherit(to, from)
		to.Power3 = from.Power3
	}
	d.dispatch = func(to *Slots) {
		dispatch(to)
		to.Power3 = dispatchPower3
	}
	d.wrap = func(t *Thread, owner *Type, self Value, args []Value, _ []*Str) (Value, error) {
		if err := unpackArgs(args, 1, 2); err != nil {
			return Value{}, err
		}
		if len(args) == 2 && !args[1].IsNone() && owner.Slots.Power3 != nil {
			return owner.Slots.Power3(t, self, args[0], args[1])
		}
		return owner.Slots.Binary[Pow](t, self, args[0])
	}
	r := slotByID(slotReflected + slotID(Pow))
	r.wrap = func(t *Thread, owner *Type, self Value, args []Value, _ []*Str) (Value, error) {
		if err := unpackArgs(args, 1, 2); err != nil {
			return Value{}, err
		}
		return owner.Slots.Reflected[Pow](t, self, args[0])
	}
}
