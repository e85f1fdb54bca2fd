package object

import "strings"

func (k bytesKind) defineSearch() {
	c := k.class
	c.Method("find", Positional(1, 3), bytesFinder(strings.Index))
	c.Method("rfind", Positional(1, 3), bytesFinder(strings.LastIndex))
	c.Method("index", Positional(1, 3), bytesIndexer(strings.Index))
	c.Method("rindex", Positional(1, 3), bytesIndexer(strings.LastIndex))
	c.Method("count", Positional(1, 3), bytesCount)
	c.Method("startswith", Positional(1, 3), bytesAffix("startswith", strings.HasPrefix))
	c.Method("endswith", Positional(1, 3), bytesAffix("endswith", strings.HasSuffix))
	c.Method("replace", Positional(2, 3), k.replace)
}

// partArgument reads what find and count look for: bytes, or one byte as int.
func partArgument(t *Thread, v Value) (string, error) {
	if data, ok := BufferOf(v); ok {
		return data, nil
	}
	if v.Type().Slots.Index == nil {
		return "", TypeErrorf("argument should be integer or bytes-like object, not '%s'", v.Type().Name)
	}
	b, err := byteArgument(t, v)
	return byteValues[b].data, err
}

// bytesWindow reads start and end and returns the data between them with its
// offset; ok is false when start lies beyond the end.
func bytesWindow(t *Thread, self Value, bounds []Value) (part string, offset int, ok bool, err error) {
	length, err := Length(t, self)
	if err != nil {
		return "", 0, false, err
	}
	start, end, err := rangeArguments(t, bounds, length)
	if err != nil {
		return "", 0, false, err
	}
	data := bytesSelf(self)
	if end = min(end, len(data)); start > end {
		return "", 0, false, nil
	}
	return data[start:end], start, true, nil
}

func searchBytes(t *Thread, self Value, args []Value, index func(data, part string) int) (int, error) {
	part, err := partArgument(t, args[0])
	if err != nil {
		return -1, err
	}
	data, offset, ok, err := bytesWindow(t, self, args[1:])
	if err != nil || !ok {
		return -1, err
	}
	i := index(data, part)
	if err := chargeSearch(t, i, len(data)); err != nil || i < 0 {
		return -1, err
	}
	return offset + i, nil
}

func bytesFinder(index func(data, part string) int) func(*Thread, Value, []Value) (Value, error) {
	return func(t *Thread, self Value, args []Value) (Value, error) {
		i, err := searchBytes(t, self, args, index)
		return Int(int64(i)), err
	}
}

func bytesIndexer(index func(data, part string) int) func(*Thread, Value, []Value) (Value, error) {
	return func(t *Thread, self Value, args []Value) (Value, error) {
		i, err := searchBytes(t, self, args, index)
		if err == nil && i < 0 {
			err = ValueErrorf("subsection not found")
		}
		return Int(int64(i)), err
	}
}

func bytesCount(t *Thread, self Value, args []Value) (Value, error) {
	part, err := partArgument(t, args[0])
	if err != nil {
		return Value{}, err
	}
	data, _, ok, err := bytesWindow(t, self, args[1:])
	switch {
	case err != nil || !ok:
		return Int(0), err
	case part == "":
		return Int(int64(len(data) + 1)), nil
	}
	return Int(int64(strings.Count(data, part))), chargeScan(t, len(data))
}

// bytesAffix is startswith and endswith.
func bytesAffix(name string, has func(data, affix string) bool) func(*Thread, Value, []Value) (Value, error) {
	return func(t *Thread, self Value, args []Value) (Value, error) {
		data, _, inside, err := bytesWindow(t, self, args[1:])
		if err != nil {
			return Value{}, err
		}
		if affixes, ok := args[0].AsTuple(); ok {
			for _, v := range affixes.Elems {
				affix, err := bufferArgument(v)
				if err != nil {
					return Value{}, err
				}
				if err := t.Step(); err != nil {
					return Value{}, err
				}
				if inside && has(data, affix) {
					return True, nil
				}
			}
			return False, nil
		}
		affix, ok := BufferOf(args[0])
		if !ok {
			return Value{}, TypeErrorf("%s first arg must be bytes or a tuple of bytes, not %s", name, args[0].Type().Name)
		}
		return Bool(inside && has(data, affix)), nil
	}
}

func (k bytesKind) replace(t *Thread, self Value, args []Value) (Value, error) {
	old, err := bufferArgument(args[0])
	if err != nil {
		return Value{}, err
	}
	replacement, err := bufferArgument(args[1])
	if err != nil {
		return Value{}, err
	}
	limit := -1
	if len(args) > 2 {
		if limit, err = sizeArgument(t, args[2]); err != nil {
			return Value{}, err
		}
	}
	data := bytesSelf(self)
	result, err := replaceText(t, data, old, replacement, limit, false)
	if err != nil {
		return Value{}, err
	}
	if result == data {
		return k.part(self, data), nil
	}
	return k.make(result), nil
}
