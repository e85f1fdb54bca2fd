package tree

import "github.com/apy-lang/apy/parser"

// This file checks the definitions: functions, lambdas, classes, type aliases.

func (c *checker) functionDef(n *parser.FunctionDef) error {
	err := inOrder(
		func() error { return c.parameterNames(&n.Params) },
		func() error { return each(c.expr, n.Decorators) },
		func() error { return c.defaults(&n.Params) },
		func() error {
			return c.generic(n, n.TypeParams, func() error {
				if err := c.annotations(n); err != nil {
					return err
				}
				return c.inside(c.scopes.Of(n), func() error { return c.stmts(n.Body.Stmts) })
			})
		})
	if err != nil {
		return err
	}
	return c.bind(n.Name, n.Span)
}

func (c *checker) lambda(n *parser.Lambda) error {
	return inOrder(
		func() error { return c.parameterNames(n.Params) },
		func() error { return c.defaults(n.Params) },
		func() error {
			return c.inside(c.scopes.Of(n), func() error { return c.expr(n.Body) })
		})
}

func (c *checker) classDef(n *parser.ClassDef) error {
	if err := each(c.expr, n.Decorators); err != nil {
		return err
	}
	err := c.generic(n, n.TypeParams, func() error {
		return inOrder(
			func() error {
				return c.inside(c.scopes.Of(n), func() error { return c.stmts(n.Body.Stmts) })
			},
			func() error { return c.keywords(n.Keywords()) },
			func() error { return each(c.argument, n.Bases()) },
			func() error { return eachKeyword(n.Keywords(), c.expr) })
	})
	if err != nil {
		return err
	}
	return c.bind(n.Name, n.Span)
}

func (c *checker) typeAlias(n *parser.TypeAlias) error {
	err := c.generic(n, n.TypeParams, func() error { return c.late(n.Value) })
	if err != nil {
		return err
	}
	return c.bind(n.Name.Id, n.Span)
}

// generic visits a definition inside the scope of its type parameters, if it
// has any.
func (c *checker) generic(node parser.Node, params []*parser.TypeParam, visit func() error) error {
	if len(params) == 0 {
		return visit()
	}
	return c.inside(c.scopes.TypeParams(node), func() error {
		if err := c.typeParams(params); err != nil {
			return err
		}
		return visit()
	})
}

func (c *checker) typeParams(params []*parser.TypeParam) error {
	seenDefault := false
	for _, p := range params {
		if err := c.late(p.Bound); err != nil {
			return err
		}
		if p.Default != nil {
			seenDefault = true
			if err := c.late(p.Default); err != nil {
				return err
			}
		} else if seenDefault {
			return c.errorf(p.Span, "non-default type parameter '%s' follows default type parameter", p.Name)
		}
		if err := c.bind(p.Name, p.Span); err != nil {
			return err
		}
	}
	return nil
}

// late visits an expression that is evaluated on demand.
func (c *checker) late(expr parser.Expr) error {
	if expr == nil {
		return nil
	}
	return c.inside(c.scopes.Late(expr), func() error {
		return c.unpacked(expr)
	})
}

// unpacked visits an expression that may be `*a` where that unpacks a to one
// value: the annotation of *args, the default of a TypeVarTuple.
func (c *checker) unpacked(expr parser.Expr) error {
	if starred, ok := expr.(*parser.Starred); ok {
		return c.expr(starred.Value)
	}
	return c.expr(expr)
}

func (c *checker) defaults(params *parser.Parameters) error {
	if err := each(c.expr, params.Defaults); err != nil {
		return err
	}
	return visitAll(c.expr, params.KwDefaults...)
}

// eachParameter visits the parameters in the order in which CPython's compiler
// looks at them.
func eachParameter(params *parser.Parameters, visit func(*parser.Parameter) error) error {
	optional := func(p *parser.Parameter) error {
		if p == nil {
			return nil
		}
		return visit(p)
	}
	return inOrder(
		func() error { return each(visit, params.Args) },
		func() error { return each(visit, params.PosOnly) },
		func() error { return optional(params.VarArg) },
		func() error { return each(visit, params.KwOnly) },
		func() error { return optional(params.KwArg) })
}

func (c *checker) parameterNames(params *parser.Parameters) error {
	return eachParameter(params, func(p *parser.Parameter) error { return c.bind(p.Name, p.Span) })
}

func (c *checker) annotations(n *parser.FunctionDef) error {
	if c.scopes.FutureAnnotations {
		return nil
	}
	err := eachParameter(&n.Params, func(p *parser.Parameter) error {
		if p.Annotation == nil {
			return nil
		}
		return c.unpacked(p.Annotation)
	})
	if err != nil {
		return err
	}
	return visitAll(c.expr, n.Returns)
}
