package tree

import (
	"github.com/apy-lang/apy/interp/object"
	"github.com/apy-lang/apy/parser"
)

// expr builds the node of an expression. What of it contains a yield is
// computed before the statement.
func (b *builder) expr(e parser.Expr) expr {
	if b.yielding[e] {
		e = b.spill(e)
	}
	return b.plain(e)
}

// condition builds an expression of which only the truth is wanted.
func (b *builder) condition(e parser.Expr) condition { return conditionOf(b.expr(e), placeOf(e)) }

func conditionOf(n expr, at place) condition {
	if c, ok := n.(condition); ok {
		return c
	}
	return &truth{value: n, at: at}
}

// optional is expr for a part that may be absent.
func (b *builder) optional(e parser.Expr) expr {
	if e == nil {
		return nil
	}
	return b.expr(e)
}

func (b *builder) exprs(list []parser.Expr) []expr {
	nodes := make([]expr, len(list))
	for i, e := range b.spillAll(list) {
		nodes[i] = b.plain(e)
	}
	return nodes
}

// plain builds the node of an expression without a yield.
func (b *builder) plain(e parser.Expr) expr {
	b.grow()
	node := b.plainNode(e)
	b.shrink()
	return node
}

func (b *builder) plainNode(e parser.Expr) expr {
	switch n := e.(type) {
	case *parser.Name:
		return b.load(n)
	case *parser.Constant:
		return &constant{b.constantValue(n)}
	case *parser.BinOp:
		return b.binary(n)
	case *parser.Compare:
		return b.compare(n)
	case *parser.Call:
		return b.call(n)
	case *parser.Attribute:
		return &getAttribute{object: b.plain(n.Value), name: b.attribute(n.Attr), cache: b.cache(), at: b.attributePlace(n)}
	case *parser.Subscript:
		return &getItem{container: b.plain(n.Value), key: b.plain(n.Slice), at: placeOf(n)}
	case *parser.BoolOp:
		return b.boolOp(n)
	case *parser.UnaryOp:
		return b.unary(n)
	case *parser.IfExp:
		return &conditional{test: b.condition(n.Test), body: b.plain(n.Body), orElse: b.plain(n.OrElse)}
	case *parser.NamedExpr:
		return &walrus{target: b.bind(n.Target.Id, placeOf(n.Target)), value: b.plain(n.Value)}
	case *parser.Lambda:
		return b.lambda(n)
	case *parser.Await:
		return b.await(n)
	case *tempExpr:
		return &loadTemp{n.slot}
	}
	return b.display(e)
}

// display builds the expressions that are written in brackets or quotes.
func (b *builder) display(e parser.Expr) expr {
	switch n := e.(type) {
	case *parser.Tuple:
		if hasStar(n.Elts) {
			return &starredTuple{elems: b.plainAll(n.Elts), at: placeOf(n)}
		}
		return b.tuple(n)
	case *parser.List:
		if hasStar(n.Elts) {
			return &starredList{elems: b.plainAll(n.Elts), at: placeOf(n)}
		}
		return &listDisplay{b.plainAll(n.Elts)}
	case *parser.Set:
		return b.setDisplay(b.plainAll(n.Elts), placeOf(n))
	case *parser.Dict:
		return b.dict(n)
	case *parser.Starred:
		return &starred{b.plain(n.Value)}
	case *parser.Slice:
		return &sliceDisplay{lower: b.part(n.Lower), upper: b.part(n.Upper), step: b.part(n.Step)}
	case *parser.JoinedStr:
		return b.joinedStr(n)
	case *parser.ListComp, *parser.SetComp, *parser.DictComp:
		return b.comprehension(n)
	case *parser.GeneratorExp:
		return b.generatorExp(n)
	}
	b.unsupported(e, "this expression")
	return &constant{object.None}
}

func (b *builder) plainAll(list []parser.Expr) []expr {
	nodes := make([]expr, len(list))
	for i, e := range list {
		nodes[i] = b.plain(e)
	}
	return nodes
}

func (b *builder) part(e parser.Expr) expr {
	if e == nil {
		return nil
	}
	return b.plain(e)
}

func hasStar(list []parser.Expr) bool {
	for _, e := range list {
		if _, ok := e.(*parser.Starred); ok {
			return true
		}
	}
	return false
}

// tuple makes a tuple of constants a constant itself.
func (b *builder) tuple(n *parser.Tuple) expr {
	nodes := b.plainAll(n.Elts)
	values := make([]object.Value, len(nodes))
	for i, node := range nodes {
		c, ok := node.(*constant)
		if !ok {
			return &tupleDisplay{nodes}
		}
		values[i] = c.value
	}
	return &constant{object.NewTuple(values)}
}

