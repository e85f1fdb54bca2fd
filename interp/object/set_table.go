package object

// Set is Python's set and frozenset: CPython's hash table, slot by slot. Its
// order of iteration can be seen by scripts and, for elements whose hash does
// not depend on the process (numbers, None, tuples of them), is part of their
// behaviour; so the probing, the sizes and what an operation copies in which
// order are CPython's.
type Set struct {
	table  []setSlot // a power of two
	fill   int       // slots in use, the deleted ones included
	used   int
	finger int // where pop goes on searching
	frozen bool
}

// setSlot is free when the key is unbound; a deleted element leaves its slot
// with the hash deletedHash, which no object has.
type setSlot struct {
	key  Value
	hash uint64
}

const (
	minSetTable  = 8
	linearProbes = 9
	perturbShift = 5
	deletedHash  = ^uint64(0)
	slotBytes    = 32
)

func (e *setSlot) free() bool { return e.key.IsUnbound() && e.hash == 0 }

// Type returns set or frozenset.
func (s *Set) Type() *Type {
	if s.frozen {
		return FrozenSetType
	}
	return SetType
}

// NewSet makes an empty set.
func NewSet() *Set { return &Set{table: make([]setSlot, minSetTable)} }

func newFrozenSet() *Set {
	s := NewSet()
	s.frozen = true
	return s
}

// Value returns s as a value.
func (s *Set) Value() Value { return Value{obj: s} }

// Len returns the number of elements.
func (s *Set) Len() int { return s.used }

// AsSet returns the *Set of v: a set, a frozenset, or an instance of a
// subclass of one.
func (v Value) AsSet() (*Set, bool) {
	if s, ok := v.obj.(*Set); ok {
		return s, true
	}
	if d, ok := v.obj.(*Derived); ok {
		s, ok := d.Base.obj.(*Set)
		return s, ok
	}
	return nil, false
}

// probe walks over the slots where an element of a hash may be: ten in a row,
// then from another place.
type probe struct {
	index, mask, perturb uint64
	left                 int // how many of the row are still to come
}

func newProbe(hash uint64, size int) probe {
	p := probe{index: hash & uint64(size-1), mask: uint64(size - 1), perturb: hash}
	p.row()
	return p
}

func (p *probe) row() {
	p.left = 0
	if p.index+linearProbes <= p.mask {
		p.left = linearProbes
	}
}

// next moves on within the row.
func (p *probe) next() bool {
	if p.left == 0 {
		return false
	}
	p.left--
	p.index++
	return true
}

// jump moves on to another row; start is where this one began.
func (p *probe) jump(start uint64) {
	p.perturb >>= perturbShift
	p.index = (start*5 + 1 + p.perturb) & p.mask
	p.row()
}

// find returns the slot that holds key, or -1. slot is then the free one where
// the search ended, reused the last deleted one it passed (-1: none).
//
// Comparing may call script code, which may change the set: then the search
// begins again.
func (s *Set) find(t *Thread, key Value, hash uint64) (found, slot, reused int, err error) {
restart:
	reused = -1
	for p := newProbe(hash, len(s.table)); ; {
		start := p.index
		for more := true; more; more = p.next() {
			e := &s.table[p.index]
			switch {
			case e.free():
				return -1, int(p.index), reused, nil
			case e.hash == hash && !e.key.IsUnbound():
				equal, decided := equalKeys(e.key, key)
				if decided {
					if equal {
						return int(p.index), 0, 0, nil
					}
					continue
				}
				table, own := &s.table[0], e.key
				equal, err = Equal(t, own, key)
				switch {
				case err != nil:
					return -1, 0, 0, err
				case &s.table[0] != table || !s.table[p.index].key.Is(own):
					goto restart
				case equal:
					return int(p.index), 0, 0, nil
				}
			case e.hash == deletedHash:
				reused = int(p.index)
			}
		}
		// Keys chosen to collide cost steps.
		if t != nil {
			if err := t.Step(); err != nil {
				return -1, 0, 0, err
			}
		}
		p.jump(start)
	}
}

// has reports whether key, whose hash is given, is an element.
func (s *Set) has(t *Thread, key Value, hash uint64) (bool, error) {
	found, _, _, err := s.find(t, key, hash)
	return found >= 0, err
}

