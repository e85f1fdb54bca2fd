package tree

import "github.com/apy-lang/apy/interp/object"

// tryStar is try … except* … else (PEP 654): each clause takes its part of
// the exceptions in a group, and what nobody took or a clause raised goes on.
type tryStar struct {
	body     stmt
	handlers []handler
	orElse   stmt // may be nil
}

func (n *tryStar) exec(f *frame) (signal, error) {
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
	err = n.handle(f, e)
	f.t.Handled = saved
	return next, err
}

// handle gives each clause its part of e.
func (n *tryStar) handle(f *frame, e *object.Exception) error {
	rest := e
	var raised []*object.Exception
	for i := range n.handlers {
		if rest == nil {
			break
		}
		match, left, err := n.handlers[i].split(f, rest)
		if err != nil {
			return err
		}
		rest = left
		if match == nil {
			continue
		}
		r, err := n.handlers[i].runPart(f, match)
		if err != nil {
			return err
		}
		if r != nil {
			raised = append(raised, r)
		}
	}
	if rest != nil {
		raised = append(raised, rest)
	}
	if len(raised) == 0 {
		return nil
	}
	combined, err := object.CombineForReraise(f.t, e, raised)
	if err != nil || combined == nil {
		return err
	}
	return combined
}

// split parts an exception into what the clause takes and the rest.
func (h *handler) split(f *frame, e *object.Exception) (match, rest *object.Exception, err error) {
	class, err := h.class.eval(f)
	if err != nil {
		return nil, nil, err
	}
	match, rest, err = object.SplitForHandler(f.t, e, class)
	return match, rest, f.failed(h.at, err)
}

// runPart runs the clause on its part. An exception that it raises is
// returned apart from errors that no script can catch.
func (h *handler) runPart(f *frame, match *object.Exception) (raised *object.Exception, err error) {
	f.t.Handled = match
	_, err = h.run(f, match)
	raised, ok := err.(*object.Exception)
	if err != nil && !ok {
		return nil, err
	}
	return raised, nil
}
