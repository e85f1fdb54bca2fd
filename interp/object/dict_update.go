package object

var nameKeys = Intern("keys")

// updateDict is dict(…) and dict.update(…) for the dict d.
func updateDict(t *Thread, d *Dict, name string, args []Value, names []*Str) error {
	args, keywords := args[:len(args)-len(names)], args[len(args)-len(names):]
	if len(args) > 1 {
		return TypeErrorf("%s expected at most 1 argument, got %d", name, len(args))
	}
	if len(args) == 1 {
		if err := d.Update(t, args[0]); err != nil {
			return err
		}
	}
	for i, key := range names {
		if err := d.Set(t, key.Value(), keywords[i]); err != nil {
			return err
		}
	}
	return nil
}

// Update is dict.update(other): other is a mapping when it has keys(), else an
// iterable of pairs.
func (d *Dict) Update(t *Thread, other Value) error {
	if from, ok := other.obj.(*Dict); ok {
		return d.updateFromDict(t, from)
	}
	_, mapping, err := LookupAttr(t, other, nameKeys)
	if err != nil {
		return err
	}
	if mapping {
		return d.UpdateMapping(t, other)
	}
	return d.updateFromPairs(t, other)
}

// updateFromDict copies entries whose hashes are known.
func (d *Dict) updateFromDict(t *Thread, from *Dict) error {
	if from == d || from.used == 0 {
		return nil
	}
	if err := t.Charge(from.used / 8); err != nil {
		return err
	}
	if d.used == 0 && d.usable < from.used {
		if err := t.ChargeBytes(from.used * entryBytes); err != nil {
			return err
		}
		version := d.version
		*d = *from.Copy()
		d.version += version
		return nil
	}
	count := len(from.entries)
	for i := 0; i < len(from.entries); i++ {
		e := from.entries[i]
		if e.key.IsUnbound() {
			continue
		}
		if err := d.setHashed(t, e.key, e.hash, e.value); err != nil {
			return err
		}
		if len(from.entries) != count {
			return Raisef(RuntimeError, "dict mutated during update")
		}
	}
	return nil
}

// UpdateMapping copies the items of a mapping: what `{**mapping}` does, except
// for the error when it is none.
func (d *Dict) UpdateMapping(t *Thread, mapping Value) error {
	if from := dictOf(mapping); from != nil && usesDictIter(mapping) {
		return d.updateFromDict(t, from)
	}
	keys, err := mappingKeys(t, mapping)
	if err != nil {
		return err
	}
	for _, key := range keys {
		if err := t.Step(); err != nil {
			return err
		}
		v, err := GetItem(t, mapping, key)
		if err != nil {
			return err
		}
		if err := d.Set(t, key, v); err != nil {
			return err
		}
	}
	return nil
}

// usesDictIter reports whether a dict's class leaves __iter__ alone, so that
// its entries are its items.
func usesDictIter(v Value) bool {
	_, definer, _ := v.Type().LookupIn(nameIter)
	return definer == DictType
}

func mappingKeys(t *Thread, mapping Value) ([]Value, error) {
	keys, err := CallMethod(t, mapping, nameKeys)
	if err != nil {
		return nil, err
	}
	it, err := Iter(t, keys)
	if err != nil {
		if Matches(err, TypeError) {
			err = TypeErrorf("%s.keys() returned a non-iterable (type %s)", mapping.Type().Name, keys.Type().Name)
		}
		return nil, err
	}
	var l List
	err = l.extendIterator(t, it)
	return l.Elems, err
}

// updateFromPairs copies (key, value) pairs.
func (d *Dict) updateFromPairs(t *Thread, pairs Value) error {
	it, err := Iter(t, pairs)
	if err != nil {
		return err
	}
	next := it.Type().Slots.Next
	for i := 0; ; i++ {
		item, ok, err := next(t, it)
		if err != nil || !ok {
			return err
		}
		if err := t.Step(); err != nil {
			return err
		}
		pair, err := pairElems(t, item, i)
		if err != nil {
			return err
		}
		if err := d.Set(t, pair[0], pair[1]); err != nil {
			return err
		}
	}
}

func pairElems(t *Thread, item Value, i int) ([]Value, error) {
	var pair []Value
	if c, ok := item.AsTuple(); ok {
		pair = c.Elems
	} else if l, ok := item.AsList(); ok {
		pair = l.Elems
	} else {
		var err error
		if pair, err = collectHinted(t, item); err != nil {
			if Matches(err, TypeError) {
				err = TypeErrorf("cannot convert dictionary update sequence element #%d to a sequence", i)
			}
			return nil, err
		}
	}
	if len(pair) != 2 {
		return nil, ValueErrorf("dictionary update sequence element #%d has length %d; 2 is required", i, len(pair))
	}
	return pair, nil
}

// fromKeys is dict.fromkeys.
func fromKeys(t *Thread, cls Value, args []Value) (Value, error) {
	value := None
	if len(args) > 1 {
		value = args[1]
	}
	made, err := Call(t, cls, nil, nil)
	if err != nil {
		return Value{}, err
	}
	set := func(key Value) error { return SetItem(t, made, key, value) }
	if d, ok := made.obj.(*Dict); ok {
		set = func(key Value) error { return d.Set(t, key, value) }
	}
	return made, Iterate(t, args[0], set)
}
