package tree

import (
	"github.com/apy-lang/apy/interp/object"
	"github.com/apy-lang/apy/parser"
)

// A yield unwinds the tree, so an expression that is being evaluated cannot
// wait for it. Spilling takes an expression with a yield apart: each part
// that comes before the yield is computed by a statement of its own and kept
// in a temporary, the yield becomes a statement, and what is left of the
// expression has no yield.
//
//	f(a, (yield b), c)   becomes   t1 = f; t2 = a; t3 = yield b; t1(t2, t3, c)

// tempExpr stands in the syntax for a value kept in a temporary.
type tempExpr struct {
	parser.Expr // what was computed, for its place in the source
	slot        int
}

// emit adds a statement before the one that is being built.
func (b *builder) emit(s stmt) { b.before = append(b.before, s) }

// keep computes a value before the statement and returns its temporary.
func (b *builder) keep(value expr) int {
	slot := b.temp()
	b.emit(&assignLocal{slot: slot, value: value})
	return slot
}

// kept is the expression spilled, and its result kept. Constants need not be.
func (b *builder) kept(e parser.Expr) parser.Expr {
	switch n := e.(type) {
	case nil:
		return nil
	case *parser.Constant, *tempExpr:
		return e
	case *parser.Starred:
		c := *n
		c.Value = b.kept(n.Value)
		return &c
	case *parser.Slice:
		c := *n
		c.Lower, c.Upper, c.Step = b.kept(n.Lower), b.kept(n.Upper), b.kept(n.Step)
		return &c
	}
	return &tempExpr{e, b.keep(b.expr(e))}
}

// spillAll spills a list that is evaluated from left to right. What comes
// before the last yield is kept.
func (b *builder) spillAll(list []parser.Expr) []parser.Expr {
	last := -1
	for i, e := range list {
		if e != nil && b.yielding[e] {
			last = i
		}
	}
	if last < 0 {
		return list
	}
	spilled := append([]parser.Expr(nil), list...)
	for i := range last {
		spilled[i] = b.kept(list[i])
	}
	spilled[last] = b.spill(list[last])
	return spilled
}

// spill returns e without its yields, which run before the statement.
func (b *builder) spill(e parser.Expr) parser.Expr {
	if e == nil || !b.yielding[e] {
		return e
	}
	switch n := e.(type) {
	case *parser.Yield:
		slot := b.temp()
		b.emit(b.yieldStmt(n, slot))
		return &tempExpr{e, slot}
	case *parser.YieldFrom:
		slot := b.temp()
		b.emit(b.yieldFromStmt(n, slot))
		return &tempExpr{e, slot}
	case *parser.BoolOp:
		return b.spillBoolOp(n)
	case *parser.IfExp:
		return b.spillIfExp(n)
	case *parser.Compare:
		return b.spillCompare(n)
	case *parser.NamedExpr:
		value := b.kept(n.Value)
		b.emit(&assign{target: b.bind(n.Target.Id, placeOf(n.Target)), value: b.plain(value)})
		return value
	}
	return b.spillOperands(e)
}

// spillOperands spills expressions that evaluate all their parts in order.
func (b *builder) spillOperands(e parser.Expr) parser.Expr {
	switch n := e.(type) {
	case *parser.BinOp:
		c := *n
		parts := b.spillAll([]parser.Expr{n.Left, n.Right})
		c.Left, c.Right = parts[0], parts[1]
		return &c
	case *parser.UnaryOp:
		c := *n
		c.Operand = b.spill(n.Operand)
		return &c
	case *parser.Await:
		c := *n
		c.Value = b.spill(n.Value)
		return &c
	case *parser.Starred:
		c := *n
		c.Value = b.spill(n.Value)
		return &c
	case *parser.Attribute:
		c := *n
		c.Value = b.spill(n.Value)
		return &c
	case *parser.Subscript:
		c := *n
		parts := b.spillAll([]parser.Expr{n.Value, n.Slice})
		c.Value, c.Slice = parts[0], parts[1]
		return &c
	case *parser.Slice:
		c := *n
		parts := b.spillAll([]parser.Expr{n.Lower, n.Upper, n.Step})
		c.Lower, c.Upper, c.Step = parts[0], parts[1], parts[2]
		return &c
	case *parser.Call:
		return b.spillCall(n)
	}
	return b.spillDisplay(e)
}

