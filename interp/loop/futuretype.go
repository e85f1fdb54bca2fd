package loop

import "github.com/apy-lang/apy/interp/object"

// receiver returns the Future of a method's receiver.
func receiver(self object.Value) *Future {
	f, _ := futureOf(self)
	return f
}

// optional returns None for an argument that was not given.
func optional(v object.Value) object.Value {
	if v.IsUnbound() {
		return object.None
	}
	return v
}

// loopArgument returns the loop in an argument, and the current loop for one
// that is missing or None.
func loopArgument(t *object.Thread, v object.Value) (*Loop, error) {
	if v.IsUnbound() || v.IsNone() {
		return Of(t.State).Current()
	}
	l, ok := v.Object().(*Loop)
	if !ok {
		return nil, object.TypeErrorf("an event loop is required, not %s", v.Type().Name)
	}
	return l, nil
}

// noContext refuses a contextvars.Context.
func noContext(v object.Value) error {
	if v.IsUnbound() || v.IsNone() {
		return nil
	}
	return object.Raisef(object.NotImplementedError, "the argument context is not supported by apy")
}

var futureSignature = object.Keywords("*, loop=")

func newFuture(t *object.Thread, _ *object.Type, args []object.Value, names []*object.Str) (object.Value, error) {
	bound, window, err := futureSignature.Bind(t, "Future", args, names)
	if err != nil {
		return object.Value{}, err
	}
	defer t.Pop(window)
	l, err := loopArgument(t, bound[0])
	if err != nil {
		return object.Value{}, err
	}
	return l.NewFuture().Value(), nil
}

func defineFuture() {
	typ := FutureType
	typ.Flags |= object.Final
	typ.Slots.New = newFuture
	typ.Slots.Repr = futureRepr
	typ.Slots.Await = iterateFuture
	typ.Slots.Iter = iterateFuture
	typ.ClassMethod("__class_getitem__", object.OneArg, func(_ *object.Thread, cls object.Value, args []object.Value) (object.Value, error) {
		return object.NewGenericAlias(cls, args[0]), nil
	})
	defineFutureOutcome(typ)
	defineFutureCallbacks(typ)
	defineFutureAttributes(typ)
}

// defineFutureOutcome adds the methods that set and tell the outcome.
func defineFutureOutcome(typ *object.Type) {
	typ.Method("done", object.NoArgs, func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return object.Bool(receiver(self).Done()), nil
	})
	typ.Method("cancelled", object.NoArgs, func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return object.Bool(receiver(self).Cancelled()), nil
	})
	typ.Method("result", object.NoArgs, func(t *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return receiver(self).Result(t)
	})
	typ.Method("exception", object.NoArgs, func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return exceptionValue(receiver(self).Exception())
	})
	typ.Method("set_result", object.Keywords("result, /"), func(_ *object.Thread, self object.Value, args []object.Value) (object.Value, error) {
		return object.None, receiver(self).SetResult(args[0])
	})
	typ.Method("set_exception", object.Keywords("exception, /"), func(t *object.Thread, self object.Value, args []object.Value) (object.Value, error) {
		f := receiver(self)
		if f.state != pending {
			return object.Value{}, object.Raisef(InvalidStateError, "invalid state")
		}
		e, err := toException(t, args[0])
		if err != nil {
			return object.Value{}, err
		}
		return object.None, f.SetException(e)
	})
	typ.Method("cancel", object.Keywords("msg="), func(t *object.Thread, self object.Value, args []object.Value) (object.Value, error) {
		done, err := receiver(self).Cancel(t, optional(args[0]))
		return object.Bool(done), err
	})
	typ.Method("_make_cancelled_error", object.NoArgs, func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return receiver(self).CancelledError().Value(), nil
	})
}

func exceptionValue(e *object.Exception, err error) (object.Value, error) {
	if err != nil {
		return object.Value{}, err
	}
	if e == nil {
		return object.None, nil
	}
	return e.Value(), nil
}

// toException makes the exception of an argument, which may be a class.
func toException(t *object.Thread, v object.Value) (*object.Exception, error) {
	if class, ok := v.Object().(*object.Type); ok && class.Has(object.ExceptionLayout) {
		var err error
		if v, err = object.Call0(t, v); err != nil {
			return nil, err
		}
	}
	e, ok := v.Object().(*object.Exception)
	if !ok {
		return nil, object.TypeErrorf("invalid exception object")
	}
	return e, nil
}

// defineFutureCallbacks adds add_done_callback and remove_done_callback.
func defineFutureCallbacks(typ *object.Type) {
	add := object.Keywords("fn, /, *, context=")
	typ.Method("add_done_callback", add, func(_ *object.Thread, self object.Value, args []object.Value) (object.Value, error) {
		if err := noContext(args[1]); err != nil {
			return object.Value{}, err
		}
		return object.None, receiver(self).AddCallback(&doneCallback{args[0]})
	})
	remove := object.Keywords("fn, /")
	typ.Method("remove_done_callback", remove, func(t *object.Thread, self object.Value, args []object.Value) (object.Value, error) {
		fn := args[0]
		n, err := receiver(self).removeCallbacks(func(cb Callback) (bool, error) {
			done, ok := cb.(*doneCallback)
			if !ok {
				return false, nil
			}
			return object.Equal(t, done.fn, fn)
		})
		return object.Int(int64(n)), err
	})
	typ.Method("get_loop", object.NoArgs, func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return receiver(self).loop.Value(), nil
	})
}

var stateNames = [...]object.Value{
	pending:   object.Intern("PENDING").Value(),
	cancelled: object.Intern("CANCELLED").Value(),
	finished:  object.Intern("FINISHED").Value(),
}

// defineFutureAttributes adds the attributes that code which knows CPython's
// Future looks at.
func defineFutureAttributes(typ *object.Type) {
	get := func(name string, read func(f *Future) object.Value) {
		typ.GetSet(name, func(_ *object.Thread, self object.Value) (object.Value, error) {
			return read(receiver(self)), nil
		}, nil)
	}
	get("_state", func(f *Future) object.Value { return stateNames[f.state] })
	get("_loop", func(f *Future) object.Value { return f.loop.Value() })
	get("_cancel_message", (*Future).CancelMessage)
	get("_log_traceback", func(f *Future) object.Value { return object.Bool(f.unretrieved) })
	get("_source_traceback", func(*Future) object.Value { return object.None })
	get("_result", func(f *Future) object.Value {
		if f.state != finished {
			return object.None
		}
		return f.value
	})
	get("_exception", func(f *Future) object.Value {
		if f.state != finished || f.exc == nil {
			return object.None
		}
		return f.exc.Value()
	})
	typ.GetSet("_asyncio_future_blocking", func(_ *object.Thread, self object.Value) (object.Value, error) {
		return object.Bool(receiver(self).blocking), nil
	}, func(t *object.Thread, self, v object.Value) error {
		if v.IsUnbound() {
			return object.AttributeErrorf(self, object.Intern("_asyncio_future_blocking"), "cannot delete attribute")
		}
		blocking, err := object.Truth(t, v)
		if err == nil {
			receiver(self).blocking = blocking
		}
		return err
	})
}
