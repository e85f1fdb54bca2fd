package object

import "strings"

// Signature says which arguments a built-in takes and checks a call against
// it with the words of CPython's argument parser.
type Signature struct {
	kind     signatureKind
	min, max int // positional arguments; max -1: any number
	params   []Param
	required int         // how many of the leading params have no default
	posOnly  int         // how many of the leading params cannot be given by name
	posMax   int         // how many params can be given by position; the others are keyword-only
	def      *definition // for kind defined
}

type signatureKind uint8

const (
	noArgs     signatureKind = iota // METH_NOARGS
	oneArg                          // METH_O
	positional                      // METH_FASTCALL with _PyArg_CheckPositional
	keywords                        // Argument Clinic with keywords
	defined                         // a def statement; see Def
)

// Param is one parameter of a keyword signature.
type Param struct {
	Name     *Str
	Optional bool
}

// NoArgs and OneArg are the signatures of methods that take none or exactly
// one argument.
var (
	NoArgs = &Signature{kind: noArgs}
	OneArg = &Signature{kind: oneArg, min: 1, max: 1}
)

// Positional takes between min and max arguments, none by name; max -1 takes
// any number. The function gets just those that were given.
func Positional(min, max int) *Signature {
	return &Signature{kind: positional, min: min, max: max}
}

// Keywords describes parameters as Python writes them: "iterable, /, key=,
// *, reverse=". A trailing "=" marks an optional one. The function gets one
// value a parameter, unbound where an optional one was not given.
func Keywords(spec string) *Signature {
	s := &Signature{kind: keywords}
	s.posMax = -1
	for part := range strings.SplitSeq(spec, ",") {
		part = strings.TrimSpace(part)
		switch part {
		case "":
		case "/":
			s.posOnly = len(s.params)
		case "*":
			s.posMax = len(s.params)
		default:
			name, optional := strings.CutSuffix(part, "=")
			s.params = append(s.params, Param{Intern(name), optional})
			if !optional && s.posMax < 0 {
				s.required = len(s.params)
			}
		}
	}
	if s.posMax < 0 {
		s.posMax = len(s.params)
	}
	return s
}

// Params returns the parameters of a keyword signature.
func (s *Signature) Params() []Param { return s.params }

// Bind is for constructors: it checks a call of name and returns the arguments
// as the signature lays them out. A window that is not nil is given back with
// t.Pop.
func (s *Signature) Bind(t *Thread, name string, args []Value, names []*Str) (bound, window []Value, err error) {
	return s.bind(t, name, name, args, names)
}

// takes reports whether a call fits as it was made: nothing by name, nothing to
// fill in. It is the shortcut of calls to built-ins.
func (s *Signature) takes(nargs, nkw int) bool {
	// A max of -1 wraps around to "any number".
	return nkw == 0 && s.kind < keywords && nargs >= s.min && uint(nargs-s.min) <= uint(s.max-s.min)
}

// bind checks a call and returns the arguments as the function wants them.
// window, when not nil, was pushed on t's stack and must be popped.
func (s *Signature) bind(t *Thread, name, qualName string, args []Value, names []*Str) (bound, window []Value, err error) {
	switch s.kind {
	case keywords:
		return s.bindKeywords(t, name, args, names)
	case defined:
		return s.bindDef(t, args, names)
	}
	if len(names) > 0 {
		return nil, nil, TypeErrorf("%s() takes no keyword arguments", qualName)
	}
	n := len(args)
	switch s.kind {
	case noArgs:
		if n != 0 {
			return nil, nil, TypeErrorf("%s() takes no arguments (%d given)", qualName, n)
		}
	case oneArg:
		if n != 1 {
			return nil, nil, TypeErrorf("%s() takes exactly one argument (%d given)", qualName, n)
		}
	case positional:
		if err := s.checkPositional(name, n); err != nil {
			return nil, nil, err
		}
	}
	return args, nil, nil
}

