package tree

import (
	"strings"

	"github.com/apy-lang/apy/interp/object"
	"github.com/apy-lang/apy/parser"
)

// body builds a sequence of statements.
func (b *builder) body(list []parser.Stmt) stmt {
	outer := b.before
	var nodes []stmt
	resumable := false
	for _, s := range list {
		b.before = nil
		node := b.stmt(s)
		resumable = resumable || b.yielding[s]
		nodes = append(append(nodes, b.before...), node)
	}
	b.before = outer
	return b.sequence(nodes, resumable)
}

// statements is body for code without a yield.
func (b *builder) statements(list []parser.Stmt) []stmt {
	nodes := make([]stmt, len(list))
	for i, s := range list {
		nodes[i] = b.stmt(s)
	}
	return nodes
}

// optionalBody is body for a clause that may be absent.
func (b *builder) optionalBody(list []parser.Stmt) stmt {
	if len(list) == 0 {
		return nil
	}
	return b.body(list)
}

// sequence makes one statement of several.
func (b *builder) sequence(nodes []stmt, resumable bool) stmt {
	switch {
	case len(nodes) == 1:
		return nodes[0]
	case resumable:
		return &resumableBlock{stmts: nodes, at: b.temp()}
	}
	return blockStmt(nodes)
}

// stmts builds one statement and puts what its expressions need before it.
func (b *builder) stmts(build func() stmt) stmt {
	outer := b.before
	b.before = nil
	node := build()
	nodes := append(b.before, node)
	b.before = outer
	return b.sequence(nodes, true)
}

func (b *builder) stmt(s parser.Stmt) stmt {
	b.grow()
	node := b.stmtNode(s)
	b.shrink()
	return node
}

func (b *builder) stmtNode(s parser.Stmt) stmt {
	switch n := s.(type) {
	case *parser.ExprStmt:
		return b.exprStmt(n)
	case *parser.Assign:
		return b.assign(n)
	case *parser.AugAssign:
		return b.augAssign(n)
	case *parser.AnnAssign:
		return b.annAssign(n)
	case *parser.Return:
		return &returnStmt{b.optional(n.Value)}
	case *parser.If:
		return b.ifStmt(n)
	case *parser.While:
		return b.while(n)
	case *parser.For:
		return b.forStmt(n)
	case *parser.Break:
		return &jump{breakLoop}
	case *parser.Continue:
		return &jump{continueLoop}
	case *parser.Pass, *parser.Global, *parser.Nonlocal:
		return pass{}
	case *parser.FunctionDef:
		return &assign{target: b.bind(n.Name, placeOf(n)), value: b.functionDef(n)}
	case *parser.ClassDef:
		return &assign{target: b.bind(n.Name, placeOf(n)), value: b.classDef(n)}
	}
	return b.otherStmt(s)
}

func (b *builder) otherStmt(s parser.Stmt) stmt {
	switch n := s.(type) {
	case *parser.Try:
		return b.try(n)
	case *parser.With:
		return b.with(n, n.Items.List)
	case *parser.Raise:
		list := b.exprs(present(n.Exc, n.Cause))
		node := &raiseStmt{at: placeOf(n)}
		if len(list) > 0 {
			node.exc = list[0]
		}
		if len(list) > 1 {
			node.cause = list[1]
		}
		return node
	case *parser.Assert:
		return b.assert(n)
	case *parser.Delete:
		return b.delete(n)
	case *parser.Import:
		return b.importStmt(n)
	case *parser.ImportFrom:
		return b.importFrom(n)
	case *parser.Match:
		return b.match(n)
	case *parser.TypeAlias:
		b.unsupported(n, "the type statement")
	default:
		b.unsupported(s, "this statement")
	}
	return pass{}
}

// present leaves out the expressions that are absent.
func present(list ...parser.Expr) []parser.Expr {
	var exprs []parser.Expr
	for _, e := range list {
		if e != nil {
			exprs = append(exprs, e)
		}
	}
	return exprs
}

func (b *builder) exprStmt(n *parser.ExprStmt) stmt {
	if b.interactive && b.scope.Kind == ModuleScope {
		return &displayStmt{b.expr(n.Value), placeOf(n)}
	}
	switch v := n.Value.(type) {
	case *parser.Yield:
		return b.yieldStmt(v, -1)
	case *parser.YieldFrom:
		return b.yieldFromStmt(v, -1)
	case *parser.Constant:
		return pass{}
	}
	return &exprStmt{b.expr(n.Value)}
}

func (b *builder) ifStmt(n *parser.If) stmt {
	test := b.condition(n.Test)
	node := ifStmt{test: test, body: b.body(n.Body.Stmts), orElse: b.optionalBody(n.OrElse.Stmts)}
	if b.yieldsIn(n.Body.Stmts) || b.yieldsIn(n.OrElse.Stmts) {
		return &resumableIf{ifStmt: node, state: b.temp()}
	}
	return &node
}

