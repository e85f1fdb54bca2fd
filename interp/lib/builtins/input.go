package builtins

import (
	"strings"

	"github.com/apy-lang/apy/interp/lib/textio"
	"github.com/apy-lang/apy/interp/object"
)

var inputFunctions = []function{
	{"input", object.Positional(0, 1), input},
	{"open", object.Keywords("file, mode=, buffering=, encoding=, errors=, newline=, closefd=, opener="), open},
}

var (
	nameStdin    = object.Intern("stdin")
	nameStderr   = object.Intern("stderr")
	nameReadLine = object.Intern("readline")
)

// standard returns a standard stream as the script sees it now.
func standard(t *object.Thread, name *object.Str, original func(*object.State) *textio.File) (object.Value, error) {
	if t.Sys == nil {
		return original(t.State).Value(), nil
	}
	v, ok := t.Sys.GetStr(name)
	if !ok || v.IsNone() {
		return object.Value{}, object.Raisef(object.RuntimeError, "input(): lost sys.%s", name)
	}
	return v, nil
}

// input is input(prompt=""). It goes through the methods of the streams, as a
// script may have put objects of its own there.
func input(t *object.Thread, args []object.Value) (object.Value, error) {
	stdin, err := standard(t, nameStdin, textio.Stdin)
	if err != nil {
		return object.Value{}, err
	}
	stdout, err := standard(t, nameStdout, textio.Stdout)
	if err != nil {
		return object.Value{}, err
	}
	stderr, err := standard(t, nameStderr, textio.Stderr)
	if err != nil {
		return object.Value{}, err
	}
	if _, err := object.CallMethod(t, stderr, nameFlush); err != nil {
		if _, isException := object.AsException(err); !isException {
			return object.Value{}, err
		}
	}
	if len(args) == 1 {
		prompt := printCall{file: stdout}
		if err := prompt.writeTo(t, args[0]); err != nil {
			return object.Value{}, err
		}
	}
	if _, err := object.CallMethod(t, stdout, nameFlush); err != nil {
		if _, isException := object.AsException(err); !isException {
			return object.Value{}, err
		}
	}
	line, err := object.CallMethod(t, stdin, nameReadLine)
	if err != nil {
		return object.Value{}, err
	}
	s, ok := line.AsStr()
	switch {
	case !ok:
		return object.Value{}, object.TypeErrorf("object.readline() returned non-string")
	case s.String() == "":
		return object.Value{}, object.Raisef(object.EOFError, "EOF when reading a line")
	}
	return object.NewStr(strings.TrimSuffix(s.String(), "\n")), nil
}

// open checks its arguments and refuses: no host grants files yet.
func open(t *object.Thread, args []object.Value) (object.Value, error) {
	for _, option := range []struct {
		at     int
		name   string
		orNone bool
	}{{1, "mode", false}, {3, "encoding", true}, {4, "errors", true}, {5, "newline", true}} {
		v := args[option.at]
		if _, ok := v.AsStr(); ok || v.IsUnbound() || option.orNone && v.IsNone() {
			continue
		}
		wanted := "str"
		if option.orNone {
			wanted = "str or None"
		}
		return object.Value{}, wrongArgument("open() argument '"+option.name+"' must be "+wanted+", not %s", v)
	}
	if _, err := object.Index(t, args[0]); err != nil {
		if _, err := pathText(t, args[0]); err != nil {
			return object.Value{}, err
		}
	}
	name, err := object.ReprString(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	return object.Value{}, object.Raisef(object.PermissionError, "open(%s): the host of this script grants no files", name)
}
