package object

import (
	"math"
	"strings"
)

// ByteArray is Python's bytearray.
type ByteArray struct{ data []byte }

// Type returns bytearray.
func (*ByteArray) Type() *Type { return ByteArrayType }

// ByteArrayType is the class bytearray.
var ByteArrayType = NewBuiltinType("bytearray", ObjectType)

// NewByteArray makes a bytearray that owns data.
func NewByteArray(data []byte) Value { return Value{obj: &ByteArray{data: data}} }

func (a *ByteArray) bufferText() string { return string(a.data) }

// asByteArray returns the *ByteArray of v, or of an instance of a subclass.
func asByteArray(v Value) (*ByteArray, bool) {
	if a, ok := v.obj.(*ByteArray); ok {
		return a, true
	}
	if d, ok := v.obj.(*Derived); ok {
		a, ok := d.Base.obj.(*ByteArray)
		return a, ok
	}
	return nil, false
}

func byteArraySelf(v Value) *ByteArray {
	a, _ := asByteArray(v)
	return a
}

func defineByteArray() {
	c := ByteArrayType
	c.Doc = "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\nbytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\nbytearray(int) -> bytes array of size given by the parameter initialized with null bytes\nbytearray() -> empty bytes array\n\nConstruct a mutable bytearray object from:\n  - an iterable yielding integers in range(256)\n  - a text string encoded using the specified encoding\n  - a bytes or a buffer object\n  - any object implementing the buffer API.\n  - an integer"
	defineByteArraySlots(c)
	defineBytesMethods(bytesKind{c, func(data string) Value { return NewByteArray([]byte(data)) }})
	defineByteArrayMethods(c)
}

func defineByteArraySlots(c *Type) {
	s := &c.Slots
	s.New = func(_ *Thread, cls *Type, _ []Value, _ []*Str) (Value, error) {
		return newOf(cls, ByteArrayType, NewByteArray(nil)), nil
	}
	s.Init = initByteArray
	s.Repr = byteArrayRepr
	s.Compare = func(t *Thread, op CompareOp, a, b Value) (Value, error) {
		y, ok := BufferOf(b)
		if !ok {
			return NotImplemented, nil
		}
		return compareData(t, op, bytesSelf(a), y)
	}
	c.noHash()
	s.Iter = iterByteArray
	s.Len = func(_ *Thread, self Value) (int, error) { return len(byteArraySelf(self).data), nil }
	s.GetItem = getByteArrayItem
	s.SetItem = setByteArrayItem
	s.Contains = bytesContain
	s.Concat = func(t *Thread, self, other Value) (Value, error) {
		b, ok := BufferOf(other)
		if !ok {
			return Value{}, TypeErrorf("can't concat %s to bytearray", other.Type().Name)
		}
		a := byteArraySelf(self).data
		if err := chargeText(t, len(a)+len(b)); err != nil {
			return Value{}, err
		}
		return NewByteArray(append(append(make([]byte, 0, len(a)+len(b)), a...), b...)), nil
	}
	s.InPlaceConcat = func(t *Thread, self, other Value) (Value, error) {
		b, ok := BufferOf(other)
		if !ok {
			return Value{}, TypeErrorf("can't concat %s to bytearray", other.Type().Name)
		}
		return self, byteArraySelf(self).append(t, b)
	}
	s.Repeat = func(t *Thread, self, count Value) (Value, error) {
		repeated, err := repeatByteArray(t, self, count)
		return NewByteArray(repeated), err
	}
	s.InPlaceRepeat = func(t *Thread, self, count Value) (Value, error) {
		repeated, err := repeatByteArray(t, self, count)
		if err == nil {
			byteArraySelf(self).data = repeated
		}
		return self, err
	}
}

func repeatByteArray(t *Thread, self, count Value) ([]byte, error) {
	data := bytesSelf(self)
	n, err := IndexInt(t, count, OverflowError)
	if err != nil || n <= 0 || len(data) == 0 {
		return nil, err
	}
	if n > math.MaxInt/len(data) {
		return nil, Raise(MemoryError)
	}
	if err := chargeText(t, n*len(data)); err != nil {
		return nil, err
	}
	return []byte(strings.Repeat(data, n)), nil
}

// append adds data, which the builder of the amortised growth pays for.
func (a *ByteArray) append(t *Thread, data string) error {
	if err := chargeText(t, 2*len(data)); err != nil {
		return err
	}
	a.data = append(a.data, data...)
	return nil
}

// initByteArray is bytearray.__init__(source, encoding, errors).
func initByteArray(t *Thread, self Value, args []Value, names []*Str) error {
	bound, window, err := bytesSignature.bind(t, "bytearray", "bytearray", args, names)
	if err != nil {
		return err
	}
	data, err := byteArrayData(t, bound)
	if window != nil {
		t.Pop(window)
	}
	if err != nil {
		return err
	}
	byteArraySelf(self).data = data
	return nil
}

// byteArrayData makes the data of bytearray(source, encoding, errors).
func byteArrayData(t *Thread, args []Value) ([]byte, error) {
	if data, done, err := encodedSource(t, "bytearray", args); done || err != nil {
		return []byte(data), err
	}
	if isStr(args[0]) {
		return nil, TypeErrorf("string argument without an encoding")
	}
	if data, ok := BufferOf(args[0]); ok {
		return []byte(data), chargeText(t, len(data))
	}
	return bytesFromNumbers(t, args[0], ByteArrayType)
}

// byteArrayRepr escapes the single quote even between double ones, as CPython.
func byteArrayRepr(t *Thread, self Value) (Value, error) {
	data := bytesSelf(self)
	if err := chargeText(t, 4*len(data)); err != nil {
		return Value{}, err
	}
	quote := byte('\'')
	if strings.IndexByte(data, '\'') >= 0 && strings.IndexByte(data, '"') < 0 {
		quote = '"'
	}
	b := append([]byte(self.Type().Name), "(b"...)
	b = append(b, quote)
	for i := range len(data) {
		b = appendByteRepr(b, data[i], '\'')
	}
	b = append(b, quote, ')')
	return NewStr(string(b)), nil
}