func (b *builder) dict(n *parser.Dict) expr {
	d := &dictDisplay{keys: make([]expr, len(n.Keys)), values: b.plainAll(n.Values), at: placeOf(n)}
	for i, key := range n.Keys {
		if key != nil {
			d.keys[i] = b.plain(key)
		}
	}
	return d
}

var binaryOps = [...]object.BinaryOp{
	parser.Add: object.Add, parser.Sub: object.Sub, parser.Mult: object.Mul, parser.MatMult: object.MatMul,
	parser.Div: object.TrueDiv, parser.Mod: object.Mod, parser.Pow: object.Pow, parser.LShift: object.LShift,
	parser.RShift: object.RShift, parser.BitOr: object.Or, parser.BitXor: object.Xor, parser.BitAnd: object.And,
	parser.FloorDiv: object.FloorDiv,
}

// binary builds a chain of binary operators; the left operands of a long
// `a + b + c + …` nest deeply, so the chain is walked in a loop.
func (b *builder) binary(n *parser.BinOp) expr {
	var chain []*parser.BinOp
	var left parser.Expr = n
	for {
		op, ok := left.(*parser.BinOp)
		if !ok {
			break
		}
		chain = append(chain, op)
		left = op.Left
	}
	node := b.plain(left)
	for i := len(chain) - 1; i >= 0; i-- {
		op := chain[i]
		node = specialiseBinary(&binary{left: node, right: b.plain(op.Right), op: binaryOps[op.Op], at: placeOf(op)})
	}
	return node
}

func (b *builder) unary(n *parser.UnaryOp) expr {
	operand := b.plain(n.Operand)
	at := placeOf(n)
	switch n.Op {
	case parser.Not:
		return &not{operand: conditionOf(operand, placeOf(n.Operand))}
	case parser.USub:
		if c, ok := operand.(*constant); ok && (c.value.IsInt64() && c.value.RawInt() > 0 || c.value.Type() == object.FloatType) {
			if v, err := object.UnaryOperation(nil, object.Neg, c.value); err == nil {
				return &constant{v}
			}
		}
		return &unary{operand: operand, op: object.Neg, at: at}
	case parser.UAdd:
		return &unary{operand: operand, op: object.Pos, at: at}
	}
	return &unary{operand: operand, op: object.Invert, at: at}
}

func (b *builder) boolOp(n *parser.BoolOp) expr {
	op := &boolOp{values: b.plainAll(n.Values), or: n.Op == parser.Or}
	for i, v := range n.Values {
		op.places = append(op.places, placeOf(v))
		op.conditions = append(op.conditions, conditionOf(op.values[i], op.places[i]))
	}
	return op
}

func (b *builder) compare(n *parser.Compare) expr {
	if len(n.Ops) > 1 {
		return &chain{left: b.plain(n.Left), ops: n.Ops, operands: b.plainAll(n.Comparators), at: placeOf(n)}
	}
	left, right, at := b.plain(n.Left), b.plain(n.Comparators[0]), placeOf(n)
	switch op := n.Ops[0]; op {
	case parser.Is, parser.IsNot:
		return &identity{left: left, right: right, negate: op == parser.IsNot}
	case parser.In, parser.NotIn:
		return &membership{item: left, container: right, negate: op == parser.NotIn, at: at}
	default:
		return specialiseComparison(&comparison{left: left, right: right, op: richComparisons[op], at: at})
	}
}

func (b *builder) await(n *parser.Await) expr {
	return specialiseAwait(&awaitExpr{value: b.plain(n.Value), at: placeOf(n)})
}

// joinedStr builds an f-string: adjacent text is one part with the field after
// it.
func (b *builder) joinedStr(n *parser.JoinedStr) expr {
	node := &joinedStr{}
	text := ""
	for _, v := range n.Values {
		switch v := v.(type) {
		case *parser.Constant:
			text += v.Value.(string)
		case *parser.FormattedValue:
			part := fstringPart{text: text, value: b.plain(v.Value), conversion: v.Conversion, at: placeOf(v)}
			if v.FormatSpec != nil {
				part.spec = b.joinedStr(v.FormatSpec)
			}
			node.parts = append(node.parts, part)
			text = ""
		}
	}
	if text != "" || len(node.parts) == 0 {
		node.parts = append(node.parts, fstringPart{text: text})
	}
	return node
}
