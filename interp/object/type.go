package object

import "weak"

// Type is a class: a built-in type, or a class written by a script.
//
// Built-in types are filled in by define functions when the package is
// initialised and never change; they are shared by all sessions. A script's
// class belongs to its session.
type Type struct {
	Name     string // __name__
	QualName string
	Module   string
	Doc      string
	Bases    []*Type
	MRO      []*Type // C3, from the type itself to object
	// Dict is the class namespace, __dict__.
	Dict *Dict
	// Slots is the table of the type's operations, inherited along the MRO.
	Slots Slots
	// Meta is the class of this class; nil means type.
	Meta *Type
	// Version changes whenever the class or one of its bases changes, which
	// invalidates inline caches. It is never 0, and unique in a session for
	// the classes that scripts write.
	Version uint64
	// Flags describe the layout and what the type allows.
	Flags TypeFlags

	shape      *Shape               // where instances without attributes begin
	solid      *Type                // the class in the MRO that decides the layout of instances
	cache      lookupCache          // what Lookup has found
	exception  *exceptionLayout     // what an exception class adds to its instances
	special    *specialTable        // the script's special methods, for the slots
	subclasses []weak.Pointer[Type] // direct ones, for __subclasses__ and for invalidation
}

// TypeFlags describe a type.
type TypeFlags uint16

const (
	// HeapType marks a class written by a script: its attributes can be set.
	HeapType TypeFlags = 1 << iota
	// Final marks a built-in that cannot be subclassed (bool, NoneType, …).
	Final
	// HasDict marks a type whose instances carry attributes of their own.
	HasDict
	// ExceptionLayout marks BaseException and what derives from it.
	ExceptionLayout
	// DerivedLayout marks a script's subclass of a built-in value type (int,
	// str, list, dict, …), whose instances are *Derived.
	DerivedLayout
	// TypeLayout marks type and its subclasses, the metaclasses.
	TypeLayout
	// SequencePattern and MappingPattern say what a match statement takes the type for.
	SequencePattern
	MappingPattern
	// NoInstantiate marks a built-in that scripts cannot call (generator, function…).
	NoInstantiate
	// UnboundMethod marks the types of functions that take their receiver as
	// first argument when called through an instance, so that a call need not
	// make a method object.
	UnboundMethod
	// plainNew and plainInit mark types that have object's own __new__ and
	// __init__.
	plainNew
	plainInit
	// isAbstract marks a class whose __abstractmethods__ is not empty.
	isAbstract
)

// Type returns the metaclass.
func (t *Type) Type() *Type {
	if t.Meta == nil {
		return TypeType
	}
	return t.Meta
}

// Value returns t as a value.
func (t *Type) Value() Value { return Value{obj: t} }

// Has reports whether t has every flag of f.
func (t *Type) Has(f TypeFlags) bool { return t.Flags&f == f }

// IsSubtype reports whether base is in t's MRO.
func (t *Type) IsSubtype(base *Type) bool {
	if t == base {
		return true
	}
	for _, c := range t.MRO {
		if c == base {
			return true
		}
	}
	return false
}

// Set puts an attribute into a built-in type's namespace while it is being
// defined.
func (t *Type) Set(name string, v Value) { t.Dict.SetStr(Intern(name), v) }

// NewBuiltinType makes a built-in type named name (with "module.name" for a
// type that is not in builtins) below base, object when nil. Its namespace and
// slots are filled by its define function; Ready completes it.
func NewBuiltinType(name string, base *Type) *Type {
	module := "builtins"
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] == '.' {
			module, name = name[:i], name[i+1:]
			break
		}
	}
	t := &Type{Name: name, QualName: name, Module: module, Dict: NewDict(), Version: 1}
	if base != nil {
		t.Bases = []*Type{base}
	}
	registerBuiltin(t)
	return t
}

// Method adds a method of a built-in type. fn gets the receiver apart from
// the arguments; sig checks the arguments with CPython's messages.
func (t *Type) Method(name string, sig *Signature, fn func(t *Thread, self Value, args []Value) (Value, error)) {
	t.Set(name, FromObject(&MethodDescriptor{Name: name, Owner: t, Sig: sig, Fn: fn}))
}

// ClassMethod adds a class method of a built-in type (dict.fromkeys); fn gets
// the class.
func (t *Type) ClassMethod(name string, sig *Signature, fn func(t *Thread, cls Value, args []Value) (Value, error)) {
	t.Set(name, FromObject(&ClassMethodDescriptor{MethodDescriptor{Name: name, Owner: t, Sig: sig, Fn: fn}}))
}

// StaticMethod adds a static method of a built-in type (str.maketrans).
func (t *Type) StaticMethod(name string, sig *Signature, fn func(t *Thread, args []Value) (Value, error)) {
	f := &Builtin{Name: name, QualName: t.Name + "." + name, Sig: sig, Fn: fn}
	t.Set(name, FromObject(&StaticMethod{Func: FromObject(f)}))
}

// GetSet adds a computed attribute; a nil set makes it read-only. set gets the
// unbound value for a deletion.
func (t *Type) GetSet(name string, get func(t *Thread, self Value) (Value, error), set func(t *Thread, self, v Value) error) {
	t.Set(name, FromObject(&GetSet{Name: name, Owner: t, Get: get, SetValue: set}))
}
