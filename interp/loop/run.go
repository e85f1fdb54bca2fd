package loop

import (
	"math"

	"github.com/apy-lang/apy/interp/object"
)

// clockResolution is how far ahead of its time a timer may run, as in CPython.
const clockResolution = 1e-9

// RunForever turns the loop until Stop is called or an error leaves a
// callback.
func (l *Loop) RunForever(t *object.Thread) error {
	if err := l.checkRunnable(); err != nil {
		return err
	}
	l.running, l.session.running = true, l
	defer func() {
		l.stopping, l.running, l.session.running = false, false, nil
	}()
	for {
		if err := l.turn(t); err != nil {
			return err
		}
		if l.stopping {
			return nil
		}
	}
}

func (l *Loop) checkRunnable() error {
	if err := l.checkClosed(); err != nil {
		return err
	}
	if l.running {
		return object.Raisef(object.RuntimeError, "This event loop is already running")
	}
	if l.session.running != nil {
		return object.Raisef(object.RuntimeError, "Cannot run the event loop while another loop is running")
	}
	return nil
}

// RunUntilComplete runs the loop until what v is, a future or anything that
// EnsureFuture takes, is done, and returns its result.
func (l *Loop) RunUntilComplete(t *object.Thread, v object.Value) (object.Value, error) {
	if err := l.checkRunnable(); err != nil {
		return object.Value{}, err
	}
	_, isFuture := futureOf(v)
	f, err := l.EnsureFuture(t, v)
	if err != nil {
		return object.Value{}, err
	}
	if task, ok := f.outer.(*Task); ok && !isFuture {
		task.quiet = true
	}
	stop := (*stopper)(l)
	if err := f.AddCallback(stop); err != nil {
		return object.Value{}, err
	}
	err = l.RunForever(t)
	f.RemoveCallback(stop)
	if err != nil {
		if !isFuture && f.state == finished {
			f.unretrieved = false
		}
		return object.Value{}, err
	}
	if !f.Done() {
		return object.Value{}, object.Raisef(object.RuntimeError, "Event loop stopped before Future completed.")
	}
	return f.Result(t)
}

// stopper is the done callback of run_until_complete.
type stopper Loop

// Run stops the loop, unless the future's exception has left it already.
func (s *stopper) Run(_ *object.Thread, f *Future) error {
	if !f.Cancelled() {
		e, err := f.Exception()
		if err != nil {
			return err
		}
		if e != nil && leavesLoop(e) {
			return nil
		}
	}
	(*Loop)(s).Stop()
	return nil
}

func (s *stopper) describe(*object.Thread) (string, error) {
	return "_run_until_complete_cb()", nil
}

// turn waits until there is something to do, and runs what is ready then.
// What these callbacks schedule waits for the next turn.
func (l *Loop) turn(t *object.Thread) error {
	l.takePosts()
	if l.ready.count == 0 && !l.stopping {
		if err := l.wait(t); err != nil {
			return err
		}
		l.takePosts()
	}
	if len(l.timers) > 0 {
		l.collectDue()
	}
	for n := l.ready.count; n > 0; n-- {
		if err := t.Step(); err != nil {
			return err
		}
		r := l.ready.pop()
		if err := r.callback.Run(t, r.future); err != nil {
			if err := l.callbackFailed(t, r, err); err != nil {
				return err
			}
		}
	}
	return nil
}

// wait blocks until the first timer is due, a completion is posted, or the
// context is done.
func (l *Loop) wait(t *object.Thread) error {
	deadline := math.Inf(1)
	if len(l.timers) > 0 {
		deadline = l.timers[0].when
	}
	switch {
	case len(l.timers) == 0 && l.expected == 0:
		return l.deadlock(t)
	case math.IsNaN(deadline):
		return nil // such a timer is always due
	}
	s := l.session
	if err := s.Clock.Wait(s.context(), deadline, s.wake, l.expected > 0); err != nil {
		return stopped(err)
	}
	return s.TakeInterrupt(t)
}

// collectDue queues the timers whose time has come; NaN always has.
func (l *Loop) collectDue() {
	end := l.Time() + clockResolution
	for len(l.timers) > 0 && !(l.timers[0].when >= end) {
		l.ready.push(ready{l.timers.pop().callback, nil})
	}
}
