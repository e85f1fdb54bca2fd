package loop

import "github.com/apy-lang/apy/interp/object"

var taskSignature = object.Keywords("coro, *, loop=, name=, context=, eager_start=")

func newTask(t *object.Thread, _ *object.Type, args []object.Value, names []*object.Str) (object.Value, error) {
	bound, window, err := taskSignature.Bind(t, "Task", args, names)
	if err != nil {
		return object.Value{}, err
	}
	defer t.Pop(window)
	if err := noContext(bound[3]); err != nil {
		return object.Value{}, err
	}
	if eager := bound[4]; !eager.IsUnbound() {
		on, err := object.Truth(t, eager)
		if err != nil {
			return object.Value{}, err
		}
		if on {
			return object.Value{}, object.Raisef(object.NotImplementedError, "the argument eager_start is not supported by apy")
		}
	}
	l, err := loopArgument(t, bound[1])
	if err != nil {
		return object.Value{}, err
	}
	task, err := l.NewTask(t, bound[0], bound[2])
	if err != nil {
		return object.Value{}, err
	}
	return task.Value(), nil
}

func taskOf(self object.Value) *Task { return self.Object().(*Task) }

func defineTask() {
	typ := TaskType
	typ.Flags |= object.Final
	typ.Slots.New = newTask
	typ.Slots.Repr = futureRepr
	defineTaskNames(typ)
	defineTaskCancelling(typ)
	refuse := func(name string) {
		typ.Method(name, object.OneArg, func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
			return object.Value{}, object.Raisef(object.RuntimeError, "Task does not support %s operation", name)
		})
	}
	refuse("set_result")
	refuse("set_exception")
}

func defineTaskNames(typ *object.Type) {
	typ.Method("get_name", object.NoArgs, func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return taskOf(self).nameValue(), nil
	})
	typ.Method("set_name", object.OneArg, func(t *object.Thread, self object.Value, args []object.Value) (object.Value, error) {
		return object.None, taskOf(self).SetName(t, args[0])
	})
	coroutine := func(_ *object.Thread, self object.Value) (object.Value, error) {
		return taskOf(self).coroutine, nil
	}
	typ.Method("get_coro", object.NoArgs, func(t *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return coroutine(t, self)
	})
	typ.GetSet("_coro", coroutine, nil)
}

func defineTaskCancelling(typ *object.Type) {
	typ.Method("cancelling", object.NoArgs, func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return object.Int(int64(taskOf(self).Cancelling())), nil
	})
	typ.Method("uncancel", object.NoArgs, func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return object.Int(int64(taskOf(self).Uncancel())), nil
	})
	typ.GetSet("_must_cancel", func(_ *object.Thread, self object.Value) (object.Value, error) {
		return object.Bool(taskOf(self).mustCancel), nil
	}, nil)
	typ.GetSet("_fut_waiter", func(_ *object.Thread, self object.Value) (object.Value, error) {
		if f := taskOf(self).waiter; f != nil {
			return f.Value(), nil
		}
		return object.None, nil
	}, nil)
	typ.GetSet("_log_destroy_pending", func(_ *object.Thread, self object.Value) (object.Value, error) {
		return object.Bool(!taskOf(self).quiet), nil
	}, func(t *object.Thread, self, v object.Value) error {
		if v.IsUnbound() {
			return object.AttributeErrorf(self, object.Intern("_log_destroy_pending"), "cannot delete attribute")
		}
		loud, err := object.Truth(t, v)
		if err == nil {
			taskOf(self).quiet = !loud
		}
		return err
	})
}
