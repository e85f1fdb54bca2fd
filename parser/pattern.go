package parser

import "github.com/alecthomas/participle/v2/lexer"

// The bracketed patterns are carried by tags, on these twins of the tree's
// types where the grammar's words do not fit its fields.

type sequenceClause struct {
	Patterns []Pattern `parser:"'[' (@@ ((?! ',' ']') ',' @@)* ','?)? ']'"`
}

type mappingClause struct {
	Keys     []patternKey `parser:"'{' ((?! '**' | '}') @@"`
	Patterns []Pattern    `parser:"':' @@ (?= ',' | '}') ','?)*"`
	Rest     string       `parser:"('**' @Name ','?)? '}'"`
}

type classClause struct {
	Patterns    []Pattern `parser:"'(' ((?! Name '=' | ')') @@ (?= ',' | ')') ','?)*"`
	KwdAttrs    []string  `parser:"((?! ')') @Name '='"`
	KwdPatterns []Pattern `parser:"@@ (?= ',' | ')') ','?)* ')'"`
}

// patternKey is what may stand before a ":" in a mapping pattern.
type patternKey interface{ Expr }

var (
	sequenceProduction production[sequenceClause]
	mappingProduction  production[mappingClause]
	classArguments     production[classClause]
)

// parseCasePattern parses the rule patterns: a pattern, or a sequence pattern
// without brackets.
func parseCasePattern(lex *lexer.PeekingLexer) (CasePattern, error) {
	start := int32(lex.Peek().Pos.Offset)
	first, err := parsePattern(lex)
	if err != nil {
		return nil, err
	}
	if lex.Peek().Type != tokenComma {
		return first, rejectStar(first)
	}
	patterns, err := patternList(lex, first)
	return &MatchSequence{Span: Span{start, lastEnd(lex)}, Patterns: patterns}, err
}

// patternList parses the rest of a sequence whose first pattern is known and
// whose next token is a comma.
func patternList(lex *lexer.PeekingLexer, first Pattern) ([]Pattern, error) {
	patterns := []Pattern{first}
	for lex.Peek().Type == tokenComma {
		lex.Next()
		switch lex.Peek().Type {
		case tokenColon, tokenIf, tokenRightParen:
			return patterns, nil
		}
		pattern, err := parsePattern(lex)
		if err != nil {
			return nil, err
		}
		patterns = append(patterns, pattern)
	}
	return patterns, nil
}

// rejectStar returns an error if the pattern is a starred one: those stand only
// in sequences.
func rejectStar(patterns ...Pattern) error {
	for _, pattern := range patterns {
		if star, ok := pattern.(*MatchStar); ok {
			return &failure{start: star.Start, end: star.Start + 1, token: tokenStar}
		}
	}
	return nil
}

// parsePattern parses a pattern with its alternatives and its `as`, or a
// starred one.
func parsePattern(lex *lexer.PeekingLexer) (Pattern, error) {
	token := lex.Peek()
	start := int32(token.Pos.Offset)
	if token.Type == tokenStar {
		lex.Next()
		name, err := captureName(lex, true)
		return &MatchStar{Span: Span{start, lastEnd(lex)}, Name: name}, err
	}
	pattern, err := closedPattern(lex)
	if err != nil {
		return nil, err
	}
	if lex.Peek().Type == tokenBitOr {
		alternatives := []Pattern{pattern}
		for lex.Peek().Type == tokenBitOr {
			lex.Next()
			if pattern, err = closedPattern(lex); err != nil {
				return nil, err
			}
			alternatives = append(alternatives, pattern)
		}
		pattern = &MatchOr{Span: Span{start, lastEnd(lex)}, Patterns: alternatives}
	}
	if lex.Peek().Type != tokenAs {
		return pattern, nil
	}
	lex.Next()
	name, err := captureName(lex, false)
	if err != nil {
		return nil, err
	}
	return &MatchAs{Span: Span{start, lastEnd(lex)}, Pattern: pattern, Name: name}, nil
}

// captureName parses the name that a pattern binds; "" stands for `_`.
func captureName(lex *lexer.PeekingLexer, mayBeWildcard bool) (string, error) {
	token := lex.Peek()
	if token.Type != tokenName || token.Value == "_" && !mayBeWildcard {
		return "", unexpected(token)
	}
	lex.Next()
	switch next := lex.Peek(); next.Type {
	case tokenDot, tokenLeftParen, tokenEqual:
		return "", unexpected(next)
	}
	if token.Value == "_" {
		return "", nil
	}
	return identifier(token.Value), nil
}

// closedPattern parses a pattern without alternatives.
func closedPattern(lex *lexer.PeekingLexer) (Pattern, error) {
	token := lex.Peek()
	switch token.Type {
	case tokenNumber, tokenMinus, tokenString, tokenFStringStart:
		value, err := parsePatternKey(lex)
		if err != nil {
			return nil, err
		}
		return &MatchValue{Span: value.Bounds(), Value: value}, nil
	case tokenNone:
		return &MatchSingleton{Span: keywordSpan(lex)}, nil
	case tokenTrue:
		return &MatchSingleton{Span: keywordSpan(lex), Value: true}, nil
	case tokenFalse:
		return &MatchSingleton{Span: keywordSpan(lex), Value: false}, nil
	case tokenName:
		return namePattern(lex)
	case tokenLeftParen:
		return parenthesizedPattern(lex)
	case tokenLeftBracket:
		clause, span, err := sequenceProduction.parse(lex)
		if err != nil {
			return nil, err
		}
		return &MatchSequence{Span: span, Patterns: clause.Patterns}, nil
	case tokenLeftBrace:
		return mappingPattern(lex)
	}
	return nil, unexpected(token)
}

