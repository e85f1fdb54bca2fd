package object

import (
	"context"
	"errors"
	"strings"
	"testing"
)

// fakeModules is a State.Import for the modules that the map has; a package
// has a name that others begin with.
type fakeModules map[string]func(t *Thread, m *Module) error

func (f fakeModules) load(t *Thread, name string) (Value, error) {
	run, ok := f[name]
	if !ok {
		return Value{}, nil
	}
	m := NewModule(name)
	for other := range f {
		if strings.HasPrefix(other, name+".") {
			m.Set("__path__", NewList(nil))
		}
	}
	t.Modules.SetStr(Intern(name), m.Value())
	m.Initializing = true
	if run != nil {
		if err := run(t, m); err != nil {
			return Value{}, err
		}
	}
	m.Initializing = false
	return m.Value(), nil
}

func importingThread(modules fakeModules) *Thread {
	s := NewState(context.Background())
	s.Import = modules.load
	return NewThread(s)
}

func TestImportModule(t *testing.T) {
	t.Parallel()
	modules := fakeModules{
		"single": nil, "pkg": nil, "pkg.sub": nil, "pkg.sub.deep": nil,
		"broken":  func(*Thread, *Module) error { return ValueErrorf("inside") },
		"swapped": func(t *Thread, _ *Module) error { t.Modules.SetStr(Intern("swapped"), Int(5)); return nil },
		"needs":   func(t *Thread, _ *Module) error { _, err := t.ImportModule(t, "absent"); return err },
	}
	for _, test := range []struct{ name, want string }{
		{"single", "<module 'single'>"},
		{"pkg.sub.deep", "<module 'pkg.sub.deep'>"},
		{"swapped", "5"},
		{"absent", "ModuleNotFoundError: No module named 'absent'"},
		{"absent.sub", "ModuleNotFoundError: No module named 'absent'"},
		{"pkg.absent", "ModuleNotFoundError: No module named 'pkg.absent'"},
		{"pkg.absent.deep", "ModuleNotFoundError: No module named 'pkg.absent'"},
		{"single.sub", "ModuleNotFoundError: No module named 'single.sub'; 'single' is not a package"},
		{"broken", "ValueError: inside"},
		{"needs", "ModuleNotFoundError: No module named 'absent'"},
		{"", "ValueError: Empty module name"},
		{"halted", "ModuleNotFoundError: import of halted halted; None in sys.modules"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			thread := importingThread(modules)
			thread.Modules.SetStr(Intern("halted"), None)
			v, err := thread.ImportModule(thread, test.name)
			got := ""
			if err != nil {
				got = err.Error()
			} else if got, err = ReprString(thread, v); err != nil {
				t.Fatal(err)
			}
			if got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestImportBindsSubmodules(t *testing.T) {
	t.Parallel()
	thread := importingThread(fakeModules{"a": nil, "a.b": nil})
	sub, err := thread.ImportModule(thread, "a.b")
	if err != nil {
		t.Fatal(err)
	}
	top, err := thread.ImportModule(thread, "a")
	if err != nil {
		t.Fatal(err)
	}
	if v, err := GetAttr(thread, top, Intern("b")); err != nil || !v.Is(sub) {
		t.Errorf("a.b is %v (%v), want the module", v, err)
	}
	if again, err := thread.ImportModule(thread, "a.b"); err != nil || !again.Is(sub) {
		t.Errorf("a second import gives another module (%v)", err)
	}
}

func TestFailedModuleIsForgotten(t *testing.T) {
	t.Parallel()
	runs := 0
	thread := importingThread(fakeModules{"m": func(*Thread, *Module) error {
		if runs++; runs == 1 {
			return errors.New("first time")
		}
		return nil
	}})
	if _, err := thread.ImportModule(thread, "m"); err == nil {
		t.Fatal("the first import must fail")
	}
	if _, ok := thread.Modules.GetStr(Intern("m")); ok {
		t.Error("the failed module is still in sys.modules")
	}
	if _, err := thread.ImportModule(thread, "m"); err != nil {
		t.Errorf("second import: %v", err)
	}
}

func TestSubmodule(t *testing.T) {
	t.Parallel()
	thread := importingThread(fakeModules{
		"p": nil, "p.good": nil, "plain": nil,
		"p.bad": func(t *Thread, _ *Module) error { _, err := t.ImportModule(t, "elsewhere"); return err },
	})
	for _, name := range []string{"p", "plain"} {
		if _, err := thread.ImportModule(thread, name); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		module, name string
		found        bool
		err          string
	}{
		{"p", "good", true, ""},
		{"p", "absent", false, ""},
		{"p", "bad", false, "No module named 'elsewhere'"},
		{"plain", "good", false, ""},
		{"unknown", "good", false, ""},
	} {
		_, found, err := thread.Submodule(thread, test.module, test.name)
		if found != test.found || (err == nil) != (test.err == "") || err != nil && !strings.Contains(err.Error(), test.err) {
			t.Errorf("Submodule(%s, %s) = %v, %v", test.module, test.name, found, err)
		}
	}
}

func TestCannotImport(t *testing.T) {
	t.Parallel()
	plain := NewModule("m")
	file := NewModule("f")
	file.Set("__file__", NewStr("/dir/f.py"))
	circular := NewModule("c")
	circular.Initializing = true
	nameless := NewModule("n")
	nameless.Dict.DeleteStr(nameName)
	for _, test := range []struct {
		module Value
		want   string
	}{
		{plain.Value(), "cannot import name 'x' from 'm' (unknown location)"},
		{file.Value(), "cannot import name 'x' from 'f' (/dir/f.py)"},
		{circular.Value(), "cannot import name 'x' from partially initialized module 'c' (most likely due to a circular import) (unknown location)"},
		{nameless.Value(), "cannot import name 'x' from '<unknown module name>' (unknown location)"},
		{Int(5), "cannot import name 'x' from '<unknown module name>' (unknown location)"},
	} {
		if err := CannotImport(test.module, "ignored", Intern("x")); err.Error() != "ImportError: "+test.want {
			t.Errorf("got %v, want %s", err, test.want)
		}
	}
}
