package builtins

import (
	"strings"

	"github.com/apy-lang/apy/interp/object"
)

var nameDunderBuiltins = object.Intern("__builtins__")

// isMapping is what eval and exec ask of their locals.
func isMapping(v object.Value) bool { return v.Type().Slots.GetItem != nil }

func isNone(v object.Value) bool { return v.IsUnbound() || v.IsNone() }

// eval is eval(source, /, globals=None, locals=None).
func eval(t *object.Thread, args []object.Value) (object.Value, error) {
	source, globalNames, localNames := args[0], args[1], args[2]
	switch {
	case !isNone(localNames) && !isMapping(localNames):
		return object.Value{}, object.TypeErrorf("locals must be a mapping")
	case isNone(globalNames):
	default:
		if _, ok := globalNames.AsDict(); ok {
			break
		}
		if isMapping(globalNames) {
			return object.Value{}, object.TypeErrorf("globals must be a real dict; try eval(expr, {}, mapping)")
		}
		return object.Value{}, object.TypeErrorf("globals must be a dict")
	}
	space, err := namesFor(t, globalNames, localNames)
	if err != nil {
		return object.Value{}, err
	}
	frames := t.Frames()
	free, isCode := frames.FreeVariables(source)
	switch {
	case free > 0:
		return object.Value{}, object.TypeErrorf("code object passed to eval() may not contain free variables")
	case !isCode:
		text, err := sourceText(t, source, "eval() arg 1 must be a string, bytes or code object")
		if err != nil {
			return object.Value{}, err
		}
		if source, err = frames.Compile(t, strings.TrimLeft(text, " \t"), "<string>", "eval"); err != nil {
			return object.Value{}, err
		}
	}
	return frames.Run(t, source, space.globals, space.locals, nil)
}

// exec is exec(source, /, globals=None, locals=None, *, closure=None).
func exec(t *object.Thread, args []object.Value) (object.Value, error) {
	source, globalNames, localNames, closure := args[0], args[1], args[2], args[3]
	if !isNone(globalNames) {
		if _, ok := globalNames.AsDict(); !ok {
			return object.Value{}, object.TypeErrorf("exec() globals must be a dict, not %s", globalNames.Type().Name)
		}
	}
	if !isNone(localNames) && !isMapping(localNames) {
		return object.Value{}, object.TypeErrorf("locals must be a mapping or None, not %s", localNames.Type().Name)
	}
	space, err := namesFor(t, globalNames, localNames)
	if err != nil {
		return object.Value{}, err
	}
	frames := t.Frames()
	free, isCode := frames.FreeVariables(source)
	var cells []*object.Cell
	switch {
	case isCode:
		if cells, err = closureCells(closure, free); err != nil {
			return object.Value{}, err
		}
	case !isNone(closure):
		return object.Value{}, object.TypeErrorf("closure can only be used when source is a code object")
	default:
		text, err := sourceText(t, source, "exec() arg 1 must be a string, bytes or code object")
		if err != nil {
			return object.Value{}, err
		}
		if source, err = frames.Compile(t, text, "<string>", "exec"); err != nil {
			return object.Value{}, err
		}
	}
	_, err = frames.Run(t, source, space.globals, space.locals, cells)
	return object.None, err
}

// closureCells takes the closure of a code object with that many free
// variables.
func closureCells(closure object.Value, free int) ([]*object.Cell, error) {
	if free == 0 {
		if !isNone(closure) {
			return nil, object.TypeErrorf("cannot use a closure with this code object")
		}
		return nil, nil
	}
	tuple, ok := closure.Object().(*object.Tuple)
	if ok && len(tuple.Elems) == free {
		cells := make([]*object.Cell, free)
		for i, v := range tuple.Elems {
			if cells[i], ok = v.Object().(*object.Cell); !ok {
				break
			}
		}
		if ok {
			return cells, nil
		}
	}
	return nil, object.TypeErrorf("code object requires a closure of exactly length %d", free)
}

// names are where evaluated code finds and binds its names.
type names struct {
	globals *object.Dict
	locals  object.Value
}

// namesFor completes the arguments of eval and exec: the caller's names when
// none are given, the globals for both when only they are.
func namesFor(t *object.Thread, globalNames, localNames object.Value) (names, error) {
	var n names
	current, err := globals(t)
	if err != nil {
		return n, err
	}
	n.locals = localNames
	if isNone(globalNames) {
		n.globals = current
		if isNone(localNames) {
			n.locals, err = locals(t)
		}
	} else {
		n.globals, _ = globalNames.AsDict()
		if isNone(localNames) {
			n.locals = globalNames
		}
	}
	if _, ok := n.globals.GetStr(nameDunderBuiltins); !ok {
		n.globals.SetStr(nameDunderBuiltins, t.Builtins.Value())
	}
	return n, err
}

