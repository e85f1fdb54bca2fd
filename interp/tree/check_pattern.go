package tree

import (
	"math/big"
	"slices"

	"github.com/apy-lang/apy/parser"
)

func (c *checker) match(n *parser.Match) error {
	if err := c.expr(n.Subject); err != nil {
		return err
	}
	for i, matchCase := range n.Cases {
		p := &patternChecker{checker: c, mayAlwaysMatch: matchCase.Guard != nil || i == len(n.Cases)-1}
		if err := p.pattern(matchCase.Pattern); err != nil {
			return err
		}
		if err := visitAll(c.expr, matchCase.Guard); err != nil {
			return err
		}
		if err := c.stmts(matchCase.Body.Stmts); err != nil {
			return err
		}
	}
	return nil
}

// patternChecker checks the pattern of one case.
type patternChecker struct {
	*checker
	names []string // captured so far
	// mayAlwaysMatch tells that a pattern that matches everything makes no
	// other unreachable where it stands.
	mayAlwaysMatch bool
}

func (p *patternChecker) pattern(pattern parser.Pattern) error {
	switch n := pattern.(type) {
	case *parser.MatchValue:
		if _, isLiteral := literalKey(n.Value); !isLiteral && !isAttribute(n.Value) {
			return p.errorf(n.Span, "patterns may only match literals and attribute lookups")
		}
		return p.expr(n.Value)
	case *parser.MatchStar:
		return p.capture(n.Name, n.Span)
	case *parser.MatchSequence:
		return p.sequence(n)
	case *parser.MatchMapping:
		return p.mapping(n)
	case *parser.MatchClass:
		return p.class(n)
	case *parser.MatchAs:
		return p.as(n)
	case *parser.MatchOr:
		return p.or(n)
	}
	return nil // a singleton
}

// capture notes a name that the pattern binds; "" is the wildcard.
func (p *patternChecker) capture(name string, span parser.Span) error {
	if name == "" {
		return nil
	}
	if err := p.bind(name, span); err != nil {
		return err
	}
	if slices.Contains(p.names, name) {
		return p.errorf(span, "multiple assignments to name '%s' in pattern", name)
	}
	p.names = append(p.names, name)
	return nil
}

// parts checks patterns inside another, where any may always match.
func (p *patternChecker) parts(patterns []parser.Pattern) error {
	outer := p.mayAlwaysMatch
	p.mayAlwaysMatch = true
	err := each(p.pattern, patterns)
	p.mayAlwaysMatch = outer
	return err
}

func (p *patternChecker) as(n *parser.MatchAs) error {
	if n.Pattern != nil {
		if err := p.pattern(n.Pattern); err != nil {
			return err
		}
		return p.capture(n.Name, n.Span)
	}
	switch {
	case p.mayAlwaysMatch:
		return p.capture(n.Name, n.Span)
	case n.Name != "":
		return p.errorf(n.Span, "name capture '%s' makes remaining patterns unreachable", n.Name)
	}
	return p.errorf(n.Span, "wildcard makes remaining patterns unreachable")
}

func (p *patternChecker) sequence(n *parser.MatchSequence) error {
	stars := 0
	for i, part := range n.Patterns {
		if _, ok := part.(*parser.MatchStar); !ok {
			continue
		}
		if stars++; stars > 1 {
			return p.errorf(n.Span, "multiple starred names in sequence pattern")
		}
		if i > maxTargetsBeforeStar {
			return p.errorf(n.Span, "too many expressions in star-unpacking sequence pattern")
		}
	}
	return p.parts(n.Patterns)
}

func (p *patternChecker) mapping(n *parser.MatchMapping) error {
	var seen []any
	for _, key := range n.Keys {
		value, ok := literalKey(key)
		if !ok {
			if !isAttribute(key) {
				return p.errorf(n.Span, "mapping pattern keys may only match literals and attribute lookups")
			}
			if err := p.expr(key); err != nil {
				return err
			}
			continue
		}
		if slices.ContainsFunc(seen, func(other any) bool { return sameKey(value, other) }) {
			return p.errorf(n.Span, "mapping pattern checks duplicate key (%s)", keyRepr(value))
		}
		seen = append(seen, value)
	}
	if err := p.parts(n.Patterns); err != nil {
		return err
	}
	return p.capture(n.Rest, n.Span)
}

func (p *patternChecker) class(n *parser.MatchClass) error {
	for i, name := range n.KwdAttrs {
		if err := p.bind(name, n.KwdPatterns[i].Bounds()); err != nil {
			return err
		}
		for j, other := range n.KwdAttrs[i+1:] {
			if other == name {
				return p.errorf(n.KwdPatterns[i+1+j].Bounds(), "attribute name repeated in class pattern: %s", name)
			}
		}
	}
	return inOrder(
		func() error { return p.expr(n.Cls) },
		func() error { return p.parts(n.Patterns) },
		func() error { return p.parts(n.KwdPatterns) })
}

// or checks alternatives, all of which must bind the same names.
func (p *patternChecker) or(n *parser.MatchOr) error {
	outerNames, outerMay := p.names, p.mayAlwaysMatch
	var control []string
	for i, alternative := range n.Patterns {
		p.names = nil
		p.mayAlwaysMatch = outerMay && i == len(n.Patterns)-1
		if err := p.pattern(alternative); err != nil {
			return err
		}
		if i == 0 {
			control = p.names
		} else if !sameNames(control, p.names) {
			return p.errorf(n.Span, "alternative patterns bind different names")
		}
	}
	p.names, p.mayAlwaysMatch = outerNames, outerMay
	for _, name := range control {
		if err := p.capture(name, n.Span); err != nil {
			return err
		}
	}
	return nil
}

func isAttribute(expr parser.Expr) bool {
	_, ok := expr.(*parser.Attribute)
	return ok
}

func sameNames(a, b []string) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(name string) bool { return !slices.Contains(b, name) })
}

// literalKey returns the value of a literal key of a mapping pattern, in the
// types of parser.Constant.
func literalKey(expr parser.Expr) (any, bool) {
	switch n := expr.(type) {
	case *parser.Constant:
		return n.Value, true
	case *parser.UnaryOp:
		if operand, ok := n.Operand.(*parser.Constant); ok && n.Op == parser.USub {
			return negated(operand.Value), true
		}
	case *parser.BinOp:
		real, ok := literalKey(n.Left)
		imaginary, isConstant := n.Right.(*parser.Constant)
		if !ok || !isConstant {
			return nil, false
		}
		part, _ := imaginary.Value.(complex128)
		if n.Op == parser.Sub {
			return complex(toFloat(real), 0) - part, true
		}
		return complex(toFloat(real), 0) + part, true
	}
	return nil, false
}

func negated(value any) any {
	switch value := value.(type) {
	case int64:
		return -value
	case *big.Int:
		return new(big.Int).Neg(value)
	case float64:
		return -value
	case complex128:
		return -value
	}
	return value
}

func toFloat(value any) float64 {
	switch value := value.(type) {
	case int64:
		return float64(value)
	case *big.Int:
		f, _ := new(big.Float).SetInt(value).Float64()
		return f
	case float64:
		return value
	}
	return 0
}
