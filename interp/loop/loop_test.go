package loop

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/apy-lang/apy/interp/object"
)

func TestReadyQueueKeepsOrder(t *testing.T) {
	t.Parallel()
	var q readyQueue
	next, taken := 0, 0
	push := func(n int) {
		for range n {
			q.push(ready{future: &Future{value: object.Int(int64(next))}})
			next++
		}
	}
	pop := func(n int) {
		for range n {
			if got := q.pop().future.value.RawInt(); got != int64(taken) {
				t.Fatalf("popped %d, want %d", got, taken)
			}
			taken++
		}
	}
	for _, n := range []int{1, 63, 2, 200, 5000} {
		push(n)
		pop(n / 2)
	}
	pop(q.count)
	if taken != next {
		t.Errorf("popped %d of %d", taken, next)
	}
}

func TestTimersComeByTimeThenSequence(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 2))
	var h timerHeap
	var kept []*Timer
	for i := range 2000 {
		timer := &Timer{when: float64(rng.IntN(50)), sequence: uint64(i)}
		h.push(timer)
		kept = append(kept, timer)
	}
	for range 700 {
		i := rng.IntN(len(kept))
		h.remove(kept[i])
		kept = slices.Delete(kept, i, i+1)
	}
	slices.SortFunc(kept, func(a, b *Timer) int {
		if a.before(b) {
			return -1
		}
		return 1
	})
	for i, want := range kept {
		if got := h.pop(); got != want {
			t.Fatalf("timer %d: got %v, want %v", i, *got, *want)
		}
	}
	if len(h) != 0 {
		t.Errorf("%d timers left", len(h))
	}
}

func TestTurnRunsWhatWasReady(t *testing.T) {
	t.Parallel()
	s := newScript(t)
	s.mustRun(func(th *object.Thread) error {
		s.loop.CallSoon(&call{func(*object.Thread, *Future) error {
			s.say("first")
			return s.loop.CallSoon(s.says("third"))
		}})
		s.loop.CallSoon(s.says("second"))
		for _, line := range []string{"turn 1", "turn 2"} {
			if err := relinquish(th); err != nil {
				return err
			}
			s.say(line)
		}
		return nil
	})
	s.saw("first", "second", "turn 1", "third", "turn 2")
}

func TestVirtualClockJumps(t *testing.T) {
	t.Parallel()
	s := newScript(t)
	began := time.Now()
	start := s.loop.Time()
	s.mustRun(func(th *object.Thread) error {
		for _, delay := range []float64{7200, 3600, 7200} {
			s.spawn(func(th *object.Thread) error {
				err := s.pause(th, delay)
				s.say(strconv.Itoa(int(s.loop.Time() - start)))
				return err
			})
		}
		return s.pause(th, 10000)
	})
	s.saw("3600", "7200", "7200")
	if passed := s.loop.Time() - start; passed != 10000 {
		t.Errorf("%v seconds have passed", passed)
	}
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("took %v", took)
	}
}

func TestRealClockWaits(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newScriptOn(t, t.Context(), RealClock())
		began := s.loop.Time()
		s.mustRun(func(th *object.Thread) error {
			// Less than a millisecond apart: one turn, as with CPython's epoll.
			s.spawn(func(th *object.Thread) error { err := s.pause(th, 1.0002); s.say("late"); return err })
			s.spawn(func(th *object.Thread) error { err := s.pause(th, 1); s.say("early"); return err })
			return s.pause(th, 2)
		})
		s.saw("early", "late")
		if took := s.loop.Time() - began; math.Abs(took-2) > 0.0015 {
			t.Errorf("it took %v seconds", took)
		}
	})
}

func TestPostWakesTheLoop(t *testing.T) {
	t.Parallel()
	for _, clock := range []Clock{RealClock(), VirtualClock(time.Unix(0, 0))} {
		s := newScriptOn(t, t.Context(), clock)
		var workers sync.WaitGroup
		s.mustRun(func(th *object.Thread) error {
			f := s.loop.NewFuture()
			for i := range 10 {
				completion := s.loop.Expect()
				workers.Go(func() {
					completion.Post(&call{func(*object.Thread, *Future) error {
						s.say("done")
						if len(s.log) < 10 {
							return nil
						}
						return f.SetResult(object.Int(int64(i)))
					}})
				})
			}
			_, err := f.AwaitOn(th)
			return err
		})
		workers.Wait()
		if len(s.log) != 10 || s.loop.expected != 0 {
			t.Errorf("%d completions ran, %d are expected", len(s.log), s.loop.expected)
		}
	}
}

func TestDeadlockNamesTheTasks(t *testing.T) {
	t.Parallel()
	s := newScript(t)
	err := s.run(func(th *object.Thread) error {
		s.spawn(func(th *object.Thread) error { _, err := s.loop.NewFuture().AwaitOn(th); return err })
		_, err := s.loop.NewFuture().AwaitOn(th)
		return err
	})
	if !object.Matches(err, object.RuntimeError) {
		t.Fatalf("got %v", err)
	}
	for _, part := range []string{"deadlock", "Task-1", "Task-2", "waits for <Future pending"} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%q is not in %q", part, err)
		}
	}
}

