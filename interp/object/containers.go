package object

// Tuple is Python's tuple. Elems never changes.
type Tuple struct{ Elems []Value }

func (*Tuple) Type() *Type { return TupleType }

var emptyTuple = &Tuple{}

// NewTuple makes a tuple that owns elems.
func NewTuple(elems []Value) Value {
	if len(elems) == 0 {
		return Value{obj: emptyTuple}
	}
	return Value{obj: &Tuple{Elems: elems}}
}

// TupleOf makes a tuple of its arguments.
func TupleOf(elems ...Value) Value { return NewTuple(elems) }

// AsTuple returns the *Tuple of v, or of an instance of a subclass of tuple.
func (v Value) AsTuple() (*Tuple, bool) {
	if t, ok := v.obj.(*Tuple); ok {
		return t, true
	}
	if d, ok := v.obj.(*Derived); ok {
		t, ok := d.Base.obj.(*Tuple)
		return t, ok
	}
	return nil, false
}

// List is Python's list.
type List struct{ Elems []Value }

func (*List) Type() *Type { return ListType }

// NewList makes a list that owns elems.
func NewList(elems []Value) Value { return Value{obj: &List{Elems: elems}} }

// AsList returns the *List of v, or of an instance of a subclass of list.
func (v Value) AsList() (*List, bool) {
	if l, ok := v.obj.(*List); ok {
		return l, true
	}
	if d, ok := v.obj.(*Derived); ok {
		l, ok := d.Base.obj.(*List)
		return l, ok
	}
	return nil, false
}

// Cell holds a variable that an inner function captures.
type Cell struct{ Value Value }

func (*Cell) Type() *Type { return CellType }

// Module is a Python module: a name and a namespace.
type Module struct {
	Name string
	Dict *Dict
	// Builtin marks a module without a file, for its repr.
	Builtin bool
	// Initializing is true while the module's code runs for the first time.
	Initializing bool
}

func (*Module) Type() *Type { return ModuleType }

// NewModule makes an empty module with __name__ and the other standard names.
func NewModule(name string) *Module {
	m := &Module{Name: name, Dict: NewDict()}
	m.Dict.SetStr(nameName, NewStr(name))
	m.Dict.SetStr(nameDoc, None)
	m.Dict.SetStr(namePackage, NewStr(""))
	m.Dict.SetStr(nameLoader, None)
	m.Dict.SetStr(nameSpec, None)
	return m
}

// Set puts a name into the module while it is being built.
func (m *Module) Set(name string, v Value) { m.Dict.SetStr(Intern(name), v) }

// Func adds a function to the module while it is being built.
func (m *Module) Func(name string, sig *Signature, fn func(t *Thread, args []Value) (Value, error)) {
	m.Set(name, FromObject(&Builtin{Name: name, Module: m.Name, Sig: sig, Fn: fn}))
}

// Value returns m as a value.
func (m *Module) Value() Value { return Value{obj: m} }
