// Package randommod is the module _random: the Mersenne Twister, from which
// py/random.apy makes everything else. A seed gives the numbers that it gives
// in CPython.
package randommod

import (
	"crypto/sha512"
	"math/big"
	"math/bits"
	"math/rand/v2"
	"sync"

	"github.com/apy-lang/apy/interp/object"
)

type (
	value  = object.Value
	thread = object.Thread
)

var (
	randomType  *object.Type
	defineTypes sync.Once
)

// New makes the module for a session.
func New(*thread) (*object.Module, error) {
	defineTypes.Do(defineRandom)
	m := object.NewModule("_random")
	m.Set("Random", randomType.Value())
	m.Func("_sha512", object.OneArg, func(t *thread, args []value) (value, error) {
		data, ok := object.BufferOf(args[0])
		if !ok {
			return value{}, object.TypeErrorf("a bytes-like object is required, not '%s'", args[0].Type().Name)
		}
		sum := sha512.Sum512([]byte(data))
		return object.NewBytes(string(sum[:])), t.Charge(len(data) / 8)
	})
	return m, nil
}

const (
	stateSize = 624
	period    = 397
	maxBits   = 1 << 36 // of the ints that getrandbits makes
)

// twister is MT19937, the generator of Matsumoto and Nishimura.
type twister struct {
	state [stateSize]uint32
	index int
}

func (*twister) Type() *object.Type { return randomType }

func (g *twister) seed(n uint32) {
	g.state[0] = n
	for i := 1; i < stateSize; i++ {
		before := g.state[i-1]
		g.state[i] = 1812433253*(before^before>>30) + uint32(i)
	}
	g.index = stateSize
}

// seedBy mixes a key of any length into the state.
func (g *twister) seedBy(key []uint32) {
	g.seed(19650218)
	s := &g.state
	i, j := 1, 0
	wrap := func() {
		if i++; i >= stateSize {
			s[0] = s[stateSize-1]
			i = 1
		}
	}
	for range max(stateSize, len(key)) {
		s[i] = (s[i] ^ (s[i-1]^s[i-1]>>30)*1664525) + key[j] + uint32(j)
		wrap()
		if j++; j >= len(key) {
			j = 0
		}
	}
	for range stateSize - 1 {
		s[i] = (s[i] ^ (s[i-1]^s[i-1]>>30)*1566083941) - uint32(i)
		wrap()
	}
	s[0] = 0x80000000
}

func (g *twister) refill() {
	const upper, lower, matrix = 0x80000000, 0x7fffffff, 0x9908b0df
	s := &g.state
	for i := range stateSize {
		y := s[i]&upper | s[(i+1)%stateSize]&lower
		s[i] = s[(i+period)%stateSize] ^ y>>1 ^ y&1*matrix
	}
	g.index = 0
}

