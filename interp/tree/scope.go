package tree

import "github.com/apy-lang/apy/parser"

// ScopeKind tells the blocks that bind names apart.
type ScopeKind uint8

// The kinds of scope.
const (
	ModuleScope ScopeKind = iota
	ClassScope
	FunctionScope // def, lambda and generator expression
	// ComprehensionScope is a list, set or dict comprehension. Its names are
	// its own, but it runs inside the frame of the scope around it (PEP 709):
	// its variables are slots of that frame.
	ComprehensionScope
	// TypeParamScope surrounds a generic def, class or type alias (PEP 695).
	TypeParamScope
)

// Scope is a block of the program that binds names, with each of its names
// resolved to the place where it lives.
type Scope struct {
	Kind   ScopeKind
	Node   parser.Node // *FunctionDef, *Lambda, *ClassDef, a comprehension; nil for the module
	Parent *Scope
	// Host is the scope whose frame this scope runs in: itself, except for a
	// comprehension.
	Host *Scope
	// Slots names the frame's slots: the parameters in the order of the call
	// convention (positional-only and ordinary ones, keyword-only ones, *args,
	// **kwargs), other locals, then those of the comprehensions inside. Only a
	// Host has any.
	Slots []string
	// CellSlots lists those slots that hold a cell, because an inner function
	// captures the variable. Those of a comprehension's own variables are listed
	// in the comprehension, for each run of it needs new cells.
	CellSlots []int
	// OwnSlots lists the slots of the Host's frame that hold a comprehension's
	// own variables; it is empty in other scopes.
	OwnSlots []int
	// Free lists the captured variables of enclosing functions, in the order
	// of the function's closure.
	Free []FreeVariable
	// Yields tells that the body has a yield, Async that it is a coroutine
	// (async def, or a generator expression with `async for` or `await`).
	Yields, Async bool
	// NeedsClassCell tells that a method in the class body refers to __class__
	// or super; the class body's frame then has a cell slot named __class__.
	NeedsClassCell bool

	variables map[string]Variable
	private   string // the class name that mangles __names
	// mangledOnly, if not nil, limits mangling to the names in it: the type
	// parameters of a generic class.
	mangledOnly map[string]bool
}

// FreeVariable says where a function's creator finds the cell to put into the
// closure.
type FreeVariable struct {
	Name string
	// FromFree: Index counts in the creator's own closure; otherwise Index is
	// the creator's slot that holds the cell.
	FromFree bool
	Index    int
}

// VariableKind says how a name is read and written.
type VariableKind uint8

// The kinds of variable.
const (
	// GlobalVariable is looked up in the module's namespace, then in builtins.
	GlobalVariable VariableKind = iota
	// LocalVariable is slot Index of the frame.
	LocalVariable
	// CellVariable is the cell in slot Index of the frame.
	CellVariable
	// FreeVariableKind is cell Index of the running function's closure.
	FreeVariableKind
	// NameVariable is looked up in the class (or exec) namespace, then as a
	// global.
	NameVariable
	// NameOrFreeVariable is looked up in the class namespace, then in cell
	// Index of the closure (or of the slot: NameOrCellVariable).
	NameOrFreeVariable
	NameOrCellVariable
)

// Variable is where a name of a scope lives.
type Variable struct {
	Kind  VariableKind
	Index int
	// Explicit marks a global that a global statement declares.
	Explicit bool
}

// Lookup returns where name lives, as seen from this scope. name is as
// written in the source; private names are mangled here.
func (s *Scope) Lookup(name string) Variable { return s.variables[s.Mangle(name)] }

// IsFunctionLike reports whether the scope's own frame is a function's.
func (s *Scope) IsFunctionLike() bool { return s.Host.Kind == FunctionScope }
