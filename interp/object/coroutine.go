package object

// CoroutineBody is the code of a coroutine: a frame of the tree, or Go code.
type CoroutineBody interface {
	// Run runs the body to its end on t, parking t's fiber at each await that
	// has to wait.
	Run(t *Thread) (Value, error)
	// Code describes the code, nil for a body written in Go.
	Code() CodeInfo
	// Frame makes the frame object of the body; None for one written in Go.
	Frame() Value
	// Awaiting returns what the body, parked on t, awaits; None when that is
	// not known.
	Awaiting(t *Thread) Value
}

// Coroutine is what calling an async def gives (PEP 492).
//
// Awaited, it runs in place on the stack of whoever awaits; driven by hand
// with send, it gets a fiber of its own.
type Coroutine struct {
	named
	body  CoroutineBody
	state coroutineState
	drive
	// runner is the thread on which the body runs or is parked.
	runner *Thread
}

type coroutineState uint8

const (
	coroutineCreated   coroutineState = iota
	coroutineRunning                  // runs, or is parked inside whoever awaits it
	coroutineSuspended                // parked on a fiber of its own, driven by hand
	coroutineClosed
)

// CoroutineType is the type of coroutines.
var (
	CoroutineType        = NewBuiltinType("coroutine", ObjectType)
	coroutineWrapperType = NewBuiltinType("coroutine_wrapper", ObjectType)
)

func (*Coroutine) Type() *Type { return CoroutineType }

// NewCoroutine makes a coroutine that has not started.
func NewCoroutine(name, qualName *Str, body CoroutineBody) *Coroutine {
	return &Coroutine{named: named{name, qualName}, body: body}
}

// NativeBody is the body of a coroutine written in Go.
type NativeBody func(t *Thread) (Value, error)

// Run calls the function.
func (f NativeBody) Run(t *Thread) (Value, error) { return f(t) }

// Code returns nil: there is no Python code.
func (f NativeBody) Code() CodeInfo { return nil }

// Frame returns None: there is no Python frame.
func (f NativeBody) Frame() Value { return None }

// Awaiting returns None: Go code does not tell.
func (f NativeBody) Awaiting(*Thread) Value { return None }

// Body returns what the coroutine runs, nil when it is finished.
func (c *Coroutine) Body() CoroutineBody { return c.body }

// Started reports whether the coroutine has begun to run or has been closed.
func (c *Coroutine) Started() bool { return c.state != coroutineCreated }

// AwaitOn is `await c`.
func (c *Coroutine) AwaitOn(t *Thread) (Value, error) {
	switch c.state {
	case coroutineCreated:
		c.state = coroutineRunning
		return c.run(t)
	case coroutineSuspended:
		c.state = coroutineRunning
		v, err := c.drive.continueOn(t)
		c.close()
		return v, err
	case coroutineRunning:
		if c.runner != nil && !c.runner.parked {
			return Value{}, ValueErrorf("coroutine already executing")
		}
		return Value{}, Raisef(RuntimeError, "coroutine is being awaited already")
	}
	return Value{}, Raisef(RuntimeError, "cannot reuse already awaited coroutine")
}

// run runs the body from its beginning to its end.
func (c *Coroutine) run(t *Thread) (Value, error) {
	c.runner = t
	v, err := c.body.Run(t)
	c.close()
	if err != nil {
		return Value{}, guardStop(t, coroutineKind, err)
	}
	return v, nil
}

func (c *Coroutine) close() {
	c.state = coroutineClosed
	c.body, c.runner = nil, nil
}

// Send steps through the coroutine by hand.
func (c *Coroutine) Send(t *Thread, sent Value, thrown error) (v Value, yielded bool, err error) {
	switch c.state {
	case coroutineCreated:
		if thrown != nil {
			c.close()
			return Value{}, false, thrown
		}
		if !sent.IsNone() {
			return Value{}, false, TypeErrorf("can't send non-None value to a just-started coroutine")
		}
	case coroutineRunning:
		return Value{}, false, ValueErrorf("coroutine already executing")
	case coroutineClosed:
		return Value{}, false, Raisef(RuntimeError, "cannot reuse already awaited coroutine")
	}
	c.state = coroutineRunning
	v, yielded, err = c.drive.send(t, c.run, sent, thrown)
	if yielded {
		c.state = coroutineSuspended
	}
	return v, yielded, err
}

