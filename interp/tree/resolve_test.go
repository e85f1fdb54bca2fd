package tree

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/apy-lang/apy/parser"
)

// scopeText describes a scope in one line: its kind, its slots (with a ! behind
// those that hold a cell), its closure, and the places of the names asked for.
func scopeText(s *Scope, names ...string) string {
	slots := append([]string(nil), s.Slots...)
	for _, slot := range s.CellSlots {
		if s.Host == s {
			slots[slot] += "!"
		}
	}
	text := "slots " + strings.Join(slots, " ")
	if len(s.Free) > 0 {
		text += ", free"
		for _, free := range s.Free {
			from := "slot"
			if free.FromFree {
				from = "free"
			}
			text += fmt.Sprintf(" %s=%s%d", free.Name, from, free.Index)
		}
	}
	for _, name := range names {
		text += ", " + name + " " + variableText(s.Lookup(name))
	}
	return text
}

func variableText(v Variable) string {
	switch v.Kind {
	case GlobalVariable:
		if v.Explicit {
			return "explicit global"
		}
		return "global"
	case NameVariable:
		return "name"
	case LocalVariable:
		return fmt.Sprint("local", v.Index)
	case CellVariable:
		return fmt.Sprint("cell", v.Index)
	case FreeVariableKind:
		return fmt.Sprint("free", v.Index)
	}
	return fmt.Sprint("name or free", v.Index)
}

// scopesOf resolves a source and returns its scopes: the module's, then those of
// definitions and comprehensions in the order of the source.
func scopesOf(t *testing.T, source string) []*Scope {
	t.Helper()
	module, err := parser.Parse("test.apy", source)
	if err != nil {
		t.Fatal(err)
	}
	scopes, err := Resolve(module)
	if err != nil {
		t.Fatal(err)
	}
	list := []*Scope{scopes.Module}
	for offset := range int32(len(source)) {
		for node, scope := range scopes.byNode {
			if node.Bounds().Start == offset {
				list = append(list, scope)
			}
		}
	}
	return list
}

func TestResolve(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, source string
		lookUp       string   // names whose places are shown, in every scope
		want         []string // by scope, in the order of the source
	}{
		{
			"module names are globals", "x = 1\nprint(x)", "x print",
			[]string{"slots , x global, print global"},
		},
		{
			"parameters come first, in the order of calls",
			"def f(a, /, b, *args, k=1, **kwargs): c = a", "c kwargs",
			[]string{"slots , c global, kwargs global", "slots a b k args kwargs c, c local5, kwargs local4"},
		},
		{
			"a captured variable is a cell",
			"def f(a):\n b = a\n def g(): return a + b\n return g", "a b g",
			[]string{
				"slots , a global, b global, g global",
				"slots a! g b!, a cell0, b cell2, g local1",
				"slots , free a=slot0 b=slot2, a free0, b free1, g global",
			},
		},
		{
			"a cell is handed on through the functions between",
			"def f(a):\n def g():\n  def h(): return a", "a",
			[]string{
				"slots , a global", "slots a! g, a cell0",
				"slots h, free a=slot0, a global", "slots , free a=free0, a free0",
			},
		},
		{
			"global and nonlocal",
			"def f():\n a = 1\n def g():\n  nonlocal a\n  global b\n  a = b = 2", "a b",
			[]string{
				"slots , a global, b explicit global", "slots g a!, a cell1, b global",
				"slots , free a=slot1, a free0, b explicit global",
			},
		},
		{
			"class names are not seen from methods",
			"class C:\n x = 1\n def m(self): return x", "x",
			[]string{"slots , x global", "slots , x name", "slots self, x global"},
		},
		{
			"a class body reads an outer function's variable behind its own names",
			"def f(x):\n class C:\n  y = x", "x y",
			[]string{
				"slots , x global, y global", "slots x! C, x cell0, y global",
				"slots , free x=slot0, x name or free0, y name",
			},
		},
		{
			"super needs the class cell",
			"class C:\n def m(self): super().m()", "__class__",
			[]string{"slots , __class__ global", "slots __class__!, __class__ global", "slots self, free __class__=slot0, __class__ free0"},
		},
		{
			"comprehension variables are slots of their own in the frame around",
			"def f(x):\n return [x for x in x]", "x",
			[]string{"slots , x global", "slots x x, x local0", "slots , x local1"},
		},
		{
			"a module's comprehension gives it slots",
			"[x for x in y]", "x y",
			[]string{"slots x, x global, y global", "slots , x local0, y global"},
		},
		{
			"a comprehension in a class body does not see its names",
			"class C:\n y = 1\n z = [x + y for x in y]", "x y",
			[]string{"slots , x global, y global", "slots x, x global, y name", "slots , x local0, y global"},
		},
		{
			"a captured comprehension variable",
			"def f():\n return [lambda: i for i in y]", "i",
			[]string{"slots , i global", "slots i, i global", "slots , i cell0", "slots , free i=slot0, i free0"},
		},
		{
			"a generator expression is a function of its first iterator",
			"def f(n):\n return (i + n for i in n)", "i n",
			[]string{"slots , i global, n global", "slots n!, i global, n cell0", "slots .0 i, free n=slot0, i local1, n free0"},
		},
		{
			"a walrus in a comprehension binds around it",
			"def f():\n [y := x for x in z]\n return y", "x y",
			[]string{"slots , x global, y global", "slots y x, x global, y local0", "slots , x local1, y local0"},
		},
		{
			"private names",
			"class C:\n def m(self):\n  __x = 1\n  return __x, __y__", "__x __y__",
			[]string{
				"slots , __x global, __y__ global", "slots , __x global, __y__ global",
				"slots self _C__x, __x local1, __y__ global",
			},
		},
		{
			"every kind of binding",
			"def f():\n import a.b, c as d\n from e import g as h\n for i, *j in k: pass\n" +
				" with l as (m, n.o): pass\n try: pass\n except p as q: pass\n" +
				" match r:\n  case {'s': t, **u} | [t, *u]: pass\n del v\n w: x\n (y := z)", "",
			[]string{"slots ", "slots a d h i j m q t u v w y"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			scopes := scopesOf(t, test.source)
			if len(scopes) != len(test.want) {
				t.Fatalf("%d scopes, want %d", len(scopes), len(test.want))
			}
			for i, scope := range scopes {
				if got := scopeText(scope, strings.Fields(test.lookUp)...); got != test.want[i] {
					t.Errorf("scope %d:\n got %s\nwant %s", i, got, test.want[i])
				}
			}
		})
	}
}

