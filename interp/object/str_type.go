package object

import "strings"

func defineStr() {
	c := StrType
	c.Doc = "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nCreate a new string object from the given object. If encoding or\nerrors is specified, then the object must expose a data buffer\nthat will be decoded using the given encoding and error handler.\nOtherwise, returns the result of object.__str__() (if defined)\nor repr(object).\nencoding defaults to sys.getdefaultencoding().\nerrors defaults to 'strict'."
	defineStrSlots(&c.Slots)
	defineStrIterators()
	defineStrSearch(c)
	defineStrSplit(c)
	defineStrStrip(c)
	defineStrPad(c)
	defineStrCase(c)
	defineStrClass(c)
	defineStrTranslate(c)
	c.Method("join", OneArg, strJoin)
	c.Method("encode", Keywords("encoding=, errors="), strEncode)
	c.Method("__getnewargs__", NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
		return TupleOf(strSelf(self).Value()), nil
	})
	c.Method("__sizeof__", NoArgs, strSizeOf)
}

func defineStrSlots(s *Slots) {
	s.New = newStr
	s.Repr = func(t *Thread, self Value) (Value, error) {
		text := strSelf(self).text
		if t != nil {
			if err := chargeText(t, 2*len(text)); err != nil {
				return Value{}, err
			}
		}
		return NewStr(strRepr(text)), nil
	}
	s.Str = func(_ *Thread, self Value) (Value, error) { return strSelf(self).Value(), nil }
	s.Hash = func(_ *Thread, self Value) (int64, error) { return strHash(strSelf(self)), nil }
	s.Compare = compareStrs
	s.Iter = iterStr
	s.Len = func(t *Thread, self Value) (int, error) { return strSelf(self).Len(), nil }
	s.GetItem = getStrItem
	s.Contains = strContains
	s.Concat = func(t *Thread, self, other Value) (Value, error) {
		b, ok := other.AsStr()
		if !ok {
			return Value{}, TypeErrorf("can only concatenate str (not \"%s\") to str", other.Type().Name)
		}
		joined, err := concatStr(t, strSelf(self), b)
		if err != nil {
			return Value{}, err
		}
		return joined.Value(), nil
	}
	s.Repeat = repeatStr
}

func compareStrs(t *Thread, op CompareOp, a, b Value) (Value, error) {
	x, ok1 := a.AsStr()
	y, ok2 := b.AsStr()
	if !ok1 || !ok2 {
		return NotImplemented, nil
	}
	if x == y {
		return Bool(op.holds(0)), nil
	}
	if err := chargeScan(t, min(len(x.text), len(y.text))); err != nil {
		return Value{}, err
	}
	switch op {
	case EQ:
		return Bool(x.text == y.text), nil
	case NE:
		return Bool(x.text != y.text), nil
	}
	// The order of UTF-8 bytes is that of the code points, surrogates included.
	return Bool(op.holds(strings.Compare(x.text, y.text))), nil
}

func repeatStr(t *Thread, self, count Value) (Value, error) {
	s := strSelf(self)
	n, err := repeatSize(t, len(s.text), count, "repeated string is too long")
	switch {
	case err != nil:
		return Value{}, err
	case n == 0:
		return emptyStr.Value(), nil
	case n == 1:
		return s.Value(), nil
	}
	repeated := &Str{text: strings.Repeat(s.text, n)}
	repeated.setLength(s.Len() * n)
	return repeated.Value(), nil
}

var strSignature = Keywords("object=, encoding=, errors=")

// newStr is str(object, encoding, errors).
func newStr(t *Thread, cls *Type, args []Value, names []*Str) (Value, error) {
	if cls == StrType && len(names) == 0 {
		switch {
		case len(args) == 1:
			return ToStr(t, args[0])
		case len(args) > 3:
			return Value{}, TypeErrorf("str expected at most 3 arguments, got %d", len(args))
		}
		// By position, CPython's own check comes first and names None's type.
		for i, name := range [...]string{"encoding", "errors"} {
			if i+1 < len(args) && !isStr(args[i+1]) {
				return Value{}, TypeErrorf("str() argument '%s' must be str, not %s", name, args[i+1].Type().Name)
			}
		}
	}
	bound, window, err := strSignature.bind(t, "str", "str", args, names)
	if err != nil {
		return Value{}, err
	}
	text, err := strOf(t, bound)
	if window != nil {
		t.Pop(window)
	}
	if err != nil || cls == StrType {
		return text, err
	}
	return newOf(cls, StrType, strSelf(text).Value()), nil
}

func strOf(t *Thread, args []Value) (Value, error) {
	encoding, err := codecArgument("str", "encoding", args[1], "utf-8")
	if err != nil {
		return Value{}, err
	}
	errors, err := codecArgument("str", "errors", args[2], "strict")
	switch {
	case err != nil:
		return Value{}, err
	case args[0].IsUnbound():
		return emptyStr.Value(), nil
	case args[1].IsUnbound() && args[2].IsUnbound():
		return ToStr(t, args[0])
	case isStr(args[0]):
		return Value{}, TypeErrorf("decoding str is not supported")
	}
	data, ok := BufferOf(args[0])
	if !ok {
		return Value{}, TypeErrorf("decoding to str: need a bytes-like object, %s found", args[0].Type().Name)
	}
	return Decode(t, data, encoding, errors)
}

// strSizeOf is what CPython would use: one, two or four bytes a code point.
func strSizeOf(_ *Thread, self Value, _ []Value) (Value, error) {
	s := strSelf(self)
	if s.IsASCII() {
		return Int(int64(41 + len(s.text))), nil
	}
	width := 1
	allPoints(s.text, func(r rune) bool {
		switch {
		case r > 0xFFFF:
			width = 4
		case r > 0xFF:
			width = max(width, 2)
		}
		return true
	})
	return Int(int64(56 + width*(s.Len()+1))), nil
}
