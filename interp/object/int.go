package object

import (
	"math/big"
	"strconv"
)

const intDoc = `int([x]) -> integer
int(x, base=10) -> integer

Convert a number or string to an integer, or return 0 if no arguments
are given.  If x is a number, return x.__int__().  For floating-point
numbers, this truncates towards zero.

If x is not a number or if base is given, then x must be a string,
bytes, or bytearray instance representing an integer literal in the
given base.  The literal can be preceded by '+' or '-' and be surrounded
by whitespace.  The base defaults to 10.  Valid bases are 0 and 2-36.
Base 0 means to interpret the base from the string as an integer literal.
>>> int('0b100', base=0)
4`

func defineInt() {
	c := IntType
	c.Doc = intDoc
	s := &c.Slots
	s.New = intNew
	s.Repr = intRepr
	s.Format = formatIntSlot
	s.Hash = func(_ *Thread, v Value) (int64, error) { return selfInteger(v).hash(), nil }
	s.Bool = func(_ *Thread, v Value) (bool, error) { return selfInteger(v).sign() != 0, nil }
	s.Compare = intCompare
	s.Index, s.Int = intPlain, intPlain
	s.Float = intFloat
	defineIntOperators(s)
	defineIntMethods(c)
}

func intCompare(t *Thread, op CompareOp, a, b Value) (Value, error) {
	x, ok := integerOf(a)
	if !ok {
		return NotImplemented, nil
	}
	y, ok := integerOf(b)
	if !ok {
		return NotImplemented, nil
	}
	if x.big != nil && y.big != nil {
		if err := t.Charge(x.big.BitLen() / 4096); err != nil {
			return Value{}, err
		}
	}
	return Bool(op.holds(x.compare(y))), nil
}

func intFloat(_ *Thread, v Value) (Value, error) {
	f, ok := selfInteger(v).float()
	if !ok {
		return Value{}, errIntTooLargeForFloat()
	}
	return Float(f), nil
}

// intRepr writes the number in decimal.
func intRepr(t *Thread, v Value) (Value, error) {
	x := selfInteger(v)
	if x.big == nil {
		var buf [20]byte
		return NewStr(string(strconv.AppendInt(buf[:0], x.small, 10))), nil
	}
	text, err := decimalText(t, x.big)
	if err != nil {
		return Value{}, err
	}
	return NewStr(text), nil
}

// DefaultMaxStrDigits is how many decimal digits a conversion between int and
// str may have, unless sys.set_int_max_str_digits says otherwise.
const DefaultMaxStrDigits = 4300

// maxStrDigits is sys.get_int_max_str_digits(); 0 is no limit.
func maxStrDigits(t *Thread) int {
	if t == nil {
		return DefaultMaxStrDigits
	}
	return t.State.MaxStrDigits
}

// decimalText is the decimal form of a big int.
func decimalText(t *Thread, n *big.Int) (string, error) {
	limit := maxStrDigits(t)
	tooLong := func() error {
		return ValueErrorf("Exceeds the limit (%d digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit", limit)
	}
	const bitsPerDigit = 3 // rounded down, so that no number within the limit is refused
	if limit > 0 && n.BitLen()/(bitsPerDigit+1) > limit {
		return "", tooLong()
	}
	if t != nil {
		words := len(n.Bits())
		if err := chargeProduct(t, words, words); err != nil {
			return "", err
		}
		if err := chargeIntBits(t, uint64(n.BitLen())*8/bitsPerDigit); err != nil {
			return "", err
		}
	}
	text := n.String()
	digits := len(text)
	if n.Sign() < 0 {
		digits--
	}
	if limit > 0 && digits > limit {
		return "", tooLong()
	}
	return text, nil
}

var intSignature = Keywords("x=, /, base=")

// intNew is int.__new__.
func intNew(t *Thread, cls *Type, args []Value, names []*Str) (Value, error) {
	if len(args) == 1 && len(names) == 0 {
		v, err := intFromObject(t, args[0])
		if err != nil {
			return Value{}, err
		}
		return newOf(cls, IntType, v), nil
	}
	v, err := intFromArguments(t, args, names)
	if err != nil {
		return Value{}, err
	}
	return newOf(cls, IntType, v), nil
}

func intFromArguments(t *Thread, args []Value, names []*Str) (Value, error) {
	if len(names) == 0 && len(args) > 2 {
		return Value{}, TypeErrorf("int expected at most 2 arguments, got %d", len(args))
	}
	bound, window, err := intSignature.bind(t, "int", "int", args, names)
	if err != nil {
		return Value{}, err
	}
	if window != nil {
		defer t.Pop(window)
	}
	x, base := bound[0], bound[1]
	switch {
	case x.IsUnbound() && base.IsUnbound():
		return Int(0), nil
	case x.IsUnbound():
		return Value{}, TypeErrorf("int() missing string argument")
	case base.IsUnbound():
		return intFromObject(t, x)
	}
	return intWithBase(t, x, base)
}

func intWithBase(t *Thread, x, base Value) (Value, error) {
	n, err := IndexInt(t, base, nil)
	if err != nil {
		return Value{}, err
	}
	if n != 0 && n < 2 || n > 36 {
		return Value{}, ValueErrorf("int() base must be >= 2 and <= 36, or 0")
	}
	text, ok := numberText(x)
	if !ok {
		return Value{}, TypeErrorf("int() can't convert non-string with explicit base")
	}
	return parseInt(t, text, n, literalSource(x, text))
}

// literalSource is what int()'s error shows: a bytearray as bytes.
func literalSource(x Value, text string) Value {
	if _, ok := asByteArray(x); ok {
		return NewBytes(text)
	}
	return x
}

// intFromObject is int(x).
func intFromObject(t *Thread, x Value) (Value, error) {
	switch x.obj.(type) {
	case *intKind, *BigInt:
		return x, nil
	case *Str:
		return parseInt(t, x.obj.(*Str).text, 10, x)
	}
	slots := &x.Type().Slots
	if slots.Int != nil {
		v, err := slots.Int(t, x)
		if err != nil {
			return Value{}, err
		}
		return plainInt(v, "__int__", "int")
	}
	if slots.Index != nil {
		v, err := slots.Index(t, x)
		if err != nil {
			return Value{}, err
		}
		return plainInt(v, "__index__", "int")
	}
	if trunc, ok, err := LookupSpecial(t, x, nameTrunc); err != nil || ok {
		return intFromTrunc(t, trunc, err)
	}
	if text, ok := numberText(x); ok {
		return parseInt(t, text, 10, literalSource(x, text))
	}
	return Value{}, TypeErrorf("int() argument must be a string, a bytes-like object or a real number, not '%s'", x.Type().Name)
}

// plainInt checks what a special method returned.
func plainInt(v Value, method, want string) (Value, error) {
	i, ok := AsInt(v)
	if !ok {
		return Value{}, TypeErrorf("%s returned non-%s (type %s)", method, want, v.Type().Name)
	}
	return i, nil
}

func intFromTrunc(t *Thread, trunc Value, err error) (Value, error) {
	if err != nil {
		return Value{}, err
	}
	v, err := Call0(t, trunc)
	if err != nil {
		return Value{}, err
	}
	if i, ok := AsInt(v); ok {
		return i, nil
	}
	if index := v.Type().Slots.Index; index != nil {
		return index(t, v)
	}
	return plainInt(v, "__trunc__", "Integral")
}
