package object

import "strings"

// pieceMaker returns the function that makes the pieces of s: those of an
// ASCII str are known to be ASCII.
func (s *Str) pieceMaker() func(string) Value {
	if s.IsASCII() {
		return func(text string) Value { return newASCII(text).Value() }
	}
	return NewStr
}

// splitArguments reads sep and maxsplit; separator is "" for white space.
func splitArguments(t *Thread, args []Value) (separator string, limit int, err error) {
	if limit, err = optionalSize(t, args[1], -1); err != nil {
		return "", 0, err
	}
	if args[0].IsUnbound() || args[0].IsNone() {
		return "", limit, nil
	}
	sep, ok := args[0].AsStr()
	switch {
	case !ok:
		return "", 0, TypeErrorf("must be str or None, not %s", args[0].Type().Name)
	case len(sep.text) == 0:
		return "", 0, ValueErrorf("empty separator")
	}
	return sep.text, limit, nil
}

func strSplit(t *Thread, self Value, args []Value) (Value, error) {
	separator, limit, err := splitArguments(t, args)
	if err != nil {
		return Value{}, err
	}
	s := strSelf(self)
	cut, err := newSplitter(t, s.text, limit, true, s.pieceMaker())
	if err != nil {
		return Value{}, err
	}
	if separator == "" {
		cut.atSpace()
	} else {
		cut.at(separator)
	}
	return cut.list(t)
}

func strRSplit(t *Thread, self Value, args []Value) (Value, error) {
	separator, limit, err := splitArguments(t, args)
	if err != nil {
		return Value{}, err
	}
	s := strSelf(self)
	cut, err := newSplitter(t, s.text, limit, true, s.pieceMaker())
	if err != nil {
		return Value{}, err
	}
	if separator == "" {
		cut.atSpaceFromRight()
	} else {
		cut.atFromRight(separator)
	}
	return cut.reversed(t)
}

func strSplitLines(t *Thread, self Value, args []Value) (Value, error) {
	keepEnds := false
	if !args[0].IsUnbound() {
		var err error
		if keepEnds, err = Truth(t, args[0]); err != nil {
			return Value{}, err
		}
	}
	s := strSelf(self)
	cut, err := newSplitter(t, s.text, -1, true, s.pieceMaker())
	if err != nil {
		return Value{}, err
	}
	cut.atLines(keepEnds)
	return cut.list(t)
}

// separatorArgument reads the argument of partition and rpartition.
func separatorArgument(v Value) (string, error) {
	sep, ok := v.AsStr()
	switch {
	case !ok:
		return "", TypeErrorf("must be str, not %s", v.Type().Name)
	case len(sep.text) == 0:
		return "", ValueErrorf("empty separator")
	}
	return sep.text, nil
}

func strPartition(t *Thread, self Value, args []Value) (Value, error) {
	separator, err := separatorArgument(args[0])
	if err != nil {
		return Value{}, err
	}
	s := strSelf(self)
	i := strings.Index(s.text, separator)
	if err := chargeSearch(t, i, len(s.text)); err != nil {
		return Value{}, err
	}
	if i < 0 {
		return TupleOf(s.Value(), emptyStr.Value(), emptyStr.Value()), nil
	}
	return TupleOf(NewStr(s.text[:i]), NewStr(separator), NewStr(s.text[i+len(separator):])), nil
}

func strRPartition(t *Thread, self Value, args []Value) (Value, error) {
	separator, err := separatorArgument(args[0])
	if err != nil {
		return Value{}, err
	}
	s := strSelf(self)
	i := strings.LastIndex(s.text, separator)
	if err := chargeScan(t, len(s.text)-max(i, 0)); err != nil {
		return Value{}, err
	}
	if i < 0 {
		return TupleOf(emptyStr.Value(), emptyStr.Value(), s.Value()), nil
	}
	return TupleOf(NewStr(s.text[:i]), NewStr(separator), NewStr(s.text[i+len(separator):])), nil
}

func defineStrSplit(c *Type) {
	split := Keywords("sep=, maxsplit=")
	c.Method("split", split, strSplit)
	c.Method("rsplit", split, strRSplit)
	c.Method("splitlines", Keywords("keepends="), strSplitLines)
	c.Method("partition", OneArg, strPartition)
	c.Method("rpartition", OneArg, strRPartition)
}
