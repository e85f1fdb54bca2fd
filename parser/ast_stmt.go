package parser

// The struct tags below are the grammar of the keyword statements, in
// participle's notation: a quoted word or a token's name is matched, @@ parses
// the field's own type. Fields without a tag are filled by the statement
// dispatcher. The interface types below are names of Python's grammar rules:
// a field of such a type holds an ordinary Expr, parsed by that rule.
type (
	// Condition is the rule named_expression: an expression or `name := value`.
	Condition interface{ Expr }
	// Items is the rule star_expressions: `a`, `a, *b`, …
	Items interface{ Expr }
	// OptionalItems is star_expressions or nothing: then the Expr is nil.
	OptionalItems interface{ Expr }
	// LoopTarget is the rule star_targets, what a `for` binds.
	LoopTarget interface{ Expr }
	// Subject is the rule subject_expr, what a `match` looks at.
	Subject interface{ Expr }
)

// FunctionDef is `def` and `async def`.
type FunctionDef struct {
	Span
	Decorators []Expr
	Async      bool
	Name       string       `parser:"'def' @Name"`
	TypeParams []*TypeParam `parser:"('[' @@ ((?! ',' ']') ',' @@)* ','? ']')?"`
	Params     Parameters   `parser:"@@"`
	Returns    Expr         `parser:"('->' @@)?"`
	Body       Block        `parser:"@@"`
}

// ClassDef is a class statement.
type ClassDef struct {
	Span
	Decorators []Expr
	Name       string       `parser:"'class' @Name"`
	TypeParams []*TypeParam `parser:"('[' @@ ((?! ',' ']') ',' @@)* ','? ']')?"`
	Arguments  Arguments    `parser:"@@"`
	Body       Block        `parser:"@@"`
}

// Bases returns the positional arguments of the class statement.
func (n *ClassDef) Bases() []Expr { return n.Arguments.Args }

// Keywords returns the keyword arguments of the class statement.
func (n *ClassDef) Keywords() []*Keyword { return n.Arguments.Keywords }

// Return is a return statement; Value is nil for a bare one.
type Return struct {
	Span
	Value OptionalItems `parser:"'return' @@"`
}

// Delete is a del statement.
type Delete struct {
	Span
	Targets []Expr `parser:"'del' @@ ((?! ',' (Newline | ';')) ',' @@)* ','?"`
}

// Assign is `a = b = value`.
type Assign struct {
	Span
	Targets []Expr
	Value   Expr
}

// TypeAlias is `type Name[T] = value`.
type TypeAlias struct {
	Span
	Name       *Name        `parser:"'type' @@"`
	TypeParams []*TypeParam `parser:"('[' @@ ((?! ',' ']') ',' @@)* ','? ']')?"`
	Value      Expr         `parser:"'=' @@"`
}

// AugAssign is an augmented assignment such as `a += 1`.
type AugAssign struct {
	Span
	Target Expr
	Op     Operator
	Value  Expr
}

// AnnAssign is an annotated assignment, or a mere annotation when Value is nil.
// Simple tells that the target is a name without parentheses.
type AnnAssign struct {
	Span
	Target     Expr
	Annotation Expr
	Value      Expr
	Simple     bool
}

// For is `for` and `async for`.
type For struct {
	Span
	Async  bool
	Target LoopTarget `parser:"'for' @@"`
	Iter   Items      `parser:"'in' @@"`
	Body   Block      `parser:"@@"`
	OrElse Else       `parser:"@@?"`
}

// While is a while statement.
type While struct {
	Span
	Test   Condition `parser:"'while' @@"`
	Body   Block     `parser:"@@"`
	OrElse Else      `parser:"@@?"`
}

// If is an if statement; an elif is an If that is alone in OrElse.
type If struct {
	Span
	Test   Condition `parser:"'if' @@"`
	Body   Block     `parser:"@@"`
	OrElse ElseIf    `parser:"@@?"`
}

// With is `with` and `async with`.
type With struct {
	Span
	Async bool
	Items WithItems `parser:"'with' @@"`
	Body  Block     `parser:"@@"`
}

// WithItems are the context managers of a with statement.
type WithItems struct {
	List []WithItem
}

