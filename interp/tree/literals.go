package tree

import "github.com/apy-lang/apy/interp/object"

// constant is a literal.
type constant struct{ value object.Value }

func (n *constant) eval(*frame) (object.Value, error) { return n.value, nil }

// tupleDisplay is (a, b) without starred elements.
type tupleDisplay struct{ elems []expr }

func (n *tupleDisplay) eval(f *frame) (object.Value, error) {
	values, err := f.evalAll(n.elems)
	return object.NewTuple(values), err
}

// evalAll evaluates expressions into a slice of their own.
func (f *frame) evalAll(elems []expr) ([]object.Value, error) {
	values := make([]object.Value, len(elems))
	for i, e := range elems {
		v, err := e.eval(f)
		if err != nil {
			return nil, err
		}
		values[i] = v
	}
	return values, nil
}

// listDisplay is [a, b] without starred elements.
type listDisplay struct{ elems []expr }

func (n *listDisplay) eval(f *frame) (object.Value, error) {
	values, err := f.evalAll(n.elems)
	return object.NewList(values), err
}

// starred is *value among the elements of a display or the arguments of a call.
type starred struct{ value expr }

func (n *starred) eval(f *frame) (object.Value, error) { return n.value.eval(f) }

// gather evaluates elements of which some are starred; at is where all of them
// stand.
func (f *frame) gather(elems []expr, at place, complain func(v object.Value) error) ([]object.Value, error) {
	values := make([]object.Value, 0, len(elems))
	for _, e := range elems {
		v, err := e.eval(f)
		if err != nil {
			return nil, err
		}
		if _, ok := e.(*starred); !ok {
			values = append(values, v)
			continue
		}
		items, err := object.Collect(f.t, v)
		if err != nil {
			if complain != nil && v.Type().Slots.Iter == nil && object.Matches(err, object.TypeError) {
				err = complain(v)
			}
			return nil, f.fail(at, err)
		}
		values = append(values, items...)
	}
	return values, nil
}

// notIterableAfterStar is the TypeError of [*x].
func notIterableAfterStar(v object.Value) error {
	return object.TypeErrorf("Value after * must be an iterable, not %s", v.Type().Name)
}

// starredTuple is a tuple display with starred elements.
type starredTuple struct {
	elems []expr
	at    place
}

func (n *starredTuple) eval(f *frame) (object.Value, error) {
	values, err := f.gather(n.elems, n.at, notIterableAfterStar)
	return object.NewTuple(values), err
}

// starredList is a list display with starred elements.
type starredList struct {
	elems []expr
	at    place
}

func (n *starredList) eval(f *frame) (object.Value, error) {
	values, err := f.gather(n.elems, n.at, notIterableAfterStar)
	return object.NewList(values), err
}

// setDisplay is {a, *b}.
type setDisplay struct {
	elems []expr
	at    place
}

func (n *setDisplay) eval(f *frame) (object.Value, error) {
	set := object.NewSet()
	for _, e := range n.elems {
		v, err := e.eval(f)
		if err != nil {
			return object.Value{}, err
		}
		if _, ok := e.(*starred); ok {
			err = object.Iterate(f.t, v, func(item object.Value) error { return set.Add(f.t, item) })
		} else {
			err = set.Add(f.t, v)
		}
		if err != nil {
			return object.Value{}, f.fail(n.at, err)
		}
	}
	return object.FromObject(set), nil
}

// dictDisplay is {key: value, **mapping}; a nil key marks a mapping.
type dictDisplay struct {
	keys, values []expr
	at           place
}

func (n *dictDisplay) eval(f *frame) (object.Value, error) {
	d := object.NewDictSize(len(n.keys))
	for i, key := range n.keys {
		if key == nil {
			if err := n.merge(f, d, n.values[i]); err != nil {
				return object.Value{}, err
			}
			continue
		}
		k, err := key.eval(f)
		if err != nil {
			return k, err
		}
		v, err := n.values[i].eval(f)
		if err != nil {
			return v, err
		}
		if err := d.Set(f.t, k, v); err != nil {
			return object.Value{}, f.fail(n.at, err)
		}
	}
	return d.Value(), nil
}

func (n *dictDisplay) merge(f *frame, d *object.Dict, mapping expr) error {
	m, err := mapping.eval(f)
	if err != nil {
		return err
	}
	err = d.UpdateMapping(f.t, m)
	if object.Matches(err, object.AttributeError) {
		err = object.TypeErrorf("'%s' object is not a mapping", m.Type().Name)
	}
	return f.failed(n.at, err)
}

// sliceDisplay is lower:upper:step in a subscript; each part may be nil.
type sliceDisplay struct{ lower, upper, step expr }

func (n *sliceDisplay) eval(f *frame) (object.Value, error) {
	parts := [3]object.Value{object.None, object.None, object.None}
	for i, e := range [3]expr{n.lower, n.upper, n.step} {
		if e == nil {
			continue
		}
		v, err := e.eval(f)
		if err != nil {
			return v, err
		}
		parts[i] = v
	}
	return object.NewSlice(parts[0], parts[1], parts[2]), nil
}

// joinedStr is an f-string. Its parts are written into one buffer.
type joinedStr struct {
	parts []fstringPart
}

// fstringPart is literal text, followed by a replacement field when value is
// not nil.
type fstringPart struct {
	text       string
	value      expr
	conversion rune
	spec       expr // nil: no format spec
	at         place
}

func (n *joinedStr) eval(f *frame) (object.Value, error) {
	var room [128]byte
	buffer := room[:0]
	for i := range n.parts {
		part := &n.parts[i]
		buffer = append(buffer, part.text...)
		if part.value == nil {
			continue
		}
		v, err := part.value.eval(f)
		if err != nil {
			return v, err
		}
		if buffer, err = part.format(f, buffer, v); err != nil {
			return object.Value{}, err
		}
	}
	if err := f.t.ChargeBytes(len(buffer)); err != nil {
		return object.Value{}, err
	}
	return object.NewStr(string(buffer)), nil
}

// format appends the formatted value of a field.
func (p *fstringPart) format(f *frame, buffer []byte, v object.Value) ([]byte, error) {
	var err error
	switch p.conversion {
	case 's':
		v, err = object.ToStr(f.t, v)
	case 'r':
		v, err = object.Repr(f.t, v)
	case 'a':
		var text string
		text, err = object.ReprString(f.t, v)
		v = object.NewStr(object.ASCIIRepr(text))
	}
	if err != nil {
		return nil, f.fail(p.at, err)
	}
	spec := ""
	if p.spec != nil {
		s, err := p.spec.eval(f)
		if err != nil {
			return nil, err
		}
		text, _ := s.AsStr()
		spec = text.String()
	} else if s, ok := v.Object().(*object.Str); ok {
		return append(buffer, s.String()...), nil
	}
	text, err := object.Format(f.t, v, spec)
	if err != nil {
		return nil, f.fail(p.at, err)
	}
	return append(buffer, text...), nil
}
