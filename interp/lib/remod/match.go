package remod

import (
	"fmt"

	"github.com/apy-lang/apy/interp/object"
)

// match is re.Match.
type match struct {
	pattern    *pattern
	subject    *subject
	bounds     []int
	pos, limit int // where the search began and had to end
}

var matchType = object.NewBuiltinType("re.Match", object.ObjectType)

// Type returns re.Match.
func (*match) Type() *object.Type { return matchType }

func matchOf(self value) *match { return self.Object().(*match) }

// text is the text of a group, or otherwise where the group took no part.
func (m *match) text(g int, otherwise value) value {
	if m.bounds[2*g] < 0 {
		return otherwise
	}
	return m.subject.slice(m.bounds[2*g], m.bounds[2*g+1])
}

func (m *match) span(g int) value {
	return object.TupleOf(object.Int(int64(m.bounds[2*g])), object.Int(int64(m.bounds[2*g+1])))
}

// group is the number of the group that v names.
func (m *match) group(t *thread, v value) (int, error) {
	if v.IsUnbound() {
		return 0, nil
	}
	if name, ok := v.AsStr(); ok {
		if g, ok := m.pattern.names[name.String()]; ok {
			return g, nil
		}
	} else if i, err := object.Index(t, v); err == nil {
		if n, ok := i.Int64(); ok && n >= 0 && n <= int64(m.pattern.groups) {
			return int(n), nil
		}
	} else if !object.Matches(err, object.TypeError) {
		return 0, err
	}
	return 0, object.Raisef(object.IndexError, "no such group")
}

func defineMatch() {
	matchType.Flags |= object.NoInstantiate | object.Final
	matchType.Doc = "The result of re.match() and re.search().\nMatch objects always have a boolean value of True."
	matchType.Slots.Repr = func(t *thread, self value) (value, error) {
		m := matchOf(self)
		text, err := object.ReprString(t, m.text(0, object.None))
		return object.NewStr(fmt.Sprintf("<re.Match object; span=(%d, %d), match=%s>", m.bounds[0], m.bounds[1], text)), err
	}
	matchType.Slots.GetItem = func(t *thread, self, key value) (value, error) {
		g, err := matchOf(self).group(t, key)
		if err != nil {
			return value{}, err
		}
		return matchOf(self).text(g, object.None), nil
	}
	matchType.ClassMethod("__class_getitem__", object.OneArg, func(_ *thread, cls value, args []value) (value, error) {
		return object.NewGenericAlias(cls, args[0]), nil
	})
	itself := func(_ *thread, self value, _ []value) (value, error) { return self, nil }
	matchType.Method("__copy__", object.NoArgs, itself)
	matchType.Method("__deepcopy__", object.OneArg, itself)
	matchType.Method("expand", object.Keywords("template"), expandMatch)
	defineMatchAttributes()
	defineMatchGroups()
}

func defineMatchAttributes() {
	attribute := func(name string, get func(m *match) value) {
		set := readOnly
		if name == "lastindex" || name == "lastgroup" || name == "regs" {
			set = nil
		}
		matchType.GetSet(name, func(_ *thread, self value) (value, error) { return get(matchOf(self)), nil }, set)
	}
	attribute("string", func(m *match) value { return m.subject.value })
	attribute("re", func(m *match) value { return object.FromObject(m.pattern) })
	attribute("pos", func(m *match) value { return object.Int(int64(m.pos)) })
	attribute("endpos", func(m *match) value { return object.Int(int64(m.limit)) })
	attribute("lastindex", func(m *match) value {
		if g := m.pattern.lastGroup(m.bounds); g > 0 {
			return object.Int(int64(g))
		}
		return object.None
	})
	attribute("lastgroup", func(m *match) value {
		last := m.pattern.lastGroup(m.bounds)
		for _, name := range m.pattern.order {
			if m.pattern.names[name] == last {
				return object.NewStr(name)
			}
		}
		return object.None
	})
	attribute("regs", func(m *match) value {
		regs := object.MakeTuple(m.pattern.groups + 1)
		for g := range regs.Elems {
			regs.Elems[g] = m.span(g)
		}
		return regs.Value()
	})
}

func defineMatchGroups() {
	matchType.Method("group", object.Positional(0, -1), matchGroup)
	matchType.Method("groups", object.Keywords("default="), func(_ *thread, self value, args []value) (value, error) {
		m := matchOf(self)
		groups := object.MakeTuple(m.pattern.groups)
		for g := range groups.Elems {
			groups.Elems[g] = m.text(g+1, orNone(args[0]))
		}
		return groups.Value(), nil
	})
	matchType.Method("groupdict", object.Keywords("default="), func(_ *thread, self value, args []value) (value, error) {
		m := matchOf(self)
		groups := object.NewDict()
		for _, name := range m.pattern.order {
			groups.SetStr(object.StrObject(name), m.text(m.pattern.names[name], orNone(args[0])))
		}
		return object.FromObject(groups), nil
	})
	for name, get := range map[string]func(m *match, g int) value{
		"start": func(m *match, g int) value { return object.Int(int64(m.bounds[2*g])) },
		"end":   func(m *match, g int) value { return object.Int(int64(m.bounds[2*g+1])) },
		"span":  (*match).span,
	} {
		matchType.Method(name, object.Positional(0, 1), func(t *thread, self value, args []value) (value, error) {
			g := 0
			if len(args) == 1 {
				var err error
				if g, err = matchOf(self).group(t, args[0]); err != nil {
					return value{}, err
				}
			}
			return get(matchOf(self), g), nil
		})
	}
}

func orNone(v value) value {
	if v.IsUnbound() {
		return object.None
	}
	return v
}

// matchGroup is Match.group: one group, or a tuple of several.
func matchGroup(t *thread, self value, args []value) (value, error) {
	m := matchOf(self)
	if len(args) == 0 {
		return m.text(0, object.None), nil
	}
	groups := object.MakeTuple(len(args))
	for i, arg := range args {
		g, err := m.group(t, arg)
		if err != nil {
			return value{}, err
		}
		groups.Elems[i] = m.text(g, object.None)
	}
	if len(args) == 1 {
		return groups.Elems[0], nil
	}
	return groups.Value(), nil
}

func expandMatch(t *thread, self value, args []value) (value, error) {
	m := matchOf(self)
	text, isText, ok := textOf(args[0])
	if !ok {
		return value{}, object.TypeErrorf("decoding to str: need a bytes-like object, %s found", args[0].Type().Name)
	}
	points := decodeBytes(text)
	if isText {
		points = decode(text)
	}
	pieces, err := m.pattern.template(points)
	if err != nil {
		return value{}, patternError(t, err, args[0])
	}
	return m.subject.make(expand(pieces, m.subject, m.bounds)), nil
}
