package tree

import (
	"math/big"

	"github.com/apy-lang/apy/interp/object"
	"github.com/apy-lang/apy/parser"
)

// Compile turns source text into a program. name is the file name that
// tracebacks show. The error, if any, is a *parser.SyntaxError.
func Compile(name, source string) (*Program, error) {
	module, err := parser.Parse(name, source)
	if err != nil {
		return nil, err
	}
	scopes, err := Resolve(module)
	if err != nil {
		return nil, err
	}
	if err := Check(module, scopes); err != nil {
		return nil, err
	}
	l := newLowerer(module.File, scopes)
	l.program.Main = l.module(module)
	if l.err != nil {
		return nil, l.err
	}
	return l.program, nil
}

// lowerer builds the nodes of a program.
type lowerer struct {
	program *Program
	scopes  *Scopes
	names   map[string]*object.Str
	err     error // the first thing that apy does not support
	// interactive tells that expression statements outside functions and
	// classes display their values.
	interactive bool
}

func newLowerer(file *parser.File, scopes *Scopes) *lowerer {
	return &lowerer{program: &Program{File: file}, scopes: scopes, names: map[string]*object.Str{}}
}

// builder builds the nodes of one block of the program, a Code.
type builder struct {
	*lowerer
	code  *Code
	scope *Scope // the block's own, or a comprehension's inside it
	// yielding marks the syntax in which a yield of this block is; nil unless
	// the block is a generator's.
	yielding map[parser.Node]bool
	// height is how many nodes are around the one being built, tallest the
	// greatest height so far; see tall.go.
	height, tallest int
	// before collects the statements that must run before the statement that
	// is being built, because of yields in its expressions; see spill.go.
	before []stmt
	// class is the builder of the class body around this block, nil outside.
	class *builder
	// selfAttributes are, in a class body, the attributes that its methods set
	// on self: __static_attributes__.
	selfAttributes []object.Value
}

// intern returns the one *Str of a name in this program, whose hash and length
// are computed, so that threads may share it.
func (l *lowerer) intern(name string) *object.Str {
	s, ok := l.names[name]
	if !ok {
		s = object.Intern(name)
		l.names[name] = s
	}
	return s
}

// attribute interns the name of an attribute, mangled if it is private.
func (b *builder) attribute(name string) *object.Str { return b.intern(b.scope.Mangle(name)) }

// cache numbers a new inline cache.
func (l *lowerer) cache() int {
	l.program.caches++
	return l.program.caches - 1
}

// unsupported notes syntax that apy does not run.
func (l *lowerer) unsupported(n parser.Node, what string) {
	if l.err == nil {
		l.err = parser.ErrorAt(l.program.File, n.Bounds(), what+" is not supported by apy")
	}
}

// line returns the line on which a node begins.
func (l *lowerer) line(n parser.Node) int {
	line, _ := l.program.File.Position(n.Bounds().Start)
	return line
}

func (l *lowerer) module(m *parser.Module) *Code {
	b := l.newBuilder(l.intern("<module>"), l.intern("<module>"), l.scopes.Module)
	b.code.FirstLine = 1
	b.code.Doc = docstring(l, m.Body)
	b.code.stmts = b.statements(m.Body)
	return b.code
}

func (l *lowerer) newBuilder(name, qualName *object.Str, scope *Scope) *builder {
	code := &Code{
		Name: name, QualName: qualName, Doc: object.None, program: l.program, scope: scope,
		slots: len(scope.Slots), cellSlots: scope.CellSlots, free: scope.Free, classCell: -1,
	}
	for _, slot := range scope.Slots {
		code.slotNames = append(code.slotNames, l.intern(slot))
	}
	switch {
	case scope.Yields && scope.Async:
		code.kind = asyncGeneratorCode
	case scope.Yields:
		code.kind = generatorCode
	case scope.Async:
		code.kind = coroutineCode
	}
	return &builder{lowerer: l, code: code, scope: scope}
}

// temp reserves a slot of the frame.
func (b *builder) temp() int {
	b.code.slots++
	return b.code.slots - 1
}

// docstring returns the constant that opens a body, or None.
func docstring(l *lowerer, body []parser.Stmt) object.Value {
	if len(body) == 0 {
		return object.None
	}
	if s, ok := body[0].(*parser.ExprStmt); ok {
		if c, ok := s.Value.(*parser.Constant); ok {
			if text, ok := c.Value.(string); ok {
				return l.intern(cleanDoc(text)).Value()
			}
		}
	}
	return object.None
}

// constantValue makes the value of a literal.
func (l *lowerer) constantValue(c *parser.Constant) object.Value {
	switch v := c.Value.(type) {
	case bool:
		return object.Bool(v)
	case int64:
		return object.Int(v)
	case *big.Int:
		return object.BigIntValue(v)
	case float64:
		return object.Float(v)
	case complex128:
		return object.NewComplex(v)
	case string:
		return l.intern(v).Value()
	case parser.Bytes:
		return object.FromObject(object.InternBytes(string(v)))
	case parser.Ellipsis:
		return object.Ellipsis
	}
	return object.None
}

// variable returns the node that reads a name.
func (b *builder) load(n *parser.Name) expr { return b.loadName(n.Id, placeOf(n)) }

func (b *builder) loadName(id string, at place) expr {
	name := b.attribute(id)
	v := b.scope.Lookup(id)
	switch v.Kind {
	case LocalVariable:
		return &loadLocal{slot: v.Index, name: name, at: at}
	case CellVariable:
		return &loadCell{slot: v.Index, name: name, at: at}
	case FreeVariableKind:
		return &loadFree{index: v.Index, name: name, at: at}
	case NameVariable:
		return &loadName{name: name, global: loadGlobal{name: name, cache: b.cache(), at: at}}
	case NameOrFreeVariable:
		return &loadNameOrFree{name: name, free: &loadFree{index: v.Index, name: name, at: at}, at: at}
	case NameOrCellVariable:
		return &loadNameOrFree{name: name, free: &loadCell{slot: v.Index, name: name, at: at}, at: at}
	}
	return &loadGlobal{name: name, cache: b.cache(), at: at}
}

// bind returns the node that binds and unbinds a name.
func (b *builder) bind(id string, at place) variable {
	name := b.attribute(id)
	v := b.scope.Lookup(id)
	switch v.Kind {
	case LocalVariable:
		return &localVariable{slot: v.Index, name: name, at: at}
	case CellVariable:
		return &cellVariable{slot: v.Index, name: name, at: at}
	case FreeVariableKind:
		return &freeVariable{index: v.Index, name: name, at: at}
	case NameVariable, NameOrFreeVariable, NameOrCellVariable:
		return &namespaceVariable{name: name, at: at}
	}
	return &globalVariable{name: name, cache: b.cache(), at: at}
}
