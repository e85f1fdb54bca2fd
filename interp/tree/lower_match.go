package tree

import (
	"github.com/apy-lang/apy/interp/object"
	"github.com/apy-lang/apy/parser"
)

func (b *builder) match(n *parser.Match) stmt {
	node := matchStmt{subject: b.expr(n.Subject)}
	for _, c := range n.Cases {
		m := matchCase{pattern: b.pattern(c.Pattern)}
		if c.Guard != nil {
			if b.yielding[c.Guard] {
				b.unsupported(c.Guard, "a yield in the guard of a case")
			}
			m.guard = conditionOf(b.plain(c.Guard), placeOf(c.Guard))
		}
		m.body = b.body(c.Body.Stmts)
		node.cases = append(node.cases, m)
	}
	for _, c := range n.Cases {
		if b.yieldsIn(c.Body.Stmts) {
			return &resumableMatch{matchStmt: node, state: b.temp()}
		}
	}
	return &node
}

func (b *builder) pattern(p parser.Pattern) pattern {
	at := placeOf(p)
	switch n := p.(type) {
	case *parser.MatchValue:
		return &valuePattern{value: b.plain(n.Value), at: at}
	case *parser.MatchSingleton:
		value := object.None
		if truth, ok := n.Value.(bool); ok {
			value = object.Bool(truth)
		}
		return &singletonPattern{value}
	case *parser.MatchAs:
		node := &asPattern{target: b.capture(n.Name, at)}
		if n.Pattern != nil {
			node.pattern = b.pattern(n.Pattern)
		}
		return node
	case *parser.MatchStar:
		return &asPattern{target: b.capture(n.Name, at)}
	case *parser.MatchOr:
		return &orPattern{b.patterns(n.Patterns)}
	case *parser.MatchSequence:
		node := &sequencePattern{patterns: b.patterns(n.Patterns), star: -1, at: at}
		for i, part := range n.Patterns {
			if _, ok := part.(*parser.MatchStar); ok {
				node.star = i
			}
		}
		return node
	case *parser.MatchMapping:
		return &mappingPattern{keys: b.plainAll(n.Keys), patterns: b.patterns(n.Patterns), rest: b.capture(n.Rest, at), at: at}
	}
	n := p.(*parser.MatchClass)
	node := &classPattern{class: b.plain(n.Cls), patterns: b.patterns(n.Patterns), at: at}
	node.patterns = append(node.patterns, b.patterns(n.KwdPatterns)...)
	for _, name := range n.KwdAttrs {
		node.names = append(node.names, b.attribute(name))
	}
	return node
}

func (b *builder) patterns(list []parser.Pattern) []pattern {
	nodes := make([]pattern, len(list))
	for i, p := range list {
		nodes[i] = b.pattern(p)
	}
	return nodes
}

// capture builds the target of a captured name; "" captures nothing.
func (b *builder) capture(name string, at place) target {
	if name == "" {
		return nil
	}
	return b.bind(name, at)
}
