package asyncio

import "github.com/apy-lang/apy/interp/object"

var runnerType = object.NewBuiltinType("asyncio.runners.Runner", object.ObjectType)

// Type returns the class.
func (*runner) Type() *object.Type { return runnerType }

func runnerOf(self object.Value) *runner { return self.Object().(*runner) }

// addRun adds run.
func addRun(m *object.Module) {
	m.Func("run", object.Def("run", "main, *, debug=, loop_factory="), run)
}

func defineRunner() {
	typ := runnerType
	typ.Flags |= object.Final
	init := object.Def("Runner.__init__", "self, *, debug=, loop_factory=")
	typ.Slots.New = func(t *object.Thread, _ *object.Type, args []object.Value, names []*object.Str) (object.Value, error) {
		bound, window, err := init.Bind(t, "Runner", args, names)
		if err != nil {
			return object.Value{}, err
		}
		r := &runner{debug: optional(bound[0]), factory: optional(bound[1])}
		t.Pop(window)
		return object.FromObject(r), nil
	}
	typ.Method("__enter__", object.Def("Runner.__enter__", "self"), func(t *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return self, runnerOf(self).open(t)
	})
	typ.Method("__exit__", object.Def("Runner.__exit__", "self, exc_type, exc_val, exc_tb"), func(t *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return object.None, runnerOf(self).close(t)
	})
	typ.Method("close", object.Def("Runner.close", "self"), func(t *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return object.None, runnerOf(self).close(t)
	})
	typ.Method("get_loop", object.Def("Runner.get_loop", "self"), func(t *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		r := runnerOf(self)
		if err := r.open(t); err != nil {
			return object.Value{}, err
		}
		return r.loop.Value(), nil
	})
	typ.Method("run", object.Def("Runner.run", "self, coro, *, context="), func(t *object.Thread, self object.Value, args []object.Value) (object.Value, error) {
		if err := noContext(args[1]); err != nil {
			return object.Value{}, err
		}
		return runnerOf(self).run(t, args[0])
	})
}
