package object

import (
	"math"
	"math/big"
	"math/bits"
)

// bigOperation computes what the int64 fast path of intOperation leaves.
//
// Small operands are widened on the stack: the calls below are direct, so that
// the compiler sees that the operands do not escape.
func bigOperation(t *Thread, op BinaryOp, x, y integer) (Value, error) {
	var first, second big.Int
	a, b := x.wideIn(&first), y.wideIn(&second)
	switch op {
	case Add, Sub, And, Or, Xor:
		return linearBig(t, op, a, b)
	case Mul:
		return multiplyBig(t, a, b)
	case TrueDiv:
		return trueDivideBig(t, a, b)
	case FloorDiv:
		return floorDivideBig(t, a, b)
	case Mod:
		return moduloBig(t, a, b)
	case DivMod:
		return divModBig(t, a, b)
	case LShift:
		return shiftLeftBig(t, a, b)
	case RShift:
		return shiftRightBig(t, a, b)
	}
	return NotImplemented, nil
}

// binarySlot is the type of an operator's slot.
type binarySlot = func(t *Thread, self, other Value) (Value, error)

// setBinary sets both the slot of self OP other and the reflected one.
func (s *Slots) setBinary(op BinaryOp, f binarySlot) {
	s.Binary[op] = f
	s.Reflected[op] = func(t *Thread, self, other Value) (Value, error) { return f(t, other, self) }
}

func defineIntOperators(s *Slots) {
	for op := range binaryCount {
		if op != MatMul && op != Pow {
			s.setBinary(op, intOperator(op))
		}
	}
	s.setBinary(Pow, intPower)
	s.Power3 = intPowerModulo
	s.Unary = [unaryCount]func(*Thread, Value) (Value, error){
		Neg: intNegative, Pos: intPlain, Invert: intInvert, Abs: intAbsolute,
	}
}

func intOperator(op BinaryOp) binarySlot {
	return func(t *Thread, a, b Value) (Value, error) {
		x, ok := integerOf(a)
		if !ok {
			return NotImplemented, nil
		}
		y, ok := integerOf(b)
		if !ok {
			return NotImplemented, nil
		}
		if x.big == nil && y.big == nil {
			if v, ok := intOperation(op, x.small, y.small); ok {
				return v, nil
			}
		}
		return bigOperation(t, op, x, y)
	}
}

// linearBig is an operation whose work and result grow as the operands do.
func linearBig(t *Thread, op BinaryOp, x, y *big.Int) (Value, error) {
	if err := chargeIntBits(t, uint64(max(x.BitLen(), y.BitLen()))); err != nil {
		return Value{}, err
	}
	result := &BigInt{}
	switch z := &result.value; op {
	case Add:
		z.Add(x, y)
	case Sub:
		z.Sub(x, y)
	case And:
		z.And(x, y)
	case Or:
		z.Or(x, y)
	case Xor:
		z.Xor(x, y)
	}
	return result.normal(), nil
}

func multiplyBig(t *Thread, x, y *big.Int) (Value, error) {
	if err := chargeIntBits(t, uint64(x.BitLen())+uint64(y.BitLen())); err != nil {
		return Value{}, err
	}
	if err := chargeProduct(t, len(x.Bits()), len(y.Bits())); err != nil {
		return Value{}, err
	}
	product := &BigInt{}
	product.value.Mul(x, y)
	return product.normal(), nil
}

// floorQuotient divides as Python does: the rest has the divisor's sign.
func floorQuotient(t *Thread, quotient, rest, x, y *big.Int) error {
	if err := chargeIntBits(t, uint64(max(x.BitLen(), y.BitLen()))); err != nil {
		return err
	}
	if err := chargeProduct(t, max(len(x.Bits())-len(y.Bits()), 1), len(y.Bits())); err != nil {
		return err
	}
	quotient.QuoRem(x, y, rest)
	if rest.Sign()*y.Sign() < 0 {
		quotient.Sub(quotient, bigOne)
		rest.Add(rest, y)
	}
	return nil
}

var bigOne = big.NewInt(1)

func floorDivideBig(t *Thread, x, y *big.Int) (Value, error) {
	if y.Sign() == 0 {
		return Value{}, Raisef(ZeroDivisionError, "integer division or modulo by zero")
	}
	quotient := &BigInt{}
	var rest big.Int
	if err := floorQuotient(t, &quotient.value, &rest, x, y); err != nil {
		return Value{}, err
	}
	return quotient.normal(), nil
}

func moduloBig(t *Thread, x, y *big.Int) (Value, error) {
	if y.Sign() == 0 {
		return Value{}, Raisef(ZeroDivisionError, "integer modulo by zero")
	}
	rest := &BigInt{}
	var quotient big.Int
	if err := floorQuotient(t, &quotient, &rest.value, x, y); err != nil {
		return Value{}, err
	}
	return rest.normal(), nil
}

func divModBig(t *Thread, x, y *big.Int) (Value, error) {
	if y.Sign() == 0 {
		return Value{}, Raisef(ZeroDivisionError, "integer division or modulo by zero")
	}
	quotient, rest := &BigInt{}, &BigInt{}
	if err := floorQuotient(t, &quotient.value, &rest.value, x, y); err != nil {
		return Value{}, err
	}
	return TupleOf(quotient.normal(), rest.normal()), nil
}

