package itertools

import "github.com/apy-lang/apy/interp/object"

var groupByType, groupType *object.Type

type groupBy struct {
	it, keyFunction   value
	target, key, item value // the key of the group handed out, and where the source is
	current           *group
}

func (*groupBy) Type() *object.Type { return groupByType }

var groupBySignature = object.Keywords("iterable, key=")

var groupByKind = kind{
	target: &groupByType, name: "groupby", next: nextOf[*groupBy],
	doc: "make an iterator that returns consecutive keys and groups from the iterable\n\n  iterable\n    Elements to divide into groups according to the key function.\n  key\n    A function for computing the group category for each element.\n    If the key function is not specified or is None, the element itself\n    is used for grouping.",
	make: func(t *thread, args []value, names []*object.Str) (object.Object, error) {
		args, err := bind(t, groupBySignature, "groupby", args, names)
		if err != nil {
			return nil, err
		}
		g := &groupBy{}
		if !isNone(args[1]) {
			g.keyFunction = args[1]
		}
		g.it, err = object.Iter(t, args[0])
		return g, err
	},
}

// step takes the next item of the source.
func (g *groupBy) step(t *thread) (bool, error) {
	if err := t.Step(); err != nil {
		return false, err
	}
	v, ok, err := next(t, g.it)
	if err != nil || !ok {
		return false, err
	}
	key := v
	if !g.keyFunction.IsUnbound() {
		if key, err = object.Call1(t, g.keyFunction, v); err != nil {
			return false, object.EndOnStop(err)
		}
	}
	g.item, g.key = v, key
	return true, nil
}

func (g *groupBy) next(t *thread) (value, bool, error) {
	g.current = nil
	for {
		if !g.key.IsUnbound() {
			if g.target.IsUnbound() {
				break
			}
			same, err := object.Equal(t, g.target, g.key)
			if err != nil {
				return value{}, false, err
			}
			if !same {
				break
			}
		}
		if ok, err := g.step(t); err != nil || !ok {
			return value{}, false, err
		}
	}
	g.target = g.key
	g.current = &group{parent: g, key: g.target}
	return object.NewPair(g.key, object.FromObject(g.current)), true, nil
}

// group is the iterator of one group; it ends when the next group begins.
type group struct {
	parent *groupBy
	key    value
}

func (*group) Type() *object.Type { return groupType }

var groupSignature = object.Positional(2, 2)

var groupKind = kind{
	target: &groupType, name: "_grouper", next: nextOf[*group],
	make: func(t *thread, args []value, names []*object.Str) (object.Object, error) {
		args, err := bind(t, groupSignature, "_grouper", args, names)
		if err != nil {
			return nil, err
		}
		parent, ok := object.BaseObject[*groupBy](args[0])
		if !ok {
			return nil, object.TypeErrorf("_grouper() argument 1 must be itertools.groupby, not %s", args[0].Type().Name)
		}
		g := &group{parent, args[1]}
		parent.current = g
		return g, nil
	},
}

func (g *group) next(t *thread) (value, bool, error) {
	parent := g.parent
	if parent.current != g {
		return value{}, false, nil
	}
	if parent.item.IsUnbound() {
		if ok, err := parent.step(t); err != nil || !ok {
			return value{}, false, err
		}
	}
	same, err := object.Equal(t, g.key, parent.key)
	if err != nil || !same {
		return value{}, false, err
	}
	v := parent.item
	parent.item = value{}
	return v, true, nil
}
