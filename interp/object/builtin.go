package object

// Builtin is a function written in Go (builtin_function_or_method).
type Builtin struct {
	Name     string
	QualName string // with the type's name for a method; Name when empty
	Module   string
	Doc      string
	Self     Value // what __self__ gives: the receiver or the module; may be unbound
	Sig      *Signature
	// Fn gets the arguments as Sig lays them out. It must not keep args.
	Fn func(t *Thread, args []Value) (Value, error)
	// Raw, when set, is called in Fn's place with the call as it was made; the
	// last len(names) args are keyword arguments. It must not keep args.
	Raw func(t *Thread, args []Value, names []*Str) (Value, error)
	// Await, when set, is what awaiting a call does at once, without the
	// coroutine that Fn makes: a third of the cost of `await asyncio.sleep(0)`.
	Await func(t *Thread, args []Value) (Value, error)

	constructs *Type             // the type whose __new__ this is
	method     *MethodDescriptor // what is bound to Self, for equality
}

func (*Builtin) Type() *Type { return BuiltinType }

// NewBuiltin makes a function of a signature.
func NewBuiltin(name string, sig *Signature, fn func(t *Thread, args []Value) (Value, error)) *Builtin {
	return &Builtin{Name: name, Sig: sig, Fn: fn}
}

// NewRawBuiltin makes a function that takes calls as they come (print, max).
func NewRawBuiltin(name string, fn func(t *Thread, args []Value, names []*Str) (Value, error)) *Builtin {
	return &Builtin{Name: name, Raw: fn}
}

func (b *Builtin) qualName() string {
	if b.QualName != "" {
		return b.QualName
	}
	return b.Name
}

// titleInErrors is how CPython names the function when it got too many
// arguments: with its module, unless that is builtins.
func (b *Builtin) titleInErrors() string {
	if b.Module == "" || b.Module == "builtins" || b.QualName != "" {
		return b.qualName()
	}
	return b.Module + "." + b.Name
}

// Call calls the function; see [Call] for the convention.
func (b *Builtin) Call(t *Thread, args []Value, names []*Str) (Value, error) {
	if b.Raw != nil {
		return b.Raw(t, args, names)
	}
	if b.Sig.takes(len(args), len(names)) {
		return b.Fn(t, args)
	}
	bound, window, err := b.Sig.bind(t, b.Name, b.qualName(), args, names)
	if err != nil {
		if title := b.titleInErrors(); title != b.qualName() {
			_, _, err = b.Sig.bind(t, b.Name, title, args, names)
		}
		return Value{}, err
	}
	result, err := b.Fn(t, bound)
	if window != nil {
		t.Pop(window)
	}
	return result, err
}

// MethodDescriptor is a method in a built-in type's namespace (str.upper).
type MethodDescriptor struct {
	Name  string
	Owner *Type
	Sig   *Signature
	// Fn gets the arguments as Sig lays them out. It must not keep args.
	Fn func(t *Thread, self Value, args []Value) (Value, error)
	// Raw, when set, is called in Fn's place with the call as it was made.
	Raw func(t *Thread, self Value, args []Value, names []*Str) (Value, error)
	// Await, when set, is what awaiting a call does; see [Builtin].
	Await func(t *Thread, self Value, args []Value) (Value, error)

	doc  string
	slot *slotDef // when the method stands for a slot
}

func (*MethodDescriptor) Type() *Type { return MethodDescriptorType }

// CallMethod calls the method on self, whose type must already be known to be
// the owner or a subtype.
func (m *MethodDescriptor) CallMethod(t *Thread, self Value, args []Value, names []*Str) (Value, error) {
	if m.Raw != nil {
		return m.Raw(t, self, args, names)
	}
	if m.Sig.takes(len(args), len(names)) {
		return m.Fn(t, self, args)
	}
	qualName := m.Name // made only where a message needs it: it would cost an allocation a call
	if m.Sig.kind < keywords {
		qualName = m.Owner.Name + "." + m.Name
	}
	bound, window, err := m.Sig.bind(t, m.Name, qualName, args, names)
	if err != nil {
		return Value{}, err
	}
	result, err := m.Fn(t, self, bound)
	if window != nil {
		t.Pop(window)
	}
	return result, err
}

// Call calls the descriptor as an unbound method, list.append(a, 1).
func (m *MethodDescriptor) Call(t *Thread, args []Value, names []*Str) (Value, error) {
	if len(args) == len(names) {
		return Value{}, TypeErrorf("unbound method %s.%s() needs an argument", m.Owner.Name, m.Name)
	}
	if err := m.checkSelf(args[0]); err != nil {
		return Value{}, err
	}
	return m.CallMethod(t, args[0], args[1:], names)
}

func (m *MethodDescriptor) checkSelf(self Value) error {
	if !self.Type().IsSubtype(m.Owner) {
		return TypeErrorf("descriptor '%s' for '%s' objects doesn't apply to a '%s' object", m.Name, m.Owner.Name, self.Type().Name)
	}
	return nil
}

// bound makes the method object self.name. Its messages name class, which is
// self's type, or self when that is a class.
func (m *MethodDescriptor) bound(self Value) Value {
	class, ok := self.obj.(*Type)
	if !ok {
		class = self.Type()
	}
	b := &Builtin{
		Name: m.Name, QualName: class.QualName + "." + m.Name, Self: self, Sig: m.Sig, Doc: m.doc, method: m,
		Fn: func(t *Thread, args []Value) (Value, error) { return m.Fn(t, self, args) },
	}
	if m.Raw != nil {
		b.Raw = func(t *Thread, args []Value, names []*Str) (Value, error) { return m.Raw(t, self, args, names) }
	}
	if m.Await != nil {
		b.Await = func(t *Thread, args []Value) (Value, error) { return m.Await(t, self, args) }
	}
	return FromObject(b)
}

// ClassMethodDescriptor is a class method of a built-in type.
type ClassMethodDescriptor struct{ MethodDescriptor }

func (*ClassMethodDescriptor) Type() *Type { return ClassMethodDescriptorType }

// GetSet is a computed attribute of a built-in type (getset_descriptor).
type GetSet struct {
	Name  string
	Owner *Type
	Get   func(t *Thread, self Value) (Value, error)
	// SetValue gets the unbound value for a deletion; nil: read-only.
	SetValue func(t *Thread, self, v Value) error

	doc string
}

func (*GetSet) Type() *Type { return GetSetType }

// StaticMethod and ClassMethod are Python's decorators of the same names.
type StaticMethod struct {
	Func Value
	Dict *Dict // __dict__, nil until used
}

func (*StaticMethod) Type() *Type { return StaticMethodType }

// ClassMethod wraps a function that gets the class as its first argument.
type ClassMethod struct {
	Func Value
	Dict *Dict // __dict__, nil until used
}

func (*ClassMethod) Type() *Type { return ClassMethodType }

// Property is Python's property; each part may be unbound or None.
type Property struct {
	Getter, Setter, Deleter, Doc Value
	Name                         Value

	docFromGetter bool
}

func (*Property) Type() *Type { return PropertyType }

// Method is a function bound to its receiver.
type Method struct {
	Func Value
	Self Value
}

func (*Method) Type() *Type { return MethodType }
