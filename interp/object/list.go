package object

import "strings"

func defineList() {
	l := ListType
	l.Flags |= SequencePattern
	l.Doc = "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\nThe argument must be an iterable if specified."
	l.noHash()
	s := &l.Slots
	s.New = func(_ *Thread, cls *Type, _ []Value, _ []*Str) (Value, error) {
		return newOf(cls, ListType, NewList(nil)), nil
	}
	s.Init = initList
	s.Repr = reprList
	s.Compare = compareLists
	s.Len = func(_ *Thread, self Value) (int, error) { return len(listOf(self).Elems), nil }
	s.GetItem = getListItem
	s.SetItem = setListItem
	s.Contains = func(t *Thread, self, item Value) (bool, error) {
		return containsElem(t, &listOf(self).Elems, item)
	}
	s.Concat = concatLists
	s.InPlaceConcat = func(t *Thread, self, other Value) (Value, error) {
		return self, listOf(self).Extend(t, other)
	}
	s.Repeat = func(t *Thread, self, n Value) (Value, error) {
		elems, err := repeatElems(t, listOf(self).Elems, n)
		return NewList(elems), err
	}
	s.InPlaceRepeat = func(t *Thread, self, n Value) (Value, error) {
		l := listOf(self)
		elems, err := repeatElems(t, l.Elems, n)
		if err == nil {
			l.Elems = elems
		}
		return self, err
	}
	s.Iter = func(_ *Thread, self Value) (Value, error) {
		return Value{obj: &listIterator{list: listOf(self)}}, nil
	}
	defineListMethods()
	defineListIterators()
}

// listOf returns the *List of a receiver known to be one.
func listOf(v Value) *List {
	if l, ok := v.obj.(*List); ok {
		return l
	}
	l, _ := v.AsList()
	return l
}

// Value returns l as a value.
func (l *List) Value() Value { return Value{obj: l} }

// Append adds v at the end.
func (l *List) Append(t *Thread, v Value) error {
	if len(l.Elems) == cap(l.Elems) {
		if err := l.grow(t); err != nil {
			return err
		}
	}
	l.Elems = append(l.Elems, v)
	return nil
}

// grow makes room for at least one element more. A long list grows by half, so
// that all its arrays together are three times the last one; with Go's append,
// which adds a quarter, they would be five times.
func (l *List) grow(t *Thread) error {
	n := len(l.Elems)
	bigger := n + max(4, n)
	if n > 1024 {
		bigger = n + n/2
	}
	if err := t.ChargeBytes((bigger - n) * valueBytes); err != nil {
		return err
	}
	elems := make([]Value, n, bigger)
	copy(elems, l.Elems)
	l.Elems = elems
	return nil
}

// Extend adds the items of an iterable at the end.
func (l *List) Extend(t *Thread, iterable Value) error {
	switch o := iterable.obj.(type) {
	case *List:
		return l.extendElems(t, o.Elems)
	case *Tuple:
		return l.extendElems(t, o.Elems)
	case *Range:
		return l.extendRange(t, o)
	}
	if o, ok := iterable.AsList(); ok && o == l { // it would never end
		return l.extendElems(t, o.Elems)
	}
	it, err := Iter(t, iterable)
	if err != nil {
		return err
	}
	if err := askLengthHint(t, iterable); err != nil {
		return err
	}
	return l.extendIterator(t, it)
}

func (l *List) extendIterator(t *Thread, it Value) error {
	next := it.Type().Slots.Next
	for {
		v, ok, err := next(t, it)
		if err != nil || !ok {
			return err
		}
		if err := t.Step(); err != nil {
			return err
		}
		if err := l.Append(t, v); err != nil {
			return err
		}
	}
}

func (l *List) extendElems(t *Thread, elems []Value) error {
	if err := t.chargeElems(len(elems)); err != nil {
		return err
	}
	l.Elems = append(l.Elems, elems...)
	return nil
}

var listSignature = Positional(0, 1)

func initList(t *Thread, self Value, args []Value, names []*Str) error {
	args, _, err := listSignature.bind(t, "list", "list", args, names)
	if err != nil {
		return err
	}
	l := listOf(self)
	l.Elems = nil
	if len(args) == 0 {
		return nil
	}
	return l.Extend(t, args[0])
}

func reprList(t *Thread, self Value) (Value, error) {
	l := listOf(self)
	if len(l.Elems) == 0 {
		return NewStr("[]"), nil
	}
	if !t.enterRepr(l) {
		return NewStr("[...]"), nil
	}
	defer t.leaveRepr()
	var b strings.Builder
	b.WriteByte('[')
	if err := writeReprs(t, &b, &l.Elems); err != nil {
		return Value{}, err
	}
	b.WriteByte(']')
	return NewStr(b.String()), nil
}

func compareLists(t *Thread, op CompareOp, a, b Value) (Value, error) {
	x, y := listOf(a), listOf(b)
	if x == nil || y == nil {
		return NotImplemented, nil
	}
	if len(x.Elems) != len(y.Elems) && (op == EQ || op == NE) {
		return Bool(op == NE), nil
	}
	return compareElems(t, op, &x.Elems, &y.Elems)
}

func concatLists(t *Thread, self, other Value) (Value, error) {
	o := listOf(other)
	if o == nil {
		return Value{}, TypeErrorf("can only concatenate list (not \"%s\") to list", other.Type().Name)
	}
	elems, err := concatElems(t, listOf(self).Elems, o.Elems)
	return NewList(elems), err
}

func getListItem(t *Thread, self, key Value) (Value, error) {
	l := listOf(self)
	if i, ok := key.Int64(); ok {
		if i < 0 {
			i += int64(len(l.Elems))
		}
		if uint64(i) < uint64(len(l.Elems)) {
			return l.Elems[i], nil
		}
		return Value{}, Raisef(IndexError, "list index out of range")
	}
	if s, ok := key.AsSlice(); ok {
		return getListSlice(t, l, s)
	}
	i, err := elementIndex(t, key, "list", l.length)
	if err != nil {
		return Value{}, err
	}
	if uint(i) >= uint(len(l.Elems)) {
		return Value{}, Raisef(IndexError, "list index out of range")
	}
	return l.Elems[i], nil
}

func (l *List) length() int { return len(l.Elems) }

func setListItem(t *Thread, self, key, v Value) error {
	l := listOf(self)
	if s, ok := key.AsSlice(); ok {
		if v.IsUnbound() {
			return deleteListSlice(t, l, s)
		}
		return setListSlice(t, l, s, v)
	}
	i, err := elementIndex(t, key, "list", l.length)
	if err != nil {
		return err
	}
	if uint(i) >= uint(len(l.Elems)) {
		return Raisef(IndexError, "list assignment index out of range")
	}
	if v.IsUnbound() {
		return l.splice(t, i, i+1, nil)
	}
	l.Elems[i] = v
	return nil
}
