package tree

import "github.com/apy-lang/apy/interp/object"

// constantSet is a set display of constants. CPython folds it into a
// frozenset, which shows in the order of iteration: a display of three or more
// is copied from it, and where a display is only iterated over (a for loop, a
// comprehension) the frozenset itself is, whatever its size.
type constantSet struct {
	values []object.Value
	frozen bool
	at     place
}

func (n *constantSet) eval(f *frame) (object.Value, error) {
	build := object.SetOfConstants
	if n.frozen {
		build = object.FrozenSetOfConstants
	}
	set, err := build(f.t, n.values)
	if err != nil {
		return object.Value{}, f.fail(n.at, err)
	}
	return set.Value(), nil
}

// setDisplay lowers a set display.
func (b *builder) setDisplay(nodes []expr, at place) expr {
	if values, ok := constantValues(nodes); ok && len(nodes) > 2 {
		return &constantSet{values: values, at: at}
	}
	return &setDisplay{elems: nodes, at: at}
}

// iterated gives the node to use where the value of node is only iterated
// over.
func iterated(node expr) expr {
	switch n := node.(type) {
	case *constantSet:
		return &constantSet{values: n.values, frozen: true, at: n.at}
	case *setDisplay:
		if values, ok := constantValues(n.elems); ok {
			return &constantSet{values: values, frozen: true, at: n.at}
		}
	}
	return node
}

// constantValues returns the values of nodes that are all constants.
func constantValues(nodes []expr) ([]object.Value, bool) {
	values := make([]object.Value, len(nodes))
	for i, node := range nodes {
		c, ok := node.(*constant)
		if !ok {
			return nil, false
		}
		values[i] = c.value
	}
	return values, true
}
