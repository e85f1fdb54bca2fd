package tree

import "github.com/apy-lang/apy/interp/object"

// blockStmt is a sequence of statements.
type blockStmt []stmt

func (b blockStmt) exec(f *frame) (signal, error) {
	for _, s := range b {
		if sig, err := s.exec(f); sig != next || err != nil {
			return sig, err
		}
	}
	return next, nil
}

// exprStmt is an expression that stands alone.
type exprStmt struct{ value expr }

func (n *exprStmt) exec(f *frame) (signal, error) {
	_, err := n.value.eval(f)
	return next, err
}

// jump is break or continue.
type jump struct{ signal signal }

func (n *jump) exec(*frame) (signal, error) { return n.signal, nil }

// pass does nothing.
type pass struct{}

func (pass) exec(*frame) (signal, error) { return next, nil }

// returnStmt is return; value is nil for a bare one.
type returnStmt struct{ value expr }

func (n *returnStmt) exec(f *frame) (signal, error) {
	if n.value == nil {
		f.result = object.None
		return returnValue, nil
	}
	v, err := n.value.eval(f)
	if err != nil {
		return next, err
	}
	f.result = v
	return returnValue, nil
}

// ifStmt is if, with an elif nested in orElse, which may be nil.
type ifStmt struct {
	test         condition
	body, orElse stmt
}

func (n *ifStmt) exec(f *frame) (signal, error) {
	ok, err := n.test.test(f)
	switch {
	case err != nil:
		return next, err
	case ok:
		return n.body.exec(f)
	case n.orElse != nil:
		return n.orElse.exec(f)
	}
	return next, nil
}

// whileStmt is while; orElse may be nil.
type whileStmt struct {
	test         condition
	body, orElse stmt
	at           place
}

func (n *whileStmt) exec(f *frame) (signal, error) {
	for {
		ok, err := n.test.test(f)
		if err != nil {
			return next, err
		}
		if !ok {
			break
		}
		if sig, err := n.body.exec(f); sig != next || err != nil {
			if err != nil || sig > continueLoop {
				return sig, err
			}
			if sig == breakLoop {
				return next, nil
			}
		}
		if err := f.t.Step(); err != nil {
			return next, f.fail(n.at, err)
		}
	}
	if n.orElse != nil {
		return n.orElse.exec(f)
	}
	return next, nil
}

// forStmt is for; orElse may be nil.
type forStmt struct {
	target       target
	iter         expr
	body, orElse stmt
	at           place // of the iterable
	whole        place // of the statement
}

func (n *forStmt) exec(f *frame) (signal, error) {
	v, fresh, err := f.evalIterable(n.iter)
	if err != nil {
		return next, err
	}
	return n.over(f, v, fresh)
}

// over runs the loop over v; fresh tells that the loop alone knows it.
func (n *forStmt) over(f *frame, v object.Value, fresh bool) (signal, error) {
	it, err := object.Iter(f.t, v)
	if err != nil {
		return next, f.fail(n.at, err)
	}
	sig, err := n.loop(f, it)
	if fresh && (sig != next || err != nil) {
		f.abandon(v)
	}
	return n.end(f, sig, err)
}

// end turns the outcome of the loop into that of the statement: the else runs
// unless the loop was left early.
func (n *forStmt) end(f *frame, sig signal, err error) (signal, error) {
	switch {
	case sig == next && err == nil && n.orElse != nil:
		return n.orElse.exec(f)
	case sig == breakLoop:
		return next, nil
	}
	return sig, err
}

// loop runs the body for each item. It returns next when there are no more,
// breakLoop after a break.
func (n *forStmt) loop(f *frame, it object.Value) (signal, error) {
	advance := it.Type().Slots.Next
	for {
		item, ok, err := advance(f.t, it)
		if err != nil {
			return next, f.fail(n.at, err)
		}
		if !ok {
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
