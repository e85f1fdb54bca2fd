package operatormod

import "github.com/apy-lang/apy/interp/object"

var (
	one = object.OneArg
	two = object.Positional(2, 2)
)

var binaryOperators = map[string]object.BinaryOp{
	"add": object.Add, "sub": object.Sub, "mul": object.Mul, "matmul": object.MatMul, "truediv": object.TrueDiv,
	"floordiv": object.FloorDiv, "mod": object.Mod, "lshift": object.LShift, "rshift": object.RShift,
	"and_": object.And, "or_": object.Or, "xor": object.Xor,
}

var unaryOperators = map[string]object.UnaryOp{
	"abs": object.Abs, "neg": object.Neg, "pos": object.Pos, "invert": object.Invert, "inv": object.Invert,
}

func addOperators(m *object.Module) {
	for name, op := range binaryOperators {
		add(m, name, two, func(t *thread, args []value) (value, error) {
			return object.BinaryOperation(t, op, args[0], args[1])
		})
		inPlace := "i" + name
		if inPlace[len(inPlace)-1] == '_' {
			inPlace = inPlace[:len(inPlace)-1]
		}
		add(m, inPlace, two, func(t *thread, args []value) (value, error) {
			return object.InPlaceOperation(t, op, args[0], args[1])
		})
	}
	for name, op := range unaryOperators {
		add(m, name, one, func(t *thread, args []value) (value, error) {
			return object.UnaryOperation(t, op, args[0])
		})
	}
	add(m, "pow", two, func(t *thread, args []value) (value, error) {
		return object.Power(t, args[0], args[1], object.None)
	})
	add(m, "ipow", two, func(t *thread, args []value) (value, error) {
		return object.InPlaceOperation(t, object.Pow, args[0], args[1])
	})
	add(m, "index", one, func(t *thread, args []value) (value, error) { return object.Index(t, args[0]) })
	b := object.NewRawBuiltin("call", func(t *thread, args []value, names []*object.Str) (value, error) {
		if len(args) == len(names) {
			return value{}, object.TypeErrorf("call expected at least 1 argument, got 0")
		}
		return object.Call(t, args[0], args[1:], names)
	})
	b.Module = "_operator"
	m.Set("call", b.Value())
}

func addComparisons(m *object.Module) {
	for name, op := range map[string]object.CompareOp{
		"lt": object.LT, "le": object.LE, "eq": object.EQ, "ne": object.NE, "gt": object.GT, "ge": object.GE,
	} {
		add(m, name, two, func(t *thread, args []value) (value, error) {
			return object.Compare(t, op, args[0], args[1])
		})
	}
	add(m, "truth", one, func(t *thread, args []value) (value, error) {
		truth, err := object.Truth(t, args[0])
		return object.Bool(truth), err
	})
	add(m, "not_", one, func(t *thread, args []value) (value, error) {
		truth, err := object.Truth(t, args[0])
		return object.Bool(!truth), err
	})
	add(m, "is_", two, func(_ *thread, args []value) (value, error) { return object.Bool(args[0].Is(args[1])), nil })
	add(m, "is_not", two, func(_ *thread, args []value) (value, error) { return object.Bool(!args[0].Is(args[1])), nil })
}
