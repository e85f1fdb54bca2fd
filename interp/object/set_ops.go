package object

// Add adds v. It may call the script's __hash__ and __eq__, as may all that
// take a thread.
func (s *Set) Add(t *Thread, v Value) error {
	hash, err := hashKey(t, v)
	if err != nil {
		return err
	}
	return s.addHashed(t, v, hash)
}

// Has reports whether v is an element.
func (s *Set) Has(t *Thread, v Value) (bool, error) {
	hash, err := hashKey(t, v)
	if err != nil {
		return false, err
	}
	return s.has(t, v, hash)
}

// Discard removes v and reports whether it was an element.
func (s *Set) Discard(t *Thread, v Value) (bool, error) {
	hash, err := hashKey(t, v)
	if err != nil {
		return false, err
	}
	return s.discardHashed(t, v, hash)
}

// SetFrom is set(iterable).
func SetFrom(t *Thread, iterable Value) (*Set, error) {
	s := NewSet()
	return s, s.Update(t, iterable)
}

// FrozenSetFrom is frozenset(iterable).
func FrozenSetFrom(t *Thread, iterable Value) (*Set, error) {
	s := newFrozenSet()
	return s, s.Update(t, iterable)
}

// FrozenSetOfConstants makes the frozenset into which CPython's compiler folds
// a display like {1, 2, 3} of constants. The compiler builds it twice, the
// second time in the order of the first, which shows in its own order. Such a
// display gives this set where it is only iterated over or searched in.
func FrozenSetOfConstants(t *Thread, elems []Value) (*Set, error) {
	first, err := FrozenSetFrom(t, NewTuple(elems))
	if err != nil {
		return nil, err
	}
	ordered, err := Collect(t, first.Value())
	if err != nil {
		return nil, err
	}
	return FrozenSetFrom(t, NewTuple(ordered))
}

// SetOfConstants makes the set of a display of three or more constants, which
// CPython copies from its folded frozenset. Displays of fewer constants, or of
// other expressions, add one element after the other.
func SetOfConstants(t *Thread, elems []Value) (*Set, error) {
	constant, err := FrozenSetOfConstants(t, elems)
	if err != nil {
		return nil, err
	}
	s := NewSet()
	return s, s.merge(t, constant)
}

// Update adds the items of an iterable.
func (s *Set) Update(t *Thread, other Value) error {
	if o, ok := other.AsSet(); ok {
		return s.merge(t, o)
	}
	if d, ok := other.obj.(*Dict); ok {
		return s.updateFromDict(t, d)
	}
	return Iterate(t, other, func(v Value) error { return s.Add(t, v) })
}

func (s *Set) updateFromDict(t *Thread, d *Dict) error {
	if (s.fill+d.used)*5 >= (len(s.table)-1)*3 {
		if err := s.resize(t, (s.used+d.used)*2); err != nil {
			return err
		}
	}
	for i := 0; i < len(d.entries); i++ {
		if e := d.entries[i]; !e.key.IsUnbound() {
			if err := s.addHashed(t, e.key, e.hash); err != nil {
				return err
			}
		}
	}
	return nil
}

// emptyLike makes an empty set or frozenset, as s is one.
func (s *Set) emptyLike() *Set {
	result := NewSet()
	result.frozen = s.frozen
	return result
}

func (s *Set) copy(t *Thread) (*Set, error) {
	result := s.emptyLike()
	return result, result.merge(t, s)
}

// union is s | others.
func (s *Set) union(t *Thread, others []Value) (*Set, error) {
	result, err := s.copy(t)
	if err != nil {
		return nil, err
	}
	for _, other := range others {
		if other.Is(Value{obj: s}) {
			continue
		}
		if err := result.Update(t, other); err != nil {
			return nil, err
		}
	}
	return result, nil
}

// each calls visit with the elements, whatever visit does to the set.
func (s *Set) each(t *Thread, visit func(v Value, hash uint64) error) error {
	if err := t.Charge(len(s.table) / 8); err != nil {
		return err
	}
	for i := 0; i < len(s.table); i++ {
		if e := s.table[i]; !e.key.IsUnbound() {
			if err := visit(e.key, e.hash); err != nil {
				return err
			}
		}
	}
	return nil
}