func shiftLeftBig(t *Thread, x, y *big.Int) (Value, error) {
	switch {
	case y.Sign() < 0:
		return Value{}, ValueErrorf("negative shift count")
	case x.Sign() == 0:
		return Int(0), nil
	}
	count, err := shiftCount(t, x, y)
	if err != nil {
		return Value{}, err
	}
	shifted := &BigInt{}
	shifted.value.Lsh(x, count)
	return shifted.normal(), nil
}

// shiftCount accounts for x << y and returns y as Go wants it. CPython counts
// digits of 30 bits in a machine word.
func shiftCount(t *Thread, x, y *big.Int) (uint, error) {
	const digitBits = 30
	if y.BitLen() > 63 {
		digits := new(big.Int).Quo(y, big.NewInt(digitBits))
		if !digits.IsInt64() {
			return 0, Raisef(OverflowError, "too many digits in integer")
		}
		return 0, chargeIntBits(t, math.MaxUint64)
	}
	count := y.Uint64()
	return uint(count), chargeIntBits(t, uint64(x.BitLen())+count)
}

func shiftRightBig(t *Thread, x, y *big.Int) (Value, error) {
	if y.Sign() < 0 {
		return Value{}, ValueErrorf("negative shift count")
	}
	if !y.IsInt64() || y.Int64() >= int64(x.BitLen()) {
		if x.Sign() < 0 {
			return Int(-1), nil
		}
		return Int(0), nil
	}
	if err := chargeIntBits(t, uint64(x.BitLen())-y.Uint64()); err != nil {
		return Value{}, err
	}
	shifted := &BigInt{}
	shifted.value.Rsh(x, uint(y.Uint64()))
	return shifted.normal(), nil
}

func trueDivideBig(t *Thread, x, y *big.Int) (Value, error) {
	if y.Sign() == 0 {
		return Value{}, Raisef(ZeroDivisionError, "division by zero")
	}
	if err := chargeProduct(t, max(len(x.Bits())-len(y.Bits()), 1), len(y.Bits())); err != nil {
		return Value{}, err
	}
	f := ratioToFloat(x, y)
	if math.IsInf(f, 0) {
		return Value{}, Raisef(OverflowError, "integer division result too large for a float")
	}
	return Float(f), nil
}

// ratioToFloat is x / y rounded once, to the nearest float, ties to even.
//
// The quotient is computed to 55 or 56 bits, of which the last stands for all
// that follow; then the bits that the result has no room for, more of them
// when it is subnormal, are rounded away by hand.
func ratioToFloat(x, y *big.Int) float64 {
	const precision, smallest = 53, -1074
	shift := precision + 2 - (x.BitLen() - y.BitLen())
	if x.Sign() == 0 || smallest+shift > 63 {
		return math.Copysign(0, float64(y.Sign())*math.Copysign(1, float64(x.Sign())))
	}
	numerator, denominator := new(big.Int).Abs(x), new(big.Int).Abs(y)
	if shift > 0 {
		numerator.Lsh(numerator, uint(shift))
	} else {
		denominator.Lsh(denominator, uint(-shift))
	}
	rest := new(big.Int)
	numerator.QuoRem(numerator, denominator, rest)
	quotient := numerator.Uint64()
	if rest.Sign() != 0 {
		quotient |= 1
	}
	drop := max(bits.Len64(quotient)-precision, smallest+shift)
	quotient = roundShift(quotient, drop)
	f := math.Ldexp(float64(quotient), drop-shift)
	if x.Sign()*y.Sign() < 0 {
		return -f
	}
	return f
}

// roundShift is n >> count rounded to nearest, ties to even.
func roundShift(n uint64, count int) uint64 {
	if count > 63 {
		return 0
	}
	kept, rest, half := n>>count, n&(1<<count-1), uint64(1)<<count>>1
	if rest > half || rest == half && half != 0 && kept&1 == 1 {
		kept++
	}
	return kept
}

func intNegative(t *Thread, v Value) (Value, error) {
	x := selfInteger(v)
	if x.big == nil && x.small != math.MinInt64 {
		return Int(-x.small), nil
	}
	if err := chargeIntBits(t, uint64(x.bitLen())); err != nil {
		return Value{}, err
	}
	negative := &BigInt{}
	negative.value.Neg(x.wide())
	return negative.normal(), nil
}

// intPlain is the int without a subclass around it.
func intPlain(_ *Thread, v Value) (Value, error) {
	plain, _ := AsInt(v)
	return plain, nil
}

func intInvert(t *Thread, v Value) (Value, error) {
	x := selfInteger(v)
	if x.big == nil {
		return Int(^x.small), nil
	}
	if err := chargeIntBits(t, uint64(x.bitLen())); err != nil {
		return Value{}, err
	}
	inverted := &BigInt{}
	inverted.value.Not(x.big)
	return inverted.normal(), nil
}

func intAbsolute(t *Thread, v Value) (Value, error) {
	if selfInteger(v).sign() < 0 {
		return intNegative(t, v)
	}
	return intPlain(t, v)
}
