package object

import (
	"math"
	"math/big"
	"testing"
)

// TestInlineArithmetic compares the inline operations on ints at the borders
// of their range with math/big.
func TestInlineArithmetic(t *testing.T) {
	t.Parallel()
	th := testThread(Limits{})
	edges := []int64{0, 1, -1, 2, -2, 3, 7, -7, 62, 63, 64, 1 << 31, -1 << 31, 1<<32 + 1, math.MaxInt64, math.MinInt64, math.MaxInt64 - 1, math.MinInt64 + 1}
	exact := map[BinaryOp]func(z, x, y *big.Int) *big.Int{
		Add: (*big.Int).Add, Sub: (*big.Int).Sub, Mul: (*big.Int).Mul,
		And: (*big.Int).And, Or: (*big.Int).Or, Xor: (*big.Int).Xor,
		FloorDiv: func(z, x, y *big.Int) *big.Int {
			quotient, rest := new(big.Int).QuoRem(x, y, new(big.Int))
			if rest.Sign() != 0 && rest.Sign() != y.Sign() {
				quotient.Sub(quotient, big.NewInt(1))
			}
			return z.Set(quotient)
		},
		Mod: func(z, x, y *big.Int) *big.Int {
			rest := new(big.Int).Rem(x, y)
			if rest.Sign() != 0 && rest.Sign() != y.Sign() {
				rest.Add(rest, y)
			}
			return z.Set(rest)
		},
		LShift: func(z, x, y *big.Int) *big.Int { return z.Lsh(x, uint(y.Int64())) },
		RShift: func(z, x, y *big.Int) *big.Int { return z.Rsh(x, uint(min(y.Int64(), 1<<20))) },
	}
	for op, compute := range exact {
		for _, x := range edges {
			for _, y := range edges {
				divides := op == FloorDiv || op == Mod
				shifts := op == LShift || op == RShift
				if divides && y == 0 || shifts && y < 0 || op == LShift && y > 64 {
					continue
				}
				got, err := BinaryOperation(th, op, Int(x), Int(y))
				if err != nil {
					t.Fatalf("%d %s %d: %v", x, op, y, err)
				}
				n, _ := AsBigInt(got)
				want := compute(new(big.Int), big.NewInt(x), big.NewInt(y))
				if n.Cmp(want) != 0 {
					t.Errorf("%d %s %d = %s, want %s", x, op, y, n, want)
				}
				if want.IsInt64() != got.IsInt64() {
					t.Errorf("%d %s %d: the result is not in its normal form", x, op, y)
				}
			}
		}
	}
}

// TestUnsupportedOperands checks the words of TypeErrors.
func TestUnsupportedOperands(t *testing.T) {
	t.Parallel()
	th := testThread(Limits{})
	text, list := NewStr("a"), NewList(nil)
	operation := func(op BinaryOp, a, b Value) func() error {
		return func() error { _, err := BinaryOperation(th, op, a, b); return err }
	}
	tests := []struct {
		call func() error
		want string
	}{
		{operation(Add, Int(1), text), "unsupported operand type(s) for +: 'int' and 'str'"},
		{operation(Sub, text, Int(1)), "unsupported operand type(s) for -: 'str' and 'int'"},
		{operation(Pow, None, Int(1)), "unsupported operand type(s) for ** or pow(): 'NoneType' and 'int'"},
		{operation(DivMod, None, Int(1)), "unsupported operand type(s) for divmod(): 'NoneType' and 'int'"},
		{operation(Mul, text, text), "can't multiply sequence by non-int of type 'str'"},
		{operation(Mul, Float(1), list), "can't multiply sequence by non-int of type 'float'"},
		{func() error { _, err := InPlaceOperation(th, Pow, text, Int(2)); return err }, "unsupported operand type(s) for **=: 'str' and 'int'"},
		{func() error { _, err := Compare(th, LT, Int(1), text); return err }, "'<' not supported between instances of 'int' and 'str'"},
		{func() error { _, err := UnaryOperation(th, Neg, text); return err }, "bad operand type for unary -: 'str'"},
		{func() error { _, err := UnaryOperation(th, Abs, text); return err }, "bad operand type for abs(): 'str'"},
		{func() error { _, err := Contains(th, Int(1), Int(1)); return err }, "argument of type 'int' is not iterable"},
		{func() error { _, err := Iter(th, None); return err }, "'NoneType' object is not iterable"},
		{func() error { _, _, err := Next(th, list); return err }, "'list' object is not an iterator"},
		{func() error { _, err := Length(th, Int(1)); return err }, "object of type 'int' has no len()"},
		{func() error { _, err := Call0(th, None); return err }, "'NoneType' object is not callable"},
		{func() error { _, err := GetItem(th, Int(1), Int(1)); return err }, "'int' object is not subscriptable"},
		{func() error { _, err := GetItem(th, IntType.Value(), Int(1)); return err }, "type 'int' is not subscriptable"},
		{func() error { return SetItem(th, Int(1), Int(1), None) }, "'int' object does not support item assignment"},
		{func() error { return DelItem(th, Int(1), Int(1)) }, "'int' object does not support item deletion"},
		{func() error { _, err := Hash(th, list); return err }, "unhashable type: 'list'"},
		{func() error { _, err := Index(th, text); return err }, "'str' object cannot be interpreted as an integer"},
	}
	for _, test := range tests {
		err := test.call()
		if err == nil || err.Error() != "TypeError: "+test.want {
			t.Errorf("got %v, want TypeError: %s", err, test.want)
		}
	}
}

func BenchmarkOperations(b *testing.B) {
	th := testThread(Limits{})
	b.Run("int addition", func(b *testing.B) {
		v := Int(0)
		for b.Loop() {
			v, _ = BinaryOperation(th, Add, v, Int(1))
		}
	})
	b.Run("str equality", func(b *testing.B) {
		x, y := NewStr("some text"), NewStr("some texT")
		for b.Loop() {
			if equal, _ := Equal(th, x, y); equal {
				b.Fatal("equal")
			}
		}
	})
	b.Run("method of a built-in", func(b *testing.B) {
		list, name := NewList([]Value{Int(1)}), Intern("copy")
		for b.Loop() {
			if _, _, err := LoadMethod(th, list, name); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("instance", func(b *testing.B) {
		c, err := NewClass(th, TypeType, Intern("C"), nil, NewDict(), nil, nil)
		if err != nil {
			b.Fatal(err)
		}
		name := Intern("x")
		for b.Loop() {
			v, _ := Call0(th, c.Value())
			if err := SetAttr(th, v, name, Int(1)); err != nil {
				b.Fatal(err)
			}
		}
	})
}
