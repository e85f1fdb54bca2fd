package tree

import "github.com/apy-lang/apy/interp/object"

// The phases that resumable nodes note.
const (
	inBody = iota + 1
	inElse
	inTest    // the statements before a while's test
	inHandler // the first except clause; the others follow
)

// resumableIf is if with a yield in a branch.
type resumableIf struct {
	ifStmt
	state int
}

func (n *resumableIf) exec(f *frame) (signal, error) {
	phase, err := n.choose(f)
	if err != nil {
		return next, err
	}
	sig := next
	switch {
	case phase == inBody:
		sig, err = n.body.exec(f)
	case n.orElse != nil:
		sig, err = n.orElse.exec(f)
	}
	if sig == yieldValue {
		f.setPhase(n.state, phase)
	}
	return sig, err
}

func (n *resumableIf) choose(f *frame) (int, error) {
	if f.resuming() {
		return f.phase(n.state), nil
	}
	ok, err := n.test.test(f)
	if ok {
		return inBody, err
	}
	return inElse, err
}

// resumableWhile is while with a yield. Statements before the test, if any,
// compute what of the test contains a yield.
type resumableWhile struct {
	whileStmt
	before stmt
	state  int
}

func (n *resumableWhile) exec(f *frame) (signal, error) {
	phase := inTest
	if f.resuming() {
		phase = f.phase(n.state)
	}
	for phase != inElse {
		if phase == inTest {
			sig, more, err := n.check(f)
			if sig != next || err != nil {
				return sig, err
			}
			if !more {
				break
			}
		}
		sig, err := n.body.exec(f)
		switch {
		case err != nil || sig == returnValue:
			return sig, err
		case sig == yieldValue:
			f.setPhase(n.state, inBody)
			return sig, nil
		case sig == breakLoop:
			return next, nil
		}
		if err := f.t.Step(); err != nil {
			return next, f.fail(n.at, err)
		}
		phase = inTest
	}
	return n.runElse(f)
}

// check runs the test and what comes before it.
func (n *resumableWhile) check(f *frame) (sig signal, more bool, err error) {
	if n.before != nil {
		sig, err = n.before.exec(f)
		if sig == yieldValue {
			f.setPhase(n.state, inTest)
		}
		if sig != next || err != nil {
			return sig, false, err
		}
	}
	more, err = n.test.test(f)
	return next, more, err
}

func (n *resumableWhile) runElse(f *frame) (signal, error) {
	return runElse(f, n.orElse, n.state)
}

// runElse runs the else of a loop.
func runElse(f *frame, orElse stmt, state int) (signal, error) {
	if orElse == nil {
		return next, nil
	}
	sig, err := orElse.exec(f)
	if sig == yieldValue {
		f.setPhase(state, inElse)
	}
	return sig, err
}

// resumableFor is for, or async for, with a yield in it. The iterator stays in
// a slot; for async for, the next slot keeps the class's __anext__.
type resumableFor struct {
	forStmt
	async    bool
	iterator int
	fresh    int // the slot that is True when the loop alone knows its iterator
	state    int
}

func (n *resumableFor) exec(f *frame) (signal, error) {
	phase := 0
	if f.resuming() {
		phase = f.phase(n.state)
	} else if err := n.begin(f); err != nil {
		return next, err
	}
	for phase != inElse {
		if phase != inBody {
			more, err := n.advance(f)
			if err != nil {
				n.leave(f)
				return next, err
			}
			if !more {
				break
			}
		}
		phase = 0
		sig, err := n.body.exec(f)
		switch {
		case sig == yieldValue:
			f.setPhase(n.state, inBody)
			return sig, nil
		case err != nil || sig == returnValue:
			n.leave(f)
			return sig, err
		case sig == breakLoop:
			n.leave(f)
			return next, nil
		}
		if err := f.t.Step(); err != nil {
			return next, f.fail(n.at, err)
		}
	}
	f.slots[n.iterator] = object.Value{}
	return runElse(f, n.orElse, n.state)
}

// begin evaluates the iterable and keeps its iterator.
func (n *resumableFor) begin(f *frame) error {
	v, fresh, err := f.evalIterable(n.iter)
	if err != nil {
		return err
	}
	if fresh {
		f.slots[n.fresh] = object.True
	}
	if !n.async {
		it, err := object.Iter(f.t, v)
		f.slots[n.iterator] = it
		return f.failed(n.at, err)
	}
	it, err := f.asyncIter(v, n.at)
	f.slots[n.iterator] = it.value
	if it.anext != nil {
		f.slots[n.iterator+1] = object.FromObject(it.anext)
	}
	return err
}

// advance binds the next item.
func (n *resumableFor) advance(f *frame) (bool, error) {
	var item object.Value
	var more bool
	var err error
	if n.async {
		it := asyncIterator{value: f.slots[n.iterator]}
		it.anext, _ = f.slots[n.iterator+1].Object().(*Function)
		item, more, err = it.next(f, n.whole)
	} else {
		item, more, err = object.Next(f.t, f.slots[n.iterator])
		err = f.failed(n.at, err)
	}
	if err != nil || !more {
		return false, err
	}
	return true, n.target.assign(f, item)
}

// leave drops the iterator of a loop that ends early.
func (n *resumableFor) leave(f *frame) {
	it := f.slots[n.iterator]
	f.slots[n.iterator] = object.Value{}
	if f.slots[n.fresh].IsTrue() {
		f.slots[n.fresh] = object.Value{}
		f.abandon(it)
	}
}

// resumableWith is with, or async with, with a yield in its body. The exit
// method stays in a slot.
type resumableWith struct {
	withStmt
	exit int
}

func (n *resumableWith) exec(f *frame) (signal, error) {
	var err error
	if !f.resuming() {
		exit, v, err := n.enter(f)
		if err != nil {
			return next, err
		}
		f.slots[n.exit] = exit
		if n.target != nil {
			if err := n.target.assign(f, v); err != nil {
				return n.leave(f, exit, next, err)
			}
		}
	}
	sig, err := n.body.exec(f)
	if sig == yieldValue {
		return sig, nil
	}
	exit := f.slots[n.exit]
	f.slots[n.exit] = object.Value{}
	return n.leave(f, exit, sig, err)
}
