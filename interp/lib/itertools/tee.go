package itertools

import "github.com/apy-lang/apy/interp/object"

var teeType *object.Type

// teeSource is the iterator that tees share. An item stays in memory while a
// tee has yet to come to it.
type teeSource struct {
	it      value
	running bool
}

// teeLink is one item in the list that all tees of a source walk.
type teeLink struct {
	item value // unbound: not taken yet
	next *teeLink
}

type teeIterator struct {
	source *teeSource
	link   *teeLink
}

func (*teeIterator) Type() *object.Type { return teeType }

var teeKind = kind{
	target: &teeType, name: "_tee", next: nextOf[*teeIterator],
	doc: "Iterator wrapped to make it copyable.",
	make: func(t *thread, args []value, names []*object.Str) (object.Object, error) {
		args, err := bind(t, oneIterable, "_tee", args, names)
		if err != nil {
			return nil, err
		}
		return newTee(t, args[0])
	},
	extend: func(c *object.Type) {
		c.Method("__copy__", object.NoArgs, func(_ *thread, self value, _ []value) (value, error) {
			return object.BaseOf[*teeIterator](self).copy(), nil
		})
	},
}

func newTee(t *thread, iterable value) (*teeIterator, error) {
	it, err := object.Iter(t, iterable)
	if err != nil {
		return nil, err
	}
	if tee, ok := object.BaseObject[*teeIterator](it); ok {
		return &teeIterator{tee.source, tee.link}, nil
	}
	return &teeIterator{&teeSource{it: it}, &teeLink{}}, nil
}

func (i *teeIterator) copy() value { return object.FromObject(&teeIterator{i.source, i.link}) }

func (i *teeIterator) next(t *thread) (value, bool, error) {
	if i.link.item.IsUnbound() {
		if i.source.running {
			return value{}, false, object.Raisef(object.RuntimeError, "cannot re-enter the tee iterator")
		}
		i.source.running = true
		v, ok, err := next(t, i.source.it)
		i.source.running = false
		if err != nil || !ok {
			return value{}, false, err
		}
		if err := t.ChargeBytes(2 * valueBytes); err != nil {
			return value{}, false, err
		}
		i.link.item, i.link.next = v, &teeLink{}
	}
	v := i.link.item
	i.link = i.link.next
	return v, true, nil
}

// tee is tee(iterable, n=2): a tuple of n iterators over the same items.
func tee(t *thread, args []value) (value, error) {
	n := 2
	if len(args) > 1 {
		var err error
		if n, err = size(t, args[1]); err != nil {
			return value{}, err
		}
	}
	if n < 0 {
		return value{}, object.ValueErrorf("n must be >= 0")
	}
	if n == 0 {
		return object.NewTuple(nil), nil
	}
	it, err := object.Iter(t, args[0])
	if err != nil {
		return value{}, err
	}
	if err := t.ChargeBytes(n); err != nil {
		return value{}, err
	}
	if err := t.ChargeBytes(n * (valueBytes + 2*valueBytes)); err != nil {
		return value{}, err
	}
	first, isTee := object.BaseObject[*teeIterator](it)
	if !isTee {
		if first, err = newTee(t, it); err != nil {
			return value{}, err
		}
		it = object.FromObject(first)
	}
	tees := make([]value, n)
	tees[0] = it
	for i := 1; i < n; i++ {
		tees[i] = first.copy()
	}
	return object.NewTuple(tees), nil
}
