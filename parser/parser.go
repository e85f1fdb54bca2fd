package parser

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
	feed := newFeeder(text)
	defer feed.release()
	feed.next()
	body, err := parseItems(feed.lexer)
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
