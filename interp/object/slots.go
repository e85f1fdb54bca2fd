package object

// Slots are a type's operations. A nil slot means that the type does not have
// the operation. A setter gets the unbound value to delete.
type Slots struct {
	New      func(t *Thread, cls *Type, args []Value, names []*Str) (Value, error)
	Init     func(t *Thread, self Value, args []Value, names []*Str) error
	Call     func(t *Thread, self Value, args []Value, names []*Str) (Value, error)
	GetAttr  func(t *Thread, self Value, name *Str) (Value, error)
	SetAttr  func(t *Thread, self Value, name *Str, v Value) error
	DescrGet func(t *Thread, self, obj Value, owner *Type) (Value, error) // obj unbound: read from the class
	DescrSet func(t *Thread, self, obj, v Value) error

	Repr    func(t *Thread, self Value) (Value, error)
	Str     func(t *Thread, self Value) (Value, error)
	Format  func(t *Thread, self Value, spec string) (Value, error)
	Hash    func(t *Thread, self Value) (int64, error)
	Bool    func(t *Thread, self Value) (bool, error)
	Compare func(t *Thread, op CompareOp, a, b Value) (Value, error) // may return NotImplemented

	Iter  func(t *Thread, self Value) (Value, error)
	Next  func(t *Thread, self Value) (Value, bool, error) // false: exhausted
	AIter func(t *Thread, self Value) (Value, error)
	ANext func(t *Thread, self Value) (Value, error)
	Await func(t *Thread, self Value) (Value, error)

	Len      func(t *Thread, self Value) (int, error)
	GetItem  func(t *Thread, self, key Value) (Value, error)
	SetItem  func(t *Thread, self, key, v Value) error
	Contains func(t *Thread, self, item Value) (bool, error)
	// Concat and Repeat are + and * of sequences, tried after the numeric
	// operations of both sides.
	Concat, InPlaceConcat func(t *Thread, self, other Value) (Value, error)
	Repeat, InPlaceRepeat func(t *Thread, self Value, n Value) (Value, error)

	Unary [unaryCount]func(t *Thread, self Value) (Value, error)
	// Binary is self OP other, Reflected is other OP self called on self;
	// each may return NotImplemented.
	Binary, Reflected [binaryCount]func(t *Thread, self, other Value) (Value, error)
	InPlace           [binaryCount]func(t *Thread, self, other Value) (Value, error)
	// Power3 is pow(self, other, modulus).
	Power3 func(t *Thread, self, other, modulus Value) (Value, error)
	Index  func(t *Thread, self Value) (Value, error) // __index__
	Int    func(t *Thread, self Value) (Value, error) // __int__
	Float  func(t *Thread, self Value) (Value, error) // __float__
}

// UnaryOp names a unary operation.
type UnaryOp uint8

// The unary operations.
const (
	Neg UnaryOp = iota
	Pos
	Invert
	Abs
	unaryCount
)

// BinaryOp names a binary operation.
type BinaryOp uint8

// The binary operations, in the order of the data model chapter.
const (
	Add BinaryOp = iota
	Sub
	Mul
	MatMul
	TrueDiv
	FloorDiv
	Mod
	DivMod
	Pow
	LShift
	RShift
	And
	Xor
	Or
	binaryCount
)

var binarySymbols = [binaryCount]string{"+", "-", "*", "@", "/", "//", "%", "divmod()", "** or pow()", "<<", ">>", "&", "^", "|"}

// String returns the operator as CPython's TypeErrors write it.
func (op BinaryOp) String() string { return binarySymbols[op] }

// CompareOp names a comparison.
type CompareOp uint8

// The rich comparisons.
const (
	LT CompareOp = iota
	LE
	EQ
	NE
	GT
	GE
)

// String returns the operator.
func (op CompareOp) String() string { return [...]string{"<", "<=", "==", "!=", ">", ">="}[op] }

// Swapped returns the operation that gives the same result with the operands
// exchanged.
func (op CompareOp) Swapped() CompareOp { return [...]CompareOp{GT, GE, EQ, NE, LT, LE}[op] }
