package asyncio

import (
	"fmt"

	"github.com/apy-lang/apy/interp/object"
)

var taskGroupType = object.NewBuiltinType("asyncio.taskgroups.TaskGroup", object.ObjectType)

func taskGroupOf(self object.Value) *taskGroup { return self.Object().(*taskGroup) }

func defineTaskGroup() {
	typ := taskGroupType
	defineConstruction(typ, "", func() *taskGroup { return &taskGroup{} }, func(_ *object.Thread, g *taskGroup, _ []object.Value) error {
		*g = taskGroup{instance: g.instance}
		return nil
	})
	typ.Slots.Repr = func(_ *object.Thread, self object.Value) (object.Value, error) {
		return object.NewStr(taskGroupOf(self).format()), nil
	}
	coroutineMethod(typ, "TaskGroup.__aenter__", "", func(t *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return self, taskGroupOf(self).enter(t)
	})
	coroutineMethod(typ, "TaskGroup.__aexit__", "et, exc, tb", func(t *object.Thread, self object.Value, args []object.Value) (object.Value, error) {
		raised, _ := args[1].Object().(*object.Exception)
		err := taskGroupOf(self).exit(t, raised)
		if err == error(raised) && raised != nil {
			err = nil // the statement raises its body's exception again
		}
		return object.None, err
	})
	create := object.Def("TaskGroup.create_task", "self, coro, *, name=, context=")
	typ.Method("create_task", create, func(t *object.Thread, self object.Value, args []object.Value) (object.Value, error) {
		return taskGroupOf(self).createTask(t, args[0], optional(args[1]), optional(args[2]))
	})
}

func (g *taskGroup) format() string {
	text := "<TaskGroup"
	if g.tasks.count > 0 {
		text += fmt.Sprintf(" tasks=%d", g.tasks.count)
	}
	if len(g.errors) > 0 {
		text += fmt.Sprintf(" errors=%d", len(g.errors))
	}
	switch {
	case g.aborting:
		text += " cancelling"
	case g.entered:
		text += " entered"
	}
	return text + ">"
}
