package object

func defineSet() {
	SetType.Doc = "Build an unordered collection of unique elements."
	SetType.noHash()
	SetType.Slots.New = func(_ *Thread, cls *Type, _ []Value, _ []*Str) (Value, error) {
		return newOf(cls, SetType, NewSet().Value()), nil
	}
	SetType.Slots.Init = initSet
	FrozenSetType.Doc = "Build an immutable unordered collection of unique elements."
	FrozenSetType.Slots.New = newFrozenSetOf
	FrozenSetType.Slots.Hash = hashFrozenSet
	for _, c := range []*Type{SetType, FrozenSetType} {
		defineAnySet(c)
	}
	defineSetMethods(SetType)
	defineSetInPlace(&SetType.Slots)
	defineIterator(setIteratorType, nextOfSet, func(self Value) int {
		if it := self.obj.(*setIterator); it.set != nil && it.used == it.set.used {
			return it.left
		}
		return 0
	})
}

// setOf returns the *Set of a receiver known to be one, nil for others.
func setOf(v Value) *Set {
	if s, ok := v.obj.(*Set); ok {
		return s
	}
	s, _ := v.AsSet()
	return s
}

var setSignature = Positional(0, 1)

func initSet(t *Thread, self Value, args []Value, names []*Str) error {
	args, _, err := setSignature.bind(t, self.Type().Name, "set", args, names)
	if err != nil {
		return err
	}
	s := setOf(self)
	if s.fill > 0 {
		s.Clear()
	}
	if len(args) == 0 {
		return nil
	}
	return s.Update(t, args[0])
}

func newFrozenSetOf(t *Thread, cls *Type, args []Value, names []*Str) (Value, error) {
	args, names = cls.withoutInitKeywords(args, names)
	args, _, err := setSignature.bind(t, cls.Name, "frozenset", args, names)
	if err != nil {
		return Value{}, err
	}
	s := newFrozenSet()
	if len(args) == 1 {
		if o, ok := args[0].obj.(*Set); ok && o.frozen && cls == FrozenSetType {
			return args[0], nil
		}
		if err := s.Update(t, args[0]); err != nil {
			return Value{}, err
		}
	}
	return newOf(cls, FrozenSetType, s.Value()), nil
}

// hashFrozenSet is not remembered: a constant of a program is shared by
// goroutines.
func hashFrozenSet(t *Thread, self Value) (int64, error) {
	s := setOf(self)
	if err := t.Charge(len(s.table) / 8); err != nil {
		return 0, err
	}
	return hashSetElems(s.used, func(yield func(uint64) bool) {
		for i := range s.table {
			if e := &s.table[i]; !e.key.IsUnbound() && !yield(e.hash) {
				return
			}
		}
	}), nil
}

// defineAnySet fills in what set and frozenset share.
func defineAnySet(c *Type) {
	s := &c.Slots
	s.Repr = reprSet
	s.Compare = compareSets
	s.Len = func(_ *Thread, self Value) (int, error) { return setOf(self).used, nil }
	s.Contains = containsInSet
	s.Iter = func(_ *Thread, self Value) (Value, error) {
		s := setOf(self)
		return Value{obj: &setIterator{set: s, used: s.used, left: s.used}}, nil
	}
	s.Binary[Or] = setOperation(func(t *Thread, a *Set, b Value) (*Set, error) { return a.union(t, []Value{b}) })
	s.Binary[And] = setOperation(func(t *Thread, a *Set, b Value) (*Set, error) { return a.intersection(t, b) })
	s.Binary[Sub] = setOperation(func(t *Thread, a *Set, b Value) (*Set, error) { return a.difference(t, b) })
	s.Binary[Xor] = setOperation(func(t *Thread, a *Set, b Value) (*Set, error) { return a.symmetricDifference(t, b) })
	for _, op := range []BinaryOp{Or, And, Sub, Xor} {
		forward := s.Binary[op]
		s.Reflected[op] = func(t *Thread, self, other Value) (Value, error) { return forward(t, other, self) }
	}
	defineAnySetMethods(c)
}

