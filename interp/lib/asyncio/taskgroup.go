package asyncio

import (
	"fmt"

	"github.com/apy-lang/apy/interp/loop"
	"github.com/apy-lang/apy/interp/object"
)

// taskGroup is asyncio.TaskGroup, and the done callback of its tasks.
type taskGroup struct {
	instance
	loop    *loop.Loop
	parent  *loop.Task
	tasks   groupTasks
	errors  []object.Value
	base    *object.Exception // the first KeyboardInterrupt or SystemExit
	waiter  *loop.Future      // done when there are no tasks left; nil: nobody waits
	entered bool
	exiting bool
	// aborting: the tasks have been cancelled and no new ones are taken.
	aborting bool
	// cancelledParent: the group itself has cancelled the parent task.
	cancelledParent bool
}

// groupTasks counts the tasks of a group whose end it has not heard of, and
// keeps those that may still have to be cancelled.
type groupTasks struct {
	count int
	tasks []*loop.Future
}

func (g *groupTasks) add(f *loop.Future) {
	if len(g.tasks) == cap(g.tasks) && len(g.tasks) > 2*g.count {
		kept := g.tasks[:0]
		for _, f := range g.tasks {
			if !f.Done() {
				kept = append(kept, f)
			}
		}
		clear(g.tasks[len(kept):])
		g.tasks = kept
	}
	g.count++
	g.tasks = append(g.tasks, f)
}

// abort cancels the tasks and takes no more.
func (g *taskGroup) abort(t *object.Thread) error {
	g.aborting = true
	for _, f := range g.tasks.tasks {
		if f.Done() {
			continue
		}
		if _, err := f.Cancel(t, object.None); err != nil {
			return err
		}
	}
	return nil
}

func isBaseError(e *object.Exception) bool {
	return e.Type().IsSubtype(object.SystemExit) || e.Type().IsSubtype(object.KeyboardInterrupt)
}

// enter is __aenter__.
func (g *taskGroup) enter(t *object.Thread) error {
	if g.entered {
		return g.refuse(t, "TaskGroup %s has already been entered")
	}
	if g.loop == nil {
		l, err := loop.Of(t.State).RequireRunning()
		if err != nil {
			return err
		}
		g.loop = l
	}
	if g.parent = g.loop.Current(); g.parent == nil {
		return g.refuse(t, "TaskGroup %s cannot determine the parent task")
	}
	g.entered = true
	return nil
}

// refuse is a RuntimeError with the repr of the group in its text.
func (g *taskGroup) refuse(t *object.Thread, format string) error {
	repr, err := object.ReprString(t, object.FromObject(g))
	if err != nil {
		return err
	}
	return object.Raisef(object.RuntimeError, format, repr)
}

// exit is __aexit__ for a body that ended with raised, nil for none. It
// returns raised itself when that is to go on.
func (g *taskGroup) exit(t *object.Thread, raised *object.Exception) error {
	g.exiting = true
	var cancellation *object.Exception
	if raised != nil {
		if isBaseError(raised) && g.base == nil {
			g.base = raised
		}
		if raised.Type().IsSubtype(loop.CancelledError) {
			cancellation = raised
		}
		if !g.aborting {
			if err := g.abort(t); err != nil {
				return err
			}
		}
	}
	last, err := g.join(t)
	if err != nil {
		return err
	}
	if last != nil {
		cancellation = last
	}
	if g.base != nil {
		return t.Reraise(g.base)
	}
	if g.cancelledParent && g.parent.Uncancel() == 0 {
		cancellation = nil // it was the group's own
	}
	if cancellation != nil && len(g.errors) == 0 {
		return t.Reraise(cancellation)
	}
	if raised != nil && !raised.Type().IsSubtype(loop.CancelledError) {
		g.errors = append(g.errors, raised.Value())
	}
	if len(g.errors) == 0 {
		return nil
	}
	return g.raise(t)
}

