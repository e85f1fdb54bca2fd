package sysmod

import (
	"math"

	"github.com/apy-lang/apy/interp/object"
)

const (
	// minStrDigits is the smallest limit of digits that a script may set.
	minStrDigits = 640
	// maxRecursion is the deepest recursion that runs, whatever limit a script
	// sets: each nested call takes a few KB of the goroutine's stack, whose end
	// would be the end of the process.
	maxRecursion = 1 << 16
)

// recursionLimitKey is where a session keeps the limit that a script has set
// above maxRecursion.
type recursionLimitKey struct{}

func addLimits(m *object.Module) {
	m.Func("getrecursionlimit", object.NoArgs, getRecursionLimit)
	m.Func("setrecursionlimit", object.OneArg, setRecursionLimit)
	m.Func("get_int_max_str_digits", object.NoArgs, func(t *object.Thread, _ []object.Value) (object.Value, error) {
		return object.Int(int64(t.State.MaxStrDigits)), nil
	})
	m.Func("set_int_max_str_digits", object.Keywords("maxdigits"), setMaxStrDigits)
}

func getRecursionLimit(t *object.Thread, _ []object.Value) (object.Value, error) {
	if limit, ok := t.Extensions[recursionLimitKey{}].(int); ok {
		return object.Int(int64(limit)), nil
	}
	return object.Int(int64(t.State.RecursionLimit)), nil
}

func setRecursionLimit(t *object.Thread, args []object.Value) (object.Value, error) {
	limit, err := cInt(t, args[0])
	switch {
	case err != nil:
		return object.Value{}, err
	case limit < 1:
		return object.Value{}, object.ValueErrorf("recursion limit must be greater or equal than 1")
	case t.Depth >= limit:
		return object.Value{}, object.Raisef(object.RecursionError,
			"cannot set the recursion limit to %d at the recursion depth %d: the limit is too low", limit, t.Depth)
	}
	t.State.RecursionLimit = min(limit, maxRecursion)
	t.Extensions[recursionLimitKey{}] = limit
	return object.None, nil
}

func setMaxStrDigits(t *object.Thread, args []object.Value) (object.Value, error) {
	digits, err := cInt(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	if digits != 0 && digits < minStrDigits {
		return object.Value{}, object.ValueErrorf("maxdigits must be 0 or larger than %d", minStrDigits)
	}
	t.State.MaxStrDigits = digits
	return object.None, nil
}

// cInt is the value of an argument that CPython keeps in a C int.
func cInt(t *object.Thread, v object.Value) (int, error) {
	i, err := object.Index(t, v)
	if err != nil {
		return 0, err
	}
	n, ok := i.Int64()
	if !ok || n > math.MaxInt32 || n < math.MinInt32 {
		return 0, object.Raisef(object.OverflowError, "Python int too large to convert to C int")
	}
	return int(n), nil
}
