package loop

import (
	"math"

	"github.com/apy-lang/apy/interp/object"
)

func loopOf(self object.Value) *Loop { return self.Object().(*Loop) }

// method adds a method of BaseEventLoop; spec describes what follows self.
func method(name, spec string, fn func(t *object.Thread, l *Loop, args []object.Value) (object.Value, error)) {
	sig := object.Def("BaseEventLoop."+name, "self, "+spec)
	LoopType.Method(name, sig, func(t *object.Thread, self object.Value, args []object.Value) (object.Value, error) {
		return fn(t, loopOf(self), args)
	})
}

func defineLoop() {
	LoopType.Flags |= object.Final
	LoopType.Slots.New = func(t *object.Thread, _ *object.Type, args []object.Value, _ []*object.Str) (object.Value, error) {
		if len(args) > 0 {
			return object.Value{}, object.Raisef(object.NotImplementedError, "a loop's selector is not supported by apy")
		}
		return Of(t.State).NewLoop().Value(), nil
	}
	LoopType.Slots.Repr = func(_ *object.Thread, self object.Value) (object.Value, error) {
		l := loopOf(self)
		return object.NewStr("<" + LoopType.Name + " running=" + pythonBool(l.running) +
			" closed=" + pythonBool(l.closed) + " debug=" + pythonBool(l.debug) + ">"), nil
	}
	defineRunning()
	defineScheduling()
	defineCreation()
	defineExceptionHandling()
}

func pythonBool(b bool) string {
	if b {
		return "True"
	}
	return "False"
}

// defineRunning adds what runs, stops and closes a loop.
func defineRunning() {
	method("run_until_complete", "future", func(t *object.Thread, l *Loop, args []object.Value) (object.Value, error) {
		return l.RunUntilComplete(t, args[0])
	})
	method("run_forever", "", func(t *object.Thread, l *Loop, _ []object.Value) (object.Value, error) {
		return object.None, l.RunForever(t)
	})
	method("stop", "", func(_ *object.Thread, l *Loop, _ []object.Value) (object.Value, error) {
		l.Stop()
		return object.None, nil
	})
	method("close", "", func(_ *object.Thread, l *Loop, _ []object.Value) (object.Value, error) {
		return object.None, l.Close()
	})
	method("is_running", "", func(_ *object.Thread, l *Loop, _ []object.Value) (object.Value, error) {
		return object.Bool(l.running), nil
	})
	method("is_closed", "", func(_ *object.Thread, l *Loop, _ []object.Value) (object.Value, error) {
		return object.Bool(l.closed), nil
	})
	method("time", "", func(_ *object.Thread, l *Loop, _ []object.Value) (object.Value, error) {
		return object.Float(l.Time()), nil
	})
	method("get_debug", "", func(_ *object.Thread, l *Loop, _ []object.Value) (object.Value, error) {
		return object.Bool(l.debug), nil
	})
	method("set_debug", "enabled", func(t *object.Thread, l *Loop, args []object.Value) (object.Value, error) {
		on, err := object.Truth(t, args[0])
		l.debug = on
		return object.None, err
	})
}

// defineScheduling adds call_soon and its kin, which return handles.
func defineScheduling() {
	callSoon := func(name string) {
		method(name, "callback, *args, context=", func(t *object.Thread, l *Loop, args []object.Value) (object.Value, error) {
			if err := l.checkCall(t, name, args[0], args[1]); err != nil {
				return object.Value{}, err
			}
			h, err := l.NewHandle(args[0], args[2:])
			return object.FromObject(h), err
		})
	}
	callSoon("call_soon")
	callSoon("call_soon_threadsafe")
	method("call_later", "delay, callback, *args, context=", func(t *object.Thread, l *Loop, args []object.Value) (object.Value, error) {
		if args[0].IsNone() {
			return object.Value{}, object.TypeErrorf("delay must not be None")
		}
		when, err := object.BinaryOperation(t, object.Add, object.Float(l.Time()), args[0])
		if err != nil {
			return object.Value{}, err
		}
		return l.callAt(t, when, args[1], args[2], args[3:])
	})
	method("call_at", "when, callback, *args, context=", func(t *object.Thread, l *Loop, args []object.Value) (object.Value, error) {
		if args[0].IsNone() {
			return object.Value{}, object.TypeErrorf("when cannot be None")
		}
		return l.callAt(t, args[0], args[1], args[2], args[3:])
	})
}

