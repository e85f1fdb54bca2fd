package object

import "math/bits"

// hashModulus is the Mersenne prime 2**61 - 1: numbers hash to their value
// modulo it, so that equal numbers of all types hash alike.
const hashModulus = 1<<61 - 1

// hashInt64 is Python's hash(i).
func hashInt64(i int64) int64 {
	if -hashModulus < i && i < hashModulus {
		if i == -1 {
			return -2
		}
		return i
	}
	if i > 0 {
		return i % hashModulus
	}
	h := -int64(-uint64(i) % hashModulus)
	if h == -1 {
		return -2
	}
	return h
}

// The primes of xxHash, from which CPython's hash of tuples is made.
const (
	xxPrime1 uint64 = 11400714785074694791
	xxPrime2 uint64 = 14029467366897019727
	xxPrime5 uint64 = 2870177450012600261
)

// hashTuple is Python's hash of a tuple.
func hashTuple(t *Thread, elems []Value) (int64, error) {
	acc, err := hashLanes(t, elems)
	if err != nil {
		return 0, err
	}
	return finishTupleHash(acc + (uint64(len(elems)) ^ xxPrime5 ^ 3527539)), nil
}

// hashSlice is Python's hash of a slice: a tuple's, without the length.
func hashSlice(t *Thread, parts ...Value) (int64, error) {
	acc, err := hashLanes(t, parts)
	return finishTupleHash(acc), err
}

func hashLanes(t *Thread, elems []Value) (uint64, error) {
	acc := xxPrime5
	for _, v := range elems {
		lane, err := hashKey(t, v)
		if err != nil {
			return 0, err
		}
		acc += lane * xxPrime2
		acc = bits.RotateLeft64(acc, 31)
		acc *= xxPrime1
	}
	return acc, nil
}

func finishTupleHash(acc uint64) int64 {
	if acc == ^uint64(0) {
		return 1546275796
	}
	return int64(acc)
}

// hashSetElems is Python's hash of a frozenset with n elements: of each hash
// the bits are shuffled, so that their xor depends on all of them.
func hashSetElems(n int, hashes func(yield func(uint64) bool)) int64 {
	var acc uint64
	for h := range hashes {
		acc ^= (h ^ 89869747 ^ h<<16) * 3644798167
	}
	acc ^= uint64(n+1) * 1927868237
	acc ^= acc>>11 ^ acc>>25
	acc = acc*69069 + 907133923
	if acc == ^uint64(0) {
		return 590923713
	}
	return int64(acc)
}
