package tree

import "github.com/apy-lang/apy/interp/object"

// resumption is the suspended state of a generator's frame. The nodes of the
// body keep in slots of the frame where they were; resuming tells them to go
// there instead of beginning.
type resumption struct {
	frame    *frame
	started  bool
	resuming bool
	sent     object.Value // what the pending yield gives
	thrown   error        // what it raises, when not nil
	delegate object.Value // the iterator of the pending yield from
	at       place        // of the pending yield
}

// Resume runs the frame to its next yield or to its end on t.
func (r *resumption) Resume(t *object.Thread, sent object.Value, thrown error) (v object.Value, yielded bool, err error) {
	f := r.frame
	m := machineOf(t)
	if err := m.push(f); err != nil {
		return object.Value{}, false, err
	}
	v, yielded, err = r.run(sent, thrown)
	m.pop(f)
	return v, yielded, err
}

func (r *resumption) run(sent object.Value, thrown error) (v object.Value, yielded bool, err error) {
	f := r.frame
	if r.started {
		r.resuming, r.sent, r.thrown = true, sent, thrown
	} else {
		f.resumption, r.started = r, true
		if thrown != nil {
			return object.Value{}, false, f.fail(f.fn.code.at, thrown)
		}
	}
	sig, err := f.fn.code.body.exec(f)
	if err == nil && sig == yieldValue {
		return f.result, true, nil
	}
	v = object.None
	if sig == returnValue {
		v = f.result
	}
	clear(f.slots)
	return v, false, err
}

// Delegate returns the iterator of the pending yield from.
func (r *resumption) Delegate() object.Value { return r.delegate }

// Code describes the code of the body.
func (r *resumption) Code() object.CodeInfo { return r.frame.fn.code }

// Frame makes the frame object of the body.
func (r *resumption) Frame() object.Value { return r.frame.object(r.at) }

// object makes the frame object of a frame that stands at a place.
func (f *frame) object(at place) object.Value {
	if at == (place{}) {
		at = f.fn.code.at
	}
	return object.NewFrame(f.fn.code, at, &object.FrameNames{Globals: f.env.globals, Locals: f.snapshot()})
}

// take gives the pending yield what it was resumed with.
func (r *resumption) take() (sent object.Value, thrown error) {
	sent, thrown = r.sent, r.thrown
	r.resuming, r.sent, r.thrown = false, object.Value{}, nil
	return sent, thrown
}

// resuming tells whether the node is to go on where it was.
func (f *frame) resuming() bool { return f.resumption.resuming }

// phase reads where a node noted that it was; setPhase notes it.
func (f *frame) phase(slot int) int { return int(f.slots[slot].RawInt()) }

func (f *frame) setPhase(slot, phase int) { f.slots[slot] = object.Int(int64(phase)) }

// yieldStmt is a yield; result is the slot for what it gives, or -1.
type yieldStmt struct {
	value  expr
	result int
	at     place
}

func (n *yieldStmt) exec(f *frame) (signal, error) {
	if r := f.resumption; r.resuming {
		sent, thrown := r.take()
		if thrown != nil {
			return next, f.fail(n.at, thrown)
		}
		if n.result >= 0 {
			f.slots[n.result] = sent
		}
		return next, nil
	}
	v, err := n.value.eval(f)
	if err != nil {
		return next, err
	}
	f.result, f.resumption.at = v, n.at
	return yieldValue, nil
}

// yieldFromStmt is yield from; the iterator stays in a slot.
type yieldFromStmt struct {
	value    expr
	iterator int
	result   int
	at       place
}

func (n *yieldFromStmt) exec(f *frame) (signal, error) {
	r := f.resumption
	sent, thrown := object.None, error(nil)
	if r.resuming {
		sent, thrown = r.take()
	} else if err := n.begin(f); err != nil {
		return next, err
	}
	r.delegate = object.Value{}
	it := f.slots[n.iterator]
	v, yielded, err := object.Send(f.t, it, sent, thrown)
	if yielded {
		f.result, r.delegate, r.at = v, it, n.at
		return yieldValue, nil
	}
	f.slots[n.iterator] = object.Value{}
	if err != nil {
		return next, f.fail(n.at, err)
	}
	if n.result >= 0 {
		if v.IsUnbound() {
			v = object.None
		}
		f.slots[n.result] = v
	}
	return next, nil
}

func (n *yieldFromStmt) begin(f *frame) error {
	v, err := n.value.eval(f)
	if err != nil {
		return err
	}
	if _, ok := v.Object().(*object.Coroutine); ok {
		return f.fail(n.at, object.TypeErrorf("cannot 'yield from' a coroutine object in a non-coroutine generator"))
	}
	it, err := object.Iter(f.t, v)
	f.slots[n.iterator] = it
	return f.failed(n.at, err)
}

// resumableBlock is a block with a yield somewhere in it.
type resumableBlock struct {
	stmts []stmt
	at    int // the slot that notes the statement
}

func (b *resumableBlock) exec(f *frame) (signal, error) {
	i := 0
	if f.resuming() {
		i = f.phase(b.at)
	}
	for ; i < len(b.stmts); i++ {
		sig, err := b.stmts[i].exec(f)
		if sig == next && err == nil {
			continue
		}
		if sig == yieldValue {
			f.setPhase(b.at, i)
		}
		return sig, err
	}
	return next, nil
}
