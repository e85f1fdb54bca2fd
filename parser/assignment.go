package parser

import "github.com/alecthomas/participle/v2/lexer"

// assignment parses an expression that stands alone, or an assignment of any
// kind. It is one rule: an expression comes first in all of them, and what
// follows it decides whether it had to be a target.
func assignment(lex *lexer.PeekingLexer, list []Stmt) ([]Stmt, error) {
	p := newExpressions(lex)
	defer p.release()
	start := p.start()
	parenthesized := p.at(tokenLeftParen)
	x := p.yieldOrStarExpressions()
	if x == nil {
		return list, p.err
	}
	var node Stmt
	switch p.token.Type {
	case tokenEqual:
		node = p.assign(start, x)
	case tokenAugmented:
		node = p.augmented(start, x)
	case tokenColon:
		node = p.annotated(start, x, parenthesized)
	default:
		node = &ExprStmt{Span: p.span(start), Value: x}
	}
	p.checkHeight(x)
	if p.err != nil {
		return list, p.err
	}
	return append(list, node), nil
}

// assign parses the rest of `target = … = value`.
func (p *expressions) assign(start int32, x Expr) Stmt {
	base := len(p.stack)
	for p.accept(tokenEqual) {
		if p.checkTarget(x, forAssignment) == nil {
			return nil
		}
		p.checkHeight(x)
		p.stack = append(p.stack, x)
		if x = p.yieldOrStarExpressions(); x == nil {
			return nil
		}
	}
	p.checkHeight(x)
	return &Assign{Span: p.span(start), Targets: p.pop(base), Value: x}
}

// augmented parses the rest of `target += value`.
func (p *expressions) augmented(start int32, x Expr) Stmt {
	if p.checkTarget(x, forAugmented) == nil {
		return nil
	}
	op := binaryOperator(p.token)
	p.advance()
	value := p.yieldOrStarExpressions()
	p.checkHeight(value)
	return &AugAssign{Span: p.span(start), Target: x, Op: op, Value: value}
}

// annotated parses the rest of `target: annotation = value`.
func (p *expressions) annotated(start int32, x Expr, parenthesized bool) Stmt {
	if p.checkTarget(x, forAnnotation) == nil {
		return nil
	}
	p.advance()
	node := &AnnAssign{Target: x}
	if node.Annotation = p.expression(); node.Annotation == nil {
		return nil
	}
	if p.accept(tokenEqual) {
		if node.Value = p.yieldOrStarExpressions(); node.Value == nil {
			return nil
		}
	}
	p.checkHeight(node.Annotation)
	p.checkHeight(node.Value)
	_, isName := x.(*Name)
	node.Simple = isName && !parenthesized
	node.Span = p.span(start)
	return node
}