// setOperation makes a binary operation of two sets.
func setOperation(f func(t *Thread, a *Set, b Value) (*Set, error)) func(t *Thread, a, b Value) (Value, error) {
	return func(t *Thread, a, b Value) (Value, error) {
		x, y := setOf(a), setOf(b)
		if x == nil || y == nil {
			return NotImplemented, nil
		}
		result, err := f(t, x, Value{obj: y})
		return FromObject(result), err
	}
}

// defineSetInPlace adds |= and its like, which take sets only.
func defineSetInPlace(slots *Slots) {
	for op, f := range map[BinaryOp]func(t *Thread, s *Set, other Value) error{
		Or: func(t *Thread, s *Set, other Value) error { return s.Update(t, other) },
		And: func(t *Thread, s *Set, other Value) error {
			common, err := s.intersection(t, other)
			if err == nil {
				s.takeOver(common)
			}
			return err
		},
		Sub: func(t *Thread, s *Set, other Value) error { return s.differenceUpdate(t, other) },
		Xor: func(t *Thread, s *Set, other Value) error { return s.symmetricDifferenceUpdate(t, other) },
	} {
		slots.InPlace[op] = func(t *Thread, self, other Value) (Value, error) {
			o := setOf(other)
			if o == nil {
				return NotImplemented, nil
			}
			return self, f(t, setOf(self), Value{obj: o})
		}
	}
}

func reprSet(t *Thread, self Value) (Value, error) {
	s := setOf(self)
	name := self.Type().Name
	if !t.enterRepr(s) {
		return NewStr(name + "(...)"), nil
	}
	defer t.leaveRepr()
	if s.used == 0 {
		return NewStr(name + "()"), nil
	}
	elems, err := Collect(t, self)
	if err != nil {
		return Value{}, err
	}
	text, err := ReprString(t, NewList(elems))
	if err != nil {
		return Value{}, err
	}
	text = "{" + text[1:len(text)-1] + "}"
	if self.Type() != SetType {
		text = name + "(" + text + ")"
	}
	return NewStr(text), nil
}

// withFrozen runs look-up f with key; a set, which has no hash, is looked up
// as the frozenset of the same elements.
func withFrozen(t *Thread, key Value, f func(*Thread, Value) (bool, error)) (bool, error) {
	found, err := f(t, key)
	if err == nil || !Matches(err, TypeError) {
		return found, err
	}
	s := setOf(key)
	if s == nil || s.frozen {
		return false, err
	}
	frozen, err := FrozenSetFrom(t, key)
	if err != nil {
		return false, err
	}
	return f(t, frozen.Value())
}

func containsInSet(t *Thread, self, item Value) (bool, error) {
	return withFrozen(t, item, setOf(self).Has)
}

// setIterator iterates by slot and refuses to go on when the size changed.
type setIterator struct {
	set  *Set // nil once exhausted
	used int  // -1: the size has changed
	next int
	left int
}

var setIteratorType = NewBuiltinType("set_iterator", ObjectType)

func (*setIterator) Type() *Type { return setIteratorType }

func nextOfSet(t *Thread, self Value) (Value, bool, error) {
	it := self.obj.(*setIterator)
	s := it.set
	if s == nil {
		return Value{}, false, nil
	}
	if it.used != s.used {
		it.used = -1
		return Value{}, false, Raisef(RuntimeError, "Set changed size during iteration")
	}
	i := it.next
	for i < len(s.table) && s.table[i].key.IsUnbound() {
		i++
	}
	if i >= len(s.table) {
		it.set = nil
		return Value{}, false, nil
	}
	if err := chargeHoles(t, i-it.next); err != nil {
		return Value{}, false, err
	}
	it.next = i + 1
	it.left--
	return s.table[i].key, true, nil
}
