package tree

import (
	"github.com/apy-lang/apy/interp/object"
	"github.com/apy-lang/apy/parser"
)

// Program is a compiled source. It is immutable: any number of goroutines may
// run it at once.
type Program struct {
	File *parser.File
	// Main is the code of the module itself.
	Main *Code
	// caches is the number of inline caches that a session needs to run it.
	caches int
	// evaluated marks source from exec, eval or compile: tracebacks cannot show
	// its lines, as no file has them.
	evaluated bool
}

// codeKind tells what calling the code gives.
type codeKind uint8

const (
	plainCode codeKind = iota
	generatorCode
	coroutineCode
	asyncGeneratorCode
)

// Code is the executable form of one block: a module, a class body, a function.
type Code struct {
	Name, QualName *object.Str
	Doc            object.Value
	FirstLine      int

	program   *Program
	kind      codeKind
	params    params
	slots     int // parameters, locals, temporaries
	slotNames []*object.Str
	cellSlots []int // slots that begin as a fresh cell (holding the parameter, if it is one)
	free      []FreeVariable
	stmts     []stmt
	body      stmt // the stmts of a generator, as one resumable statement
	value     expr // in place of stmts, for a lambda or a body that is one return
	scope     *Scope
	classCell int   // the slot of __class__ in a class body, or -1
	at        place // of the def, where an exception thrown before the start shows
}

// params is the calling convention of a Code. The slots of a frame begin with
// the parameters in the order positional, keyword-only, *args, **kwargs.
type params struct {
	posOnly    int // how many of the positional ones cannot be given by name
	positional int
	kwOnly     int
	varArgs    bool
	varKwargs  bool
}

// simple reports whether the parameters are positional ones only.
func (p *params) simple() bool { return p.kwOnly == 0 && !p.varArgs && !p.varKwargs }

// count returns the number of parameters.
func (p *params) count() int {
	n := p.positional + p.kwOnly
	if p.varArgs {
		n++
	}
	if p.varKwargs {
		n++
	}
	return n
}

// CodeName returns co_name.
func (c *Code) CodeName() string { return c.Name.String() }

// CodeQualName returns co_qualname.
func (c *Code) CodeQualName() string { return c.QualName.String() }

// Filename returns co_filename.
func (c *Code) Filename() string { return c.program.File.Name }

// Locate turns a span into lines and columns.
func (c *Code) Locate(s object.Span) object.Location {
	var l object.Location
	l.Line, l.Column = c.program.File.Position(s.Start)
	l.EndLine, l.EndColumn = c.program.File.Position(s.End)
	return l
}

// SourceLine returns a line of the source.
func (c *Code) SourceLine(n int) (string, bool) {
	if n < 1 || n > c.program.File.Lines() || c.program.evaluated {
		return "", false
	}
	return c.program.File.Line(n), true
}

// Type returns the type code.
func (*Code) Type() *object.Type { return codeType }

var codeType = object.NewBuiltinType("code", object.ObjectType)
