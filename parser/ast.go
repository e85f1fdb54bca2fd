package parser

// A Node is any node of the syntax tree that has a place in the source.
type Node interface {
	// Bounds returns the bytes of the source that the node covers.
	Bounds() Span
}

// An Expr is an expression. The concrete types are the pointers to the
// expression structs of this package; the set is closed.
type Expr interface {
	Node
	expression()
}

// A Stmt is a statement. The concrete types are the pointers to the statement
// structs of this package; the set is closed.
type Stmt interface {
	Node
	statement()
}

// A Pattern is what follows `case` in a match statement. The concrete types
// are *MatchValue, *MatchSingleton, *MatchSequence, *MatchMapping, *MatchClass,
// *MatchStar, *MatchAs and *MatchOr; the set is closed.
type Pattern interface {
	Node
	pattern()
}

// A Span is the half-open range of bytes that a node covers in the text of its
// File. It is embedded in every node; File.Position turns an offset into a
// line and a column.
type Span struct {
	Start, End int32
}

// Bounds returns the span itself, which makes every node a Node.
func (s Span) Bounds() Span { return s }

// setBounds lets generic code place a node it has just parsed.
func (s *Span) setBounds(start, end int32) { s.Start, s.End = start, end }

// A Module is a parsed source file.
type Module struct {
	File *File
	Body []Stmt
}

// An Expression is a parsed source that is one expression, as for eval().
type Expression struct {
	File *File
	Body Expr
}

// A Block is the indented (or one-line) body of a compound statement. It holds
// at least one statement, except where the clause it belongs to (`else`,
// `finally`) is absent: then it is empty.
type Block struct {
	Stmts []Stmt
}

// An Else is the block of an optional `else` clause, empty when there is none.
type Else Block

// An ElseIf is what follows the body of an `if`: nothing, the block of an
// `else`, or, for an `elif`, one nested If statement.
type ElseIf Block

// Parameters are the parameters of a function or lambda.
type Parameters struct {
	PosOnly  []*Parameter // before "/"
	Args     []*Parameter // positional or keyword
	VarArg   *Parameter   // *args, or nil
	KwOnly   []*Parameter // after "*" or *args
	KwArg    *Parameter   // **kwargs, or nil
	Defaults []Expr       // of the last len(Defaults) of PosOnly followed by Args

	// KwDefaults has an entry for each of KwOnly, nil where there is no default.
	KwDefaults []Expr
}

// A Parameter is one parameter of a function or lambda.
type Parameter struct {
	Span
	Name       string
	Annotation Expr // or nil
}

// A Keyword is an argument given by name in a call or class statement. An
// empty Name means `**Value`.
type Keyword struct {
	Span
	Name  string
	Value Expr
}

// Arguments are the parenthesised arguments of a class statement.
type Arguments struct {
	Args     []Expr
	Keywords []*Keyword
}

// A Comprehension is one `for … in … if …` clause of a comprehension.
type Comprehension struct {
	Target Expr
	Iter   Expr
	Ifs    []Expr
	Async  bool
}

// TypeParamKind tells the kinds of type parameters apart.
type TypeParamKind uint8

// The kinds of type parameters: T, *Ts and **P.
const (
	TypeVar TypeParamKind = iota
	TypeVarTuple
	ParamSpec
)

// A TypeParam is one type parameter of a generic function, class or type alias.
type TypeParam struct {
	Span
	Kind    TypeParamKind
	Name    string
	Bound   Expr // or nil; only for TypeVar
	Default Expr // or nil
}