// parenthesizedPattern parses `(pattern)`, which is just the pattern, or a
// sequence in parentheses.
func parenthesizedPattern(lex *lexer.PeekingLexer) (Pattern, error) {
	start := int32(lex.Next().Pos.Offset)
	if lex.Peek().Type == tokenRightParen {
		lex.Next()
		return &MatchSequence{Span: Span{start, lastEnd(lex)}}, nil
	}
	pattern, err := parsePattern(lex)
	if err != nil {
		return nil, err
	}
	if lex.Peek().Type != tokenComma {
		if token := lex.Peek(); token.Type != tokenRightParen {
			return nil, unexpected(token)
		}
		lex.Next()
		return pattern, rejectStar(pattern)
	}
	patterns, err := patternList(lex, pattern)
	if err != nil {
		return nil, err
	}
	if token := lex.Peek(); token.Type != tokenRightParen {
		return nil, unexpected(token)
	}
	lex.Next()
	return &MatchSequence{Span: Span{start, lastEnd(lex)}, Patterns: patterns}, nil
}

func mappingPattern(lex *lexer.PeekingLexer) (Pattern, error) {
	clause, span, err := mappingProduction.parse(lex)
	if err != nil {
		return nil, err
	}
	node := &MatchMapping{Span: span, Patterns: clause.Patterns, Rest: identifier(clause.Rest)}
	for _, key := range clause.Keys {
		node.Keys = append(node.Keys, key)
	}
	if node.Rest == "_" {
		return nil, &failure{start: span.End - 1, end: span.End, token: tokenRightBrace}
	}
	return node, rejectStar(node.Patterns...)
}

// namePattern parses a pattern that begins with a name: the wildcard, a
// capture, a dotted name or a class.
func namePattern(lex *lexer.PeekingLexer) (Pattern, error) {
	token := lex.Peek()
	name, err := dottedExpression(lex)
	if err != nil {
		return nil, err
	}
	span := name.Bounds()
	next := lex.Peek()
	if next.Type == tokenLeftParen {
		clause, _, err := classArguments.parse(lex)
		if err != nil {
			return nil, err
		}
		normalize(clause.KwdAttrs)
		if err := rejectStar(append(clause.Patterns, clause.KwdPatterns...)...); err != nil {
			return nil, err
		}
		return &MatchClass{
			Span: Span{span.Start, lastEnd(lex)}, Cls: name, Patterns: clause.Patterns,
			KwdAttrs: clause.KwdAttrs, KwdPatterns: clause.KwdPatterns,
		}, nil
	}
	if next.Type == tokenEqual {
		return nil, unexpected(next)
	}
	switch name := name.(type) {
	case *Name:
		if token.Value == "_" {
			return &MatchAs{Span: span}, nil
		}
		return &MatchAs{Span: span, Name: name.Id}, nil
	}
	return &MatchValue{Span: span, Value: name}, nil
}

// dottedExpression parses a name and the attributes after it.
func dottedExpression(lex *lexer.PeekingLexer) (Expr, error) {
	token := lex.Next()
	start := int32(token.Pos.Offset)
	var x Expr = &Name{Span: Span{start, tokenEnd(token)}, Id: identifier(token.Value)}
	for links := 0; lex.Peek().Type == tokenDot; links++ {
		lex.Next()
		token = lex.Peek()
		if token.Type != tokenName {
			return nil, unexpected(token)
		}
		if links > maxHeight {
			return nil, &failure{kind: "RecursionError", message: "maximum recursion depth exceeded during ast construction"}
		}
		lex.Next()
		x = &Attribute{Span: Span{start, tokenEnd(token)}, Value: x, Attr: identifier(token.Value)}
	}
	return x, nil
}

// parsePatternKey parses what a pattern compares with by itself: a literal, or
// a name with attributes.
func parsePatternKey(lex *lexer.PeekingLexer) (patternKey, error) {
	switch token := lex.Peek(); token.Type {
	case tokenName:
		x, err := dottedExpression(lex)
		if err != nil {
			return nil, err
		}
		if _, isName := x.(*Name); isName {
			return nil, unexpected(lex.Peek())
		}
		return x, nil
	case tokenNone, tokenTrue, tokenFalse, tokenString, tokenFStringStart:
		p := newExpressions(lex)
		return p.result(p.atom())
	}
	p := newExpressions(lex)
	return p.result(p.signedNumber())
}

// signedNumber parses a number pattern: `1`, `-1`, `1+2j`.
func (p *expressions) signedNumber() Expr {
	start := p.start()
	negative := p.accept(tokenMinus)
	if !p.at(tokenNumber) {
		return p.fail()
	}
	x := p.number()
	if x == nil {
		return nil
	}
	_, isImaginary := x.(*Constant).Value.(complex128)
	if negative {
		x = &UnaryOp{Span: p.span(start), Op: USub, Operand: x}
	}
	if !p.at(tokenPlus) && !p.at(tokenMinus) {
		return x
	}
	if isImaginary {
		return p.failWith(start, p.end, "real number required in complex literal")
	}
	op := binaryOperator(p.token)
	p.advance()
	if !p.at(tokenNumber) {
		return p.fail()
	}
	imaginaryStart := p.start()
	imaginary := p.number()
	if imaginary == nil {
		return nil
	}
	if _, ok := imaginary.(*Constant).Value.(complex128); !ok {
		return p.failWith(imaginaryStart, p.end, "imaginary number required in complex literal")
	}
	return p.newBinary(start, x, op, imaginary)
}
