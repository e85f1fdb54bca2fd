package builtins

import "github.com/apy-lang/apy/interp/object"

var attributeFunctions = []function{
	{"callable", object.OneArg, func(_ *object.Thread, args []object.Value) (object.Value, error) {
		return object.Bool(object.Callable(args[0])), nil
	}},
	{"delattr", object.Positional(2, 2), delattr},
	{"getattr", object.Positional(2, 3), getattr},
	{"hasattr", object.Positional(2, 2), hasattr},
	{"isinstance", object.Positional(2, 2), func(t *object.Thread, args []object.Value) (object.Value, error) {
		ok, err := object.IsInstance(t, args[0], args[1])
		return object.Bool(ok), err
	}},
	{"issubclass", object.Positional(2, 2), func(t *object.Thread, args []object.Value) (object.Value, error) {
		ok, err := object.IsSubclass(t, args[0], args[1])
		return object.Bool(ok), err
	}},
	{"setattr", object.Positional(3, 3), setattr},
}

func getattr(t *object.Thread, args []object.Value) (object.Value, error) {
	name, err := object.AttributeName(args[1])
	if err != nil {
		return object.Value{}, err
	}
	if len(args) == 2 {
		return object.GetAttr(t, args[0], name)
	}
	v, ok, err := object.LookupAttr(t, args[0], name)
	if err == nil && !ok {
		return args[2], nil
	}
	return v, err
}

func hasattr(t *object.Thread, args []object.Value) (object.Value, error) {
	name, err := object.AttributeName(args[1])
	if err != nil {
		return object.Value{}, err
	}
	_, ok, err := object.LookupAttr(t, args[0], name)
	return object.Bool(ok), err
}

func setattr(t *object.Thread, args []object.Value) (object.Value, error) {
	name, err := object.AttributeName(args[1])
	if err != nil {
		return object.Value{}, err
	}
	return object.None, object.SetAttr(t, args[0], name, args[2])
}

func delattr(t *object.Thread, args []object.Value) (object.Value, error) {
	name, err := object.AttributeName(args[1])
	if err != nil {
		return object.Value{}, err
	}
	return object.None, object.DelAttr(t, args[0], name)
}
