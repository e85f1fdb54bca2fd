package parser

// call parses the arguments of a call; the next token is the "(".
func (p *expressions) call(start int32, function Expr) Expr {
	if !p.enter() {
		return nil
	}
	arguments, ok := p.arguments(true)
	p.leave()
	if !ok {
		return nil
	}
	node := p.calls.new()
	*node = Call{Span: p.span(start), Func: function, Args: arguments.Args, Keywords: arguments.Keywords}
	return node
}

// arguments parses parenthesised arguments. A call, unlike a class statement,
// may have a generator expression without parentheses as its only one.
func (p *expressions) arguments(isCall bool) (list Arguments, ok bool) {
	open := p.start()
	p.advance()
	base := len(p.stack)
	var keywords []*Keyword
	unpacked := false // a `**mapping` has been seen
	for !p.at(tokenRightParen) {
		switch {
		case p.at(tokenPower) || p.at(tokenName) && p.after() == tokenEqual:
			keyword := p.keyword()
			if keyword == nil {
				return list, false
			}
			unpacked = unpacked || keyword.Name == ""
			keywords = append(keywords, keyword)
		default:
			if p.at(tokenStar) && unpacked || !p.at(tokenStar) && keywords != nil {
				p.fail()
				return list, false
			}
			x := p.argument()
			if x == nil {
				return list, false
			}
			if p.atComprehension() && isCall && len(p.stack) == base && keywords == nil {
				if x = p.soleGenerator(open, x); x == nil {
					return list, false
				}
				return Arguments{Args: p.lists.copy([]Expr{x})}, true
			}
			p.stack = append(p.stack, x)
		}
		if !p.accept(tokenComma) {
			break
		}
	}
	if !p.expect(tokenRightParen) {
		return list, false
	}
	return Arguments{Args: p.pop(base), Keywords: keywords}, true
}

// argument parses a positional argument, starred or not.
func (p *expressions) argument() Expr {
	if p.at(tokenStar) {
		return p.starred(levelNone)
	}
	return p.namedExpression()
}

// keyword parses `name=value` or `**mapping`.
func (p *expressions) keyword() *Keyword {
	start := p.start()
	name := ""
	if !p.accept(tokenPower) {
		name = identifier(p.token.Value)
		p.advance()
		p.advance()
	}
	value := p.expression()
	if value == nil {
		return nil
	}
	return &Keyword{Span: p.span(start), Name: name, Value: value}
}

// soleGenerator parses the rest of a generator expression that is a call's only
// argument: it shares the call's parentheses.
func (p *expressions) soleGenerator(open int32, element Expr) Expr {
	if _, isStarred := element.(*Starred); isStarred {
		return p.fail()
	}
	generators := p.comprehensions()
	if generators == nil || !p.expect(tokenRightParen) {
		return nil
	}
	return &GeneratorExp{Span: p.span(open), Elt: element, Generators: generators}
}

// subscript parses a subscript; the next token is the "[".
func (p *expressions) subscript(start int32, value Expr) Expr {
	if !p.enter() {
		return nil
	}
	p.advance()
	index := p.slices()
	p.leave()
	if index == nil || !p.expect(tokenRightBracket) {
		return nil
	}
	node := p.subscripts.new()
	*node = Subscript{Span: p.span(start), Value: value, Slice: index}
	return node
}

// slices parses what stands in the brackets of a subscript.
func (p *expressions) slices() Expr {
	start := p.start()
	x := p.slice()
	if x == nil {
		return nil
	}
	if _, isStarred := x.(*Starred); !p.at(tokenComma) && !isStarred {
		return x
	}
	base := len(p.stack)
	p.stack = append(p.stack, x)
	for p.accept(tokenComma) && !p.at(tokenRightBracket) {
		if x = p.slice(); x == nil {
			return nil
		}
		p.stack = append(p.stack, x)
	}
	return &Tuple{Span: p.span(start), Elts: p.pop(base)}
}

// slice parses one index, starred index or slice.
func (p *expressions) slice() Expr {
	if p.at(tokenStar) {
		return p.starred(levelNone)
	}
	start := p.start()
	var parts [3]Expr
	if !p.at(tokenColon) {
		isNamed := p.at(tokenName) && p.after() == tokenWalrus
		x := p.namedExpression()
		if x == nil || !p.at(tokenColon) || isNamed {
			return x
		}
		parts[0] = x
	}
	for i := 1; i < len(parts) && p.accept(tokenColon); i++ {
		switch p.token.Type {
		case tokenColon, tokenComma, tokenRightBracket:
			continue
		}
		if parts[i] = p.expression(); parts[i] == nil {
			return nil
		}
	}
	return &Slice{Span: p.span(start), Lower: parts[0], Upper: parts[1], Step: parts[2]}
}

// atComprehension reports whether a comprehension's `for` comes next.
func (p *expressions) atComprehension() bool {
	return p.at(tokenFor) || p.at(tokenAsync)
}

// comprehensions parses the `for` and `if` clauses of a comprehension.
func (p *expressions) comprehensions() []Comprehension {
	var clauses []Comprehension
	for p.atComprehension() {
		clause := Comprehension{Async: p.accept(tokenAsync)}
		if !p.expect(tokenFor) {
			return nil
		}
		if clause.Target = p.targets(tokenIn); clause.Target == nil || !p.expect(tokenIn) {
			return nil
		}
		if clause.Iter = p.operation(levelOr); clause.Iter == nil {
			return nil
		}
		base := len(p.stack)
		for p.accept(tokenIf) {
			x := p.operation(levelOr)
			if x == nil {
				return nil
			}
			p.stack = append(p.stack, x)
		}
		clause.Ifs = p.pop(base)
		clauses = append(clauses, clause)
	}
	return clauses
}
