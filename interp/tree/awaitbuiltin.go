package tree

import "github.com/apy-lang/apy/interp/object"

// inPlace is a coroutine function in Go that can be awaited without making its
// coroutine: asyncio.sleep, or the method get of a queue.
type inPlace struct {
	function *object.Builtin
	method   *object.MethodDescriptor
	self     object.Value
}

// inPlace returns what await self.name(…) can run in place.
func (n *awaitMethod) inPlace(c *cache, self object.Value) (inPlace, bool) {
	if m, ok := self.Object().(*object.Module); ok {
		if c.kind != moduleValue {
			c.rememberModule(m, n.method.name)
		}
		if c.kind != moduleValue {
			return inPlace{}, false
		}
		v, _ := m.Dict.ValueAtKey(c.index, c.key)
		b, ok := v.Object().(*object.Builtin)
		return inPlace{function: b}, ok && b.Await != nil
	}
	if c.kind != builtinMethod || self.Type() != c.owner || c.owner.Version != c.version {
		return inPlace{}, false
	}
	d := c.value.Object().(*object.MethodDescriptor)
	return inPlace{method: d, self: self}, d.Await != nil
}

// runInPlace evaluates the arguments and runs the function to its end. A
// mistake in the call is at the call, one in the coroutine at the await.
func (f *frame) runInPlace(a inPlace, args *arguments, callAt, awaitAt place) (object.Value, error) {
	t := f.t
	given := t.Push(len(args.values))
	if err := args.into(f, given); err != nil {
		t.Pop(given)
		return object.Value{}, err
	}
	bound, window, err := a.bind(t, given, args.names)
	if err != nil {
		t.Pop(given)
		return object.Value{}, f.fail(callAt, err)
	}
	f.waitsAt = awaitAt
	v, err := a.run(t, bound)
	if window != nil {
		t.Pop(window)
	}
	t.Pop(given)
	if err != nil {
		return v, f.fail(awaitAt, object.GuardCoroutine(t, err))
	}
	return v, nil
}

func (a *inPlace) bind(t *object.Thread, args []object.Value, names []*object.Str) (bound, window []object.Value, err error) {
	if a.function != nil {
		return a.function.Sig.Bind(t, a.function.Name, args, names)
	}
	return a.method.Sig.Bind(t, a.method.Name, args, names)
}

func (a *inPlace) run(t *object.Thread, args []object.Value) (object.Value, error) {
	if a.function != nil {
		return a.function.Await(t, args)
	}
	return a.method.Await(t, a.self, args)
}
