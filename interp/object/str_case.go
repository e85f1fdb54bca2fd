package object

import "strings"

// mapCase maps each code point of s by fn, which gets the text and where the
// code point is. No case mapping is longer than three times its input.
func (s *Str) mapCase(t *Thread, fn func(b []byte, text string, i int, r rune, size int) []byte) (Value, error) {
	if err := chargeText(t, 3*len(s.text)); err != nil {
		return Value{}, err
	}
	b := make([]byte, 0, len(s.text)+8)
	for i := 0; i < len(s.text); {
		if err := t.Step(); err != nil {
			return Value{}, err
		}
		r, size := decodePoint(s.text, i)
		b = fn(b, s.text, i, r, size)
		i += size
	}
	return NewStr(string(b)), nil
}

func strUpper(t *Thread, self Value, _ []Value) (Value, error) {
	s := strSelf(self)
	if s.IsASCII() {
		return s.mapASCII(t, strings.ToUpper)
	}
	return s.mapCase(t, func(b []byte, _ string, _ int, r rune, _ int) []byte { return appendUpper(b, r) })
}

func strLower(t *Thread, self Value, _ []Value) (Value, error) {
	s := strSelf(self)
	if s.IsASCII() {
		return s.mapASCII(t, strings.ToLower)
	}
	return s.mapCase(t, appendLowerAt)
}

func strCasefold(t *Thread, self Value, _ []Value) (Value, error) {
	s := strSelf(self)
	if s.IsASCII() {
		return s.mapASCII(t, strings.ToLower)
	}
	return s.mapCase(t, func(b []byte, _ string, _ int, r rune, _ int) []byte { return appendFolded(b, r) })
}

func (s *Str) mapASCII(t *Thread, fn func(string) string) (Value, error) {
	if err := chargeCopy(t, len(s.text)); err != nil {
		return Value{}, err
	}
	if text := fn(s.text); text != s.text {
		return newASCII(text).Value(), nil
	}
	return s.Value(), nil
}

// appendLowerAt lowers the code point at text[i:i+size].
func appendLowerAt(b []byte, text string, i int, r rune, size int) []byte {
	if r == 'Σ' && isFinalSigma(text, i, size) {
		return append(b, "ς"...)
	}
	return appendLower(b, r)
}

func strCapitalize(t *Thread, self Value, _ []Value) (Value, error) {
	return strSelf(self).mapCase(t, func(b []byte, text string, i int, r rune, size int) []byte {
		if i == 0 {
			return appendTitle(b, r)
		}
		return appendLowerAt(b, text, i, r, size)
	})
}

func strTitle(t *Thread, self Value, _ []Value) (Value, error) {
	inWord := false
	return strSelf(self).mapCase(t, func(b []byte, text string, i int, r rune, size int) []byte {
		if inWord {
			b = appendLowerAt(b, text, i, r, size)
		} else {
			b = appendTitle(b, r)
		}
		inWord = isCased(r)
		return b
	})
}

func strSwapCase(t *Thread, self Value, _ []Value) (Value, error) {
	return strSelf(self).mapCase(t, func(b []byte, text string, i int, r rune, size int) []byte {
		switch {
		case isUpperCase(r):
			return appendLowerAt(b, text, i, r, size)
		case isLowerCase(r):
			return appendUpper(b, r)
		}
		return append(b, text[i:i+size]...)
	})
}

func defineStrCase(c *Type) {
	c.Method("upper", NoArgs, strUpper)
	c.Method("lower", NoArgs, strLower)
	c.Method("casefold", NoArgs, strCasefold)
	c.Method("capitalize", NoArgs, strCapitalize)
	c.Method("title", NoArgs, strTitle)
	c.Method("swapcase", NoArgs, strSwapCase)
}