func (b *builder) spillCall(n *parser.Call) parser.Expr {
	c := *n
	list := append([]parser.Expr{n.Func}, n.Args...)
	for _, k := range n.Keywords {
		list = append(list, k.Value)
	}
	list = b.spillAll(list)
	c.Func, c.Args = list[0], list[1:1+len(n.Args)]
	c.Keywords = nil
	for i, k := range n.Keywords {
		keyword := *k
		keyword.Value = list[1+len(n.Args)+i]
		c.Keywords = append(c.Keywords, &keyword)
	}
	return &c
}

func (b *builder) spillDisplay(e parser.Expr) parser.Expr {
	switch n := e.(type) {
	case *parser.Tuple:
		c := *n
		c.Elts = b.spillAll(n.Elts)
		return &c
	case *parser.List:
		c := *n
		c.Elts = b.spillAll(n.Elts)
		return &c
	case *parser.Set:
		c := *n
		c.Elts = b.spillAll(n.Elts)
		return &c
	case *parser.Dict:
		return b.spillDict(n)
	case *parser.JoinedStr:
		return b.spillJoinedStr(n)
	case *parser.ListComp:
		c := *n
		c.Generators = b.spillFirst(n.Generators)
		return b.sameScope(&c, n)
	case *parser.SetComp:
		c := *n
		c.Generators = b.spillFirst(n.Generators)
		return b.sameScope(&c, n)
	case *parser.DictComp:
		c := *n
		c.Generators = b.spillFirst(n.Generators)
		return b.sameScope(&c, n)
	case *parser.GeneratorExp:
		c := *n
		c.Generators = b.spillFirst(n.Generators)
		return b.sameScope(&c, n)
	}
	if n, ok := e.(*parser.Lambda); ok {
		return b.spillLambda(n)
	}
	b.unsupported(e, "a yield here")
	return e
}

// spillLambda spills the defaults, which belong to the block around.
func (b *builder) spillLambda(n *parser.Lambda) parser.Expr {
	c, params := *n, *n.Params
	list := b.spillAll(append(append([]parser.Expr(nil), params.Defaults...), params.KwDefaults...))
	params.Defaults, params.KwDefaults = list[:len(params.Defaults)], list[len(params.Defaults):]
	c.Params = &params
	return b.sameScope(&c, n)
}

// spillFirst spills the first iterable of a comprehension, the one part that
// belongs to the block around.
func (b *builder) spillFirst(generators []parser.Comprehension) []parser.Comprehension {
	c := append([]parser.Comprehension(nil), generators...)
	c[0].Iter = b.spill(c[0].Iter)
	return c
}

// sameScope makes the copy of a comprehension known to the resolver's result.
func (b *builder) sameScope(c, original parser.Expr) parser.Expr {
	b.scopes.byNode[c] = b.scopes.byNode[original]
	return c
}

func (b *builder) spillDict(n *parser.Dict) parser.Expr {
	c := *n
	list := make([]parser.Expr, 0, 2*len(n.Keys))
	for i := range n.Keys {
		list = append(list, n.Keys[i], n.Values[i])
	}
	list = b.spillAll(list)
	c.Keys, c.Values = nil, nil
	for i := 0; i < len(list); i += 2 {
		c.Keys, c.Values = append(c.Keys, list[i]), append(c.Values, list[i+1])
	}
	return &c
}

// spillJoinedStr formats each field before the last yield on its own.
func (b *builder) spillJoinedStr(n *parser.JoinedStr) parser.Expr {
	last := 0
	for i, v := range n.Values {
		if b.yielding[v] {
			last = i
		}
	}
	c := *n
	c.Values = append([]parser.Expr(nil), n.Values...)
	for i, v := range n.Values[:last+1] {
		field, ok := v.(*parser.FormattedValue)
		if !ok {
			continue
		}
		f := *field
		f.Value = b.kept(field.Value)
		if field.FormatSpec != nil && b.yielding[field.FormatSpec] {
			f.FormatSpec = b.spillJoinedStr(field.FormatSpec).(*parser.JoinedStr)
		}
		alone := &parser.JoinedStr{Span: field.Span, Values: []parser.Expr{&f}}
		c.Values[i] = &parser.FormattedValue{
			Span: field.Span, Value: &tempExpr{v, b.keep(b.plain(alone))}, Conversion: parser.NoConversion,
		}
	}
	return &c
}

