package tree

import (
	"fmt"
	"strings"

	"github.com/apy-lang/apy/interp/object"
)

// bind puts the arguments of a call into the slots of window as the
// parameters say (language reference, "Calls"). The last len(names) args are
// keyword arguments.
func (fn *Function) bind(t *object.Thread, window, args []object.Value, names []*object.Str) error {
	p := &fn.code.params
	given := len(args) - len(names)
	n := min(given, p.positional)
	copy(window, args[:n])
	if p.varArgs {
		rest := append([]object.Value{}, args[n:given]...)
		window[p.positional+p.kwOnly] = object.NewTuple(rest)
	}
	if len(names) > 0 || p.varKwargs {
		if err := fn.bindKeywords(window, args[given:], names, given); err != nil {
			return err
		}
	}
	if given > p.positional && !p.varArgs {
		return fn.tooMany(window, given)
	}
	if given < p.positional {
		if err := fn.fillDefaults(window, given); err != nil {
			return err
		}
	}
	if p.kwOnly > 0 {
		return fn.fillKeywordDefaults(window)
	}
	return nil
}

// bindKeywords puts the keyword arguments into their slots.
func (fn *Function) bindKeywords(window, values []object.Value, names []*object.Str, given int) error {
	p := &fn.code.params
	var extra *object.Dict
	if p.varKwargs {
		extra = object.NewDict()
		at := p.positional + p.kwOnly
		if p.varArgs {
			at++
		}
		window[at] = object.FromObject(extra)
	}
	for i, name := range names {
		slot := fn.parameter(name)
		switch {
		case slot >= 0 && !window[slot].IsUnbound():
			return fn.typeErrorf("got multiple values for argument '%s'", name)
		case slot >= 0:
			window[slot] = values[i]
		case extra != nil:
			extra.SetStr(name, values[i])
		default:
			return fn.unexpectedKeyword(names, name)
		}
	}
	return nil
}

// parameter returns the slot of the parameter that a keyword argument name
// means, or -1.
func (fn *Function) parameter(name *object.Str) int {
	p := &fn.code.params
	names := fn.code.slotNames[:p.positional+p.kwOnly]
	for i := p.posOnly; i < len(names); i++ {
		if names[i] == name {
			return i
		}
	}
	for i := p.posOnly; i < len(names); i++ {
		if names[i].String() == name.String() {
			return i
		}
	}
	return -1
}

func (fn *Function) unexpectedKeyword(names []*object.Str, name *object.Str) error {
	p := &fn.code.params
	var posOnly []string
	for _, slot := range fn.code.slotNames[:p.posOnly] {
		for _, given := range names {
			if given.String() == slot.String() {
				posOnly = append(posOnly, slot.String())
			}
		}
	}
	if len(posOnly) > 0 {
		return fn.typeErrorf("got some positional-only arguments passed as keyword arguments: '%s'", strings.Join(posOnly, ", "))
	}
	var candidates []string
	for _, slot := range fn.code.slotNames[p.posOnly : p.positional+p.kwOnly] {
		candidates = append(candidates, slot.String())
	}
	if suggestion := object.Suggest(name.String(), candidates); suggestion != "" {
		return fn.typeErrorf("got an unexpected keyword argument '%s'. Did you mean '%s'?", name, suggestion)
	}
	return fn.typeErrorf("got an unexpected keyword argument '%s'", name)
}

// fillDefaults gives the positional parameters that are still missing their
// defaults.
func (fn *Function) fillDefaults(window []object.Value, given int) error {
	p := &fn.code.params
	firstDefault := p.positional - len(fn.defaults)
	var missing []string
	for i := given; i < p.positional; i++ {
		if !window[i].IsUnbound() {
			continue
		}
		if i >= firstDefault {
			window[i] = fn.defaults[i-firstDefault]
		} else {
			missing = append(missing, fn.code.slotNames[i].String())
		}
	}
	return fn.missing("positional", missing)
}

func (fn *Function) fillKeywordDefaults(window []object.Value) error {
	p := &fn.code.params
	var missing []string
	for i := range p.kwOnly {
		slot := p.positional + i
		if !window[slot].IsUnbound() {
			continue
		}
		if fn.kwDefaults != nil && !fn.kwDefaults[i].IsUnbound() {
			window[slot] = fn.kwDefaults[i]
		} else {
			missing = append(missing, fn.code.slotNames[slot].String())
		}
	}
	return fn.missing("keyword-only", missing)
}

// missing is CPython's complaint about required arguments that were not given.
func (fn *Function) missing(kind string, names []string) error {
	if len(names) == 0 {
		return nil
	}
	for i, name := range names {
		names[i] = "'" + name + "'"
	}
	var list string
	switch last := len(names) - 1; last {
	case 0:
		list = names[0]
	case 1:
		list = names[0] + " and " + names[1]
	default:
		list = strings.Join(names[:last], ", ") + ", and " + names[last]
	}
	return fn.typeErrorf("missing %d required %s argument%s: %s", len(names), kind, plural(len(names)), list)
}

// tooMany is CPython's complaint about too many positional arguments.
func (fn *Function) tooMany(window []object.Value, given int) error {
	p := &fn.code.params
	var takes string
	many := p.positional != 1
	if n := len(fn.defaults); n > 0 {
		takes = fmt.Sprintf("from %d to %d", p.positional-n, p.positional)
		many = true
	} else {
		takes = fmt.Sprint(p.positional)
	}
	keywordOnly := 0
	for i := range p.kwOnly {
		if !window[p.positional+i].IsUnbound() {
			keywordOnly++
		}
	}
	note := ""
	if keywordOnly > 0 {
		note = fmt.Sprintf(" positional argument%s (and %d keyword-only argument%s)", plural(given), keywordOnly, plural(keywordOnly))
	}
	were := "were"
	if given == 1 && keywordOnly == 0 {
		were = "was"
	}
	s := ""
	if many {
		s = "s"
	}
	return fn.typeErrorf("takes %s positional argument%s but %d%s %s given", takes, s, given, note, were)
}

func (fn *Function) typeErrorf(format string, args ...any) error {
	return object.TypeErrorf("%s() %s", fn.QualName, fmt.Sprintf(format, args...))
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}
