package builtins

import "github.com/apy-lang/apy/interp/object"

var asyncFunctions = []function{
	{"aiter", object.OneArg, aiter},
	{"anext", object.Positional(1, 2), anext},
}

func aiter(t *object.Thread, args []object.Value) (object.Value, error) {
	typ := args[0].Type()
	if typ.Slots.AIter == nil {
		return object.Value{}, object.TypeErrorf("'%s' object is not an async iterable", typ.Name)
	}
	it, err := typ.Slots.AIter(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	if it.Type().Slots.ANext == nil {
		return object.Value{}, object.TypeErrorf("aiter() returned not an async iterator of type '%s'", it.Type().Name)
	}
	return it, nil
}

func anext(t *object.Thread, args []object.Value) (object.Value, error) {
	typ := args[0].Type()
	if typ.Slots.ANext == nil {
		return object.Value{}, object.TypeErrorf("'%s' object is not an async iterator", typ.Name)
	}
	awaitable, err := typ.Slots.ANext(t, args[0])
	if err != nil || len(args) == 1 {
		return awaitable, err
	}
	return object.FromObject(&anextAwaitable{wrapped: awaitable, fallback: args[1]}), nil
}

// anextAwaitable is what anext(iterator, default) gives: it turns
// StopAsyncIteration into the default.
type anextAwaitable struct{ wrapped, fallback object.Value }

var anextAwaitableType = object.NewBuiltinType("anext_awaitable", object.ObjectType)

// Type returns anext_awaitable.
func (*anextAwaitable) Type() *object.Type { return anextAwaitableType }

// AwaitOn runs the awaitable in place.
func (a *anextAwaitable) AwaitOn(t *object.Thread) (object.Value, error) {
	v, err := object.Await(t, a.wrapped)
	if object.Matches(err, object.StopAsyncIteration) {
		return a.fallback, nil
	}
	return v, err
}

// Send steps through the awaitable by hand.
func (a *anextAwaitable) Send(t *object.Thread, sent object.Value, thrown error) (object.Value, bool, error) {
	it, err := object.AwaitIter(t, a.wrapped)
	if err != nil {
		return object.Value{}, false, err
	}
	v, yielded, err := object.Send(t, it, sent, thrown)
	if object.Matches(err, object.StopAsyncIteration) {
		return a.fallback, false, nil
	}
	return v, yielded, err
}

// Close ends what the awaitable wraps.
func (a *anextAwaitable) Close(t *object.Thread) (object.Value, error) {
	it, err := object.AwaitIter(t, a.wrapped)
	if err != nil {
		return object.Value{}, err
	}
	return object.CallMethod(t, it, nameClose)
}

var nameClose = object.Intern("close")

func init() {
	c := anextAwaitableType
	c.Flags |= object.NoInstantiate | object.Final
	self := func(_ *object.Thread, self object.Value) (object.Value, error) { return self, nil }
	c.Slots.Await, c.Slots.Iter = self, self
	c.Slots.Next = func(t *object.Thread, self object.Value) (object.Value, bool, error) {
		return self.Object().(*anextAwaitable).Send(t, object.None, nil)
	}
	object.DefineSending(c)
	object.Ready(c)
}
