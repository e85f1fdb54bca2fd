package tree

import (
	"slices"

	"github.com/apy-lang/apy/parser"
)

func (c *checker) stmt(stmt parser.Stmt) error {
	switch n := stmt.(type) {
	case *parser.ExprStmt:
		return c.expr(n.Value)
	case *parser.Assign:
		if err := c.expr(n.Value); err != nil {
			return err
		}
		return each(c.target, n.Targets)
	case *parser.AugAssign:
		return c.augAssign(n)
	case *parser.AnnAssign:
		return c.annAssign(n)
	case *parser.Return:
		return c.returns(n)
	case *parser.Delete:
		return each(c.deleted, n.Targets)
	case *parser.Raise:
		return visitAll(c.expr, n.Exc, n.Cause)
	case *parser.Assert:
		return visitAll(c.expr, n.Test, n.Msg)
	case *parser.Break:
		return c.leave(n.Span, true, "'break' outside loop")
	case *parser.Continue:
		return c.leave(n.Span, true, "'continue' not properly in loop")
	case *parser.Import:
		for _, alias := range n.Names {
			if err := c.bind(importedName(alias.Name, alias.AsName), n.Span); err != nil {
				return err
			}
		}
		return nil
	case *parser.ImportFrom:
		return c.importFrom(n)
	case *parser.FunctionDef:
		return c.functionDef(n)
	case *parser.ClassDef:
		return c.classDef(n)
	case *parser.TypeAlias:
		return c.typeAlias(n)
	}
	return c.compound(stmt)
}

func (c *checker) stmts(list []parser.Stmt) error { return each(c.stmt, list) }

func (c *checker) compound(stmt parser.Stmt) error {
	switch n := stmt.(type) {
	case *parser.If:
		return inOrder(
			func() error { return c.expr(n.Test) },
			func() error { return c.stmts(n.Body.Stmts) },
			func() error { return c.stmts(n.OrElse.Stmts) })
	case *parser.While:
		err := c.within(loopBlock, n.Span, func() error {
			if err := c.expr(n.Test); err != nil {
				return err
			}
			return c.stmts(n.Body.Stmts)
		})
		if err != nil {
			return err
		}
		return c.stmts(n.OrElse.Stmts)
	case *parser.For:
		return c.forLoop(n)
	case *parser.With:
		if n.Async && !c.unit.inAsyncFunction() {
			return c.errorf(n.Span, "'async with' outside async function")
		}
		return c.with(n, n.Items.List)
	case *parser.Try:
		return c.try(n)
	case *parser.Match:
		return c.match(n)
	}
	return nil // pass, global, nonlocal
}

func (c *checker) forLoop(n *parser.For) error {
	if n.Async && !c.unit.inAsyncFunction() {
		return c.errorf(n.Span, "'async for' outside async function")
	}
	err := c.within(loopBlock, n.Span, func() error {
		return inOrder(
			func() error { return c.expr(n.Iter) },
			func() error { return c.target(n.Target) },
			func() error { return c.stmts(n.Body.Stmts) })
	})
	if err != nil {
		return err
	}
	return c.stmts(n.OrElse.Stmts)
}

func (c *checker) with(n *parser.With, items []parser.WithItem) error {
	if len(items) == 0 {
		return c.stmts(n.Body.Stmts)
	}
	if err := c.expr(items[0].Context); err != nil {
		return err
	}
	return c.within(otherBlock, n.Span, func() error {
		if target := items[0].Target; target != nil {
			if err := c.target(target); err != nil {
				return err
			}
		}
		return c.with(n, items[1:])
	})
}

func (c *checker) try(n *parser.Try) error {
	if len(n.Final.Stmts) == 0 {
		return c.tryHandlers(n)
	}
	err := c.within(otherBlock, n.Span, func() error {
		if len(n.Handlers) == 0 {
			return c.stmts(n.Body.Stmts)
		}
		return c.tryHandlers(n)
	})
	if err != nil {
		return err
	}
	return c.within(otherBlock, n.Span, func() error { return c.stmts(n.Final.Stmts) })
}

