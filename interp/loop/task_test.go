package loop

import (
	"strings"
	"testing"

	"github.com/apy-lang/apy/interp/object"
)

func TestTasksInterleave(t *testing.T) {
	t.Parallel()
	s := newScript(t)
	s.mustRun(func(th *object.Thread) error {
		for _, name := range []string{"a", "b"} {
			s.spawn(func(th *object.Thread) error {
				s.say(name + "1")
				if err := relinquish(th); err != nil {
					return err
				}
				s.say(name + "2")
				return nil
			})
		}
		s.say("main")
		for range 3 {
			if err := relinquish(th); err != nil {
				return err
			}
		}
		return nil
	})
	s.saw("main", "a1", "b1", "a2", "b2")
}

func TestAwaitingADoneFutureNeverParks(t *testing.T) {
	t.Parallel()
	s := newScript(t)
	s.mustRun(func(th *object.Thread) error {
		f := s.loop.NewFuture()
		f.SetResult(object.Int(7))
		s.loop.CallSoon(s.says("other"))
		v, err := object.Await(th, f.Value())
		if n, _ := v.Int64(); n != 7 {
			t.Errorf("got %v", v)
		}
		s.say("main")
		return err
	})
	if s.log[0] != "main" {
		t.Errorf("events %q", s.log)
	}
}

func TestCancel(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		body func(s *script, th *object.Thread) error
		want []string
	}{
		{"before the first step", func(s *script, th *object.Thread) error {
			task := s.spawn(func(*object.Thread) error { s.say("ran"); return nil })
			task.Cancel(th, object.None)
			_, err := task.AwaitOn(th)
			s.sayOutcome(task, err)
			return nil
		}, []string{"CancelledError", "cancelled"}},
		{"while it waits, with a message", func(s *script, th *object.Thread) error {
			task := s.spawn(func(th *object.Thread) error { return s.pause(th, 9) })
			relinquish(th)
			task.Cancel(th, object.NewStr("enough"))
			_, err := task.AwaitOn(th)
			s.sayOutcome(task, err)
			return nil
		}, []string{"CancelledError: enough", "cancelled"}},
		{"suppressed", func(s *script, th *object.Thread) error {
			task := s.spawn(func(th *object.Thread) error {
				s.say(s.pause(th, 9).Error())
				return nil
			})
			relinquish(th)
			task.Cancel(th, object.None)
			_, err := task.AwaitOn(th)
			s.sayOutcome(task, err)
			return nil
		}, []string{"CancelledError", "no error", "done"}},
		{"passed on to the awaited task", func(s *script, th *object.Thread) error {
			inner := s.spawn(func(th *object.Thread) error { return s.pause(th, 9) })
			outer := s.spawn(func(th *object.Thread) error { _, err := inner.AwaitOn(th); return err })
			relinquish(th)
			outer.Cancel(th, object.None)
			_, err := outer.AwaitOn(th)
			s.sayOutcome(outer, err)
			s.sayOutcome(inner, nil)
			return nil
		}, []string{"CancelledError", "cancelled", "no error", "cancelled"}},
		{"of itself, before it returns", func(s *script, th *object.Thread) error {
			var task *Task
			task = s.spawn(func(th *object.Thread) error {
				task.Cancel(th, object.None)
				s.say("cancelling")
				return nil
			})
			_, err := task.AwaitOn(th)
			s.sayOutcome(task, err)
			return nil
		}, []string{"cancelling", "CancelledError", "cancelled"}},
		{"taken back", func(s *script, th *object.Thread) error {
			var task *Task
			task = s.spawn(func(th *object.Thread) error {
				task.Cancel(th, object.None)
				task.Uncancel()
				return relinquish(th)
			})
			_, err := task.AwaitOn(th)
			s.sayOutcome(task, err)
			return nil
		}, []string{"no error", "done"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := newScript(t)
			s.mustRun(func(th *object.Thread) error { return test.body(s, th) })
			s.saw(test.want...)
		})
	}
}

// sayOutcome says what awaiting a task gave and how the task ended.
func (s *script) sayOutcome(task *Task, err error) {
	if err != nil {
		s.say(err.Error())
	} else {
		s.say("no error")
	}
	if task.Cancelled() {
		s.say("cancelled")
	} else {
		s.say("done")
	}
}

