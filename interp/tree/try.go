package tree

import "github.com/apy-lang/apy/interp/object"

// handler is one except clause; class is nil for a bare one.
type handler struct {
	class expr
	name  variable // nil without `as`
	body  stmt
	at    place // of the class
}

// tryExcept is try … except … else. A try statement that also has a finally
// is a tryFinally around it.
type tryExcept struct {
	body     stmt
	handlers []handler
	orElse   stmt // may be nil
}

func (n *tryExcept) exec(f *frame) (signal, error) {
	sig, err := n.body.exec(f)
	if err == nil {
		if sig == next && n.orElse != nil {
			return n.orElse.exec(f)
		}
		return sig, nil
	}
	e, ok := err.(*object.Exception)
	if !ok {
		return sig, err
	}
	saved := f.t.Handled
	f.t.Handled = e
	sig, err = n.handle(f, e)
	f.t.Handled = saved
	return sig, err
}

// handle runs the first clause that matches, or passes the exception on.
func (n *tryExcept) handle(f *frame, e *object.Exception) (signal, error) {
	for i := range n.handlers {
		h := &n.handlers[i]
		ok, err := h.matches(f, e)
		if err != nil {
			return next, err
		}
		if ok {
			return h.run(f, e)
		}
	}
	return next, e
}

// matches tells whether the clause catches e.
func (h *handler) matches(f *frame, e *object.Exception) (bool, error) {
	if h.class == nil {
		return true, nil
	}
	class, err := h.class.eval(f)
	if err != nil {
		return false, err
	}
	ok, err := f.catches(class, e)
	return ok, f.failed(h.at, err)
}

// catches tells whether e is an instance of a class, or of one in a tuple.
func (f *frame) catches(class object.Value, e *object.Exception) (bool, error) {
	if t, ok := class.Object().(*object.Type); ok && t.IsSubtype(object.BaseException) {
		return e.Type().IsSubtype(t), nil
	}
	tuple, ok := class.AsTuple()
	if !ok {
		return false, errNotCatchable()
	}
	for _, c := range tuple.Elems {
		if t, ok := c.Object().(*object.Type); !ok || !t.IsSubtype(object.BaseException) {
			return false, errNotCatchable()
		}
	}
	for _, c := range tuple.Elems {
		if e.Type().IsSubtype(c.Object().(*object.Type)) {
			return true, nil
		}
	}
	return false, nil
}

func errNotCatchable() error {
	return object.TypeErrorf("catching classes that do not inherit from BaseException is not allowed")
}

// run runs the body of the clause; its name is unbound afterwards.
func (h *handler) run(f *frame, e *object.Exception) (signal, error) {
	if h.name == nil {
		return h.body.exec(f)
	}
	if err := h.name.assign(f, e.Value()); err != nil {
		return next, err
	}
	sig, err := h.body.exec(f)
	h.unbind(f)
	return sig, err
}

// unbind is `name = None; del name`, which cannot fail.
func (h *handler) unbind(f *frame) {
	_ = h.name.assign(f, object.None)
	_ = h.name.delete(f)
}

// tryFinally is try … finally.
type tryFinally struct{ body, final stmt }

func (n *tryFinally) exec(f *frame) (signal, error) {
	sig, err := n.body.exec(f)
	result := f.result
	finalSig, finalErr := runFinal(f, n.final, err)
	if finalSig != next || finalErr != nil {
		return finalSig, finalErr
	}
	f.result = result
	return sig, err
}

// runFinal runs a finally block while err, if there is one, is being handled.
// Script code cannot run once a limit or the context has stopped it.
func runFinal(f *frame, final stmt, err error) (signal, error) {
	if err == nil {
		return final.exec(f)
	}
	e, ok := err.(*object.Exception)
	if !ok {
		return next, nil
	}
	saved := f.t.Handled
	f.t.Handled = e
	sig, err := final.exec(f)
	f.t.Handled = saved
	return sig, err
}
