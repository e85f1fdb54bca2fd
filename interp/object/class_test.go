package object

import (
	"strconv"
	"strings"
	"testing"
)

// classMaker makes classes without the syntax for them. Their functions are
// method descriptors of object, which bind as functions do.
type classMaker struct {
	t  *testing.T
	th *Thread
}

func newClassMaker(t *testing.T) classMaker { return classMaker{t, testThread(Limits{})} }

type method = func(t *Thread, self Value, args []Value) (Value, error)

func function(name string, fn method) Value {
	return FromObject(&MethodDescriptor{Name: name, Owner: ObjectType, Sig: Positional(0, -1), Fn: fn})
}

// class makes a class whose namespace is given as names and values in turn.
func (m classMaker) class(name string, bases []*Type, namespace ...any) *Type {
	m.t.Helper()
	c, err := m.tryClass(name, bases, namespace...)
	if err != nil {
		m.t.Fatal(err)
	}
	return c
}

func (m classMaker) tryClass(name string, bases []*Type, namespace ...any) (*Type, error) {
	d := NewDict()
	for i := 0; i < len(namespace); i += 2 {
		d.SetStr(Intern(namespace[i].(string)), namespace[i+1].(Value))
	}
	values := make([]Value, len(bases))
	for i, base := range bases {
		values[i] = base.Value()
	}
	meta, err := winningMetaclass(TypeType, values)
	if err != nil {
		return nil, err
	}
	return NewClass(m.th, meta, Intern(name), values, d, nil, nil)
}

func (m classMaker) instance(c *Type) Value {
	m.t.Helper()
	v, err := Call0(m.th, c.Value())
	if err != nil {
		m.t.Fatal(err)
	}
	return v
}

func names(types []*Type) string {
	var all []string
	for _, t := range types {
		all = append(all, t.Name)
	}
	return strings.Join(all, " ")
}

