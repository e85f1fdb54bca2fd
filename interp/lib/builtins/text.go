package builtins

import (
	"unicode/utf8"

	"github.com/apy-lang/apy/interp/object"
)

var textFunctions = []function{
	{"ascii", object.OneArg, ascii},
	{"chr", object.OneArg, chr},
	{"format", object.Positional(1, 2), format},
	{"hash", object.OneArg, func(t *object.Thread, args []object.Value) (object.Value, error) {
		h, err := object.Hash(t, args[0])
		return object.Int(h), err
	}},
	{"id", object.OneArg, func(t *object.Thread, args []object.Value) (object.Value, error) {
		return t.ID(args[0]), nil
	}},
	{"ord", object.OneArg, ord},
	{"repr", object.OneArg, func(t *object.Thread, args []object.Value) (object.Value, error) {
		return object.Repr(t, args[0])
	}},
}

func ascii(t *object.Thread, args []object.Value) (object.Value, error) {
	v, err := object.Repr(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	text, _ := v.AsStr()
	if err := t.Charge(len(text.String())/8 + 1); err != nil {
		return object.Value{}, err
	}
	if text.IsASCII() {
		return v, nil
	}
	return object.NewStr(object.ASCIIRepr(text.String())), nil
}

func format(t *object.Thread, args []object.Value) (object.Value, error) {
	spec := ""
	if len(args) == 2 {
		s, ok := args[1].AsStr()
		if !ok {
			return object.Value{}, wrongArgument("format() argument 2 must be str, not %s", args[1])
		}
		spec = s.String()
	}
	text, err := object.Format(t, args[0], spec)
	return object.NewStr(text), err
}

func chr(t *object.Thread, args []object.Value) (object.Value, error) {
	i, err := object.Index(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	n, ok := i.Int64()
	if !ok || n < 0 || n > utf8.MaxRune {
		return object.Value{}, object.ValueErrorf("chr() arg not in range(0x110000)")
	}
	return object.Char(rune(n)), nil
}

func ord(_ *object.Thread, args []object.Value) (object.Value, error) {
	length := 0
	if s, ok := args[0].AsStr(); ok {
		if length = s.Len(); length == 1 {
			return object.Int(int64(s.First())), nil
		}
	} else if data, ok := object.BufferOf(args[0]); ok {
		if length = len(data); length == 1 {
			return object.Int(int64(data[0])), nil
		}
	} else {
		return object.Value{}, object.TypeErrorf("ord() expected string of length 1, but %s found", args[0].Type().Name)
	}
	return object.Value{}, object.TypeErrorf("ord() expected a character, but string of length %d found", length)
}
