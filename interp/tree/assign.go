package tree

import "github.com/apy-lang/apy/interp/object"

// assign is target = value.
type assign struct {
	target target
	value  expr
}

func (n *assign) exec(f *frame) (signal, error) {
	v, err := n.value.eval(f)
	if err != nil {
		return next, err
	}
	return next, n.target.assign(f, v)
}

// assignLocal is assign to a slot.
type assignLocal struct {
	slot  int
	value expr
}

func (n *assignLocal) exec(f *frame) (signal, error) {
	v, err := n.value.eval(f)
	if err != nil {
		return next, err
	}
	f.slots[n.slot] = v
	return next, nil
}

// assignMany is a = b = value, from left to right.
type assignMany struct {
	targets []target
	value   expr
}

func (n *assignMany) exec(f *frame) (signal, error) {
	v, err := n.value.eval(f)
	if err != nil {
		return next, err
	}
	for _, t := range n.targets {
		if err := t.assign(f, v); err != nil {
			return next, err
		}
	}
	return next, nil
}

// unpackTarget is a, *b, c on the left of an assignment. star is the index of
// the starred target, or -1.
type unpackTarget struct {
	targets []target
	star    int
	at      place
}

func (n *unpackTarget) assign(f *frame, v object.Value) error {
	var items []object.Value
	switch o := v.Object().(type) {
	case *object.Tuple:
		items = o.Elems
	case *object.List:
		items = append([]object.Value(nil), o.Elems...)
	default:
		var err error
		if items, err = n.take(f, v); err != nil {
			return f.fail(n.at, err)
		}
	}
	if err := n.checkCount(len(items)); err != nil {
		return f.fail(n.at, err)
	}
	after := len(items) - len(n.targets) // how many more the star takes than one target
	for i, t := range n.targets {
		var item object.Value
		switch {
		case n.star < 0 || i < n.star:
			item = items[i]
		case i == n.star:
			item = object.NewList(append([]object.Value(nil), items[i:i+after+1]...))
		default:
			item = items[i+after]
		}
		if err := t.assign(f, item); err != nil {
			return err
		}
	}
	return nil
}

// take takes the items of any iterable: all of them for a starred target, else
// no more than it must to know that there are too many.
func (n *unpackTarget) take(f *frame, v object.Value) ([]object.Value, error) {
	it, err := object.Iter(f.t, v)
	if err != nil {
		if v.Type().Slots.Iter == nil && object.Matches(err, object.TypeError) {
			err = object.TypeErrorf("cannot unpack non-iterable %s object", v.Type().Name)
		}
		return nil, err
	}
	var items []object.Value
	for n.star >= 0 || len(items) <= len(n.targets) {
		item, ok, err := object.Next(f.t, it)
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		if err := f.t.Step(); err != nil {
			return nil, err
		}
		items = append(items, item)
	}
	if n.star < 0 && len(items) > len(n.targets) {
		return nil, object.ValueErrorf("too many values to unpack (expected %d)", len(n.targets))
	}
	return items, nil
}

func (n *unpackTarget) checkCount(got int) error {
	want := len(n.targets)
	switch {
	case n.star >= 0 && got < want-1:
		return object.ValueErrorf("not enough values to unpack (expected at least %d, got %d)", want-1, got)
	case n.star < 0 && got < want:
		return object.ValueErrorf("not enough values to unpack (expected %d, got %d)", want, got)
	case n.star < 0 && got > want:
		return object.ValueErrorf("too many values to unpack (expected %d)", want)
	}
	return nil
}

// augmentName is name OP= value.
type augmentName struct {
	read  expr
	store target
	op    object.BinaryOp
	value expr
	at    place
}

func (n *augmentName) exec(f *frame) (signal, error) {
	a, err := n.read.eval(f)
	if err != nil {
		return next, err
	}
	b, err := n.value.eval(f)
	if err != nil {
		return next, err
	}
	v, err := object.InPlaceOperation(f.t, n.op, a, b)
	if err != nil {
		return next, f.fail(n.at, err)
	}
	return next, n.store.assign(f, v)
}

// augmentAttribute is object.name OP= value; the object is evaluated once.
type augmentAttribute struct {
	target *attributeTarget
	read   getAttribute // of the same attribute; its object is not used
	op     object.BinaryOp
	value  expr
	at     place
}

func (n *augmentAttribute) exec(f *frame) (signal, error) {
	o, err := n.target.object.eval(f)
	if err != nil {
		return next, err
	}
	a, err := n.read.get(f, o)
	if err != nil {
		return next, err
	}
	b, err := n.value.eval(f)
	if err != nil {
		return next, err
	}
	v, err := object.InPlaceOperation(f.t, n.op, a, b)
	if err != nil {
		return next, f.fail(n.at, err)
	}
	return next, n.target.set(f, o, v)
}

// augmentItem is container[key] OP= value; container and key are evaluated
// once.
type augmentItem struct {
	target *itemTarget
	op     object.BinaryOp
	value  expr
	at     place
}

func (n *augmentItem) exec(f *frame) (signal, error) {
	container, err := n.target.container.eval(f)
	if err != nil {
		return next, err
	}
	key, err := n.target.key.eval(f)
	if err != nil {
		return next, err
	}
	a, err := object.GetItem(f.t, container, key)
	if err != nil {
		return next, f.fail(n.target.at, err)
	}
	b, err := n.value.eval(f)
	if err != nil {
		return next, err
	}
	v, err := object.InPlaceOperation(f.t, n.op, a, b)
	if err != nil {
		return next, f.fail(n.at, err)
	}
	return next, n.target.set(f, container, key, v)
}

// deletable is what del takes.
type deletable interface{ delete(f *frame) error }

// deleteStmt is del.
type deleteStmt struct{ targets []deletable }

func (n *deleteStmt) exec(f *frame) (signal, error) {
	for _, t := range n.targets {
		if err := t.delete(f); err != nil {
			return next, err
		}
	}
	return next, nil
}

// deleteMany is del (a, b).
type deleteMany []deletable

func (n deleteMany) delete(f *frame) error {
	for _, t := range n {
		if err := t.delete(f); err != nil {
			return err
		}
	}
	return nil
}

// annotation keeps the annotation of a simple name of a module or class in
// __annotations__.
type annotation struct {
	name  *object.Str
	value expr
	at    place
}

var nameAnnotations = object.Intern("__annotations__")

func (n *annotation) exec(f *frame) (signal, error) {
	v, err := n.value.eval(f)
	if err != nil {
		return next, err
	}
	annotations, err := f.annotations()
	if err == nil {
		err = object.SetItem(f.t, annotations, n.name.Value(), v)
	}
	return next, f.failed(n.at, err)
}

// annotations returns __annotations__ of the running module or class body.
func (f *frame) annotations() (object.Value, error) {
	namespace := f.namespace
	if namespace.IsUnbound() {
		namespace = f.env.globals.Value()
	}
	if d, ok := namespace.AsDict(); ok {
		if v, ok := d.GetStr(nameAnnotations); ok {
			return v, nil
		}
	}
	v := object.NewDict().Value()
	return v, object.SetItem(f.t, namespace, nameAnnotations.Value(), v)
}