// tryHandlers checks a try statement without its finally. CPython compiles an
// else clause before the except clauses, but after those that are except*.
func (c *checker) tryHandlers(n *parser.Try) error {
	err := c.within(otherBlock, n.Span, func() error { return c.stmts(n.Body.Stmts) })
	if err != nil {
		return err
	}
	if !n.Star {
		if err := c.stmts(n.OrElse.Stmts); err != nil {
			return err
		}
	}
	kind := otherBlock
	if n.Star {
		kind = exceptStarBlock
	}
	err = c.within(kind, n.Span, func() error {
		for i, handler := range n.Handlers {
			if handler.Type == nil && i < len(n.Handlers)-1 {
				return c.errorf(handler.Span, "default 'except:' must be last")
			}
			if err := c.handler(handler); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil || !n.Star {
		return err
	}
	return c.stmts(n.OrElse.Stmts)
}

func (c *checker) handler(n *parser.ExceptHandler) error {
	if err := visitAll(c.expr, n.Type); err != nil {
		return err
	}
	if err := c.bind(n.Name, n.Span); err != nil {
		return err
	}
	return c.within(otherBlock, n.Span, func() error { return c.stmts(n.Body.Stmts) })
}

func (c *checker) returns(n *parser.Return) error {
	scope := c.unit.scope
	if !c.unit.inFunction() {
		return c.errorf(n.Span, "'return' outside function")
	}
	if n.Value != nil {
		if scope.Async && scope.Yields {
			return c.errorf(n.Span, "'return' with value in async generator")
		}
		if err := c.expr(n.Value); err != nil {
			return err
		}
	}
	span := n.Span
	if value := n.Value; value != nil && isFolded(value) && c.sameLine(n.Span, value.Bounds()) {
		span = value.Bounds() // where CPython places the return of a constant
	}
	return c.leave(span, false, "")
}

func (c *checker) sameLine(a, b parser.Span) bool {
	lineA, _ := c.file.Position(a.Start)
	lineB, _ := c.file.Position(b.Start)
	return lineA == lineB
}

// isFolded reports whether CPython makes an expression a constant before it
// compiles it.
func isFolded(expr parser.Expr) bool {
	switch n := expr.(type) {
	case *parser.Constant:
		return true
	case *parser.UnaryOp:
		return isFolded(n.Operand)
	case *parser.BinOp:
		return isFolded(n.Left) && isFolded(n.Right)
	case *parser.Tuple:
		return !slices.ContainsFunc(n.Elts, func(x parser.Expr) bool { return !isFolded(x) })
	}
	return false
}

func (c *checker) annAssign(n *parser.AnnAssign) error {
	if n.Value != nil {
		if err := c.expr(n.Value); err != nil {
			return err
		}
		if err := c.target(n.Target); err != nil {
			return err
		}
	}
	switch target := n.Target.(type) {
	case *parser.Name:
		if err := c.bind(target.Id, n.Span); err != nil {
			return err
		}
	case *parser.Attribute:
		if err := c.bind(target.Attr, n.Span); err != nil {
			return err
		}
	}
	if _, isName := n.Target.(*parser.Name); !isName && n.Value == nil {
		if err := eachOperand(n.Target, c.expr); err != nil {
			return err
		}
	}
	// The annotation of a function's variable is never evaluated.
	if !c.unit.isModuleOrClass() || c.scopes.FutureAnnotations {
		return nil
	}
	return c.expr(n.Annotation)
}

// augAssign checks `a += 1`. Unlike in an assignment, an attribute may be
// called __debug__.
func (c *checker) augAssign(n *parser.AugAssign) error {
	name, isName := n.Target.(*parser.Name)
	if !isName {
		if err := eachOperand(n.Target, c.expr); err != nil {
			return err
		}
	}
	if err := c.expr(n.Value); err != nil || !isName {
		return err
	}
	return c.bind(name.Id, name.Span)
}

// endOfFutureImports returns where the future imports that open a module end,
// -1 if there are none.
func endOfFutureImports(body []parser.Stmt) int32 {
	end := int32(-1)
	for _, stmt := range leadingFutureImports(body) {
		end = stmt.End
	}
	return end
}

func (c *checker) importFrom(n *parser.ImportFrom) error {
	if isFutureImport(n) && n.Start > c.futureEnd {
		return c.errorf(n.Span, "from __future__ imports must occur at the beginning of the file")
	}
	for _, alias := range n.Names {
		if err := c.bind(importedName(alias.Name, alias.AsName), n.Span); err != nil {
			return err
		}
	}
	return nil
}
