package object

import "strings"

// GenericAlias is list[int]: a class with arguments that nothing checks.
type GenericAlias struct {
	Origin Value
	Args   *Tuple
	// Starred marks *tuple[int, …], what iterating over an alias gives.
	Starred bool
}

// GenericAliasType is types.GenericAlias.
var GenericAliasType = NewBuiltinType("types.GenericAlias", ObjectType)

// Type returns types.GenericAlias.
func (*GenericAlias) Type() *Type { return GenericAliasType }

// NewGenericAlias makes origin[args]; args is a tuple or the only argument.
func NewGenericAlias(origin, args Value) Value {
	tuple, ok := args.obj.(*Tuple)
	if !ok {
		tuple = &Tuple{Elems: []Value{args}}
	}
	return FromObject(&GenericAlias{Origin: origin, Args: tuple})
}

var (
	nameOrigin      = Intern("__origin__")
	nameArgs        = Intern("__args__")
	nameParameters  = Intern("__parameters__")
	nameUnpacked    = Intern("__unpacked__")
	nameOrigClass   = Intern("__orig_class__")
	nameTypingSubst = Intern("__typing_subst__")
)

// aliasOwn are the attributes of the alias itself; all others are the
// origin's.
var aliasOwn = map[string]bool{
	"__class__": true, "__bases__": true, "__copy__": true, "__deepcopy__": true, "__mro_entries__": true,
	"__reduce__": true, "__reduce_ex__": true, "__instancecheck__": true, "__subclasscheck__": true,
	nameOrigin.text: true, nameArgs.text: true, nameParameters.text: true, nameUnpacked.text: true,
}

func defineGenericAlias() {
	c := GenericAliasType
	c.Doc = "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,)."
	s := &c.Slots
	s.New = newGenericAlias
	s.Repr = reprGenericAlias
	s.Call = callGenericAlias
	s.GetItem = func(t *Thread, self, key Value) (Value, error) {
		a := baseOf[*GenericAlias](self)
		args, err := substitute(t, self, a.Args, key)
		if err != nil {
			return Value{}, err
		}
		return FromObject(&GenericAlias{a.Origin, args, a.Starred}), nil
	}
	s.GetAttr = func(t *Thread, self Value, name *Str) (Value, error) {
		if aliasOwn[name.text] {
			return GenericGetAttr(t, self, name)
		}
		return GetAttr(t, baseOf[*GenericAlias](self).Origin, name)
	}
	s.Compare = compareGenericAliases
	s.Hash = hashGenericAlias
	s.Iter = func(t *Thread, self Value) (Value, error) {
		a := *baseOf[*GenericAlias](self)
		a.Starred = true
		return Iter(t, TupleOf(FromObject(&a)))
	}
	s.Binary[Or] = uniteTypes
	s.Reflected[Or] = func(t *Thread, self, other Value) (Value, error) { return uniteTypes(t, other, self) }
	defineAliasAttributes(c)
	for _, generic := range []*Type{ListType, TupleType, DictType, SetType, FrozenSetType, EnumerateType} {
		generic.ClassMethod("__class_getitem__", OneArg, func(_ *Thread, cls Value, args []Value) (Value, error) {
			return NewGenericAlias(cls, args[0]), nil
		})
	}
}

func defineAliasAttributes(c *Type) {
	c.GetSet(nameOrigin.text, func(_ *Thread, self Value) (Value, error) {
		return baseOf[*GenericAlias](self).Origin, nil
	}, nil)
	c.GetSet(nameArgs.text, func(_ *Thread, self Value) (Value, error) {
		return FromObject(baseOf[*GenericAlias](self).Args), nil
	}, nil)
	c.GetSet(nameUnpacked.text, func(_ *Thread, self Value) (Value, error) {
		return Bool(baseOf[*GenericAlias](self).Starred), nil
	}, nil)
	c.GetSet(nameParameters.text, func(t *Thread, self Value) (Value, error) {
		params, err := typeParameters(t, baseOf[*GenericAlias](self).Args)
		return NewTuple(params), err
	}, nil)
	c.Method("__mro_entries__", OneArg, func(_ *Thread, self Value, _ []Value) (Value, error) {
		return TupleOf(baseOf[*GenericAlias](self).Origin), nil
	})
	c.Method("__instancecheck__", OneArg, func(*Thread, Value, []Value) (Value, error) {
		return Value{}, TypeErrorf("isinstance() argument 2 cannot be a parameterized generic")
	})
	c.Method("__subclasscheck__", OneArg, func(*Thread, Value, []Value) (Value, error) {
		return Value{}, TypeErrorf("issubclass() argument 2 cannot be a parameterized generic")
	})
}

