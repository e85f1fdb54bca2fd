package builtins

import (
	"strings"

	"github.com/apy-lang/apy/interp/object"
)

// importName is __import__(name, globals=None, locals=None, fromlist=(), level=0).
func importName(t *object.Thread, args []object.Value) (object.Value, error) {
	level := 0
	if !args[4].IsUnbound() {
		var err error
		if level, err = object.IndexInt(t, args[4], object.OverflowError); err != nil {
			return object.Value{}, err
		}
	}
	text, ok := args[0].AsStr()
	if !ok {
		return object.Value{}, object.TypeErrorf("module name must be a string")
	}
	if level < 0 {
		return object.Value{}, object.ValueErrorf("level must be >= 0")
	}
	name := text.String()
	base := ""
	if level > 0 {
		var err error
		if base, err = packageOf(args[1], level); err != nil {
			return object.Value{}, err
		}
		name = strings.TrimSuffix(base+"."+name, ".")
	}
	module, err := t.State.ImportModule(t, name)
	if err != nil {
		return object.Value{}, err
	}
	hasNames := false
	if !args[3].IsUnbound() {
		if hasNames, err = object.Truth(t, args[3]); err != nil {
			return object.Value{}, err
		}
	}
	if hasNames {
		return module, importSubmodules(t, name, args[3])
	}
	return topModule(t, base, name)
}

// topModule returns what `import name` binds: the module of the first part of
// the name, counted from the package of a relative import.
func topModule(t *object.Thread, base, name string) (object.Value, error) {
	rest := name
	if base != "" {
		rest = strings.TrimPrefix(strings.TrimPrefix(name, base), ".")
		base += "."
	}
	first, _, _ := strings.Cut(rest, ".")
	return t.State.ImportModule(t, strings.TrimSuffix(base+first, "."))
}

// importSubmodules imports those names of a from list that are modules of the
// package.
func importSubmodules(t *object.Thread, name string, list object.Value) error {
	parent, err := t.State.ImportModule(t, name)
	if err != nil {
		return err
	}
	if _, ok, err := object.LookupAttr(t, parent, namePath); !ok || err != nil {
		return err
	}
	return object.Iterate(t, list, func(item object.Value) error {
		s, ok := item.AsStr()
		if !ok {
			return object.TypeErrorf("Item in ``from list'' must be str, not %s", item.Type().Name)
		}
		if _, ok, err := object.LookupAttr(t, parent, s); ok || err != nil {
			return err
		}
		_, _, err := t.State.Submodule(t, name, s.String())
		return err
	})
}

var (
	namePackage = object.Intern("__package__")
	nameName    = object.Intern("__name__")
	namePath    = object.Intern("__path__")
)

// packageOf is the package from which a relative import of the code with these
// globals starts.
func packageOf(globalNames object.Value, level int) (string, error) {
	d, ok := globalNames.AsDict()
	if !ok {
		if isNone(globalNames) {
			return "", object.Raise(object.KeyError, object.NewStr("'__name__' not in globals"))
		}
		return "", object.TypeErrorf("globals must be a dict")
	}
	v, ok := d.GetStr(namePackage)
	pkg, isStr := v.AsStr()
	base := ""
	switch {
	case ok && isStr:
		base = pkg.String()
	case ok && !v.IsNone():
		return "", object.TypeErrorf("package must be a string")
	default:
		v, ok := d.GetStr(nameName)
		if !ok {
			return "", object.Raise(object.KeyError, object.NewStr("'__name__' not in globals"))
		}
		own, isStr := v.AsStr()
		if !isStr {
			return "", object.TypeErrorf("__name__ must be a string")
		}
		base = own.String()
		if _, isPackage := d.GetStr(namePath); !isPackage {
			base = base[:max(0, strings.LastIndexByte(base, '.'))]
		}
	}
	if base == "" {
		return "", object.Raisef(object.ImportError, "attempted relative import with no known parent package")
	}
	for range level - 1 {
		i := strings.LastIndexByte(base, '.')
		if i < 0 {
			return "", object.Raisef(object.ImportError, "attempted relative import beyond top-level package")
		}
		base = base[:i]
	}
	return base, nil
}
