package object

import "strings"

func defineDict() {
	c := DictType
	c.Flags |= MappingPattern
	c.Doc = "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) pairs\ndict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n        d[k] = v\ndict(**kwargs) -> new dictionary initialized with the name=value pairs\n    in the keyword argument list.  For example:  dict(one=1, two=2)"
	c.noHash()
	s := &c.Slots
	s.New = func(_ *Thread, cls *Type, _ []Value, _ []*Str) (Value, error) {
		return newOf(cls, DictType, NewDict().Value()), nil
	}
	s.Init = func(t *Thread, self Value, args []Value, names []*Str) error {
		return updateDict(t, dictOf(self), "dict", args, names)
	}
	s.Repr = reprDict
	s.Compare = compareDicts
	s.Len = func(_ *Thread, self Value) (int, error) { return dictOf(self).used, nil }
	s.GetItem = getDictItem
	s.SetItem = setDictItem
	s.Contains = func(t *Thread, self, key Value) (bool, error) {
		_, found, err := dictOf(self).Get(t, key)
		return found, err
	}
	s.Iter = func(_ *Thread, self Value) (Value, error) {
		return Value{obj: newDictIterator(dictOf(self), dictKeys)}, nil
	}
	s.Binary[Or] = func(t *Thread, self, other Value) (Value, error) { return mergeDicts(t, self, other) }
	s.Reflected[Or] = func(t *Thread, self, other Value) (Value, error) { return mergeDicts(t, other, self) }
	s.InPlace[Or] = func(t *Thread, self, other Value) (Value, error) {
		return self, dictOf(self).Update(t, other)
	}
	defineDictMethods()
	defineDictViews()
	defineDictIterators()
}

// dictOf returns the *Dict of a receiver known to be one, nil for others.
func dictOf(v Value) *Dict {
	if d, ok := v.obj.(*Dict); ok {
		return d
	}
	d, _ := v.AsDict()
	return d
}

func reprDict(t *Thread, self Value) (Value, error) {
	d := dictOf(self)
	if d.used == 0 {
		return NewStr("{}"), nil
	}
	if !t.enterRepr(d) {
		return NewStr("{...}"), nil
	}
	defer t.leaveRepr()
	var b strings.Builder
	b.WriteByte('{')
	for i := 0; i < d.EntryCount(); i++ {
		key, v, ok := d.At(i)
		if !ok {
			continue
		}
		if b.Len() > 1 {
			b.WriteString(", ")
		}
		if err := writeRepr(t, &b, key); err != nil {
			return Value{}, err
		}
		b.WriteString(": ")
		if err := writeRepr(t, &b, v); err != nil {
			return Value{}, err
		}
	}
	b.WriteByte('}')
	return NewStr(b.String()), nil
}

func compareDicts(t *Thread, op CompareOp, a, b Value) (Value, error) {
	x, y := dictOf(a), dictOf(b)
	if x == nil || y == nil || op != EQ && op != NE {
		return NotImplemented, nil
	}
	equal, err := equalDicts(t, x, y)
	return Bool(equal == (op == EQ)), err
}

func equalDicts(t *Thread, a, b *Dict) (bool, error) {
	if a.used != b.used {
		return false, nil
	}
	for i := 0; i < len(a.entries); i++ {
		e := a.entries[i]
		if e.key.IsUnbound() {
			continue
		}
		if err := t.Step(); err != nil {
			return false, err
		}
		other, found, err := b.getHashed(t, e.key, e.hash)
		if err != nil || !found {
			return false, err
		}
		if equal, err := equalItem(t, other, e.value); err != nil || !equal {
			return false, err
		}
	}
	return true, nil
}

func getDictItem(t *Thread, self, key Value) (Value, error) {
	d, exact := self.obj.(*Dict)
	if !exact {
		d = dictOf(self)
	}
	v, found, err := d.Get(t, key)
	if found || err != nil {
		return v, err
	}
	if !exact {
		missing, ok, err := LookupSpecial(t, self, nameMissing)
		if err != nil {
			return Value{}, err
		}
		if ok {
			return Call1(t, missing, key)
		}
	}
	return Value{}, Raise(KeyError, key)
}

func setDictItem(t *Thread, self, key, v Value) error {
	d := dictOf(self)
	if !v.IsUnbound() {
		return d.Set(t, key, v)
	}
	_, found, err := d.Delete(t, key)
	if err == nil && !found {
		err = Raise(KeyError, key)
	}
	return err
}

// mergeDicts is a | b.
func mergeDicts(t *Thread, a, b Value) (Value, error) {
	x, y := dictOf(a), dictOf(b)
	if x == nil || y == nil {
		return NotImplemented, nil
	}
	merged, err := x.copyCharged(t)
	if err != nil {
		return Value{}, err
	}
	return merged.Value(), merged.Update(t, b)
}

func (d *Dict) copyCharged(t *Thread) (*Dict, error) {
	if err := t.Charge(d.used / 8); err != nil {
		return nil, err
	}
	if err := t.ChargeBytes(d.used * entryBytes); err != nil {
		return nil, err
	}
	return d.Copy(), nil
}
