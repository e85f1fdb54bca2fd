package object

import "errors"

// errFound ends a loop over a set early.
var errFound = errors.New("found")

// isDisjoint reports whether s has no element of other.
func (s *Set) isDisjoint(t *Thread, other Value) (bool, error) {
	if o, ok := other.obj.(*Set); ok {
		if o == s {
			return s.used == 0, nil
		}
		if o.used > s.used {
			s, o = o, s
		}
		return endsWithoutFind(o.each(t, func(v Value, hash uint64) error { return s.findErr(t, v, hash, true) }))
	}
	return endsWithoutFind(Iterate(t, other, func(v Value) error {
		hash, err := hashKey(t, v)
		if err != nil {
			return err
		}
		return s.findErr(t, v, hash, true)
	}))
}

// findErr returns errFound when v's being an element is as wanted.
func (s *Set) findErr(t *Thread, v Value, hash uint64, wanted bool) error {
	found, err := s.has(t, v, hash)
	if err == nil && found == wanted {
		err = errFound
	}
	return err
}

func endsWithoutFind(err error) (bool, error) {
	if err == errFound {
		return false, nil
	}
	return err == nil, err
}

// isSubset reports whether all elements of s are in other.
func (s *Set) isSubset(t *Thread, other Value) (bool, error) {
	o, ok := other.AsSet()
	if !ok {
		common, err := s.intersection(t, other)
		return err == nil && common.used == s.used, err
	}
	if s.used > o.used {
		return false, nil
	}
	return endsWithoutFind(s.each(t, func(v Value, hash uint64) error { return o.findErr(t, v, hash, false) }))
}

// isSuperset reports whether all items of other are in s.
func (s *Set) isSuperset(t *Thread, other Value) (bool, error) {
	if o, ok := other.AsSet(); ok {
		return o.isSubset(t, Value{obj: s})
	}
	return endsWithoutFind(Iterate(t, other, func(v Value) error {
		hash, err := hashKey(t, v)
		if err != nil {
			return err
		}
		return s.findErr(t, v, hash, false)
	}))
}

func compareSets(t *Thread, op CompareOp, a, b Value) (Value, error) {
	x, y := setOf(a), setOf(b)
	if x == nil || y == nil {
		return NotImplemented, nil
	}
	inner, outer := x, y
	fits := x.used <= y.used
	switch op {
	case EQ, NE:
		fits = x.used == y.used
	case LT:
		fits = x.used < y.used
	case GT, GE:
		inner, outer = y, x
		fits = op.holds(x.used - y.used)
	}
	if fits {
		var err error
		if fits, err = inner.isSubset(t, Value{obj: outer}); err != nil {
			return Value{}, err
		}
	}
	return Bool(fits != (op == NE)), nil
}
