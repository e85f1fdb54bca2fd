package builtins

import (
	"math/big"

	"github.com/apy-lang/apy/interp/object"
)

var numberFunctions = []function{
	{"abs", object.OneArg, func(t *object.Thread, args []object.Value) (object.Value, error) {
		return object.UnaryOperation(t, object.Abs, args[0])
	}},
	{"bin", object.OneArg, inBase("0b", 2)},
	{"divmod", object.Positional(2, 2), divmod},
	{"hex", object.OneArg, inBase("0x", 16)},
	{"oct", object.OneArg, inBase("0o", 8)},
	{"pow", object.Keywords("base, exp, mod="), func(t *object.Thread, args []object.Value) (object.Value, error) {
		return object.Power(t, args[0], args[1], args[2])
	}},
	{"round", object.Keywords("number, ndigits="), round},
	{"sum", object.Keywords("iterable, /, start="), sum},
}

// inBase makes bin, oct and hex.
func inBase(prefix string, base int) func(t *object.Thread, args []object.Value) (object.Value, error) {
	return func(t *object.Thread, args []object.Value) (object.Value, error) {
		i, err := object.Index(t, args[0])
		if err != nil {
			return object.Value{}, err
		}
		n, _ := object.AsBigInt(i)
		if err := t.ChargeBytes(n.BitLen()/(base/8+1) + 3); err != nil {
			return object.Value{}, err
		}
		if err := t.Charge(n.BitLen() / 64); err != nil {
			return object.Value{}, err
		}
		if n.Sign() < 0 {
			return object.NewStr("-" + prefix + new(big.Int).Neg(n).Text(base)), nil
		}
		return object.NewStr(prefix + n.Text(base)), nil
	}
}

var nameRound = object.Intern("__round__")

func round(t *object.Thread, args []object.Value) (object.Value, error) {
	digits := args[1:2]
	if digits[0].IsUnbound() || digits[0].IsNone() {
		digits = nil
	}
	v, ok, err := object.CallSpecial(t, args[0], nameRound, digits...)
	if err == nil && !ok {
		err = object.TypeErrorf("type %s doesn't define __round__ method", args[0].Type().Name)
	}
	return v, err
}

// divmod does what fits 64 bits itself: 3 times as fast as the slots.
func divmod(t *object.Thread, args []object.Value) (object.Value, error) {
	x, ok1 := args[0].Int64()
	y, ok2 := args[1].Int64()
	if !ok1 || !ok2 || y == 0 || y == -1 {
		return object.BinaryOperation(t, object.DivMod, args[0], args[1])
	}
	quotient, rest := x/y, x%y
	if rest != 0 && (rest < 0) != (y < 0) {
		quotient, rest = quotient-1, rest+y
	}
	return object.NewPair(object.Int(quotient), object.Int(rest)), nil
}