func TestMRO(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, classes string // "D: B C" declares D with bases B and C
		want          string // of the last class, or the error
	}{
		{"single", "A: ; B: A", "B A object"},
		{"diamond", "A: ; B: A; C: A; D: B C", "D B C A object"},
		{"the C3 paper", "O: ; A: O; B: O; C: O; D: O; E: O; K1: A B C; K2: D B E; K3: D A; Z: K1 K2 K3", "Z K1 K2 K3 D A B C E O object"},
		{"order of bases", "A: ; B: A; C: A B", "TypeError: Cannot create a consistent method resolution order (MRO) for bases A, B"},
		{"crossed", "X: ; Y: ; A: X Y; B: Y X; C: A B", "TypeError: Cannot create a consistent method resolution order (MRO) for bases X, Y"},
		{"duplicate", "A: ; B: A A", "TypeError: duplicate base class A"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			m := newClassMaker(t)
			classes := map[string]*Type{}
			got := ""
			for _, declaration := range strings.Split(test.classes, ";") {
				name, list, _ := strings.Cut(declaration, ":")
				var bases []*Type
				for _, base := range strings.Fields(list) {
					bases = append(bases, classes[base])
				}
				c, err := m.tryClass(strings.TrimSpace(name), bases)
				if err != nil {
					got = err.Error()
					continue
				}
				classes[c.Name], got = c, names(c.MRO)
			}
			if got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestLayoutOfBases(t *testing.T) {
	t.Parallel()
	m := newClassMaker(t)
	slotted := m.class("Slotted", nil, "__slots__", NewStr("a"))
	other := m.class("Other", nil, "__slots__", NewStr("b"))
	plain := m.class("Plain", nil)
	tests := []struct {
		name  string
		bases []*Type
		want  string // part of the error, "" for none
	}{
		{"two value types", []*Type{IntType, StrType}, "multiple bases have instance lay-out conflict"},
		{"two __slots__", []*Type{slotted, other}, "multiple bases have instance lay-out conflict"},
		{"mixin and value type", []*Type{plain, DictType}, ""},
		{"mixin and slots", []*Type{plain, slotted}, ""},
		{"exceptions of one layout", []*Type{KeyError, AttributeError}, ""},
		{"exceptions of two layouts", []*Type{OSError, StopIteration}, "multiple bases have instance lay-out conflict"},
		{"bool", []*Type{BoolType}, "type 'bool' is not an acceptable base type"},
		{"metaclass and exception", []*Type{TypeType, ValueError}, "multiple bases have instance lay-out conflict"},
	}
	for _, test := range tests {
		_, err := m.tryClass("C", test.bases)
		switch {
		case err == nil && test.want != "":
			t.Errorf("%s: no error, want %s", test.name, test.want)
		case err != nil && (test.want == "" || !strings.Contains(err.Error(), test.want)):
			t.Errorf("%s: got %v, want %q", test.name, err, test.want)
		}
	}
}

// TestSlotsFollowTheClass sets and deletes special methods of a base while a
// subclass has instances.
func TestSlotsFollowTheClass(t *testing.T) {
	t.Parallel()
	m := newClassMaker(t)
	base := m.class("Base", nil)
	v := m.instance(m.class("Sub", []*Type{base}))
	length := func() string {
		n, err := Length(m.th, v)
		if err != nil {
			return err.Error()
		}
		return strconv.Itoa(n)
	}
	answer := func(n int64) Value {
		return function("__len__", func(*Thread, Value, []Value) (Value, error) { return Int(n), nil })
	}
	missing := "TypeError: object of type 'Sub' has no len()"
	steps := []struct {
		value Value // unbound deletes
		want  string
	}{
		{answer(3), "3"},
		{answer(4), "4"},
		{answer(-1), "ValueError: __len__() should return >= 0"},
		{Value{}, missing},
	}
	if got := length(); got != missing {
		t.Fatalf("at first: got %s", got)
	}
	for i, step := range steps {
		version := v.Type().Version
		if err := SetAttr(m.th, base.Value(), nameLen, step.value); err != nil {
			t.Fatal(err)
		}
		if got := length(); got != step.want {
			t.Errorf("step %d: got %s, want %s", i, got, step.want)
		}
		if v.Type().Version == version {
			t.Errorf("step %d: the version of the subclass has not changed", i)
		}
	}
}

// TestInheritedSlotIsTheBuiltinsOwn checks that a subclass of a built-in pays
// nothing for methods it does not override.
func TestInheritedSlotIsTheBuiltinsOwn(t *testing.T) {
	t.Parallel()
	m := newClassMaker(t)
	plain := m.class("Plain", []*Type{DictType})
	if plain.special != nil {
		t.Errorf("a class without special methods has %d", len(plain.special.values))
	}
	custom := m.class("Custom", []*Type{DictType}, "__setitem__",
		function("__setitem__", func(*Thread, Value, []Value) (Value, error) { return None, nil }))
	if got := custom.specialMethod(slotDelItem); got.Type() != SlotWrapperType {
		t.Error("__delitem__ shares its slot with __setitem__, but is not kept beside it")
	}
	if !custom.specialMethod(slotGetItem).IsUnbound() {
		t.Error("__getitem__ goes through a dispatcher though nobody overrides it")
	}
}

func TestLookupCacheForgets(t *testing.T) {
	t.Parallel()
	m := newClassMaker(t)
	base := m.class("Base", nil)
	sub := m.class("Sub", []*Type{base})
	name := Intern("attribute")
	for i := range int64(3) {
		if _, ok := sub.Lookup(name); ok {
			t.Fatal("found before it was set")
		}
		if err := SetAttr(m.th, base.Value(), name, Int(i)); err != nil {
			t.Fatal(err)
		}
		if v, definer, ok := sub.LookupIn(name); !ok || definer != base || !v.Is(Int(i)) {
			t.Fatalf("round %d: not found after it was set", i)
		}
		if err := DelAttr(m.th, base.Value(), name); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 10 * maxCachedNames {
		sub.Lookup(StrObject("name" + strconv.Itoa(i)))
	}
	if n := len(sub.cache.entries); n > 4*maxCachedNames {
		t.Errorf("the cache has grown to %d entries", n)
	}
}

// TestBuiltinTypesAreComplete looks at every built-in type of the package.
func TestBuiltinTypesAreComplete(t *testing.T) {
	t.Parallel()
	m := newClassMaker(t)
	var visit func(c *Type)
	visit = func(c *Type) {
		if !c.cache.complete || c.shape == nil || c.solid == nil || c.MRO[len(c.MRO)-1] != ObjectType {
			t.Errorf("%s is not ready", c.Name)
		}
		if c.Slots.Repr == nil || c.Slots.Str == nil || c.Slots.Hash == nil || c.Slots.Format == nil {
			t.Errorf("%s lacks a slot that object has", c.Name)
		}
		for _, sub := range m.th.subclassesOf(c) {
			visit(sub)
		}
	}
	visit(ObjectType)
}
