package tree

import "github.com/apy-lang/apy/interp/object"

// variable is a place that a name binds and del unbinds.
type variable interface {
	target
	delete(f *frame) error
}

// localVariable is a slot.
type localVariable struct {
	slot int
	name *object.Str
	at   place
}

func (n *localVariable) assign(f *frame, v object.Value) error {
	f.slots[n.slot] = v
	return nil
}

func (n *localVariable) delete(f *frame) error {
	if f.slots[n.slot].IsUnbound() {
		return f.fail(n.at, unboundLocal(n.name))
	}
	f.slots[n.slot] = object.Value{}
	return nil
}

// cellVariable is a slot whose variable an inner function captures.
type cellVariable localVariable

func (n *cellVariable) assign(f *frame, v object.Value) error {
	f.cell(n.slot).Value = v
	return nil
}

func (n *cellVariable) delete(f *frame) error {
	c := f.cell(n.slot)
	if c.Value.IsUnbound() {
		return f.fail(n.at, unboundLocal(n.name))
	}
	c.Value = object.Value{}
	return nil
}

// freeVariable is a variable of an enclosing function (nonlocal).
type freeVariable struct {
	index int
	name  *object.Str
	at    place
}

func (n *freeVariable) assign(f *frame, v object.Value) error {
	f.fn.closure[n.index].Value = v
	return nil
}

func (n *freeVariable) delete(f *frame) error {
	c := f.fn.closure[n.index]
	if c.Value.IsUnbound() {
		return f.fail(n.at, unboundFree(n.name))
	}
	c.Value = object.Value{}
	return nil
}

// globalVariable is a name of the module.
type globalVariable struct {
	name  *object.Str
	cache int
	at    place
}

func (n *globalVariable) assign(f *frame, v object.Value) error {
	c := &f.env.caches[n.cache]
	globals := f.env.globals
	if c.kind == inGlobals && globals.SetValueAtKey(c.index, c.key, v) {
		return nil
	}
	globals.SetStr(n.name, v)
	c.findGlobal(f.env, n.name)
	return nil
}

func (n *globalVariable) delete(f *frame) error {
	if !f.env.globals.DeleteStr(n.name) {
		return f.fail(n.at, f.undefined(n.name))
	}
	return nil
}

// namespaceVariable is a name of a class body.
type namespaceVariable struct {
	name *object.Str
	at   place
}

func (n *namespaceVariable) assign(f *frame, v object.Value) error {
	if d, ok := f.namespace.Object().(*object.Dict); ok {
		d.SetStr(n.name, v)
		return nil
	}
	return f.failed(n.at, object.SetItem(f.t, f.namespace, n.name.Value(), v))
}

func (n *namespaceVariable) delete(f *frame) error {
	err := object.DelItem(f.t, f.namespace, n.name.Value())
	if object.Matches(err, object.KeyError) {
		err = f.undefined(n.name)
	}
	return f.failed(n.at, err)
}

// failed is fail that passes success on.
func (f *frame) failed(at place, err error) error {
	if err == nil {
		return nil
	}
	return f.fail(at, err)
}
