package object

// strPadder is center, ljust and rjust.
func strPadder(align alignment) func(*Thread, Value, []Value) (Value, error) {
	return func(t *Thread, self Value, args []Value) (Value, error) {
		width, err := sizeArgument(t, args[0])
		if err != nil {
			return Value{}, err
		}
		fill := " "
		if len(args) > 1 {
			if fill, err = fillArgument(args[1]); err != nil {
				return Value{}, err
			}
		}
		s := strSelf(self)
		padding := width - s.Len()
		if padding <= 0 {
			return s.Value(), nil
		}
		left, right := align(padding, width)
		text, err := padText(t, s.text, fill, left, right)
		return NewStr(text), err
	}
}

func fillArgument(v Value) (string, error) {
	fill, ok := v.AsStr()
	switch {
	case !ok:
		return "", TypeErrorf("The fill character must be a unicode character, not %s", v.Type().Name)
	case fill.Len() != 1:
		return "", TypeErrorf("The fill character must be exactly one character long")
	}
	return fill.text, nil
}

func strZFill(t *Thread, self Value, args []Value) (Value, error) {
	width, err := sizeArgument(t, args[0])
	if err != nil {
		return Value{}, err
	}
	s := strSelf(self)
	padding := width - s.Len()
	if padding <= 0 {
		return s.Value(), nil
	}
	text, err := zeroFill(t, s.text, padding)
	return NewStr(text), err
}

func strExpandTabs(t *Thread, self Value, args []Value) (Value, error) {
	tabSize := 8
	if !args[0].IsUnbound() {
		var err error
		if tabSize, err = intArgument(t, args[0]); err != nil {
			return Value{}, err
		}
	}
	text, err := expandTabs(t, strSelf(self).text, tabSize, true)
	return NewStr(text), err
}

func defineStrPad(c *Type) {
	c.Method("center", Positional(1, 2), strPadder(alignCenter))
	c.Method("ljust", Positional(1, 2), strPadder(alignLeft))
	c.Method("rjust", Positional(1, 2), strPadder(alignRight))
	c.Method("zfill", OneArg, strZFill)
	c.Method("expandtabs", Keywords("tabsize="), strExpandTabs)
}
