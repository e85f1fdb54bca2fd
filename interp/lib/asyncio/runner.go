package asyncio

import (
	"github.com/apy-lang/apy/interp/loop"
	"github.com/apy-lang/apy/interp/object"
)

// runner is asyncio.Runner: the life of an event loop.
type runner struct {
	debug      object.Value // None: as the loop has it
	factory    object.Value // None: the default
	loop       *loop.Loop   // nil before the first use and after close
	closed     bool
	currentSet bool
	interrupts int
}

// run runs a coroutine in the runner's loop.
func (r *runner) run(t *object.Thread, coroutine object.Value) (object.Value, error) {
	if !loop.IsCoroutine(coroutine) {
		repr, err := object.ReprString(t, coroutine)
		if err != nil {
			return object.Value{}, err
		}
		return object.Value{}, object.ValueErrorf("a coroutine was expected, got %s", repr)
	}
	session := loop.Of(t.State)
	if session.Running() != nil {
		return object.Value{}, object.Raisef(object.RuntimeError, "Runner.run() cannot be called from a running event loop")
	}
	if err := r.open(t); err != nil {
		return object.Value{}, err
	}
	task, err := r.loop.CreateTask(t, coroutine, object.None)
	if err != nil {
		return object.Value{}, err
	}
	r.interrupts = 0
	outer := session.OnInterrupt
	session.OnInterrupt = func(t *object.Thread) error { return r.interrupted(t, task) }
	v, err := r.loop.RunUntilComplete(t, task.Value())
	session.OnInterrupt = outer
	if e, ok := err.(*object.Exception); ok && e.Type().IsSubtype(loop.CancelledError) && r.interrupts > 0 && task.Uncancel() == 0 {
		interrupt := object.NewException(object.KeyboardInterrupt)
		interrupt.Context = e
		return object.Value{}, interrupt
	}
	return v, err
}

// interrupted handles Ctrl-C: the first one cancels the main task, so that its
// finally blocks run; another one ends it at once.
func (r *runner) interrupted(t *object.Thread, task *loop.Task) error {
	r.interrupts++
	if r.interrupts == 1 && !task.Done() {
		_, err := task.Cancel(t, object.None)
		return err
	}
	return object.Raise(object.KeyboardInterrupt)
}

// open makes the loop at the first use.
func (r *runner) open(t *object.Thread) error {
	if r.closed {
		return object.Raisef(object.RuntimeError, "Runner is closed")
	}
	if r.loop != nil {
		return nil
	}
	session := loop.Of(t.State)
	if r.factory.IsNone() {
		r.loop = session.NewLoop()
		session.SetCurrent(r.loop)
		r.currentSet = true
	} else {
		v, err := object.Call0(t, r.factory)
		if err != nil {
			return err
		}
		l, ok := v.Object().(*loop.Loop)
		if !ok {
			return object.TypeErrorf("loop_factory must return an event loop, not %s", v.Type().Name)
		}
		r.loop = l
	}
	if r.debug.IsNone() {
		return nil
	}
	on, err := object.Truth(t, r.debug)
	r.loop.SetDebug(on)
	return err
}

// close cancels what is left in the loop, closes its asynchronous generators
// and then the loop.
func (r *runner) close(t *object.Thread) error {
	l := r.loop
	if l == nil {
		return nil
	}
	err := r.finish(t)
	if r.currentSet {
		loop.Of(t.State).SetCurrent(nil)
	}
	closing := l.Close()
	r.loop, r.closed = nil, true
	if err == nil {
		err = closing
	}
	return err
}

// shutdowns are the coroutine methods of the loop that end what it has
// started.
var shutdowns = []*object.Str{object.Intern("shutdown_asyncgens"), object.Intern("shutdown_default_executor")}

func (r *runner) finish(t *object.Thread) error {
	if err := cancelAllTasks(t, r.loop); err != nil {
		return err
	}
	for _, name := range shutdowns {
		shutdown, err := object.CallMethod(t, r.loop.Value(), name)
		if err != nil {
			return err
		}
		if _, err := r.loop.RunUntilComplete(t, shutdown); err != nil {
			return err
		}
	}
	return nil
}

// cancelAllTasks cancels the tasks that are left and waits for them.
func cancelAllTasks(t *object.Thread, l *loop.Loop) error {
	tasks := l.Tasks()
	if len(tasks) == 0 {
		return nil
	}
	values := make([]object.Value, len(tasks))
	for i, task := range tasks {
		if _, err := task.Cancel(t, object.None); err != nil {
			return err
		}
		values[i] = task.Value()
	}
	all, err := loop.Gather(t, values, true)
	if err != nil {
		return err
	}
	if _, err := l.RunUntilComplete(t, all.Value()); err != nil {
		return err
	}
	for _, task := range tasks {
		if task.Cancelled() {
			continue
		}
		e, err := task.Exception()
		if err != nil {
			return err
		}
		if e == nil {
			continue
		}
		if err := l.Report(t, "unhandled exception during asyncio.run() shutdown", e, "task", task.Value()); err != nil {
			return err
		}
	}
	return nil
}

// run is asyncio.run.
func run(t *object.Thread, args []object.Value) (object.Value, error) {
	if loop.Of(t.State).Running() != nil {
		return object.Value{}, object.Raisef(object.RuntimeError, "asyncio.run() cannot be called from a running event loop")
	}
	r := &runner{debug: optional(args[1]), factory: optional(args[2])}
	main := args[0]
	if err := r.open(t); err != nil {
		return object.Value{}, err
	}
	v, err := r.run(t, main)
	return v, r.exit(t, err)
}

// exit closes the runner after a body that ended with raised, and returns the
// error that goes on.
func (r *runner) exit(t *object.Thread, raised error) error {
	e, ok := raised.(*object.Exception)
	if raised != nil && !ok {
		return raised // the session is ending
	}
	err := r.close(t)
	if err == nil {
		return raised
	}
	if closing, ok := err.(*object.Exception); ok && closing != e && closing.Context == nil {
		closing.Context = e
	}
	return err
}
