package sysmod

import (
	"github.com/apy-lang/apy/interp/object"
)

func addFunctions(m *object.Module) {
	m.Func("exit", object.Positional(0, 1), exit)
	m.Func("exc_info", object.NoArgs, excInfo)
	m.Func("exception", object.NoArgs, func(t *object.Thread, _ []object.Value) (object.Value, error) {
		if t.Handled == nil {
			return object.None, nil
		}
		return t.Handled.Value(), nil
	})
	m.Func("intern", object.OneArg, intern)
	m.Func("displayhook", object.OneArg, displayHook)
	for name, text := range map[string]string{
		"getdefaultencoding": "utf-8", "getfilesystemencoding": "utf-8", "getfilesystemencodeerrors": "surrogateescape",
	} {
		m.Func(name, object.NoArgs, func(*object.Thread, []object.Value) (object.Value, error) {
			return object.NewStr(text), nil
		})
	}
	m.Func("is_finalizing", object.NoArgs, func(*object.Thread, []object.Value) (object.Value, error) {
		return object.False, nil
	})
}

// exit raises SystemExit. A tuple stands for the arguments of the exception.
func exit(t *object.Thread, args []object.Value) (object.Value, error) {
	var values []object.Value
	if len(args) == 1 && !args[0].IsNone() {
		values = append(values, args[0])
		if tuple, ok := args[0].AsTuple(); ok {
			values = tuple.Elems
		}
		if e, ok := args[0].Object().(*object.Exception); ok && e.Type().IsSubtype(object.SystemExit) {
			return object.Value{}, e
		}
	}
	v, err := object.Call(t, object.SystemExit.Value(), values, nil)
	if err != nil {
		return object.Value{}, err
	}
	return object.Value{}, v.Object().(*object.Exception)
}

func excInfo(t *object.Thread, _ []object.Value) (object.Value, error) {
	e := t.Handled
	if e == nil {
		return object.TupleOf(object.None, object.None, object.None), nil
	}
	traceback := object.None
	if e.Traceback != nil {
		traceback = object.FromObject(e.Traceback)
	}
	return object.TupleOf(e.Type().Value(), e.Value(), traceback), nil
}

// internedKey is where a session keeps its interned strs.
type internedKey struct{}

// intern returns the one str of the session that was interned with this text.
func intern(t *object.Thread, args []object.Value) (object.Value, error) {
	s, ok := args[0].Object().(*object.Str)
	if !ok {
		if _, derived := args[0].AsStr(); derived {
			return object.Value{}, object.TypeErrorf("can't intern %s", args[0].Type().Name)
		}
		return object.Value{}, object.TypeErrorf("intern() argument must be str, not %s", args[0].Type().Name)
	}
	table, ok := t.Extensions[internedKey{}].(map[string]*object.Str)
	if !ok {
		table = map[string]*object.Str{}
		t.Extensions[internedKey{}] = table
	}
	if first, ok := table[s.String()]; ok {
		return first.Value(), nil
	}
	if err := t.ChargeBytes(len(s.String()) + 64); err != nil {
		return object.Value{}, err
	}
	table[s.String()] = s
	return args[0], nil
}

var (
	nameUnderscore = object.Intern("_")
	nameStdout     = object.Intern("stdout")
	nameWrite      = object.Intern("write")
)

// displayHook shows the value of an expression as the interactive interpreter
// does.
func displayHook(t *object.Thread, args []object.Value) (object.Value, error) {
	v := args[0]
	if v.IsNone() {
		return object.None, nil
	}
	t.Builtins.SetStr(nameUnderscore, object.None)
	stdout, ok := t.Sys.GetStr(nameStdout)
	if !ok || stdout.IsNone() {
		return object.Value{}, object.Raisef(object.RuntimeError, "lost sys.stdout")
	}
	text, err := object.ReprString(t, v)
	if err != nil {
		return object.Value{}, err
	}
	for _, part := range []string{text, "\n"} {
		if _, err := object.CallMethod(t, stdout, nameWrite, object.NewStr(part)); err != nil {
			return object.Value{}, err
		}
	}
	t.Builtins.SetStr(nameUnderscore, v)
	return object.None, nil
}
