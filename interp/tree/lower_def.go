package tree

import (
	"github.com/apy-lang/apy/interp/object"
	"github.com/apy-lang/apy/parser"
)

// function begins the code of a function scope inside the block being built.
func (b *builder) function(name string, scope *Scope) *builder {
	inner := b.newBuilder(b.intern(name), b.qualify(name), scope)
	inner.class = b.class
	if b.scope.Kind == ClassScope {
		inner.class = b
	}
	return inner
}

// qualify makes the __qualname__ of a function or class defined here.
func (b *builder) qualify(name string) *object.Str {
	host := b.scope.Host
	if host.Kind == ModuleScope || host.Lookup(name).Explicit {
		return b.intern(name)
	}
	outer := b.code.QualName.String()
	if host.Kind == FunctionScope {
		outer += ".<locals>"
	}
	return b.intern(outer + "." + name)
}

// functionDef builds a def with its decorators.
func (b *builder) functionDef(n *parser.FunctionDef) expr {
	if len(n.TypeParams) > 0 {
		b.unsupported(n.TypeParams[0], "a type parameter")
	}
	inner := b.function(n.Name, b.scopes.Of(n))
	inner.code.FirstLine = b.line(n)
	if len(n.Decorators) > 0 {
		inner.code.FirstLine = b.line(n.Decorators[0])
	}
	inner.code.at = b.headerPlace(n)
	decorators := b.exprs(n.Decorators)
	made := b.makeFunction(inner, &n.Params)
	if !b.scopes.FutureAnnotations {
		b.annotate(made, &n.Params, n.Returns)
	}
	inner.code.Doc = docstring(b.lowerer, n.Body.Stmts)
	inner.functionBody(n.Body.Stmts)
	inner.weigh()
	return b.decorate(made, n.Decorators, decorators)
}

// headerPlace is the first line of a def, for a traceback that shows the
// function before it has started.
func (b *builder) headerPlace(n parser.Node) place {
	at := placeOf(n)
	line := b.line(n)
	at.End = at.Start + int32(len(b.program.File.Line(line)))
	return at
}

func (b *builder) lambda(n *parser.Lambda) expr {
	inner := b.function("<lambda>", b.scopes.Of(n))
	inner.code.FirstLine = b.line(n)
	inner.code.at = placeOf(n)
	made := b.makeFunction(inner, n.Params)
	if inner.scope.Yields {
		inner.markYields(func(m *yieldMarker) { m.expr(n.Body) })
		inner.code.body = inner.stmts(func() stmt { return &returnStmt{inner.expr(n.Body)} })
	} else {
		inner.code.value = inner.plain(n.Body)
	}
	inner.weigh()
	return made
}

// makeFunction builds what evaluates the defaults and makes the function.
func (b *builder) makeFunction(inner *builder, p *parser.Parameters) *makeFunction {
	code := inner.code
	code.params = params{
		posOnly: len(p.PosOnly), positional: len(p.PosOnly) + len(p.Args),
		kwOnly: len(p.KwOnly), varArgs: p.VarArg != nil, varKwargs: p.KwArg != nil,
	}
	made := &makeFunction{code: code, defaults: b.exprs(p.Defaults)}
	for i, e := range p.KwDefaults {
		if e != nil {
			if made.kwDefaults == nil {
				made.kwDefaults = make([]expr, len(p.KwDefaults))
			}
			made.kwDefaults[i] = b.expr(e)
		}
	}
	return made
}

// annotate adds the annotations of the parameters and the result.
func (b *builder) annotate(made *makeFunction, p *parser.Parameters, returns parser.Expr) {
	add := func(name string, e parser.Expr) {
		if e != nil {
			made.annotated = append(made.annotated, b.attribute(name))
			made.values = append(made.values, b.expr(e))
		}
	}
	lists := [][]*parser.Parameter{p.PosOnly, p.Args, {p.VarArg}, p.KwOnly, {p.KwArg}}
	for _, list := range lists {
		for _, parameter := range list {
			if parameter != nil {
				add(parameter.Name, parameter.Annotation)
			}
		}
	}
	add("return", returns)
}

// functionBody builds the statements of a def.
func (b *builder) functionBody(stmts []parser.Stmt) {
	if b.scope.Yields {
		b.markYields(func(m *yieldMarker) { m.block(stmts) })
	}
	if len(stmts) == 1 && b.code.kind == plainCode {
		if r, ok := stmts[0].(*parser.Return); ok && r.Value != nil {
			b.code.value = b.plain(r.Value)
			return
		}
	}
	if b.scope.Yields {
		b.code.body = b.body(stmts)
		return
	}
	b.code.stmts = b.statements(stmts)
}

func (b *builder) decorate(made expr, list []parser.Expr, decorators []expr) expr {
	if len(list) == 0 {
		return made
	}
	n := &decorated{decorators: decorators, made: made}
	for _, d := range list {
		n.places = append(n.places, placeOf(d))
	}
	return n
}

// classDef builds a class statement with its decorators.
func (b *builder) classDef(n *parser.ClassDef) expr {
	if len(n.TypeParams) > 0 {
		b.unsupported(n.TypeParams[0], "a type parameter")
	}
	inner := b.function(n.Name, b.scopes.Of(n))
	inner.code.FirstLine = b.line(n)
	if len(n.Decorators) > 0 {
		inner.code.FirstLine = b.line(n.Decorators[0])
	}
	if inner.scope.NeedsClassCell {
		inner.code.classCell = inner.scope.slot("__class__")
	}
	decorators := b.exprs(n.Decorators)
	made := &makeClass{code: inner.code, bases: b.exprs(n.Bases()), at: placeOf(n)}
	made.keywords = b.keywords(n.Keywords())
	inner.code.stmts = inner.classBody(n)
	return b.decorate(made, n.Decorators, decorators)
}

// slot returns the slot of a variable of the frame, or -1.
func (s *Scope) slot(name string) int {
	for i, slot := range s.Slots {
		if slot == name {
			return i
		}
	}
	return -1
}

// classBody begins with the names that every class has.
func (b *builder) classBody(n *parser.ClassDef) []stmt {
	at := placeOf(n)
	set := func(name string, value expr) stmt {
		return &assign{target: &namespaceVariable{name: b.intern(name), at: at}, value: value}
	}
	stmts := []stmt{
		set("__module__", &loadGlobal{name: b.intern("__name__"), cache: b.cache(), at: at}),
		set("__qualname__", &constant{b.code.QualName.Value()}),
	}
	if line := b.code.FirstLine; line > 0 {
		stmts = append(stmts, set("__firstlineno__", &constant{object.Int(int64(line))}))
	}
	if doc := docstring(b.lowerer, n.Body.Stmts); !doc.IsNone() {
		stmts = append(stmts, set("__doc__", &constant{doc}))
	}
	stmts = append(stmts, b.statements(n.Body.Stmts)...)
	return append(stmts, set("__static_attributes__", &constant{object.NewTuple(b.selfAttributes)}))
}