// branch builds statements that are run only on one side of a condition.
func (b *builder) branch(build func()) stmt {
	outer := b.before
	b.before = nil
	build()
	nodes := b.before
	b.before = outer
	if len(nodes) == 0 {
		return pass{}
	}
	return b.sequence(nodes, true)
}

// when emits `if temporary: body else: orElse`.
func (b *builder) when(slot int, at place, body, orElse stmt) {
	b.emit(&resumableIf{ifStmt: ifStmt{test: &truth{value: &loadTemp{slot}, at: at}, body: body, orElse: orElse}, state: b.temp()})
}

// set emits an assignment of e to a temporary.
func (b *builder) set(slot int, e parser.Expr) {
	value := b.expr(e)
	b.emit(&assignLocal{slot: slot, value: value})
}

func (b *builder) spillBoolOp(n *parser.BoolOp) parser.Expr {
	slot := b.temp()
	b.spillOperand(n, 0, slot)
	return &tempExpr{n, slot}
}

// spillOperand evaluates operand i and, if the chain goes on, those after it.
func (b *builder) spillOperand(n *parser.BoolOp, i, slot int) {
	b.set(slot, n.Values[i])
	if i+1 == len(n.Values) {
		return
	}
	rest := b.branch(func() { b.spillOperand(n, i+1, slot) })
	if n.Op == parser.And {
		b.when(slot, placeOf(n.Values[i]), rest, nil)
	} else {
		b.when(slot, placeOf(n.Values[i]), pass{}, rest)
	}
}

func (b *builder) spillIfExp(n *parser.IfExp) parser.Expr {
	slot := b.temp()
	b.set(slot, n.Test)
	body := b.branch(func() { b.set(slot, n.Body) })
	orElse := b.branch(func() { b.set(slot, n.OrElse) })
	b.when(slot, placeOf(n.Test), body, orElse)
	return &tempExpr{n, slot}
}

// spillCompare evaluates `a < b < c` pair by pair.
func (b *builder) spillCompare(n *parser.Compare) parser.Expr {
	if len(n.Ops) == 1 {
		c := *n
		parts := b.spillAll([]parser.Expr{n.Left, n.Comparators[0]})
		c.Left, c.Comparators = parts[0], parts[1:]
		return &c
	}
	slot := b.temp()
	b.spillComparison(n, 0, b.kept(n.Left), slot)
	return &tempExpr{n, slot}
}

func (b *builder) spillComparison(n *parser.Compare, i int, left parser.Expr, slot int) {
	right := b.kept(n.Comparators[i])
	pair := &parser.Compare{
		Span: n.Span, Left: left, Ops: n.Ops[i : i+1], Comparators: []parser.Expr{right},
	}
	b.emit(&assignLocal{slot: slot, value: b.plain(pair)})
	if i+1 < len(n.Ops) {
		rest := b.branch(func() { b.spillComparison(n, i+1, right, slot) })
		b.when(slot, placeOf(n), rest, nil)
	}
}

// spillTarget computes the expressions inside an assignment's target.
func (b *builder) spillTarget(e parser.Expr) parser.Expr {
	switch n := e.(type) {
	case *parser.Attribute:
		c := *n
		c.Value = b.kept(n.Value)
		return &c
	case *parser.Subscript:
		c := *n
		c.Value, c.Slice = b.kept(n.Value), b.kept(n.Slice)
		return &c
	case *parser.Name:
		return n
	}
	if b.yielding[e] {
		b.unsupported(e, "a yield in this target")
	}
	return e
}

func (b *builder) yieldStmt(n *parser.Yield, result int) stmt {
	var value expr = &constant{object.None}
	if n.Value != nil {
		value = b.expr(n.Value)
	}
	return &yieldStmt{value: value, result: result, at: placeOf(n)}
}

func (b *builder) yieldFromStmt(n *parser.YieldFrom, result int) stmt {
	return &yieldFromStmt{value: b.expr(n.Value), iterator: b.temp(), result: result, at: placeOf(n)}
}
