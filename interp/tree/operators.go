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

// not is `not operand`.
type not struct {
	operand expr
	at      place
}

func (n *not) eval(f *frame) (object.Value, error) {
	ok, err := f.truth(n.operand, n.at)
	return object.Bool(!ok), err
}

func (n *not) test(f *frame) (bool, error) {
	ok, err := f.truth(n.operand, n.at)
	return !ok, err
}

// tester is an expression that can tell its truth without making a value:
// comparisons and boolean operators in the condition of an if or while.
type tester interface {
	expr
	test(f *frame) (bool, error)
}

// truth evaluates a condition.
func (f *frame) truth(n expr, at place) (bool, error) {
	if t, ok := n.(tester); ok {
		return t.test(f)
	}
	v, err := n.eval(f)
	if err != nil {
		return false, err
	}
	return f.truthOf(v, at)
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
	values []expr
	or     bool // the truth that ends the chain
	places []place
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
	for i, e := range n.values {
		ok, err := f.truth(e, n.places[i])
		if err != nil || ok == n.or {
			return ok, err
		}
	}
	return !n.or, nil
}

// conditional is `body if test else orElse`.
type conditional struct {
	test, body, orElse expr
	at                 place
}

func (n *conditional) eval(f *frame) (object.Value, error) {
	ok, err := f.truth(n.test, n.at)
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
