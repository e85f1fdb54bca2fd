package builtins

import (
	"sync"

	"github.com/apy-lang/apy/interp/object"
)

// Name is the module's name.
const Name = "builtins"

var nameBuiltins = object.Intern(Name)

// New makes the module for a session, and makes its namespace the one in which
// scripts find their built-in names.
func New(t *object.Thread) *object.Module {
	m := &object.Module{Name: Name, Dict: template().Copy(), Builtin: true}
	t.State.Builtins = m.Dict
	t.State.Modules.SetStr(nameBuiltins, m.Value())
	return m
}

// template is the namespace that sessions copy. It never changes.
var template = sync.OnceValue(func() *object.Dict {
	m := object.NewModule(Name)
	m.Set("__doc__", object.NewStr("Built-in functions, types, exceptions, and other objects.\n\n"+
		"This module provides direct access to all 'built-in'\nidentifiers of Python; for example, builtins.len is\n"+
		"the full name for the built-in function len().\n\nThis module is not usually accessed explicitly by most\n"+
		"applications, but can be useful in modules that provide\nobjects with the same name as a builtin, but which\n"+
		"also need the built-in of that name."))
	addFunctions(m)
	addConstants(m)
	for _, typ := range types {
		m.Set(typ.Name, typ.Value())
	}
	for _, typ := range object.BuiltinExceptions() {
		m.Set(typ.Name, typ.Value())
	}
	m.Set("EnvironmentError", object.OSError.Value())
	m.Set("IOError", object.OSError.Value())
	return m.Dict
})

var types = []*object.Type{
	object.BoolType, object.ByteArrayType, object.BytesType, object.ClassMethodType,
	object.ComplexType, object.DictType, object.EnumerateType, object.FilterType, object.FloatType,
	object.FrozenSetType, object.IntType, object.ListType, object.MapType, object.ObjectType,
	object.PropertyType, object.RangeType, object.ReversedType, object.SetType, object.SliceType,
	object.StaticMethodType, object.StrType, object.SuperType, object.TupleType, object.TypeType,
	object.ZipType,
}

func addConstants(m *object.Module) {
	m.Set("None", object.None)
	m.Set("True", object.True)
	m.Set("False", object.False)
	m.Set("Ellipsis", object.Ellipsis)
	m.Set("NotImplemented", object.NotImplemented)
	m.Set("__debug__", object.True)
	m.Set("exit", object.FromObject(&quitter{"exit"}))
	m.Set("quit", object.FromObject(&quitter{"quit"}))
}

// A function is a built-in function.
type function struct {
	name string
	sig  *object.Signature
	call func(t *object.Thread, args []object.Value) (object.Value, error)
}

// A rawFunction takes calls as they come.
type rawFunction struct {
	name string
	call func(t *object.Thread, args []object.Value, names []*object.Str) (object.Value, error)
}

func addFunctions(m *object.Module) {
	for _, group := range [][]function{
		iterationFunctions, asyncFunctions, numberFunctions, textFunctions, attributeFunctions,
		namespaceFunctions, inputFunctions,
	} {
		for _, f := range group {
			b := object.NewBuiltin(f.name, f.sig, f.call)
			b.Module, b.Doc = Name, docs[f.name]
			m.Set(f.name, object.FromObject(b))
		}
	}
	for _, f := range rawFunctions {
		b := object.NewRawBuiltin(f.name, f.call)
		b.Module, b.Doc = Name, docs[f.name]
		m.Set(f.name, object.FromObject(b))
	}
}

// wrongArgument is the TypeError of an argument of the wrong type, in whose
// text None stands for itself.
func wrongArgument(format string, v object.Value) error {
	name := v.Type().Name
	if v.IsNone() {
		name = "None"
	}
	return object.TypeErrorf(format, name)
}
