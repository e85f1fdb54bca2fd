package object

import "slices"

func defineListMethods() {
	l := ListType
	l.Method("append", OneArg, func(t *Thread, self Value, args []Value) (Value, error) {
		return None, listOf(self).Append(t, args[0])
	})
	l.Method("clear", NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
		listOf(self).Elems = nil
		return None, nil
	})
	l.Method("copy", NoArgs, func(t *Thread, self Value, _ []Value) (Value, error) {
		elems, err := concatElems(t, listOf(self).Elems, nil)
		return NewList(elems), err
	})
	l.Method("count", OneArg, func(t *Thread, self Value, args []Value) (Value, error) {
		return countElem(t, &listOf(self).Elems, args[0])
	})
	l.Method("extend", OneArg, func(t *Thread, self Value, args []Value) (Value, error) {
		return None, listOf(self).Extend(t, args[0])
	})
	l.Method("index", Positional(1, 3), listIndex)
	l.Method("insert", Positional(2, 2), listInsert)
	l.Method("pop", Positional(0, 1), listPop)
	l.Method("remove", OneArg, listRemove)
	l.Method("reverse", NoArgs, func(t *Thread, self Value, _ []Value) (Value, error) {
		elems := listOf(self).Elems
		if err := t.Charge(len(elems) / 8); err != nil {
			return Value{}, err
		}
		slices.Reverse(elems)
		return None, nil
	})
	l.Method("sort", Keywords("*, key=, reverse="), listSort)
	l.Method("__reversed__", NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
		l := listOf(self)
		return Value{obj: &listReverseIterator{list: l, next: len(l.Elems) - 1}}, nil
	})
}

func listIndex(t *Thread, self Value, args []Value) (Value, error) {
	l := listOf(self)
	start, stop, err := indexRange(t, args, l.length)
	if err != nil {
		return Value{}, err
	}
	i, err := indexOf(t, &l.Elems, args[0], start, stop)
	if err != nil {
		return Value{}, err
	}
	if i < 0 {
		text, err := ReprString(t, args[0])
		if err != nil {
			return Value{}, err
		}
		return Value{}, ValueErrorf("%s is not in list", text)
	}
	return Int(int64(i)), nil
}

func listInsert(t *Thread, self Value, args []Value) (Value, error) {
	l := listOf(self)
	i, err := ssize(t, args[0])
	if err != nil {
		return Value{}, err
	}
	if i < 0 {
		i = max(i+len(l.Elems), 0)
	}
	i = min(i, len(l.Elems))
	if err := t.Charge((len(l.Elems) - i) / 8); err != nil {
		return Value{}, err
	}
	if err := l.Append(t, None); err != nil {
		return Value{}, err
	}
	copy(l.Elems[i+1:], l.Elems[i:])
	l.Elems[i] = args[1]
	return None, nil
}

func listPop(t *Thread, self Value, args []Value) (Value, error) {
	l := listOf(self)
	i := -1
	if len(args) > 0 {
		var err error
		if i, err = ssize(t, args[0]); err != nil {
			return Value{}, err
		}
	}
	n := len(l.Elems)
	if n == 0 {
		return Value{}, Raisef(IndexError, "pop from empty list")
	}
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return Value{}, Raisef(IndexError, "pop index out of range")
	}
	v := l.Elems[i]
	if i == n-1 {
		l.Elems[i] = Value{}
		l.Elems = l.Elems[:i]
		return v, nil
	}
	return v, l.splice(t, i, i+1, nil)
}

func listRemove(t *Thread, self Value, args []Value) (Value, error) {
	l := listOf(self)
	i, err := indexOf(t, &l.Elems, args[0], 0, maxElems)
	if err != nil {
		return Value{}, err
	}
	if i < 0 {
		return Value{}, ValueErrorf("list.remove(x): x not in list")
	}
	// The comparison may have shortened the list.
	if i < len(l.Elems) {
		err = l.splice(t, i, i+1, nil)
	}
	return None, err
}

func listSort(t *Thread, self Value, args []Value) (Value, error) {
	key, reverse := args[0], false
	if key.IsUnbound() {
		key = None
	}
	if !args[1].IsUnbound() {
		var err error
		if reverse, err = Truth(t, args[1]); err != nil {
			return Value{}, err
		}
	}
	return None, listOf(self).Sort(t, key, reverse)
}
