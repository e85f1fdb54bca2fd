package tree

import "github.com/apy-lang/apy/parser"

// futureFeatures are the names that `from __future__ import` knows.
var futureFeatures = map[string]bool{
	"nested_scopes":    true,
	"generators":       true,
	"division":         true,
	"absolute_import":  true,
	"with_statement":   true,
	"print_function":   true,
	"unicode_literals": true,
	"barry_as_FLUFL":   true,
	"generator_stop":   true,
	"annotations":      true,
}

// futureImports looks at the future imports that open a module.
func (c *collector) futureImports(body []parser.Stmt) error {
	for _, stmt := range leadingFutureImports(body) {
		for _, alias := range stmt.Names {
			switch {
			case alias.Name == "braces":
				return c.futureError(stmt, "not a chance")
			case !futureFeatures[alias.Name]:
				return c.futureError(stmt, "future feature "+alias.Name+" is not defined")
			case alias.Name == "annotations":
				c.scopes.FutureAnnotations = true
			}
		}
	}
	return nil
}

// futureError is an error whose place is only a beginning.
func (c *collector) futureError(n *parser.ImportFrom, message string) error {
	err := parser.ErrorAt(c.file, n.Span, message)
	err.EndLine, err.EndOffset = err.Line, 0
	return err
}

// leadingFutureImports returns the future imports that open a module, after its
// docstring.
func leadingFutureImports(body []parser.Stmt) []*parser.ImportFrom {
	if len(body) > 0 && isDocstring(body[0]) {
		body = body[1:]
	}
	var imports []*parser.ImportFrom
	for _, stmt := range body {
		n, ok := stmt.(*parser.ImportFrom)
		if !ok || !isFutureImport(n) {
			break
		}
		imports = append(imports, n)
	}
	return imports
}

func isFutureImport(n *parser.ImportFrom) bool {
	return n.Level == 0 && n.Module == "__future__"
}

// isDocstring reports whether a statement, the first of its body, documents it.
func isDocstring(stmt parser.Stmt) bool {
	expr, ok := stmt.(*parser.ExprStmt)
	if !ok {
		return false
	}
	constant, ok := expr.Value.(*parser.Constant)
	if !ok {
		return false
	}
	_, ok = constant.Value.(string)
	return ok
}
