package remod

import (
	"strings"

	"github.com/apy-lang/apy/interp/object"
)

func init() {
	definePattern()
	defineMatch()
	defineMatchIterator()
	object.Ready(patternType)
	object.Ready(matchType)
	object.Ready(matchIteratorType)
}

// New makes the module for a session.
func New(*thread) (*object.Module, error) {
	m := object.NewModule("_sre")
	m.Set("Pattern", patternType.Value())
	m.Set("Match", matchType.Value())
	m.Func("compile", object.Positional(2, 2), compile)
	m.Func("purge", object.NoArgs, func(t *thread, _ []value) (value, error) {
		clear(sessionOf(t).patterns)
		return object.None, nil
	})
	m.Func("escape", object.OneArg, escapePattern)
	m.Func("set_error", object.OneArg, func(t *thread, args []value) (value, error) {
		sessionOf(t).patternError = args[0]
		return object.None, nil
	})
	return m, nil
}

// specialCharacters are what re.escape escapes.
const specialCharacters = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"

// escapePattern is re.escape.
func escapePattern(t *thread, args []value) (value, error) {
	text, isText, ok := textOf(args[0])
	if !ok {
		return value{}, object.TypeErrorf("decoding to str: need a bytes-like object, %s found", args[0].Type().Name)
	}
	if err := t.ChargeBytes(2 * len(text)); err != nil {
		return value{}, err
	}
	var b strings.Builder
	for i := range len(text) {
		if strings.IndexByte(specialCharacters, text[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(text[i])
	}
	if isText {
		return object.NewStr(b.String()), nil
	}
	return object.NewBytes(b.String()), nil
}
