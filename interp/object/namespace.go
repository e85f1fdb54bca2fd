package object

import "strings"

// namespace is an instance of types.SimpleNamespace: attributes and nothing
// else.
type namespace struct{ Attrs }

// NamespaceType is types.SimpleNamespace.
var NamespaceType = NewBuiltinType("types.SimpleNamespace", ObjectType)

func (*namespace) Type() *Type { return NamespaceType }

// AttrsRef gives the attributes.
func (n *namespace) AttrsRef() *Attrs { return &n.Attrs }

// NamedValue is an attribute with its value.
type NamedValue struct {
	Name  *Str
	Value Value
}

// Attribute makes a NamedValue.
func Attribute(name string, v Value) NamedValue { return NamedValue{Intern(name), v} }

// NewNamespace makes a SimpleNamespace.
func NewNamespace(attributes ...NamedValue) Value {
	n := &namespace{}
	n.init(NamespaceType)
	for _, a := range attributes {
		n.SetOwn(a.Name, a.Value)
	}
	return FromObject(n)
}

func defineNamespace() {
	c := NamespaceType
	c.Doc = "A simple attribute-based namespace."
	c.Flags |= HasDict
	c.Slots.New = func(_ *Thread, cls *Type, _ []Value, _ []*Str) (Value, error) {
		return newOf(cls, NamespaceType, NewNamespace()), nil
	}
	c.Slots.Init = initNamespace
	c.Slots.Repr = reprNamespace
	c.Slots.Hash = hashNotImplemented
	c.Slots.Compare = func(t *Thread, op CompareOp, a, b Value) (Value, error) {
		if !a.Type().IsSubtype(NamespaceType) || !b.Type().IsSubtype(NamespaceType) {
			return NotImplemented, nil
		}
		return Compare(t, op, AttrsOf(a).DictObject().Value(), AttrsOf(b).DictObject().Value())
	}
	c.GetSet("__dict__", instanceDict, nil)
	c.Method("__reduce__", NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
		return TupleOf(self.Type().Value(), NewTuple(nil), AttrsOf(self).DictObject().Value()), nil
	})
	c.Dict.SetStr(Intern("__replace__"), FromObject(&MethodDescriptor{Name: "__replace__", Owner: c, Raw: replaceNamespace}))
}

// initNamespace is SimpleNamespace(mapping_or_iterable=(), /, **attributes).
func initNamespace(t *Thread, self Value, args []Value, names []*Str) error {
	positional := len(args) - len(names)
	if positional > 1 {
		return TypeErrorf("%s expected at most 1 argument, got %d", self.Type().Name, positional)
	}
	own := AttrsOf(self)
	if positional == 1 {
		d := NewDict()
		if err := d.Update(t, args[0]); err != nil {
			return err
		}
		for key, v := range d.All() {
			name, ok := key.AsStr()
			if !ok {
				return TypeErrorf("keywords must be strings")
			}
			own.SetOwn(name, v)
		}
	}
	for i, name := range names {
		own.SetOwn(name, args[positional+i])
	}
	return nil
}

func reprNamespace(t *Thread, self Value) (Value, error) {
	name := "namespace"
	if self.Type() != NamespaceType {
		name = self.Type().Name
	}
	if !t.enterRepr(self.obj) {
		return NewStr(name + "(...)"), nil
	}
	defer t.leaveRepr()
	var parts []string
	d := AttrsOf(self).DictObject()
	for i := 0; i < d.EntryCount(); i++ {
		key, v, ok := d.At(i)
		attribute, isStr := key.AsStr()
		if !ok || !isStr || attribute.text == "" {
			continue
		}
		text, err := ReprString(t, v)
		if err != nil {
			return Value{}, err
		}
		parts = append(parts, attribute.text+"="+text)
	}
	return NewStr(name + "(" + strings.Join(parts, ", ") + ")"), nil
}

// replaceNamespace is copy.replace: a copy with other values for some names.
func replaceNamespace(t *Thread, self Value, args []Value, names []*Str) (Value, error) {
	if len(args) > len(names) {
		return Value{}, TypeErrorf("__replace__() takes no positional arguments")
	}
	v, err := Call0(t, self.Type().Value())
	if err != nil {
		return Value{}, err
	}
	copied := AttrsOf(v)
	if copied == nil {
		return Value{}, TypeErrorf("expected %s object, but %s() returned '%s' object", NamespaceType.qualifiedName(), self.Type().Name, v.Type().Name)
	}
	if err := copied.DictObject().Update(t, AttrsOf(self).DictObject().Value()); err != nil {
		return Value{}, err
	}
	for i, name := range names {
		copied.SetOwn(name, args[i])
	}
	return v, nil
}