func (s *Signature) checkPositional(name string, n int) error {
	word, limit := "", 0
	switch {
	case n < s.min:
		word, limit = "at least ", s.min
	case s.max >= 0 && n > s.max:
		word, limit = "at most ", s.max
	default:
		return nil
	}
	if s.min == s.max {
		word = ""
	}
	return TypeErrorf("%s expected %s%d argument%s, got %d", name, word, limit, plural(limit), n)
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

func (s *Signature) bindKeywords(t *Thread, name string, args []Value, names []*Str) (bound, window []Value, err error) {
	nargs := len(args) - len(names)
	if err := s.checkCount(name, nargs, len(names)); err != nil {
		return nil, nil, err
	}
	if len(names) == 0 && nargs == len(s.params) {
		return args, nil, nil
	}
	window = t.Push(len(s.params))
	copy(window, args[:nargs])
	misplaced := false
	for i, key := range names {
		if at := s.find(key); at >= nargs {
			window[at] = args[nargs+i]
		} else {
			misplaced = true
		}
	}
	for i, p := range s.params {
		if !p.Optional && window[i].IsUnbound() {
			t.Pop(window)
			return nil, nil, TypeErrorf("%s() missing required argument '%s' (pos %d)", name, p.Name.text, i+1)
		}
	}
	if misplaced { // which CPython finds out last
		t.Pop(window)
		return nil, nil, s.misplaced(name, nargs, names)
	}
	return window, window, nil
}

// misplaced is the error of a keyword argument that was also given by
// position, or that the function does not have.
func (s *Signature) misplaced(name string, nargs int, names []*Str) error {
	for i := s.posOnly; i < nargs; i++ {
		for _, key := range names {
			if param := s.params[i].Name.text; key.text == param {
				return TypeErrorf("argument for %s() given by name ('%s') and position (%d)", name, param, i+1)
			}
		}
	}
	for _, key := range names {
		if s.find(key) < 0 {
			return UnexpectedKeyword(name, key.text, s.keywordNames()...)
		}
	}
	return TypeErrorf("invalid keyword argument for %s()", name)
}

func (s *Signature) find(key *Str) int {
	for i := s.posOnly; i < len(s.params); i++ {
		if p := s.params[i].Name; p == key || p.text == key.text {
			return i
		}
	}
	return -1
}

// checkCount checks how many arguments there are, before it matters which.
func (s *Signature) checkCount(name string, nargs, nkw int) error {
	if total := nargs + nkw; total > len(s.params) {
		keyword := ""
		if nargs == 0 {
			keyword = "keyword "
		}
		return TypeErrorf("%s() takes at most %d %sargument%s (%d given)", name, len(s.params), keyword, plural(len(s.params)), total)
	}
	positional := min(s.posOnly, s.required) // those that must be given by position
	switch {
	case nargs > s.posMax && s.posMax == 0:
		return TypeErrorf("%s() takes no positional arguments", name)
	case nargs > s.posMax:
		return s.wrongCount(name, "at most", s.posMax, nargs)
	case nargs < positional:
		return s.wrongCount(name, "at least", positional, nargs)
	}
	return nil
}

func (s *Signature) wrongCount(name, word string, limit, nargs int) error {
	if s.required == s.posMax {
		word = "exactly"
	}
	return TypeErrorf("%s() takes %s %d positional argument%s (%d given)", name, word, limit, plural(limit), nargs)
}

// keywordNames returns the names by which arguments can be given.
func (s *Signature) keywordNames() (names []string) {
	for _, p := range s.params[s.posOnly:] {
		names = append(names, p.Name.text)
	}
	return names
}

// UnexpectedKeyword is the TypeError of a call with a keyword that function
// does not have; known are those that it has.
func UnexpectedKeyword(function, keyword string, known ...string) error {
	hint := ""
	if name := Suggest(keyword, known); name != "" {
		hint = ". Did you mean '" + name + "'?"
	}
	return TypeErrorf("%s() got an unexpected keyword argument '%s'%s", function, keyword, hint)
}
