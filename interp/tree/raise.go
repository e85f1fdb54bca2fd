package tree

import "github.com/apy-lang/apy/interp/object"

// raiseStmt is raise; exc is nil for a bare one, cause without `from`.
type raiseStmt struct {
	exc, cause expr
	at         place
}

func (n *raiseStmt) exec(f *frame) (signal, error) {
	if n.exc == nil {
		return next, n.reraise(f)
	}
	v, err := n.exc.eval(f)
	if err != nil {
		return next, err
	}
	var cause object.Value
	if n.cause != nil {
		if cause, err = n.cause.eval(f); err != nil {
			return next, err
		}
	}
	e, err := f.exceptionOf(v, "exceptions must derive from BaseException")
	if err != nil {
		return next, f.fail(n.at, err)
	}
	if n.cause != nil {
		if err := f.setCause(e, cause); err != nil {
			return next, f.fail(n.at, err)
		}
	}
	return next, f.fail(n.at, f.t.Reraise(e))
}

// reraise is a bare raise: the exception goes on as if it had not been caught.
func (n *raiseStmt) reraise(f *frame) error {
	e := f.t.Handled
	if e == nil {
		return f.fail(n.at, object.Raisef(object.RuntimeError, "No active exception to reraise"))
	}
	return e
}

// exceptionOf makes the exception that raise raises of an instance or a class.
func (f *frame) exceptionOf(v object.Value, complaint string) (*object.Exception, error) {
	if e, ok := v.Object().(*object.Exception); ok {
		return e, nil
	}
	class, ok := v.Object().(*object.Type)
	if !ok || !class.IsSubtype(object.BaseException) {
		return nil, object.TypeErrorf("%s", complaint)
	}
	made, err := object.Call(f.t, v, nil, nil)
	if err != nil {
		return nil, err
	}
	e, ok := made.Object().(*object.Exception)
	if !ok {
		repr, err := object.ReprString(f.t, v)
		if err != nil {
			return nil, err
		}
		got, err := object.ReprString(f.t, made.Type().Value())
		if err != nil {
			return nil, err
		}
		return nil, object.TypeErrorf("calling %s should have returned an instance of BaseException, not %s", repr, got)
	}
	return e, nil
}

func (f *frame) setCause(e *object.Exception, cause object.Value) error {
	e.SuppressContext = true
	if cause.IsNone() {
		e.Cause = nil
		return nil
	}
	c, err := f.exceptionOf(cause, "exception causes must derive from BaseException")
	if err != nil {
		return err
	}
	e.Cause = c
	return nil
}

// assertStmt is assert; msg may be nil.
type assertStmt struct {
	test condition
	msg  expr
	at   place // of the test, which the traceback shows
}

func (n *assertStmt) exec(f *frame) (signal, error) {
	ok, err := n.test.test(f)
	if err != nil || ok {
		return next, err
	}
	e := object.NewException(object.AssertionError)
	if n.msg != nil {
		msg, err := n.msg.eval(f)
		if err != nil {
			return next, err
		}
		e = object.NewException(object.AssertionError, msg)
	}
	return next, f.fail(n.at, e)
}
