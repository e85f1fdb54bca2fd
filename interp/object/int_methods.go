package object

import (
	"math/big"
	"math/bits"
	"slices"
)

func defineIntMethods(c *Type) {
	for _, name := range []string{"conjugate", "__trunc__", "__floor__", "__ceil__"} {
		c.Method(name, NoArgs, func(t *Thread, self Value, _ []Value) (Value, error) { return intPlain(t, self) })
	}
	c.Method("bit_length", NoArgs, intBitLength)
	c.Method("bit_count", NoArgs, intBitCount)
	c.Method("is_integer", NoArgs, func(*Thread, Value, []Value) (Value, error) { return True, nil })
	c.Method("as_integer_ratio", NoArgs, intAsIntegerRatio)
	c.Method("to_bytes", Keywords("length=, byteorder=, *, signed="), intToBytes)
	c.ClassMethod("from_bytes", Keywords("bytes, byteorder=, *, signed="), intFromBytes)
	c.Method("__round__", Positional(0, 1), intRound)
	c.Method("__getnewargs__", NoArgs, func(t *Thread, self Value, _ []Value) (Value, error) {
		return TupleOf(selfInteger(self).value()), nil
	})
	c.Method("__sizeof__", NoArgs, intSizeOf)
	c.GetSet("real", intPlain, nil)
	c.GetSet("numerator", intPlain, nil)
	c.GetSet("imag", func(*Thread, Value) (Value, error) { return Int(0), nil }, nil)
	c.GetSet("denominator", func(*Thread, Value) (Value, error) { return Int(1), nil }, nil)
}

func intBitLength(_ *Thread, self Value, _ []Value) (Value, error) {
	return Int(int64(selfInteger(self).bitLen())), nil
}

func intBitCount(_ *Thread, self Value, _ []Value) (Value, error) {
	x := selfInteger(self)
	if x.big == nil {
		return Int(int64(bits.OnesCount64(magnitude(x.small)))), nil
	}
	n := 0
	for _, word := range x.big.Bits() {
		n += bits.OnesCount(uint(word))
	}
	return Int(int64(n)), nil
}

func intAsIntegerRatio(_ *Thread, self Value, _ []Value) (Value, error) {
	return TupleOf(selfInteger(self).value(), Int(1)), nil
}

// intSizeOf tells what CPython would: a header of 24 bytes and 4 bytes a digit
// of 30 bits, of which there is room for one at least.
func intSizeOf(_ *Thread, self Value, _ []Value) (Value, error) {
	digits := max((selfInteger(self).bitLen()+29)/30, 1)
	return Int(int64(24 + 4*digits)), nil
}

// byteOrder reads the argument byteorder; true: big.
func byteOrder(function string, v Value) (bool, error) {
	if v.IsUnbound() {
		return true, nil
	}
	s, ok := v.AsStr()
	if !ok {
		return false, badArgument(function, "argument 'byteorder'", "str", v)
	}
	switch s.text {
	case "big":
		return true, nil
	case "little":
		return false, nil
	}
	return false, ValueErrorf("byteorder must be either 'little' or 'big'")
}

func optionalTruth(t *Thread, v Value) (bool, error) {
	if v.IsUnbound() {
		return false, nil
	}
	return Truth(t, v)
}

// intToBytes is int.to_bytes(length=1, byteorder='big', *, signed=False).
func intToBytes(t *Thread, self Value, args []Value) (Value, error) {
	length, err := optionalSize(t, args[0], 1)
	if err != nil {
		return Value{}, err
	}
	bigEndian, err := byteOrder("to_bytes", args[1])
	if err != nil {
		return Value{}, err
	}
	signed, err := optionalTruth(t, args[2])
	if err != nil {
		return Value{}, err
	}
	if length < 0 {
		return Value{}, ValueErrorf("length argument must be non-negative")
	}
	if err := chargeText(t, length); err != nil {
		return Value{}, err
	}
	b, err := twosComplement(selfInteger(self), length, signed)
	if err != nil {
		return Value{}, err
	}
	if !bigEndian {
		slices.Reverse(b)
	}
	return NewBytes(string(b)), nil
}

// twosComplement writes x into length bytes, the highest first.
func twosComplement(x integer, length int, signed bool) ([]byte, error) {
	negative := x.sign() < 0
	if negative && !signed {
		return nil, Raisef(OverflowError, "can't convert negative int to unsigned")
	}
	n := x.wide()
	if negative {
		// -n-1 has the inverted bits of n.
		n = new(big.Int).Not(n)
	}
	room := 8 * length
	if signed && length > 0 {
		room--
	}
	if n.BitLen() > room {
		return nil, Raisef(OverflowError, "int too big to convert")
	}
	b := n.FillBytes(make([]byte, length))
	if negative {
		for i := range b {
			b[i] = ^b[i]
		}
	}
	return b, nil
}

// intFromBytes is int.from_bytes(bytes, byteorder='big', *, signed=False).
func intFromBytes(t *Thread, cls Value, args []Value) (Value, error) {
	bigEndian, err := byteOrder("from_bytes", args[1])
	if err != nil {
		return Value{}, err
	}
	signed, err := optionalTruth(t, args[2])
	if err != nil {
		return Value{}, err
	}
	data, err := bytesFromObject(t, args[0])
	if err != nil {
		return Value{}, err
	}
	if err := chargeIntBits(t, 8*uint64(len(data))); err != nil {
		return Value{}, err
	}
	b := []byte(data)
	if !bigEndian {
		slices.Reverse(b)
	}
	n := new(big.Int).SetBytes(b)
	if signed && len(b) > 0 && b[0] >= 0x80 {
		n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(8*len(b))))
	}
	if cls.Is(IntType.Value()) {
		return BigIntValue(n), nil
	}
	return Call1(t, cls, BigIntValue(n))
}

// intRound is int.__round__([ndigits]): to a multiple of 10**-ndigits, ties to
// the even one.
func intRound(t *Thread, self Value, args []Value) (Value, error) {
	x := selfInteger(self)
	if len(args) == 0 {
		return x.value(), nil
	}
	digits, err := Index(t, args[0])
	if err != nil {
		return Value{}, err
	}
	places := selfInteger(digits)
	if places.sign() >= 0 {
		return x.value(), nil
	}
	// 10**n has over 3n bits: beyond the number's own, half of it is more.
	if places.big != nil || 3*-float64(places.small) > float64(x.bitLen()+3) {
		return Int(0), nil
	}
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(-places.small), nil)
	return roundToMultiple(t, x.wide(), unit)
}

func roundToMultiple(t *Thread, n, unit *big.Int) (Value, error) {
	var quotient, rest big.Int
	if err := floorQuotient(t, &quotient, &rest, n, unit); err != nil {
		return Value{}, err
	}
	rounded := new(big.Int).Sub(n, &rest)
	twice := new(big.Int).Lsh(&rest, 1)
	if c := twice.Cmp(unit); c > 0 || c == 0 && quotient.Bit(0) == 1 {
		rounded.Add(rounded, unit)
	}
	return BigIntValue(rounded), nil
}
