package tree

import "github.com/apy-lang/apy/interp/object"

// awaitExpr is await value.
type awaitExpr struct {
	value expr
	at    place
}

func (n *awaitExpr) eval(f *frame) (object.Value, error) {
	v, err := n.value.eval(f)
	if err != nil {
		return v, err
	}
	return n.finish(f, v)
}

// awaitResult awaits what a protocol method returned; complaint is the
// TypeError's text for an object that cannot be awaited.
func (f *frame) awaitResult(v object.Value, complaint string) (object.Value, error) {
	if _, ok := v.Object().(object.Awaiter); !ok && v.Type().Slots.Await == nil {
		return v, object.TypeErrorf(complaint, v.Type().Name)
	}
	return object.Await(f.t, v)
}

// asyncIterator is what `async for` draws its items from.
type asyncIterator struct {
	value object.Value
	// anext is the class's __anext__ when it is an async def of the script:
	// then its code runs in place and no coroutine is made.
	anext *Function
}

// asyncIter is aiter(v), with the checks of `async for`.
func (f *frame) asyncIter(v object.Value, at place) (asyncIterator, error) {
	get := v.Type().Slots.AIter
	if get == nil {
		return asyncIterator{}, f.fail(at, object.TypeErrorf("'async for' requires an object with __aiter__ method, got %s", v.Type().Name))
	}
	it, err := get(f.t, v)
	if err != nil {
		return asyncIterator{}, f.fail(at, err)
	}
	if it.Type().Slots.ANext == nil {
		return asyncIterator{}, f.fail(at, object.TypeErrorf("'async for' received an object from __aiter__ that does not implement __anext__: %s", it.Type().Name))
	}
	return asyncIterator{value: it, anext: directANext(it)}, nil
}

var nameANext = object.Intern("__anext__")

// directANext returns the class's own __anext__ when calling it is nothing but
// running its code.
func directANext(it object.Value) *Function {
	if _, ok := it.Object().(*object.Instance); !ok {
		return nil
	}
	method, ok := it.Type().Lookup(nameANext)
	if !ok {
		return nil
	}
	fn, ok := method.Object().(*Function)
	if !ok || fn.code.kind != coroutineCode || fn.code.params.positional != 1 || !fn.code.params.simple() {
		return nil
	}
	return fn
}

// next returns the next item; more is false at StopAsyncIteration.
func (it *asyncIterator) next(f *frame, at place) (v object.Value, more bool, err error) {
	f.waitsAt = at
	if it.anext != nil {
		v, err = it.runDirect(f)
	} else if g, ok := it.value.Object().(*object.AsyncGenerator); ok {
		v, more, err = g.ANext(f.t)
		return v, more, f.failed(at, err)
	} else {
		v, err = it.general(f)
	}
	if err != nil {
		if object.Matches(err, object.StopAsyncIteration) {
			return object.Value{}, false, nil
		}
		return v, false, f.fail(at, err)
	}
	return v, true, nil
}

// runDirect runs the script's __anext__ as a plain call.
func (it *asyncIterator) runDirect(f *frame) (object.Value, error) {
	window := f.t.Push(it.anext.code.slots)
	window[0] = it.value
	v, err := f.machine.run(it.anext, window)
	f.t.Pop(window)
	return v, object.GuardCoroutine(f.t, err)
}

func (it *asyncIterator) general(f *frame) (object.Value, error) {
	slot := it.value.Type().Slots.ANext
	if slot == nil {
		return object.Value{}, object.TypeErrorf("'async for' requires an iterator with __anext__ method, got %s", it.value.Type().Name)
	}
	v, err := slot(f.t, it.value)
	if err != nil {
		return v, err
	}
	if _, ok := v.Object().(object.Awaiter); ok {
		return object.Await(f.t, v)
	}
	awaiting, err := object.AwaitIter(f.t, v)
	if err != nil {
		return v, invalidANext(v, err)
	}
	return object.AwaitIterator(f.t, awaiting)
}

// invalidANext is the TypeError of an __anext__ that gives v, which is not
// awaitable because of err.
func invalidANext(v object.Value, err error) error {
	cause, ok := err.(*object.Exception)
	if !ok {
		return err
	}
	e := object.TypeErrorf("'async for' received an invalid object from __anext__: %s", v.Type().Name).(*object.Exception)
	e.Cause, e.Context, e.SuppressContext = cause, cause, true
	return e
}

// asyncForStmt is async for; orElse may be nil.
type asyncForStmt struct {
	target       target
	iter         expr
	body, orElse stmt
	at           place // of the iterable
	whole        place // of the statement, where fetching an item fails
}

func (n *asyncForStmt) exec(f *frame) (signal, error) {
	v, fresh, err := f.evalIterable(n.iter)
	if err != nil {
		return next, err
	}
	it, err := f.asyncIter(v, n.at)
	if err != nil {
		return next, err
	}
	sig, err := n.loop(f, &it)
	if sig == next && err == nil {
		if n.orElse != nil {
			return n.orElse.exec(f)
		}
		return next, nil
	}
	if fresh {
		f.abandon(v)
	}
	if sig == breakLoop {
		sig = next
	}
	return sig, err
}

// loop runs the body for each item; its result is that of forStmt.loop.
func (n *asyncForStmt) loop(f *frame, it *asyncIterator) (signal, error) {
	for {
		item, more, err := it.next(f, n.whole)
		if err != nil {
			return next, err
		}
		if !more {
			return next, nil
		}
		if err := n.target.assign(f, item); err != nil {
			return next, err
		}
		if sig, err := n.body.exec(f); sig != next || err != nil {
			if err != nil || sig != continueLoop {
				return sig, err
			}
		}
		if err := f.t.Step(); err != nil {
			return next, f.fail(n.at, err)
		}
	}
}
