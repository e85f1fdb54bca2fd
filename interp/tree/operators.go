package tree

import "github.com/apy-lang/apy/interp/object"

// binary is left OP right.
type binary struct {
	left, right expr
	op          object.BinaryOp
	at          place
}

func (n *binary) eval(f *frame) (object.Value, error) {
	a, err := n.left.eval(f)
	if err != nil {
		return a, err
	}
	b, err := n.right.eval(f)
	if err != nil {
		return b, err
	}
	v, err := object.BinaryOperation(f.t, n.op, a, b)
	if err != nil {
		return v, f.fail(n.at, err)
	}
	return v, nil
}

// unary is OP operand.
type unary struct {
	operand expr
	op      object.UnaryOp
	at      place
}

func (n *unary) eval(f *frame) (object.Value, error) {
	v, err := n.operand.eval(f)
	if err != nil {
		return v, err
	}
	v, err = object.UnaryOperation(f.t, n.op, v)
	if err != nil {
		return v, f.fail(n.at, err)
	}
	return v, nil
}

// condition is an expression that can tell its truth without making a value.
// Comparisons and boolean operators are conditions of their own; truth makes
// one of any other expression.
type condition interface {
	test(f *frame) (bool, error)
}

// truth is bool(value).
type truth struct {
	value expr
	at    place
}

func (n *truth) test(f *frame) (bool, error) {
	v, err := n.value.eval(f)
	if err != nil {
		return false, err
	}
	if v.IsBool() {
		return v.IsTrue(), nil
	}
	return f.truthOf(v, n.at)
}

// not is `not operand`.
type not struct{ operand condition }

func (n *not) eval(f *frame) (object.Value, error) {
	ok, err := n.operand.test(f)
	return object.Bool(!ok), err
}

func (n *not) test(f *frame) (bool, error) {
	ok, err := n.operand.test(f)
	return !ok, err
}

// truthOf is bool(v).
func (f *frame) truthOf(v object.Value, at place) (bool, error) {
	if v.IsBool() {
		return v.IsTrue(), nil
	}
	ok, err := object.Truth(f.t, v)
	if err != nil {
		return false, f.fail(at, err)
	}
	return ok, nil
}

// boolOp is a chain of `and`, or of `or`.
type boolOp struct {
	values     []expr
	conditions []condition // the same, for their truth alone
	or         bool        // the truth that ends the chain
	places     []place
}

func (n *boolOp) eval(f *frame) (object.Value, error) {
	last := len(n.values) - 1
	for i, e := range n.values[:last] {
		v, err := e.eval(f)
		if err != nil {
			return v, err
		}
		ok, err := f.truthOf(v, n.places[i])
		if err != nil || ok == n.or {
			return v, err
		}
	}
	return n.values[last].eval(f)
}

func (n *boolOp) test(f *frame) (bool, error) {
	for _, c := range n.conditions {
		ok, err := c.test(f)
		if err != nil || ok == n.or {
			return ok, err
		}
	}
	return !n.or, nil
}

// conditional is `body if test else orElse`.
type conditional struct {
	test         condition
	body, orElse expr
}

func (n *conditional) eval(f *frame) (object.Value, error) {
	ok, err := n.test.test(f)
	if err != nil {
		return object.Value{}, err
	}
	if ok {
		return n.body.eval(f)
	}
	return n.orElse.eval(f)
}

// walrus is `target := value`.
type walrus struct {
	target target
	value  expr
}

func (n *walrus) eval(f *frame) (object.Value, error) {
	v, err := n.value.eval(f)
	if err != nil {
		return v, err
	}
	return v, n.target.assign(f, v)
}