var aliasSignature = Positional(2, 2)

func newGenericAlias(t *Thread, cls *Type, args []Value, names []*Str) (Value, error) {
	args, _, err := aliasSignature.bind(t, "GenericAlias", "GenericAlias", args, names)
	if err != nil {
		return Value{}, err
	}
	return newOf(cls, GenericAliasType, NewGenericAlias(args[0], args[1])), nil
}

// callGenericAlias makes an instance of the origin, and tells it of the
// arguments when it has attributes.
func callGenericAlias(t *Thread, self Value, args []Value, names []*Str) (Value, error) {
	made, err := Call(t, baseOf[*GenericAlias](self).Origin, args, names)
	if err != nil || AttrsOf(made) == nil {
		return made, err
	}
	err = SetAttr(t, made, nameOrigClass, self)
	if err != nil && (Matches(err, AttributeError) || Matches(err, TypeError)) {
		err = nil
	}
	return made, err
}

func compareGenericAliases(t *Thread, op CompareOp, a, b Value) (Value, error) {
	if !a.Type().IsSubtype(GenericAliasType) || !b.Type().IsSubtype(GenericAliasType) || op != EQ && op != NE {
		return NotImplemented, nil
	}
	x, y := baseOf[*GenericAlias](a), baseOf[*GenericAlias](b)
	equal := x.Starred == y.Starred
	var err error
	if equal {
		equal, err = Equal(t, x.Origin, y.Origin)
	}
	if equal && err == nil {
		equal, err = Equal(t, FromObject(x.Args), FromObject(y.Args))
	}
	return Bool(equal == (op == EQ)), err
}

func hashGenericAlias(t *Thread, self Value) (int64, error) {
	a := baseOf[*GenericAlias](self)
	origin, err := Hash(t, a.Origin)
	if err != nil {
		return 0, err
	}
	args, err := Hash(t, FromObject(a.Args))
	return origin ^ args, err
}

func reprGenericAlias(t *Thread, self Value) (Value, error) {
	a := baseOf[*GenericAlias](self)
	var b strings.Builder
	if a.Starred {
		b.WriteByte('*')
	}
	parts := append([]Value{a.Origin}, a.Args.Elems...)
	for i, v := range parts {
		switch i {
		case 0:
		case 1:
			b.WriteByte('[')
		default:
			b.WriteString(", ")
		}
		text, err := typeText(t, v)
		if err != nil {
			return Value{}, err
		}
		b.WriteString(text)
	}
	if len(parts) == 1 {
		b.WriteString("[()")
	}
	b.WriteByte(']')
	return NewStr(b.String()), nil
}

// typeText is how an alias or a union shows one of its parts: a class by its
// name.
func typeText(t *Thread, v Value) (string, error) {
	if v.Is(Ellipsis) {
		return "...", nil
	}
	if v.Is(NoneType.Value()) {
		return "None", nil
	}
	if _, isAlias, err := LookupAttr(t, v, nameOrigin); err != nil || isAlias {
		if err != nil {
			return "", err
		}
		return ReprString(t, v)
	}
	name, ok, err := LookupAttr(t, v, nameQualName)
	if err != nil {
		return "", err
	}
	module, inModule, err := LookupAttr(t, v, nameModule)
	if err != nil {
		return "", err
	}
	if !ok || !inModule || module.IsNone() {
		return ReprString(t, v)
	}
	text, err := StrString(t, name)
	if err != nil {
		return "", err
	}
	where, err := StrString(t, module)
	if err != nil || where == "builtins" {
		return text, err
	}
	return where + "." + text, nil
}
