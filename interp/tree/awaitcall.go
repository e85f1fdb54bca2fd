package tree

import "github.com/apy-lang/apy/interp/object"

// awaitCall is await f(args). When f is an async def of the script its code
// runs at once, as a call, and no coroutine is made.
type awaitCall struct {
	*awaitExpr
	call *call
}

func (n *awaitCall) eval(f *frame) (object.Value, error) {
	callee, err := n.call.fn.eval(f)
	if err != nil {
		return callee, err
	}
	if fn, ok := callee.Object().(*Function); ok && fn.code.kind == coroutineCode {
		return f.awaitFunction(fn, object.Value{}, &n.call.args, n.call.at, n.at)
	}
	if b, ok := callee.Object().(*object.Builtin); ok && b.Await != nil {
		return f.runInPlace(inPlace{function: b}, &n.call.args, n.call.at, n.at)
	}
	var v object.Value
	if fn, ok := callee.Object().(*Function); ok {
		v, err = f.invoke(fn, object.Value{}, &n.call.args, n.call.at)
	} else {
		v, err = f.callObject(callee, object.Value{}, &n.call.args, n.call.at)
	}
	if err != nil {
		return v, err
	}
	return n.finish(f, v)
}

// finish awaits what the call returned.
func (n *awaitExpr) finish(f *frame, v object.Value) (object.Value, error) {
	f.awaiting, f.waitsAt = v, n.at
	v, err := object.Await(f.t, v)
	f.awaiting = object.Value{}
	if err != nil {
		return v, f.fail(n.at, err)
	}
	return v, nil
}

// awaitMethod is await object.name(args), in the same way.
type awaitMethod struct {
	*awaitExpr
	method *callMethod
}

func (n *awaitMethod) eval(f *frame) (object.Value, error) {
	m := n.method
	self, err := m.object.eval(f)
	if err != nil {
		return self, err
	}
	c := &f.env.caches[m.cache]
	if i, ok := self.Object().(*object.Instance); ok && c.kind == classFunction {
		shape := i.Shape()
		if shape == c.shape && shape.Class().Version == c.version && c.fn.code.kind == coroutineCode {
			return f.awaitFunction(c.fn, self, &m.args, m.at, n.at)
		}
	}
	if await, ok := n.inPlace(c, self); ok {
		return f.runInPlace(await, &m.args, m.at, n.at)
	}
	v, err := m.invoke(f, c, self)
	if err != nil {
		return v, err
	}
	return n.finish(f, v)
}

// awaitFunction binds the arguments of an async def and runs its code in
// place. A mistake in the call is at callAt, one in the coroutine at awaitAt.
func (f *frame) awaitFunction(fn *Function, self object.Value, args *arguments, callAt, awaitAt place) (object.Value, error) {
	given := len(args.values)
	extra := 0
	if !self.IsUnbound() {
		extra = 1
	}
	t := f.t
	given += extra
	window := t.Push(fn.code.slots)
	var err error
	if p := &fn.code.params; p.simple() && len(args.names) == 0 && given == p.positional {
		if extra > 0 {
			window[0] = self
		}
		err = args.into(f, window[extra:])
	} else {
		err = f.bindArguments(fn, window, self, args, callAt)
	}
	if err != nil {
		t.Pop(window)
		return object.Value{}, err
	}
	f.waitsAt = awaitAt
	v, err := f.machine.run(fn, window)
	t.Pop(window)
	if err != nil {
		return v, f.fail(awaitAt, object.GuardCoroutine(t, err))
	}
	return v, nil
}

// bindArguments evaluates the arguments and binds them by the general rules.
func (f *frame) bindArguments(fn *Function, window []object.Value, self object.Value, args *arguments, at place) error {
	extra := 0
	if !self.IsUnbound() {
		extra = 1
	}
	given := f.t.Push(len(args.values) + extra)
	if extra > 0 {
		given[0] = self
	}
	err := args.into(f, given[extra:])
	if err == nil {
		err = f.failed(at, fn.bind(f.t, window, given, args.names))
	}
	f.t.Pop(given)
	return err
}
