package tree

import "github.com/apy-lang/apy/interp/object"

// resumableTry is try … except … else with a yield in it. While a handler is
// suspended its exception stays in a slot.
type resumableTry struct {
	tryExcept
	caught int
	state  int
}

func (n *resumableTry) exec(f *frame) (signal, error) {
	phase := inBody
	if f.resuming() {
		phase = f.phase(n.state)
	}
	if phase >= inHandler {
		e := f.slots[n.caught].Object().(*object.Exception)
		return n.runHandler(f, phase-inHandler, e)
	}
	if phase == inBody {
		sig, err := n.body.exec(f)
		if sig == yieldValue {
			f.setPhase(n.state, inBody)
			return sig, nil
		}
		if e, ok := err.(*object.Exception); ok {
			return n.dispatch(f, e)
		}
		if err != nil || sig != next {
			return sig, err
		}
	}
	return runElse(f, n.orElse, n.state)
}

// dispatch finds the clause that catches e.
func (n *resumableTry) dispatch(f *frame, e *object.Exception) (signal, error) {
	saved := f.t.Handled
	f.t.Handled = e
	for i := range n.handlers {
		ok, err := n.handlers[i].matches(f, e)
		if err != nil {
			f.t.Handled = saved
			return next, err
		}
		if ok {
			f.t.Handled = saved
			return n.runHandler(f, i, e)
		}
	}
	f.t.Handled = saved
	return next, e
}

// runHandler begins or goes on with clause i.
func (n *resumableTry) runHandler(f *frame, i int, e *object.Exception) (signal, error) {
	h := &n.handlers[i]
	if h.name != nil && !f.resuming() {
		if err := h.name.assign(f, e.Value()); err != nil {
			return next, err
		}
	}
	saved := f.t.Handled
	f.t.Handled = e
	sig, err := h.body.exec(f)
	f.t.Handled = saved
	if sig == yieldValue {
		f.slots[n.caught] = e.Value()
		f.setPhase(n.state, inHandler+i)
		return sig, nil
	}
	f.slots[n.caught] = object.Value{}
	if h.name != nil {
		h.unbind(f)
	}
	return sig, err
}

// resumableFinally is try … finally with a yield in it. While the finally
// block is suspended, slots keep how the body ended.
type resumableFinally struct {
	tryFinally
	state int
	// signal, result and raised are slots: the signal of the body, what it
	// returns, and the exception it raised.
	signal, result, raised int
}

func (n *resumableFinally) exec(f *frame) (signal, error) {
	phase := inBody
	if f.resuming() {
		phase = f.phase(n.state)
	}
	if phase == inBody {
		sig, err := n.body.exec(f)
		if sig == yieldValue {
			f.setPhase(n.state, inBody)
			return sig, nil
		}
		e, ok := err.(*object.Exception)
		if err != nil && !ok {
			return sig, err
		}
		f.setPhase(n.signal, int(sig))
		f.slots[n.result], f.slots[n.raised] = f.result, object.Value{}
		if e != nil {
			f.slots[n.raised] = e.Value()
		}
	}
	return n.finish(f)
}

// finish runs the finally block, and then ends as the body did.
func (n *resumableFinally) finish(f *frame) (signal, error) {
	var raised error
	if e, ok := f.slots[n.raised].Object().(*object.Exception); ok {
		raised = e
	}
	sig, err := runFinal(f, n.final, raised)
	if sig == yieldValue {
		f.setPhase(n.state, inElse)
		return sig, nil
	}
	ended, result := signal(f.phase(n.signal)), f.slots[n.result]
	f.slots[n.result], f.slots[n.raised] = object.Value{}, object.Value{}
	if sig != next || err != nil {
		return sig, err
	}
	f.result = result
	return ended, raised
}
