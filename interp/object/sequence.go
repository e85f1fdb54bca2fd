package object

import "strings"

// What list and tuple share. A function that may call script code takes a
// pointer to the elements and reads them anew after each call: the script may
// have changed the list.

// maxElems bounds a sequence where no byte limit does: the process could not
// allocate more.
const maxElems = 1 << 31

// chargeElems accounts for a new sequence of n elements.
func (t *Thread) chargeElems(n int) error {
	if n > maxElems {
		return Raise(MemoryError)
	}
	if err := t.Charge(n / 8); err != nil {
		return err
	}
	return t.ChargeBytes(n * valueBytes)
}

// compareElems compares two sequences in lexical order.
func compareElems(t *Thread, op CompareOp, a, b *[]Value) (Value, error) {
	i := 0
	for ; i < len(*a) && i < len(*b); i++ {
		x, y := (*a)[i], (*b)[i]
		if err := t.Step(); err != nil {
			return Value{}, err
		}
		if x.Is(y) {
			continue
		}
		equal, err := Equal(t, x, y)
		if err != nil {
			return Value{}, err
		}
		if !equal {
			break
		}
	}
	if i >= len(*a) || i >= len(*b) {
		return Bool(op.holds(len(*a) - len(*b))), nil
	}
	switch op {
	case EQ:
		return False, nil
	case NE:
		return True, nil
	}
	return Compare(t, op, (*a)[i], (*b)[i])
}

// holds reports whether the operation is true of two values of which sign
// tells the order.
func (op CompareOp) holds(sign int) bool {
	switch op {
	case LT:
		return sign < 0
	case LE:
		return sign <= 0
	case EQ:
		return sign == 0
	case NE:
		return sign != 0
	case GT:
		return sign > 0
	}
	return sign >= 0
}

// writeReprs writes the elements' reprs with commas between them.
func writeReprs(t *Thread, b *strings.Builder, elems *[]Value) error {
	for i := 0; i < len(*elems); i++ {
		if i > 0 {
			b.WriteString(", ")
		}
		if err := writeRepr(t, b, (*elems)[i]); err != nil {
			return err
		}
	}
	return nil
}

// writeRepr writes one repr, counting its work and memory.
func writeRepr(t *Thread, b *strings.Builder, v Value) error {
	text, err := ReprString(t, v)
	if err != nil {
		return err
	}
	if err := t.Charge(1 + len(text)/64); err != nil {
		return err
	}
	if err := t.ChargeBytes(len(text)); err != nil {
		return err
	}
	b.WriteString(text)
	return nil
}

// indexOf finds item among elems[start:stop]; -1: not there.
func indexOf(t *Thread, elems *[]Value, item Value, start, stop int) (int, error) {
	for i := start; i < stop && i < len(*elems); i++ {
		if err := t.Step(); err != nil {
			return -1, err
		}
		equal, err := equalItem(t, (*elems)[i], item)
		if err != nil {
			return -1, err
		}
		if equal {
			return i, nil
		}
	}
	return -1, nil
}

// equalItem is Equal with a shortcut for keys that need no call.
func equalItem(t *Thread, a, b Value) (bool, error) {
	if equal, decided := equalKeys(a, b); decided {
		return equal, nil
	}
	return Equal(t, a, b)
}

// containsElem is `item in elems`.
func containsElem(t *Thread, elems *[]Value, item Value) (bool, error) {
	i, err := indexOf(t, elems, item, 0, maxElems)
	return i >= 0, err
}

// countElem counts the elements equal to item.
func countElem(t *Thread, elems *[]Value, item Value) (Value, error) {
	n := 0
	for i := 0; i < len(*elems); i++ {
		if err := t.Step(); err != nil {
			return Value{}, err
		}
		equal, err := equalItem(t, (*elems)[i], item)
		if err != nil {
			return Value{}, err
		}
		if equal {
			n++
		}
	}
	return Int(int64(n)), nil
}

// indexRange reads the optional start and stop of index(value, start, stop).
func indexRange(t *Thread, args []Value, length func() int) (start, stop int, err error) {
	stop = maxElems
	if len(args) > 1 {
		if start, err = sliceIndex(t, args[1]); err != nil {
			return 0, 0, err
		}
	}
	if len(args) > 2 {
		if stop, err = sliceIndex(t, args[2]); err != nil {
			return 0, 0, err
		}
	}
	if start < 0 {
		start = max(start+length(), 0)
	}
	if stop < 0 {
		stop += length()
	}
	return start, stop, nil
}

// sliceIndex reads a bound that is clipped rather than refused when it is too
// large.
func sliceIndex(t *Thread, v Value) (int, error) {
	if i, ok := v.Int64(); ok {
		return int(i), nil
	}
	if v.Type().Slots.Index == nil {
		return 0, TypeErrorf("slice indices must be integers or have an __index__ method")
	}
	return IndexInt(t, v, nil)
}

