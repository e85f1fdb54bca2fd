package loop

import (
	"strconv"

	"github.com/apy-lang/apy/interp/object"
)

// Task is a Future that runs a coroutine (asyncio.Task).
type Task struct {
	Future
	coroutine object.Value
	fiber     object.Fiber
	code      object.CodeInfo // of the coroutine, which forgets it when it ends
	// waiter is the future for which the task is parked.
	waiter *Future
	thrown *object.Exception // what the next step throws into the coroutine
	name   object.Value      // unbound: "Task-" and number
	number int64

	before, after *Task // the loop's tasks that are not done

	cancels    int32 // requests that uncancel has not taken back
	mustCancel bool
	byHand     bool // driven by send and throw instead of a fiber
	quiet      bool // not reported when it is dropped before it is done
}

// TaskType is asyncio.Task.
var TaskType = object.NewBuiltinType("_asyncio.Task", FutureType)

// Type returns the class of tasks.
func (*Task) Type() *object.Type { return TaskType }

// taskList is the list of a loop's pending tasks.
type taskList struct{ first, last *Task }

func (l *taskList) add(task *Task) {
	task.before = l.last
	if l.last != nil {
		l.last.after = task
	} else {
		l.first = task
	}
	l.last = task
}

func (l *taskList) remove(task *Task) {
	if task.before != nil {
		task.before.after = task.after
	} else {
		l.first = task.after
	}
	if task.after != nil {
		task.after.before = task.before
	} else {
		l.last = task.before
	}
	task.before, task.after = nil, nil
}

// NewTask makes a task that takes its first step in the next turn. name is
// unbound or None for the default one.
func (l *Loop) NewTask(t *object.Thread, coroutine, name object.Value) (*Task, error) {
	if !IsCoroutine(coroutine) {
		repr, err := object.ReprString(t, coroutine)
		if err != nil {
			return nil, err
		}
		return nil, object.TypeErrorf("a coroutine was expected, got %s", repr)
	}
	task := &Task{coroutine: coroutine}
	task.Init(l, task)
	if err := task.initName(t, name); err != nil {
		return nil, err
	}
	if c, ok := coroutine.Object().(*object.Coroutine); ok && c.Body() != nil {
		task.code = c.Body().Code()
	}
	if err := l.CallSoon(task); err != nil {
		return nil, err
	}
	l.tasks.add(task)
	return task, nil
}

func (task *Task) initName(t *object.Thread, name object.Value) error {
	if !name.IsUnbound() && !name.IsNone() {
		return task.SetName(t, name)
	}
	task.loop.session.tasksNamed++
	task.number = task.loop.session.tasksNamed
	return nil
}

// SetName is set_name: the name is str(name).
func (task *Task) SetName(t *object.Thread, name object.Value) error {
	text, err := object.ToStr(t, name)
	if err == nil {
		task.name = text
	}
	return err
}

// nameValue returns the name as a str.
func (task *Task) nameValue() object.Value {
	if task.name.IsUnbound() {
		task.name = object.NewStr("Task-" + strconv.FormatInt(task.number, 10))
	}
	return task.name
}

// Name returns the task's name.
func (task *Task) Name(t *object.Thread) (string, error) {
	return object.StrString(t, task.nameValue())
}

// Coroutine returns what the task runs.
func (task *Task) Coroutine() object.Value { return task.coroutine }

// RequestCancel is cancel(): CancelledError is thrown into the coroutine at
// the place where it waits.
func (task *Task) RequestCancel(t *object.Thread, message object.Value) (bool, error) {
	task.unretrieved = false
	if task.state != pending {
		return false, nil
	}
	task.cancels++
	if task.waiter != nil {
		if done, err := task.waiter.Cancel(t, message); done || err != nil {
			return done, err
		}
	}
	task.mustCancel = true
	task.value = message
	return true, nil
}

// Cancelling returns the number of cancel requests not taken back.
func (task *Task) Cancelling() int { return int(task.cancels) }

// Uncancel takes back one cancel request and returns how many are left.
func (task *Task) Uncancel() int {
	if task.cancels > 0 {
		task.cancels--
		if task.cancels == 0 {
			task.mustCancel = false
		}
	}
	return int(task.cancels)
}

// IsCoroutine is asyncio.iscoroutine: a coroutine object, or an object with
// the methods of collections.abc.Coroutine.
func IsCoroutine(v object.Value) bool {
	if _, ok := v.Object().(*object.Coroutine); ok {
		return true
	}
	typ := v.Type()
	if typ.Slots.Await == nil {
		return false
	}
	for _, name := range []*object.Str{nameSend, nameThrow, nameClose} {
		if method, ok := typ.Lookup(name); !ok || method.IsNone() {
			return false
		}
	}
	return true
}

var (
	nameSend  = object.Intern("send")
	nameThrow = object.Intern("throw")
	nameClose = object.Intern("close")
)

// EnsureFuture is ensure_future(v, loop=l): a future as it is, a coroutine as
// a task, any other awaitable as a task that awaits it.
func (l *Loop) EnsureFuture(t *object.Thread, v object.Value) (*Future, error) {
	if f, ok := futureOf(v); ok {
		if f.loop != l {
			return nil, object.ValueErrorf("The future belongs to a different loop than the one specified as the loop argument")
		}
		return f, nil
	}
	wrapped := false
	if !IsCoroutine(v) {
		if v.Type().Slots.Await == nil {
			return nil, object.TypeErrorf("An asyncio.Future, a coroutine or an awaitable is required")
		}
		v, wrapped = wrapAwaitable(v), true
	}
	task, err := l.CreateTask(t, v, object.None)
	if err != nil {
		if object.Matches(err, object.RuntimeError) && !wrapped {
			if _, closing := object.CallMethod(t, v, nameClose); closing != nil {
				return nil, closing
			}
		}
		return nil, err
	}
	return &task.Future, nil
}

// CreateTask is loop.create_task.
func (l *Loop) CreateTask(t *object.Thread, coroutine, name object.Value) (*Task, error) {
	if err := l.checkClosed(); err != nil {
		return nil, err
	}
	return l.NewTask(t, coroutine, name)
}

var wrapAwaitableName = NameCoroutine("ensure_future.<locals>._wrap_awaitable")

func wrapAwaitable(v object.Value) object.Value {
	return wrapAwaitableName.New(func(t *object.Thread) (object.Value, error) { return object.Await(t, v) })
}
