package tree

import (
	"fmt"

	"github.com/apy-lang/apy/parser"
)

// maxStaticBlocks is how deep loops, with and try statements may nest in one
// function.
const maxStaticBlocks = 21

// blockKind is a statement that break, continue and return have to leave.
type blockKind uint8

const (
	loopBlock blockKind = iota
	exceptStarBlock
	otherBlock // with, try, except, finally
)

// Check finds the mistakes that neither the grammar nor the scopes show: a
// return outside a function, an await outside a coroutine, a break outside a
// loop, misplaced stars, impossible patterns. It visits the program in the order
// in which CPython's compiler does and returns the first mistake, a
// *parser.SyntaxError. scopes are those that Resolve found.
func Check(module *parser.Module, scopes *Scopes) error {
	c := &checker{file: module.File, scopes: scopes, unit: &unit{scope: scopes.Module}}
	c.futureEnd = endOfFutureImports(module.Body)
	return each(c.stmt, module.Body)
}

// CheckExpression is Check for a program that is a single expression.
func CheckExpression(expression *parser.Expression, scopes *Scopes) error {
	c := &checker{file: expression.File, scopes: scopes, unit: &unit{scope: scopes.Module}}
	return c.expr(expression.Body)
}

// checker walks the tree for Check.
type checker struct {
	file      *parser.File
	scopes    *Scopes
	unit      *unit
	futureEnd int32 // where the last of the future imports that open the module ends
}

// A unit is a module, class body or function: what CPython compiles to one code
// object.
type unit struct {
	outer  *unit
	scope  *Scope
	blocks []blockKind // around the place visited
}

func (u *unit) inFunction() bool {
	return u.scope.Kind == FunctionScope || u.scope.Kind == TypeParamScope
}

func (u *unit) inAsyncFunction() bool {
	def, ok := u.scope.Node.(*parser.FunctionDef)
	return ok && u.scope.Kind == FunctionScope && def.Async
}

func (u *unit) inGeneratorExpression() bool {
	_, ok := u.scope.Node.(*parser.GeneratorExp)
	return ok
}

// isModuleOrClass reports whether annotations of variables are evaluated.
func (u *unit) isModuleOrClass() bool {
	return u.scope.Kind == ModuleScope || u.scope.Kind == ClassScope
}

func (c *checker) errorf(span parser.Span, format string, args ...any) error {
	return parser.ErrorAt(c.file, span, fmt.Sprintf(format, args...))
}

// inside visits the body of a scope.
func (c *checker) inside(scope *Scope, visit func() error) error {
	if scope == nil {
		return nil // of an annotation that is never evaluated
	}
	c.unit = &unit{outer: c.unit, scope: scope}
	defer func() { c.unit = c.unit.outer }()
	if scope.Yields || scope.Async {
		// CPython wraps such a body in a block of its own.
		c.unit.blocks = append(c.unit.blocks, otherBlock)
	}
	return visit()
}

// within visits a part of a statement that break, continue or return may leave.
func (c *checker) within(kind blockKind, span parser.Span, visit func() error) error {
	if len(c.unit.blocks) >= maxStaticBlocks {
		return c.errorf(span, "too many statically nested blocks")
	}
	c.unit.blocks = append(c.unit.blocks, kind)
	err := visit()
	c.unit.blocks = c.unit.blocks[:len(c.unit.blocks)-1]
	return err
}

// leave checks a jump out of the blocks around it. toLoop tells that it ends at
// the innermost loop; outside is the error if there is none.
func (c *checker) leave(span parser.Span, toLoop bool, outside string) error {
	for i := len(c.unit.blocks) - 1; i >= 0; i-- {
		switch kind := c.unit.blocks[i]; {
		case kind == exceptStarBlock:
			return c.errorf(span, "'break', 'continue' and 'return' cannot appear in an except* block")
		case kind == loopBlock && toLoop:
			return nil
		}
	}
	if toLoop {
		return c.errorf(span, "%s", outside)
	}
	return nil
}

// bind checks a name that is bound.
func (c *checker) bind(name string, span parser.Span) error {
	if name == "__debug__" {
		return c.errorf(span, "cannot assign to __debug__")
	}
	return nil
}

// keywords checks the names of keyword arguments.
func (c *checker) keywords(keywords []*parser.Keyword) error {
	for i, keyword := range keywords {
		if keyword.Name == "" {
			continue
		}
		if err := c.bind(keyword.Name, keyword.Span); err != nil {
			return err
		}
		for _, other := range keywords[i+1:] {
			if other.Name == keyword.Name {
				return c.errorf(other.Span, "keyword argument repeated: %s", keyword.Name)
			}
		}
	}
	return nil
}
