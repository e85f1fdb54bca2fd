package object

// The set operations of dict views. One side is a view of keys or items, the
// other any iterable; the result is a set.

func subtractView(t *Thread, a, b Value) (Value, error) {
	s, err := SetFrom(t, a)
	if err != nil {
		return Value{}, err
	}
	return s.Value(), s.differenceUpdate(t, b)
}

func uniteView(t *Thread, a, b Value) (Value, error) {
	s, err := SetFrom(t, a)
	if err != nil {
		return Value{}, err
	}
	return s.Value(), s.Update(t, b)
}

func differView(t *Thread, a, b Value) (Value, error) {
	x, ok1 := a.obj.(*dictView)
	y, ok2 := b.obj.(*dictView)
	if ok1 && ok2 && x.kind == dictItems && y.kind == dictItems {
		return differItems(t, x.dict, y.dict)
	}
	s, err := SetFrom(t, a)
	if err != nil {
		return Value{}, err
	}
	return s.Value(), s.symmetricDifferenceUpdate(t, b)
}

// differItems is a.items() ^ b.items(), which compares values without hashing
// those of keys in both.
func differItems(t *Thread, a, b *Dict) (Value, error) {
	if a.used > b.used {
		a, b = b, a
	}
	rest, err := a.copyCharged(t)
	if err != nil {
		return Value{}, err
	}
	s := NewSet()
	for i := 0; i < len(b.entries); i++ {
		e := b.entries[i]
		if e.key.IsUnbound() {
			continue
		}
		v, found, err := rest.getHashed(t, e.key, e.hash)
		if err == nil && found {
			found, err = equalItem(t, v, e.value)
		}
		if err != nil {
			return Value{}, err
		}
		if found {
			_, _, err = rest.Delete(t, e.key)
		} else {
			err = s.Add(t, TupleOf(e.key, e.value))
		}
		if err != nil {
			return Value{}, err
		}
	}
	left := &dictView{dict: rest, mapping: rest.Value(), kind: dictItems}
	return s.Value(), s.Update(t, Value{obj: left})
}

func intersectView(t *Thread, a, b Value) (Value, error) {
	view, ok := setView(a)
	other := b
	if !ok {
		view, _ = setView(b)
		other = a
	}
	if s, ok := other.obj.(*Set); ok && !s.frozen && view.dict.used <= s.used {
		common, err := s.intersection(t, Value{obj: view})
		return FromObject(common), err
	}
	if o, ok := setView(other); ok && o.dict.used > view.dict.used {
		view, other = o, Value{obj: view}
	}
	s := NewSet()
	err := Iterate(t, other, func(item Value) error {
		found, err := view.has(t, item)
		if err == nil && found {
			err = s.Add(t, item)
		}
		return err
	})
	return s.Value(), err
}

// disjointView is view.isdisjoint(other): it looks up the items of the smaller
// side, when the other can be looked up in.
func disjointView(t *Thread, view, other Value) (bool, error) {
	n, err := Length(t, view)
	if err != nil {
		return false, err
	}
	if view.Is(other) {
		return n == 0, nil
	}
	_, isSet := other.obj.(*Set)
	if _, isView := setView(other); isSet || isView {
		m, err := Length(t, other)
		if err != nil {
			return false, err
		}
		if m > n {
			view, other = other, view
		}
	}
	it, err := Iter(t, other)
	if err != nil {
		return false, err
	}
	for {
		item, ok, err := Next(t, it)
		if err != nil || !ok {
			return err == nil, err
		}
		if err := t.Step(); err != nil {
			return false, err
		}
		if found, err := Contains(t, view, item); err != nil || found {
			return false, err
		}
	}
}
