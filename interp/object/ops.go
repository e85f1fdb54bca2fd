package object

import "math"

// BinaryOperation is a OP b: the numbers inline, then the operands' slots.
func BinaryOperation(t *Thread, op BinaryOp, a, b Value) (Value, error) {
	if a.IsInt64() && b.IsInt64() {
		if v, ok := intOperation(op, a.RawInt(), b.RawInt()); ok {
			return v, nil
		}
	} else if x, y, ok := floatOperands(a, b); ok {
		if v, ok := floatOperation(op, x, y); ok {
			return v, nil
		}
	}
	return binarySlow(t, op, a, b)
}

// intOperation computes what needs neither a big int nor an error; ok is false
// for everything else.
func intOperation(op BinaryOp, x, y int64) (v Value, ok bool) {
	switch op {
	case Add:
		sum := x + y
		return Int(sum), (x^sum)&(y^sum) >= 0
	case Sub:
		diff := x - y
		return Int(diff), (x^y)&(x^diff) >= 0
	case Mul:
		return multiplyInts(x, y)
	case FloorDiv:
		if y == 0 || y == -1 {
			return Value{}, false
		}
		quotient := x / y
		if x%y != 0 && (x < 0) != (y < 0) {
			quotient--
		}
		return Int(quotient), true
	case Mod:
		if y == 0 || y == -1 {
			return Value{}, false
		}
		rest := x % y
		if rest != 0 && (rest < 0) != (y < 0) {
			rest += y
		}
		return Int(rest), true
	case TrueDiv:
		const exact = 1 << 53
		if y == 0 || x > exact || x < -exact || y > exact || y < -exact {
			return Value{}, false
		}
		return Float(float64(x) / float64(y)), true
	case And:
		return Int(x & y), true
	case Or:
		return Int(x | y), true
	case Xor:
		return Int(x ^ y), true
	case LShift:
		if uint64(y) > 62 {
			return Value{}, false
		}
		shifted := x << uint(y)
		return Int(shifted), shifted>>uint(y) == x
	case RShift:
		if y < 0 {
			return Value{}, false
		}
		return Int(x >> uint(min(y, 63))), true
	}
	return Value{}, false
}

func multiplyInts(x, y int64) (Value, bool) {
	const half = 1 << 31
	if x < half && x >= -half && y < half && y >= -half {
		return Int(x * y), true
	}
	product := x * y
	if x == 0 || y == 0 {
		return Int(0), true
	}
	if x == math.MinInt64 || y == math.MinInt64 || product/y != x {
		return Value{}, false
	}
	return Int(product), true
}

// floatOperands converts operands of which one may be an int.
func floatOperands(a, b Value) (x, y float64, ok bool) {
	x, ok = a.Float64()
	if !ok {
		if !a.IsInt64() {
			return 0, 0, false
		}
		x = float64(a.RawInt())
	}
	y, ok = b.Float64()
	if !ok {
		if !b.IsInt64() {
			return 0, 0, false
		}
		y = float64(b.RawInt())
	}
	return x, y, true
}

func floatOperation(op BinaryOp, x, y float64) (v Value, ok bool) {
	switch op {
	case Add:
		return Float(x + y), true
	case Sub:
		return Float(x - y), true
	case Mul:
		return Float(x * y), true
	case TrueDiv:
		return Float(x / y), y != 0
	}
	return Value{}, false
}

func binarySlow(t *Thread, op BinaryOp, a, b Value) (Value, error) {
	v, err := binarySlots(t, op, a, b)
	if err != nil || !v.IsNotImplemented() {
		return v, err
	}
	switch op {
	case Add:
		if concat := a.Type().Slots.Concat; concat != nil {
			return concat(t, a, b)
		}
	case Mul:
		if repeat := a.Type().Slots.Repeat; repeat != nil {
			return repeatSequence(t, repeat, a, b)
		}
		if repeat := b.Type().Slots.Repeat; repeat != nil {
			return repeatSequence(t, repeat, b, a)
		}
	}
	return Value{}, unsupportedOperands(op.String(), a, b)
}

// binarySlots tries a's slot and b's reflected slot, b's first when b's type
// is a subtype of a's that overrides it. The result may be NotImplemented.
func binarySlots(t *Thread, op BinaryOp, a, b Value) (Value, error) {
	ta, tb := a.Type(), b.Type()
	if ta == tb {
		if f := ta.Slots.Binary[op]; f != nil {
			return f(t, a, b)
		}
		return NotImplemented, nil
	}
	forward, reflected := ta.Slots.Binary[op], tb.Slots.Reflected[op]
	if reflected != nil && tb.IsSubtype(ta) && (forward == nil || overridesReflected(ta, tb, op)) {
		if v, err := reflected(t, b, a); err != nil || !v.IsNotImplemented() {
			return v, err
		}
		reflected = nil
	}
	if forward != nil {
		if v, err := forward(t, a, b); err != nil || !v.IsNotImplemented() {
			return v, err
		}
	}
	if reflected != nil {
		return reflected(t, b, a)
	}
	return NotImplemented, nil
}

