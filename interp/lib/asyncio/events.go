package asyncio

import (
	"github.com/apy-lang/apy/interp/loop"
	"github.com/apy-lang/apy/interp/object"
)

// addLoopFunctions adds the functions that give the current loop.
func addLoopFunctions(m *object.Module) {
	m.Func("get_event_loop", object.NoArgs, func(t *object.Thread, _ []object.Value) (object.Value, error) {
		return loopValue(loop.Of(t.State).Current())
	})
	m.Func("get_running_loop", object.NoArgs, func(t *object.Thread, _ []object.Value) (object.Value, error) {
		return loopValue(loop.Of(t.State).RequireRunning())
	})
	m.Func("_get_running_loop", object.NoArgs, func(t *object.Thread, _ []object.Value) (object.Value, error) {
		if l := loop.Of(t.State).Running(); l != nil {
			return l.Value(), nil
		}
		return object.None, nil
	})
	m.Func("new_event_loop", object.Def("new_event_loop", ""), func(t *object.Thread, _ []object.Value) (object.Value, error) {
		return loop.Of(t.State).NewLoop().Value(), nil
	})
	m.Func("set_event_loop", object.Def("set_event_loop", "loop"), func(t *object.Thread, args []object.Value) (object.Value, error) {
		l, ok := args[0].Object().(*loop.Loop)
		if !ok && !args[0].IsNone() {
			return object.Value{}, object.TypeErrorf("loop must be an instance of AbstractEventLoop or None, not '%s'", args[0].Type().Name)
		}
		loop.Of(t.State).SetCurrent(l)
		return object.None, nil
	})
}

func loopValue(l *loop.Loop, err error) (object.Value, error) {
	if err != nil {
		return object.Value{}, err
	}
	return l.Value(), nil
}

// loopOrRunning returns the loop in an optional argument, or the one that is
// running.
func loopOrRunning(t *object.Thread, v object.Value) (*loop.Loop, error) {
	if isNone(v) {
		return loop.Of(t.State).RequireRunning()
	}
	l, ok := v.Object().(*loop.Loop)
	if !ok {
		return nil, object.TypeErrorf("an event loop is required, not %s", v.Type().Name)
	}
	return l, nil
}

// bound is what queues and locks share: the loop in which they were first used.
type bound struct{ loop *loop.Loop }

// running returns the running loop, which must always be the same one.
func (b *bound) running(t *object.Thread, self object.Value) (*loop.Loop, error) {
	l := loop.Of(t.State).Running()
	if b.loop == nil {
		b.loop = l
	}
	if l != nil && l == b.loop {
		return l, nil
	}
	if l == nil && b.loop == nil {
		// CPython's code goes on with None here and fails like this.
		return nil, object.AttributeErrorf(object.None, object.Intern("create_future"), "'NoneType' object has no attribute 'create_future'")
	}
	repr, err := object.ReprString(t, self)
	if err != nil {
		return nil, err
	}
	return nil, object.Raisef(object.RuntimeError, "%s is bound to a different event loop", repr)
}
