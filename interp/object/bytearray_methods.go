package object

import (
	"bytes"
	"slices"
)

func defineByteArrayMethods(c *Type) {
	c.Method("append", OneArg, func(t *Thread, self Value, args []Value) (Value, error) {
		b, err := byteArgument(t, args[0])
		if err != nil {
			return Value{}, err
		}
		a := byteArraySelf(self)
		a.data = append(a.data, b)
		return None, t.ChargeBytes(2)
	})
	c.Method("extend", OneArg, extendByteArray)
	c.Method("insert", Positional(2, 2), insertByte)
	c.Method("pop", Positional(0, 1), popByte)
	c.Method("remove", OneArg, func(t *Thread, self Value, args []Value) (Value, error) {
		b, err := byteArgument(t, args[0])
		if err != nil {
			return Value{}, err
		}
		a := byteArraySelf(self)
		i := bytes.IndexByte(a.data, b)
		if i < 0 {
			return Value{}, ValueErrorf("value not found in bytearray")
		}
		a.data = slices.Delete(a.data, i, i+1)
		return None, chargeScan(t, len(a.data))
	})
	c.Method("reverse", NoArgs, func(t *Thread, self Value, _ []Value) (Value, error) {
		a := byteArraySelf(self)
		slices.Reverse(a.data)
		return None, chargeScan(t, len(a.data))
	})
	c.Method("clear", NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
		byteArraySelf(self).data = nil
		return None, nil
	})
	c.Method("copy", NoArgs, func(t *Thread, self Value, _ []Value) (Value, error) {
		data := byteArraySelf(self).data
		return NewByteArray(slices.Clone(data)), chargeCopy(t, len(data))
	})
	c.Method("__alloc__", NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
		return Int(int64(allocated(self))), nil
	})
	c.Method("__sizeof__", NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
		return Int(int64(56 + allocated(self))), nil
	})
	c.Method("__reduce__", NoArgs, func(t *Thread, self Value, _ []Value) (Value, error) {
		text, err := Decode(t, bytesSelf(self), "latin-1", "strict")
		if err != nil {
			return Value{}, err
		}
		return TupleOf(self.Type().Value(), TupleOf(text, NewStr("latin-1")), None), nil
	})
}

// allocated is what CPython would have allocated: a byte more than the data.
func allocated(self Value) int {
	if n := len(byteArraySelf(self).data); n > 0 {
		return n + 1
	}
	return 0
}

func extendByteArray(t *Thread, self Value, args []Value) (Value, error) {
	a := byteArraySelf(self)
	if data, ok := BufferOf(args[0]); ok {
		return None, a.append(t, data)
	}
	it, err := Iter(t, args[0])
	if err != nil {
		if Matches(err, TypeError) {
			return Value{}, TypeErrorf("can't extend bytearray with %s", args[0].Type().Name)
		}
		return Value{}, err
	}
	if isStr(args[0]) {
		return Value{}, TypeErrorf("expected iterable of integers; got: 'str'")
	}
	data, err := bytesFromItems(t, it, ByteArrayType)
	if err != nil {
		return Value{}, err
	}
	return None, a.append(t, string(data))
}

func insertByte(t *Thread, self Value, args []Value) (Value, error) {
	i, err := sizeArgument(t, args[0])
	if err != nil {
		return Value{}, err
	}
	b, err := byteArgument(t, args[1])
	if err != nil {
		return Value{}, err
	}
	a := byteArraySelf(self)
	if i < 0 {
		i = max(0, i+len(a.data))
	}
	a.data = slices.Insert(a.data, min(i, len(a.data)), b)
	return None, chargeScan(t, len(a.data))
}

func popByte(t *Thread, self Value, args []Value) (Value, error) {
	a := byteArraySelf(self)
	i := -1
	if len(args) > 0 {
		var err error
		if i, err = sizeArgument(t, args[0]); err != nil {
			return Value{}, err
		}
	}
	n := len(a.data)
	if n == 0 {
		return Value{}, Raisef(IndexError, "pop from empty bytearray")
	}
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return Value{}, Raisef(IndexError, "pop index out of range")
	}
	b := a.data[i]
	a.data = append(a.data[:i], a.data[i+1:]...)
	return Int(int64(b)), chargeScan(t, n-i)
}
