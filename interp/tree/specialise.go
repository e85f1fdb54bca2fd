package tree

import (
	"github.com/apy-lang/apy/interp/object"
)

// Specialised nodes stand in for general ones where the shape of the syntax
// promises that a fast path will often be right. Each keeps the general node
// for when it is not, so that it can never give another result.

// specialiseBinary chooses the node for an arithmetic operation.
func specialiseBinary(n *binary) expr {
	local, isLocal := n.left.(*loadLocal)
	c, isConstant := n.right.(*constant)
	if isConstant && c.value.IsInt64() && (n.op == object.Add || n.op == object.Sub) {
		k := c.value.RawInt()
		if n.op == object.Sub {
			k = -k
		}
		if isLocal && k != -1<<63 {
			return &localPlusInt{binary: n, slot: local.slot, k: k}
		}
		if k != -1<<63 {
			return &plusInt{binary: n, k: k}
		}
	}
	switch n.op {
	case object.Add:
		return &addition{n}
	case object.Sub:
		return &subtraction{n}
	case object.Mul:
		return &multiplication{n}
	}
	return n
}

// localPlusInt is local + k or local - k.
type localPlusInt struct {
	*binary
	slot int
	k    int64
}

func (n *localPlusInt) eval(f *frame) (object.Value, error) {
	if x, ok := f.slots[n.slot].Int64(); ok {
		if sum := x + n.k; (sum > x) == (n.k > 0) {
			return object.Int(sum), nil
		}
	}
	return n.binary.eval(f)
}

// plusInt is left + k or left - k.
type plusInt struct {
	*binary
	k int64
}

func (n *plusInt) eval(f *frame) (object.Value, error) {
	a, err := n.left.eval(f)
	if err != nil {
		return a, err
	}
	if x, ok := a.Int64(); ok {
		if sum := x + n.k; (sum > x) == (n.k > 0) {
			return object.Int(sum), nil
		}
	}
	return n.finish(f, a)
}

// finish is the general operation once the left operand is known.
func (n *binary) finish(f *frame, a object.Value) (object.Value, error) {
	b, err := n.right.eval(f)
	if err != nil {
		return b, err
	}
	return n.apply(f, a, b)
}

func (n *binary) apply(f *frame, a, b object.Value) (object.Value, error) {
	v, err := object.BinaryOperation(f.t, n.op, a, b)
	if err != nil {
		return v, f.fail(n.at, err)
	}
	return v, nil
}

// addition is left + right.
type addition struct{ *binary }

func (n *addition) eval(f *frame) (object.Value, error) {
	a, err := n.left.eval(f)
	if err != nil {
		return a, err
	}
	b, err := n.right.eval(f)
	if err != nil {
		return b, err
	}
	if x, ok := a.Int64(); ok {
		if y, ok := b.Int64(); ok {
			if sum := x + y; (x^sum)&(y^sum) >= 0 {
				return object.Int(sum), nil
			}
		}
	} else if x, ok := a.Float64(); ok {
		if y, ok := b.Float64(); ok {
			return object.Float(x + y), nil
		}
	}
	return n.apply(f, a, b)
}

// subtraction is left - right.
type subtraction struct{ *binary }

func (n *subtraction) eval(f *frame) (object.Value, error) {
	a, err := n.left.eval(f)
	if err != nil {
		return a, err
	}
	b, err := n.right.eval(f)
	if err != nil {
		return b, err
	}
	if x, ok := a.Int64(); ok {
		if y, ok := b.Int64(); ok {
			if diff := x - y; (x^y)&(x^diff) >= 0 {
				return object.Int(diff), nil
			}
		}
	} else if x, ok := a.Float64(); ok {
		if y, ok := b.Float64(); ok {
			return object.Float(x - y), nil
		}
	}
	return n.apply(f, a, b)
}

// multiplication is left * right.
type multiplication struct{ *binary }

func (n *multiplication) eval(f *frame) (object.Value, error) {
	a, err := n.left.eval(f)
	if err != nil {
		return a, err
	}
	b, err := n.right.eval(f)
	if err != nil {
		return b, err
	}
	if x, ok := a.Float64(); ok {
		if y, ok := b.Float64(); ok {
			return object.Float(x * y), nil
		}
	}
	return n.apply(f, a, b)
}

