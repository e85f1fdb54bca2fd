package parser

import "errors"

// Parse parses a source file. The error, if any, is a *SyntaxError.
func Parse(name, source string) (*Module, error) {
	return nil, errors.New("parser: not built yet")
}

// ParseExpression parses a source that is a single expression, as eval() takes
// it. The error, if any, is a *SyntaxError.
func ParseExpression(name, source string) (*Expression, error) {
	return nil, errors.New("parser: not built yet")
}
