package parser

// An Operator is the operator of a BinOp or AugAssign.
type Operator uint8

// The binary operators.
const (
	Add Operator = iota
	Sub
	Mult
	MatMult
	Div
	Mod
	Pow
	LShift
	RShift
	BitOr
	BitXor
	BitAnd
	FloorDiv
)

var operatorText = [...]string{"+", "-", "*", "@", "/", "%", "**", "<<", ">>", "|", "^", "&", "//"}

// String returns the operator as it is written in the source.
func (op Operator) String() string { return operatorText[op] }

// A UnaryOperator is the operator of a UnaryOp.
type UnaryOperator uint8

// The unary operators.
const (
	Invert UnaryOperator = iota
	Not
	UAdd
	USub
)

var unaryOperatorText = [...]string{"~", "not", "+", "-"}

// String returns the operator as it is written in the source.
func (op UnaryOperator) String() string { return unaryOperatorText[op] }

// A BoolOperator is the operator of a BoolOp.
type BoolOperator uint8

// The boolean operators.
const (
	And BoolOperator = iota
	Or
)

var boolOperatorText = [...]string{"and", "or"}

// String returns the operator as it is written in the source.
func (op BoolOperator) String() string { return boolOperatorText[op] }

// A CompareOperator is one operator of a Compare.
type CompareOperator uint8

// The comparison operators.
const (
	Eq CompareOperator = iota
	NotEq
	Lt
	LtE
	Gt
	GtE
	Is
	IsNot
	In
	NotIn
)

var compareOperatorText = [...]string{"==", "!=", "<", "<=", ">", ">=", "is", "is not", "in", "not in"}

// String returns the operator as it is written in the source.
func (op CompareOperator) String() string { return compareOperatorText[op] }
