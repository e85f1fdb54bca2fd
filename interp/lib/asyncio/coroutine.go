package asyncio

import (
	"slices"

	"github.com/apy-lang/apy/interp/loop"
	"github.com/apy-lang/apy/interp/object"
)

// addCoroutine adds a coroutine function to the module. Awaited where it is
// called, body runs in place; otherwise a coroutine runs it later. It must not
// keep args.
func addCoroutine(m *object.Module, name, spec string, body func(t *object.Thread, args []object.Value) (object.Value, error)) {
	names := loop.NameCoroutine(name)
	m.Set(name, object.FromObject(&object.Builtin{
		Name: name, Module: m.Name, Sig: object.Def(name, spec), Await: body,
		Fn: func(_ *object.Thread, args []object.Value) (object.Value, error) {
			args = slices.Clone(args)
			return names.New(func(t *object.Thread) (object.Value, error) { return body(t, args) }), nil
		},
	}))
}

// coroutineMethod adds a coroutine function to a class in the same way; spec
// describes what follows self.
func coroutineMethod(typ *object.Type, qualName, spec string, body func(t *object.Thread, self object.Value, args []object.Value) (object.Value, error)) {
	names := loop.NameCoroutine(qualName)
	typ.Set(names.Name(), object.FromObject(&object.MethodDescriptor{
		Name: names.Name(), Owner: typ, Sig: object.Def(qualName, "self, "+spec), Await: body,
		Fn: func(_ *object.Thread, self object.Value, args []object.Value) (object.Value, error) {
			args = slices.Clone(args)
			return names.New(func(t *object.Thread) (object.Value, error) { return body(t, self, args) }), nil
		},
	}))
}
