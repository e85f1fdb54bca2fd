package tree

import "github.com/apy-lang/apy/parser"

// yieldMarker finds the yields of a block.
type yieldMarker struct {
	marked map[parser.Node]bool
}

// markYields marks the statements and expressions of the block in which there
// is a yield. Functions and classes inside it are blocks of their own.
func (b *builder) markYields(walk func(*yieldMarker)) {
	m := &yieldMarker{marked: map[parser.Node]bool{}}
	walk(m)
	b.yielding = m.marked
}

// yieldsIn tells whether any of the statements contains a yield.
func (b *builder) yieldsIn(list []parser.Stmt) bool {
	for _, s := range list {
		if b.yielding[s] {
			return true
		}
	}
	return false
}

// note marks n if found, and passes found on.
func (m *yieldMarker) note(n parser.Node, found bool) bool {
	if found {
		m.marked[n] = true
	}
	return found
}

func (m *yieldMarker) block(list []parser.Stmt) bool {
	found := false
	for _, s := range list {
		found = m.note(s, m.stmt(s)) || found
	}
	return found
}

func (m *yieldMarker) expr(e parser.Expr) bool {
	if e == nil {
		return false
	}
	found := false
	switch n := e.(type) {
	case *parser.Yield:
		m.expr(n.Value)
		found = true
	case *parser.YieldFrom:
		m.expr(n.Value)
		found = true
	case *parser.Lambda:
		found = anyOf(m.exprs(n.Params.Defaults), m.exprs(n.Params.KwDefaults))
	case *parser.ListComp:
		found = m.expr(n.Generators[0].Iter)
	case *parser.SetComp:
		found = m.expr(n.Generators[0].Iter)
	case *parser.DictComp:
		found = m.expr(n.Generators[0].Iter)
	case *parser.GeneratorExp:
		found = m.expr(n.Generators[0].Iter)
	default:
		_ = eachOperand(e, func(operand parser.Expr) error {
			found = m.expr(operand) || found
			return nil
		})
	}
	return m.note(e, found)
}

func (m *yieldMarker) exprs(list []parser.Expr) bool {
	found := false
	for _, e := range list {
		found = m.expr(e) || found
	}
	return found
}

// anyOf is `or` that evaluates all of its operands: each marks something.
func anyOf(found ...bool) bool {
	for _, f := range found {
		if f {
			return true
		}
	}
	return false
}

func (m *yieldMarker) stmt(s parser.Stmt) bool {
	switch n := s.(type) {
	case *parser.ExprStmt:
		return m.expr(n.Value)
	case *parser.Assign:
		return anyOf(m.expr(n.Value), m.exprs(n.Targets))
	case *parser.AugAssign:
		return anyOf(m.expr(n.Target), m.expr(n.Value))
	case *parser.AnnAssign:
		return anyOf(m.expr(n.Target), m.expr(n.Value))
	case *parser.Return:
		return m.expr(n.Value)
	case *parser.Delete:
		return m.exprs(n.Targets)
	case *parser.Raise:
		return anyOf(m.expr(n.Exc), m.expr(n.Cause))
	case *parser.Assert:
		return anyOf(m.expr(n.Test), m.expr(n.Msg))
	case *parser.FunctionDef:
		return anyOf(m.exprs(n.Decorators), m.exprs(n.Params.Defaults), m.exprs(n.Params.KwDefaults))
	case *parser.ClassDef:
		return anyOf(m.exprs(n.Decorators), m.exprs(n.Bases()))
	}
	return m.compound(s)
}

func (m *yieldMarker) compound(s parser.Stmt) bool {
	switch n := s.(type) {
	case *parser.If:
		return anyOf(m.expr(n.Test), m.block(n.Body.Stmts), m.block(n.OrElse.Stmts))
	case *parser.While:
		return anyOf(m.expr(n.Test), m.block(n.Body.Stmts), m.block(n.OrElse.Stmts))
	case *parser.For:
		return anyOf(m.expr(n.Target), m.expr(n.Iter), m.block(n.Body.Stmts), m.block(n.OrElse.Stmts))
	case *parser.With:
		found := m.block(n.Body.Stmts)
		for _, item := range n.Items.List {
			found = anyOf(m.expr(item.Context), m.expr(item.Target), found)
		}
		return found
	case *parser.Try:
		found := anyOf(m.block(n.Body.Stmts), m.block(n.OrElse.Stmts), m.block(n.Final.Stmts))
		for _, h := range n.Handlers {
			found = anyOf(m.expr(h.Type), m.block(h.Body.Stmts), found)
		}
		return found
	case *parser.Match:
		found := m.expr(n.Subject)
		for _, c := range n.Cases {
			found = anyOf(m.expr(c.Guard), m.block(c.Body.Stmts), found)
		}
		return found
	}
	return false
}
