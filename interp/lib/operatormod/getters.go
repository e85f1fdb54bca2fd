package operatormod

import (
	"strings"

	"github.com/apy-lang/apy/interp/object"
)

var itemGetterType, attrGetterType, methodCallerType *object.Type

// A getter is what the three callables share.
type getter struct {
	typ   **object.Type
	items []value         // itemgetter: keys; methodcaller: positional, then keyword arguments
	paths [][]*object.Str // attrgetter
	name  *object.Str     // methodcaller
	names []*object.Str
}

func (g *getter) Type() *object.Type { return *g.typ }

// only checks that a getter is called with one object.
func only(name string, args []value, names []*object.Str) error {
	if len(names) > 0 {
		return object.TypeErrorf("%s() takes no keyword arguments", name)
	}
	if len(args) != 1 {
		return object.TypeErrorf("%s expected 1 argument, got %d", name, len(args))
	}
	return nil
}

func define(target **object.Type, name, doc string, make func(args []value, names []*object.Str) (*getter, error),
	call func(t *thread, g *getter, v value) (value, error)) {
	c := object.NewBuiltinType("operator."+name, object.ObjectType)
	*target = c
	c.Doc = doc
	c.Flags |= object.Final
	c.Slots.New = func(_ *thread, cls *object.Type, args []value, names []*object.Str) (value, error) {
		g, err := make(args, names)
		if err != nil {
			return value{}, err
		}
		g.typ = target
		return object.NewOf(cls, c, object.FromObject(g)), nil
	}
	c.Slots.Call = func(t *thread, self value, args []value, names []*object.Str) (value, error) {
		if err := only(name, args, names); err != nil {
			return value{}, err
		}
		return call(t, object.BaseOf[*getter](self), args[0])
	}
	c.Slots.Repr = func(t *thread, self value) (value, error) {
		g := object.BaseOf[*getter](self)
		if !t.EnterRepr(g) {
			return object.NewStr("operator." + name + "(...)"), nil
		}
		defer t.LeaveRepr()
		parts, err := g.parts(t)
		return object.NewStr("operator." + name + "(" + strings.Join(parts, ", ") + ")"), err
	}
	object.Ready(c)
}

// parts are the arguments as repr writes them.
func (g *getter) parts(t *thread) ([]string, error) {
	var parts []string
	if g.name != nil {
		text, err := object.ReprString(t, g.name.Value())
		if err != nil {
			return nil, err
		}
		parts = append(parts, text)
	}
	for _, path := range g.paths {
		names := make([]string, len(path))
		for i, name := range path {
			names[i] = name.String()
		}
		text, err := object.ReprString(t, object.NewStr(strings.Join(names, ".")))
		if err != nil {
			return nil, err
		}
		parts = append(parts, text)
	}
	for i, item := range g.items {
		text, err := object.ReprString(t, item)
		if err != nil {
			return nil, err
		}
		if keyword := i - (len(g.items) - len(g.names)); keyword >= 0 {
			text = g.names[keyword].String() + "=" + text
		}
		parts = append(parts, text)
	}
	return parts, nil
}

// atLeastOne checks the arguments of a constructor.
func atLeastOne(name string, args []value, names []*object.Str) error {
	if len(names) > 0 {
		return object.TypeErrorf("%s() takes no keyword arguments", name)
	}
	if len(args) == 0 {
		return object.TypeErrorf("%s expected 1 argument, got 0", name)
	}
	return nil
}

func defineItemGetter() {
	define(&itemGetterType, "itemgetter",
		"Return a callable object that fetches the given item(s) from its operand.\nAfter f = itemgetter(2), the call f(r) returns r[2].\nAfter g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])",
		func(args []value, names []*object.Str) (*getter, error) {
			if err := atLeastOne("itemgetter", args, names); err != nil {
				return nil, err
			}
			return &getter{items: append([]value(nil), args...)}, nil
		},
		func(t *thread, g *getter, v value) (value, error) {
			if len(g.items) == 1 {
				return object.GetItem(t, v, g.items[0])
			}
			tuple := object.MakeTuple(len(g.items))
			for i, key := range g.items {
				item, err := object.GetItem(t, v, key)
				if err != nil {
					return value{}, err
				}
				tuple.Elems[i] = item
			}
			return tuple.Value(), nil
		})
}

func defineAttrGetter() {
	define(&attrGetterType, "attrgetter",
		"Return a callable object that fetches the given attribute(s) from its operand.\nAfter f = attrgetter('name'), the call f(r) returns r.name.\nAfter g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).\nAfter h = attrgetter('name.first', 'name.last'), the call h(r) returns\n(r.name.first, r.name.last).",
		func(args []value, names []*object.Str) (*getter, error) {
			if err := atLeastOne("attrgetter", args, names); err != nil {
				return nil, err
			}
			g := &getter{}
			for _, arg := range args {
				name, ok := arg.AsStr()
				if !ok {
					return nil, object.TypeErrorf("attribute name must be a string")
				}
				var path []*object.Str
				for part := range strings.SplitSeq(name.String(), ".") {
					path = append(path, object.Intern(part))
				}
				g.paths = append(g.paths, path)
			}
			return g, nil
		},
		func(t *thread, g *getter, v value) (value, error) {
			if len(g.paths) == 1 {
				return follow(t, v, g.paths[0])
			}
			tuple := object.MakeTuple(len(g.paths))
			for i, path := range g.paths {
				attribute, err := follow(t, v, path)
				if err != nil {
					return value{}, err
				}
				tuple.Elems[i] = attribute
			}
			return tuple.Value(), nil
		})
}

func follow(t *thread, v value, path []*object.Str) (value, error) {
	for _, name := range path {
		var err error
		if v, err = object.GetAttr(t, v, name); err != nil {
			return value{}, err
		}
	}
	return v, nil
}

func defineMethodCaller() {
	define(&methodCallerType, "methodcaller",
		"Return a callable object that calls the given method on its operand.\nAfter f = methodcaller('name'), the call f(r) returns r.name().\nAfter g = methodcaller('name', 'date', foo=1), the call g(r) returns\nr.name('date', foo=1).",
		func(args []value, names []*object.Str) (*getter, error) {
			if len(args) == len(names) {
				return nil, object.TypeErrorf("methodcaller needs at least one argument, the method name")
			}
			name, ok := args[0].AsStr()
			if !ok {
				return nil, object.TypeErrorf("method name must be a string")
			}
			return &getter{name: name, items: append([]value(nil), args[1:]...), names: append([]*object.Str(nil), names...)}, nil
		},
		func(t *thread, g *getter, v value) (value, error) {
			f, withSelf, err := object.LoadMethod(t, v, g.name)
			if err != nil {
				return value{}, err
			}
			if withSelf {
				return object.CallWithSelf(t, f, v, g.items, g.names)
			}
			window := t.Push(len(g.items))
			copy(window, g.items)
			result, err := object.Call(t, f, window, g.names)
			t.Pop(window)
			return result, err
		})
}
