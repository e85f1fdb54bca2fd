package loop

import (
	"fmt"
	"strings"

	"github.com/apy-lang/apy/interp/object"
)

// maxNamedTasks bounds the text of a deadlock among many tasks.
const maxNamedTasks = 10

// deadlock is the error of a loop that has nothing left to wait for. CPython
// would hang.
func (l *Loop) deadlock(t *object.Thread) error {
	var text strings.Builder
	text.WriteString("deadlock: the event loop has nothing left to wait for")
	tasks := l.Tasks()
	for _, task := range tasks[:min(len(tasks), maxNamedTasks)] {
		line, err := task.describeWait(t)
		if err != nil {
			return err
		}
		text.WriteString("\n  " + line)
	}
	if more := len(tasks) - maxNamedTasks; more > 0 {
		fmt.Fprintf(&text, "\n  and %d more tasks", more)
	}
	return object.Raisef(object.RuntimeError, "%s", text.String())
}

// describeWait names the task, its coroutine and what it waits for.
func (task *Task) describeWait(t *object.Thread) (string, error) {
	name, err := task.Name(t)
	if err != nil {
		return "", err
	}
	coroutine, err := formatCoroutine(t, task)
	if err != nil {
		return "", err
	}
	line := name + " (" + coroutine + ")"
	if task.waiter == nil {
		return line, nil
	}
	repr, err := object.ReprString(t, task.waiter.Value())
	return line + " waits for " + repr, err
}
