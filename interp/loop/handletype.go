package loop

import (
	"strings"

	"github.com/apy-lang/apy/interp/object"
)

func defineHandle() {
	typ := HandleType
	typ.Flags |= object.Final | object.NoInstantiate
	typ.Slots.Repr = handleRepr
	typ.Method("cancel", object.Def("Handle.cancel", "self"), func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		handleOf(self).Cancel()
		return object.None, nil
	})
	typ.Method("cancelled", object.Def("Handle.cancelled", "self"), func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return object.Bool(handleOf(self).cancelled), nil
	})
	defineTimerHandle(TimerHandleType)
}

func defineTimerHandle(typ *object.Type) {
	typ.Flags |= object.Final | object.NoInstantiate
	typ.Slots.Repr = handleRepr
	typ.Slots.Compare = compareTimers
	typ.Slots.Hash = func(t *object.Thread, self object.Value) (int64, error) {
		return object.Hash(t, self.Object().(*TimerHandle).when)
	}
	typ.Method("when", object.Def("TimerHandle.when", "self"), func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return self.Object().(*TimerHandle).when, nil
	})
	typ.Method("cancel", object.Def("TimerHandle.cancel", "self"), func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		timer := self.Object().(*TimerHandle)
		timer.loop.StopTimer(&timer.timer)
		timer.Cancel()
		return object.None, nil
	})
}

// compareTimers orders timer handles by their time. Two are equal when they
// are one, as two calls scheduled by a script never share their arguments.
func compareTimers(t *object.Thread, op object.CompareOp, a, b object.Value) (object.Value, error) {
	x := a.Object().(*TimerHandle)
	y, ok := b.Object().(*TimerHandle)
	if !ok {
		return object.NotImplemented, nil
	}
	switch op {
	case object.EQ:
		return object.Bool(x == y), nil
	case object.NE:
		return object.Bool(x != y), nil
	case object.LE:
		return object.Bool(x == y || x.timer.when < y.timer.when), nil
	case object.GE:
		return object.Bool(x == y || x.timer.when > y.timer.when), nil
	}
	return object.Compare(t, op, x.when, y.when)
}

func handleRepr(t *object.Thread, self object.Value) (object.Value, error) {
	when := object.Value{}
	if timer, ok := self.Object().(*TimerHandle); ok {
		when = timer.when
	}
	text, err := handleOf(self).format(t, self.Type().Name, when)
	return object.NewStr(text), err
}

// format writes <Handle f() at FILE:LINE>.
func (h *Handle) format(t *object.Thread, typeName string, when object.Value) (string, error) {
	parts := []string{typeName}
	if h.cancelled {
		parts = append(parts, "cancelled")
	}
	if !when.IsUnbound() {
		text, err := object.StrString(t, when)
		if err != nil {
			return "", err
		}
		parts = append(parts, "when="+text)
	}
	if !h.callback.IsUnbound() {
		text, err := formatCallback(t, h.callback, h.args, h.loop.debug)
		if err != nil {
			return "", err
		}
		parts = append(parts, text)
	}
	return "<" + strings.Join(parts, " ") + ">", nil
}
