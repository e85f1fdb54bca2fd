package asyncio

import (
	"github.com/apy-lang/apy/interp/loop"
	"github.com/apy-lang/apy/interp/object"
)

// addTaskFunctions adds the functions of asyncio.tasks that are no coroutines,
// and sleep.
func addTaskFunctions(m *object.Module) {
	m.Func("create_task", object.Def("create_task", "coro, *, name=, context="), createTask)
	m.Func("ensure_future", object.Def("ensure_future", "coro_or_future, *, loop="), ensureFuture)
	m.Func("gather", object.Def("gather", "*coros_or_futures, return_exceptions="), gather)
	m.Func("as_completed", object.Def("as_completed", "fs, *, timeout="), asCompleted)
	m.Func("shield", object.Def("shield", "arg"), shield)
	addCoroutine(m, "sleep", "delay, result=", sleep)
	m.Func("current_task", object.Keywords("loop="), func(t *object.Thread, args []object.Value) (object.Value, error) {
		l, err := loopOrRunning(t, args[0])
		if err != nil {
			return object.Value{}, err
		}
		if task := l.Current(); task != nil {
			return task.Value(), nil
		}
		return object.None, nil
	})
	m.Func("all_tasks", object.Def("all_tasks", "loop="), allTasks)
	m.Func("isfuture", object.Def("isfuture", "obj"), func(_ *object.Thread, args []object.Value) (object.Value, error) {
		_, ok := loop.AsFuture(args[0])
		return object.Bool(ok), nil
	})
	m.Func("iscoroutine", object.Def("iscoroutine", "obj"), func(_ *object.Thread, args []object.Value) (object.Value, error) {
		return object.Bool(loop.IsCoroutine(args[0])), nil
	})
	m.Func("iscoroutinefunction", object.Def("iscoroutinefunction", "func"), func(t *object.Thread, args []object.Value) (object.Value, error) {
		is, err := loop.IsCoroutineFunction(t, args[0])
		return object.Bool(is), err
	})
}

func createTask(t *object.Thread, args []object.Value) (object.Value, error) {
	l, err := loop.Of(t.State).RequireRunning()
	if err != nil {
		return object.Value{}, err
	}
	if err := noContext(args[2]); err != nil {
		return object.Value{}, err
	}
	task, err := l.CreateTask(t, args[0], args[1])
	if err != nil {
		return object.Value{}, err
	}
	return task.Value(), nil
}

func futureValue(f *loop.Future, err error) (object.Value, error) {
	if err != nil {
		return object.Value{}, err
	}
	return f.Value(), nil
}

func ensureFuture(t *object.Thread, args []object.Value) (object.Value, error) {
	if isNone(args[1]) {
		return futureValue(loop.EnsureFuture(t, args[0]))
	}
	l, err := loopOrRunning(t, args[1])
	if err != nil {
		return object.Value{}, err
	}
	return futureValue(l.EnsureFuture(t, args[0]))
}

func gather(t *object.Thread, args []object.Value) (object.Value, error) {
	returnExceptions := false
	if !args[0].IsUnbound() {
		var err error
		if returnExceptions, err = object.Truth(t, args[0]); err != nil {
			return object.Value{}, err
		}
	}
	return futureValue(loop.Gather(t, args[1:], returnExceptions))
}

func allTasks(t *object.Thread, args []object.Value) (object.Value, error) {
	l, err := loopOrRunning(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	set := object.NewSet()
	for _, task := range l.Tasks() {
		if err := set.Add(t, task.Value()); err != nil {
			return object.Value{}, err
		}
	}
	return set.Value(), nil
}

// shielded ties the future that shield returns to the one it protects.
type shielded struct{ inner, outer *loop.Future }

// innerDone and outerDone are the two done callbacks.
type (
	innerDone shielded
	outerDone shielded
)

// shield is asyncio.shield: cancelling the returned future leaves the inner
// one alone.
func shield(t *object.Thread, args []object.Value) (object.Value, error) {
	inner, err := loop.EnsureFuture(t, args[0])
	if err != nil || inner.Done() {
		return futureValue(inner, err)
	}
	outer := inner.Loop().NewFuture()
	pair := &shielded{inner, outer}
	if err := inner.AddCallback((*innerDone)(pair)); err != nil {
		return object.Value{}, err
	}
	return outer.Value(), outer.AddCallback((*outerDone)(pair))
}

// Run copies the outcome to the outer future.
func (p *innerDone) Run(t *object.Thread, inner *loop.Future) error {
	if p.outer.Cancelled() {
		if !inner.Cancelled() {
			_, err := inner.Exception() // it has been seen
			return err
		}
		return nil
	}
	if inner.Cancelled() {
		_, err := p.outer.Cancel(t, object.None)
		return err
	}
	e, err := inner.Exception()
	if err != nil {
		return err
	}
	if e != nil {
		return p.outer.SetException(e)
	}
	v, err := inner.Result(t)
	if err != nil {
		return err
	}
	return p.outer.SetResult(v)
}

// Run forgets the inner future when the outer one was cancelled.
func (p *outerDone) Run(*object.Thread, *loop.Future) error {
	if !p.inner.Done() {
		p.inner.RemoveCallback((*innerDone)((*shielded)(p)))
	}
	return nil
}
