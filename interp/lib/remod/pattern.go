package remod

import (
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/apy-lang/apy/interp/object"
)

type (
	value  = object.Value
	thread = object.Thread
)

// pattern is re.Pattern.
type pattern struct {
	*program
	source value
	isText bool
}

var patternType = object.NewBuiltinType("re.Pattern", object.ObjectType)

// Type returns re.Pattern.
func (*pattern) Type() *object.Type { return patternType }

func patternOf(self value) *pattern { return self.Object().(*pattern) }

// patternKey identifies a compiled pattern in a session's cache.
type patternKey struct {
	text   string
	isText bool
	flags  flags
}

// maxCached is how many patterns a session keeps.
const maxCached = 512

// compile is _compile(pattern, flags).
func compile(t *thread, args []value) (value, error) {
	f, err := object.Index(t, args[1])
	if err != nil {
		return value{}, object.TypeErrorf("unsupported operand type(s) for &: '%s' and 'int'", args[1].Type().Name)
	}
	bits, _ := f.Int64()
	if _, ok := args[0].Object().(*pattern); ok {
		if bits != 0 {
			return value{}, object.ValueErrorf("cannot process flags argument with a compiled pattern")
		}
		return args[0], nil
	}
	text, isText, ok := textOf(args[0])
	if !ok {
		return value{}, object.TypeErrorf("first argument must be string or compiled pattern")
	}
	session := sessionOf(t)
	key := patternKey{text, isText, flags(bits)}
	if p, ok := session.patterns[key]; ok {
		return object.FromObject(p), nil
	}
	if key.flags&flagDebug != 0 {
		return value{}, object.ValueErrorf("re.DEBUG is not supported")
	}
	p := &pattern{source: args[0], isText: isText}
	points := decodeBytes(text)
	if isText {
		points = decode(text)
	}
	if err := t.Charge(len(points)); err != nil {
		return value{}, err
	}
	if p.program, err = compileProgram(points, isText, key.flags); err != nil {
		return value{}, patternError(t, err, args[0])
	}
	if len(session.patterns) >= maxCached {
		clear(session.patterns)
	}
	session.patterns[key] = p
	return object.FromObject(p), nil
}

// patternError makes the exception re.PatternError of a mistake in source.
func patternError(t *thread, err error, source value) error {
	var mistake *syntaxError
	if !errors.As(err, &mistake) {
		return err
	}
	at := object.None
	if mistake.at >= 0 {
		at = object.Int(int64(mistake.at))
	} else {
		source = object.None
	}
	v, err := object.Call(t, sessionOf(t).patternError, []value{object.NewStr(mistake.message), source, at}, nil)
	if err != nil {
		return err
	}
	e, ok := v.Object().(*object.Exception)
	if !ok {
		return object.TypeErrorf("exceptions must derive from BaseException")
	}
	return e
}

func definePattern() {
	patternType.Flags |= object.NoInstantiate | object.Final
	patternType.Doc = "Compiled regular expression object."
	attribute := func(name string, get func(p *pattern) value) {
		patternType.GetSet(name, func(_ *thread, self value) (value, error) { return get(patternOf(self)), nil }, readOnly)
	}
	attribute("pattern", func(p *pattern) value { return p.source })
	attribute("flags", func(p *pattern) value { return object.Int(int64(p.flags)) })
	attribute("groups", func(p *pattern) value { return object.Int(int64(p.groups)) })
	attribute("groupindex", func(p *pattern) value {
		names := object.NewDict()
		for _, name := range p.order {
			names.SetStr(object.StrObject(name), object.Int(int64(p.names[name])))
		}
		return object.NewMappingProxy(object.FromObject(names))
	})
	patternType.Slots.Repr = patternRepr
	patternType.Slots.Hash = func(t *thread, self value) (int64, error) {
		return object.Hash(t, object.TupleOf(patternOf(self).source, object.Int(int64(patternOf(self).flags))))
	}
	patternType.Slots.Compare = comparePatterns
	patternType.ClassMethod("__class_getitem__", object.OneArg, func(_ *thread, cls value, args []value) (value, error) {
		return object.NewGenericAlias(cls, args[0]), nil
	})
	itself := func(_ *thread, self value, _ []value) (value, error) { return self, nil }
	patternType.Method("__copy__", object.NoArgs, itself)
	patternType.Method("__deepcopy__", object.OneArg, itself)
	defineSearching()
	defineReplacing()
}

// readOnly sets the attributes that CPython keeps as members of a C struct.
func readOnly(*thread, value, value) error {
	return object.Raisef(object.AttributeError, "readonly attribute")
}

func comparePatterns(_ *thread, op object.CompareOp, a, b value) (value, error) {
	p := patternOf(a)
	q, ok := b.Object().(*pattern)
	if !ok || op != object.EQ && op != object.NE {
		return object.NotImplemented, nil
	}
	x, _, _ := textOf(p.source)
	y, _, _ := textOf(q.source)
	same := p.isText == q.isText && p.flags == q.flags && x == y
	return object.Bool(same == (op == object.EQ)), nil
}

// maxReprPoints is how much of the pattern its repr shows.
const maxReprPoints = 200

func patternRepr(t *thread, self value) (value, error) {
	p := patternOf(self)
	text, err := object.ReprString(t, p.source)
	if err != nil {
		return value{}, err
	}
	if utf8.RuneCountInString(text) > maxReprPoints {
		text = string([]rune(text)[:maxReprPoints])
	}
	shown := p.flags
	if p.isText && shown&(flagLocale|flagUnicode|flagASCII) == flagUnicode {
		shown &^= flagUnicode
	}
	if names := flagNames(shown); names != "" {
		text += ", " + names
	}
	return object.NewStr("re.compile(" + text + ")"), nil
}

// flagOrder is the order in which reprs list flags.
var flagOrder = []struct {
	bit  flags
	name string
}{
	{flagIgnoreCase, "IGNORECASE"}, {flagLocale, "LOCALE"}, {flagMultiline, "MULTILINE"}, {flagDotAll, "DOTALL"},
	{flagUnicode, "UNICODE"}, {flagVerbose, "VERBOSE"}, {flagDebug, "DEBUG"}, {flagASCII, "ASCII"},
}

func flagNames(f flags) string {
	var names []string
	for _, flag := range flagOrder {
		if f&flag.bit != 0 {
			names = append(names, "re."+flag.name)
		}
	}
	return strings.Join(names, "|")
}