func TestResolveNamespaces(t *testing.T) {
	t.Parallel()
	module, err := parser.Parse("test.apy", "x = [y for y in x]\ndef f():\n global z\n return x")
	if err != nil {
		t.Fatal(err)
	}
	scopes, err := ResolveExec(module)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"x": "name", "f": "name", "z": "explicit global"} {
		if got := variableText(scopes.Module.Lookup(name)); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
	function := module.Body[1]
	if got := variableText(scopes.Of(function).Lookup("x")); got != "global" {
		t.Errorf("x in f is %s, want global", got)
	}
}

func TestResolveGeneric(t *testing.T) {
	t.Parallel()
	module, err := parser.Parse("test.apy", "class A:\n B = 1\n class C[T: B](list[T]):\n  def m(self, x: T): pass\n type D[U] = U | B")
	if err != nil {
		t.Fatal(err)
	}
	scopes, err := Resolve(module)
	if err != nil {
		t.Fatal(err)
	}
	body := module.Body[0].(*parser.ClassDef).Body.Stmts
	class, alias := body[1].(*parser.ClassDef), body[2].(*parser.TypeAlias)
	tests := []struct {
		scope      *Scope
		name, want string
	}{
		{scopes.TypeParams(class), "T", "cell0"},
		{scopes.TypeParams(class), "list", "name"},
		{scopes.Late(class.TypeParams[0].Bound), "B", "name"},
		{scopes.Of(class), "T", "name or free0"},
		{scopes.Late(alias.Value), "U", "name or free0"},
		{scopes.Late(alias.Value), "B", "name"},
	}
	for _, test := range tests {
		if got := variableText(test.scope.Lookup(test.name)); got != test.want {
			t.Errorf("%s is %s, want %s", test.name, got, test.want)
		}
	}
}

// Every error's text and place is compared with CPython's by the golden files in
// testdata/syntax; this is about which mistake of several comes first.
func TestFirstMistake(t *testing.T) {
	t.Parallel()
	tests := []struct{ source, want string }{
		{"return\ndef f(): nonlocal x", "no binding for nonlocal 'x' found"},
		{"def f(): nonlocal x\ndef g(a, a): pass", "duplicate argument 'a' in function definition"},
		{"from __future__ import nothing\ndef f(a, a): pass", "future feature nothing is not defined"},
		{"x = *a; return", "can't use starred expression here"},
		{"try: pass\nexcept: yield\nelse: await x", "'await' outside function"},
		{"try: pass\nexcept* E: yield\nelse: await x", "'yield' outside function"},
		{"class C(f(a=1, a=2)): return", "'return' outside function"},
		{"def f(__debug__=(yield)): pass", "cannot assign to __debug__"},
		{"x[(yield)] = (await 1)", "'await' outside function"},
	}
	for _, test := range tests {
		module, err := parser.Parse("test.apy", test.source)
		if err != nil {
			t.Fatal(err)
		}
		scopes, err := Resolve(module)
		if err == nil {
			err = Check(module, scopes)
		}
		var mistake *parser.SyntaxError
		if !errors.As(err, &mistake) || mistake.Msg != test.want {
			t.Errorf("%q: got %v, want %s", test.source, err, test.want)
		}
	}
}