// addHashed adds key.
func (s *Set) addHashed(t *Thread, key Value, hash uint64) error {
	found, slot, reused, err := s.find(t, key, hash)
	if found >= 0 || err != nil {
		return err
	}
	if reused >= 0 {
		s.used++
		s.table[reused] = setSlot{key, hash}
		return nil
	}
	s.fill++
	s.used++
	s.table[slot] = setSlot{key, hash}
	if s.fill*5 < (len(s.table)-1)*3 {
		return nil
	}
	return s.grow(t)
}

// discardHashed removes key and reports whether it was there.
func (s *Set) discardHashed(t *Thread, key Value, hash uint64) (bool, error) {
	found, _, _, err := s.find(t, key, hash)
	if found < 0 || err != nil {
		return false, err
	}
	s.remove(found)
	return true, nil
}

func (s *Set) remove(slot int) {
	s.table[slot] = setSlot{hash: deletedHash}
	s.used--
}

// grow resizes for the elements there are.
func (s *Set) grow(t *Thread) error {
	if s.used > 50000 {
		return s.resize(t, s.used*2)
	}
	return s.resize(t, s.used*4)
}

// resize makes a table of more than least slots, without deleted ones.
func (s *Set) resize(t *Thread, least int) error {
	size := minSetTable
	for size <= least {
		size <<= 1
	}
	if size == minSetTable && len(s.table) == minSetTable && s.fill == s.used {
		return nil
	}
	if t != nil {
		if err := t.ChargeBytes(size * slotBytes); err != nil {
			return err
		}
	}
	old := s.table
	s.table = make([]setSlot, size)
	s.fill = s.used
	for i := range old {
		if e := &old[i]; !e.key.IsUnbound() {
			insertClean(s.table, *e)
		}
	}
	return nil
}

// insertClean puts an element into a table that has neither it nor deleted
// slots.
func insertClean(table []setSlot, e setSlot) {
	for p := newProbe(e.hash, len(table)); ; {
		start := p.index
		for more := true; more; more = p.next() {
			if table[p.index].key.IsUnbound() {
				table[p.index] = e
				return
			}
		}
		p.jump(start)
	}
}

// merge adds the elements of other.
func (s *Set) merge(t *Thread, other *Set) error {
	if other == s || other.used == 0 {
		return nil
	}
	if err := t.Charge(len(other.table) / 8); err != nil {
		return err
	}
	if (s.fill+other.used)*5 >= (len(s.table)-1)*3 {
		if err := s.resize(t, (s.used+other.used)*2); err != nil {
			return err
		}
	}
	if s.fill > 0 {
		for i := 0; i < len(other.table); i++ {
			if e := other.table[i]; !e.key.IsUnbound() {
				if err := s.addHashed(t, e.key, e.hash); err != nil {
					return err
				}
			}
		}
		return nil
	}
	s.fill, s.used = other.used, other.used
	if len(s.table) == len(other.table) && other.fill == other.used {
		copy(s.table, other.table)
		return nil
	}
	for i := range other.table {
		if e := other.table[i]; !e.key.IsUnbound() {
			insertClean(s.table, e)
		}
	}
	return nil
}

// Clear removes all elements.
func (s *Set) Clear() {
	s.table = make([]setSlot, minSetTable)
	s.fill, s.used = 0, 0
}

// Pop removes the element after the one popped last; ok is false when the set
// is empty.
func (s *Set) Pop() (v Value, ok bool) {
	if s.used == 0 {
		return Value{}, false
	}
	mask := len(s.table) - 1
	i := s.finger & mask
	for s.table[i].key.IsUnbound() {
		i = (i + 1) & mask
	}
	v = s.table[i].key
	s.remove(i)
	s.finger = i + 1
	return v, true
}

// At returns the element in slot i, for a loop up to Slots that survives any
// change of the set.
func (s *Set) At(i int) (Value, bool) {
	if i >= len(s.table) {
		return Value{}, false
	}
	v := s.table[i].key
	return v, !v.IsUnbound()
}

// Slots returns the bound of the slot numbers.
func (s *Set) Slots() int { return len(s.table) }
