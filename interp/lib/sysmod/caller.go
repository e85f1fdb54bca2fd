package sysmod

import "github.com/apy-lang/apy/interp/object"

var nameName = object.Intern("__name__")

// addCaller adds what a library module needs to know the module that calls it.
func addCaller(m *object.Module) {
	m.Func("_getframemodulename", object.Keywords("depth="), func(t *object.Thread, args []object.Value) (object.Value, error) {
		depth := 0
		if !args[0].IsUnbound() {
			var err error
			if depth, err = object.IndexInt(t, args[0], object.OverflowError); err != nil {
				return object.Value{}, err
			}
		}
		frames := t.Frames()
		if frames == nil {
			return object.None, nil
		}
		globals := frames.CallerGlobals(max(depth, 0))
		if globals == nil {
			return object.None, nil
		}
		if name, ok := globals.GetStr(nameName); ok {
			return name, nil
		}
		return object.None, nil
	})
}
