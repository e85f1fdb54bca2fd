package operatormod

import (
	"sync"

	"github.com/apy-lang/apy/interp/object"
)

type (
	value    = object.Value
	thread   = object.Thread
	function = func(t *thread, args []value) (value, error)
)

var defineTypes sync.Once

// New makes the module for a session.
func New(*thread) (*object.Module, error) {
	defineTypes.Do(func() {
		defineItemGetter()
		defineAttrGetter()
		defineMethodCaller()
	})
	m := object.NewModule("operator")
	m.Set("__doc__", object.NewStr("Operator Interface\n\nThis module exports a set of functions corresponding to the intrinsic\noperators of Python.  For example, operator.add(x, y) is equivalent\nto the expression x+y.\n\nThe function names are those used for special methods; variants without\nleading and trailing '__' are also provided for convenience."))
	addOperators(m)
	addComparisons(m)
	addContainers(m)
	for _, c := range []*object.Type{itemGetterType, attrGetterType, methodCallerType} {
		m.Set(c.Name, c.Value())
	}
	for _, name := range withDunders {
		f, _ := m.Dict.GetStr(object.Intern(name))
		dunder := name
		for dunder[len(dunder)-1] == '_' { // and_, or_, not_
			dunder = dunder[:len(dunder)-1]
		}
		m.Set("__"+dunder+"__", f)
	}
	return m, nil
}

// add adds a function. CPython's messages name the module it really lies in.
func add(m *object.Module, name string, signature *object.Signature, f function) {
	b := object.NewBuiltin(name, signature, f)
	b.Module = "_operator"
	m.Set(name, b.Value())
}

// withDunders are the functions that also have the name of the special method.
var withDunders = []string{
	"abs", "add", "and_", "call", "concat", "contains", "delitem", "eq", "floordiv", "ge", "getitem", "gt", "iadd",
	"iand", "iconcat", "ifloordiv", "ilshift", "imatmul", "imod", "imul", "index", "inv", "invert", "ior", "ipow",
	"irshift", "isub", "itruediv", "ixor", "le", "lshift", "lt", "matmul", "mod", "mul", "ne", "neg", "not_", "or_",
	"pos", "pow", "rshift", "setitem", "sub", "truediv", "xor",
}
