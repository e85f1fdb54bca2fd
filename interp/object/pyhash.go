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
	acc := xxPrime5
	for _, v := range elems {
		lane, err := Hash(t, v)
		if err != nil {
			return 0, err
		}
		acc += uint64(lane) * xxPrime2
		acc = bits.RotateLeft64(acc, 31)
		acc *= xxPrime1
	}
	acc += uint64(len(elems)) ^ (xxPrime5 ^ 3527539)
	if acc == ^uint64(0) {
		return 1546275796, nil
	}
	return int64(acc), nil
}
