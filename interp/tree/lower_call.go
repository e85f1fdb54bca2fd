package tree

import "github.com/apy-lang/apy/parser"

func (b *builder) call(n *parser.Call) expr {
	at := placeOf(n)
	if attr, ok := n.Func.(*parser.Attribute); ok {
		at = b.placeFromAttribute(n, attr)
	}
	if isSuper(n) {
		if node := b.superCall(n); node != nil {
			return node
		}
	}
	if hasStar(n.Args) || hasDoubleStar(n.Keywords) {
		return &callStarred{fn: b.plain(n.Func), args: b.plainAll(n.Args), keywords: b.keywords(n.Keywords), at: at}
	}
	args := arguments{values: b.plainAll(n.Args)}
	for _, k := range n.Keywords {
		args.values = append(args.values, b.plain(k.Value))
		args.names = append(args.names, b.intern(k.Name))
	}
	if attr, ok := n.Func.(*parser.Attribute); ok {
		object := b.plain(attr.Value)
		if super, ok := object.(*superCall); ok {
			return &callSuperMethod{super: super, name: b.attribute(attr.Attr), args: args, nameAt: b.attributePlace(attr), at: at}
		}
		return &callMethod{
			object: object, name: b.attribute(attr.Attr), args: args,
			cache: b.cache(), nameAt: b.attributePlace(attr), at: at,
		}
	}
	return specialiseCall(&call{fn: b.plain(n.Func), args: args, at: at})
}

func hasDoubleStar(keywords []*parser.Keyword) bool {
	for _, k := range keywords {
		if k.Name == "" {
			return true
		}
	}
	return false
}

func (b *builder) keywords(list []*parser.Keyword) []keywordArgument {
	var keywords []keywordArgument
	for _, k := range list {
		argument := keywordArgument{value: b.plain(k.Value), at: placeOf(k)}
		if k.Name != "" {
			argument.name = b.intern(k.Name)
		}
		keywords = append(keywords, argument)
	}
	return keywords
}

func isSuper(n *parser.Call) bool {
	name, ok := n.Func.(*parser.Name)
	return ok && name.Id == "super" && len(n.Args) == 0 && len(n.Keywords) == 0
}

// superCall builds super() where __class__ is visible, in a method.
func (b *builder) superCall(n *parser.Call) expr {
	host := b.scope.Host
	class := b.scope.Lookup("__class__")
	if host.Kind != FunctionScope || class.Kind == GlobalVariable {
		return nil
	}
	node := &superCall{callee: b.plain(n.Func), class: b.loadName("__class__", placeOf(n)), at: placeOf(n)}
	if p := b.code.params; p.positional > 0 {
		node.self = b.firstParameter(host, placeOf(n))
	}
	return node
}

// firstParameter reads slot 0, which may hold a cell.
func (b *builder) firstParameter(host *Scope, at place) expr {
	name := b.intern(host.Slots[0])
	for _, cell := range host.CellSlots {
		if cell == 0 {
			return &loadCell{slot: 0, name: name, at: at}
		}
	}
	return &loadLocal{slot: 0, name: name, at: at}
}

// attributePlace is where reading an attribute fails: the expression, or just
// its name when that is on a line of its own.
func (b *builder) attributePlace(n *parser.Attribute) place {
	return b.placeFromAttribute(n, n)
}

// placeFromAttribute is the place of a node that ends with, or calls, an
// attribute: for a chain of calls over several lines CPython points at the
// name that is meant.
func (b *builder) placeFromAttribute(n parser.Node, attr *parser.Attribute) place {
	at := placeOf(n)
	line, _ := b.program.File.Position(at.Start)
	nameLine, _ := b.program.File.Position(attr.End)
	if line != nameLine {
		at.Start = attr.End - int32(len(attr.Attr))
	}
	return at
}

func (b *builder) comprehension(e parser.Expr) expr {
	outer := b.scope
	scope := b.scopes.Of(e)
	node := &comprehension{slots: scope.OwnSlots, cells: scope.CellSlots, at: placeOf(e)}
	var generators []parser.Comprehension
	switch n := e.(type) {
	case *parser.ListComp:
		generators = n.Generators
	case *parser.SetComp:
		generators = n.Generators
	case *parser.DictComp:
		generators = n.Generators
	}
	first := iterated(b.plain(generators[0].Iter))
	b.scope = scope
	node.clauses = b.clauses(generators, first)
	node.collect = b.accumulator(e)
	b.scope = outer
	return node
}

func (b *builder) clauses(generators []parser.Comprehension, first expr) []clause {
	clauses := make([]clause, len(generators))
	for i, g := range generators {
		c := clause{target: b.target(g.Target), async: g.Async, at: placeOf(g.Iter), iter: first}
		if i > 0 {
			c.iter = iterated(b.plain(g.Iter))
		}
		for _, cond := range g.Ifs {
			c.conds = append(c.conds, b.condition(cond))
		}
		clauses[i] = c
	}
	return clauses
}

func (b *builder) accumulator(e parser.Expr) accumulator {
	switch n := e.(type) {
	case *parser.SetComp:
		return &setAccumulator{elem: b.plain(n.Elt), at: placeOf(n.Elt)}
	case *parser.DictComp:
		return &dictAccumulator{key: b.plain(n.Key), value: b.plain(n.Value), at: placeOf(n.Key)}
	}
	return &listAccumulator{elem: b.plain(e.(*parser.ListComp).Elt)}
}

// generatorExp builds a generator expression: the loops of its clauses, around
// a yield, as the body of a hidden function.
func (b *builder) generatorExp(n *parser.GeneratorExp) expr {
	inner := b.function("<genexpr>", b.scopes.Of(n))
	inner.code.FirstLine = b.line(n)
	inner.code.at = placeOf(n)
	inner.code.params.positional = 1
	fresh := 0
	var body stmt = &yieldStmt{value: inner.plain(n.Elt), result: -1, at: placeOf(n.Elt)}
	for i := len(n.Generators) - 1; i >= 0; i-- {
		g := n.Generators[i]
		for j := len(g.Ifs) - 1; j >= 0; j-- {
			body = &resumableIf{
				ifStmt: ifStmt{test: inner.condition(g.Ifs[j]), body: body}, state: inner.temp(),
			}
		}
		loop := inner.loop(g.Async)
		loop.target, loop.body, loop.at, loop.whole = inner.target(g.Target), body, placeOf(g.Iter), placeOf(n)
		if i == 0 {
			loop.iter = &loadTemp{0}
		} else {
			loop.iter = iterated(inner.plain(g.Iter))
		}
		body, fresh = loop, loop.fresh
	}
	inner.code.body = body
	return &makeGenerator{
		code: inner.code, fresh: fresh, iter: iterated(b.plain(n.Generators[0].Iter)), async: n.Generators[0].Async, at: placeOf(n.Generators[0].Iter),
	}
}

// loop reserves the slots of a resumable loop: the iterator, for an async for
// the __anext__ behind it, and where it was.
func (b *builder) loop(async bool) *resumableFor {
	n := &resumableFor{async: async, iterator: b.temp()}
	if async {
		b.temp()
	}
	n.fresh, n.state = b.temp(), b.temp()
	return n
}
