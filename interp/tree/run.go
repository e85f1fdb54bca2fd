package tree

import "github.com/apy-lang/apy/interp/object"

var nameDoc = object.Intern("__doc__")

// Run runs the program as the body of a module, whose names are kept in
// module's namespace.
func (p *Program) Run(t *object.Thread, module *object.Module) error {
	module.Dict.SetStr(nameDoc, p.Main.Doc)
	return p.RunIn(t, module.Dict)
}

// RunIn runs the program with globals as its global namespace.
func (p *Program) RunIn(t *object.Thread, globals *object.Dict) error {
	env := newEnvironment(p, globals, t.State.Builtins)
	fn := newFunction(p.Main, env, nil)
	window := t.Push(p.Main.slots)
	_, err := machineOf(t).run(fn, window)
	t.Pop(window)
	return err
}