func (l *Loop) callAt(t *object.Thread, when, callback, context object.Value, args []object.Value) (object.Value, error) {
	if err := l.checkCall(t, "call_at", callback, context); err != nil {
		return object.Value{}, err
	}
	h, err := l.NewTimerHandle(t, when, callback, args)
	return object.FromObject(h), err
}

// checkCall checks the arguments of call_soon and its kin. What is called is
// looked at in debug mode only, as in CPython.
func (l *Loop) checkCall(t *object.Thread, method string, callback, context object.Value) error {
	if err := l.checkClosed(); err != nil {
		return err
	}
	if err := noContext(context); err != nil || !l.debug {
		return err
	}
	isCoroutine, err := IsCoroutineFunction(t, callback)
	if err != nil {
		return err
	}
	if isCoroutine || IsCoroutine(callback) {
		return object.TypeErrorf("coroutines cannot be used with %s()", method)
	}
	if object.Callable(callback) {
		return nil
	}
	repr, err := object.ReprString(t, callback)
	if err != nil {
		return err
	}
	return object.TypeErrorf("a callable object was expected by %s(), got %s", method, repr)
}

// seconds returns a time that a script gives as an int or a float.
func seconds(t *object.Thread, v object.Value) (float64, error) {
	if f, ok := v.Float64(); ok {
		return f, nil
	}
	if i, ok := object.AsInt(v); ok {
		if n, ok := i.Int64(); ok {
			return float64(n), nil
		}
		positive, err := object.Compare(t, object.GT, v, object.Int(0))
		if err == nil && positive.IsTrue() {
			return math.Inf(1), nil
		}
		return math.Inf(-1), err
	}
	_, err := object.Compare(t, object.LT, v, object.Float(0))
	if err == nil {
		err = object.TypeErrorf("a time must be an int or a float, not %s", v.Type().Name)
	}
	return 0, err
}

var (
	shutdownAsyncgensName = NameCoroutine("BaseEventLoop.shutdown_asyncgens")
	shutdownExecutorName  = NameCoroutine("BaseEventLoop.shutdown_default_executor")
)

// defineCreation adds create_future, create_task and shutdown.
func defineCreation() {
	method("create_future", "", func(_ *object.Thread, l *Loop, _ []object.Value) (object.Value, error) {
		return l.NewFuture().Value(), nil
	})
	method("create_task", "coro, *, name=, context=", func(t *object.Thread, l *Loop, args []object.Value) (object.Value, error) {
		if err := noContext(args[2]); err != nil {
			return object.Value{}, err
		}
		task, err := l.CreateTask(t, args[0], args[1])
		if err != nil {
			return object.Value{}, err
		}
		return task.Value(), nil
	})
	method("shutdown_asyncgens", "", func(_ *object.Thread, l *Loop, _ []object.Value) (object.Value, error) {
		return shutdownAsyncgensName.New(l.shutdownAsyncGenerators), nil
	})
	method("shutdown_default_executor", "timeout=", func(*object.Thread, *Loop, []object.Value) (object.Value, error) {
		return shutdownExecutorName.New(func(*object.Thread) (object.Value, error) { return object.None, nil }), nil
	})
}

// defineExceptionHandling adds the exception handler's methods.
func defineExceptionHandling() {
	method("get_exception_handler", "", func(_ *object.Thread, l *Loop, _ []object.Value) (object.Value, error) {
		return l.handler, nil
	})
	method("set_exception_handler", "handler", func(t *object.Thread, l *Loop, args []object.Value) (object.Value, error) {
		if handler := args[0]; !handler.IsNone() && !object.Callable(handler) {
			repr, err := object.ReprString(t, handler)
			if err != nil {
				return object.Value{}, err
			}
			return object.Value{}, object.TypeErrorf("A callable object or None is expected, got %s", repr)
		}
		l.handler = args[0]
		return object.None, nil
	})
	method("default_exception_handler", "context", func(t *object.Thread, l *Loop, args []object.Value) (object.Value, error) {
		context, err := contextArgument(args[0])
		if err != nil {
			return object.Value{}, err
		}
		return object.None, l.DefaultExceptionHandler(t, context)
	})
	method("call_exception_handler", "context", func(t *object.Thread, l *Loop, args []object.Value) (object.Value, error) {
		context, err := contextArgument(args[0])
		if err != nil {
			return object.Value{}, err
		}
		return object.None, l.CallExceptionHandler(t, context)
	})
}

func contextArgument(v object.Value) (*object.Dict, error) {
	context, ok := v.AsDict()
	if !ok {
		return nil, object.AttributeErrorf(v, object.Intern("get"), "'%s' object has no attribute 'get'", v.Type().Name)
	}
	return context, nil
}