// intersection is s & other. Of two sets the smaller one is gone through.
func (s *Set) intersection(t *Thread, other Value) (*Set, error) {
	if other.Is(Value{obj: s}) {
		return s.copy(t)
	}
	result := s.emptyLike()
	keep := func(v Value, hash uint64) error {
		found, err := s.has(t, v, hash)
		if err == nil && found {
			err = result.addHashed(t, v, hash)
		}
		return err
	}
	if o, ok := other.AsSet(); ok {
		if o.used > s.used {
			s, o = o, s
		}
		return result, o.each(t, keep)
	}
	it, err := Iter(t, other)
	if err != nil {
		return nil, err
	}
	for {
		v, ok, err := Next(t, it)
		if err != nil || !ok {
			return result, err
		}
		if err := t.Step(); err != nil {
			return nil, err
		}
		hash, err := hashKey(t, v)
		if err != nil {
			return nil, err
		}
		before := result.used
		if err := keep(v, hash); err != nil {
			return nil, err
		}
		if result.used > before && result.used >= s.used {
			return result, nil
		}
	}
}

func (s *Set) intersectionOf(t *Thread, others []Value) (*Set, error) {
	if len(others) == 0 {
		return s.copy(t)
	}
	result := s
	for _, other := range others {
		var err error
		if result, err = result.intersection(t, other); err != nil {
			return nil, err
		}
	}
	return result, nil
}

// takeOver gives s the elements of a set that nobody else has.
func (s *Set) takeOver(from *Set) {
	s.table, s.fill, s.used = from.table, from.fill, from.used
}

// differenceUpdate is s -= other.
func (s *Set) differenceUpdate(t *Thread, other Value) error {
	if err := s.discardAll(t, other); err != nil {
		return err
	}
	if s.fill-s.used <= (len(s.table)-1)/4 {
		return nil
	}
	return s.grow(t)
}

func (s *Set) discardAll(t *Thread, other Value) error {
	o, ok := other.AsSet()
	if !ok {
		return Iterate(t, other, func(v Value) error {
			_, err := s.Discard(t, v)
			return err
		})
	}
	if o == s {
		s.Clear()
		return nil
	}
	if o.used>>3 > s.used {
		var err error
		if o, err = s.intersection(t, other); err != nil {
			return err
		}
	}
	return o.each(t, func(v Value, hash uint64) error {
		_, err := s.discardHashed(t, v, hash)
		return err
	})
}

// difference is s - other.
func (s *Set) difference(t *Thread, other Value) (*Set, error) {
	var size int
	var has func(v Value, hash uint64) (bool, error)
	if o, ok := other.AsSet(); ok {
		size = o.used
		has = func(v Value, hash uint64) (bool, error) { return o.has(t, v, hash) }
	} else if d, ok := other.obj.(*Dict); ok {
		size = d.used
		has = func(v Value, hash uint64) (bool, error) {
			i, err := d.find(t, v, hash)
			return i >= 0, err
		}
	}
	if has == nil || s.used>>2 > size {
		result, err := s.copy(t)
		if err != nil {
			return nil, err
		}
		return result, result.differenceUpdate(t, other)
	}
	result := s.emptyLike()
	return result, s.each(t, func(v Value, hash uint64) error {
		found, err := has(v, hash)
		if err == nil && !found {
			err = result.addHashed(t, v, hash)
		}
		return err
	})
}

func (s *Set) differenceOf(t *Thread, others []Value) (*Set, error) {
	if len(others) == 0 {
		return s.copy(t)
	}
	result, err := s.difference(t, others[0])
	for _, other := range others[1:] {
		if err != nil {
			break
		}
		err = result.differenceUpdate(t, other)
	}
	return result, err
}

// symmetricDifferenceUpdate is s ^= other.
func (s *Set) symmetricDifferenceUpdate(t *Thread, other Value) error {
	toggle := func(v Value, hash uint64) error {
		found, err := s.discardHashed(t, v, hash)
		if err == nil && !found {
			err = s.addHashed(t, v, hash)
		}
		return err
	}
	if d, ok := other.obj.(*Dict); ok {
		for i := 0; i < len(d.entries); i++ {
			if e := d.entries[i]; !e.key.IsUnbound() {
				if err := toggle(e.key, e.hash); err != nil {
					return err
				}
			}
		}
		return nil
	}
	o, ok := other.AsSet()
	if o == s && ok {
		s.Clear()
		return nil
	}
	if !ok {
		var err error
		if o, err = SetFrom(t, other); err != nil {
			return err
		}
	}
	return o.each(t, toggle)
}

// symmetricDifference is s ^ other.
func (s *Set) symmetricDifference(t *Thread, other Value) (*Set, error) {
	result := s.emptyLike()
	if err := result.Update(t, other); err != nil {
		return nil, err
	}
	return result, result.symmetricDifferenceUpdate(t, Value{obj: s})
}
