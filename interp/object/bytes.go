package object

import (
	"hash/maphash"
	"strings"
)

// Bytes is Python's bytes. Its data is a Go string, which cannot change either.
type Bytes struct {
	data string
	room *strings.Builder // where a growing bytes was built in; see strTail
	hash uint64           // 0: not computed yet
}

// Type returns bytes.
func (*Bytes) Type() *Type { return BytesType }

var (
	emptyBytes = &Bytes{}
	byteValues = makeByteValues()
)

func makeByteValues() (values [256]*Bytes) {
	for i := range values {
		values[i] = InternBytes(string([]byte{byte(i)}))
	}
	return values
}

// NewBytes makes a bytes value.
func NewBytes(data string) Value {
	switch len(data) {
	case 0:
		return Value{obj: emptyBytes}
	case 1:
		return Value{obj: byteValues[data[0]]}
	}
	return Value{obj: &Bytes{data: data}}
}

// InternBytes makes a *Bytes with its hash computed, which threads may share.
func InternBytes(data string) *Bytes {
	b := &Bytes{data: data}
	b.Hash()
	return b
}

// String returns the bytes.
func (b *Bytes) String() string { return b.data }

// AsBytes returns the *Bytes of v, or of an instance of a subclass of bytes.
func (v Value) AsBytes() (*Bytes, bool) {
	if b, ok := v.obj.(*Bytes); ok {
		return b, true
	}
	if d, ok := v.obj.(*Derived); ok {
		b, ok := d.Base.obj.(*Bytes)
		return b, ok
	}
	return nil, false
}

// buffer is implemented by objects that have bytes to read, CPython's buffer
// protocol.
type buffer interface {
	Object
	// bufferText returns the bytes as they are now.
	bufferText() string
}

func (b *Bytes) bufferText() string { return b.data }

// BufferOf returns the data of a bytes-like object as it is now.
func BufferOf(v Value) (string, bool) {
	switch o := v.obj.(type) {
	case *Bytes:
		return o.data, true
	case *Derived:
		if b, ok := o.Base.obj.(buffer); ok {
			return b.bufferText(), true
		}
	case buffer:
		return o.bufferText(), true
	}
	return "", false
}

// bufferArgument is BufferOf with CPython's usual error.
func bufferArgument(v Value) (string, error) {
	data, ok := BufferOf(v)
	if !ok {
		return "", TypeErrorf("a bytes-like object is required, not '%s'", v.Type().Name)
	}
	return data, nil
}

// bytesSelf returns the data of a method's receiver, whose type is known.
func bytesSelf(v Value) string {
	data, _ := BufferOf(v)
	return data
}

func defineBytes() {
	c := BytesType
	c.Doc = "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\nbytes(int) -> bytes object of size given by the parameter initialized with null bytes\nbytes() -> empty bytes object\n\nConstruct an immutable array of bytes from:\n  - an iterable yielding integers in range(256)\n  - a text string encoded using the specified encoding\n  - any object implementing the buffer API.\n  - an integer"
	defineCodecs()
	defineBytesSlots(&c.Slots)
	defineBytesIterators()
	defineBytesMethods(bytesKind{c, NewBytes})
	c.Method("__bytes__", NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
		return NewBytes(bytesSelf(self)), nil
	})
	c.Method("__getnewargs__", NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
		return TupleOf(NewBytes(bytesSelf(self))), nil
	})
	c.Method("__sizeof__", NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
		return Int(int64(33 + len(bytesSelf(self)))), nil
	})
}

func defineBytesSlots(s *Slots) {
	s.New = newBytes
	s.Repr = func(t *Thread, self Value) (Value, error) {
		text := bytesSelf(self)
		if t != nil {
			if err := chargeText(t, 4*len(text)); err != nil {
				return Value{}, err
			}
		}
		return newASCII(bytesRepr(text)).Value(), nil
	}
	s.Hash = func(_ *Thread, self Value) (int64, error) {
		b, _ := self.AsBytes()
		return b.Hash(), nil
	}
	s.Compare = func(t *Thread, op CompareOp, a, b Value) (Value, error) {
		y, ok := b.AsBytes()
		if !ok {
			return NotImplemented, nil
		}
		return compareData(t, op, bytesSelf(a), y.data)
	}
	s.Iter = iterBytes
	s.Len = func(_ *Thread, self Value) (int, error) { return len(bytesSelf(self)), nil }
	s.GetItem = getBytesItem
	s.Contains = bytesContain
	s.Concat = concatBytes
	s.Repeat = func(t *Thread, self, count Value) (Value, error) {
		data := bytesSelf(self)
		n, err := repeatSize(t, len(data), count, "repeated bytes are too long")
		if err != nil {
			return Value{}, err
		}
		return NewBytes(strings.Repeat(data, n)), nil
	}
}