// Close raises GeneratorExit in the coroutine.
func (c *Coroutine) Close(t *Thread) (Value, error) {
	switch c.state {
	case coroutineCreated:
		c.close()
		return None, nil
	case coroutineClosed:
		return None, nil
	case coroutineRunning:
		return Value{}, ValueErrorf("coroutine already executing")
	}
	return closeBySending(t, c, coroutineKind)
}

// closeBySending ends what a script drives by hand.
func closeBySending(t *Thread, g Sender, kind string) (Value, error) {
	v, yielded, err := g.Send(t, Value{}, NewException(GeneratorExit))
	switch {
	case yielded:
		return Value{}, Raisef(RuntimeError, "%s ignored GeneratorExit", kind)
	case err == nil:
		return v, nil
	case Matches(err, GeneratorExit), Matches(err, StopIteration):
		return None, nil
	}
	return Value{}, err
}

// coroutineWrapper is the iterator that coroutine.__await__ gives.
type coroutineWrapper struct{ coroutine *Coroutine }

func (*coroutineWrapper) Type() *Type { return coroutineWrapperType }

// AwaitOn runs the coroutine in place.
func (w *coroutineWrapper) AwaitOn(t *Thread) (Value, error) { return w.coroutine.AwaitOn(t) }

// Send steps through the coroutine.
func (w *coroutineWrapper) Send(t *Thread, sent Value, thrown error) (Value, bool, error) {
	return w.coroutine.Send(t, sent, thrown)
}

// Close closes the coroutine.
func (w *coroutineWrapper) Close(t *Thread) (Value, error) { return w.coroutine.Close(t) }

// defineCoroutine fills the types coroutine and coroutine_wrapper.
func defineCoroutine() {
	CoroutineType.Flags |= NoInstantiate | Final
	defineSending(CoroutineType)
	defineNames(CoroutineType, func(v Value) *named { return &v.obj.(*Coroutine).named })
	defineState(CoroutineType, "cr", func(v Value) (running, suspended bool) {
		c := v.obj.(*Coroutine)
		return c.state == coroutineRunning, c.state == coroutineSuspended
	})
	CoroutineType.GetSet("cr_await", func(_ *Thread, self Value) (Value, error) {
		if c := self.obj.(*Coroutine); c.body != nil && c.runner != nil && c.runner.parked {
			return c.body.Awaiting(c.runner), nil
		}
		return None, nil
	}, nil)
	defineFrameOf(CoroutineType, "cr", func(v Value) framed {
		if c := v.obj.(*Coroutine); c.body != nil {
			return c.body
		}
		return nil
	})
	CoroutineType.GetSet("cr_origin", func(*Thread, Value) (Value, error) { return None, nil }, nil)
	CoroutineType.Slots.Await = func(_ *Thread, self Value) (Value, error) {
		return FromObject(&coroutineWrapper{self.obj.(*Coroutine)}), nil
	}
	coroutineWrapperType.Flags |= NoInstantiate | Final
	defineSending(coroutineWrapperType)
	defineSendIteration(coroutineWrapperType)
}

// defineSendIteration makes a type with Send its own iterator.
func defineSendIteration(typ *Type) {
	typ.Slots.Iter = func(_ *Thread, self Value) (Value, error) { return self, nil }
	typ.Slots.Next = func(t *Thread, self Value) (Value, bool, error) {
		return self.obj.(Sender).Send(t, None, nil)
	}
}

// GuardCoroutine turns a StopIteration that leaves the code of a coroutine,
// run without a coroutine object, into RuntimeError.
func GuardCoroutine(t *Thread, err error) error {
	if err == nil {
		return nil
	}
	return guardStop(t, coroutineKind, err)
}
