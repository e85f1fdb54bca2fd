package object

// bytesSignature is what bytes() and bytearray() take.
var bytesSignature = Keywords("source=, encoding=, errors=")

// newBytes is bytes(source, encoding, errors).
func newBytes(t *Thread, cls *Type, args []Value, names []*Str) (Value, error) {
	bound, window, err := bytesSignature.bind(t, "bytes", "bytes", args, names)
	if err != nil {
		return Value{}, err
	}
	made, err := makeBytes(t, bound)
	if window != nil {
		t.Pop(window)
	}
	if err != nil {
		return Value{}, err
	}
	if b, ok := made.AsBytes(); ok && cls != BytesType {
		return newOf(cls, BytesType, Value{obj: b}), nil
	}
	return made, nil
}

func makeBytes(t *Thread, args []Value) (Value, error) {
	source := args[0]
	if data, done, err := encodedSource(t, "bytes", args); done || err != nil {
		return NewBytes(data), err
	}
	if v, done, err := bytesBySpecialMethod(t, source); done || err != nil {
		return v, err
	}
	if isStr(source) {
		return Value{}, TypeErrorf("string argument without an encoding")
	}
	if data, ok := BufferOf(source); ok {
		return NewBytes(data), chargeText(t, len(data))
	}
	data, err := bytesFromNumbers(t, source, BytesType)
	return NewBytes(string(data)), err
}

// bytesBySpecialMethod calls __bytes__; done is false when there is none.
func bytesBySpecialMethod(t *Thread, source Value) (v Value, done bool, err error) {
	if _, ok := source.obj.(*Bytes); ok {
		return source, true, nil
	}
	method, ok, err := LookupSpecial(t, source, nameBytes)
	if err != nil || !ok {
		return Value{}, false, err
	}
	if v, err = Call0(t, method); err != nil {
		return Value{}, false, err
	}
	if _, ok := v.AsBytes(); !ok {
		return Value{}, false, TypeErrorf("__bytes__ returned non-bytes (type %s)", v.Type().Name)
	}
	return v, true, nil
}

// bytesFromObject reads an argument that may be bytes-like, iterable or have
// __bytes__, but is no count (CPython's PyObject_Bytes).
func bytesFromObject(t *Thread, source Value) (string, error) {
	if v, done, err := bytesBySpecialMethod(t, source); done || err != nil {
		return bytesSelf(v), err
	}
	if data, ok := BufferOf(source); ok {
		return data, nil
	}
	if isStr(source) {
		return "", TypeErrorf("cannot convert 'str' object to bytes")
	}
	data, err := bytesFromIterable(t, source, BytesType)
	return string(data), err
}

// encodedSource handles the calls without a source and with an encoding; done
// is false for the others.
func encodedSource(t *Thread, function string, args []Value) (data string, done bool, err error) {
	source := args[0]
	encoding, err := codecArgument(function, "encoding", args[1], "utf-8")
	if err != nil {
		return "", false, err
	}
	errors, err := codecArgument(function, "errors", args[2], "strict")
	if err != nil {
		return "", false, err
	}
	text, isText := source.AsStr()
	switch {
	case !args[1].IsUnbound():
		if !isText {
			return "", false, TypeErrorf("encoding without a string argument")
		}
		data, err = Encode(t, text, encoding, errors)
		return data, true, err
	case !args[2].IsUnbound():
		if isText {
			return "", false, TypeErrorf("string argument without an encoding")
		}
		return "", false, TypeErrorf("errors without a string argument")
	}
	return "", source.IsUnbound(), nil
}

// bytesFromNumbers makes the data of bytes(count) and bytes(iterable of ints);
// class is the type to name in errors.
func bytesFromNumbers(t *Thread, source Value, class *Type) ([]byte, error) {
	if source.Type().Slots.Index != nil {
		n, err := IndexInt(t, source, OverflowError)
		switch {
		case err == nil && n < 0:
			return nil, ValueErrorf("negative count")
		case err == nil:
			if err := chargeText(t, n); err != nil {
				return nil, err
			}
			return make([]byte, n), nil
		case !Matches(err, TypeError):
			return nil, err
		}
	}
	return bytesFromIterable(t, source, class)
}

func bytesFromIterable(t *Thread, source Value, class *Type) ([]byte, error) {
	it, err := Iter(t, source)
	if err != nil {
		if Matches(err, TypeError) {
			return nil, TypeErrorf("cannot convert '%s' object to %s", source.Type().Name, class.Name)
		}
		return nil, err
	}
	return bytesFromItems(t, it, class)
}

func bytesFromItems(t *Thread, items Value, class *Type) ([]byte, error) {
	data := make([]byte, 0, min(LengthHint(t, items, 8), 1<<16))
	err := Iterate(t, items, func(item Value) error {
		n, err := IndexInt(t, item, nil)
		switch {
		case err != nil:
			return err
		case (n < 0 || n > 255) && class == BytesType:
			return ValueErrorf("bytes must be in range(0, 256)")
		case n < 0 || n > 255:
			return ValueErrorf("byte must be in range(0, 256)")
		}
		data = append(data, byte(n))
		return t.ChargeBytes(1)
	})
	return data, err
}
