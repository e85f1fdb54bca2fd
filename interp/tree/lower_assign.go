package tree

import "github.com/apy-lang/apy/parser"

func (b *builder) assign(n *parser.Assign) stmt {
	if b.yielding[n] {
		return b.yieldingAssign(n)
	}
	value := b.plain(n.Value)
	if len(n.Targets) == 1 {
		return oneAssignment(b.target(n.Targets[0]), value)
	}
	node := &assignMany{value: value}
	for _, t := range n.Targets {
		node.targets = append(node.targets, b.target(t))
	}
	return node
}

func oneAssignment(t target, value expr) stmt {
	if local, ok := t.(*localVariable); ok {
		return &assignLocal{slot: local.slot, value: value}
	}
	return &assign{target: t, value: value}
}

// yieldingAssign is an assignment with a yield in the value or in a target.
func (b *builder) yieldingAssign(n *parser.Assign) stmt {
	targetsYield := false
	for _, t := range n.Targets {
		targetsYield = targetsYield || b.yielding[t]
	}
	if !targetsYield && len(n.Targets) == 1 {
		if name, ok := n.Targets[0].(*parser.Name); ok {
			if v := b.scope.Lookup(name.Id); v.Kind == LocalVariable {
				switch y := n.Value.(type) {
				case *parser.Yield:
					return b.yieldStmt(y, v.Index)
				case *parser.YieldFrom:
					return b.yieldFromStmt(y, v.Index)
				}
			}
		}
	}
	value := b.expr(n.Value)
	if !targetsYield {
		node := &assignMany{value: value}
		for _, t := range n.Targets {
			node.targets = append(node.targets, b.target(t))
		}
		return node
	}
	temp := b.keep(value)
	for _, t := range n.Targets {
		b.emit(&assign{target: b.target(b.spillTarget(t)), value: &loadTemp{temp}})
	}
	return pass{}
}

// target builds what an assignment binds. Its expressions have no yield.
func (b *builder) target(e parser.Expr) target {
	switch n := e.(type) {
	case *parser.Name:
		return b.bind(n.Id, placeOf(n))
	case *parser.Attribute:
		b.noteSelf(n)
		return b.attributeTarget(n)
	case *parser.Subscript:
		return b.itemTarget(n)
	case *parser.Starred:
		return b.target(n.Value)
	case *parser.Tuple:
		return b.unpack(n, n.Elts)
	case *parser.List:
		return b.unpack(n, n.Elts)
	}
	b.unsupported(e, "this target")
	return &localVariable{}
}

func (b *builder) attributeTarget(n *parser.Attribute) *attributeTarget {
	return &attributeTarget{object: b.plain(n.Value), name: b.attribute(n.Attr), cache: b.cache(), at: b.attributePlace(n)}
}

func (b *builder) itemTarget(n *parser.Subscript) *itemTarget {
	return &itemTarget{container: b.plain(n.Value), key: b.plain(n.Slice), at: placeOf(n)}
}

func (b *builder) unpack(n parser.Node, elts []parser.Expr) target {
	node := &unpackTarget{star: -1, at: placeOf(n)}
	for i, e := range elts {
		if _, ok := e.(*parser.Starred); ok {
			node.star = i
		}
		node.targets = append(node.targets, b.target(e))
	}
	return node
}

// noteSelf collects __static_attributes__ of the class around.
func (b *builder) noteSelf(n *parser.Attribute) {
	name, ok := n.Value.(*parser.Name)
	if !ok || name.Id != "self" || b.class == nil || b.scope.Host.Kind != FunctionScope {
		return
	}
	attr := b.intern(n.Attr).Value()
	for _, v := range b.class.selfAttributes {
		if v.Is(attr) {
			return
		}
	}
	b.class.selfAttributes = append(b.class.selfAttributes, attr)
}

func (b *builder) augAssign(n *parser.AugAssign) stmt {
	op, at := binaryOps[n.Op], placeOf(n)
	t := n.Target
	if b.yielding[n] {
		t = b.spillTarget(t)
	}
	switch t := t.(type) {
	case *parser.Attribute:
		node := &augmentAttribute{target: b.attributeTarget(t), op: op, at: at}
		node.read = getAttribute{name: node.target.name, cache: b.cache(), at: node.target.at}
		if b.yielding[n.Value] {
			return b.augmentInSteps(node.target, b.plain(t), n)
		}
		node.value = b.plain(n.Value)
		return node
	case *parser.Subscript:
		node := &augmentItem{target: b.itemTarget(t), op: op, at: at}
		if b.yielding[n.Value] {
			return b.augmentInSteps(node.target, b.plain(t), n)
		}
		node.value = b.plain(n.Value)
		return node
	}
	name := t.(*parser.Name)
	if b.yielding[n.Value] {
		return b.augmentInSteps(b.target(name), b.load(name), n)
	}
	return specialiseAugment(&augmentName{
		read: b.load(name), store: b.bind(name.Id, placeOf(name)), op: op, value: b.plain(n.Value), at: at,
	})
}

// augmentInSteps is an augmented assignment whose value contains a yield: the
// target is read before it.
func (b *builder) augmentInSteps(store target, read expr, n *parser.AugAssign) stmt {
	old := &loadTemp{b.keep(read)}
	return &augmentName{read: old, store: store, op: binaryOps[n.Op], value: b.expr(n.Value), at: placeOf(n)}
}

func (b *builder) annAssign(n *parser.AnnAssign) stmt {
	var nodes []stmt
	if n.Value != nil {
		value := b.expr(n.Value)
		nodes = append(nodes, oneAssignment(b.target(n.Target), value))
	}
	name, simple := n.Target.(*parser.Name)
	inFunction := b.scope.Host.Kind == FunctionScope
	switch {
	case simple && n.Simple && !inFunction:
		nodes = append(nodes, &annotation{name: b.attribute(name.Id), value: b.annotationValue(n.Annotation), at: placeOf(n)})
	case !inFunction && !b.scopes.FutureAnnotations:
		nodes = append(nodes, &exprStmt{b.plain(n.Annotation)})
	}
	if len(nodes) == 0 {
		return pass{}
	}
	return b.sequence(nodes, false)
}

// annotationValue evaluates an annotation, or keeps its text under `from
// __future__ import annotations`.
func (b *builder) annotationValue(e parser.Expr) expr {
	if b.scopes.FutureAnnotations {
		s := e.Bounds()
		return &constant{b.intern(b.program.File.Text[s.Start:s.End]).Value()}
	}
	return b.plain(e)
}

func (b *builder) delete(n *parser.Delete) stmt {
	targets := n.Targets
	if b.yielding[n] {
		for _, t := range targets {
			b.emit(&deleteStmt{[]deletable{b.deletable(b.spillTarget(t))}})
		}
		return pass{}
	}
	node := &deleteStmt{}
	for _, t := range targets {
		node.targets = append(node.targets, b.deletable(t))
	}
	return node
}

func (b *builder) deletable(e parser.Expr) deletable {
	switch n := e.(type) {
	case *parser.Name:
		return b.bind(n.Id, placeOf(n))
	case *parser.Attribute:
		return b.attributeTarget(n)
	case *parser.Subscript:
		return b.itemTarget(n)
	case *parser.Tuple:
		return b.deleteMany(n.Elts)
	case *parser.List:
		return b.deleteMany(n.Elts)
	}
	b.unsupported(e, "this target")
	return deleteMany{}
}

func (b *builder) deleteMany(elts []parser.Expr) deletable {
	var many deleteMany
	for _, e := range elts {
		many = append(many, b.deletable(e))
	}
	return many
}
