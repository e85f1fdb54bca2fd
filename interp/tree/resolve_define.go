package tree

import "github.com/apy-lang/apy/parser"

// This file collects the definitions: functions, classes, type aliases.

func (c *collector) functionDef(n *parser.FunctionDef) error {
	err := inOrder(
		func() error { return each(c.expr, n.Decorators) },
		func() error { return c.defaults(&n.Params) },
		func() error { return c.bind(n.Name, n.Span) })
	if err != nil {
		return err
	}
	if len(n.TypeParams) > 0 {
		if err := c.enterTypeParams(n, n.TypeParams); err != nil {
			return err
		}
		defer c.leave()
	}
	if err := c.annotations(n); err != nil {
		return err
	}
	c.enterFunction(n).scope.Async = n.Async
	defer c.leave()
	if err := c.parameters(&n.Params); err != nil {
		return err
	}
	return c.stmts(n.Body.Stmts)
}

func (c *collector) lambda(n *parser.Lambda) error {
	if err := c.defaults(n.Params); err != nil {
		return err
	}
	c.enterFunction(n)
	defer c.leave()
	if err := c.parameters(n.Params); err != nil {
		return err
	}
	return c.expr(n.Body)
}

func (c *collector) enterFunction(node parser.Node) *block {
	b := c.enter(FunctionScope, node)
	c.scopes.byNode[node] = b.scope
	return b
}

// defaults visits the default values, which the block around evaluates.
func (c *collector) defaults(params *parser.Parameters) error {
	if err := each(c.expr, params.Defaults); err != nil {
		return err
	}
	return each(c.optional, params.KwDefaults)
}

// parameters binds the parameters, in the order of the frame's slots.
func (c *collector) parameters(params *parser.Parameters) error {
	bind := func(p *parser.Parameter) error {
		if p == nil {
			return nil
		}
		return c.note(p.Name, isParameter, p.Span)
	}
	return inOrder(
		func() error { return each(bind, params.PosOnly) },
		func() error { return each(bind, params.Args) },
		func() error { return each(bind, params.KwOnly) },
		func() error { return bind(params.VarArg) },
		func() error { return bind(params.KwArg) })
}

// annotations visits the annotations of a function's parameters and result.
func (c *collector) annotations(n *parser.FunctionDef) error {
	visit := func(p *parser.Parameter) error {
		if p == nil {
			return nil
		}
		return c.annotation(p.Annotation)
	}
	return inOrder(
		func() error { return each(visit, n.Params.PosOnly) },
		func() error { return each(visit, n.Params.Args) },
		func() error { return visit(n.Params.VarArg) },
		func() error { return visit(n.Params.KwArg) },
		func() error { return each(visit, n.Params.KwOnly) },
		func() error { return c.annotation(n.Returns) })
}

// annotation visits an annotation. One that is postponed is visited for its
// mistakes alone, in a block that nothing comes of.
func (c *collector) annotation(expr parser.Expr) error {
	if expr == nil {
		return nil
	}
	if !c.scopes.FutureAnnotations {
		return c.expr(expr)
	}
	known := len(c.blocks)
	c.enter(FunctionScope, expr).role = annotationRole
	err := c.expr(expr)
	c.leave()
	c.blocks = c.blocks[:known]
	return err
}

func (c *collector) classDef(n *parser.ClassDef) error {
	if err := each(c.expr, n.Decorators); err != nil {
		return err
	}
	if err := c.bind(n.Name, n.Span); err != nil {
		return err
	}
	outer := c.private
	defer func() { c.private = outer }()
	if len(n.TypeParams) > 0 {
		c.private = n.Name
		if err := c.enterTypeParams(n, n.TypeParams); err != nil {
			return err
		}
		defer c.leave()
	}
	if err := each(c.expr, n.Bases()); err != nil {
		return err
	}
	if err := eachKeyword(n.Keywords(), c.expr); err != nil {
		return err
	}
	c.private = n.Name
	c.scopes.byNode[n] = c.enter(ClassScope, n).scope
	defer c.leave()
	return c.stmts(n.Body.Stmts)
}

func (c *collector) typeAlias(n *parser.TypeAlias) error {
	if err := c.bind(n.Name.Id, n.Name.Span); err != nil {
		return err
	}
	inClass := c.visibleClass()
	if len(n.TypeParams) > 0 {
		if err := c.enterTypeParams(n, n.TypeParams); err != nil {
			return err
		}
		defer c.leave()
	}
	return c.late(n.Value, typeAliasRole, inClass)
}

// visibleClass returns the class block whose body is being visited, if any.
func (c *collector) visibleClass() *block {
	if c.block.scope.Kind == ClassScope {
		return c.block
	}
	return nil
}

// enterTypeParams opens the block of a generic definition's type parameters.
// In a generic class only the parameters' own names are mangled.
func (c *collector) enterTypeParams(node parser.Node, params []*parser.TypeParam) error {
	inClass := c.visibleClass()
	b := c.enter(TypeParamScope, node)
	b.role = typeParamsRole
	b.seesClass = inClass
	c.scopes.typeParams[node] = b.scope
	if _, ok := node.(*parser.ClassDef); ok {
		b.scope.mangledOnly = make(map[string]bool)
	}
	for _, p := range params {
		if err := c.typeParam(p); err != nil {
			c.leave()
			return err
		}
	}
	return nil
}

func (c *collector) typeParam(p *parser.TypeParam) error {
	if err := c.note(p.Name, isTypeParam|isAssigned, p.Span); err != nil {
		return err
	}
	role, defaultRole := boundRole, typeVarDefault
	switch p.Kind {
	case parser.TypeVarTuple:
		defaultRole = typeVarTupleDef
	case parser.ParamSpec:
		defaultRole = paramSpecDef
	}
	if _, ok := p.Bound.(*parser.Tuple); ok {
		role = constraintRole
	}
	if err := c.late(p.Bound, role, c.block.seesClass); err != nil {
		return err
	}
	return c.late(p.Default, defaultRole, c.block.seesClass)
}

// late visits an expression that is evaluated on demand, as a function.
func (c *collector) late(expr parser.Expr, role typingRole, inClass *block) error {
	if expr == nil {
		return nil
	}
	b := c.enter(FunctionScope, expr)
	defer c.leave()
	b.role = role
	b.seesClass = inClass
	c.scopes.late[expr] = b.scope
	return c.expr(expr)
}
