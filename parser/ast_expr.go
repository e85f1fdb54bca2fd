package parser

// Name is an identifier. Whether it is read, bound or deleted follows from
// where it stands. Id is NFKC-normalised.
type Name struct {
	Span
	Id string
}

// Constant is a literal. Value is one of
//
//   - nil, for None
//   - bool
//   - int64, or *big.Int for an integer that does not fit
//   - float64
//   - complex128, for an imaginary literal
//   - string; a lone surrogate such as "\ud800" is kept as its three-byte
//     generalised UTF-8 form (WTF-8)
//   - Bytes
//   - Ellipsis
type Constant struct {
	Span
	Value any
	// UPrefix tells that a string's first literal has the prefix u, the `kind`
	// of Python's ast.
	UPrefix bool
}

// Bytes is the value of a bytes literal.
type Bytes []byte

// Ellipsis is the value of the literal `...`.
type Ellipsis struct{}

// JoinedStr is an f-string. Values are *Constant (string) and *FormattedValue.
type JoinedStr struct {
	Span
	Values []Expr
}

// NoConversion is the Conversion of a FormattedValue without `!s`, `!r` or `!a`.
const NoConversion = -1

// FormattedValue is a replacement field of an f-string.
type FormattedValue struct {
	Span
	Value      Expr
	Conversion rune       // 's', 'r', 'a' or NoConversion
	FormatSpec *JoinedStr // or nil
}

// BoolOp is a chain of `and`s or of `or`s; it has at least two Values.
type BoolOp struct {
	Span
	Op     BoolOperator
	Values []Expr
}

// NamedExpr is `target := value`.
type NamedExpr struct {
	Span
	Target *Name
	Value  Expr
}

// BinOp is a binary operation.
type BinOp struct {
	Span
	Left  Expr
	Op    Operator
	Right Expr
}

// UnaryOp is a unary operation.
type UnaryOp struct {
	Span
	Op      UnaryOperator
	Operand Expr
}

// Lambda is a lambda expression.
type Lambda struct {
	Span
	Params *Parameters
	Body   Expr
}

// IfExp is `body if test else orelse`.
type IfExp struct {
	Span
	Test, Body, OrElse Expr
}

// Dict is a dict display. A nil key means that `**value` stands there.
type Dict struct {
	Span
	Keys   []Expr
	Values []Expr
}

// Set is a set display.
type Set struct {
	Span
	Elts []Expr
}

// ListComp is a list comprehension.
type ListComp struct {
	Span
	Elt        Expr
	Generators []Comprehension
}

// SetComp is a set comprehension.
type SetComp struct {
	Span
	Elt        Expr
	Generators []Comprehension
}

// DictComp is a dict comprehension.
type DictComp struct {
	Span
	Key, Value Expr
	Generators []Comprehension
}

// GeneratorExp is a generator expression.
type GeneratorExp struct {
	Span
	Elt        Expr
	Generators []Comprehension
}

// Await is `await value`.
type Await struct {
	Span
	Value Expr
}

// Yield is `yield value`; Value is nil for a bare `yield`.
type Yield struct {
	Span
	Value Expr
}

// YieldFrom is `yield from value`.
type YieldFrom struct {
	Span
	Value Expr
}

// Compare is a chain of comparisons: Left Ops[0] Comparators[0] Ops[1] …
type Compare struct {
	Span
	Left        Expr
	Ops         []CompareOperator
	Comparators []Expr
}

// Call is a call. Args holds positional arguments, *Starred ones among them.
type Call struct {
	Span
	Func     Expr
	Args     []Expr
	Keywords []*Keyword
}

// Attribute is `value.attr`.
type Attribute struct {
	Span
	Value Expr
	Attr  string
}

// Subscript is `value[slice]`; Slice is a *Slice, a *Tuple (of which *Slice
// and *Starred may be elements) or any other expression.
type Subscript struct {
	Span
	Value Expr
	Slice Expr
}

// Starred is `*value`.
type Starred struct {
	Span
	Value Expr
}

// List is a list display, or a bracketed assignment target.
type List struct {
	Span
	Elts []Expr
}

// Tuple is a tuple display. Its span includes the parentheses if it has any.
type Tuple struct {
	Span
	Elts []Expr
}

// Slice is `lower:upper:step` in a subscript; each part may be nil.
type Slice struct {
	Span
	Lower, Upper, Step Expr
}

func (*Name) expression()           {}
func (*Constant) expression()       {}
func (*JoinedStr) expression()      {}
func (*FormattedValue) expression() {}
func (*BoolOp) expression()         {}
func (*NamedExpr) expression()      {}
func (*BinOp) expression()          {}
func (*UnaryOp) expression()        {}
func (*Lambda) expression()         {}
func (*IfExp) expression()          {}
func (*Dict) expression()           {}
func (*Set) expression()            {}
func (*ListComp) expression()       {}
func (*SetComp) expression()        {}
func (*DictComp) expression()       {}
func (*GeneratorExp) expression()   {}
func (*Await) expression()          {}
func (*Yield) expression()          {}
func (*YieldFrom) expression()      {}
func (*Compare) expression()        {}
func (*Call) expression()           {}
func (*Attribute) expression()      {}
func (*Subscript) expression()      {}
func (*Starred) expression()        {}
func (*List) expression()           {}
func (*Tuple) expression()          {}
func (*Slice) expression()          {}
