package loop

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/apy-lang/apy/interp/object"
)

var (
	nameQualName  = object.Intern("__qualname__")
	nameName      = object.Intern("__name__")
	nameCode      = object.Intern("__code__")
	nameFilename  = object.Intern("co_filename")
	nameFirstLine = object.Intern("co_firstlineno")
)

// formatCallback is _format_callback_source: the function's name with empty
// parentheses (arguments are shown in debug mode only), and its place when it
// is a function of the script.
func formatCallback(t *object.Thread, fn object.Value, args []object.Value, debug bool) (string, error) {
	name, err := functionName(t, fn)
	if err != nil {
		return "", err
	}
	list := ""
	if debug {
		if list, err = shortReprs(t, args); err != nil {
			return "", err
		}
	}
	source, err := functionSource(t, fn)
	return name + "(" + list + ")" + source, err
}

func functionName(t *object.Thread, fn object.Value) (string, error) {
	for _, attribute := range []*object.Str{nameQualName, nameName} {
		v, ok, err := object.LookupAttr(t, fn, attribute)
		if err != nil {
			return "", err
		}
		if !ok {
			continue
		}
		if s, ok := v.AsStr(); ok && s.String() != "" {
			return s.String(), nil
		}
	}
	return object.ReprString(t, fn)
}

// functionSource returns " at FILE:LINE" for a plain function.
func functionSource(t *object.Thread, fn object.Value) (string, error) {
	if fn.Type().Name != "function" {
		return "", nil
	}
	code, ok, err := object.LookupAttr(t, fn, nameCode)
	if !ok || err != nil {
		return "", err
	}
	file, ok, err := object.LookupAttr(t, code, nameFilename)
	if !ok || err != nil {
		return "", err
	}
	line, ok, err := object.LookupAttr(t, code, nameFirstLine)
	if !ok || err != nil {
		return "", err
	}
	text, err := joinStrs(t, file, line)
	return " at " + text, err
}

func joinStrs(t *object.Thread, file, line object.Value) (string, error) {
	f, err := object.StrString(t, file)
	if err != nil {
		return "", err
	}
	n, err := object.StrString(t, line)
	return f + ":" + n, err
}

// shortReprs joins the abbreviated reprs of arguments.
func shortReprs(t *object.Thread, args []object.Value) (string, error) {
	parts := make([]string, len(args))
	for i, arg := range args {
		text, err := shortRepr(t, arg, maxReprLevel)
		if err != nil {
			return "", err
		}
		parts[i] = text
	}
	return strings.Join(parts, ", "), nil
}

// formatCoroutine is coroutines._format_coroutine.
func formatCoroutine(t *object.Thread, task *Task) (string, error) {
	name, err := functionName(t, task.coroutine)
	if err != nil {
		return "", err
	}
	name += "()"
	code, ok := task.code.(object.Object)
	if !ok {
		return name, nil
	}
	first, ok, err := object.LookupAttr(t, object.FromObject(code), nameFirstLine)
	if !ok || err != nil {
		return name, err
	}
	line, err := object.StrString(t, first)
	if err != nil {
		return "", err
	}
	file := task.code.Filename()
	c, _ := task.coroutine.Object().(*object.Coroutine)
	if c == nil || c.Body() == nil {
		return fmt.Sprintf("%s done, defined at %s:%s", name, file, line), nil
	}
	if c.Started() {
		at, ok := c.Body().(placed)
		if !ok {
			return name + " running", nil
		}
		line = strconv.Itoa(at.CurrentLine())
	}
	return fmt.Sprintf("%s running at %s:%s", name, file, line), nil
}

// placed is implemented by the bodies of script code that know the line that
// runs or waits.
type placed interface{ CurrentLine() int }
