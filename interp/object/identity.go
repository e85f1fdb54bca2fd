package object

import (
	"fmt"
	"math/bits"
	"reflect"
)

// identity returns a number that no two living objects share: the address of
// a heap object, which Go's collector never moves, or the number that an
// unboxed value is.
func identity(v Value) uint64 {
	switch v.obj.(type) {
	case *intKind:
		return unboxedIdentity(v.num)
	case *floatKind:
		return unboxedIdentity(bits.RotateLeft64(v.num, 32) ^ 0x9E3779B97F4A7C15)
	case *boolKind:
		return 16 + 32*v.num
	}
	return uint64(reflect.ValueOf(v.obj).Pointer())
}

// unboxedIdentity gives an odd number, which no address is, that fits an
// address.
func unboxedIdentity(n uint64) uint64 {
	return (0x7f0000000000+n*32)&(1<<62-1) | 1
}

// ID is id(v).
func (s *State) ID(v Value) Value { return Int(int64(identity(v))) }

// address is the identity as repr writes it.
func address(v Value) string { return fmt.Sprintf("0x%012x", identity(v)) }

// Address is the identity of v as the reprs of packages above write it.
func (s *State) Address(v Value) string { return address(v) }

// describe is "list object at 0x7f…", the heart of many reprs.
func describe(v Value) string { return v.Type().Name + " object at " + address(v) }

// identityHash is object.__hash__.
func identityHash(v Value) int64 {
	h := int64(bits.RotateLeft64(identity(v), -4))
	if h == -1 {
		return -2
	}
	return h
}