func (g *twister) next() uint32 {
	if g.index >= stateSize {
		g.refill()
	}
	y := g.state[g.index]
	g.index++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

// float is a number from [0, 1) with 53 bits.
func (g *twister) float() float64 {
	a, b := g.next()>>5, g.next()>>6
	return (float64(a)*67108864 + float64(b)) / 9007199254740992
}

func generatorOf(self value) *twister { return object.BaseOf[*twister](self) }

func defineRandom() {
	c := object.NewBuiltinType("_random.Random", object.ObjectType)
	randomType = c
	c.Doc = "Random() -> create a random number generator with its own internal state."
	c.Slots.New = func(t *thread, cls *object.Type, args []value, _ []*object.Str) (value, error) {
		g := &twister{}
		seed := object.None
		if len(args) > 0 && cls == c {
			seed = args[0]
		}
		return object.NewOf(cls, c, object.FromObject(g)), seedFrom(t, g, seed)
	}
	c.Method("random", object.NoArgs, func(_ *thread, self value, _ []value) (value, error) {
		return object.Float(generatorOf(self).float()), nil
	})
	c.Method("seed", object.Positional(0, 1), func(t *thread, self value, args []value) (value, error) {
		seed := object.None
		if len(args) > 0 {
			seed = args[0]
		}
		return object.None, seedFrom(t, generatorOf(self), seed)
	})
	c.Method("getrandbits", object.OneArg, getRandBits)
	c.Method("_randbelow", object.OneArg, randBelow)
	c.Method("getstate", object.NoArgs, func(_ *thread, self value, _ []value) (value, error) {
		g := generatorOf(self)
		words := make([]value, stateSize+1)
		for i, word := range g.state {
			words[i] = object.Int(int64(word))
		}
		words[stateSize] = object.Int(int64(g.index))
		return object.NewTuple(words), nil
	})
	c.Method("setstate", object.OneArg, setState)
	object.Ready(c)
}

// seedFrom takes an int, or the hash of anything else; None seeds by chance.
func seedFrom(t *thread, g *twister, seed value) error {
	if seed.IsNone() {
		key := make([]uint32, stateSize)
		for i := range key {
			key[i] = rand.Uint32()
		}
		g.seedBy(key)
		return nil
	}
	n, ok := object.AsBigInt(seed)
	if ok {
		n = new(big.Int).Abs(n)
	} else {
		hash, err := object.Hash(t, seed)
		if err != nil {
			return err
		}
		n = new(big.Int).SetUint64(uint64(hash))
	}
	if err := t.Charge(n.BitLen()/32 + 1); err != nil {
		return err
	}
	data := n.FillBytes(make([]byte, max(1, (n.BitLen()+31)/32)*4))
	key := make([]uint32, len(data)/4)
	for i := range key {
		at := len(data) - 4*(i+1)
		key[i] = uint32(data[at])<<24 | uint32(data[at+1])<<16 | uint32(data[at+2])<<8 | uint32(data[at+3])
	}
	g.seedBy(key)
	return nil
}

// randBelow is a number below n: the first of as many bits as n has that is
// small enough.
func randBelow(t *thread, self value, args []value) (value, error) {
	g := generatorOf(self)
	if n, ok := args[0].Int64(); ok && n > 0 {
		k := bits.Len64(uint64(n))
		for {
			var r int64
			if k <= 32 {
				r = int64(g.next() >> (32 - k))
			} else {
				low := int64(g.next())
				r = int64(g.next()>>(64-k))<<32 | low
			}
			if r < n {
				return object.Int(r), nil
			}
		}
	}
	n, ok := object.AsBigInt(args[0])
	if !ok || n.Sign() <= 0 {
		return value{}, object.ValueErrorf("empty range")
	}
	for {
		r, err := getRandBits(t, self, []value{object.Int(int64(n.BitLen()))})
		if err != nil {
			return value{}, err
		}
		if drawn, _ := object.AsBigInt(r); drawn.Cmp(n) < 0 {
			return r, nil
		}
	}
}

func getRandBits(t *thread, self value, args []value) (value, error) {
	k, err := object.IndexInt(t, args[0], object.OverflowError)
	if err != nil {
		return value{}, err
	}
	g := generatorOf(self)
	switch {
	case k < 0:
		return value{}, object.ValueErrorf("number of bits must be non-negative")
	case k == 0:
		return object.Int(0), nil
	case k > maxBits:
		return value{}, object.Raise(object.MemoryError)
	case k <= 32:
		return object.Int(int64(g.next() >> (32 - k))), nil
	}
	if err := t.ChargeBytes(k / 8); err != nil {
		return value{}, err
	}
	if err := t.Charge(k / 32); err != nil {
		return value{}, err
	}
	words := (k + 31) / 32
	data := make([]byte, 4*words)
	for i := range words {
		word := g.next()
		if left := k - 32*i; left < 32 {
			word >>= 32 - left
		}
		at := len(data) - 4*(i+1)
		data[at], data[at+1], data[at+2], data[at+3] = byte(word>>24), byte(word>>16), byte(word>>8), byte(word)
	}
	return object.BigIntValue(new(big.Int).SetBytes(data)), nil
}

func setState(t *thread, self value, args []value) (value, error) {
	tuple, ok := args[0].AsTuple()
	if !ok {
		return value{}, object.TypeErrorf("state vector must be a tuple")
	}
	if len(tuple.Elems) != stateSize+1 {
		return value{}, object.ValueErrorf("state vector is the wrong size")
	}
	var loaded twister
	for i, word := range tuple.Elems {
		n, err := object.IndexInt(t, word, object.OverflowError)
		if err != nil {
			return value{}, err
		}
		if i < stateSize {
			loaded.state[i] = uint32(n)
			continue
		}
		if n < 0 || n > stateSize {
			return value{}, object.ValueErrorf("invalid state")
		}
		loaded.index = n
	}
	*generatorOf(self) = loaded
	return object.None, nil
}
