package tree

import "github.com/apy-lang/apy/parser"

func (c *checker) expr(expr parser.Expr) error {
	switch n := expr.(type) {
	case *parser.Call:
		return c.call(n)
	case *parser.Starred:
		return c.errorf(n.Span, "can't use starred expression here")
	case *parser.Tuple:
		return each(c.argument, n.Elts)
	case *parser.List:
		return each(c.argument, n.Elts)
	case *parser.Set:
		return each(c.argument, n.Elts)
	case *parser.NamedExpr:
		if err := c.expr(n.Value); err != nil {
			return err
		}
		return c.target(n.Target)
	case *parser.Await:
		if !c.unit.inFunction() {
			return c.errorf(n.Span, "'await' outside function")
		}
		if !c.unit.inAsyncFunction() && !c.unit.inGeneratorExpression() {
			return c.errorf(n.Span, "'await' outside async function")
		}
	case *parser.Yield:
		if !c.unit.inFunction() {
			return c.errorf(n.Span, "'yield' outside function")
		}
	case *parser.YieldFrom:
		if !c.unit.inFunction() {
			return c.errorf(n.Span, "'yield from' outside function")
		}
		if c.unit.inAsyncFunction() {
			return c.errorf(n.Span, "'yield from' inside async function")
		}
	case *parser.Lambda:
		return c.lambda(n)
	case *parser.ListComp:
		return c.comprehension(n, n.Generators, n.Elt)
	case *parser.SetComp:
		return c.comprehension(n, n.Generators, n.Elt)
	case *parser.DictComp:
		return c.comprehension(n, n.Generators, n.Key, n.Value)
	case *parser.GeneratorExp:
		return c.generatorExp(n)
	}
	return eachOperand(expr, c.expr)
}

// argument visits an expression that may have a star: an argument, or an item
// of a display.
func (c *checker) argument(expr parser.Expr) error {
	if starred, ok := expr.(*parser.Starred); ok {
		return c.expr(starred.Value)
	}
	return c.expr(expr)
}

func (c *checker) call(n *parser.Call) error {
	return inOrder(
		func() error { return c.keywords(n.Keywords) },
		func() error { return c.expr(n.Func) },
		func() error { return each(c.argument, n.Args) },
		func() error { return eachKeyword(n.Keywords, c.expr) })
}

// comprehension checks a list, set or dict comprehension, which is part of the
// unit around it.
func (c *checker) comprehension(n parser.Expr, clauses []parser.Comprehension, results ...parser.Expr) error {
	if err := c.expr(clauses[0].Iter); err != nil {
		return err
	}
	scope := c.scopes.Of(n)
	if scope != nil && scope.Async && !c.unit.inAsyncFunction() && !c.unit.inGeneratorExpression() {
		return c.errorf(n.Bounds(), "asynchronous comprehension outside of an asynchronous function")
	}
	return c.clauses(clauses, results)
}

// generatorExp checks a generator expression. CPython compiles its body before
// the iterable of its first clause.
func (c *checker) generatorExp(n *parser.GeneratorExp) error {
	err := c.inside(c.scopes.Of(n), func() error {
		return c.clauses(n.Generators, []parser.Expr{n.Elt})
	})
	if err != nil {
		return err
	}
	return c.expr(n.Generators[0].Iter)
}

// clauses checks what a comprehension evaluates again and again: all but the
// iterable of its first clause.
func (c *checker) clauses(clauses []parser.Comprehension, results []parser.Expr) error {
	for i, clause := range clauses {
		if i > 0 {
			if err := c.expr(clause.Iter); err != nil {
				return err
			}
		}
		if err := c.target(clause.Target); err != nil {
			return err
		}
		if err := each(c.expr, clause.Ifs); err != nil {
			return err
		}
	}
	return each(c.expr, results)
}

// target checks an expression that is assigned to.
func (c *checker) target(expr parser.Expr) error {
	switch n := expr.(type) {
	case *parser.Name:
		return c.bind(n.Id, n.Span)
	case *parser.Attribute:
		if err := c.expr(n.Value); err != nil {
			return err
		}
		return c.bind(n.Attr, n.Span)
	case *parser.Starred:
		return c.errorf(n.Span, "starred assignment target must be in a list or tuple")
	case *parser.Tuple:
		return c.unpackedTo(n.Elts, n.Span)
	case *parser.List:
		return c.unpackedTo(n.Elts, n.Span)
	}
	return c.expr(expr)
}

// maxTargetsBeforeStar is how many targets may stand before a starred one.
const maxTargetsBeforeStar = 255

// unpackedTo checks the targets that a sequence is unpacked to.
func (c *checker) unpackedTo(targets []parser.Expr, span parser.Span) error {
	seenStar := false
	for i, target := range targets {
		if _, ok := target.(*parser.Starred); !ok {
			continue
		}
		if seenStar {
			return c.errorf(span, "multiple starred expressions in assignment")
		}
		if i > maxTargetsBeforeStar {
			return c.errorf(span, "too many expressions in star-unpacking assignment")
		}
		seenStar = true
	}
	for _, target := range targets {
		if starred, ok := target.(*parser.Starred); ok {
			target = starred.Value
		}
		if err := c.target(target); err != nil {
			return err
		}
	}
	return nil
}

// deleted checks an expression after del.
func (c *checker) deleted(expr parser.Expr) error {
	switch n := expr.(type) {
	case *parser.Name:
		if n.Id == "__debug__" {
			return c.errorf(n.Span, "cannot delete __debug__")
		}
		return nil
	case *parser.Tuple:
		return each(c.deleted, n.Elts)
	case *parser.List:
		return each(c.deleted, n.Elts)
	}
	return c.expr(expr)
}
