package tree

import "github.com/apy-lang/apy/interp/object"

var (
	nameEnter  = object.Intern("__enter__")
	nameExit   = object.Intern("__exit__")
	nameAEnter = object.Intern("__aenter__")
	nameAExit  = object.Intern("__aexit__")
)

// withStmt is with, or async with, of one context manager; several are nested.
type withStmt struct {
	async   bool
	context expr
	target  target // nil without `as`
	body    stmt
	at      place // of the context expression
}

func (n *withStmt) exec(f *frame) (signal, error) {
	exit, v, err := n.enter(f)
	if err != nil {
		return next, err
	}
	sig := next
	if n.target != nil {
		err = n.target.assign(f, v)
	}
	if err == nil {
		sig, err = n.body.exec(f)
	}
	return n.leave(f, exit, sig, err)
}

// enter evaluates and enters the context manager. It returns the bound exit
// method and the value to be bound.
func (n *withStmt) enter(f *frame) (exit, v object.Value, err error) {
	manager, err := n.context.eval(f)
	if err != nil {
		return exit, v, err
	}
	enter, exit, err := n.methods(f, manager)
	if err != nil {
		return exit, v, f.fail(n.at, err)
	}
	v, err = object.Call(f.t, enter, nil, nil)
	if err == nil && n.async {
		f.waitsAt = n.at
		v, err = f.awaitResult(v, "'async with' received an object from __aenter__ that does not implement __await__: %s")
	}
	return exit, v, f.failed(n.at, err)
}

// methods looks up the two methods of the manager's type, in CPython's order.
func (n *withStmt) methods(f *frame, manager object.Value) (enter, exit object.Value, err error) {
	enterName, exitName, protocol := nameEnter, nameExit, "context manager"
	if n.async {
		enterName, exitName, protocol = nameAEnter, nameAExit, "asynchronous context manager"
	}
	enter, ok, err := object.LookupSpecial(f.t, manager, enterName)
	if err != nil {
		return enter, exit, err
	}
	name := manager.Type().Name
	if !ok {
		return enter, exit, object.TypeErrorf("'%s' object does not support the %s protocol", name, protocol)
	}
	exit, ok, err = object.LookupSpecial(f.t, manager, exitName)
	if err == nil && !ok {
		err = object.TypeErrorf("'%s' object does not support the %s protocol (missed %s method)", name, protocol, exitName)
	}
	return enter, exit, err
}

// leave calls the exit method as the body has ended.
func (n *withStmt) leave(f *frame, exit object.Value, sig signal, err error) (signal, error) {
	if err == nil {
		result := f.result
		_, err := n.callExit(f, exit, object.None, object.None, object.None)
		f.result = result
		return sig, f.failed(n.at, err)
	}
	e, ok := err.(*object.Exception)
	if !ok {
		return sig, err
	}
	saved := f.t.Handled
	f.t.Handled = e
	suppress, err := n.exitWith(f, exit, e)
	f.t.Handled = saved
	if err != nil || suppress {
		return next, err
	}
	return next, e
}

// exitWith tells the exit method of an exception, which it may suppress.
func (n *withStmt) exitWith(f *frame, exit object.Value, e *object.Exception) (suppress bool, err error) {
	v, err := n.callExit(f, exit, e.Type().Value(), e.Value(), tracebackValue(e))
	if err != nil {
		return false, f.fail(n.at, err)
	}
	return f.truthOf(v, n.at)
}

func (n *withStmt) callExit(f *frame, exit, class, value, traceback object.Value) (object.Value, error) {
	window := f.t.Push(3)
	window[0], window[1], window[2] = class, value, traceback
	v, err := object.Call(f.t, exit, window, nil)
	f.t.Pop(window)
	if err == nil && n.async {
		f.waitsAt = n.at
		v, err = f.awaitResult(v, "'async with' received an object from __aexit__ that does not implement __await__: %s")
	}
	return v, err
}

// tracebackValue is e.__traceback__.
func tracebackValue(e *object.Exception) object.Value {
	if e.Traceback == nil {
		return object.None
	}
	return object.FromObject(e.Traceback)
}
