package itertools

import "github.com/apy-lang/apy/interp/object"

var accumulateType, batchedType, chainType, isliceType, pairwiseType, zipLongestType *object.Type

type chain struct{ sources, active value }

func (*chain) Type() *object.Type { return chainType }

var chainKind = kind{
	target: &chainType, name: "chain", next: nextOf[*chain],
	doc: "Return a chain object whose .__next__() method returns elements from the\nfirst iterable until it is exhausted, then elements from the next\niterable, until all of the iterables are exhausted.",
	make: func(t *thread, args []value, names []*object.Str) (object.Object, error) {
		if len(names) > 0 {
			return nil, object.TypeErrorf("chain() takes no keyword arguments")
		}
		sources, err := object.Iter(t, object.NewTuple(append([]value(nil), args...)))
		return &chain{sources: sources}, err
	},
	extend: func(c *object.Type) {
		c.ClassMethod("from_iterable", object.OneArg, func(t *thread, cls value, args []value) (value, error) {
			sources, err := object.Iter(t, args[0])
			if err != nil {
				return value{}, err
			}
			return object.NewOf(cls.Object().(*object.Type), c, object.FromObject(&chain{sources: sources})), nil
		})
		addClassGetItem(c)
	},
}

// addClassGetItem lets annotations name the types of the items, chain[int].
func addClassGetItem(c *object.Type) {
	c.ClassMethod("__class_getitem__", object.OneArg, func(_ *thread, cls value, args []value) (value, error) {
		return object.NewGenericAlias(cls, args[0]), nil
	})
}

func (c *chain) next(t *thread) (value, bool, error) {
	for {
		if c.sources.IsUnbound() {
			return value{}, false, nil
		}
		if c.active.IsUnbound() {
			source, ok, err := next(t, c.sources)
			if err == nil && ok {
				c.active, err = object.Iter(t, source)
			}
			if err != nil || !ok {
				c.sources = value{}
				return value{}, false, err
			}
		}
		v, ok, err := next(t, c.active)
		if err != nil || ok {
			return v, ok, err
		}
		if err := t.Step(); err != nil {
			return value{}, false, err
		}
		c.active = value{}
	}
}

type accumulate struct{ it, function, total, initial value }

func (*accumulate) Type() *object.Type { return accumulateType }

var accumulateSignature = object.Keywords("iterable, func=, *, initial=")

var accumulateKind = kind{
	target: &accumulateType, name: "accumulate", next: nextOf[*accumulate],
	doc: "Return series of accumulated sums.",
	make: func(t *thread, args []value, names []*object.Str) (object.Object, error) {
		args, err := bind(t, accumulateSignature, "accumulate", args, names)
		if err != nil {
			return nil, err
		}
		it, err := object.Iter(t, args[0])
		a := &accumulate{it: it}
		if !isNone(args[1]) {
			a.function = args[1]
		}
		if !isNone(args[2]) {
			a.initial = args[2]
		}
		return a, err
	},
}

func (a *accumulate) next(t *thread) (value, bool, error) {
	if !a.initial.IsUnbound() {
		a.total, a.initial = a.initial, value{}
		return a.total, true, nil
	}
	v, ok, err := next(t, a.it)
	if err != nil || !ok {
		return value{}, false, err
	}
	if a.total.IsUnbound() {
		a.total = v
		return v, true, nil
	}
	if a.function.IsUnbound() {
		v, err = object.BinaryOperation(t, object.Add, a.total, v)
	} else {
		v, err = object.Call2(t, a.function, a.total, v)
	}
	if err != nil {
		return value{}, false, object.EndOnStop(err)
	}
	a.total = v
	return v, true, nil
}

type batched struct {
	it     value // unbound once exhausted
	n      int
	strict bool
}

func (*batched) Type() *object.Type { return batchedType }

var batchedSignature = object.Keywords("iterable, n, *, strict=")

var batchedKind = kind{
	target: &batchedType, name: "batched", next: nextOf[*batched],
	doc: "Batch data into tuples of length n. The last batch may be shorter than n.\n\nLoops over the input iterable and accumulates data into tuples\nup to size n.  The input is consumed lazily, just enough to\nfill a batch.  The result is yielded as soon as a batch is full\nor when the input iterable is exhausted.\n\n    >>> for batch in batched('ABCDEFG', 3):\n    ...     print(batch)\n    ...\n    ('A', 'B', 'C')\n    ('D', 'E', 'F')\n    ('G',)\n\nIf \"strict\" is True, raises a ValueError if the final batch is shorter\nthan n.",
	make: func(t *thread, args []value, names []*object.Str) (object.Object, error) {
		args, err := bind(t, batchedSignature, "batched", args, names)
		if err != nil {
			return nil, err
		}
		b := &batched{}
		if b.n, err = size(t, args[1]); err != nil {
			return nil, err
		}
		if !args[2].IsUnbound() {
			if b.strict, err = object.Truth(t, args[2]); err != nil {
				return nil, err
			}
		}
		if b.n < 1 {
			return nil, object.ValueErrorf("n must be at least one")
		}
		b.it, err = object.Iter(t, args[0])
		return b, err
	},
}

