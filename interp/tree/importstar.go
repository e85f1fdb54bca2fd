package tree

import (
	"strings"

	"github.com/apy-lang/apy/interp/object"
)

// importStar is `from module import *`.
type importStar struct {
	module string
	level  int
	at     place
}

func (n *importStar) exec(f *frame) (signal, error) {
	name, err := f.absoluteName(n.module, n.level)
	if err == nil {
		var module object.Value
		if module, err = f.t.State.ImportModule(f.t, name); err == nil {
			err = f.importAll(module, name)
		}
	}
	return next, f.failed(n.at, err)
}

var (
	nameAll  = object.Intern("__all__")
	nameDict = object.Intern("__dict__")
)

// importAll binds the public names of what was imported as moduleName: those
// in __all__, else those that do not begin with an underscore.
func (f *frame) importAll(module object.Value, moduleName string) error {
	all, ok, err := object.LookupAttr(f.t, module, nameAll)
	if err != nil {
		return err
	}
	if ok {
		return object.Iterate(f.t, all, func(item object.Value) error {
			name, ok := item.AsStr()
			if !ok {
				return f.wrongName("Item", "__all__", module, item)
			}
			return f.importPublic(module, moduleName, name)
		})
	}
	names, ok, err := object.LookupAttr(f.t, module, nameDict)
	if err != nil {
		return err
	}
	if !ok {
		return object.Raisef(object.ImportError, "from-import-* object has no __dict__ and no __all__")
	}
	return object.Iterate(f.t, names, func(item object.Value) error {
		name, ok := item.AsStr()
		if !ok {
			return f.wrongName("Key", "__dict__", module, item)
		}
		if strings.HasPrefix(name.String(), "_") {
			return nil
		}
		v, err := object.GetItem(f.t, names, item)
		if err != nil {
			return err
		}
		return f.bindTop(name, v)
	})
}

// importPublic binds a name of __all__, which may be a submodule's.
func (f *frame) importPublic(module object.Value, moduleName string, name *object.Str) error {
	v, ok, err := object.LookupAttr(f.t, module, name)
	if err == nil && !ok {
		v, ok, err = f.t.State.Submodule(f.t, moduleName, name.String())
	}
	if err == nil && !ok {
		v, err = object.GetAttr(f.t, module, name)
	}
	if err != nil {
		return err
	}
	return f.bindTop(name, v)
}

func (f *frame) wrongName(what, list string, module, item object.Value) error {
	title := "<unknown module name>"
	if m, ok := module.Object().(*object.Module); ok {
		title = m.Name
	}
	return object.TypeErrorf("%s in %s.%s must be str, not %s", what, title, list, item.Type().Name)
}

// bindTop binds a name at the top level of the code that runs.
func (f *frame) bindTop(name *object.Str, v object.Value) error {
	if f.namespace.IsUnbound() {
		f.env.globals.SetStr(name, v)
		return nil
	}
	return object.SetItem(f.t, f.namespace, name.Value(), v)
}
