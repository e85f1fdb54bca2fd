package tree

import (
	"github.com/apy-lang/apy/interp/object"
	"github.com/apy-lang/apy/parser"
)

// FreeVariables returns how many variables of enclosing functions a code
// object needs.
func (*machine) FreeVariables(v object.Value) (int, bool) {
	code, ok := v.Object().(*Code)
	if !ok {
		return 0, false
	}
	return len(code.free), true
}

// Compile makes the code object of a source text whose top-level names are
// looked up in a namespace apart from the globals.
func (*machine) Compile(_ *object.Thread, source, filename, mode string) (object.Value, error) {
	var program *Program
	var err error
	switch mode {
	case "eval":
		program, err = compileEval(filename, source)
	case "exec":
		program, err = compileExec(filename, source)
	default:
		program, err = compileSingle(filename, source)
	}
	if err != nil {
		return object.Value{}, err
	}
	program.evaluated = true
	return object.FromObject(program.Main), nil
}

func compileExec(name, source string) (*Program, error) {
	module, err := parser.Parse(name, source)
	if err != nil {
		return nil, syntaxException(withLineEnd(err))
	}
	return lowerExec(module, func(*lowerer) {})
}

// lowerExec builds the program of statements whose names are in a namespace.
func lowerExec(module *parser.Module, configure func(*lowerer)) (*Program, error) {
	scopes, err := ResolveExec(module)
	if err != nil {
		return nil, scopeException(err)
	}
	if err := Check(module, scopes); err != nil {
		return nil, syntaxException(withoutText(err))
	}
	l := newLowerer(module.File, scopes)
	configure(l)
	l.program.Main = l.module(module)
	return l.program, l.exception()
}

func compileEval(name, source string) (*Program, error) {
	expression, err := parser.ParseExpression(name, source)
	if err != nil {
		return nil, syntaxException(withoutLineEnd(err, source))
	}
	if star, ok := expression.Body.(*parser.Starred); ok { // the grammar of eval has no place for it
		span := parser.Span{Start: star.Start, End: star.Start + 1}
		return nil, syntaxException(withoutLineEnd(parser.ErrorAt(expression.File, span, "invalid syntax"), source))
	}
	scopes, err := ResolveEval(expression)
	if err != nil {
		return nil, scopeException(err)
	}
	if err := CheckExpression(expression, scopes); err != nil {
		return nil, syntaxException(withoutText(err))
	}
	l := newLowerer(expression.File, scopes)
	b := l.newBuilder(l.intern("<module>"), l.intern("<module>"), scopes.Module)
	b.code.FirstLine = 1
	b.code.value = b.plain(expression.Body)
	l.program.Main = b.code
	return l.program, l.exception()
}

// exception is the SyntaxError of what apy does not support.
func (l *lowerer) exception() error {
	if l.err == nil {
		return nil
	}
	return syntaxException(l.err)
}

// Run runs a code object: that of a program in the given names, that of a
// function as a call without arguments.
func (m *machine) Run(t *object.Thread, v object.Value, globals *object.Dict, locals object.Value, closure []*object.Cell) (object.Value, error) {
	code := v.Object().(*Code)
	fn := newFunction(code, newEnvironment(code.program, globals, builtinsFor(t, globals)), closure)
	if code != code.program.Main {
		return fn.call(t, nil, nil)
	}
	window := t.Push(code.slots)
	defer t.Pop(window)
	f, err := m.enter(fn, window)
	if err != nil {
		return object.Value{}, err
	}
	f.namespace = locals
	f.makeCells()
	var result object.Value
	if code.value != nil {
		result, err = code.value.eval(f)
	} else {
		result, err = f.runBody()
	}
	f.namespace = object.Value{}
	m.leave(f)
	return result, err
}

var nameBuiltins = object.Intern("__builtins__")

// builtinsFor returns the built-in names of code that runs with these globals,
// which may name a namespace of their own.
func builtinsFor(t *object.Thread, globals *object.Dict) *object.Dict {
	v, ok := globals.GetStr(nameBuiltins)
	if !ok {
		return t.Builtins
	}
	if m, ok := v.Object().(*object.Module); ok {
		return m.Dict
	}
	if d, ok := v.AsDict(); ok {
		return d
	}
	return t.Builtins
}
