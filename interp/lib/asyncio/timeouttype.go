package asyncio

import (
	"github.com/apy-lang/apy/interp/loop"
	"github.com/apy-lang/apy/interp/object"
)

var timeoutType = object.NewBuiltinType("asyncio.timeouts.Timeout", object.ObjectType)

func timeoutOf(self object.Value) *timeout { return self.Object().(*timeout) }

// addTimeouts adds timeout, timeout_at and wait_for.
func addTimeouts(m *object.Module) {
	m.Func("timeout", object.Def("timeout", "delay"), func(t *object.Thread, args []object.Value) (object.Value, error) {
		tm, err := newTimeout(t, args[0])
		if err != nil {
			return object.Value{}, err
		}
		return object.FromObject(tm), nil
	})
	m.Func("timeout_at", object.Def("timeout_at", "when"), func(_ *object.Thread, args []object.Value) (object.Value, error) {
		return object.FromObject(timeoutAt(args[0])), nil
	})
	addCoroutine(m, "wait_for", "fut, timeout", func(t *object.Thread, args []object.Value) (object.Value, error) {
		return waitFor(t, args[0], args[1])
	})
}

func defineTimeout() {
	typ := timeoutType
	defineConstruction(typ, "when", func() *timeout { return &timeout{when: object.None} }, func(_ *object.Thread, tm *timeout, args []object.Value) error {
		*tm = timeout{instance: tm.instance, when: args[0]}
		return nil
	})
	typ.Slots.Repr = timeoutRepr
	typ.Method("when", object.Def("Timeout.when", "self"), func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return timeoutOf(self).when, nil
	})
	typ.Method("expired", object.Def("Timeout.expired", "self"), func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		state := timeoutOf(self).state
		return object.Bool(state == timeoutExpiring || state == timeoutExpired), nil
	})
	typ.Method("reschedule", object.Def("Timeout.reschedule", "self, when"), func(t *object.Thread, self object.Value, args []object.Value) (object.Value, error) {
		return object.None, timeoutOf(self).reschedule(t, args[0])
	})
	coroutineMethod(typ, "Timeout.__aenter__", "", func(t *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return self, timeoutOf(self).enter(t)
	})
	coroutineMethod(typ, "Timeout.__aexit__", "exc_type, exc_val, exc_tb", func(_ *object.Thread, self object.Value, args []object.Value) (object.Value, error) {
		raised, _ := args[1].Object().(*object.Exception)
		return object.None, exitTimeout(timeoutOf(self), raised)
	})
}

// exitTimeout is exit for __aexit__, which returns instead of raising the
// body's own exception again.
func exitTimeout(tm *timeout, raised *object.Exception) error {
	if raised == nil {
		return tm.exit(nil)
	}
	err := tm.exit(raised)
	if err == raised {
		return nil
	}
	return err
}

func timeoutRepr(t *object.Thread, self object.Value) (object.Value, error) {
	tm := timeoutOf(self)
	when := ""
	if tm.state == timeoutEntered {
		text, err := object.ReprString(t, round3(tm.when))
		if err != nil {
			return object.Value{}, err
		}
		when = " when=" + text
	}
	return object.NewStr("<Timeout [" + tm.state.String() + "]" + when + ">"), nil
}

// waitFor is asyncio.wait_for.
func waitFor(t *object.Thread, fut, limit object.Value) (object.Value, error) {
	if !limit.IsNone() {
		over, err := notPositive(t, limit)
		if err != nil {
			return object.Value{}, err
		}
		if over {
			return cancelUnlessDone(t, fut)
		}
	}
	tm, err := newTimeout(t, limit)
	if err != nil {
		return object.Value{}, err
	}
	if err := tm.enter(t); err != nil {
		return object.Value{}, err
	}
	v, err := object.Await(t, fut)
	return v, tm.exit(err)
}

// cancelUnlessDone is wait_for without any time.
func cancelUnlessDone(t *object.Thread, fut object.Value) (object.Value, error) {
	f, err := loop.EnsureFuture(t, fut)
	if err != nil {
		return object.Value{}, err
	}
	if f.Done() {
		return f.Result(t)
	}
	if err := cancelAndWait(t, f); err != nil {
		return object.Value{}, err
	}
	v, err := f.Result(t)
	if e, ok := err.(*object.Exception); ok && e.Type().IsSubtype(loop.CancelledError) {
		return object.Value{}, timeoutFrom(e)
	}
	return v, err
}
