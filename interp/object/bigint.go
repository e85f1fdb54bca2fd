package object

import (
	"math"
	"math/big"
	"math/bits"
)

// BigInt is an int that does not fit 64 bits. Its value never changes, and
// never fits an int64: [BigIntValue] makes the small form of what does.
type BigInt struct{ value big.Int }

func (*BigInt) Type() *Type { return IntType }

// BigIntValue makes an int of n, whose words it takes over.
func BigIntValue(n *big.Int) Value {
	if n.IsInt64() {
		return Int(n.Int64())
	}
	b := &BigInt{}
	b.value.SetBits(n.Bits())
	if n.Sign() < 0 {
		b.value.Neg(&b.value)
	}
	return Value{obj: b}
}

// normal returns the one form of the int that has just been computed in b.
func (b *BigInt) normal() Value {
	if b.value.IsInt64() {
		return Int(b.value.Int64())
	}
	return Value{obj: b}
}

// AsInt returns the plain int in v: v itself, the 0 or 1 of a bool, or the
// value of an instance of a subclass of int.
func AsInt(v Value) (Value, bool) {
	switch o := v.obj.(type) {
	case *intKind, *BigInt:
		return v, true
	case *boolKind:
		return Int(int64(v.num)), true
	case *Derived:
		return AsInt(o.Base)
	}
	return Value{}, false
}

// AsBigInt returns the int in v (see [AsInt]) as a big.Int, which the caller
// must not change.
func AsBigInt(v Value) (*big.Int, bool) {
	x, ok := integerOf(v)
	if !ok {
		return nil, false
	}
	return x.wide(), true
}

// integer is an operand of int arithmetic: small, unless big is set.
type integer struct {
	small int64
	big   *big.Int
}

func integerOf(v Value) (integer, bool) {
	switch o := v.obj.(type) {
	case *intKind, *boolKind:
		return integer{small: int64(v.num)}, true
	case *BigInt:
		return integer{big: &o.value}, true
	case *Derived:
		return integerOf(o.Base)
	}
	return integer{}, false
}

// selfInteger is integerOf for the receiver of an int's slot or method.
func selfInteger(v Value) integer {
	x, _ := integerOf(v)
	return x
}

func (x integer) wide() *big.Int {
	if x.big != nil {
		return x.big
	}
	return big.NewInt(x.small)
}

// wideIn is wide that uses scratch instead of allocating.
func (x integer) wideIn(scratch *big.Int) *big.Int {
	if x.big != nil {
		return x.big
	}
	scratch.SetBits([]big.Word{big.Word(magnitude(x.small))})
	if x.small < 0 {
		scratch.Neg(scratch)
	}
	return scratch
}

func (x integer) value() Value {
	if x.big != nil {
		return BigIntValue(x.big)
	}
	return Int(x.small)
}

func (x integer) sign() int {
	switch {
	case x.big != nil:
		return x.big.Sign()
	case x.small > 0:
		return 1
	case x.small < 0:
		return -1
	}
	return 0
}

func (x integer) compare(y integer) int {
	switch {
	case x.big == nil && y.big == nil:
		if x.small < y.small {
			return -1
		}
		if x.small > y.small {
			return 1
		}
		return 0
	case x.big == nil:
		return -y.big.Sign()
	case y.big == nil:
		return x.big.Sign()
	}
	return x.big.Cmp(y.big)
}

// float converts with correct rounding; ok is false when x is too large.
func (x integer) float() (f float64, ok bool) {
	if x.big == nil {
		return float64(x.small), true
	}
	f, _ = x.big.Float64()
	return f, !math.IsInf(f, 0)
}

// bitLen is the number of bits of the absolute value.
func (x integer) bitLen() int {
	if x.big != nil {
		return x.big.BitLen()
	}
	return bits.Len64(magnitude(x.small))
}

// magnitude is |i|, which may be 1<<63.
func magnitude(i int64) uint64 {
	if i < 0 {
		return -uint64(i)
	}
	return uint64(i)
}

// hash is x modulo hashModulus, signed. Since 2**64 is 8 modulo it, a word is
// taken in by a shift.
func (x integer) hash() int64 {
	if x.big == nil {
		return hashInt64(x.small)
	}
	var h uint64
	words := x.big.Bits()
	for i := len(words) - 1; i >= 0; i-- {
		h = ((h<<3)%hashModulus + uint64(words[i])%hashModulus) % hashModulus
	}
	signed := int64(h)
	if x.big.Sign() < 0 {
		signed = -signed
	}
	if signed == -1 {
		return -2
	}
	return signed
}

const (
	// maxIntBits is the largest int we make: beyond it is a MemoryError.
	maxIntBits = 1 << 32
	// smallIntWords is what an int may take without being charged for its
	// memory; the step that makes it is charge enough.
	smallIntWords = 64
	// wordsPerStep is how many multiplications of words take about as long as
	// a turn of a loop.
	wordsPerStep = 16
)

// chargeIntBits accounts for an int of n bits about to be made.
func chargeIntBits(t *Thread, n uint64) error {
	if n <= smallIntWords*bits.UintSize {
		return nil
	}
	const ample = 1 << 50
	if err := t.ChargeBytes(int(min(n/8, ample))); err != nil {
		return err
	}
	if n > maxIntBits {
		return Raise(MemoryError)
	}
	return t.Charge(int(n / bits.UintSize / wordsPerStep))
}

// chargeProduct accounts for the work of multiplying, or dividing by the same
// method, numbers of m and n words: all pairs of words, or by Karatsuba's
// method when both are long.
func chargeProduct(t *Thread, m, n int) error {
	if m > n {
		m, n = n, m
	}
	work := float64(m) * float64(n)
	if m > 40 {
		work = math.Pow(float64(m), math.Log2(3)) * float64(n) / float64(m)
	}
	return t.Charge(int(min(work/wordsPerStep, math.MaxInt32<<20)))
}
