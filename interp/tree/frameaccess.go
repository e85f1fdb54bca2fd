package tree

import (
	"slices"

	"github.com/apy-lang/apy/interp/object"
)

// The machine of a thread is its object.FrameAccess.
var _ object.FrameAccess = (*machine)(nil)

// Globals returns the global namespace of the running frame, nil when no
// script code runs.
func (m *machine) Globals() *object.Dict {
	if m.top == nil {
		return nil
	}
	return m.top.env.globals
}

// CallerGlobals returns the global namespace of a frame further up.
func (m *machine) CallerGlobals(calls int) *object.Dict {
	f := m.top
	for ; f != nil && calls > 0; calls-- {
		f = f.back
	}
	if f == nil {
		return nil
	}
	return f.env.globals
}

// Locals returns the names of the running frame.
func (m *machine) Locals(t *object.Thread) (object.Value, error) {
	f := m.top
	if f == nil {
		return object.Value{}, object.Raisef(object.SystemError, "frame does not exist")
	}
	if err := t.ChargeBytes(len(f.slots) * localBytes); err != nil {
		return object.Value{}, err
	}
	if f.fn.code.scope.IsFunctionLike() {
		return f.snapshot().Value(), nil
	}
	// Inside a comprehension, which runs in this frame, its names are all.
	if names := f.boundSlots(); names.Len() > 0 {
		return names.Value(), nil
	}
	if f.namespace.IsUnbound() {
		return f.env.globals.Value(), nil
	}
	return f.namespace, nil
}

// localBytes is about what a name costs in a dictionary.
const localBytes = 64

// snapshot copies the variables of a function's frame that are bound.
func (f *frame) snapshot() *object.Dict {
	names := f.boundSlots()
	for i, free := range f.fn.code.free {
		if v := f.fn.closure[i].Value; !v.IsUnbound() {
			names.SetStr(object.StrObject(free.Name), v)
		}
	}
	return names
}

// boundSlots copies the bound variables that live in the frame itself.
func (f *frame) boundSlots() *object.Dict {
	code := f.fn.code
	names := object.NewDict()
	for i, name := range code.slotNames {
		v := f.slots[i]
		if cell, ok := v.Object().(*object.Cell); ok && slices.Contains(code.cellSlots, i) {
			v = cell.Value
		}
		if !v.IsUnbound() {
			names.SetStr(name, v)
		}
	}
	return names
}

// SuperArguments returns what super() means in the running frame: __class__ and
// the first parameter. A call written as super() does not come here, see
// superCall.
func (m *machine) SuperArguments() (cls *object.Type, self object.Value, err error) {
	f := m.top
	if f == nil {
		return nil, self, superError("no current frame")
	}
	code := f.fn.code
	if code.params.positional == 0 {
		return nil, self, superError("no arguments")
	}
	self = f.slots[0]
	if cell, ok := self.Object().(*object.Cell); ok && slices.Contains(code.cellSlots, 0) {
		self = cell.Value
	}
	if self.IsUnbound() {
		return nil, self, superError("arg[0] deleted")
	}
	i := slices.IndexFunc(code.free, func(v FreeVariable) bool { return v.Name == "__class__" })
	if i < 0 {
		return nil, self, superError("__class__ cell not found")
	}
	class := f.fn.closure[i].Value
	if class.IsUnbound() {
		return nil, self, superError("empty __class__ cell")
	}
	cls, ok := class.Object().(*object.Type)
	if !ok {
		return nil, self, superError("__class__ is not a type (" + class.Type().Name + ")")
	}
	return cls, self, nil
}

func superError(what string) error { return object.Raisef(object.RuntimeError, "%s", "super(): "+what) }
