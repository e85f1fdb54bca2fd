package object

import "strings"

// bytesKind is what the methods that bytes and bytearray share need to know:
// whose they are, and how to make a result. Arguments are always read by
// BufferOf, so that they may be of either type.
type bytesKind struct {
	class *Type
	make  func(data string) Value
}

func defineBytesMethods(k bytesKind) {
	k.defineSearch()
	k.defineSplit()
	k.defineStrip()
	k.definePad()
	k.defineCase()
	k.defineClass()
	k.defineHex()
	c := k.class
	c.Method("join", OneArg, k.join)
	c.Method("translate", Keywords("table, /, delete="), k.translate)
	c.StaticMethod("maketrans", Positional(2, 2), bytesMakeTrans)
	c.Method("decode", Keywords("encoding=, errors="), func(t *Thread, self Value, args []Value) (Value, error) {
		encoding, errors, err := codecArguments("decode", args)
		if err != nil {
			return Value{}, err
		}
		return Decode(t, bytesSelf(self), encoding, errors)
	})
}

// part is the result of a method for a piece of self: self when it is an exact
// bytes of that data.
func (k bytesKind) part(self Value, data string) Value {
	if k.class == BytesType {
		return bytesPart(self, data)
	}
	return k.make(data)
}

func (k bytesKind) defineStrip() {
	k.class.Method("strip", Positional(0, 1), k.stripper(true, true))
	k.class.Method("lstrip", Positional(0, 1), k.stripper(true, false))
	k.class.Method("rstrip", Positional(0, 1), k.stripper(false, true))
	k.class.Method("removeprefix", OneArg, k.remover(strings.TrimPrefix))
	k.class.Method("removesuffix", OneArg, k.remover(strings.TrimSuffix))
}

func (k bytesKind) stripper(left, right bool) func(*Thread, Value, []Value) (Value, error) {
	return func(t *Thread, self Value, args []Value) (Value, error) {
		drop := isSpaceByte
		if len(args) > 0 && !args[0].IsNone() {
			chars, err := bufferArgument(args[0])
			if err != nil {
				return Value{}, err
			}
			drop = byteSet(chars)
		}
		data := bytesSelf(self)
		if err := chargeScan(t, len(data)); err != nil {
			return Value{}, err
		}
		start, end := 0, len(data)
		for left && start < end && drop(data[start]) {
			start++
		}
		for right && start < end && drop(data[end-1]) {
			end--
		}
		return k.part(self, data[start:end]), nil
	}
}

func byteSet(chars string) func(byte) bool {
	var set [256]bool
	for i := range len(chars) {
		set[chars[i]] = true
	}
	return func(b byte) bool { return set[b] }
}

func (k bytesKind) remover(cut func(data, affix string) string) func(*Thread, Value, []Value) (Value, error) {
	return func(_ *Thread, self Value, args []Value) (Value, error) {
		affix, err := bufferArgument(args[0])
		if err != nil {
			return Value{}, err
		}
		return k.part(self, cut(bytesSelf(self), affix)), nil
	}
}

// join is bytes.join.
func (k bytesKind) join(t *Thread, self Value, args []Value) (Value, error) {
	items, err := itemsToJoin(t, args[0])
	if err != nil {
		return Value{}, err
	}
	if err := t.Charge(len(items)/8 + 1); err != nil {
		return Value{}, err
	}
	separator := bytesSelf(self)
	size := len(separator) * max(0, len(items)-1)
	parts := make([]string, len(items))
	for i, v := range items {
		data, ok := BufferOf(v)
		if !ok {
			return Value{}, TypeErrorf("sequence item %d: expected a bytes-like object, %s found", i, v.Type().Name)
		}
		parts[i] = data
		size += len(data)
	}
	if len(parts) == 1 {
		return k.part(items[0], parts[0]), nil
	}
	if err := chargeText(t, size); err != nil {
		return Value{}, err
	}
	return k.make(strings.Join(parts, separator)), nil
}

// translate is bytes.translate(table, delete=b"").
func (k bytesKind) translate(t *Thread, self Value, args []Value) (Value, error) {
	table := ""
	if !args[0].IsNone() {
		var err error
		if table, err = bufferArgument(args[0]); err != nil {
			return Value{}, err
		}
		if len(table) != 256 {
			return Value{}, ValueErrorf("translation table must be 256 characters long")
		}
	}
	deleted := ""
	if !args[1].IsUnbound() {
		var err error
		if deleted, err = bufferArgument(args[1]); err != nil {
			return Value{}, err
		}
	}
	data := bytesSelf(self)
	if err := chargeCopy(t, len(data)); err != nil {
		return Value{}, err
	}
	drop := byteSet(deleted)
	result := make([]byte, 0, len(data))
	for i := range len(data) {
		b := data[i]
		if drop(b) {
			continue
		}
		if table != "" {
			b = table[b]
		}
		result = append(result, b)
	}
	if string(result) == data {
		return k.part(self, data), nil
	}
	return k.make(string(result)), nil
}

// bytesMakeTrans is bytes.maketrans, of which the result is always bytes.
func bytesMakeTrans(_ *Thread, args []Value) (Value, error) {
	from, err := bufferArgument(args[0])
	if err != nil {
		return Value{}, err
	}
	to, err := bufferArgument(args[1])
	if err != nil {
		return Value{}, err
	}
	if len(from) != len(to) {
		return Value{}, ValueErrorf("maketrans arguments must have same length")
	}
	var table [256]byte
	for i := range table {
		table[i] = byte(i)
	}
	for i := range len(from) {
		table[from[i]] = to[i]
	}
	return NewBytes(string(table[:])), nil
}
