package asyncio

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/apy-lang/apy/interp/loop"
	"github.com/apy-lang/apy/interp/object"
)

func TestModuleIsComplete(t *testing.T) {
	t.Parallel()
	m, err := New(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{
		"run", "sleep", "gather", "create_task", "wait_for", "timeout", "Queue", "Event", "Lock",
		"Future", "Task", "CancelledError", "TimeoutError", "InvalidStateError", "get_event_loop",
	} {
		if _, ok := m.Dict.GetStr(object.Intern(name)); !ok {
			t.Errorf("asyncio.%s is missing", name)
		}
	}
}

func TestQueueHandsOverInOrder(t *testing.T) {
	t.Parallel()
	var got []int64
	mustRun(t, func(th *object.Thread, l *loop.Loop) error {
		q := newQueue(queueType, object.Int(2), &fifo{})
		spawn(t, th, l, func(th *object.Thread) error {
			for i := range 10 {
				if _, err := q.put(th, object.Int(int64(i))); err != nil {
					return err
				}
			}
			return nil
		})
		for range 10 {
			v, err := q.get(th)
			if err != nil {
				return err
			}
			got = append(got, v.RawInt())
			if err := q.taskDone(); err != nil {
				return err
			}
		}
		_, err := q.join(th)
		return err
	})
	if !slices.IsSorted(got) || len(got) != 10 {
		t.Errorf("got %v", got)
	}
}

func TestQueueStores(t *testing.T) {
	t.Parallel()
	th := object.NewThread(object.NewState(t.Context()))
	in := []int64{5, 1, 4, 1, 3}
	for _, test := range []struct {
		store store
		want  []int64
	}{
		{&fifo{}, []int64{5, 1, 4, 1, 3}},
		{&lifo{}, []int64{3, 1, 4, 1, 5}},
		{&priority{}, []int64{1, 1, 3, 4, 5}},
	} {
		t.Run(fmt.Sprintf("%T", test.store), func(t *testing.T) {
			for _, v := range in {
				if err := test.store.put(th, object.Int(v)); err != nil {
					t.Fatal(err)
				}
			}
			var got []int64
			for test.store.len() > 0 {
				v, err := test.store.get(th)
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, v.RawInt())
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

func TestQueueCancelledWaiterPassesItsTurnOn(t *testing.T) {
	t.Parallel()
	var got []string
	mustRun(t, func(th *object.Thread, l *loop.Loop) error {
		q := newQueue(queueType, object.Int(0), &fifo{})
		getter := func(name string) *loop.Task {
			return spawn(t, th, l, func(th *object.Thread) error {
				v, err := q.get(th)
				if err == nil {
					got = append(got, fmt.Sprint(name, v.RawInt()))
				}
				return err
			})
		}
		first := getter("first")
		getter("second")
		if err := pause(th, 0); err != nil {
			return err
		}
		// Woken and cancelled in the same turn.
		if err := q.putNow(th, object.Int(1)); err != nil {
			return err
		}
		first.Cancel(th, object.None)
		return pause(th, 1)
	})
	if !slices.Equal(got, []string{"second1"}) {
		t.Errorf("got %v", got)
	}
}

func TestWaitFor(t *testing.T) {
	t.Parallel()
	mustRun(t, func(th *object.Thread, l *loop.Loop) error {
		slow := func(seconds float64) object.Value {
			return testName.New(func(th *object.Thread) (object.Value, error) {
				return object.Int(9), pause(th, seconds)
			})
		}
		v, err := waitFor(th, slow(1), object.Float(2))
		if n, _ := v.Int64(); err != nil || n != 9 {
			t.Errorf("in time: %v, %v", v, err)
		}
		for _, limit := range []object.Value{object.Float(0.5), object.Int(0)} {
			_, err = waitFor(th, slow(1), limit)
			e, ok := err.(*object.Exception)
			if !ok || e.Type() != object.TimeoutError || e.Cause == nil || e.Cause.Type() != loop.CancelledError {
				t.Errorf("too late: %v", err)
			}
		}
		if n := l.Current().Cancelling(); n != 0 {
			t.Errorf("%d cancel requests are left", n)
		}
		return nil
	})
}

func TestOuterCancellationIsNotATimeout(t *testing.T) {
	t.Parallel()
	mustRun(t, func(th *object.Thread, l *loop.Loop) error {
		task := spawn(t, th, l, func(th *object.Thread) error {
			_, err := waitFor(th, testName.New(func(th *object.Thread) (object.Value, error) {
				return object.None, pause(th, 5)
			}), object.Int(9))
			return err
		})
		if err := pause(th, 1); err != nil {
			return err
		}
		task.Cancel(th, object.None)
		_, err := task.AwaitOn(th)
		if !object.Matches(err, loop.CancelledError) {
			t.Errorf("got %v", err)
		}
		return nil
	})
}

func TestLockIsFair(t *testing.T) {
	t.Parallel()
	var order []string
	mustRun(t, func(th *object.Thread, l *loop.Loop) error {
		var lk lock
		if err := lk.acquire(th); err != nil {
			return err
		}
		for _, name := range []string{"a", "b", "c"} {
			spawn(t, th, l, func(th *object.Thread) error {
				if err := lk.acquire(th); err != nil {
					return err
				}
				order = append(order, name)
				return lk.release()
			})
		}
		if err := pause(th, 1); err != nil {
			return err
		}
		if err := lk.release(); err != nil {
			return err
		}
		return pause(th, 1)
	})
	if got := strings.Join(order, ""); got != "abc" {
		t.Errorf("order %s", got)
	}
}

func TestRunCancelsWhatIsLeft(t *testing.T) {
	t.Parallel()
	ended := ""
	mustRun(t, func(th *object.Thread, l *loop.Loop) error {
		start := l.Time()
		spawn(t, th, l, func(th *object.Thread) error {
			err := pause(th, 100)
			ended = fmt.Sprintf("%v after %v", err, l.Time()-start)
			return err
		})
		return pause(th, 1)
	})
	if ended != "CancelledError after 1" {
		t.Errorf("the task ended with %q", ended)
	}
}

func TestInterruptCancelsTheMainTask(t *testing.T) {
	t.Parallel()
	cleaned := false
	err := run1(t, func(th *object.Thread, l *loop.Loop) error {
		l.Session().Interrupt()
		err := pause(th, 100)
		cleaned = object.Matches(err, loop.CancelledError)
		return err
	})
	if !object.Matches(err, object.KeyboardInterrupt) || !cleaned {
		t.Errorf("got %v, cleaned %v", err, cleaned)
	}
}

func TestOneEventWakesManyTasks(t *testing.T) {
	t.Parallel()
	const n = 20000
	woken := 0
	mustRun(t, func(th *object.Thread, l *loop.Loop) error {
		e := &event{}
		for range n {
			spawn(t, th, l, func(th *object.Thread) error {
				_, err := e.wait(th)
				woken++
				return err
			})
		}
		if err := pause(th, 1); err != nil {
			return err
		}
		if err := e.wake(); err != nil {
			return err
		}
		return pause(th, 1)
	})
	if woken != n {
		t.Errorf("%d of %d woke", woken, n)
	}
}

func BenchmarkSleepZero(b *testing.B) {
	mustRun(b, func(th *object.Thread, _ *loop.Loop) error {
		b.ReportAllocs()
		b.ResetTimer()
		for range b.N {
			if _, err := sleep(th, []object.Value{object.Int(0), {}}); err != nil {
				return err
			}
		}
		return nil
	})
}

func BenchmarkSleep(b *testing.B) {
	mustRun(b, func(th *object.Thread, _ *loop.Loop) error {
		b.ReportAllocs()
		b.ResetTimer()
		for range b.N {
			if err := pause(th, 0.001); err != nil {
				return err
			}
		}
		return nil
	})
}

func BenchmarkQueuePingPong(b *testing.B) {
	mustRun(b, func(th *object.Thread, l *loop.Loop) error {
		ping := newQueue(queueType, object.Int(1), &fifo{})
		pong := newQueue(queueType, object.Int(1), &fifo{})
		spawn(b, th, l, func(th *object.Thread) error {
			for range b.N {
				v, err := ping.get(th)
				if err != nil {
					return err
				}
				if _, err := pong.put(th, v); err != nil {
					return err
				}
			}
			return nil
		})
		b.ReportAllocs()
		b.ResetTimer()
		for i := range b.N {
			if _, err := ping.put(th, object.Int(int64(i))); err != nil {
				return err
			}
			if _, err := pong.get(th); err != nil {
				return err
			}
		}
		return nil
	})
}
