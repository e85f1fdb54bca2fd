package object

import (
	"fmt"
	"strings"
)

// ImportModule returns the module of an absolute dotted name: the one in
// sys.modules, else the one that the hook State.Import makes after the
// packages around it have been imported.
func (s *State) ImportModule(t *Thread, name string) (Value, error) {
	if v, ok := s.Modules.GetStr(StrObject(name)); ok {
		if v.IsNone() {
			return Value{}, noModule(name, "import of "+name+" halted; None in sys.modules")
		}
		return v, nil
	}
	if name == "" {
		return Value{}, ValueErrorf("Empty module name")
	}
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		return s.load(t, name)
	}
	parentName := name[:dot]
	if err := s.checkPackage(t, parentName, name); err != nil {
		return Value{}, err
	}
	if v, ok := s.Modules.GetStr(StrObject(name)); ok { // the package imported it itself
		return v, nil
	}
	v, err := s.load(t, name)
	if err != nil {
		return Value{}, err
	}
	parent, ok := s.Modules.GetStr(StrObject(parentName))
	if !ok {
		return v, nil
	}
	return v, SetAttr(t, parent, Intern(name[dot+1:]), v)
}

// checkPackage imports the package that name lies in.
func (s *State) checkPackage(t *Thread, parentName, name string) error {
	parent, ok := s.Modules.GetStr(StrObject(parentName))
	if !ok {
		var err error
		if parent, err = s.ImportModule(t, parentName); err != nil {
			return err
		}
	}
	_, isPackage, err := LookupAttr(t, parent, namePath)
	if err == nil && !isPackage {
		err = noModule(name, fmt.Sprintf("No module named '%s'; '%s' is not a package", name, parentName))
	}
	return err
}

// load asks the hook for a module that sys.modules does not have. A module
// whose code fails is not kept.
func (s *State) load(t *Thread, name string) (Value, error) {
	var v Value
	var err error
	if s.Import != nil {
		v, err = s.Import(t, name)
	}
	key := Intern(name)
	if err != nil {
		s.Modules.DeleteStr(key)
		return Value{}, err
	}
	if v.IsUnbound() {
		return Value{}, NoModule(name)
	}
	// A module may put something else in its place while it runs.
	if kept, ok := s.Modules.GetStr(key); ok {
		return kept, nil
	}
	s.Modules.SetStr(key, v)
	return v, nil
}

// NoModule is the ModuleNotFoundError of a module that nobody has.
func NoModule(name string) error { return noModule(name, "No module named '"+name+"'") }

func noModule(name, message string) error {
	return RaiseImportError(ModuleNotFoundError, message, NewStr(name), Value{}, Value{})
}

// Submodule imports name as a module of the package moduleName, for `from
// package import name`. It is false when the module is no package or has no
// such module.
func (s *State) Submodule(t *Thread, moduleName, name string) (Value, bool, error) {
	full := moduleName + "." + name
	if v, ok := s.Modules.GetStr(StrObject(full)); ok {
		return v, !v.IsNone(), nil
	}
	module, ok := s.Modules.GetStr(StrObject(moduleName))
	if !ok {
		return Value{}, false, nil
	}
	_, isPackage, err := LookupAttr(t, module, namePath)
	if err != nil || !isPackage {
		return Value{}, false, err
	}
	v, err := s.ImportModule(t, full)
	if isMissing(err, full) {
		return Value{}, false, nil
	}
	return v, err == nil, err
}

// isMissing reports whether err says that there is no module of that name, as
// opposed to a failure inside the module.
func isMissing(err error, name string) bool {
	if !Matches(err, ModuleNotFoundError) {
		return false
	}
	missing, ok := err.(*Exception).Members[0].AsStr()
	return ok && missing.text == name
}

// CannotImport is the ImportError of `from module import name`.
func CannotImport(module Value, _ string, name *Str) error {
	title, file := "<unknown module name>", Value{}
	nameOfModule, initializing := Value{}, false
	if m, ok := module.obj.(*Module); ok {
		initializing = m.Initializing
		v, _ := m.Dict.GetStr(nameName)
		if s, ok := v.AsStr(); ok {
			title, nameOfModule = strRepr(s.text), v
		}
		file, _ = m.Dict.GetStr(nameFile)
	}
	if nameOfModule.IsUnbound() {
		title = strRepr(title)
	}
	location := "unknown location"
	if path, ok := file.AsStr(); ok {
		location = path.text
	} else {
		file = Value{}
	}
	format := "cannot import name %s from %s (%s)"
	if initializing {
		format = "cannot import name %s from partially initialized module %s (most likely due to a circular import) (%s)"
	}
	return RaiseImportError(ImportError, fmt.Sprintf(format, strRepr(name.text), title, location), nameOfModule, file, name.Value())
}
