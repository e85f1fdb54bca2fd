package builtins

import "github.com/apy-lang/apy/interp/object"

var namespaceFunctions = []function{
	{"__import__", object.Keywords("name, globals=, locals=, fromlist=, level="), importName},
	{"compile", object.Keywords("source, filename, mode, flags=, dont_inherit=, optimize=, *, _feature_version="), compile},
	{"dir", object.Positional(0, 1), dir},
	{"eval", object.Keywords("source, /, globals=, locals="), eval},
	{"exec", object.Keywords("source, /, globals=, locals=, *, closure="), exec},
	{"globals", object.NoArgs, func(t *object.Thread, _ []object.Value) (object.Value, error) {
		g, err := globals(t)
		return g.Value(), err
	}},
	{"locals", object.NoArgs, func(t *object.Thread, _ []object.Value) (object.Value, error) { return locals(t) }},
	{"vars", object.Positional(0, 1), vars},
}

// noFrame is the error of a built-in that needs its caller, called by Go code.
func noFrame() error { return object.Raisef(object.SystemError, "frame does not exist") }

// globals returns the namespace of the module whose code is running.
func globals(t *object.Thread) (*object.Dict, error) {
	if frames := t.Frames(); frames != nil {
		if d := frames.Globals(); d != nil {
			return d, nil
		}
	}
	return nil, noFrame()
}

// locals returns the names of the running frame.
func locals(t *object.Thread) (object.Value, error) {
	frames := t.Frames()
	if frames == nil {
		return object.Value{}, noFrame()
	}
	return frames.Locals(t)
}

var nameDict = object.Intern("__dict__")

func vars(t *object.Thread, args []object.Value) (object.Value, error) {
	if len(args) == 0 {
		return locals(t)
	}
	v, ok, err := object.LookupAttr(t, args[0], nameDict)
	if err == nil && !ok {
		err = object.TypeErrorf("vars() argument must have __dict__ attribute")
	}
	return v, err
}

var nameKeys = object.Intern("keys")

func dir(t *object.Thread, args []object.Value) (object.Value, error) {
	if len(args) == 1 {
		return object.Dir(t, args[0])
	}
	names, err := locals(t)
	if err != nil {
		return object.Value{}, err
	}
	keys, err := object.CallMethod(t, names, nameKeys)
	if err != nil {
		return object.Value{}, err
	}
	return sorted(t, []object.Value{keys}, nil)
}