// A script that sleeps for ever waits for the end of its context, as CPython's
// waits for a signal.
func TestSleepingForEverIsNoDeadlock(t *testing.T) {
	t.Parallel()
	for _, clock := range []Clock{RealClock(), VirtualClock(time.Unix(0, 0))} {
		ctx, cancel := context.WithCancel(t.Context())
		s := newScriptOn(t, ctx, clock)
		err := s.run(func(th *object.Thread) error {
			time.AfterFunc(10*time.Millisecond, cancel)
			return s.pause(th, math.Inf(1))
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
	}
}

func TestTimerThatIsNotANumberIsDue(t *testing.T) {
	t.Parallel()
	s := newScript(t)
	start := s.loop.Time()
	s.mustRun(func(th *object.Thread) error { return s.pause(th, math.NaN()) })
	if passed := s.loop.Time() - start; passed != 0 {
		t.Errorf("%v seconds have passed", passed)
	}
}

func TestContextEndsTheWait(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
		defer cancel()
		s := newScriptOn(t, ctx, RealClock())
		err := s.run(func(th *object.Thread) error { return s.pause(th, 3600) })
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v", err)
		}
		if s.loop.Running() || s.session.Running() != nil {
			t.Error("the loop is still running")
		}
	})
}

func TestInterruptEndsTheWait(t *testing.T) {
	t.Parallel()
	s := newScriptOn(t, t.Context(), RealClock())
	timer := time.AfterFunc(10*time.Millisecond, func() { s.session.Interrupt() })
	defer timer.Stop()
	err := s.run(func(th *object.Thread) error { return s.pause(th, 3600) })
	raised(t, err, object.KeyboardInterrupt, "")
}

func TestRunRefusals(t *testing.T) {
	t.Parallel()
	s := newScript(t)
	other := s.session.NewLoop()
	s.mustRun(func(th *object.Thread) error {
		raised(t, s.loop.RunForever(th), object.RuntimeError, "This event loop is already running")
		raised(t, other.RunForever(th), object.RuntimeError, "Cannot run the event loop while another loop is running")
		raised(t, s.loop.Close(), object.RuntimeError, "Cannot close a running event loop")
		return nil
	})
	_, err := s.loop.RunUntilComplete(s.thread, object.Int(3))
	raised(t, err, object.TypeError, "An asyncio.Future, a coroutine or an awaitable is required")
	err = s.run(func(th *object.Thread) error {
		s.loop.Stop()
		return s.pause(th, 1)
	})
	raised(t, err, object.RuntimeError, "Event loop stopped before Future completed.")
	if err := s.loop.Close(); err != nil {
		t.Error(err)
	}
	raised(t, s.loop.RunForever(s.thread), object.RuntimeError, "Event loop is closed")
	raised(t, s.loop.CallSoon(s.says("never")), object.RuntimeError, "Event loop is closed")
}

func TestCurrentLoop(t *testing.T) {
	t.Parallel()
	s := newScript(t)
	made, err := s.session.Current()
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := s.session.Current(); again != made {
		t.Error("the current loop is made anew")
	}
	s.mustRun(func(*object.Thread) error {
		if l, _ := s.session.Current(); l != s.loop {
			t.Error("the running loop is not the current one")
		}
		return nil
	})
	s.session.SetCurrent(nil)
	_, err = s.session.Current()
	raised(t, err, object.RuntimeError, "There is no current event loop in thread 'MainThread'.")
	_, err = s.session.RequireRunning()
	raised(t, err, object.RuntimeError, "no running event loop")
}

func TestCallbackErrorsGoToStderr(t *testing.T) {
	t.Parallel()
	s := newScript(t)
	var out strings.Builder
	s.thread.State.Stderr = &out
	s.mustRun(func(th *object.Thread) error {
		s.loop.CallSoon(&call{func(*object.Thread, *Future) error { return object.ValueErrorf("broken") }})
		return relinquish(th)
	})
	want := "Exception in callback callback()\nValueError: broken\n"
	if out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
}

func TestExitLeavesTheLoop(t *testing.T) {
	t.Parallel()
	s := newScript(t)
	task := s.spawn(func(th *object.Thread) error { return object.Raise(object.SystemExit, object.Int(3)) })
	s.loop.CallSoon(s.says("later"))
	err := s.run(func(th *object.Thread) error { return s.pause(th, 1) })
	raised(t, err, object.SystemExit, "3")
	if !task.Done() {
		t.Error("the task has no outcome")
	}
	s.saw()
	s.mustRun(func(th *object.Thread) error { return relinquish(th) })
	s.saw("later")
	task.unretrieved = false
}