// Hash returns Python's hash(b), seeded per process.
func (b *Bytes) Hash() int64 {
	if b.hash == 0 && b.data != "" {
		b.hash = max(1, maphash.String(hashSeed, b.data)>>1)
	}
	return int64(b.hash)
}

func compareData(t *Thread, op CompareOp, a, b string) (Value, error) {
	if err := chargeScan(t, min(len(a), len(b))); err != nil {
		return Value{}, err
	}
	return Bool(op.holds(strings.Compare(a, b))), nil
}

// concatBytes is self + other. Like strs, a bytes that grows by appending is
// extended in place.
func concatBytes(t *Thread, self, other Value) (Value, error) {
	b, ok := BufferOf(other)
	if !ok {
		return Value{}, TypeErrorf("can't concat %s to bytes", other.Type().Name)
	}
	a, _ := self.AsBytes()
	n := len(a.data) + len(b)
	room := a.room
	switch {
	case b == "":
		return Value{obj: a}, nil
	case n <= shortText:
		return NewBytes(a.data + b), t.ChargeBytes(n)
	case room != nil && room.Len() == len(a.data):
		if err := chargeCopy(t, 2*len(b)); err != nil {
			return Value{}, err
		}
	default:
		if err := chargeCopy(t, n); err != nil {
			return Value{}, err
		}
		room = &strings.Builder{}
		room.Grow(n)
		room.WriteString(a.data)
	}
	room.WriteString(b)
	return Value{obj: &Bytes{data: room.String(), room: room}}, nil
}

// getBytesItem is self[key] for bytes.
func getBytesItem(t *Thread, self, key Value) (Value, error) {
	data := bytesSelf(self)
	if slice, ok := key.AsSlice(); ok {
		start, _, step, count, err := SliceBounds(t, slice, len(data))
		if err != nil {
			return Value{}, err
		}
		if count == len(data) && step == 1 {
			return bytesPart(self, data), nil
		}
		part, err := pickBytes(t, data, start, step, count)
		return NewBytes(part), err
	}
	i, err := elementIndex(t, key, "byte", func() int { return len(data) })
	if err != nil {
		return Value{}, err
	}
	if i < 0 || i >= len(data) {
		return Value{}, Raisef(IndexError, "index out of range")
	}
	return Int(int64(data[i])), nil
}

// pickBytes returns count bytes of data, step apart.
func pickBytes(t *Thread, data string, start, step, count int) (string, error) {
	switch {
	case count <= 0:
		return "", nil
	case step == 1 && !pinsTooMuch(len(data), count):
		return data[start : start+count], nil
	}
	if err := chargeText(t, count); err != nil {
		return "", err
	}
	if step == 1 {
		return strings.Clone(data[start : start+count]), nil
	}
	picked := make([]byte, count)
	for i, at := 0, start; i < count; i, at = i+1, at+step {
		picked[i] = data[at]
	}
	return string(picked), nil
}

// bytesPart returns self when it is exactly a bytes of this data.
func bytesPart(self Value, data string) Value {
	if b, ok := self.obj.(*Bytes); ok && len(b.data) == len(data) {
		return self
	}
	return NewBytes(data)
}

// bytesContain is `item in self`: a byte, or bytes.
func bytesContain(t *Thread, self, item Value) (bool, error) {
	data := bytesSelf(self)
	if _, isBuffer := BufferOf(item); !isBuffer && item.Type().Slots.Index != nil {
		b, err := byteArgument(t, item)
		if err != nil {
			return false, err
		}
		i := strings.IndexByte(data, b)
		return i >= 0, chargeSearch(t, i, len(data))
	}
	part, err := bufferArgument(item)
	if err != nil {
		return false, err
	}
	i := strings.Index(data, part)
	return i >= 0, chargeSearch(t, i, len(data))
}

// byteArgument reads an int from 0 to 255.
func byteArgument(t *Thread, v Value) (byte, error) {
	n, err := IndexInt(t, v, nil)
	if err != nil {
		return 0, err
	}
	if n < 0 || n > 255 {
		return 0, ValueErrorf("byte must be in range(0, 256)")
	}
	return byte(n), nil
}

// bytesRepr returns the repr of bytes.
func bytesRepr(data string) string {
	quote := byte('\'')
	if strings.IndexByte(data, '\'') >= 0 && strings.IndexByte(data, '"') < 0 {
		quote = '"'
	}
	b := append(make([]byte, 0, len(data)+3), 'b', quote)
	for i := range len(data) {
		b = appendByteRepr(b, data[i], quote)
	}
	return string(append(b, quote))
}

// appendByteRepr appends a byte as it stands between quotes.
func appendByteRepr(b []byte, c, quote byte) []byte {
	if isPlainByte(c, quote) {
		return append(b, c)
	}
	return appendEscape(b, rune(c))
}
