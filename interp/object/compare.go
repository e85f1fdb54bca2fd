package object

// Compare is the rich comparison a OP b.
func Compare(t *Thread, op CompareOp, a, b Value) (Value, error) {
	if a.IsInt64() && b.IsInt64() {
		return Bool(compare(op, a.RawInt(), b.RawInt())), nil
	}
	if x, ok := a.Float64(); ok {
		if y, ok := b.Float64(); ok {
			return Bool(compare(op, x, y)), nil
		}
	}
	if x, ok := a.obj.(*Str); ok {
		if y, ok := b.obj.(*Str); ok && min(len(x.text), len(y.text)) <= uncounted {
			return Bool(compare(op, x.text, y.text)), nil
		}
	}
	return compareSlow(t, op, a, b)
}

// CompareBool is the truth of a OP b, in which an object always equals itself:
// what containers use.
func CompareBool(t *Thread, op CompareOp, a, b Value) (bool, error) {
	if a.Is(b) && (op == EQ || op == NE) {
		return op == EQ, nil
	}
	if a.IsInt64() && b.IsInt64() {
		return compare(op, a.RawInt(), b.RawInt()), nil
	}
	v, err := Compare(t, op, a, b)
	if err != nil {
		return false, err
	}
	return Truth(t, v)
}

// Equal is CompareBool for ==.
func Equal(t *Thread, a, b Value) (bool, error) { return CompareBool(t, EQ, a, b) }

// compare compares in Go's order, which for floats is IEEE 754's, and for texts
// that of their code points, since UTF-8 sorts as they do.
func compare[T int64 | float64 | string](op CompareOp, x, y T) bool {
	switch op {
	case LT:
		return x < y
	case LE:
		return x <= y
	case EQ:
		return x == y
	case NE:
		return x != y
	case GT:
		return x > y
	default:
		return x >= y
	}
}

// uncounted is the length up to which comparing texts is no work to count.
const uncounted = 4096

// compareSlow asks a, then b with the operation swapped; b first when its type
// is a subtype of a's.
func compareSlow(t *Thread, op CompareOp, a, b Value) (Value, error) {
	if holds, ok := compareMixed(op, a, b); ok {
		return Bool(holds), nil
	}
	if err := t.EnterRecursive(" in comparison"); err != nil {
		return Value{}, err
	}
	defer t.Leave()
	ta, tb := a.Type(), b.Type()
	swappedTried := false
	if ta != tb && tb.Slots.Compare != nil && tb.IsSubtype(ta) {
		swappedTried = true
		if v, err := tb.Slots.Compare(t, op.Swapped(), b, a); err != nil || !v.IsNotImplemented() {
			return v, err
		}
	}
	if f := ta.Slots.Compare; f != nil {
		if v, err := f(t, op, a, b); err != nil || !v.IsNotImplemented() {
			return v, err
		}
	}
	if f := tb.Slots.Compare; f != nil && !swappedTried {
		if v, err := f(t, op.Swapped(), b, a); err != nil || !v.IsNotImplemented() {
			return v, err
		}
	}
	switch op {
	case EQ:
		return Bool(a.Is(b)), nil
	case NE:
		return Bool(!a.Is(b)), nil
	}
	return Value{}, TypeErrorf("'%s' not supported between instances of '%s' and '%s'", op, ta.qualifiedName(), tb.qualifiedName())
}

// Contains is `item in container`.
func Contains(t *Thread, container, item Value) (bool, error) {
	if f := container.Type().Slots.Contains; f != nil {
		return f(t, container, item)
	}
	it, err := Iter(t, container)
	if err != nil {
		if Matches(err, TypeError) {
			return false, TypeErrorf("argument of type '%s' is not iterable", container.Type().Name)
		}
		return false, err
	}
	for {
		if err := t.Step(); err != nil {
			return false, err
		}
		v, ok, err := Next(t, it)
		if err != nil || !ok {
			return false, err
		}
		if same, err := CompareBool(t, EQ, v, item); err != nil || same {
			return same, err
		}
	}
}
