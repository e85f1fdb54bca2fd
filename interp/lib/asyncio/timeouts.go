package asyncio

import (
	"math"

	"github.com/apy-lang/apy/interp/loop"
	"github.com/apy-lang/apy/interp/object"
)

// timeout is asyncio.Timeout.
type timeout struct {
	instance
	when       object.Value // None: never
	state      timeoutState
	task       *loop.Task
	cancelling int // the task's cancel requests when the timeout was entered
	alarm      *alarm
}

type timeoutState uint8

const (
	timeoutCreated timeoutState = iota
	timeoutEntered
	timeoutExpiring
	timeoutExpired
	timeoutExited
)

// String returns the state as the repr and the errors write it.
func (s timeoutState) String() string {
	return [...]string{"created", "active", "expiring", "expired", "finished"}[s]
}

// alarm is the callback of one deadline.
type alarm struct {
	timeout *timeout
	timer   loop.Timer
	off     bool
}

// Run cancels the task in which the timeout was entered.
func (a *alarm) Run(t *object.Thread, _ *loop.Future) error {
	if a.off {
		return nil
	}
	tm := a.timeout
	_, err := tm.task.Cancel(t, object.None)
	tm.state = timeoutExpiring
	tm.alarm = nil
	return err
}

// newTimeout is asyncio.timeout: delay seconds from now, None for never.
func newTimeout(t *object.Thread, delay object.Value) (*timeout, error) {
	l, err := loop.Of(t.State).RequireRunning()
	if err != nil {
		return nil, err
	}
	if delay.IsNone() {
		return timeoutAt(object.None), nil
	}
	when, err := object.BinaryOperation(t, object.Add, object.Float(l.Time()), delay)
	if err != nil {
		return nil, err
	}
	return timeoutAt(when), nil
}

// timeoutAt is asyncio.timeout_at.
func timeoutAt(when object.Value) *timeout {
	tm := &timeout{when: when}
	tm.Attrs.Init(timeoutType)
	return tm
}

// enter is __aenter__.
func (tm *timeout) enter(t *object.Thread) error {
	if tm.state != timeoutCreated {
		return object.Raisef(object.RuntimeError, "Timeout has already been entered")
	}
	l, err := loop.Of(t.State).RequireRunning()
	if err != nil {
		return err
	}
	if l.Current() == nil {
		return object.Raisef(object.RuntimeError, "Timeout should be used inside a task")
	}
	tm.state = timeoutEntered
	tm.task = l.Current()
	tm.cancelling = tm.task.Cancelling()
	return tm.reschedule(t, tm.when)
}

// reschedule moves the deadline.
func (tm *timeout) reschedule(t *object.Thread, when object.Value) error {
	switch tm.state {
	case timeoutCreated:
		return object.Raisef(object.RuntimeError, "Timeout has not been entered")
	case timeoutEntered:
	default:
		return object.Raisef(object.RuntimeError, "Cannot change state of %s Timeout", tm.state)
	}
	tm.when = when
	tm.disarm()
	if when.IsNone() {
		return nil
	}
	l, err := loop.Of(t.State).RequireRunning()
	if err != nil {
		return err
	}
	at, err := toSeconds(t, when)
	if err != nil {
		return err
	}
	tm.alarm = &alarm{timeout: tm}
	if at <= l.Time() {
		return l.CallSoon(tm.alarm)
	}
	return l.StartTimer(&tm.alarm.timer, at, tm.alarm)
}

func (tm *timeout) disarm() {
	if a := tm.alarm; a != nil {
		a.off = true
		tm.task.Loop().StopTimer(&a.timer)
		tm.alarm = nil
	}
}

// exit is __aexit__ for a body that ended with raised, nil for none. The error
// that it returns takes the place of raised.
func (tm *timeout) exit(raised error) error {
	tm.disarm()
	switch tm.state {
	case timeoutEntered:
		tm.state = timeoutExited
		return raised
	case timeoutExpiring:
	default:
		return object.Raise(object.AssertionError)
	}
	tm.state = timeoutExpired
	e, ok := raised.(*object.Exception)
	if tm.task.Uncancel() > tm.cancelling || !ok {
		return raised
	}
	// No one else has asked for the cancellation: it is this timeout's.
	if e.Type().IsSubtype(loop.CancelledError) {
		return timeoutFrom(e)
	}
	insertTimeout(e)
	return raised
}

// timeoutFrom makes `TimeoutError from e`.
func timeoutFrom(e *object.Exception) *object.Exception {
	timeout := object.NewException(object.TimeoutError)
	timeout.Cause, timeout.Context, timeout.SuppressContext = e, e, true
	return timeout
}

// insertTimeout puts a TimeoutError before the CancelledError during whose
// handling e was raised.
func insertTimeout(e *object.Exception) {
	for ; e.Context != nil; e = e.Context {
		if e.Context.Type().IsSubtype(loop.CancelledError) {
			e.Context = timeoutFrom(e.Context)
			return
		}
	}
}

// round3 is round(when, 3), for the repr.
func round3(v object.Value) object.Value {
	if f, ok := v.Float64(); ok {
		return object.Float(math.RoundToEven(f*1e3) / 1e3)
	}
	return v
}