// specialiseCall chooses the node for a call of positional arguments.
func specialiseCall(n *call) expr {
	global, ok := n.fn.(*loadGlobal)
	if ok && len(n.args.names) == 0 {
		return &callGlobal{call: n, cache: global.cache}
	}
	return n
}

// callGlobal is a call of a function of the module, by its name, with just the
// positional arguments that it takes.
type callGlobal struct {
	*call
	cache int // that of the name
}

func (n *callGlobal) eval(f *frame) (object.Value, error) {
	c := &f.env.caches[n.cache]
	if c.kind != inGlobals {
		return n.call.eval(f)
	}
	v, _ := f.env.globals.ValueAtKey(c.index, c.key)
	fn, ok := v.Object().(*Function)
	if !ok || !fn.direct || fn.code.params.positional != len(n.args.values) {
		return n.call.eval(f)
	}
	t := f.t
	window := t.Push(fn.code.slots)
	for i, e := range n.args.values {
		v, err := e.eval(f)
		if err != nil {
			t.Pop(window)
			return v, err
		}
		window[i] = v
	}
	v, err := f.machine.run(fn, window)
	t.Pop(window)
	if err != nil {
		return v, f.fail(n.at, err)
	}
	return v, nil
}

// specialiseComparison chooses the node for a comparison.
func specialiseComparison(n *comparison) expr {
	local, isLocal := n.left.(*loadLocal)
	c, isConstant := n.right.(*constant)
	if isLocal && isConstant && c.value.IsInt64() {
		return &compareLocalInt{comparison: n, slot: local.slot, k: c.value.RawInt()}
	}
	return n
}

// compareLocalInt is local OP k.
type compareLocalInt struct {
	*comparison
	slot int
	k    int64
}

func (n *compareLocalInt) test(f *frame) (bool, error) {
	if x, ok := f.slots[n.slot].Int64(); ok {
		return compareInts(n.op, x, n.k), nil
	}
	return n.comparison.test(f)
}

func (n *compareLocalInt) eval(f *frame) (object.Value, error) {
	if x, ok := f.slots[n.slot].Int64(); ok {
		return object.Bool(compareInts(n.op, x, n.k)), nil
	}
	return n.comparison.eval(f)
}

// specialiseAugment chooses the node for name OP= value.
func specialiseAugment(n *augmentName) stmt {
	local, ok := n.store.(*localVariable)
	if ok && (n.op == object.Add || n.op == object.Sub) {
		return &augmentLocal{augmentName: n, slot: local.slot}
	}
	return n
}

// augmentLocal is local += value or local -= value.
type augmentLocal struct {
	*augmentName
	slot int
}

func (n *augmentLocal) exec(f *frame) (signal, error) {
	x, ok := f.slots[n.slot].Int64()
	if !ok {
		return n.augmentName.exec(f)
	}
	b, err := n.value.eval(f)
	if err != nil {
		return next, err
	}
	if y, ok := b.Int64(); ok {
		if n.op == object.Add {
			if sum := x + y; (x^sum)&(y^sum) >= 0 {
				f.slots[n.slot] = object.Int(sum)
				return next, nil
			}
		} else if diff := x - y; (x^y)&(x^diff) >= 0 {
			f.slots[n.slot] = object.Int(diff)
			return next, nil
		}
	}
	v, err := object.InPlaceOperation(f.t, n.op, object.Int(x), b)
	if err != nil {
		return next, f.fail(n.at, err)
	}
	f.slots[n.slot] = v
	return next, nil
}

// specialiseAwait chooses the node for an await.
func specialiseAwait(n *awaitExpr) expr {
	switch v := n.value.(type) {
	case *callGlobal:
		return &awaitCall{awaitExpr: n, call: v.call}
	case *call:
		return &awaitCall{awaitExpr: n, call: v}
	case *callMethod:
		return &awaitMethod{awaitExpr: n, method: v}
	}
	return n
}
