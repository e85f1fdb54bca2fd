package object

import (
	"fmt"
	"strings"
)

// definition is the part of a signature of a function that CPython's library
// writes in Python: calls are checked with the words of a def statement.
type definition struct {
	qualName string
	self     int  // 1 when the receiver counts as an argument
	rest     bool // has *args
}

// Def describes the parameters of a function as a def statement does:
// "item", "self, maxsize=", "callback, *args, context=". The function gets one
// value a parameter (self excluded), unbound where an optional one was not
// given, and then what *args collects.
func Def(qualName, spec string) *Signature {
	def := &definition{qualName: qualName}
	var kept []string
	for part := range strings.SplitSeq(spec, ",") {
		part = strings.TrimSpace(part)
		switch {
		case part == "self":
			def.self = 1
		case len(part) > 1 && part[0] == '*':
			def.rest = true
			kept = append(kept, "*")
		default:
			kept = append(kept, part)
		}
	}
	s := Keywords(strings.Join(kept, ", "))
	s.kind = defined
	s.def = def
	return s
}

// bindDef checks a call as a def statement does.
func (s *Signature) bindDef(t *Thread, args []Value, names []*Str) (bound, window []Value, err error) {
	nargs := len(args) - len(names)
	if len(names) == 0 && nargs == len(s.params) && nargs == s.posMax {
		return args, nil, nil
	}
	extra := max(0, nargs-s.posMax)
	if extra > 0 && !s.def.rest {
		if err := s.checkDefKeywords(args, names); err != nil {
			return nil, nil, err
		}
		return nil, nil, s.tooManyForDef(nargs, names)
	}
	window = t.Push(len(s.params) + extra)
	copy(window, args[:nargs-extra])
	copy(window[len(s.params):], args[nargs-extra:nargs])
	for i, key := range names {
		at := s.find(key)
		if err := s.checkDefKeyword(at, min(nargs, s.posMax), key, window); err != nil {
			t.Pop(window)
			return nil, nil, err
		}
		window[at] = args[nargs+i]
	}
	if err := s.checkMissing(window); err != nil {
		t.Pop(window)
		return nil, nil, err
	}
	return window, window, nil
}

// checkDefKeyword checks one keyword argument, which would fill parameter at.
func (s *Signature) checkDefKeyword(at, nargs int, key *Str, window []Value) error {
	if at < 0 {
		return UnexpectedKeyword(s.def.qualName, key.text, s.keywordNames()...)
	}
	if at < nargs || window != nil && !window[at].IsUnbound() {
		return TypeErrorf("%s() got multiple values for argument '%s'", s.def.qualName, key.text)
	}
	return nil
}

// checkDefKeywords checks the keywords of a call that has too many positional
// arguments: CPython looks at them first.
func (s *Signature) checkDefKeywords(args []Value, names []*Str) error {
	for _, key := range names {
		if err := s.checkDefKeyword(s.find(key), s.posMax, key, nil); err != nil {
			return err
		}
	}
	return nil
}

func (s *Signature) tooManyForDef(nargs int, names []*Str) error {
	keywordOnly := 0
	for _, key := range names {
		if s.find(key) >= s.posMax {
			keywordOnly++
		}
	}
	given, limit := nargs+s.def.self, s.posMax+s.def.self
	takes, plurals := fmt.Sprint(limit), plural(limit)
	if required := min(s.required, s.posMax); required < s.posMax {
		takes, plurals = fmt.Sprintf("from %d to %d", required+s.def.self, limit), "s"
	}
	note, verb := "", "were"
	if keywordOnly > 0 {
		note = fmt.Sprintf(" positional argument%s (and %d keyword-only argument%s)", plural(given), keywordOnly, plural(keywordOnly))
	} else if given == 1 {
		verb = "was"
	}
	return TypeErrorf("%s() takes %s positional argument%s but %d%s %s given", s.def.qualName, takes, plurals, given, note, verb)
}

// checkMissing checks that every required parameter has a value.
func (s *Signature) checkMissing(window []Value) error {
	var positional, keywordOnly []string
	for i, p := range s.params {
		if p.Optional || !window[i].IsUnbound() {
			continue
		}
		if i < s.posMax {
			positional = append(positional, p.Name.text)
		} else {
			keywordOnly = append(keywordOnly, p.Name.text)
		}
	}
	switch {
	case len(positional) > 0:
		return s.missingForDef("positional", positional)
	case len(keywordOnly) > 0:
		return s.missingForDef("keyword-only", keywordOnly)
	}
	return nil
}

func (s *Signature) missingForDef(kind string, names []string) error {
	n := len(names)
	list := "'" + strings.Join(names, "', '") + "'"
	switch {
	case n == 2:
		list = "'" + names[0] + "' and '" + names[1] + "'"
	case n > 2:
		list = "'" + strings.Join(names[:n-1], "', '") + "', and '" + names[n-1] + "'"
	}
	return TypeErrorf("%s() missing %d required %s argument%s: %s", s.def.qualName, n, kind, plural(n), list)
}
