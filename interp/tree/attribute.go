package tree

import "github.com/apy-lang/apy/interp/object"

// getAttribute is object.name.
type getAttribute struct {
	object expr
	name   *object.Str
	cache  int
	at     place
}

func (n *getAttribute) eval(f *frame) (object.Value, error) {
	v, err := n.object.eval(f)
	if err != nil {
		return v, err
	}
	return n.get(f, v)
}

// get reads the attribute of v: for an instance whose layout was seen before,
// two compares and an index.
func (n *getAttribute) get(f *frame, v object.Value) (object.Value, error) {
	c := &f.env.caches[n.cache]
	switch o := v.Object().(type) {
	case *object.Instance:
		if shape := o.Shape(); shape == c.shape && shape.Class().Version == c.version {
			if c.kind == instanceValue {
				return o.ValueAt(c.index), nil
			}
			return c.value, nil
		}
		c.rememberAttribute(o, n.name)
	case *object.Module:
		if c.kind == moduleValue {
			if v, ok := o.Dict.ValueAtKey(c.index, c.key); ok {
				return v, nil
			}
		}
		c.rememberModule(o, n.name)
	}
	v, err := object.GetAttr(f.t, v, n.name)
	if err != nil {
		return v, f.fail(n.at, err)
	}
	return v, nil
}

// rememberAttribute notes where the attribute of an instance is, if that is in
// the instance itself, or a plain value of the class.
func (c *cache) rememberAttribute(i *object.Instance, name *object.Str) {
	c.shape = nil
	class := i.Type()
	if !class.HasGenericGetAttr() || i.Shape().IsDict() {
		return
	}
	found, onClass := class.Lookup(name)
	if onClass && object.IsDataDescriptor(found) {
		return
	}
	if index := i.Shape().IndexOf(name); index >= 0 {
		c.shape, c.version, c.kind, c.index = i.Shape(), class.Version, instanceValue, index
		return
	}
	if onClass && found.Type().Slots.DescrGet == nil {
		c.shape, c.version, c.kind, c.value = i.Shape(), class.Version, classValue, found
	}
}

// rememberModule notes the entry of a module's attribute. Reading another
// module through it fails unless that has the same key in the same place.
func (c *cache) rememberModule(m *object.Module, name *object.Str) {
	c.kind = nothingCached
	if i := m.Dict.IndexOfStr(name); i >= 0 {
		key, _, _ := m.Dict.At(i)
		c.kind, c.index = moduleValue, i
		c.key, _ = key.Object().(*object.Str)
	}
}

// attributeTarget is object.name on the left of an assignment or in a del.
type attributeTarget struct {
	object expr
	name   *object.Str
	cache  int
	at     place
}

func (n *attributeTarget) assign(f *frame, v object.Value) error {
	o, err := n.object.eval(f)
	if err != nil {
		return err
	}
	return n.set(f, o, v)
}

// set sets the attribute of o: in the place that an instance of the same
// layout had it, or by the step to the next layout that such an instance took.
func (n *attributeTarget) set(f *frame, o, v object.Value) error {
	c := &f.env.caches[n.cache]
	if i, ok := o.Object().(*object.Instance); ok {
		if shape := i.Shape(); shape == c.shape && shape.Class().Version == c.version {
			if c.kind == instanceValue {
				i.SetValueAt(c.index, v)
			} else {
				i.Extend(c.next, v)
			}
			return nil
		}
		c.rememberStore(i, n.name)
	}
	return f.failed(n.at, object.SetAttr(f.t, o, n.name, v))
}

// rememberStore notes where an assignment to the attribute will put it.
func (c *cache) rememberStore(i *object.Instance, name *object.Str) {
	c.shape = nil
	class, shape := i.Type(), i.Shape()
	if !class.HasGenericSetAttr() || shape.IsDict() || !class.Has(object.HasDict) {
		return
	}
	if found, ok := class.Lookup(name); ok && object.IsDataDescriptor(found) {
		return
	}
	if index := shape.IndexOf(name); index >= 0 {
		c.shape, c.version, c.kind, c.index = shape, class.Version, instanceValue, index
	} else if next := shape.Next(name); next != nil {
		c.shape, c.version, c.kind, c.next = shape, class.Version, newInstanceAttr, next
	}
}

func (n *attributeTarget) delete(f *frame) error {
	o, err := n.object.eval(f)
	if err != nil {
		return err
	}
	return f.failed(n.at, object.DelAttr(f.t, o, n.name))
}
