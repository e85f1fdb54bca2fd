package parser

import "strings"

// Parse parses a source file. The error, if any, is a *SyntaxError. Any number
// of goroutines may parse at once.
func Parse(name, source string) (*Module, error) {
	text, err := decode(name, source)
	if err != nil {
		return nil, err
	}
	file := NewFile(name, text)
	feed := newFeeder(text)
	defer feed.release()
	module := &Module{File: file}
	for feed.next() {
		for !feed.lexer.Peek().EOF() {
			if module.Body, err = parseStatement(feed.lexer, module.Body); err != nil {
				return nil, feed.explain(file, err, "file")
			}
		}
	}
	return module, nil
}

// ParseExpression parses a source that is a single expression, as eval() takes
// it. The error, if any, is a *SyntaxError.
func ParseExpression(name, source string) (*Expression, error) {
	text, err := decode(name, source)
	if err != nil {
		return nil, err
	}
	file := NewFile(name, text)
	file.unended = !strings.HasSuffix(source, "\n")
	feed := newFeeder(text)
	defer feed.release()
	feed.next()
	body, err := parseItems(feed.lexer)
	if err == nil {
		err = bareStar(body)
	}
	if err == nil {
		for feed.lexer.Peek().Type == tokenNewline {
			feed.lexer.Next()
		}
		if token := feed.lexer.Peek(); !token.EOF() || feed.next() {
			err = unexpected(feed.lexer.Peek())
		}
	}
	if err != nil {
		return nil, feed.explain(file, err, "eval")
	}
	return &Expression{File: file, Body: body}, nil
}

// bareStar returns the failure of a starred item that no brackets enclose, which
// an expression may not have.
func bareStar(body Expr) error {
	items := []Expr{body}
	if tuple, ok := body.(*Tuple); ok && len(tuple.Elts) > 0 && tuple.Elts[0].Bounds().Start == tuple.Start {
		items = tuple.Elts
	}
	for _, item := range items {
		if starred, ok := item.(*Starred); ok {
			return &failure{start: starred.Start, end: starred.Start + 1, token: tokenStar}
		}
	}
	return nil
}
