package parser

import (
	"github.com/alecthomas/participle/v2/lexer"
	"golang.org/x/text/unicode/norm"
)

// primary parses an atom and the calls, subscripts and attributes after it.
func (p *expressions) primary() Expr {
	start := p.start()
	x := p.atom()
	for links := 0; x != nil; links++ {
		switch p.token.Type {
		case tokenDot:
			p.advance()
			if !p.at(tokenName) {
				return p.fail()
			}
			attr := identifier(p.token.Value)
			p.advance()
			node := p.attributes.new()
			*node = Attribute{Span: p.span(start), Value: x, Attr: attr}
			x = node
		case tokenLeftParen:
			x = p.call(start, x)
		case tokenLeftBracket:
			x = p.subscript(start, x)
		default:
			p.links += links
			return x
		}
	}
	return nil
}

// name parses a name, which is the next token.
func (p *expressions) name() *Name {
	x := p.names.new()
	start := p.start()
	x.Id = identifier(p.token.Value)
	p.advance()
	x.Span = p.span(start)
	return x
}

// identifier normalises a name as Python does, to NFKC.
func identifier(name string) string {
	if isASCII(name) {
		return name
	}
	return norm.NFKC.String(name)
}

// atom parses the smallest kind of expression.
func (p *expressions) atom() Expr {
	switch p.token.Type {
	case tokenName:
		return p.name()
	case tokenNumber:
		return p.number()
	case tokenString, tokenFStringStart:
		return p.strings()
	case tokenLeftParen:
		return p.bracketed(p.parenthesized)
	case tokenLeftBracket:
		return p.bracketed(p.list)
	case tokenLeftBrace:
		return p.bracketed(p.dictOrSet)
	case tokenNone:
		return p.constant(nil)
	case tokenTrue:
		return p.constant(true)
	case tokenFalse:
		return p.constant(false)
	case tokenEllipsis:
		return p.constant(Ellipsis{})
	}
	return p.fail()
}

// bracketed parses a bracketed atom, one level deeper.
func (p *expressions) bracketed(parse func(start int32) Expr) Expr {
	if !p.enter() {
		return nil
	}
	x := parse(p.pass().Start)
	p.leave()
	return x
}

// constant makes the next token a constant.
func (p *expressions) constant(value any) Expr {
	start := p.start()
	p.advance()
	return p.newConstant(start, value)
}

func (p *expressions) newConstant(start int32, value any) *Constant {
	x := p.constants.new()
	x.Span, x.Value = p.span(start), value
	return x
}

// parenthesized parses what follows a "(": a tuple, a generator expression, or
// an expression in parentheses, which leave no trace.
func (p *expressions) parenthesized(start int32) Expr {
	if p.accept(tokenRightParen) {
		return &Tuple{Span: p.span(start)}
	}
	if p.at(tokenYield) {
		x := p.yield()
		if x == nil || !p.expect(tokenRightParen) {
			return nil
		}
		return x
	}
	isStarred := p.at(tokenStar)
	x := p.starNamedExpression()
	switch {
	case x == nil:
		return nil
	case p.at(tokenComma):
		elts, ok := p.elements(x, tokenRightParen)
		if !ok {
			return nil
		}
		return &Tuple{Span: p.span(start), Elts: elts}
	case isStarred:
		return p.fail()
	case p.atComprehension():
		generators := p.comprehensions()
		if generators == nil || !p.expect(tokenRightParen) {
			return nil
		}
		return &GeneratorExp{Span: p.span(start), Elt: x, Generators: generators}
	case !p.expect(tokenRightParen):
		return nil
	}
	return x
}

// elements parses the rest of a list of elements, whose first is x, and the
// bracket that closes it.
func (p *expressions) elements(x Expr, closing lexer.TokenType) ([]Expr, bool) {
	base := len(p.stack)
	p.stack = append(p.stack, x)
	for p.accept(tokenComma) {
		if p.at(closing) {
			break
		}
		if x = p.starNamedExpression(); x == nil {
			return nil, false
		}
		p.stack = append(p.stack, x)
	}
	if !p.expect(closing) {
		return nil, false
	}
	return p.pop(base), true
}

// list parses what follows a "[": a list or a list comprehension.
func (p *expressions) list(start int32) Expr {
	if p.accept(tokenRightBracket) {
		return &List{Span: p.span(start)}
	}
	isStarred := p.at(tokenStar)
	x := p.starNamedExpression()
	if x == nil {
		return nil
	}
	if p.atComprehension() && !isStarred {
		generators := p.comprehensions()
		if generators == nil || !p.expect(tokenRightBracket) {
			return nil
		}
		return &ListComp{Span: p.span(start), Elt: x, Generators: generators}
	}
	elts, ok := p.elements(x, tokenRightBracket)
	if !ok {
		return nil
	}
	return &List{Span: p.span(start), Elts: elts}
}

// dictOrSet parses what follows a "{".
func (p *expressions) dictOrSet(start int32) Expr {
	switch {
	case p.accept(tokenRightBrace):
		return &Dict{Span: p.span(start)}
	case p.at(tokenPower):
		return p.dict(start, nil)
	}
	isStarred := p.at(tokenStar)
	isNamed := p.at(tokenName) && p.after() == tokenWalrus
	x := p.starNamedExpression()
	switch {
	case x == nil:
		return nil
	case p.at(tokenColon) && !isStarred && !isNamed:
		return p.dict(start, x)
	case p.atComprehension() && !isStarred:
		generators := p.comprehensions()
		if generators == nil || !p.expect(tokenRightBrace) {
			return nil
		}
		return &SetComp{Span: p.span(start), Elt: x, Generators: generators}
	}
	elts, ok := p.elements(x, tokenRightBrace)
	if !ok {
		return nil
	}
	return &Set{Span: p.span(start), Elts: elts}
}

// dict parses a dict or a dict comprehension. The first key has been parsed, or
// is nil when the next token is a `**`.
func (p *expressions) dict(start int32, key Expr) Expr {
	base := len(p.stack)
	for first := true; ; first = false {
		value := p.dictValue(key)
		if value == nil {
			return nil
		}
		if first && key != nil && p.atComprehension() {
			generators := p.comprehensions()
			if generators == nil || !p.expect(tokenRightBrace) {
				return nil
			}
			return &DictComp{Span: p.span(start), Key: key, Value: value, Generators: generators}
		}
		p.stack = append(p.stack, key, value)
		if !p.accept(tokenComma) || p.at(tokenRightBrace) {
			break
		}
		if key = nil; !p.at(tokenPower) {
			if key = p.expression(); key == nil {
				return nil
			}
		}
	}
	if !p.expect(tokenRightBrace) {
		return nil
	}
	items := p.stack[base:]
	node := &Dict{Span: p.span(start), Keys: make([]Expr, 0, len(items)/2), Values: make([]Expr, 0, len(items)/2)}
	for i := 0; i < len(items); i += 2 {
		node.Keys = append(node.Keys, items[i])
		node.Values = append(node.Values, items[i+1])
	}
	p.drop(base)
	return node
}

// dictValue parses `: value`, or `**value` when the key is nil.
func (p *expressions) dictValue(key Expr) Expr {
	if key == nil {
		p.advance()
		return p.operation(levelBitOr)
	}
	if !p.expect(tokenColon) {
		return nil
	}
	return p.expression()
}
