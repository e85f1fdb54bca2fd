package sysmod

import (
	"github.com/apy-lang/apy/interp/lib/textio"
	"github.com/apy-lang/apy/interp/object"
)

// Name is the module's name.
const Name = "sys"

// configuration is what the host says of a session.
type configuration struct{ args []string }

type configurationKey struct{}

// Configure gives the session the arguments of the command line: sys.argv,
// which begins with the name of the script.
func Configure(s *object.State, args []string) {
	s.Extensions[configurationKey{}] = configuration{args}
}

// New makes the module for a session.
func New(t *object.Thread) (*object.Module, error) {
	s := t.State
	m := object.NewModule(Name)
	m.Builtin = true
	m.Set("__doc__", object.NewStr("This module provides access to some objects used or maintained by the\n"+
		"interpreter and to functions that interact strongly with the interpreter.\n"))
	c, _ := s.Extensions[configurationKey{}].(configuration)
	args := c.args
	if len(args) == 0 {
		args = []string{""}
	}
	m.Set("argv", listOf(args))
	m.Set("path", listOf(nil))
	m.Set("modules", s.Modules.Value())
	addConstants(m)
	addStreams(m, s)
	addCaller(m)
	addFunctions(m)
	addLimits(m)
	s.Sys = m.Dict
	return m, nil
}

func listOf(texts []string) object.Value {
	values := make([]object.Value, len(texts))
	for i, text := range texts {
		values[i] = object.NewStr(text)
	}
	return object.NewList(values)
}

func tupleOf(texts []string) object.Value {
	list, _ := listOf(texts).AsList()
	return object.NewTuple(list.Elems)
}

func addStreams(m *object.Module, s *object.State) {
	for name, file := range map[string]*textio.File{
		"stdin": textio.Stdin(s), "stdout": textio.Stdout(s), "stderr": textio.Stderr(s),
	} {
		m.Set(name, file.Value())
		m.Set("__"+name+"__", file.Value())
	}
}
