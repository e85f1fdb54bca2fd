package loop

import (
	"strings"

	"github.com/apy-lang/apy/interp/object"
)

// The limits of reprlib.Repr.
const (
	maxReprLevel = 6
	maxReprStr   = 30
	maxReprInt   = 40
	maxReprOther = 30
	maxReprItems = 6
	maxReprDict  = 4
)

// shortRepr is reprlib.repr: the repr of a value, kept short.
func shortRepr(t *object.Thread, v object.Value, level int) (string, error) {
	switch o := v.Object().(type) {
	case *object.Str:
		return shortStr(t, o)
	case *object.List:
		return shortItems(t, o.Elems, "[", "]", "", level)
	case *object.Tuple:
		return shortItems(t, o.Elems, "(", ")", ",", level)
	case *object.Dict:
		return shortDict(t, o, level)
	}
	text, err := object.ReprString(t, v)
	if err != nil {
		return "", err
	}
	switch {
	case v.Type() == object.IntType:
		return shorten(text, maxReprInt), nil
	case v.Type() == object.SetType, v.Type() == object.FrozenSetType:
		return shortSet(t, v, level)
	}
	return shorten(text, maxReprOther), nil
}

// shorten cuts the middle out of a text that is longer than limit.
func shorten(text string, limit int) string {
	runes := []rune(text)
	if len(runes) <= limit {
		return text
	}
	head := max(0, (limit-3)/2)
	tail := max(0, limit-3-head)
	return string(runes[:head]) + "..." + string(runes[len(runes)-tail:])
}

// shortStr abbreviates the text before it is quoted, as reprlib does.
func shortStr(t *object.Thread, s *object.Str) (string, error) {
	runes := []rune(s.String())
	text, err := object.ReprString(t, object.NewStr(string(runes[:min(len(runes), maxReprStr)])))
	if err != nil || len([]rune(text)) <= maxReprStr && len(runes) <= maxReprStr {
		return text, err
	}
	head := (maxReprStr - 3) / 2
	tail := maxReprStr - 3 - head
	both := string(runes[:min(head, len(runes))]) + string(runes[max(0, len(runes)-tail):])
	text, err = object.ReprString(t, object.NewStr(both))
	if err != nil {
		return "", err
	}
	quoted := []rune(text)
	return string(quoted[:head]) + "..." + string(quoted[len(quoted)-tail:]), nil
}

// shortItems abbreviates the items of a sequence; single is what follows the
// only item of a tuple.
func shortItems(t *object.Thread, items []object.Value, left, right, single string, level int) (string, error) {
	if level <= 0 && len(items) > 0 {
		return left + "..." + right, nil
	}
	shown := items[:min(len(items), maxReprItems)]
	parts := make([]string, 0, len(shown)+1)
	for _, item := range shown {
		text, err := shortRepr(t, item, level-1)
		if err != nil {
			return "", err
		}
		parts = append(parts, text)
	}
	if len(items) > maxReprItems {
		parts = append(parts, "...")
	}
	if len(items) == 1 {
		right = single + right
	}
	return left + strings.Join(parts, ", ") + right, nil
}

func shortDict(t *object.Thread, d *object.Dict, level int) (string, error) {
	if d.Len() == 0 {
		return "{}", nil
	}
	if level <= 0 {
		return "{...}", nil
	}
	keys, err := possiblySorted(t, object.FromObject(d))
	if err != nil {
		return "", err
	}
	var parts []string
	for _, key := range keys[:min(len(keys), maxReprDict)] {
		value, err := object.GetItem(t, object.FromObject(d), key)
		if err != nil {
			return "", err
		}
		text, err := shortRepr(t, key, level-1)
		if err != nil {
			return "", err
		}
		valueText, err := shortRepr(t, value, level-1)
		if err != nil {
			return "", err
		}
		parts = append(parts, text+": "+valueText)
	}
	if len(keys) > maxReprDict {
		parts = append(parts, "...")
	}
	return "{" + strings.Join(parts, ", ") + "}", nil
}

func shortSet(t *object.Thread, v object.Value, level int) (string, error) {
	items, err := possiblySorted(t, v)
	if err != nil {
		return "", err
	}
	left, right := "{", "}"
	if v.Type() == object.FrozenSetType {
		left, right = "frozenset({", "})"
	}
	if len(items) == 0 {
		return v.Type().Name + "()", nil
	}
	return shortItems(t, items, left, right, "", level)
}

// possiblySorted returns the items in order, or as they come when they cannot
// be compared.
func possiblySorted(t *object.Thread, v object.Value) ([]object.Value, error) {
	items, err := sortedKeys(t, v)
	if object.Matches(err, object.ExceptionType) {
		return object.Collect(t, v)
	}
	return items, err
}