// A WithItem is one context manager of a with statement.
type WithItem struct {
	Context Expr
	Target  Expr // after `as`, or nil
}

// Match is a match statement.
type Match struct {
	Span
	Subject Subject      `parser:"'match' @@ ':' Newline Indent"`
	Cases   []*MatchCase `parser:"@@+ Dedent"`
}

// A MatchCase is one case of a match statement.
type MatchCase struct {
	Pattern CasePattern `parser:"'case' @@"`
	Guard   Condition   `parser:"('if' @@)?"`
	Body    Block       `parser:"@@"`
}

// Raise is a raise statement; Exc is nil for a bare one.
type Raise struct {
	Span
	Exc   Expr `parser:"'raise' (@@"`
	Cause Expr `parser:"('from' @@)?)?"`
}

// Try is a try statement.
type Try struct {
	Span
	Body     Block            `parser:"'try' @@"`
	Handlers []*ExceptHandler `parser:"@@*"`
	OrElse   Else             `parser:"@@?"`
	Final    Finally          `parser:"@@?"`
	// Star tells that the handlers are `except*`.
	Star bool
}

// A Finally is the block of an optional `finally` clause, empty when there is none.
type Finally Block

// An ExceptHandler is one except clause of a try statement.
type ExceptHandler struct {
	Span
	Star bool   `parser:"'except' (@'*' (?! ':'))?"`
	Type Expr   `parser:"(@@"`
	Name string `parser:"('as' @Name)?)?"`
	Body Block  `parser:"@@"`
}

// Assert is an assert statement; Msg may be nil.
type Assert struct {
	Span
	Test Expr `parser:"'assert' @@"`
	Msg  Expr `parser:"(',' @@)?"`
}

// Import is `import a.b as c, …`.
type Import struct {
	Span
	Names []*Alias `parser:"'import' @@ (',' @@)*"`
}

// ImportFrom is `from ..a.b import c as d, …`; Level counts the leading dots.
// `import *` is a single alias named "*".
type ImportFrom struct {
	Span
	Level  ImportLevel    `parser:"'from' @@"`
	Module DottedName     `parser:"@@"`
	Names  []*ImportAlias `parser:"'import' ('(' @@ ((?! ',' ')') ',' @@)* ','? ')' | @@ (',' @@)*)"`
}

// An ImportLevel is the number of dots before the module of a from … import.
type ImportLevel int

// A DottedName is the module of a from … import, "" if there are only dots.
type DottedName string

// An Alias is one name of an import statement. AsName is "" without `as`.
type Alias struct {
	Span
	Name   string
	AsName string
}

// An ImportAlias is one name of a from … import statement.
type ImportAlias struct {
	Span
	Name   string
	AsName string
}

// Global is a global statement.
type Global struct {
	Span
	Names []string `parser:"'global' @Name (',' @Name)*"`
}

// Nonlocal is a nonlocal statement.
type Nonlocal struct {
	Span
	Names []string `parser:"'nonlocal' @Name (',' @Name)*"`
}

// ExprStmt is an expression that stands alone.
type ExprStmt struct {
	Span
	Value Expr
}

// Pass is a pass statement.
type Pass struct {
	Span
}

// Break is a break statement.
type Break struct {
	Span
}

// Continue is a continue statement.
type Continue struct {
	Span
}

func (*FunctionDef) statement() {}
func (*ClassDef) statement()    {}
func (*Return) statement()      {}
func (*Delete) statement()      {}
func (*Assign) statement()      {}
func (*TypeAlias) statement()   {}
func (*AugAssign) statement()   {}
func (*AnnAssign) statement()   {}
func (*For) statement()         {}
func (*While) statement()       {}
func (*If) statement()          {}
func (*With) statement()        {}
func (*Match) statement()       {}
func (*Raise) statement()       {}
func (*Try) statement()         {}
func (*Assert) statement()      {}
func (*Import) statement()      {}
func (*ImportFrom) statement()  {}
func (*Global) statement()      {}
func (*Nonlocal) statement()    {}
func (*ExprStmt) statement()    {}
func (*Pass) statement()        {}
func (*Break) statement()       {}
func (*Continue) statement()    {}
