package object

// What OrderedDict and Counter do with a dict beyond dict's own methods.

// PopFirst deletes the first entry and returns it; ok is false when the dict is
// empty.
func (d *Dict) PopFirst() (key, v Value, ok bool) {
	if d.used == 0 {
		return Value{}, Value{}, false
	}
	i := int(d.first)
	for d.entries[i].key.IsUnbound() {
		i++
	}
	key, v = d.entries[i].key, d.entries[i].value
	d.remove(i)
	d.first = uint32(i + 1)
	return key, v, true
}

// MoveToEnd moves key to the last or the first place; it is false when the dict
// has no such key.
func (d *Dict) MoveToEnd(t *Thread, key Value, last bool) (bool, error) {
	hash, err := hashKey(t, key)
	if err != nil {
		return false, err
	}
	i, err := d.find(t, key, hash)
	if i < 0 || err != nil {
		return false, err
	}
	moved := d.entries[i]
	if last {
		if i < len(d.entries)-1 {
			d.remove(i)
			err = d.addCharged(t, moved.key, moved.hash, moved.value)
		}
		return true, err
	}
	if err := t.Charge(d.used / 8); err != nil {
		return false, err
	}
	d.remove(i)
	rest := d.Copy()
	version := d.version
	*d = *NewDictSize(rest.used + 1)
	d.add(moved.key, moved.hash, moved.value)
	d.addAll(rest)
	d.version += version
	return true, nil
}

// Increment adds one to the number of key, which begins at zero.
func (d *Dict) Increment(t *Thread, key Value) error {
	hash, err := hashKey(t, key)
	if err != nil {
		return err
	}
	i, err := d.find(t, key, hash)
	switch {
	case err != nil:
		return err
	case i < 0:
		return d.addCharged(t, key, hash, Int(1))
	}
	n, ok := d.entries[i].value.Int64()
	if ok && n < 1<<62 {
		d.entries[i].value = Int(n + 1)
		return nil
	}
	sum, err := BinaryOperation(t, Add, d.entries[i].value, Int(1))
	if err != nil {
		return err
	}
	return d.setHashed(t, key, hash, sum)
}