// join waits until all tasks are done. It returns the cancellation of the
// parent that made it abort them, if there was one.
func (g *taskGroup) join(t *object.Thread) (cancellation *object.Exception, err error) {
	for g.tasks.count > 0 {
		if g.waiter == nil {
			g.waiter = g.loop.NewFuture()
		}
		if _, err := g.waiter.AwaitOn(t); err != nil {
			e, ok := err.(*object.Exception)
			if !ok || !e.Type().IsSubtype(loop.CancelledError) {
				return nil, err
			}
			if !g.aborting {
				cancellation = e
				if err := g.abort(t); err != nil {
					return nil, err
				}
			}
		}
		g.waiter = nil
	}
	return cancellation, nil
}

// raise makes the group of the errors.
func (g *taskGroup) raise(t *object.Thread) error {
	if g.parent.Cancelling() > 0 {
		// The parent is also being cancelled from outside: it will hear of it
		// where it waits next.
		g.parent.Uncancel()
		if _, err := g.parent.Cancel(t, object.None); err != nil {
			return err
		}
	}
	errors := object.NewList(g.errors)
	g.errors = nil
	v, err := object.Call2(t, object.BaseExceptionGroup.Value(), object.NewStr("unhandled errors in a TaskGroup"), errors)
	if err != nil {
		return err
	}
	e := v.Object().(*object.Exception)
	e.SuppressContext = true
	return t.Reraise(e)
}

// createTask is create_task.
func (g *taskGroup) createTask(t *object.Thread, coroutine, name, context object.Value) (object.Value, error) {
	refused := ""
	switch {
	case !g.entered:
		refused = "TaskGroup %s has not been entered"
	case g.exiting && g.tasks.count == 0:
		refused = "TaskGroup %s is finished"
	case g.aborting:
		refused = "TaskGroup %s is shutting down"
	}
	if refused != "" {
		if _, err := object.CallMethod(t, coroutine, object.Intern("close")); err != nil {
			return object.Value{}, err
		}
		return object.Value{}, g.refuse(t, refused)
	}
	task, err := g.loop.CreateTask(t, coroutine, name)
	if err != nil {
		return object.Value{}, err
	}
	f := &task.Future
	if f.Done() {
		return f.Value(), g.taskDone(t, f)
	}
	g.tasks.add(f)
	return f.Value(), f.AddCallback(g)
}

// Run notes that a task is done.
func (g *taskGroup) Run(t *object.Thread, f *loop.Future) error {
	g.tasks.count--
	if g.waiter != nil && g.tasks.count == 0 && !g.waiter.Done() {
		if err := g.waiter.SetResult(object.True); err != nil {
			return err
		}
	}
	return g.taskDone(t, f)
}

// Describe names the callback in the repr of a task.
func (g *taskGroup) Describe() string { return "TaskGroup._on_task_done()" }

// taskDone collects the error of a task, and has the others and the body
// cancelled for it.
func (g *taskGroup) taskDone(t *object.Thread, f *loop.Future) error {
	if f.Cancelled() {
		return nil
	}
	e, err := f.Exception()
	if err != nil || e == nil {
		return err
	}
	g.errors = append(g.errors, e.Value())
	if isBaseError(e) && g.base == nil {
		g.base = e
	}
	if g.parent.Done() {
		return g.reportOrphan(t, f, e)
	}
	if g.aborting || g.cancelledParent {
		return nil
	}
	if err := g.abort(t); err != nil {
		return err
	}
	g.cancelledParent = true
	_, err = g.parent.Cancel(t, object.None)
	return err
}

func (g *taskGroup) reportOrphan(t *object.Thread, f *loop.Future, e *object.Exception) error {
	task, err := object.ReprString(t, f.Value())
	if err != nil {
		return err
	}
	parent, err := object.ReprString(t, g.parent.Value())
	if err != nil {
		return err
	}
	message := fmt.Sprintf("Task %s has errored out but its parent task %s is already completed", task, parent)
	return g.loop.Report(t, message, e, "task", f.Value())
}