func TestWrongAwaits(t *testing.T) {
	t.Parallel()
	s := newScript(t)
	other := s.session.NewLoop()
	generator := object.NewGenerator(object.Intern("g"), object.Intern("g"), nil)
	yields := func(v object.Value) func(*object.Thread) error {
		return func(th *object.Thread) error { _, err := th.Park(v); return err }
	}
	tests := []struct {
		name string
		body func(th *object.Thread) error
		want string
	}{
		{"a number", yields(object.Int(3)), "Task got bad yield: 3"},
		{"a generator", yields(generator), "yield was used instead of yield from for generator in task <Task pending name='w'"},
		{"a future, by a bare yield", yields(s.loop.NewFuture().Value()), "yield was used instead of yield from in task <Task pending name='w'"},
		{"a future of another loop", func(th *object.Thread) error {
			_, err := other.NewFuture().AwaitOn(th)
			return err
		}, "got Future <Future pending> attached to a different loop"},
		{"itself", func(th *object.Thread) error {
			_, err := s.loop.Current().AwaitOn(th)
			return err
		}, "Task cannot await on itself: <Task pending name='w'"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s.mustRun(func(th *object.Thread) error {
				task, err := s.loop.CreateTask(th, coroutine(test.body), object.NewStr("w"))
				if err != nil {
					return err
				}
				_, err = task.AwaitOn(th)
				if !object.Matches(err, object.RuntimeError) || !strings.Contains(err.Error(), test.want) {
					t.Errorf("got %v, want %s", err, test.want)
				}
				return nil
			})
		})
	}
}

func TestFutureStates(t *testing.T) {
	t.Parallel()
	s := newScript(t)
	f := s.loop.NewFuture()
	_, err := f.Result(s.thread)
	raised(t, err, InvalidStateError, "Result is not set.")
	_, err = f.Exception()
	raised(t, err, InvalidStateError, "Exception is not set.")
	stop := object.NewException(object.StopIteration)
	if err := f.SetException(stop); err != nil {
		t.Fatal(err)
	}
	e, err := f.Exception()
	raised(t, e, object.RuntimeError, "StopIteration interacts badly with generators and cannot be raised into a Future")
	if err != nil || e.Cause != stop {
		t.Errorf("cause %v, error %v", e.Cause, err)
	}
	raised(t, f.SetResult(object.None), InvalidStateError, "invalid state")
	if again, _ := f.Cancel(s.thread, object.None); again {
		t.Error("a finished future was cancelled")
	}
}

func TestCallbackOrderAndRemoval(t *testing.T) {
	t.Parallel()
	s := newScript(t)
	f := s.loop.NewFuture()
	removed := s.says("b")
	for _, cb := range []Callback{s.says("a"), removed, s.says("c"), removed} {
		f.AddCallback(cb)
	}
	f.RemoveCallback(removed)
	s.mustRun(func(th *object.Thread) error {
		f.SetResult(object.None)
		f.AddCallback(s.says("d"))
		s.say("set")
		return relinquish(th)
	})
	s.saw("set", "a", "c", "d")
}

func TestUnseenExceptionsAreReported(t *testing.T) {
	t.Parallel()
	s := newScript(t)
	var out strings.Builder
	s.thread.State.Stderr = &out
	s.mustRun(func(th *object.Thread) error {
		seen := s.spawn(func(*object.Thread) error { return object.ValueErrorf("seen") })
		s.spawn(func(*object.Thread) error { return object.ValueErrorf("unseen") })
		s.spawn(func(th *object.Thread) error { return s.pause(th, 9) })
		_, err := seen.AwaitOn(th)
		if err == nil {
			t.Error("no error")
		}
		return relinquish(th)
	})
	if err := s.session.Close(s.thread); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{
		"Task exception was never retrieved\nfuture: <Task finished name='Task-3' coro=<test()> exception=ValueError('unseen')>\nValueError: unseen\n",
		"Task was destroyed but it is pending!\ntask: <Task pending name='Task-4' coro=<test()> wait_for=<Future pending cb=[Task.task_wakeup()]>>\n",
	} {
		if !strings.Contains(out.String(), part) {
			t.Errorf("%q is not in %q", part, out.String())
		}
	}
	if strings.Contains(out.String(), "('seen')") {
		t.Errorf("a retrieved exception was reported: %q", out.String())
	}
}

func TestGather(t *testing.T) {
	t.Parallel()
	s := newScript(t)
	child := func(delay float64, v int64, err error) object.Value {
		return testName.New(func(th *object.Thread) (object.Value, error) {
			if err := s.pause(th, delay); err != nil {
				return object.Value{}, err
			}
			return object.Int(v), err
		})
	}
	s.mustRun(func(th *object.Thread) error {
		shared := child(2, 1, nil)
		f, err := Gather(th, []object.Value{shared, child(1, 2, nil), shared}, false)
		if err != nil {
			return err
		}
		v, err := f.AwaitOn(th)
		if repr, _ := object.ReprString(th, v); repr != "[1, 2, 1]" {
			t.Errorf("got %s", repr)
		}
		return err
	})
	s.mustRun(func(th *object.Thread) error {
		f, _ := Gather(th, []object.Value{child(2, 1, nil), child(1, 2, object.ValueErrorf("no"))}, true)
		v, err := f.AwaitOn(th)
		if repr, _ := object.ReprString(th, v); repr != "[1, ValueError('no')]" {
			t.Errorf("got %s", repr)
		}
		return err
	})
	s.mustRun(func(th *object.Thread) error {
		f, _ := Gather(th, []object.Value{child(2, 1, nil), child(1, 2, nil)}, true)
		relinquish(th)
		f.Cancel(th, object.None)
		_, err := f.AwaitOn(th)
		raised(t, err, CancelledError, "")
		return nil
	})
}
