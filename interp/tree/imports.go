package tree

import (
	"strings"

	"github.com/apy-lang/apy/interp/object"
)

// importModule is `import a.b.c [as d]`.
type importModule struct {
	name   string
	target target
	whole  bool // `as`: bind the module itself, not its top package
	at     place
}

func (n *importModule) exec(f *frame) (signal, error) {
	v, err := f.t.State.ImportModule(f.t, n.name)
	if err == nil && !n.whole {
		top, _, dotted := strings.Cut(n.name, ".")
		if dotted {
			v, err = f.t.State.ImportModule(f.t, top)
		}
	}
	if err != nil {
		return next, f.fail(n.at, err)
	}
	return next, n.target.assign(f, v)
}

// importFrom is `from module import name [as target], …`.
type importFrom struct {
	module  string
	level   int
	names   []*object.Str
	targets []target
	at      place
}

func (n *importFrom) exec(f *frame) (signal, error) {
	name, err := f.absoluteName(n.module, n.level)
	if err != nil {
		return next, f.fail(n.at, err)
	}
	module, err := f.t.State.ImportModule(f.t, name)
	if err != nil {
		return next, f.fail(n.at, err)
	}
	for i, attr := range n.names {
		v, err := f.importedName(module, name, attr)
		if err != nil {
			return next, f.fail(n.at, err)
		}
		if err := n.targets[i].assign(f, v); err != nil {
			return next, err
		}
	}
	return next, nil
}

var namePackage = object.Intern("__package__")

// absoluteName resolves the leading dots of a relative import.
func (f *frame) absoluteName(module string, level int) (string, error) {
	if level == 0 {
		return module, nil
	}
	v, _ := f.env.globals.GetStr(namePackage)
	pkg, ok := v.AsStr()
	if !ok || pkg.String() == "" {
		return "", object.Raisef(object.ImportError, "attempted relative import with no known parent package")
	}
	base := pkg.String()
	for range level - 1 {
		i := strings.LastIndexByte(base, '.')
		if i < 0 {
			return "", object.Raisef(object.ImportError, "attempted relative import beyond top-level package")
		}
		base = base[:i]
	}
	if module == "" {
		return base, nil
	}
	return base + "." + module, nil
}

// importedName is a name of a module, or a submodule of a package.
func (f *frame) importedName(module object.Value, moduleName string, name *object.Str) (object.Value, error) {
	v, ok, err := object.LookupAttr(f.t, module, name)
	if err != nil || ok {
		return v, err
	}
	v, ok, err = f.t.State.Submodule(f.t, moduleName, name.String())
	if err != nil || ok {
		return v, err
	}
	return v, object.CannotImport(module, moduleName, name)
}
