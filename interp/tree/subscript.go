package tree

import "github.com/apy-lang/apy/interp/object"

// getItem is container[key].
type getItem struct {
	container, key expr
	at             place
}

func (n *getItem) eval(f *frame) (object.Value, error) {
	container, err := n.container.eval(f)
	if err != nil {
		return container, err
	}
	key, err := n.key.eval(f)
	if err != nil {
		return key, err
	}
	if i, ok := key.Int64(); ok {
		if l, ok := container.Object().(*object.List); ok {
			if uint64(i) < uint64(len(l.Elems)) {
				return l.Elems[i], nil
			}
		}
	}
	v, err := object.GetItem(f.t, container, key)
	if err != nil {
		return v, f.fail(n.at, err)
	}
	return v, nil
}

// itemTarget is container[key] on the left of an assignment or in a del.
type itemTarget struct {
	container, key expr
	at             place
}

func (n *itemTarget) assign(f *frame, v object.Value) error {
	container, err := n.container.eval(f)
	if err != nil {
		return err
	}
	key, err := n.key.eval(f)
	if err != nil {
		return err
	}
	return n.set(f, container, key, v)
}

func (n *itemTarget) set(f *frame, container, key, v object.Value) error {
	if i, ok := key.Int64(); ok {
		if l, ok := container.Object().(*object.List); ok {
			if uint64(i) < uint64(len(l.Elems)) {
				l.Elems[i] = v
				return nil
			}
		}
	}
	return f.failed(n.at, object.SetItem(f.t, container, key, v))
}

func (n *itemTarget) delete(f *frame) error {
	container, err := n.container.eval(f)
	if err != nil {
		return err
	}
	key, err := n.key.eval(f)
	if err != nil {
		return err
	}
	return f.failed(n.at, object.DelItem(f.t, container, key))
}
