package loop

import "github.com/apy-lang/apy/interp/object"

// Future is a result that is not there yet (asyncio.Future).
type Future struct {
	loop  *Loop
	outer Outer // nil for a plain Future
	// value is the result of a finished future; before that, and when
	// cancelled, the message given to cancel.
	value object.Value
	// exc is the exception of a finished future; of a cancelled one, the
	// CancelledError that ended its task, until it has been raised again.
	exc       *object.Exception
	traceback *object.Traceback // exc's when it was set
	// Most futures have one callback, which needs no slice.
	first Callback
	more  []Callback

	state futureState
	// blocking is _asyncio_future_blocking: the future has just been handed
	// out by await or yield from, as opposed to a bare yield.
	blocking bool
	// unretrieved: the exception has not been looked at by anyone.
	unretrieved bool
}

type futureState uint8

const (
	pending futureState = iota
	cancelled
	finished
)

// Outer is what embeds a Future and extends it: a Task, gather's future.
type Outer interface {
	object.Object
	// RequestCancel is the extension's cancel().
	RequestCancel(t *object.Thread, message object.Value) (bool, error)
}

// FutureType is asyncio.Future.
var FutureType = object.NewBuiltinType("_asyncio.Future", object.ObjectType)

// Type returns the class of futures.
func (f *Future) Type() *object.Type { return FutureType }

// NewFuture makes a pending future of the loop.
func (l *Loop) NewFuture() *Future { return &Future{loop: l, value: object.None} }

// Init makes f, embedded in outer, a pending future of the loop.
func (f *Future) Init(l *Loop, outer Outer) {
	f.loop, f.outer, f.value = l, outer, object.None
}

// futureOf returns the Future in v, which may be embedded in a Task.
func futureOf(v object.Value) (*Future, bool) {
	switch o := v.Object().(type) {
	case *Future:
		return o, true
	case *Task:
		return &o.Future, true
	case interface{ base() *Future }:
		return o.base(), true
	}
	return nil, false
}

// AsFuture returns the Future that v is or extends.
func AsFuture(v object.Value) (*Future, bool) { return futureOf(v) }

func (f *Future) base() *Future { return f }

// Value returns the future as scripts see it: the object that embeds it.
func (f *Future) Value() object.Value {
	if f.outer != nil {
		return object.FromObject(f.outer)
	}
	return object.FromObject(f)
}

// Loop returns the loop to which the future belongs.
func (f *Future) Loop() *Loop { return f.loop }

// Done reports whether there is a result, an exception or a cancellation.
func (f *Future) Done() bool { return f.state != pending }

// Cancelled reports whether the future was cancelled.
func (f *Future) Cancelled() bool { return f.state == cancelled }

// CancelMessage returns the message given to cancel, None if there is none.
func (f *Future) CancelMessage() object.Value {
	if f.state == finished {
		return object.None
	}
	return f.value
}

// Result returns the result, or raises the exception; CancelledError when
// cancelled.
func (f *Future) Result(t *object.Thread) (object.Value, error) {
	if f.state == pending {
		return object.Value{}, object.Raisef(InvalidStateError, "Result is not set.")
	}
	v, e := f.outcome()
	if e != nil {
		return object.Value{}, t.Reraise(e)
	}
	return v, nil
}

// outcome returns the result or the exception of a future that is done.
func (f *Future) outcome() (object.Value, *object.Exception) {
	if f.state == cancelled {
		return object.Value{}, f.CancelledError()
	}
	f.unretrieved = false
	if f.exc != nil {
		f.exc.Traceback = f.traceback
	}
	return f.value, f.exc
}

// Exception returns the exception of a future that has one, nil for one with
// a result.
func (f *Future) Exception() (*object.Exception, error) {
	switch f.state {
	case cancelled:
		return nil, f.CancelledError()
	case pending:
		return nil, object.Raisef(InvalidStateError, "Exception is not set.")
	}
	f.unretrieved = false
	return f.exc, nil
}

