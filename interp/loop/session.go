package loop

import (
	"context"
	"fmt"
	"slices"
	"sync/atomic"

	"github.com/apy-lang/apy/interp/object"
)

// Session is what the loops of one running session share.
type Session struct {
	// Clock is the session's time. It is set before the first loop is made.
	Clock Clock
	// OnInterrupt, when set, handles an interrupt in place of raising
	// KeyboardInterrupt.
	OnInterrupt func(t *object.Thread) error

	state       *object.State
	running     *Loop
	current     *Loop
	currentSet  bool // set_event_loop has been called
	loops       []*Loop
	tasksNamed  int64
	unretrieved unretrievedList
	wake        chan struct{}
	interrupted atomic.Bool
}

type sessionKey struct{}

// Of returns the session of a state, which it makes at the first call, with
// the machine's clock.
func Of(s *object.State) *Session {
	if session, ok := s.Extensions[sessionKey{}].(*Session); ok {
		return session
	}
	session := &Session{Clock: RealClock(), state: s, wake: make(chan struct{}, 1)}
	s.Extensions[sessionKey{}] = session
	return session
}

// Running returns the loop that is running, nil if none is.
func (s *Session) Running() *Loop { return s.running }

// RequireRunning returns the loop that is running, or RuntimeError.
func (s *Session) RequireRunning() (*Loop, error) {
	if s.running == nil {
		return nil, object.Raisef(object.RuntimeError, "no running event loop")
	}
	return s.running, nil
}

// Current is get_event_loop(): the running loop, or the one that was set, or
// on the first call a new one.
func (s *Session) Current() (*Loop, error) {
	if s.running != nil {
		return s.running, nil
	}
	if s.current == nil && !s.currentSet {
		s.SetCurrent(s.NewLoop())
	}
	if s.current == nil {
		return nil, object.Raisef(object.RuntimeError, "There is no current event loop in thread 'MainThread'.")
	}
	return s.current, nil
}

// SetCurrent is set_event_loop(); nil means none.
func (s *Session) SetCurrent(l *Loop) { s.current, s.currentSet = l, true }

// Interrupt asks the running script for a KeyboardInterrupt. Any goroutine may
// call it. It returns false if an earlier one is still pending.
func (s *Session) Interrupt() bool {
	pending := s.interrupted.Swap(true)
	s.awaken()
	return !pending
}

// TakeInterrupt delivers an interrupt that is pending. The host makes it the
// state's Interrupt, so that it is also delivered between two steps of a
// script.
func (s *Session) TakeInterrupt(t *object.Thread) error {
	if !s.interrupted.Swap(false) {
		return nil
	}
	if s.OnInterrupt != nil {
		return s.OnInterrupt(t)
	}
	return object.Raise(object.KeyboardInterrupt)
}

// Sleep blocks the script for a time of the clock, an interrupt or the end of
// its context (time.sleep).
func (s *Session) Sleep(t *object.Thread, seconds float64) error {
	for end := s.Clock.Monotonic() + seconds; s.Clock.Monotonic() < end; {
		if err := s.Clock.Wait(s.context(), end, s.wake, false); err != nil {
			return stopped(err)
		}
		if err := s.TakeInterrupt(t); err != nil {
			return err
		}
	}
	return nil
}

// stopped is the error of a script whose context is done.
func stopped(cause error) error { return fmt.Errorf("script stopped: %w", cause) }

// awaken ends the wait of the loop that is running.
func (s *Session) awaken() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// Close closes every loop of the session. Before that it reports, as CPython
// does when it destroys them, exceptions that nobody has seen and tasks that
// are not done. The caller then stops the session's fibers.
func (s *Session) Close(t *object.Thread) error {
	var err error
	if s.context().Err() == nil {
		err = s.report(t)
	}
	for _, l := range s.loops {
		l.running = false
		l.drop()
	}
	s.loops, s.running, s.current = nil, nil, nil
	s.unretrieved = unretrievedList{}
	return err
}

// forget drops a loop that is closed and has no tasks to report.
func (s *Session) forget(l *Loop) {
	if i := slices.Index(s.loops, l); i >= 0 {
		s.loops = slices.Delete(s.loops, i, i+1)
	}
}

func (s *Session) context() context.Context {
	if s.state.Context != nil {
		return s.state.Context
	}
	return context.Background()
}
