package object

// The iterators that scripts make by name. They are types, as in CPython, and
// can be subclassed.
var (
	EnumerateType = NewBuiltinType("enumerate", ObjectType)
	ZipType       = NewBuiltinType("zip", ObjectType)
	MapType       = NewBuiltinType("map", ObjectType)
	FilterType    = NewBuiltinType("filter", ObjectType)
	ReversedType  = NewBuiltinType("reversed", ObjectType)
)

func defineIteratorTypes() {
	defineEnumerate()
	defineZip()
	defineMap()
	defineFilter()
	defineReversed()
}

// baseOf returns the built-in object of a receiver that is one or an instance
// of a script's subclass.
func baseOf[T Object](v Value) T {
	if o, ok := v.obj.(T); ok {
		return o
	}
	o, _ := v.obj.(*Derived).Base.obj.(T)
	return o
}

// pairTuple and tripleTuple hold a tuple and its elements in one allocation.
type (
	pairTuple struct {
		Tuple
		elems [2]Value
	}
	tripleTuple struct {
		Tuple
		elems [3]Value
	}
)

// NewPair makes the tuple (a, b) in one allocation.
func NewPair(a, b Value) Value {
	p := &pairTuple{elems: [2]Value{a, b}}
	p.Elems = p.elems[:]
	return Value{obj: &p.Tuple}
}

// makeTuple makes a tuple of n elements to be filled in, in one allocation for
// the usual lengths.
func makeTuple(n int) *Tuple {
	switch n {
	case 2:
		p := &pairTuple{}
		p.Elems = p.elems[:]
		return &p.Tuple
	case 3:
		p := &tripleTuple{}
		p.Elems = p.elems[:]
		return &p.Tuple
	}
	return &Tuple{Elems: make([]Value, n)}
}

// endOnStop turns a StopIteration that a script's function raised while an
// iterator called it into the iterator's end.
func endOnStop(err error) error {
	if Matches(err, StopIteration) {
		return nil
	}
	return err
}