// sourceText returns the text of source code given as str or bytes.
func sourceText(t *object.Thread, source object.Value, wrongType string) (string, error) {
	text := ""
	if s, ok := source.AsStr(); ok {
		data, err := object.Encode(t, s, "utf-8", "strict")
		if err != nil {
			return "", err
		}
		text = data
	} else if data, ok := object.BufferOf(source); ok {
		text = data
	} else {
		return "", object.TypeErrorf("%s", wrongType)
	}
	if strings.IndexByte(text, 0) >= 0 {
		return "", object.Raisef(object.SyntaxError, "source code string cannot contain null bytes")
	}
	return text, t.Charge(len(text))
}

// compile is compile(source, filename, mode, flags=0, dont_inherit=False,
// optimize=-1).
func compile(t *object.Thread, args []object.Value) (object.Value, error) {
	filename, err := pathText(t, args[1])
	if err != nil {
		return object.Value{}, err
	}
	mode, ok := args[2].AsStr()
	if !ok {
		return object.Value{}, wrongArgument("compile() argument 'mode' must be str, not %s", args[2])
	}
	if err := checkCompileOptions(t, args); err != nil {
		return object.Value{}, err
	}
	switch mode.String() {
	case "exec", "eval", "single":
	default:
		return object.Value{}, object.ValueErrorf("compile() mode must be 'exec', 'eval' or 'single'")
	}
	frames := t.Frames()
	if frames == nil {
		return object.Value{}, noFrame()
	}
	text, err := sourceText(t, args[0], "compile() arg 1 must be a string, bytes or AST object")
	if err != nil {
		return object.Value{}, err
	}
	return frames.Compile(t, text, filename, mode.String())
}

// The flags of compile that ask for something else than code.
const (
	futureFlags       = 0x1FF0000 | 0x10 // the compiler_flag of each __future__ feature; their effect is the default
	dontImplyDedent   = 0x200
	onlyAST           = 0x400
	ignoreCookie      = 0x100
	typeComments      = 0x1000
	topLevelAwait     = 0x2000
	incompleteInput   = 0x4000
	optimizedAST      = 0x8000
	knownCompileFlags = futureFlags | dontImplyDedent | onlyAST | ignoreCookie | typeComments | topLevelAwait | incompleteInput | optimizedAST
	refusedFlags      = onlyAST | typeComments | topLevelAwait | incompleteInput
)

func checkCompileOptions(t *object.Thread, args []object.Value) error {
	flags, optimize := 0, -1
	var err error
	if !args[3].IsUnbound() {
		if flags, err = object.IndexInt(t, args[3], object.OverflowError); err != nil {
			return err
		}
	}
	if !args[4].IsUnbound() {
		if _, err := object.Truth(t, args[4]); err != nil {
			return err
		}
	}
	if !args[5].IsUnbound() {
		if optimize, err = object.IndexInt(t, args[5], object.OverflowError); err != nil {
			return err
		}
	}
	switch {
	case flags&^knownCompileFlags != 0:
		return object.ValueErrorf("compile(): unrecognised flags")
	case optimize < -1 || optimize > 2:
		return object.ValueErrorf("compile(): invalid optimize value")
	case flags&refusedFlags != 0:
		return object.Raisef(object.NotImplementedError, "compile() with flags %#x is not supported by apy", flags&refusedFlags)
	}
	return nil
}

var nameFSPath = object.Intern("__fspath__")

// pathText is os.fspath as text.
func pathText(t *object.Thread, v object.Value) (string, error) {
	if s, ok := v.AsStr(); ok {
		return s.String(), nil
	}
	if data, ok := v.AsBytes(); ok {
		return data.String(), nil
	}
	path, ok, err := object.CallSpecial(t, v, nameFSPath)
	if err != nil {
		return "", err
	}
	if !ok {
		return "", object.TypeErrorf("expected str, bytes or os.PathLike object, not %s", v.Type().Name)
	}
	if s, ok := path.AsStr(); ok {
		return s.String(), nil
	}
	if data, ok := path.AsBytes(); ok {
		return data.String(), nil
	}
	return "", object.TypeErrorf("expected %s.__fspath__() to return str or bytes, not %s", v.Type().Name, path.Type().Name)
}
