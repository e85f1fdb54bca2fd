package loop

import "github.com/apy-lang/apy/interp/object"

// Handle is a call of a script's function that is scheduled (asyncio.Handle).
type Handle struct {
	loop      *Loop
	callback  object.Value // unbound once cancelled
	args      []object.Value
	cancelled bool
}

// TimerHandle is a Handle with a time (asyncio.TimerHandle).
type TimerHandle struct {
	Handle
	timer Timer
	when  object.Value // the number as the script gave it
}

// HandleType and TimerHandleType are asyncio.Handle and asyncio.TimerHandle.
var (
	HandleType      = object.NewBuiltinType("asyncio.events.Handle", object.ObjectType)
	TimerHandleType = object.NewBuiltinType("asyncio.events.TimerHandle", HandleType)
)

// Type returns the class of handles.
func (*Handle) Type() *object.Type { return HandleType }

// Type returns the class of timer handles.
func (*TimerHandle) Type() *object.Type { return TimerHandleType }

// Run calls the function.
func (h *Handle) Run(t *object.Thread, _ *Future) error {
	if h.cancelled {
		return nil
	}
	_, err := object.Call(t, h.callback, h.args, nil)
	return err
}

// Cancel has the function not called.
func (h *Handle) Cancel() {
	h.cancelled = true
	h.callback, h.args = object.Value{}, nil
}

// handleOf returns the Handle in v, which may be part of a TimerHandle.
func handleOf(v object.Value) *Handle {
	if timer, ok := v.Object().(*TimerHandle); ok {
		return &timer.Handle
	}
	return v.Object().(*Handle)
}

// NewHandle queues a call of a script's function.
func (l *Loop) NewHandle(callback object.Value, args []object.Value) (*Handle, error) {
	h := &Handle{loop: l, callback: callback, args: append([]object.Value(nil), args...)}
	return h, l.CallSoon(h)
}

// NewTimerHandle schedules a call of a script's function at a time, which is
// an int or a float.
func (l *Loop) NewTimerHandle(t *object.Thread, when, callback object.Value, args []object.Value) (*TimerHandle, error) {
	at, err := seconds(t, when)
	if err != nil {
		return nil, err
	}
	h := &TimerHandle{when: when}
	h.Handle = Handle{loop: l, callback: callback, args: append([]object.Value(nil), args...)}
	return h, l.StartTimer(&h.timer, at, h)
}

// doneCallback is a script's function that add_done_callback has been given.
type doneCallback struct{ fn object.Value }

// Run calls the function with the future.
func (c *doneCallback) Run(t *object.Thread, f *Future) error {
	_, err := object.Call1(t, c.fn, f.Value())
	return err
}

// describer is implemented by callbacks in Go that have a name in CPython.
type describer interface {
	describe(t *object.Thread) (string, error)
}

// asHandle returns the Handle that CPython would have for an entry of the
// queue.
func (r ready) asHandle() object.Value {
	switch cb := r.callback.(type) {
	case *Handle:
		return object.FromObject(cb)
	case *TimerHandle:
		return object.FromObject(cb)
	case *doneCallback:
		return object.FromObject(&Handle{loop: r.future.loop, callback: cb.fn, args: []object.Value{r.future.Value()}})
	}
	return object.Value{}
}

// describeCallback writes a callback as CPython's _format_callback_source.
func describeCallback(t *object.Thread, cb Callback, debug bool) (string, error) {
	switch cb := cb.(type) {
	case *Handle:
		return formatCallback(t, cb.callback, cb.args, debug)
	case *TimerHandle:
		return formatCallback(t, cb.callback, cb.args, debug)
	case *doneCallback:
		return formatCallback(t, cb.fn, nil, false)
	case *Task:
		return "Task.task_wakeup()", nil
	case describer:
		return cb.describe(t)
	case interface{ Describe() string }:
		return cb.Describe(), nil
	}
	return "callback()", nil
}
