package object

import (
	"slices"
	"strings"
)

// typeCall is type.__call__: what calling a class does.
func typeCall(t *Thread, self Value, args []Value, names []*Str) (Value, error) {
	cls := self.obj.(*Type)
	if init, ok := cls.PlainConstructor(); ok {
		return newPlain(t, cls, init, args, names)
	}
	if cls == TypeType && len(args)-len(names) != 3 {
		return typeOf(args, names)
	}
	if cls.Slots.New == nil {
		return Value{}, TypeErrorf("cannot create '%s' instances", cls.qualifiedName())
	}
	v, err := cls.Slots.New(t, cls, args, names)
	if err != nil || !v.Type().IsSubtype(cls) {
		return v, err
	}
	if init := v.Type().Slots.Init; init != nil {
		err = init(t, v, args, names)
	}
	return v, err
}

// typeOf is type(x).
func typeOf(args []Value, names []*Str) (Value, error) {
	switch {
	case len(names) > 0 && len(args)-len(names) == 1:
		return Value{}, TypeErrorf("type() takes no keyword arguments")
	case len(args) != 1 || len(names) > 0:
		return Value{}, TypeErrorf("type() takes 1 or 3 arguments")
	}
	return args[0].Type().Value(), nil
}

// PlainConstructor reports whether calling t makes an ordinary instance
// (NewInstance) and then calls init, a function that takes the instance as its
// first argument; an unbound init: t has no __init__ and takes no arguments.
func (t *Type) PlainConstructor() (init Value, ok bool) {
	const layouts = HeapType | plainNew | isAbstract | ExceptionLayout | DerivedLayout | TypeLayout
	if t.Flags&layouts != HeapType|plainNew {
		return Value{}, false
	}
	if t.Meta != nil && !t.Meta.specialMethod(slotCall).IsUnbound() {
		return Value{}, false
	}
	if t.Has(plainInit) {
		return Value{}, true
	}
	init = t.specialMethod(slotInit)
	return init, !init.IsUnbound() && init.Type().Has(UnboundMethod)
}

func newPlain(t *Thread, cls *Type, init Value, args []Value, names []*Str) (Value, error) {
	instance := FromObject(NewInstance(cls))
	if init.IsUnbound() {
		if len(args) > 0 {
			return Value{}, TypeErrorf("%s() takes no arguments", cls.Name)
		}
		return instance, nil
	}
	result, err := CallWithSelf(t, init, instance, args, names)
	if err != nil {
		return Value{}, err
	}
	if !result.IsNone() {
		return Value{}, TypeErrorf("__init__() should return None, not '%s'", result.Type().Name)
	}
	return instance, nil
}

// objectNew is object.__new__.
func objectNew(t *Thread, cls *Type, args []Value, _ []*Str) (Value, error) {
	if len(args) > 0 {
		if !cls.Has(plainNew) {
			return Value{}, TypeErrorf("object.__new__() takes exactly one argument (the type to instantiate)")
		}
		if cls.Has(plainInit) {
			return Value{}, TypeErrorf("%s() takes no arguments", cls.Name)
		}
	}
	if cls.Has(isAbstract) {
		return Value{}, abstractError(t, cls)
	}
	return FromObject(NewInstance(cls)), nil
}

func abstractError(t *Thread, cls *Type) error {
	abstract, _ := cls.Lookup(nameAbstractMethods)
	items, err := Collect(t, abstract)
	if err != nil {
		return err
	}
	names := make([]string, 0, len(items))
	for _, item := range items {
		if s, ok := item.AsStr(); ok {
			names = append(names, s.text)
		}
	}
	slices.Sort(names)
	return TypeErrorf("Can't instantiate abstract class %s without an implementation for abstract method%s '%s'",
		cls.Name, plural(len(names)), strings.Join(names, "', '"))
}

// objectInit is object.__init__.
func objectInit(_ *Thread, self Value, args []Value, _ []*Str) error {
	if len(args) == 0 {
		return nil
	}
	cls := self.Type()
	if !cls.Has(plainInit) {
		return TypeErrorf("object.__init__() takes exactly one argument (the instance to initialize)")
	}
	if cls.Has(plainNew) {
		return TypeErrorf("%s.__init__() takes exactly one argument (the instance to initialize)", cls.Name)
	}
	return nil
}

// newDerived is the New slot of a script's subclass of a built-in value type:
// the built-in value, wrapped together with the instance's attributes.
func newDerived(t *Thread, cls *Type, args []Value, names []*Str) (Value, error) {
	if cls.Has(isAbstract) {
		return Value{}, abstractError(t, cls)
	}
	base := cls.builtinLayout()
	v, err := base.Slots.New(t, base, args, names)
	if err != nil {
		return Value{}, err
	}
	if d, ok := v.obj.(*Derived); ok {
		if d.Type() == cls {
			return v, nil
		}
		v = d.Base
	}
	return FromObject(NewDerived(cls, v)), nil
}

// addNewFunction adds __new__ to a built-in type that constructs its own
// instances.
func (t *Type) addNewFunction() {
	if t.Slots.New == nil {
		return
	}
	f := &Builtin{
		Name: "__new__", QualName: t.Name + ".__new__", Self: t.Value(), constructs: t,
		Doc: "Create and return a new object.  See help(type) for accurate signature.",
	}
	f.Raw = func(th *Thread, args []Value, names []*Str) (Value, error) { return t.callNew(th, args, names) }
	t.Dict.SetStr(nameNew, FromObject(f))
}

// callNew is t.__new__(cls, …) with the checks that keep a script from making
// an instance with the wrong layout.
func (t *Type) callNew(th *Thread, args []Value, names []*Str) (Value, error) {
	if len(args) == len(names) {
		return Value{}, TypeErrorf("%s.__new__(): not enough arguments", t.Name)
	}
	cls, ok := args[0].obj.(*Type)
	if !ok {
		return Value{}, TypeErrorf("%s.__new__(X): X is not a type object (%s)", t.Name, args[0].Type().Name)
	}
	if !cls.IsSubtype(t) {
		return Value{}, TypeErrorf("%s.__new__(%s): %s is not a subtype of %s", t.Name, cls.Name, cls.Name, t.Name)
	}
	if cls.constructor() != t {
		safe := cls
		for !safe.specialMethod(slotNew).IsUnbound() {
			safe = safe.Bases[0]
		}
		return Value{}, TypeErrorf("%s.__new__(%s) is not safe, use %s.__new__()", t.Name, cls.Name, safe.Name)
	}
	if cls.Has(DerivedLayout) {
		return newDerived(th, cls, args[1:], names)
	}
	return t.Slots.New(th, cls, args[1:], names)
}

// constructor returns the built-in type whose __new__ makes instances with
// t's layout.
func (t *Type) constructor() *Type {
	for _, c := range t.builtinLayout().MRO {
		if v, ok := c.Dict.GetStr(nameNew); ok {
			if f, ok := v.obj.(*Builtin); ok && f.constructs != nil {
				return f.constructs
			}
		}
	}
	return ObjectType
}