// repeatSequence is sequence * count.
func repeatSequence(t *Thread, repeat func(*Thread, Value, Value) (Value, error), sequence, count Value) (Value, error) {
	if count.Type().Slots.Index == nil {
		return Value{}, TypeErrorf("can't multiply sequence by non-int of type '%s'", count.Type().Name)
	}
	n, err := IndexInt(t, count, OverflowError)
	if err != nil {
		return Value{}, err
	}
	return repeat(t, sequence, Int(int64(n)))
}

func unsupportedOperands(symbol string, a, b Value) error {
	if a.Type() == BuiltinType && symbol == ">>" {
		if f, ok := a.obj.(*Builtin); ok && f.Name == "print" {
			return TypeErrorf("unsupported operand type(s) for %s: '%s' and '%s'. Did you mean \"print(<message>, file=<output_stream>)\"?",
				symbol, a.Type().Name, b.Type().Name)
		}
	}
	return TypeErrorf("unsupported operand type(s) for %s: '%s' and '%s'", symbol, a.Type().qualifiedName(), b.Type().qualifiedName())
}

// InPlaceOperation is a OP= b: the in-place slot when a's type has one, else
// what BinaryOperation does.
func InPlaceOperation(t *Thread, op BinaryOp, a, b Value) (Value, error) {
	if a.IsInt64() && b.IsInt64() {
		if v, ok := intOperation(op, a.RawInt(), b.RawInt()); ok {
			return v, nil
		}
	} else if x, y, ok := floatOperands(a, b); ok {
		if v, ok := floatOperation(op, x, y); ok {
			return v, nil
		}
	}
	slots := &a.Type().Slots
	if f := slots.InPlace[op]; f != nil {
		if v, err := f(t, a, b); err != nil || !v.IsNotImplemented() {
			return v, err
		}
	}
	v, err := binarySlots(t, op, a, b)
	if err != nil || !v.IsNotImplemented() {
		return v, err
	}
	return inPlaceSequence(t, op, a, b)
}

func inPlaceSequence(t *Thread, op BinaryOp, a, b Value) (Value, error) {
	slots := &a.Type().Slots
	switch op {
	case Add:
		if concat := slots.InPlaceConcat; concat != nil {
			return concat(t, a, b)
		}
		if concat := slots.Concat; concat != nil {
			return concat(t, a, b)
		}
	case Mul:
		if repeat := slots.InPlaceRepeat; repeat != nil {
			return repeatSequence(t, repeat, a, b)
		}
		if repeat := slots.Repeat; repeat != nil {
			return repeatSequence(t, repeat, a, b)
		}
		if repeat := b.Type().Slots.Repeat; repeat != nil && !a.Type().hasSequenceMethods() {
			return repeatSequence(t, repeat, b, a)
		}
	}
	symbol := op.String()
	if op == Pow {
		symbol = "**"
	}
	return Value{}, unsupportedOperands(symbol+"=", a, b)
}

// UnaryOperation is OP v.
func UnaryOperation(t *Thread, op UnaryOp, v Value) (Value, error) {
	if v.IsInt64() {
		switch x := v.RawInt(); op {
		case Neg:
			if x != math.MinInt64 {
				return Int(-x), nil
			}
		case Pos:
			return v, nil
		case Invert:
			return Int(^x), nil
		case Abs:
			if x != math.MinInt64 {
				return Int(max(x, -x)), nil
			}
		}
	} else if x, ok := v.Float64(); ok {
		switch op {
		case Neg:
			return Float(-x), nil
		case Pos:
			return v, nil
		case Abs:
			return Float(math.Abs(x)), nil
		}
	}
	if f := v.Type().Slots.Unary[op]; f != nil {
		return f(t, v)
	}
	return Value{}, TypeErrorf("bad operand type for %s: '%s'", unaryNames[op], v.Type().Name)
}

var unaryNames = [unaryCount]string{"unary -", "unary +", "unary ~", "abs()"}

// Power is pow(base, exponent, modulus); modulus may be None.
func Power(t *Thread, base, exponent, modulus Value) (Value, error) {
	if modulus.IsUnbound() || modulus.IsNone() {
		return BinaryOperation(t, Pow, base, exponent)
	}
	// CPython asks the three types in turn; only the first is ever a script's.
	tried := make([]*Type, 0, 3)
	for _, v := range [3]Value{base, exponent, modulus} {
		f := v.Type().Slots.Power3
		if f == nil || containsType(tried, v.Type()) {
			continue
		}
		tried = append(tried, v.Type())
		if v.Type().Has(HeapType) && len(tried) > 1 {
			continue
		}
		if result, err := f(t, base, exponent, modulus); err != nil || !result.IsNotImplemented() {
			return result, err
		}
	}
	return Value{}, TypeErrorf("unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'",
		base.Type().Name, exponent.Type().Name, modulus.Type().Name)
}

func containsType(types []*Type, t *Type) bool {
	for _, u := range types {
		if u == t {
			return true
		}
	}
	return false
}
