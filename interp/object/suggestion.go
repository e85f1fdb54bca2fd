package object

import "slices"

const (
	maxCandidates   = 750
	maxSuggestion   = 40 // the longest name that is compared
	moveCost        = 2
	caseCost        = 1
	noSuchDistance  = 1 << 30
	fractionOfMoves = 6
)

// suggestion is ". Did you mean: 'x'?" for an exception that names something
// which does not exist, or "".
func suggestion(t *Thread, e *Exception) string {
	switch class := e.Type(); {
	case class.IsSubtype(SyntaxError):
		return ""
	case class.IsSubtype(ImportError):
		if name, ok := memberOrNone(e, 2).AsStr(); ok {
			return didYouMean(suggestFromModule(t, e, name.text))
		}
	case class.IsSubtype(AttributeError):
		if name, ok := attributeOf(t, e, "name"); ok {
			return didYouMean(suggestAttribute(t, e, name))
		}
	case class.IsSubtype(NameError):
		name, ok := attributeOf(t, e, "name")
		if !ok {
			return ""
		}
		found := suggestName(t, e, name)
		if !stdlibModules[name] {
			return didYouMean(found)
		}
		if found != "" {
			return didYouMean(found) + " Or did you forget to import '" + name + "'?"
		}
		return ". Did you forget to import '" + name + "'?"
	}
	return ""
}

func attributeOf(t *Thread, e *Exception, name string) (string, bool) {
	v, ok, err := LookupAttr(t, e.Value(), Intern(name))
	if err != nil || !ok {
		return "", false
	}
	s, ok := v.AsStr()
	if !ok {
		return "", false
	}
	return s.text, true
}

func didYouMean(name string) string {
	if name == "" {
		return ""
	}
	return ". Did you mean: '" + name + "'?"
}

func dirNames(t *Thread, v Value) []string {
	list, err := Dir(t, v)
	if err != nil {
		return nil
	}
	elems, _ := list.AsList()
	names := make([]string, 0, len(elems.Elems))
	for _, elem := range elems.Elems {
		name, ok := elem.AsStr()
		if !ok {
			return nil
		}
		names = append(names, name.text)
	}
	return names
}

func withoutPrivate(names []string) []string {
	return slices.DeleteFunc(names, func(name string) bool { return name != "" && name[0] == '_' })
}

func isPrivate(name string) bool { return name != "" && name[0] == '_' }

func suggestAttribute(t *Thread, e *Exception, wrong string) string {
	obj, ok, err := LookupAttr(t, e.Value(), Intern("obj"))
	if err != nil || !ok {
		return ""
	}
	names := dirNames(t, obj)
	hide := !isPrivate(wrong)
	if hide && e.Traceback != nil {
		if frame := e.Traceback.last().Names; frame != nil && frame.Locals != nil {
			if self, ok := frame.Locals.GetStr(nameOfSelf); ok && self.Is(obj) {
				hide = false
			}
		}
	}
	if hide {
		names = withoutPrivate(names)
	}
	return Suggest(wrong, names)
}

var nameOfSelf = Intern("self")

func suggestFromModule(t *Thread, e *Exception, wrong string) string {
	name, ok := memberOrNone(e, 0).AsStr()
	if !ok {
		return ""
	}
	module, ok := t.Modules.GetStr(name)
	if !ok {
		return ""
	}
	names := dirNames(t, module)
	if !isPrivate(wrong) {
		names = withoutPrivate(names)
	}
	return Suggest(wrong, names)
}

func suggestName(t *Thread, e *Exception, wrong string) string {
	if e.Traceback == nil {
		return ""
	}
	frame := e.Traceback.last().Names
	if frame == nil {
		return ""
	}
	var names []string
	for _, namespace := range []*Dict{frame.Locals, frame.Globals, t.Builtins} {
		if namespace == nil {
			continue
		}
		for key := range namespace.All() {
			if name, ok := key.AsStr(); ok {
				names = append(names, name.text)
			}
		}
	}
	if frame.Locals != nil {
		if self, ok := frame.Locals.GetStr(nameOfSelf); ok {
			if _, has, err := LookupAttr(t, self, StrObject(wrong)); err == nil && has {
				return "self." + wrong
			}
		}
	}
	return Suggest(wrong, names)
}

// Suggest returns the name that needs the fewest changes to become wrong, if a
// third of the characters is enough.
func Suggest(wrong string, names []string) string {
	if len(names) >= maxCandidates {
		return ""
	}
	best, bestDistance := "", noSuchDistance
	for _, name := range names {
		if name == wrong {
			continue
		}
		limit := min((len(name)+len(wrong)+3)*moveCost/fractionOfMoves, bestDistance-1)
		distance := editDistance(wrong, name, limit)
		if distance <= limit && (best == "" || distance < bestDistance) {
			best, bestDistance = name, distance
		}
	}
	return best
}

// editDistance is the Levenshtein distance in moves, a change of case counting
// half a move; anything above limit may be returned for a larger one.
func editDistance(a, b string, limit int) int {
	for a != "" && b != "" && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for a != "" && b != "" && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if a == "" || b == "" {
		return (len(a) + len(b)) * moveCost
	}
	if len(a) > maxSuggestion || len(b) > maxSuggestion {
		return limit + 1
	}
	if len(b) < len(a) {
		a, b = b, a
	}
	if (len(b)-len(a))*moveCost > limit {
		return limit + 1
	}
	var row [maxSuggestion]int
	for i := range a {
		row[i] = (i + 1) * moveCost
	}
	result := 0
	for j := range b {
		distance := j * moveCost
		result = distance
		smallest := noSuchDistance
		for i := range a {
			substitute := distance + substitutionCost(b[j], a[i])
			distance = row[i]
			result = min(min(result, distance)+moveCost, substitute)
			row[i] = result
			smallest = min(smallest, result)
		}
		if smallest > limit {
			return limit + 1
		}
	}
	return result
}

func substitutionCost(a, b byte) int {
	switch {
	case a == b:
		return 0
	case lowerByte(a) == lowerByte(b):
		return caseCost
	}
	return moveCost
}
