package object

// strPredicate makes a method that is true when s is not empty and has nothing
// but code points that pass.
func strPredicate(pass func(rune) bool) func(*Thread, Value, []Value) (Value, error) {
	return func(t *Thread, self Value, _ []Value) (Value, error) {
		s := strSelf(self)
		if err := chargeScan(t, 8*len(s.text)); err != nil {
			return Value{}, err
		}
		return Bool(len(s.text) > 0 && allPoints(s.text, pass)), nil
	}
}

func allPoints(text string, pass func(rune) bool) bool {
	for i := 0; i < len(text); {
		r, size := decodePoint(text, i)
		if !pass(r) {
			return false
		}
		i += size
	}
	return true
}

// strCasePredicate is islower and isupper: some letter is of the wanted case
// and none of another.
func strCasePredicate(wanted, other func(rune) bool) func(*Thread, Value, []Value) (Value, error) {
	return func(t *Thread, self Value, _ []Value) (Value, error) {
		s := strSelf(self)
		if err := chargeScan(t, 8*len(s.text)); err != nil {
			return Value{}, err
		}
		found := false
		all := allPoints(s.text, func(r rune) bool {
			found = found || wanted(r)
			return !other(r) && !isTitleCase(r)
		})
		return Bool(found && all), nil
	}
}

func strIsTitle(t *Thread, self Value, _ []Value) (Value, error) {
	s := strSelf(self)
	if err := chargeScan(t, 8*len(s.text)); err != nil {
		return Value{}, err
	}
	found, inWord := false, false
	all := allPoints(s.text, func(r rune) bool {
		begins := isUpperCase(r) || isTitleCase(r)
		if !begins && !isLowerCase(r) {
			inWord = false
			return true
		}
		ok := begins != inWord
		found, inWord = true, true
		return ok
	})
	return Bool(found && all), nil
}

func strIsIdentifier(t *Thread, self Value, _ []Value) (Value, error) {
	s := strSelf(self)
	if err := chargeScan(t, 8*len(s.text)); err != nil {
		return Value{}, err
	}
	return Bool(IsIdentifier(s.text)), nil
}

// IsIdentifier reports whether text could be a Python name; it may be a
// keyword.
func IsIdentifier(text string) bool {
	if text == "" {
		return false
	}
	r, size := decodePoint(text, 0)
	return isIdentifierStart(r) && allPoints(text[size:], isIdentifierPart)
}

func strIsPrintable(t *Thread, self Value, _ []Value) (Value, error) {
	s := strSelf(self)
	if err := chargeScan(t, 8*len(s.text)); err != nil {
		return Value{}, err
	}
	return Bool(allPoints(s.text, isPrintable)), nil
}

func strIsASCII(t *Thread, self Value, _ []Value) (Value, error) {
	s := strSelf(self)
	return Bool(s.IsASCII()), chargeScan(t, len(s.text))
}

func defineStrClass(c *Type) {
	c.Method("isalpha", NoArgs, strPredicate(isAlpha))
	c.Method("isalnum", NoArgs, strPredicate(isAlnum))
	c.Method("isdecimal", NoArgs, strPredicate(isDecimal))
	c.Method("isdigit", NoArgs, strPredicate(isDigit))
	c.Method("isnumeric", NoArgs, strPredicate(isNumeric))
	c.Method("isspace", NoArgs, strPredicate(isSpace))
	c.Method("islower", NoArgs, strCasePredicate(isLowerCase, isUpperCase))
	c.Method("isupper", NoArgs, strCasePredicate(isUpperCase, isLowerCase))
	c.Method("istitle", NoArgs, strIsTitle)
	c.Method("isidentifier", NoArgs, strIsIdentifier)
	c.Method("isprintable", NoArgs, strIsPrintable)
	c.Method("isascii", NoArgs, strIsASCII)
}
