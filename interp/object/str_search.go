package object

import "strings"

// window reads start and end and returns the part of s between them with its
// offset in s; ok is false when start lies beyond the end.
func (s *Str) window(t *Thread, bounds []Value) (part string, offset int, ok bool, err error) {
	if len(bounds) == 0 {
		return s.text, 0, true, nil
	}
	start, end, err := rangeArguments(t, bounds, s.Len())
	if err != nil || start > end {
		return "", 0, false, err
	}
	offset = s.offset(start)
	return s.text[offset:s.offset(end)], offset, true, nil
}

// search is find and its kin: the index of the argument in self, or -1.
func (s *Str) search(t *Thread, name string, args []Value, index func(text, part string) int) (int, error) {
	sub, ok := args[0].AsStr()
	if !ok {
		return 0, badArgument(name, "argument 1", "str", args[0])
	}
	part, offset, ok, err := s.window(t, args[1:])
	if err != nil || !ok {
		return -1, err
	}
	i := index(part, sub.text)
	if i < 0 {
		return -1, chargeSearch(t, i, len(part))
	}
	return s.pointIndex(offset + i), chargeSearch(t, i, len(part))
}

func strFinder(name string, index func(text, part string) int) func(*Thread, Value, []Value) (Value, error) {
	return func(t *Thread, self Value, args []Value) (Value, error) {
		i, err := strSelf(self).search(t, name, args, index)
		return Int(int64(i)), err
	}
}

func strIndexer(name string, index func(text, part string) int) func(*Thread, Value, []Value) (Value, error) {
	return func(t *Thread, self Value, args []Value) (Value, error) {
		i, err := strSelf(self).search(t, name, args, index)
		if err == nil && i < 0 {
			err = ValueErrorf("substring not found")
		}
		return Int(int64(i)), err
	}
}

func strCount(t *Thread, self Value, args []Value) (Value, error) {
	sub, ok := args[0].AsStr()
	if !ok {
		return Value{}, badArgument("count", "argument 1", "str", args[0])
	}
	part, _, ok, err := strSelf(self).window(t, args[1:])
	switch {
	case err != nil || !ok:
		return Int(0), err
	case len(sub.text) == 0:
		return Int(int64(countCodePoints(part) + 1)), chargeScan(t, len(part))
	}
	return Int(int64(strings.Count(part, sub.text))), chargeScan(t, len(part))
}

// strAffix is startswith and endswith.
func strAffix(name string, has func(text, affix string) bool) func(*Thread, Value, []Value) (Value, error) {
	return func(t *Thread, self Value, args []Value) (Value, error) {
		s := strSelf(self)
		part, ok := s.text, true
		if len(args) > 1 {
			var err error
			if part, _, ok, err = s.window(t, args[1:]); err != nil {
				return Value{}, err
			}
		}
		if affix, isStr := args[0].AsStr(); isStr {
			return Bool(ok && has(part, affix.text)), nil
		}
		affixes, isTuple := args[0].AsTuple()
		if !isTuple {
			return Value{}, TypeErrorf("%s first arg must be str or a tuple of str, not %s", name, args[0].Type().Name)
		}
		for _, v := range affixes.Elems {
			affix, isStr := v.AsStr()
			if !isStr {
				return Value{}, TypeErrorf("tuple for %s must only contain str, not %s", name, v.Type().Name)
			}
			if err := t.Step(); err != nil {
				return Value{}, err
			}
			if ok && has(part, affix.text) {
				return True, nil
			}
		}
		return False, nil
	}
}

func strContains(t *Thread, self, item Value) (bool, error) {
	sub, ok := item.AsStr()
	if !ok {
		return false, TypeErrorf("'in <string>' requires string as left operand, not %s", item.Type().Name)
	}
	s := strSelf(self)
	i := strings.Index(s.text, sub.text)
	return i >= 0, chargeSearch(t, i, len(s.text))
}

func strReplace(t *Thread, self Value, args []Value) (Value, error) {
	old, ok := args[0].AsStr()
	if !ok {
		return Value{}, badArgument("replace", "argument 1", "str", args[0])
	}
	replacement, ok := args[1].AsStr()
	if !ok {
		return Value{}, badArgument("replace", "argument 2", "str", args[1])
	}
	limit, err := optionalSize(t, args[2], -1)
	if err != nil {
		return Value{}, err
	}
	s := strSelf(self)
	text, err := replaceText(t, s.text, old.text, replacement.text, limit, true)
	if err != nil {
		return Value{}, err
	}
	if text == s.text {
		return s.Value(), nil
	}
	return NewStr(text), nil
}

func defineStrSearch(c *Type) {
	c.Method("find", Positional(1, 3), strFinder("find", strings.Index))
	c.Method("rfind", Positional(1, 3), strFinder("rfind", strings.LastIndex))
	c.Method("index", Positional(1, 3), strIndexer("index", strings.Index))
	c.Method("rindex", Positional(1, 3), strIndexer("rindex", strings.LastIndex))
	c.Method("count", Positional(1, 3), strCount)
	c.Method("startswith", Positional(1, 3), strAffix("startswith", strings.HasPrefix))
	c.Method("endswith", Positional(1, 3), strAffix("endswith", strings.HasSuffix))
	c.Method("replace", Keywords("old, new, /, count="), strReplace)
}
