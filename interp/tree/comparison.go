package tree

import (
	"github.com/apy-lang/apy/interp/object"
	"github.com/apy-lang/apy/parser"
)

// comparison is left OP right for the six rich comparisons.
type comparison struct {
	left, right expr
	op          object.CompareOp
	at          place
}

func (n *comparison) eval(f *frame) (object.Value, error) {
	a, err := n.left.eval(f)
	if err != nil {
		return a, err
	}
	b, err := n.right.eval(f)
	if err != nil {
		return b, err
	}
	v, err := object.Compare(f.t, n.op, a, b)
	if err != nil {
		return v, f.fail(n.at, err)
	}
	return v, nil
}

func (n *comparison) test(f *frame) (bool, error) {
	a, err := n.left.eval(f)
	if err != nil {
		return false, err
	}
	b, err := n.right.eval(f)
	if err != nil {
		return false, err
	}
	if x, ok := a.Int64(); ok {
		if y, ok := b.Int64(); ok {
			return compareInts(n.op, x, y), nil
		}
	}
	v, err := object.Compare(f.t, n.op, a, b)
	if err != nil {
		return false, f.fail(n.at, err)
	}
	return f.truthOf(v, n.at)
}

func compareInts(op object.CompareOp, x, y int64) bool {
	switch op {
	case object.LT:
		return x < y
	case object.LE:
		return x <= y
	case object.EQ:
		return x == y
	case object.NE:
		return x != y
	case object.GT:
		return x > y
	}
	return x >= y
}

// identity is `left is right`, or `is not`.
type identity struct {
	left, right expr
	negate      bool
}

func (n *identity) test(f *frame) (bool, error) {
	a, err := n.left.eval(f)
	if err != nil {
		return false, err
	}
	b, err := n.right.eval(f)
	return a.Is(b) != n.negate, err
}

func (n *identity) eval(f *frame) (object.Value, error) {
	ok, err := n.test(f)
	return object.Bool(ok), err
}

// membership is `item in container`, or `not in`.
type membership struct {
	item, container expr
	negate          bool
	at              place
}

func (n *membership) test(f *frame) (bool, error) {
	item, err := n.item.eval(f)
	if err != nil {
		return false, err
	}
	container, err := n.container.eval(f)
	if err != nil {
		return false, err
	}
	ok, err := object.Contains(f.t, container, item)
	if err != nil {
		return false, f.fail(n.at, err)
	}
	return ok != n.negate, nil
}

func (n *membership) eval(f *frame) (object.Value, error) {
	ok, err := n.test(f)
	return object.Bool(ok), err
}

// chain is `a < b < c`: each operand is evaluated once, and no further than
// the first comparison that is false.
type chain struct {
	left     expr
	ops      []parser.CompareOperator
	operands []expr
	at       place
}

func (n *chain) eval(f *frame) (object.Value, error) {
	a, err := n.left.eval(f)
	if err != nil {
		return a, err
	}
	last := len(n.ops) - 1
	for i, op := range n.ops {
		b, err := n.operands[i].eval(f)
		if err != nil {
			return b, err
		}
		v, err := f.compare(op, a, b, n.at)
		if err != nil || i == last {
			return v, err
		}
		ok, err := f.truthOf(v, n.at)
		if err != nil || !ok {
			return v, err
		}
		a = b
	}
	return object.Value{}, nil
}

var richComparisons = map[parser.CompareOperator]object.CompareOp{
	parser.Lt: object.LT, parser.LtE: object.LE, parser.Eq: object.EQ,
	parser.NotEq: object.NE, parser.Gt: object.GT, parser.GtE: object.GE,
}

// compare applies any comparison operator to two values.
func (f *frame) compare(op parser.CompareOperator, a, b object.Value, at place) (v object.Value, err error) {
	switch op {
	case parser.Is:
		return object.Bool(a.Is(b)), nil
	case parser.IsNot:
		return object.Bool(!a.Is(b)), nil
	case parser.In, parser.NotIn:
		var ok bool
		ok, err = object.Contains(f.t, b, a)
		v = object.Bool(ok == (op == parser.In))
	default:
		v, err = object.Compare(f.t, richComparisons[op], a, b)
	}
	if err != nil {
		return v, f.fail(at, err)
	}
	return v, nil
}
