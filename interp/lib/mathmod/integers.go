package mathmod

import (
	"math"
	"math/big"
	"math/bits"

	"github.com/apy-lang/apy/interp/object"
)

func addIntegers(m *object.Module) {
	m.Func("factorial", oneArgument, factorial)
	m.Func("comb", twoArguments, comb)
	m.Func("perm", object.Positional(1, 2), perm)
	m.Func("isqrt", oneArgument, isqrt)
	m.Func("gcd", object.Positional(0, -1), gcd)
	m.Func("lcm", object.Positional(0, -1), lcm)
}

// chargeProduct counts the work and the memory of a product of n factors of so
// many bits, by steps of a size that big.Int's multiplication takes.
func chargeProduct(t *thread, n int64, factorBits int) error {
	const most = 1 << 33 // bytes: more than any int that can be made
	high, size := bits.Mul64(uint64(n), uint64(factorBits)/8+1)
	if high != 0 || size > most {
		return object.Raise(object.MemoryError)
	}
	if err := t.ChargeBytes(int(size)); err != nil {
		return err
	}
	return t.Charge(int(size / 8 * uint64(bits.Len64(size))))
}

func factorial(t *thread, args []value) (value, error) {
	index, err := object.Index(t, args[0])
	if err != nil {
		return value{}, err
	}
	n, _ := object.AsBigInt(index)
	switch {
	case n.Sign() < 0:
		return value{}, object.ValueErrorf("factorial() not defined for negative values")
	case !n.IsInt64():
		return value{}, object.Raisef(object.OverflowError, "factorial() argument should not exceed %d", int64(math.MaxInt64))
	}
	return factorialOf(t, n.Int64())
}

func factorialOf(t *thread, n int64) (value, error) {
	if err := chargeProduct(t, n, bits.Len64(uint64(n))); err != nil {
		return value{}, err
	}
	return object.BigIntValue(new(big.Int).MulRange(1, n)), nil
}

// twoNaturals are the arguments n and k.
func twoNaturals(t *thread, args []value) (n, k *big.Int, err error) {
	numbers := [2]*big.Int{}
	for i, v := range args {
		index, err := object.Index(t, v)
		if err != nil {
			return nil, nil, err
		}
		numbers[i], _ = object.AsBigInt(index)
	}
	n, k = numbers[0], numbers[1]
	if n.Sign() < 0 {
		return nil, nil, object.ValueErrorf("n must be a non-negative integer")
	}
	if k.Sign() < 0 {
		return nil, nil, object.ValueErrorf("k must be a non-negative integer")
	}
	return n, k, nil
}

func comb(t *thread, args []value) (value, error) {
	n, k, err := twoNaturals(t, args)
	if err != nil {
		return value{}, err
	}
	rest := new(big.Int).Sub(n, k)
	if rest.Sign() < 0 {
		return object.Int(0), nil
	}
	if rest.Cmp(k) < 0 {
		k = rest
	}
	if !k.IsInt64() {
		return value{}, object.Raisef(object.OverflowError, "min(n - k, k) must not exceed %d", int64(math.MaxInt64))
	}
	if err := chargeProduct(t, k.Int64(), n.BitLen()); err != nil {
		return value{}, err
	}
	if n.IsInt64() {
		return object.BigIntValue(new(big.Int).Binomial(n.Int64(), k.Int64())), nil
	}
	result, factor := big.NewInt(1), new(big.Int)
	for i := int64(0); i < k.Int64(); i++ {
		if err := t.Step(); err != nil {
			return value{}, err
		}
		result.Mul(result, factor.Sub(n, big.NewInt(i)))
		result.Quo(result, big.NewInt(i+1))
	}
	return object.BigIntValue(result), nil
}

func perm(t *thread, args []value) (value, error) {
	if len(args) == 1 || args[1].IsNone() {
		return factorial(t, args[:1])
	}
	n, k, err := twoNaturals(t, args)
	if err != nil {
		return value{}, err
	}
	if n.Cmp(k) < 0 {
		return object.Int(0), nil
	}
	if !k.IsInt64() {
		return value{}, object.Raisef(object.OverflowError, "k must not exceed %d", int64(math.MaxInt64))
	}
	if err := chargeProduct(t, k.Int64(), n.BitLen()); err != nil {
		return value{}, err
	}
	if n.IsInt64() {
		return object.BigIntValue(new(big.Int).MulRange(n.Int64()-k.Int64()+1, n.Int64())), nil
	}
	result, factor := big.NewInt(1), new(big.Int)
	for i := int64(0); i < k.Int64(); i++ {
		if err := t.Step(); err != nil {
			return value{}, err
		}
		result.Mul(result, factor.Sub(n, big.NewInt(i)))
	}
	return object.BigIntValue(result), nil
}

func isqrt(t *thread, args []value) (value, error) {
	index, err := object.Index(t, args[0])
	if err != nil {
		return value{}, err
	}
	n, _ := object.AsBigInt(index)
	if n.Sign() < 0 {
		return value{}, object.ValueErrorf("isqrt() argument must be nonnegative")
	}
	if err := t.Charge(n.BitLen()/64 + 1); err != nil {
		return value{}, err
	}
	return object.BigIntValue(new(big.Int).Sqrt(n)), nil
}

// combine folds the arguments, ints all, from the identity.
func combine(t *thread, args []value, result int64, ofWords func(a, b int64) (int64, bool), ofBig func(a, b *big.Int) *big.Int) (value, error) {
	wide := (*big.Int)(nil)
	for _, v := range args {
		index, err := object.Index(t, v)
		if err != nil {
			return value{}, err
		}
		if x, ok := index.Int64(); ok && wide == nil {
			if combined, ok := ofWords(result, x); ok {
				result = combined
				continue
			}
		}
		n, _ := object.AsBigInt(index)
		if err := t.Charge(n.BitLen()/64 + 1); err != nil {
			return value{}, err
		}
		if wide == nil {
			wide = big.NewInt(result)
		}
		wide = ofBig(wide, n)
	}
	if wide != nil {
		return object.BigIntValue(wide), nil
	}
	return object.Int(result), nil
}

// gcdOfWords is Euclid's algorithm; it fails for the one number whose absolute
// value does not fit.
func gcdOfWords(a, b int64) (int64, bool) {
	if a == math.MinInt64 || b == math.MinInt64 {
		return 0, false
	}
	for b != 0 {
		a, b = b, a%b
	}
	if a < 0 {
		a = -a
	}
	return a, true
}

func gcdOfBig(a, b *big.Int) *big.Int {
	return new(big.Int).GCD(nil, nil, new(big.Int).Abs(a), new(big.Int).Abs(b))
}

func gcd(t *thread, args []value) (value, error) { return combine(t, args, 0, gcdOfWords, gcdOfBig) }

func lcm(t *thread, args []value) (value, error) {
	return combine(t, args, 1, func(a, b int64) (int64, bool) {
		divisor, ok := gcdOfWords(a, b)
		if !ok || divisor == 0 {
			return 0, ok
		}
		if b < 0 {
			b = -b
		}
		high, low := bits.Mul64(uint64(a/divisor), uint64(b))
		return int64(low), high == 0 && low <= math.MaxInt64
	}, func(a, b *big.Int) *big.Int {
		divisor := gcdOfBig(a, b)
		if divisor.Sign() == 0 {
			return divisor
		}
		quotient := new(big.Int).Quo(a, divisor)
		return quotient.Abs(quotient.Mul(quotient, b))
	})
}
