package loop

import "github.com/apy-lang/apy/interp/object"

// Run continues the task: f is the future for which it was parked, nil for
// the first step and after a bare switch.
func (task *Task) Run(t *object.Thread, f *Future) error {
	thrown := task.thrown
	task.thrown = nil
	if f != nil {
		if _, e := f.outcome(); e != nil {
			thrown = e
		}
	}
	return task.step(t, thrown)
}

// step runs the coroutine until it waits or ends.
func (task *Task) step(t *object.Thread, thrown *object.Exception) error {
	if task.state != pending {
		return task.alreadyDone(t, thrown)
	}
	if task.mustCancel {
		if thrown == nil || !thrown.Type().IsSubtype(CancelledError) {
			thrown = task.CancelledError()
		}
		task.mustCancel = false
	}
	task.waiter = nil
	l := task.loop
	outer := l.current
	if outer != nil {
		return task.cannotEnter(t, outer)
	}
	l.current = task
	v, done, err := task.resume(t, thrown)
	l.current = nil
	if done {
		return task.finish(v, err)
	}
	return task.parked(t, v)
}

// resume passes control to the coroutine.
func (task *Task) resume(t *object.Thread, thrown *object.Exception) (v object.Value, done bool, err error) {
	if task.fiber.Started() {
		return task.fiber.Resume(t, object.None, asError(thrown))
	}
	if !task.byHand {
		if c, ok := task.coroutine.Object().(*object.Coroutine); ok && thrown == nil && !c.Started() {
			return task.fiber.Start(t, c.AwaitOn)
		}
		// A coroutine that a script has begun to drive, one that is cancelled
		// before it starts, or an object that only behaves like one.
		task.byHand = true
	}
	v, yielded, err := object.Send(t, task.coroutine, object.None, asError(thrown))
	return v, !yielded, err
}

// asError keeps a nil exception a nil error.
func asError(e *object.Exception) error {
	if e == nil {
		return nil
	}
	return e
}

// finish ends the task with what its coroutine returned or raised.
func (task *Task) finish(v object.Value, err error) error {
	e, ok := err.(*object.Exception)
	if err != nil && !ok {
		return err // the session is ending: the task stays as it is
	}
	task.loop.tasks.remove(task)
	switch {
	case e == nil && task.mustCancel:
		task.mustCancel = false
		_, err := task.cancelNow(task.value)
		return err
	case e == nil:
		return task.SetResult(v)
	case e.Type().IsSubtype(CancelledError):
		task.exc = e
		_, err := task.cancelNow(object.None)
		return err
	}
	if err := task.SetException(e); err != nil {
		return err
	}
	if leavesLoop(e) {
		return e
	}
	return nil
}

// parked handles what the coroutine handed out when it stopped: the future it
// awaits, or None for a bare switch.
func (task *Task) parked(t *object.Thread, v object.Value) error {
	if v.IsNone() {
		return task.loop.CallSoon(task)
	}
	f, ok := futureOf(v)
	switch {
	case !ok:
		return task.badYield(t, v)
	case f == &task.Future:
		return task.fail(t, "Task cannot await on itself: ", v)
	case f.loop != task.loop:
		return task.fail(t, "Task ", task.Value(), " got Future ", v, " attached to a different loop")
	case !f.blocking:
		return task.fail(t, "yield was used instead of yield from in task ", task.Value(), " with ", v)
	}
	f.blocking = false
	if err := f.AddCallback(task); err != nil {
		return err
	}
	task.waiter = f
	if task.mustCancel {
		done, err := f.Cancel(t, task.value)
		if err != nil {
			return err
		}
		if done {
			task.mustCancel = false
		}
	}
	return nil
}

func (task *Task) badYield(t *object.Thread, v object.Value) error {
	if _, ok := v.Object().(*object.Generator); ok {
		return task.fail(t, "yield was used instead of yield from for generator in task ", task.Value(), " with ", v)
	}
	return task.fail(t, "Task got bad yield: ", v)
}

// fail has a RuntimeError thrown into the coroutine in the next turn; its text
// is made of strings and of the reprs of values.
func (task *Task) fail(t *object.Thread, parts ...any) error {
	text, err := joinReprs(t, parts...)
	if err != nil {
		return err
	}
	task.thrown = object.NewException(object.RuntimeError, object.NewStr(text))
	return task.loop.CallSoon(task)
}

// joinReprs concatenates strings and the reprs of values.
func joinReprs(t *object.Thread, parts ...any) (string, error) {
	text := ""
	for _, part := range parts {
		switch part := part.(type) {
		case string:
			text += part
		case object.Value:
			repr, err := object.ReprString(t, part)
			if err != nil {
				return "", err
			}
			text += repr
		}
	}
	return text, nil
}

func (task *Task) alreadyDone(t *object.Thread, thrown *object.Exception) error {
	exc := object.None
	if thrown != nil {
		exc = thrown.Value()
	}
	text, err := joinReprs(t, "__step(): already done: ", task.Value(), " ", exc)
	if err != nil {
		return err
	}
	return object.Raisef(InvalidStateError, "%s", text)
}

func (task *Task) cannotEnter(t *object.Thread, current *Task) error {
	text, err := joinReprs(t, "Cannot enter into task ", task.Value(), " while another task ", current.Value(), " is being executed.")
	if err != nil {
		return err
	}
	return object.Raisef(object.RuntimeError, "%s", text)
}
