package tree

import "github.com/apy-lang/apy/parser"

// The resolver decides, before anything runs, where each name of a program
// lives. The rules are those of CPython's symbol table, and so are the mistakes
// it finds and the order it finds them in.
//
// A block is a piece of the program that has names of its own: the module, a
// class body, a function, a comprehension, the type parameters of a generic
// definition, or an expression evaluated late, such as the value of a type
// alias. The work is done in three passes.
//
// The first pass, collection, walks the syntax tree and notes in each block how
// each name is used there: as a parameter, bound (by assignment, for, import,
// def, class, except, with, del, a capture in a pattern, …), read, declared
// global or nonlocal. Which block a piece of syntax belongs to is mostly plain
// nesting, with these exceptions: decorators, defaults, annotations and base
// classes belong to the block around the function or class; so does the first
// iterable of a comprehension; and `:=` in a comprehension binds in the nearest
// block around it that is not one. Names are mangled here (`__x` in class C
// becomes `_C__x`), and from here on only mangled names are seen.
//
// The second pass, analysis, finds for each name of each block the block that
// owns it. A bound name is owned by its block. Any other name is looked for in
// the blocks around, innermost first; class bodies are passed over, since their
// names are not visible from inside, except for __class__, which a class offers
// to the functions in it. A name found in no function is a global. When the
// owner has another frame than the user, the owner's variable is captured: it
// becomes a cell, and every frame between the two carries that cell along in
// its closure.
//
// The third pass, layout, numbers the slots and closures of each frame. A list,
// set or dict comprehension has no frame (PEP 709): its variables get slots of
// their own in the frame of the block around it, its Host, so that they neither
// see nor disturb that block's variables of the same name. Because of this even
// a module or a class may have slots.
//
// In a module every other name is a global. In a class body a name is looked up
// in the class's namespace first, and then wherever it would be found had the
// class not existed. Code for exec or eval with a namespace of its own treats
// its top level like a class body.

// Scopes are the resolved scopes of one program. They are immutable.
type Scopes struct {
	// Module is the top level.
	Module *Scope
	// FutureAnnotations tells that the module begins with `from __future__
	// import annotations`: annotations are then not evaluated.
	FutureAnnotations bool

	byNode     map[parser.Node]*Scope
	typeParams map[parser.Node]*Scope
	late       map[parser.Expr]*Scope
}

// Of returns the scope that a *FunctionDef, *Lambda, *ClassDef, *ListComp,
// *SetComp, *DictComp or *GeneratorExp opens, and nil for any other node.
func (s *Scopes) Of(node parser.Node) *Scope { return s.byNode[node] }

// TypeParams returns the scope that surrounds a generic *FunctionDef, *ClassDef
// or *TypeAlias and holds its type parameters, and nil if it has none. In a
// class body that scope reads the names of the class as NameVariables.
func (s *Scopes) TypeParams(node parser.Node) *Scope { return s.typeParams[node] }

// Late returns the function scope of an expression that is evaluated on demand:
// the value of a type alias, the bound or the default of a type parameter.
func (s *Scopes) Late(expr parser.Expr) *Scope { return s.late[expr] }

// Resolve resolves the names of a module whose top-level names are the globals.
// The error, if any, is a *parser.SyntaxError.
func Resolve(module *parser.Module) (*Scopes, error) {
	return resolveModule(module, false)
}

// ResolveExec resolves the names of a module whose top-level names are looked
// up in a namespace apart from the globals, as in exec(code, globals, locals).
func ResolveExec(module *parser.Module) (*Scopes, error) {
	return resolveModule(module, true)
}

// ResolveExpression resolves the names of an expression whose names are the
// globals.
func ResolveExpression(expression *parser.Expression) (*Scopes, error) {
	return resolveExpression(expression, false)
}

// ResolveEval resolves the names of an expression whose names are looked up in
// a namespace apart from the globals, as in eval(code, globals, locals).
func ResolveEval(expression *parser.Expression) (*Scopes, error) {
	return resolveExpression(expression, true)
}

func resolveModule(module *parser.Module, namespace bool) (*Scopes, error) {
	c := newCollector(module.File, namespace)
	if err := c.futureImports(module.Body); err != nil {
		return nil, err
	}
	if err := c.stmts(module.Body); err != nil {
		return nil, err
	}
	return c.finish()
}

func resolveExpression(expression *parser.Expression, namespace bool) (*Scopes, error) {
	c := newCollector(expression.File, namespace)
	if err := c.expr(expression.Body); err != nil {
		return nil, err
	}
	return c.finish()
}
