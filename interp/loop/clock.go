package loop

import (
	"context"
	"math"
	"time"
)

// Clock is where a session's time comes from.
type Clock interface {
	// Monotonic returns seconds on a clock that never goes back.
	Monotonic() float64
	// Wall returns the date.
	Wall() time.Time
	// Wait blocks until Monotonic reaches deadline (+Inf: for ever), wake
	// receives, or ctx is done, which is its only error. busy says that work
	// on other goroutines is under way that may end the wait.
	Wait(ctx context.Context, deadline float64, wake <-chan struct{}, busy bool) error
}

// realClock is the machine's clock.
type realClock struct{ start time.Time }

// RealClock returns the machine's clock.
func RealClock() Clock { return realClock{time.Now()} }

// uptime is what the clock shows at its start. CPython's shows the time since
// the machine was started: far enough from 0 that a time such as call_at(0)
// lies in the past.
const uptime = 24 * time.Hour

func (c realClock) Monotonic() float64 { return (uptime + time.Since(c.start)).Seconds() }

func (c realClock) Wall() time.Time { return time.Now() }

// Wait rounds up to whole milliseconds, as CPython's epoll does: timers that
// are less than a millisecond apart become ready in the same turn.
func (c realClock) Wait(ctx context.Context, deadline float64, wake <-chan struct{}, _ bool) error {
	var after <-chan time.Time
	if !math.IsInf(deadline, 1) {
		timer := time.NewTimer(roundUp(deadline - c.Monotonic()))
		defer timer.Stop()
		after = timer.C
	}
	select {
	case <-after:
	case <-wake:
	case <-ctx.Done():
		return context.Cause(ctx)
	}
	return nil
}

// maxWait bounds a single wait, as CPython's loop does.
const maxWait = 24 * 3600 * time.Second

// roundUp returns seconds as a duration of whole milliseconds.
func roundUp(seconds float64) time.Duration {
	if seconds <= 0 {
		return 0
	}
	if seconds >= maxWait.Seconds() {
		return maxWait
	}
	return time.Duration(math.Ceil(seconds*1e3)) * time.Millisecond
}

// virtualClock stands still while a script runs and jumps when it waits.
type virtualClock struct {
	start time.Time
	now   float64
}

// VirtualClock returns a clock that starts at the given date and jumps to the
// deadline of each wait. It waits in earnest only while work on other
// goroutines is under way, whose duration it cannot know.
//
// It belongs to one session.
func VirtualClock(start time.Time) Clock {
	return &virtualClock{start: start, now: uptime.Seconds()}
}

func (c *virtualClock) Monotonic() float64 { return c.now }

func (c *virtualClock) Wall() time.Time {
	return c.start.Add(time.Duration(c.now*float64(time.Second)) - uptime)
}

func (c *virtualClock) Wait(ctx context.Context, deadline float64, wake <-chan struct{}, busy bool) error {
	if !busy && !math.IsInf(deadline, 1) {
		c.now = max(c.now, deadline)
		return context.Cause(ctx)
	}
	select {
	case <-wake:
	case <-ctx.Done():
		return context.Cause(ctx)
	}
	return nil
}
