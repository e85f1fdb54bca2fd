package asyncio

import (
	"strings"

	"github.com/apy-lang/apy/interp/object"
)

// instance is the part that the objects of classes which scripts may subclass
// have in common: the class and the attributes of their own.
type instance struct{ object.Attrs }

// Type returns the class of the object.
func (i *instance) Type() *object.Type { return i.Class() }

// AttrsRef returns the attributes that the script has added.
func (i *instance) AttrsRef() *object.Attrs { return &i.Attrs }

// defineConstruction gives typ a __new__ that makes an object and an __init__
// whose parameters spec describes after self.
func defineConstruction[T object.HasAttrs](typ *object.Type, spec string, create func() T, initialise func(t *object.Thread, self T, args []object.Value) error) {
	typ.AllowAttributes()
	typ.Slots.New = func(_ *object.Thread, cls *object.Type, _ []object.Value, _ []*object.Str) (object.Value, error) {
		self := create()
		self.AttrsRef().Init(cls)
		return object.FromObject(self), nil
	}
	name := typ.Name + ".__init__"
	sig := object.Def(name, strings.TrimSuffix("self, "+spec, ", "))
	typ.Slots.Init = func(t *object.Thread, self object.Value, args []object.Value, names []*object.Str) error {
		bound, window, err := sig.Bind(t, name, args, names)
		if err != nil {
			return err
		}
		err = initialise(t, self.Object().(T), bound)
		t.Pop(window)
		return err
	}
}

// generic adds __class_getitem__ to a class.
func generic(typ *object.Type) {
	typ.ClassMethod("__class_getitem__", object.OneArg, func(_ *object.Thread, cls object.Value, args []object.Value) (object.Value, error) {
		return object.NewGenericAlias(cls, args[0]), nil
	})
}

// overrides reports whether the class of self is a script's with a method of
// its own in place of one of base, so that the library has to call that.
func overrides(self object.Value, base *object.Type, name *object.Str) bool {
	cls := self.Type()
	if !cls.Has(object.HeapType) {
		return false
	}
	own, _ := cls.Lookup(name)
	original, _ := base.Lookup(name)
	return !own.Is(original)
}
