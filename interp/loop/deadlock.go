package loop

import (
	"strings"

	"github.com/apy-lang/apy/interp/object"
)

// deadlock is the error of a loop that has nothing left to wait for. CPython
// would hang.
func (l *Loop) deadlock(t *object.Thread) error {
	var text strings.Builder
	text.WriteString("deadlock: the event loop has nothing left to wait for")
	for task := l.tasks.first; task != nil; task = task.after {
		name, err := task.Name(t)
		if err != nil {
			return err
		}
		coroutine, err := formatCoroutine(t, task)
		if err != nil {
			return err
		}
		text.WriteString("\n  " + name + " (" + coroutine + ")")
		if f := task.waiter; f != nil {
			repr, err := object.ReprString(t, f.Value())
			if err != nil {
				return err
			}
			text.WriteString(" waits for " + repr)
		}
	}
	return object.Raisef(object.RuntimeError, "%s", text.String())
}
