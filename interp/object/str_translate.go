package object

// strTranslate is str.translate. As CPython, it asks the table but once for
// each ASCII character of an ASCII text, until an answer is not a single ASCII
// character.
func strTranslate(t *Thread, self Value, args []Value) (Value, error) {
	s := strSelf(self)
	table := args[0]
	if err := chargeCopy(t, len(s.text)); err != nil {
		return Value{}, err
	}
	b := make([]byte, 0, len(s.text))
	i := 0
	if s.IsASCII() {
		var err error
		if b, i, err = translateASCII(t, b, s.text, table); err != nil {
			return Value{}, err
		}
	}
	for i < len(s.text) {
		r, size := decodePoint(s.text, i)
		answer, found, err := lookUpTranslation(t, table, r)
		if err != nil {
			return Value{}, err
		}
		if !found {
			b = append(b, s.text[i:i+size]...)
		} else if b, err = appendTranslation(t, b, answer); err != nil {
			return Value{}, err
		}
		i += size
	}
	return NewStr(string(b)), nil
}

// translateASCII translates as long as the answers are ASCII characters or
// deletions, and returns how far it came.
func translateASCII(t *Thread, b []byte, text string, table Value) ([]byte, int, error) {
	const deletion = -1
	var known [0x80]int16 // 0: not asked yet; else the character + 1, or deletion
	for i := 0; i < len(text); i++ {
		c := text[i]
		if known[c] == 0 {
			answer, found, err := lookUpTranslation(t, table, rune(c))
			if err != nil {
				return nil, 0, err
			}
			if !found {
				known[c] = int16(c) + 1
			} else if answer.IsNone() {
				known[c] = deletion
			} else if char, ok := simpleTranslation(answer); ok {
				known[c] = int16(char) + 1
			} else {
				return b, i, nil
			}
		}
		if known[c] != deletion {
			b = append(b, byte(known[c]-1))
		}
	}
	return b, len(text), nil
}

// simpleTranslation returns the ASCII character that an answer stands for.
func simpleTranslation(answer Value) (byte, bool) {
	if n, ok := answer.Int64(); ok {
		return byte(n), n >= 0 && n < 0x80
	}
	if text, ok := answer.AsStr(); ok && len(text.text) == 1 {
		return text.text[0], true
	}
	return 0, false
}

// lookUpTranslation asks the table for a code point; found is false when the
// answer is a LookupError, which leaves the code point as it is.
func lookUpTranslation(t *Thread, table Value, r rune) (answer Value, found bool, err error) {
	if err := t.Step(); err != nil {
		return Value{}, false, err
	}
	answer, err = GetItem(t, table, Int(int64(r)))
	if err != nil {
		if Matches(err, LookupError) {
			return Value{}, false, nil
		}
		return Value{}, false, err
	}
	return answer, true, nil
}

func appendTranslation(t *Thread, b []byte, answer Value) ([]byte, error) {
	if answer.IsNone() {
		return b, nil
	}
	if text, ok := answer.AsStr(); ok {
		return append(b, text.text...), chargeCopy(t, len(text.text))
	}
	number, ok := AsInt(answer)
	if !ok {
		return nil, TypeErrorf("character mapping must return integer, None or str")
	}
	n, ok := number.Int64()
	if !ok || n < 0 || n > 0x10FFFF {
		return nil, ValueErrorf("character mapping must be in range(0x110000)")
	}
	return appendPoint(b, rune(n)), nil
}

// strMakeTrans is str.maketrans.
func strMakeTrans(t *Thread, args []Value) (Value, error) {
	table := NewDict()
	if len(args) == 1 {
		return FromObject(table), fillTranslation(t, table, args[0])
	}
	from, ok := args[0].AsStr()
	if !ok {
		return Value{}, TypeErrorf("first maketrans argument must be a string if there is a second argument")
	}
	to, ok := args[1].AsStr()
	if !ok {
		return Value{}, badArgument("maketrans", "argument 2", "str", args[1])
	}
	if err := t.Charge(from.Len()); err != nil {
		return Value{}, err
	}
	if from.Len() != to.Len() {
		return Value{}, ValueErrorf("the first two maketrans arguments must have equal length")
	}
	values := to.Points()
	for i, r := range from.Points() {
		if err := table.Set(t, Int(int64(r)), Int(int64(values[i]))); err != nil {
			return Value{}, err
		}
	}
	if len(args) < 3 {
		return FromObject(table), nil
	}
	drop, ok := args[2].AsStr()
	if !ok {
		return Value{}, badArgument("maketrans", "argument 3", "str", args[2])
	}
	for _, r := range drop.Points() {
		if err := table.Set(t, Int(int64(r)), None); err != nil {
			return Value{}, err
		}
	}
	return FromObject(table), nil
}

// fillTranslation copies a dict, turning keys of one character into ints.
func fillTranslation(t *Thread, table *Dict, source Value) error {
	dict, ok := source.obj.(*Dict)
	if !ok {
		return TypeErrorf("if you give only one argument to maketrans it must be a dict")
	}
	for i := 0; i < dict.EntryCount(); i++ {
		key, value, ok := dict.At(i)
		if !ok {
			continue
		}
		if text, ok := key.AsStr(); ok {
			if text.Len() != 1 {
				return ValueErrorf("string keys in translate table must be of length 1")
			}
			r, _ := decodePoint(text.text, 0)
			key = Int(int64(r))
		} else if _, ok := AsInt(key); !ok {
			return TypeErrorf("keys in translate table must be strings or integers")
		}
		if err := t.Step(); err != nil {
			return err
		}
		if err := table.Set(t, key, value); err != nil {
			return err
		}
	}
	return nil
}

func defineStrTranslate(c *Type) {
	c.Method("translate", OneArg, strTranslate)
	c.StaticMethod("maketrans", Positional(1, 3), strMakeTrans)
}
