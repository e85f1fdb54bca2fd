package object

// find returns the number of key's entry, or -1. Comparing keys may call
// script code, which may change the dict: then the search begins again, as in
// CPython.
func (d *Dict) find(t *Thread, key Value, hash uint64) (int, error) {
	for {
		i, moved, err := d.findOnce(t, key, hash)
		if !moved || err != nil {
			return i, err
		}
	}
}

// findOnce is one search; moved means that the dict changed under it.
func (d *Dict) findOnce(t *Thread, key Value, hash uint64) (found int, moved bool, err error) {
	if d.index == nil {
		for i := 0; i < len(d.entries); i++ {
			if d.entries[i].hash != hash {
				continue
			}
			if same, moved, err := d.keyIs(t, i, key); same || moved || err != nil {
				return i, moved, err
			}
		}
		return -1, false, nil
	}
	mask := len(d.index) - 1
	for slot := int(hash * hashMultiplier >> d.shift); ; slot = (slot + 1) & mask {
		n := d.index[slot]
		if n == 0 {
			return -1, false, nil
		}
		if n < 0 || d.entries[n-1].hash != hash {
			continue
		}
		if same, moved, err := d.keyIs(t, int(n-1), key); same || moved || err != nil {
			return int(n - 1), moved, err
		}
	}
}

// keyIs reports whether entry i, whose hash is the one looked for, has key.
func (d *Dict) keyIs(t *Thread, i int, key Value) (same, moved bool, err error) {
	own := d.entries[i].key
	if equal, decided := equalKeys(own, key); decided {
		return equal, false, nil
	}
	entries, indexed := &d.entries[0], len(d.index)
	// Many keys of one hash cost a comparison each, which a built-in type's
	// comparison would not count.
	if err := t.Step(); err != nil {
		return false, false, err
	}
	same, err = Equal(t, own, key)
	if err != nil {
		return false, false, err
	}
	moved = i >= len(d.entries) || &d.entries[0] != entries || len(d.index) != indexed || !d.entries[i].key.Is(own)
	return same && !moved, moved, nil
}

// equalKeys compares two keys when that needs no script code: identical
// objects, strs, ints.
func equalKeys(a, b Value) (equal, decided bool) {
	if a.Is(b) {
		return true, true
	}
	switch x := a.obj.(type) {
	case *Str:
		if y, ok := b.obj.(*Str); ok {
			return x.text == y.text, true
		}
	case *intKind:
		if b.IsInt64() {
			return false, true
		}
	case nil: // a hole
		return false, true
	}
	return false, false
}

// hashKey hashes a key, without a call for the usual types.
func hashKey(t *Thread, key Value) (uint64, error) {
	switch k := key.obj.(type) {
	case *Str:
		return k.Hash(), nil
	case *intKind:
		return uint64(hashInt64(int64(key.num))), nil
	}
	h, err := Hash(t, key)
	return uint64(h), err
}
