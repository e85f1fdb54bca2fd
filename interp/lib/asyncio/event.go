package asyncio

import (
	"fmt"

	"github.com/apy-lang/apy/interp/object"
)

// event is asyncio.Event.
type event struct {
	instance
	bound
	set     bool
	waiters waiters
}

var eventType = object.NewBuiltinType("asyncio.locks.Event", object.ObjectType)

func eventOf(self object.Value) *event { return self.Object().(*event) }

func defineEvent() {
	typ := eventType
	defineConstruction(typ, "", func() *event { return &event{} }, func(_ *object.Thread, e *event, _ []object.Value) error {
		e.bound, e.set, e.waiters = bound{}, false, waiters{}
		return nil
	})
	typ.Slots.Repr = func(t *object.Thread, self object.Value) (object.Value, error) {
		e := eventOf(self)
		return stateRepr(t, self, e.set, "set", "unset", e.waiters.len())
	}
	typ.Method("is_set", object.Def("Event.is_set", "self"), func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return object.Bool(eventOf(self).set), nil
	})
	typ.Method("set", object.Def("Event.set", "self"), func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return object.None, eventOf(self).wake()
	})
	typ.Method("clear", object.Def("Event.clear", "self"), func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		eventOf(self).set = false
		return object.None, nil
	})
	coroutineMethod(typ, "Event.wait", "", func(t *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return eventOf(self).wait(t)
	})
}

// stateRepr writes <asyncio.locks.Lock object at 0x… [locked, waiters:2]>.
func stateRepr(t *object.Thread, self object.Value, on bool, yes, no string, waiting int) (object.Value, error) {
	state := no
	if on {
		state = yes
	}
	if waiting > 0 {
		state += fmt.Sprintf(", waiters:%d", waiting)
	}
	typ := self.Type()
	return object.NewStr(fmt.Sprintf("<%s.%s object at %s [%s]>", typ.Module, typ.QualName, t.Address(self), state)), nil
}

// wake sets the event.
func (e *event) wake() error {
	if e.set {
		return nil
	}
	e.set = true
	for _, f := range e.waiters.all() {
		if f.Done() {
			continue
		}
		if err := f.SetResult(object.True); err != nil {
			return err
		}
	}
	return nil
}

// wait blocks until the event is set.
func (e *event) wait(t *object.Thread) (object.Value, error) {
	if e.set {
		return object.True, nil
	}
	l, err := e.running(t, object.FromObject(e))
	if err != nil {
		return object.Value{}, err
	}
	f := l.NewFuture()
	e.waiters.push(f)
	_, err = f.AwaitOn(t)
	e.waiters.remove(f)
	return object.True, err
}
