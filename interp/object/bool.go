package object

const boolDoc = `Returns True when the argument is true, False otherwise.
The builtins True and False are the only two instances of the class bool.
The class bool is a subclass of the class int, and cannot be subclassed.`

func defineBool() {
	c := BoolType
	c.Doc = boolDoc
	c.Flags |= Final
	s := &c.Slots
	s.New = boolNew
	s.Repr = boolRepr
	s.Bool = func(_ *Thread, v Value) (bool, error) { return v.num != 0, nil }
	s.setBinary(And, boolOperator(And, func(x, y uint64) uint64 { return x & y }))
	s.setBinary(Or, boolOperator(Or, func(x, y uint64) uint64 { return x | y }))
	s.setBinary(Xor, boolOperator(Xor, func(x, y uint64) uint64 { return x ^ y }))
}

var trueStr, falseStr = Intern("True"), Intern("False")

func boolRepr(_ *Thread, v Value) (Value, error) {
	if v.num != 0 {
		return trueStr.Value(), nil
	}
	return falseStr.Value(), nil
}

// boolNew is bool(x=False, /).
func boolNew(t *Thread, _ *Type, args []Value, names []*Str) (Value, error) {
	if len(names) > 0 {
		return Value{}, TypeErrorf("bool() takes no keyword arguments")
	}
	switch len(args) {
	case 0:
		return False, nil
	case 1:
		truth, err := Truth(t, args[0])
		return Bool(truth), err
	}
	return Value{}, TypeErrorf("bool expected at most 1 argument, got %d", len(args))
}

// boolOperator is an operator that gives a bool for two bools, and what int
// gives otherwise.
func boolOperator(op BinaryOp, compute func(x, y uint64) uint64) binarySlot {
	ofInts := intOperator(op)
	return func(t *Thread, a, b Value) (Value, error) {
		if a.IsBool() && b.IsBool() {
			return Value{obj: boolTag, num: compute(a.num, b.num)}, nil
		}
		return ofInts(t, a, b)
	}
}
