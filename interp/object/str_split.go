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

// strSplitter reads sep and maxsplit; separator is "" for white space.
func strSplitter(t *Thread, self Value, args []Value) (cut *splitter, separator string, err error) {
	limit, err := optionalSize(t, args[1], -1)
	if err != nil {
		return nil, "", err
	}
	if !args[0].IsUnbound() && !args[0].IsNone() {
		sep, ok := args[0].AsStr()
		switch {
		case !ok:
			return nil, "", TypeErrorf("must be str or None, not %s", args[0].Type().Name)
		case len(sep.text) == 0:
			return nil, "", ValueErrorf("empty separator")
		}
		separator = sep.text
	}
	s := strSelf(self)
	cut, err = newSplitter(t, s.text, limit, true, s.pieceMaker())
	return cut, separator, err
}

func strSplit(t *Thread, self Value, args []Value) (Value, error) {
	cut, separator, err := strSplitter(t, self, args)
	if err != nil {
		return Value{}, err
	}
	return cut.split(t, separator)
}

func strRSplit(t *Thread, self Value, args []Value) (Value, error) {
	cut, separator, err := strSplitter(t, self, args)
	if err != nil {
		return Value{}, err
	}
	return cut.splitFromRight(t, separator)
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
