package asyncio

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/apy-lang/apy/interp/loop"
	"github.com/apy-lang/apy/interp/object"
)

// TestContextEndsAnywhere ends the session's context at each of many points of
// a program that uses tasks, queues, locks, timeouts and gather. TestMain
// checks that no goroutine is left.
func TestContextEndsAnywhere(t *testing.T) {
	t.Parallel()
	for point := range 120 {
		ctx, cancel := context.WithCancel(t.Context())
		passed := 0
		pass := func() {
			if passed == point {
				cancel()
			}
			passed++
		}
		state := object.NewState(ctx)
		th := object.NewThread(state)
		session := loop.Of(state)
		session.Clock = loop.VirtualClock(time.Unix(0, 0))
		main := testName.New(func(th *object.Thread) (object.Value, error) {
			return object.None, busyProgram(t, th, pass)
		})
		_, err := run(th, []object.Value{main, {}, {}})
		if err != nil && !errors.Is(err, context.Canceled) {
			t.Errorf("point %d: %v", point, err)
		}
		if err == nil && passed > point+1 && ctx.Err() != nil && session.Running() != nil {
			t.Errorf("point %d: the loop still runs", point)
		}
		if err := session.Close(th); err != nil {
			t.Errorf("point %d: Close: %v", point, err)
		}
		state.StopFibers()
		cancel()
	}
}

// busyProgram calls pass between its steps.
func busyProgram(t *testing.T, th *object.Thread, pass func()) error {
	l := loop.Of(th.State).Running()
	q := newQueue(queueType, object.Int(1), &fifo{})
	lk := &lock{}
	var tasks []object.Value
	for range 4 {
		tasks = append(tasks, spawn(t, th, l, func(th *object.Thread) error {
			for i := range 3 {
				pass()
				if err := lk.acquire(th); err != nil {
					return err
				}
				pass()
				_, err := q.put(th, object.Int(int64(i)))
				pass()
				if releasing := lk.release(); err == nil {
					err = releasing
				}
				if err != nil {
					return err
				}
			}
			return nil
		}).Value())
	}
	for range 12 {
		v, err := waitFor(th, testName.New(q.get), object.Float(5))
		if err != nil {
			return err
		}
		pass()
		if err := pause(th, 0.5+float64(v.RawInt())); err != nil {
			return err
		}
	}
	all, err := loop.Gather(th, tasks, false)
	if err != nil {
		return err
	}
	_, err = all.AwaitOn(th)
	return err
}
