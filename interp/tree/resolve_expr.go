package tree

import "github.com/apy-lang/apy/parser"

// This file collects the names of expressions.

func (c *collector) exprs(list ...parser.Expr) error { return visitAll(c.expr, list...) }

func (c *collector) optional(expr parser.Expr) error {
	if expr == nil {
		return nil
	}
	return c.expr(expr)
}

// target visits an expression that is assigned to or deleted: its names are
// bound, whereas those inside attributes and subscripts are read.
func (c *collector) target(expr parser.Expr) error {
	switch n := expr.(type) {
	case *parser.Name:
		return c.bind(n.Id, n.Span)
	case *parser.Tuple:
		return each(c.target, n.Elts)
	case *parser.List:
		return each(c.target, n.Elts)
	case *parser.Starred:
		return c.target(n.Value)
	}
	return c.expr(expr)
}

func (c *collector) expr(expr parser.Expr) error {
	switch n := expr.(type) {
	case *parser.Name:
		return c.name(n)
	case *parser.NamedExpr:
		return c.namedExpr(n)
	case *parser.Lambda:
		return c.lambda(n)
	case *parser.Await:
		return c.await(n)
	case *parser.Yield:
		return c.yield(n)
	case *parser.YieldFrom:
		return c.yield(n)
	case *parser.ListComp:
		return c.comprehend(n, listComprehension, n.Generators, n.Elt)
	case *parser.SetComp:
		return c.comprehend(n, setComprehension, n.Generators, n.Elt)
	case *parser.DictComp:
		return c.comprehend(n, dictComprehension, n.Generators, n.Value, n.Key)
	case *parser.GeneratorExp:
		return c.comprehend(n, generatorExpression, n.Generators, n.Elt)
	}
	return eachOperand(expr, c.expr)
}

// name visits a name that is read. super() finds its class through __class__,
// so reading super uses that too.
func (c *collector) name(n *parser.Name) error {
	if err := c.note(n.Id, isRead, n.Span); err != nil {
		return err
	}
	if n.Id == "super" && c.block.isFunctionLike() {
		return c.note("__class__", isRead, n.Span)
	}
	return nil
}

func (c *collector) await(n *parser.Await) error {
	if err := c.refuseInTyping("await expression", n.Span); err != nil {
		return err
	}
	if err := c.expr(n.Value); err != nil {
		return err
	}
	c.makeAsync()
	return nil
}

// makeAsync notes an await or an asynchronous for clause: it makes a generator
// expression asynchronous. Comprehensions pass it on to the block around them.
func (c *collector) makeAsync() {
	b := c.block
	for b.scope.Kind == ComprehensionScope {
		b.scope.Async = true
		b = b.parent
	}
	if b.comprehension == generatorExpression {
		b.scope.Async = true
	}
}

func (c *collector) yield(n parser.Expr) error {
	if err := c.refuseInTyping("yield expression", n.Bounds()); err != nil {
		return err
	}
	if err := eachOperand(n, c.expr); err != nil {
		return err
	}
	c.block.scope.Yields = true
	if kind := c.block.comprehension; kind != notComprehension {
		return c.errorf(n.Bounds(), "'yield' inside %s", kind)
	}
	return nil
}

// refuseInTyping is the error of an expression that has no place in an
// annotation, a type parameter or a type alias.
func (c *collector) refuseInTyping(what string, span parser.Span) error {
	if c.block.role == noTypingRole {
		return nil
	}
	return c.errorf(span, "%s cannot be used within %s", what, c.block.role)
}

func (c *collector) namedExpr(n *parser.NamedExpr) error {
	if err := c.refuseInTyping("named expression", n.Span); err != nil {
		return err
	}
	if c.block.iterableDepth > 0 {
		return c.errorf(n.Span, "assignment expression cannot be used in a comprehension iterable expression")
	}
	if c.block.comprehension != notComprehension {
		if err := c.bindAround(n.Target); err != nil {
			return err
		}
	}
	if err := c.expr(n.Value); err != nil {
		return err
	}
	return c.target(n.Target)
}

// bindAround binds the target of a `:=` in a comprehension: in the nearest
// block around that is no comprehension.
func (c *collector) bindAround(target *parser.Name) error {
	b := c.block
	for ; b.comprehension != notComprehension; b = b.parent {
		flags := b.flagsOf(target.Id)
		if flags&isIterationVariable != 0 && flags&isAssigned != 0 {
			return c.errorf(target.Span,
				"assignment expression cannot rebind comprehension iteration variable '%s'", target.Id)
		}
	}
	if place := placeWithoutWalrus(b); place != "" {
		return c.errorf(target.Span, "assignment expression within a comprehension cannot be used %s", place)
	}
	inComprehension, inOwner := isNonlocal, isAssigned
	if b.scope.Kind == ModuleScope {
		inComprehension, inOwner = isGlobal, isGlobal
	} else if b.flagsOf(target.Id)&isGlobal != 0 {
		inComprehension = isGlobal
	}
	if err := c.note(target.Id, inComprehension, target.Span); err != nil {
		return err
	}
	c.direct(target.Id, target.Span)
	return c.noteIn(b, target.Id, inOwner, target.Span)
}

// placeWithoutWalrus says, for a block where a comprehension cannot bind names,
// what that block is.
func placeWithoutWalrus(b *block) string {
	switch {
	case b.scope.Kind == ClassScope:
		return "in a class body"
	case b.role == typeParamsRole:
		return "within the definition of a generic"
	case b.role == typeAliasRole:
		return "in a type alias"
	case b.role != noTypingRole && b.role != annotationRole:
		return "in a TypeVar bound"
	}
	return ""
}

// comprehend visits a comprehension. results are what it collects: the element,
// or the value and the key.
func (c *collector) comprehend(n parser.Expr, kind comprehensionKind, clauses []parser.Comprehension, results ...parser.Expr) error {
	if err := c.iterable(clauses[0].Iter); err != nil {
		return err
	}
	b := c.enterComprehension(n, kind)
	defer c.leave()
	for i, clause := range clauses {
		if clause.Async {
			c.makeAsync()
		}
		b.inTarget = true
		err := c.target(clause.Target)
		b.inTarget = false
		if err != nil {
			return err
		}
		if i > 0 {
			if err := c.iterable(clause.Iter); err != nil {
				return err
			}
		}
		if err := each(c.expr, clause.Ifs); err != nil {
			return err
		}
	}
	return each(c.expr, results)
}

func (c *collector) enterComprehension(n parser.Expr, kind comprehensionKind) *block {
	if kind != generatorExpression {
		b := c.enter(ComprehensionScope, n)
		b.comprehension = kind
		c.scopes.byNode[n] = b.scope
		return b
	}
	b := c.enterFunction(n)
	b.comprehension = kind
	b.scope.Yields = true
	// The generator's one argument, the iterator of the first clause.
	b.symbol(firstIterator).flags = isParameter
	b.params = append(b.params, firstIterator)
	return b
}

// firstIterator names the slot of a generator expression that holds the
// iterator of its first for clause.
const firstIterator = ".0"

// iterable visits what a for clause iterates over, where `:=` is not allowed.
func (c *collector) iterable(expr parser.Expr) error {
	b := c.block
	b.iterableDepth++
	err := c.expr(expr)
	b.iterableDepth--
	return err
}
