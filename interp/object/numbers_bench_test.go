package object

import (
	"context"
	"math/big"
	"testing"
)

func benchmarkOperation(b *testing.B, op BinaryOp, x, y Value) {
	t := NewThread(NewState(context.Background()))
	b.ReportAllocs()
	for range b.N {
		if _, err := BinaryOperation(t, op, x, y); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNumberOperations(b *testing.B) {
	large := BigIntValue(new(big.Int).Lsh(big.NewInt(3), 100))
	tests := []struct {
		name string
		op   BinaryOp
		x, y Value
	}{
		{"int+int", Add, Int(5), Int(7)},
		{"int+float", Add, Int(5), Float(7.5)},
		{"float*int", Mul, Float(7.5), Int(5)},
		{"float//float", FloorDiv, Float(7.5), Float(2)},
		{"float%float", Mod, Float(7.5), Float(2)},
		{"int**int", Pow, Int(3), Int(20)},
		{"float**2", Pow, Float(3.5), Int(2)},
		{"float**float", Pow, Float(3.5), Float(1.7)},
		{"big+int", Add, large, Int(1)},
		{"big*big", Mul, large, large},
		{"big//int", FloorDiv, large, Int(1000)},
		{"overflow", Mul, Int(1 << 40), Int(1 << 40)},
		{"bool+int", Add, True, Int(1)},
	}
	for _, test := range tests {
		b.Run(test.name, func(b *testing.B) { benchmarkOperation(b, test.op, test.x, test.y) })
	}
}

func BenchmarkNumberTexts(b *testing.B) {
	t := NewThread(NewState(context.Background()))
	template := StrObject("{} is {:.2f} of {:>8}")
	percent := StrObject("%s is %.2f of %8d")
	args := []Value{NewStr("this"), Float(1.2345), Int(12345)}
	tuple := NewTuple(args)
	tests := []struct {
		name string
		run  func() error
	}{
		{"repr int", func() error { _, err := Repr(t, Int(123456)); return err }},
		{"repr float", func() error { _, err := Repr(t, Float(1234.56)); return err }},
		{"format float", func() error { _, err := Format(t, Float(1234.56), ".2f"); return err }},
		{"format int", func() error { _, err := Format(t, Int(1234567), ","); return err }},
		{"int()", func() error { _, err := Call1(t, IntType.Value(), NewStr("123456")); return err }},
		{"float()", func() error { _, err := Call1(t, FloatType.Value(), NewStr("1234.56")); return err }},
		{"str.format", func() error { _, err := FormatStr(t, template, args, nil); return err }},
		{"percent", func() error { _, err := PercentFormat(t, percent, tuple); return err }},
	}
	for _, test := range tests {
		b.Run(test.name, func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				if err := test.run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkNumberComparisons(b *testing.B) {
	t := NewThread(NewState(context.Background()))
	tests := []struct {
		name string
		x, y Value
	}{
		{"int<int", Int(5), Int(7)},
		{"int<float", Int(5), Float(7.5)},
		{"big<int", BigIntValue(new(big.Int).Lsh(big.NewInt(3), 100)), Int(7)},
	}
	for _, test := range tests {
		b.Run(test.name, func(b *testing.B) {
			for range b.N {
				if _, err := Compare(t, LT, test.x, test.y); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