func (b *builder) while(n *parser.While) stmt {
	outer := b.before
	b.before = nil
	test := b.condition(n.Test)
	before := b.before
	b.before = outer
	node := whileStmt{test: test, body: b.body(n.Body.Stmts), orElse: b.optionalBody(n.OrElse.Stmts), at: placeOf(n.Test)}
	if !b.yielding[n] {
		return &node
	}
	loop := &resumableWhile{whileStmt: node, state: b.temp()}
	if len(before) > 0 {
		loop.before = b.sequence(before, true)
	}
	return loop
}

func (b *builder) forStmt(n *parser.For) stmt {
	iter := iterated(b.expr(n.Iter))
	node := forStmt{
		target: b.target(n.Target), iter: iter, at: placeOf(n.Iter), whole: placeOf(n),
		body: b.body(n.Body.Stmts), orElse: b.optionalBody(n.OrElse.Stmts),
	}
	if b.yielding[n] {
		loop := b.loop(n.Async)
		loop.forStmt = node
		return loop
	}
	if n.Async {
		return (*asyncForStmt)(&node)
	}
	return specialiseFor(&node)
}

func (b *builder) with(n *parser.With, items []parser.WithItem) stmt {
	item := items[0]
	node := withStmt{async: n.Async, context: b.expr(item.Context), at: placeOf(item.Context)}
	if item.Target != nil {
		node.target = b.target(item.Target)
	}
	switch {
	case len(items) == 1:
		node.body = b.body(n.Body.Stmts)
	case b.yielding[n]:
		node.body = b.stmts(func() stmt { return b.with(n, items[1:]) })
	default:
		node.body = b.with(n, items[1:])
	}
	if b.yielding[n] {
		return &resumableWith{withStmt: node, exit: b.temp()}
	}
	return &node
}

func (b *builder) try(n *parser.Try) stmt {
	node := b.tryExcept(n)
	if len(n.Final.Stmts) == 0 {
		return node
	}
	final := tryFinally{body: node, final: b.body(n.Final.Stmts)}
	if b.yielding[n] {
		return &resumableFinally{tryFinally: final, state: b.temp(), signal: b.temp(), result: b.temp(), raised: b.temp()}
	}
	return &final
}

func (b *builder) tryExcept(n *parser.Try) stmt {
	node := tryExcept{body: b.body(n.Body.Stmts)}
	if len(n.Handlers) == 0 {
		return node.body
	}
	for _, h := range n.Handlers {
		clause := handler{at: placeOf(h)}
		if h.Type != nil {
			if b.yielding[h.Type] {
				b.unsupported(h.Type, "a yield in the class of an except clause")
			}
			clause.class, clause.at = b.plain(h.Type), placeOf(h.Type)
		}
		if h.Name != "" {
			clause.name = b.bind(h.Name, clause.at)
		}
		clause.body = b.body(h.Body.Stmts)
		node.handlers = append(node.handlers, clause)
	}
	node.orElse = b.optionalBody(n.OrElse.Stmts)
	if n.Star {
		if b.yielding[n] {
			b.unsupported(n, "a yield in a try statement with except*")
		}
		return (*tryStar)(&node)
	}
	if b.yielding[n] {
		return &resumableTry{tryExcept: node, caught: b.temp(), state: b.temp()}
	}
	return &node
}

func (b *builder) assert(n *parser.Assert) stmt {
	if n.Msg != nil && b.yielding[n.Msg] {
		return b.assertInSteps(n)
	}
	test := b.condition(n.Test)
	node := &assertStmt{test: test, at: placeOf(n.Test)}
	if n.Msg != nil {
		node.msg = b.plain(n.Msg)
	}
	return node
}

// assertInSteps is an assert with a yield in its message, which is evaluated
// only when the test fails.
func (b *builder) assertInSteps(n *parser.Assert) stmt {
	slot := b.temp()
	b.set(slot, n.Test)
	at := placeOf(n.Test)
	failing := b.branch(func() {
		msg := b.expr(n.Msg)
		b.emit(&assertStmt{test: conditionOf(&constant{object.False}, at), msg: msg, at: at})
	})
	b.when(slot, at, pass{}, failing)
	return pass{}
}

func (b *builder) importStmt(n *parser.Import) stmt {
	var stmts blockStmt
	for _, alias := range n.Names {
		node := &importModule{name: alias.Name, whole: alias.AsName != "", at: placeOf(n)}
		bound := alias.AsName
		if bound == "" {
			bound, _, _ = strings.Cut(alias.Name, ".")
		}
		node.target = b.bind(bound, placeOf(alias))
		stmts = append(stmts, node)
	}
	return b.sequence(stmts, false)
}

func (b *builder) importFrom(n *parser.ImportFrom) stmt {
	module, level := string(n.Module), int(n.Level)
	if level == 0 && module == "__future__" {
		return pass{}
	}
	if len(n.Names) == 1 && n.Names[0].Name == "*" {
		return &importStar{module: module, level: level, at: placeOf(n)}
	}
	node := &importFrom{module: module, level: level, at: placeOf(n)}
	for _, alias := range n.Names {
		bound := alias.AsName
		if bound == "" {
			bound = alias.Name
		}
		node.names = append(node.names, b.intern(alias.Name))
		node.targets = append(node.targets, b.bind(bound, placeOf(alias)))
	}
	return node
}
