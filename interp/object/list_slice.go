package object

// bounds resolves a slice of l. The length is taken after the script's
// __index__ methods ran.
func (l *List) bounds(t *Thread, s *Slice) (start, stop, step, count int, err error) {
	if start, stop, step, err = sliceUnpack(t, s); err != nil {
		return
	}
	start, stop, count = sliceAdjust(start, stop, step, len(l.Elems))
	return
}

func getListSlice(t *Thread, l *List, s *Slice) (Value, error) {
	start, _, step, count, err := l.bounds(t, s)
	if err != nil {
		return Value{}, err
	}
	elems, err := pickElems(t, l.Elems, start, step, count)
	return NewList(elems), err
}

// splice replaces the elements from start up to stop by elems, which must not
// lie in the list's own array.
func (l *List) splice(t *Thread, start, stop int, elems []Value) error {
	old := l.Elems
	if err := t.Charge((len(old) - stop + len(elems)) / 8); err != nil {
		return err
	}
	grown := len(elems) - (stop - start)
	if grown <= 0 {
		copy(old[start:], elems)
		tail := copy(old[start+len(elems):], old[stop:])
		size := start + len(elems) + tail
		clear(old[size:])
		l.Elems = old[:size]
		return nil
	}
	if len(old)+grown > cap(old) {
		if err := t.ChargeBytes((len(old) + grown) * valueBytes); err != nil {
			return err
		}
	}
	for range grown {
		l.Elems = append(l.Elems, None)
	}
	copy(l.Elems[stop+grown:], old[stop:])
	copy(l.Elems[start:], elems)
	return nil
}

func deleteListSlice(t *Thread, l *List, s *Slice) error {
	start, stop, step, count, err := l.bounds(t, s)
	if err != nil || count == 0 {
		return err
	}
	if step < 0 {
		start, step = start+step*(count-1), -step
	}
	if step == 1 {
		return l.splice(t, start, max(start+count, min(stop, start)), nil)
	}
	if err := t.Charge((len(l.Elems) - start) / 8); err != nil {
		return err
	}
	kept := l.Elems[:start]
	for i := start; i < len(l.Elems); i++ {
		if offset := i - start; offset%step != 0 || offset/step >= count {
			kept = append(kept, l.Elems[i])
		}
	}
	clear(l.Elems[len(kept):])
	l.Elems = kept
	return nil
}

func setListSlice(t *Thread, l *List, s *Slice, v Value) error {
	start, stop, step, err := sliceUnpack(t, s)
	if err != nil {
		return err
	}
	elems, err := assignedElems(t, v)
	if err != nil {
		return err
	}
	start, stop, count := sliceAdjust(start, stop, step, len(l.Elems))
	if step == 1 {
		return l.splice(t, start, max(start, stop), elems)
	}
	if len(elems) != count {
		return ValueErrorf("attempt to assign sequence of size %d to extended slice of size %d", len(elems), count)
	}
	for i, at := 0, start; i < count; i, at = i+1, at+step {
		l.Elems[at] = elems[i]
	}
	return nil
}

// assignedElems collects what is assigned to a slice, in an array of its own.
func assignedElems(t *Thread, v Value) ([]Value, error) {
	switch o := v.obj.(type) {
	case *List:
		return concatElems(t, o.Elems, nil)
	case *Tuple:
		return o.Elems, nil
	}
	it, err := Iter(t, v)
	if err != nil {
		if Matches(err, TypeError) {
			err = TypeErrorf("must assign iterable to extended slice")
		}
		return nil, err
	}
	if err := askLengthHint(t, v); err != nil {
		return nil, err
	}
	var l List
	err = l.extendIterator(t, it)
	return l.Elems, err
}