// CancelledError makes the error that a cancelled future raises. The one that
// ended a task is given out once, so that its traceback and context survive.
func (f *Future) CancelledError() *object.Exception {
	if e := f.exc; f.state == cancelled && e != nil {
		f.exc = nil
		return e
	}
	if message := f.CancelMessage(); !message.IsNone() {
		return object.NewException(CancelledError, message)
	}
	return object.NewException(CancelledError)
}

// SetResult ends the future with a result.
func (f *Future) SetResult(v object.Value) error {
	if f.state != pending {
		return object.Raisef(InvalidStateError, "invalid state")
	}
	f.value, f.state = v, finished
	return f.scheduleCallbacks()
}

// SetException ends the future with an exception.
func (f *Future) SetException(e *object.Exception) error {
	if f.state != pending {
		return object.Raisef(InvalidStateError, "invalid state")
	}
	if e.Type().IsSubtype(object.StopIteration) {
		stop := e
		e = object.NewException(object.RuntimeError,
			object.NewStr("StopIteration interacts badly with generators and cannot be raised into a Future"))
		e.Cause, e.Context, e.SuppressContext = stop, stop, true
	}
	f.value, f.exc, f.traceback, f.state = object.None, e, e.Traceback, finished
	f.unretrieved = true
	f.loop.noteUnretrieved(f)
	return f.scheduleCallbacks()
}

// Cancel asks the future or task to be cancelled; it reports false when it is
// done already. message is None when there is none.
func (f *Future) Cancel(t *object.Thread, message object.Value) (bool, error) {
	if f.outer != nil {
		return f.outer.RequestCancel(t, message)
	}
	return f.cancelNow(message)
}

// cancelNow is Future.cancel(): the future is cancelled at once.
func (f *Future) cancelNow(message object.Value) (bool, error) {
	f.unretrieved = false
	if f.state != pending {
		return false, nil
	}
	f.value, f.state = message, cancelled
	return true, f.scheduleCallbacks()
}

// AddCallback has cb run by the loop once the future is done.
func (f *Future) AddCallback(cb Callback) error {
	switch {
	case f.state != pending:
		return f.loop.schedule(cb, f)
	case f.first == nil:
		f.first = cb
	default:
		f.more = append(f.more, cb)
	}
	return nil
}

// RemoveCallback removes a callback that was added, which must be comparable.
func (f *Future) RemoveCallback(cb Callback) {
	f.removeCallbacks(func(other Callback) (bool, error) { return other == cb, nil })
}

// removeCallbacks removes the callbacks for which match is true and counts
// them. match may run code of the script.
func (f *Future) removeCallbacks(match func(Callback) (bool, error)) (int, error) {
	if f.first == nil {
		return 0, nil
	}
	all := append([]Callback{f.first}, f.more...)
	kept := all[:0]
	for _, cb := range all {
		found, err := match(cb)
		if err != nil {
			return 0, err
		}
		if !found {
			kept = append(kept, cb)
		}
	}
	removed := len(all) - len(kept)
	if f.first == nil || removed == 0 {
		return removed, nil
	}
	f.first, f.more = nil, nil
	if len(kept) > 0 {
		f.first, f.more = kept[0], kept[1:]
	}
	return removed, nil
}

// scheduleCallbacks queues the callbacks of a future that is done.
func (f *Future) scheduleCallbacks() error {
	first, more := f.first, f.more
	if first == nil {
		return nil
	}
	f.first, f.more = nil, nil
	if err := f.loop.schedule(first, f); err != nil {
		return err
	}
	for _, cb := range more {
		if err := f.loop.schedule(cb, f); err != nil {
			return err
		}
	}
	return nil
}

// AwaitOn is `await f`: it parks the fiber of t until the future is done.
func (f *Future) AwaitOn(t *object.Thread) (object.Value, error) {
	for f.state == pending {
		if f.blocking {
			return object.Value{}, awaitNotUsed()
		}
		f.blocking = true
		if _, err := t.Park(f.Value()); err != nil {
			if e, ok := err.(*object.Exception); ok {
				err = t.Reraise(e)
			}
			return object.Value{}, err
		}
	}
	return f.Result(t)
}

func awaitNotUsed() error {
	return object.Raisef(object.RuntimeError, "await wasn't used with future")
}
