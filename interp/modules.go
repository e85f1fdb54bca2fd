package interp

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/apy-lang/apy/interp/lib"
	"github.com/apy-lang/apy/interp/lib/builtins"
	"github.com/apy-lang/apy/interp/object"
	"github.com/apy-lang/apy/interp/tree"
	"github.com/apy-lang/apy/parser"
)

// ModulesFrom lets scripts import the modules NAME.apy and the packages
// NAME/__init__.apy of a file system. Tracebacks and __file__ show their paths
// behind prefix, which may be empty. The library's own modules come first.
func ModulesFrom(fsys fs.FS, prefix string) Option {
	return func(c *config) error {
		if fsys == nil {
			return errors.New("nil file system")
		}
		c.modules = append(c.modules, moduleFolder{fsys, prefix})
		return nil
	}
}

// moduleFolder is a place to import modules from.
type moduleFolder struct {
	files  fs.FS
	prefix string
}

// importer finds the modules of a session.
type importer struct{ folders []moduleFolder }

// load makes the module of a dotted name: one of the library written in Go,
// one of the library written in Python, or one of the host's folders.
func (im *importer) load(t *object.Thread, name string) (object.Value, error) {
	if load, ok := lib.Modules[name]; ok {
		m, err := load(t)
		if err != nil {
			return object.Value{}, err
		}
		return m.Value(), nil
	}
	if source, err := fs.ReadFile(lib.Sources, "py/"+strings.ReplaceAll(name, ".", "/")+".apy"); err == nil {
		program, err := libraryProgram(name, string(source))
		if err != nil {
			return object.Value{}, err
		}
		return runModule(t, name, program, "")
	}
	for _, folder := range im.folders {
		source, file, isPackage, err := folder.find(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return object.Value{}, err
		}
		program, err := tree.Compile(file, source)
		if err != nil {
			return object.Value{}, mistake(err)
		}
		search := ""
		if isPackage {
			search = path.Dir(file)
		}
		return runModule(t, name, program, search)
	}
	return object.Value{}, object.NoModule(name)
}

// libraryPrograms keeps the compiled modules of the library, which all
// sessions of the process share.
var libraryPrograms sync.Map

func libraryProgram(name, source string) (*tree.Program, error) {
	if p, ok := libraryPrograms.Load(name); ok {
		return p.(*tree.Program), nil
	}
	p, err := tree.Compile("<apy "+name+">", source)
	if err != nil {
		return nil, fmt.Errorf("library module %s: %w", name, err)
	}
	libraryPrograms.Store(name, p)
	return p, nil
}

// find reads the source of a module or package.
func (f *moduleFolder) find(name string) (source, file string, isPackage bool, err error) {
	base := strings.ReplaceAll(name, ".", "/")
	for _, file := range []string{base + "/__init__.apy", base + ".apy"} {
		data, err := fs.ReadFile(f.files, file)
		if err != nil {
			continue
		}
		if !utf8.Valid(data) {
			return "", "", false, object.Raisef(object.SyntaxError, "(unicode error) %s is not UTF-8 text", file)
		}
		return string(data), path.Join(f.prefix, file), strings.HasSuffix(file, "/__init__.apy"), nil
	}
	return "", "", false, fs.ErrNotExist
}

// runModule runs a module's program. The module is in sys.modules while it
// runs, so that modules may import each other; a failing one is taken out
// again by the caller. search is the folder of a package, else "".
func runModule(t *object.Thread, name string, program *tree.Program, search string) (object.Value, error) {
	m := object.NewModule(name)
	m.Set("__builtins__", builtinsOf(t))
	if !strings.HasPrefix(program.File.Name, "<") {
		m.Set("__file__", object.NewStr(program.File.Name))
	}
	pkg := name
	if search != "" {
		m.Set("__path__", object.NewList([]object.Value{object.NewStr(search)}))
	} else {
		pkg = strings.TrimSuffix(name[:strings.LastIndexByte(name, '.')+1], ".")
	}
	m.Set("__package__", object.NewStr(pkg))
	t.State.Modules.SetStr(object.Intern(name), m.Value())
	m.Initializing = true
	err := program.Run(t, m)
	m.Initializing = false
	return m.Value(), err
}

func builtinsOf(t *object.Thread) object.Value {
	v, _ := t.State.Modules.GetStr(object.StrObject(builtins.Name))
	return v
}

// mistake makes the Python exception of a mistake in a module's source.
func mistake(err error) error {
	var syntax *parser.SyntaxError
	if errors.As(err, &syntax) {
		return tree.SyntaxException(syntax)
	}
	return err
}
