package object

import "fmt"

// The members of the UnicodeErrors; UnicodeTranslateError's encoding stays
// unset.
const (
	unicodeEncoding = iota
	unicodeObject
	unicodeStart
	unicodeEnd
	unicodeReason
)

func defineUnicodeErrors() {
	names := []string{"encoding", "object", "start", "end", "reason"}
	addMembers(UnicodeDecodeError, fillUnicodeError, names...)
	addMembers(UnicodeEncodeError, fillUnicodeError, names...)
	addMembers(UnicodeTranslateError, fillUnicodeError, names...)
	UnicodeDecodeError.Slots.Init = initUnicodeError(StrType, BytesType)
	UnicodeEncodeError.Slots.Init = initUnicodeError(StrType, StrType)
	UnicodeTranslateError.Slots.Init = initUnicodeError(nil, StrType)
	UnicodeDecodeError.Slots.Str = func(t *Thread, self Value) (Value, error) {
		return unicodeErrorStr(t, self, "can't decode", "byte")
	}
	UnicodeEncodeError.Slots.Str = func(t *Thread, self Value) (Value, error) {
		return unicodeErrorStr(t, self, "can't encode", "character")
	}
	UnicodeTranslateError.Slots.Str = func(t *Thread, self Value) (Value, error) {
		return unicodeErrorStr(t, self, "can't translate", "character")
	}
}

// fillUnicodeError takes the members from a complete set of arguments.
func fillUnicodeError(e *Exception) {
	members := e.Members
	if e.Type().IsSubtype(UnicodeTranslateError) {
		members = members[unicodeObject:]
	}
	if len(e.Args.Elems) == len(members) {
		copy(members, e.Args.Elems)
	}
}

// initUnicodeError checks the arguments: the encoding, when the class has one,
// the object, start, end and reason.
func initUnicodeError(encoding, object *Type) func(t *Thread, self Value, args []Value, names []*Str) error {
	kinds := []*Type{encoding, object, nil, nil, StrType}
	if encoding == nil {
		kinds = kinds[1:]
	}
	return func(t *Thread, self Value, args []Value, names []*Str) error {
		if err := initException(t, self, args, names); err != nil {
			return err
		}
		if len(args) != len(kinds) {
			return TypeErrorf("function takes exactly %d arguments (%d given)", len(kinds), len(args))
		}
		for i, kind := range kinds {
			if err := checkUnicodeArgument(t, args[i], kind, i+1); err != nil {
				return err
			}
		}
		fillUnicodeError(self.obj.(*Exception))
		return nil
	}
}

func checkUnicodeArgument(t *Thread, v Value, kind *Type, position int) error {
	switch kind {
	case nil:
		_, err := IndexInt(t, v, OverflowError)
		return err
	case StrType:
		if _, ok := v.AsStr(); !ok {
			return TypeErrorf("argument %d must be str, not %s", position, v.Type().Name)
		}
	case BytesType:
		if _, ok := BufferOf(v); !ok {
			return TypeErrorf("a bytes-like object is required, not '%s'", v.Type().Name)
		}
	}
	return nil
}

func unicodeErrorStr(t *Thread, self Value, verb, unit string) (Value, error) {
	e := self.obj.(*Exception)
	if e.Members[unicodeObject].IsUnbound() {
		return emptyStr.Value(), nil
	}
	reason, err := StrString(t, memberOrNone(e, unicodeReason))
	if err != nil {
		return Value{}, err
	}
	codec := ""
	if v := e.Members[unicodeEncoding]; !v.IsUnbound() {
		name, err := StrString(t, v)
		if err != nil {
			return Value{}, err
		}
		codec = "'" + name + "' codec "
	}
	start, err := IndexInt(t, e.Members[unicodeStart], nil)
	if err != nil {
		return Value{}, err
	}
	end, err := IndexInt(t, e.Members[unicodeEnd], nil)
	if err != nil {
		return Value{}, err
	}
	if culprit, ok := unicodeCulprit(e.Members[unicodeObject], start); ok && end == start+1 {
		return NewStr(fmt.Sprintf("%s%s %s %s in position %d: %s", codec, verb, unit, culprit, start, reason)), nil
	}
	return NewStr(fmt.Sprintf("%s%s %ss in position %d-%d: %s", codec, verb, unit, start, end-1, reason)), nil
}

// unicodeCulprit writes the one byte or character at a position.
func unicodeCulprit(object Value, at int) (string, bool) {
	if b, ok := BufferOf(object); ok {
		if at < 0 || at >= len(b) {
			return "", false
		}
		return fmt.Sprintf("0x%02x", b[at]), true
	}
	s, ok := object.AsStr()
	if !ok {
		return "", false
	}
	for i := 0; i < len(s.text); at-- {
		r, size := decodePoint(s.text, i)
		if at == 0 {
			switch {
			case r <= 0xff:
				return fmt.Sprintf("'\\x%02x'", r), true
			case r <= 0xffff:
				return fmt.Sprintf("'\\u%04x'", r), true
			}
			return fmt.Sprintf("'\\U%08x'", r), true
		}
		i += size
	}
	return "", false
}