func (b *batched) next(t *thread) (value, bool, error) {
	if b.it.IsUnbound() {
		return value{}, false, nil
	}
	const presized = 64
	items := make([]value, 0, min(b.n, presized))
	for len(items) < b.n {
		v, ok, err := next(t, b.it)
		if err != nil {
			b.it = value{}
			return value{}, false, err
		}
		if !ok {
			b.it = value{}
			switch {
			case len(items) == 0:
				return value{}, false, nil
			case b.strict:
				return value{}, false, object.ValueErrorf("batched(): incomplete batch")
			}
			break
		}
		if err := t.Step(); err != nil {
			return value{}, false, err
		}
		if err := t.ChargeBytes(valueBytes); err != nil {
			return value{}, false, err
		}
		items = append(items, v)
	}
	return object.NewTuple(items), true, nil
}

type pairwise struct{ it, previous value }

func (*pairwise) Type() *object.Type { return pairwiseType }

var pairwiseKind = kind{
	target: &pairwiseType, name: "pairwise", next: nextOf[*pairwise],
	doc: "Return an iterator of overlapping pairs taken from the input iterator.\n\n    s -> (s0,s1), (s1,s2), (s2, s3), ...",
	make: func(t *thread, args []value, names []*object.Str) (object.Object, error) {
		args, err := bind(t, oneIterable, "pairwise", args, names)
		if err != nil {
			return nil, err
		}
		it, err := object.Iter(t, args[0])
		return &pairwise{it: it}, err
	},
}

func (p *pairwise) next(t *thread) (value, bool, error) {
	if p.it.IsUnbound() {
		return value{}, false, nil
	}
	if p.previous.IsUnbound() {
		v, ok, err := next(t, p.it)
		if err != nil || !ok {
			p.it = value{}
			return value{}, false, err
		}
		p.previous = v
		if p.it.IsUnbound() { // the source asked this iterator in turn
			p.previous = value{}
			return value{}, false, nil
		}
	}
	v, ok, err := next(t, p.it)
	if err != nil || !ok {
		p.it, p.previous = value{}, value{}
		return value{}, false, err
	}
	pair := object.NewPair(p.previous, v)
	p.previous = v
	return pair, true, nil
}

type zipLongest struct {
	its    []value // unbound: exhausted
	active int
	fill   value
}

func (*zipLongest) Type() *object.Type { return zipLongestType }

var zipLongestKind = kind{
	target: &zipLongestType, name: "zip_longest", next: nextOf[*zipLongest],
	doc: "Return a zip_longest object whose .__next__() method returns a tuple where\nthe i-th element comes from the i-th iterable argument.  The .__next__()\nmethod continues until the longest iterable in the argument sequence\nis exhausted and then it raises StopIteration.  When the shorter iterables\nare exhausted, the fillvalue is substituted in their place.  The fillvalue\ndefaults to None or can be specified by a keyword argument.",
	make: func(t *thread, args []value, names []*object.Str) (object.Object, error) {
		z := &zipLongest{fill: object.None}
		iterables := args[:len(args)-len(names)]
		for i, name := range names {
			if name.String() != "fillvalue" || len(names) > 1 {
				return nil, object.TypeErrorf("zip_longest() got an unexpected keyword argument")
			}
			z.fill = args[len(iterables)+i]
		}
		z.active = len(iterables)
		z.its = make([]value, len(iterables))
		for i, iterable := range iterables {
			it, err := object.Iter(t, iterable)
			if err != nil {
				return nil, err
			}
			z.its[i] = it
		}
		return z, nil
	},
}

func (z *zipLongest) next(t *thread) (value, bool, error) {
	if len(z.its) == 0 || z.active == 0 {
		return value{}, false, nil
	}
	tuple := object.MakeTuple(len(z.its))
	for i, it := range z.its {
		tuple.Elems[i] = z.fill
		if it.IsUnbound() {
			continue
		}
		v, ok, err := next(t, it)
		if err != nil {
			z.active = 0
			return value{}, false, err
		}
		if ok {
			tuple.Elems[i] = v
			continue
		}
		z.active--
		if z.active <= 0 {
			return value{}, false, nil
		}
		z.its[i] = value{}
	}
	return tuple.Value(), true, nil
}