// repeatElems is elems * n.
func repeatElems(t *Thread, elems []Value, count Value) ([]Value, error) {
	n, err := repeatCount(t, count, len(elems))
	if n == 0 || err != nil {
		return nil, err
	}
	size := len(elems) * n
	if err := t.chargeElems(size); err != nil {
		return nil, err
	}
	result := make([]Value, size)
	if len(elems) == 1 {
		for i := range result {
			result[i] = elems[0]
		}
		return result, nil
	}
	for done := copy(result, elems); done < size; done *= 2 {
		copy(result[done:], result[:done])
	}
	return result, nil
}

// repeatCount reads the count of a repetition of length elements: 0 when the
// result is empty.
func repeatCount(t *Thread, count Value, length int) (int, error) {
	n, err := IndexInt(t, count, OverflowError)
	if n <= 0 || length == 0 || err != nil {
		return 0, err
	}
	if n > maxElems/length {
		return 0, Raise(MemoryError)
	}
	return n, nil
}

// concatElems is a + b.
func concatElems(t *Thread, a, b []Value) ([]Value, error) {
	if err := t.chargeElems(len(a) + len(b)); err != nil {
		return nil, err
	}
	result := make([]Value, len(a)+len(b))
	copy(result[copy(result, a):], b)
	return result, nil
}

// pickElems is elems[start::step] with count elements.
func pickElems(t *Thread, elems []Value, start, step, count int) ([]Value, error) {
	if count <= 0 {
		return nil, nil
	}
	if err := t.chargeElems(count); err != nil {
		return nil, err
	}
	result := make([]Value, count)
	if step == 1 {
		copy(result, elems[start:start+count])
		return result, nil
	}
	for i, at := 0, start; i < count; i, at = i+1, at+step {
		result[i] = elems[at]
	}
	return result, nil
}

// elementIndex reads the key of a subscript and adds the length to a negative
// one. kind is the sequence's name in errors; length is asked after __index__
// was called.
func elementIndex(t *Thread, key Value, kind string, length func() int) (int, error) {
	i, ok := key.Int64()
	if !ok {
		if key.Type().Slots.Index == nil {
			return 0, TypeErrorf("%s indices must be integers or slices, not %s", kind, key.Type().Name)
		}
		n, err := IndexInt(t, key, IndexError)
		if err != nil {
			return 0, err
		}
		i = int64(n)
	}
	if i < 0 {
		i += int64(length())
	}
	return int(i), nil
}

// noHash marks a type as unhashable: its __hash__ is None.
func (t *Type) noHash() {
	t.Slots.Hash = hashNotImplemented
	t.Dict.SetStr(nameHash, None)
}

// newOf makes the instance of cls for a built-in value of type base: the value
// itself, or a Derived around it for a subclass.
func newOf(cls, base *Type, v Value) Value {
	if cls == base {
		return v
	}
	return FromObject(NewDerived(cls, v))
}

// withoutInitKeywords drops the keyword arguments of a call of a subclass that
// has an __init__ of its own, for which they are meant.
func (t *Type) withoutInitKeywords(args []Value, names []*Str) ([]Value, []*Str) {
	if len(names) == 0 {
		return args, nil
	}
	if _, definer, ok := t.LookupIn(nameInit); ok && definer != ObjectType {
		return args[:len(args)-len(names)], nil
	}
	return args, names
}

// collectHinted is Collect that asks a script's object for its length hint, as
// list and tuple do.
func collectHinted(t *Thread, iterable Value) ([]Value, error) {
	var l List
	err := l.Extend(t, iterable)
	return l.Elems, err
}

// askLengthHint asks an object of a script's class how many items it has. The
// answer is of no use here, but the script may see the question, and its
// errors count.
func askLengthHint(t *Thread, v Value) error {
	if !v.Type().Has(HeapType) {
		return nil
	}
	if v.Type().Slots.Len != nil {
		if _, err := Length(t, v); err != nil && !Matches(err, TypeError) {
			return err
		}
		return nil
	}
	hint, ok, err := LookupSpecial(t, v, nameLengthHint)
	if err != nil || !ok {
		return err
	}
	n, err := Call(t, hint, nil, nil)
	if err != nil {
		if Matches(err, TypeError) {
			return nil
		}
		return err
	}
	if n.IsNotImplemented() {
		return nil
	}
	i, ok := AsInt(n)
	if !ok {
		return TypeErrorf("__length_hint__ must be an integer, not %s", n.Type().Name)
	}
	if small, ok := i.Int64(); ok && small < 0 {
		return ValueErrorf("__length_hint__() should return >= 0")
	}
	return nil
}

// ssize reads an argument that must fit a machine word.
func ssize(t *Thread, v Value) (int, error) {
	i, err := Index(t, v)
	if err != nil {
		return 0, err
	}
	n, ok := i.Int64()
	if !ok {
		return 0, Raisef(OverflowError, "Python int too large to convert to C ssize_t")
	}
	return int(n), nil
}

// readOnly adds an attribute that is a field of the Go struct.
func (t *Type) readOnly(name string, get func(self Value) Value) {
	t.GetSet(name, func(_ *Thread, self Value) (Value, error) { return get(self), nil },
		func(*Thread, Value, Value) error { return Raisef(AttributeError, "readonly attribute") })
}
