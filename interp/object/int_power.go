package object

import (
	"math"
	"math/big"
	"math/bits"
)

// intPower is the slot of a ** b for ints.
func intPower(t *Thread, a, b Value) (Value, error) {
	x, ok := integerOf(a)
	if !ok {
		return NotImplemented, nil
	}
	y, ok := integerOf(b)
	if !ok {
		return NotImplemented, nil
	}
	if y.sign() < 0 {
		return intPowerNegative(t, x, y)
	}
	if x.big == nil && y.big == nil {
		if power, ok := powerInt64(x.small, y.small); ok {
			return Int(power), nil
		}
	}
	return powerBig(t, x.wide(), y.wide())
}

func intPowerNegative(t *Thread, x, y integer) (Value, error) {
	base, ok := x.float()
	exponent, ok2 := y.float()
	if !ok || !ok2 {
		return Value{}, errIntTooLargeForFloat()
	}
	return floatPower(t, base, exponent)
}

func errIntTooLargeForFloat() error {
	return Raisef(OverflowError, "int too large to convert to float")
}

// powerInt64 squares and multiplies while the result fits.
func powerInt64(x, y int64) (power int64, ok bool) {
	power = 1
	for y > 0 {
		if y&1 == 1 {
			if power, ok = productInt64(power, x); !ok {
				return 0, false
			}
		}
		if y >>= 1; y > 0 {
			if x, ok = productInt64(x, x); !ok {
				return 0, false
			}
		}
	}
	return power, true
}

func productInt64(x, y int64) (int64, bool) {
	high, low := bits.Mul64(magnitude(x), magnitude(y))
	if high != 0 || low > math.MaxInt64 {
		return 0, false
	}
	return x * y, true
}

// powerBig is x ** y for y >= 0, charged before it is computed.
func powerBig(t *Thread, x, y *big.Int) (Value, error) {
	if x.BitLen() <= 1 {
		return powerOfUnit(x, y), nil
	}
	// Of an odd number's power every bit counts; powers of two shift.
	twos := x.TrailingZeroBits()
	odd := new(big.Int).Rsh(x, twos)
	resultBits := math.MaxUint64 * 0.99
	if y.IsInt64() {
		resultBits = (float64(x.BitLen()-odd.BitLen()) + log2(odd)) * float64(y.Int64())
	}
	size := uint64(min(resultBits+bits.UintSize, math.MaxUint64*0.99))
	if err := chargeIntBits(t, size); err != nil {
		return Value{}, err
	}
	if words := int(size / bits.UintSize); odd.BitLen() > 1 {
		if err := chargeProduct(t, words, words); err != nil {
			return Value{}, err
		}
	}
	power := &BigInt{}
	power.value.Exp(odd, y, nil)
	power.value.Lsh(&power.value, twos*uint(y.Uint64()))
	return power.normal(), nil
}

// powerOfUnit is x ** y for x -1, 0 or 1.
func powerOfUnit(x, y *big.Int) Value {
	if y.Sign() == 0 || x.Sign() < 0 && y.Bit(0) == 0 {
		return Int(1)
	}
	return Int(x.Int64())
}

// log2 is the binary logarithm of |x|, from its leading bits.
func log2(x *big.Int) float64 {
	n := x.BitLen()
	drop := max(n-64, 0)
	top := new(big.Int).Rsh(new(big.Int).Abs(x), uint(drop))
	return math.Log2(float64(top.Uint64())) + float64(drop)
}

// intPowerModulo is the slot of pow(a, b, modulus).
func intPowerModulo(t *Thread, a, b, modulus Value) (Value, error) {
	x, ok := integerOf(a)
	y, ok2 := integerOf(b)
	if !ok || !ok2 {
		return NotImplemented, nil
	}
	if modulus.IsUnbound() || modulus.IsNone() {
		return intPower(t, a, b)
	}
	m, ok := integerOf(modulus)
	if !ok {
		return NotImplemented, nil
	}
	if m.sign() == 0 {
		return Value{}, ValueErrorf("pow() 3rd argument cannot be 0")
	}
	return powerModulo(t, x.wide(), y.wide(), m.wide())
}

func powerModulo(t *Thread, x, y, m *big.Int) (Value, error) {
	size := new(big.Int).Abs(m)
	words := len(m.Bits())
	if err := chargeProduct(t, words*max(y.BitLen(), 1), words); err != nil {
		return Value{}, err
	}
	if y.Sign() < 0 {
		x = new(big.Int).ModInverse(x, size)
		if x == nil {
			return Value{}, ValueErrorf("base is not invertible for the given modulus")
		}
		y = new(big.Int).Neg(y)
	}
	power := &BigInt{}
	power.value.Exp(x, y, size)
	// Exp of a zero exponent forgets the modulus 1.
	power.value.Mod(&power.value, size)
	if m.Sign() < 0 && power.value.Sign() != 0 {
		power.value.Add(&power.value, m)
	}
	return power.normal(), nil
}
