package loop

import (
	"fmt"
	"strings"

	"github.com/apy-lang/apy/interp/object"
)

// futureRepr is the repr of futures and tasks.
func futureRepr(t *object.Thread, self object.Value) (object.Value, error) {
	if !t.EnterRepr(self.Object()) {
		return object.NewStr("..."), nil
	}
	defer t.LeaveRepr()
	if err := t.EnterRecursive(" while getting the repr of an object"); err != nil {
		return object.Value{}, err
	}
	defer t.Leave()
	f := receiver(self)
	var text string
	var err error
	if task, ok := f.outer.(*Task); ok {
		text, err = task.describe(t)
	} else {
		text, err = f.describe(t, "")
	}
	if err != nil {
		return object.Value{}, err
	}
	return object.NewStr("<" + self.Type().Name + " " + text + ">"), nil
}

// describe writes the state, what a task adds to it, the outcome and the
// callbacks.
func (f *Future) describe(t *object.Thread, extra string) (string, error) {
	text := strings.ToLower(stateText(f)) + extra
	if f.state == finished {
		outcome, err := f.describeOutcome(t)
		if err != nil {
			return "", err
		}
		text += " " + outcome
	}
	if f.first == nil {
		return text, nil
	}
	callbacks, err := f.describeCallbacks(t)
	return text + " cb=[" + callbacks + "]", err
}

func stateText(f *Future) string {
	if task, ok := f.outer.(*Task); ok && f.state == pending && task.cancels > 0 {
		return "CANCELLING"
	}
	return [...]string{pending: "PENDING", cancelled: "CANCELLED", finished: "FINISHED"}[f.state]
}

func (f *Future) describeOutcome(t *object.Thread) (string, error) {
	if f.exc != nil {
		text, err := object.ReprString(t, f.exc.Value())
		return "exception=" + text, err
	}
	text, err := shortRepr(t, f.value, maxReprLevel)
	return "result=" + text, err
}

// describeCallbacks names the first and the last callback.
func (f *Future) describeCallbacks(t *object.Thread) (string, error) {
	text, err := describeCallback(t, f.first, false)
	if err != nil || len(f.more) == 0 {
		return text, err
	}
	if n := len(f.more) - 1; n > 0 {
		text += fmt.Sprintf(", <%d more>", n)
	}
	last, err := describeCallback(t, f.more[len(f.more)-1], false)
	return text + ", " + last, err
}

// describe adds name, coroutine and what the task waits for.
func (task *Task) describe(t *object.Thread) (string, error) {
	name, err := object.ReprString(t, task.nameValue())
	if err != nil {
		return "", err
	}
	coroutine, err := formatCoroutine(t, task)
	if err != nil {
		return "", err
	}
	extra := " name=" + name + " coro=<" + coroutine + ">"
	if task.waiter != nil && task.state == pending {
		text, err := object.ReprString(t, task.waiter.Value())
		if err != nil {
			return "", err
		}
		extra += " wait_for=" + text
	}
	return task.Future.describe(t, extra)
}
