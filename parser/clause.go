package parser

import (
	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// Some parts of statements are nodes with a span of their own, or lists too hot
// for struct tags. They are Parseables: participle calls their Parse methods.
// Where the tags can do the work, Parse hands over to the production of a twin
// type, which has the same fields and tags but not the method.

type handlerClause ExceptHandler

var handlerProduction production[handlerClause]

// Parse parses one name of an import statement.
func (n *Alias) Parse(lex *lexer.PeekingLexer) error {
	start := int32(lex.Peek().Pos.Offset)
	var name DottedName
	if err := name.Parse(lex); err != nil {
		return err
	}
	n.Name = string(name)
	asName, err := parseAs(lex)
	n.AsName, n.Span = asName, Span{start, lastEnd(lex)}
	return err
}

// Parse parses one name of a from … import statement.
func (n *ImportAlias) Parse(lex *lexer.PeekingLexer) error {
	token := lex.Peek()
	switch token.Type {
	case tokenStar:
		return n.parseStar(lex)
	case tokenName:
		lex.Next()
	default:
		return unexpected(token)
	}
	n.Name = identifier(token.Value)
	asName, err := parseAs(lex)
	n.AsName, n.Span = asName, Span{int32(token.Pos.Offset), lastEnd(lex)}
	return err
}

// parseAs parses an optional `as name`.
func parseAs(lex *lexer.PeekingLexer) (string, error) {
	if lex.Peek().Type != tokenAs {
		return "", nil
	}
	lex.Next()
	token := lex.Peek()
	if token.Type != tokenName {
		return "", unexpected(token)
	}
	lex.Next()
	return identifier(token.Value), nil
}

// parseStar parses the `*` of `import *`, which stands alone.
func (n *ImportAlias) parseStar(lex *lexer.PeekingLexer) error {
	before := lex.RawCursor() - 1
	if lex.Range(before, before+1)[0].Type != tokenImport {
		return unexpected(lex.Peek())
	}
	n.Span, n.Name = keywordSpan(lex), "*"
	switch next := lex.Peek(); next.Type {
	case tokenNewline, tokenSemicolon:
		return nil
	default:
		return unexpected(next)
	}
}

// Parse parses the dots of a relative import; there may be none.
func (n *ImportLevel) Parse(lex *lexer.PeekingLexer) error {
	for {
		switch lex.Peek().Type {
		case tokenDot:
			*n++
		case tokenEllipsis:
			*n += 3
		default:
			return nil
		}
		lex.Next()
	}
}

// Parse parses a dotted name. The module of a from … import may be absent, if
// there are dots.
func (n *DottedName) Parse(lex *lexer.PeekingLexer) error {
	token := lex.Peek()
	if before := lex.RawCursor() - 1; token.Type != tokenName {
		switch lex.Range(before, before+1)[0].Type {
		case tokenDot, tokenEllipsis:
			return nil
		}
		return unexpected(token)
	}
	lex.Next()
	*n = DottedName(identifier(token.Value))
	for lex.Peek().Type == tokenDot {
		lex.Next()
		if token = lex.Peek(); token.Type != tokenName {
			return unexpected(token)
		}
		lex.Next()
		*n += "." + DottedName(identifier(token.Value))
	}
	return nil
}

// Parse parses one except clause.
func (n *ExceptHandler) Parse(lex *lexer.PeekingLexer) error {
	if lex.Peek().Type != tokenExcept {
		return participle.NextMatch
	}
	clause, span, err := handlerProduction.parse(lex)
	if err != nil {
		return err
	}
	*n = ExceptHandler(*clause)
	n.Span, n.Name = span, identifier(n.Name)
	return nil
}

// Parse parses the name of a type alias.
func (n *Name) Parse(lex *lexer.PeekingLexer) error {
	token := lex.Peek()
	if token.Type != tokenName {
		return participle.NextMatch
	}
	n.Span, n.Id = Span{int32(token.Pos.Offset), tokenEnd(token)}, identifier(token.Value)
	lex.Next()
	return nil
}

// Parse parses the parameters of a function, in their parentheses.
func (n *Parameters) Parse(lex *lexer.PeekingLexer) error {
	p := newExpressions(lex)
	if p.expect(tokenLeftParen) && p.parameters(n, tokenRightParen, true) {
		p.advance()
	}
	_, err := p.result(nil)
	return err
}

// Parse parses the arguments of a class statement, in their parentheses; there
// may be none.
func (n *Arguments) Parse(lex *lexer.PeekingLexer) error {
	if lex.Peek().Type != tokenLeftParen {
		return nil
	}
	p := newExpressions(lex)
	*n, _ = p.arguments(false)
	for _, x := range n.Args {
		p.checkHeight(x)
	}
	for _, keyword := range n.Keywords {
		p.checkHeight(keyword.Value)
	}
	_, err := p.result(nil)
	return err
}

// Parse parses one type parameter.
func (n *TypeParam) Parse(lex *lexer.PeekingLexer) error {
	p := newExpressions(lex)
	p.typeParam(n)
	_, err := p.result(nil)
	return err
}

func (p *expressions) typeParam(n *TypeParam) {
	start := p.start()
	switch {
	case p.accept(tokenStar):
		n.Kind = TypeVarTuple
	case p.accept(tokenPower):
		n.Kind = ParamSpec
	}
	n.Name = identifier(p.token.Value)
	if !p.expect(tokenName) {
		return
	}
	if n.Kind == TypeVar && p.accept(tokenColon) {
		if n.Bound = p.expression(); n.Bound == nil {
			return
		}
	}
	if p.accept(tokenEqual) {
		if n.Kind == TypeVarTuple {
			n.Default = p.starExpression()
		} else {
			n.Default = p.expression()
		}
	}
	p.checkHeight(n.Bound)
	p.checkHeight(n.Default)
	n.Span = p.span(start)
}

// Parse parses the items of a with statement. Parentheses around all of them
// look like a tuple's: they are the statement's if they are followed by the
// colon and hold nothing that only a tuple may.
func (n *WithItems) Parse(lex *lexer.PeekingLexer) error {
	if lex.Peek().Type == tokenLeftParen && closesBeforeColon(lex) {
		before := lex.MakeCheckpoint()
		lex.Next()
		if n.parseList(lex, tokenRightParen) == nil && lex.Peek().Type == tokenRightParen {
			lex.Next()
			return nil
		}
		lex.LoadCheckpoint(before)
		n.List = nil
	}
	return n.parseList(lex, tokenColon)
}

// closesBeforeColon reports whether the bracket at the lexer's place is closed
// directly before a colon.
func closesBeforeColon(lex *lexer.PeekingLexer) bool {
	depth := 0
	for cursor := lex.RawCursor(); ; cursor++ {
		tokens := lex.Range(cursor, cursor+1)
		switch tokens[0].Type {
		case tokenLeftParen, tokenLeftBracket, tokenLeftBrace, tokenFieldStart:
			depth++
		case tokenRightParen, tokenRightBracket, tokenRightBrace:
			if depth--; depth == 0 {
				return lex.Range(cursor+1, cursor+2)[0].Type == tokenColon
			}
		case tokenError, lexer.EOF:
			return false
		}
	}
}

// parseList parses items up to the closing token, which stays. Only in
// parentheses may a comma follow the last item.
func (n *WithItems) parseList(lex *lexer.PeekingLexer, closing lexer.TokenType) error {
	p := newExpressions(lex)
	for {
		item := WithItem{Context: p.expression()}
		if item.Context != nil && p.accept(tokenAs) {
			if item.Target = p.starTarget(); item.Target == nil {
				break
			}
		}
		if item.Context == nil {
			break
		}
		p.checkHeight(item.Context)
		p.checkHeight(item.Target)
		n.List = append(n.List, item)
		if !p.accept(tokenComma) || closing == tokenRightParen && p.at(closing) {
			break
		}
	}
	_, err := p.result(nil)
	return err
}

// starTarget parses the target of a with item.
func (p *expressions) starTarget() Expr {
	x := p.starExpression()
	if x == nil {
		return nil
	}
	switch p.token.Type {
	case tokenComma, tokenRightParen, tokenColon:
		return p.checkTarget(x, forAssignment)
	}
	return p.fail()
}
