package tree

import "github.com/apy-lang/apy/interp/object"

// makeFunction is def or lambda without its decorators: it evaluates the
// defaults and annotations and makes the function.
type makeFunction struct {
	code       *Code
	defaults   []expr
	kwDefaults []expr // nil entries: no default; nil slice: none at all
	annotated  []*object.Str
	values     []expr // of the annotations
}

func (n *makeFunction) eval(f *frame) (object.Value, error) {
	fn := newFunction(n.code, f.env, nil)
	var err error
	if len(n.defaults) > 0 {
		if fn.defaults, err = f.evalAll(n.defaults); err != nil {
			return object.Value{}, err
		}
	}
	if n.kwDefaults != nil {
		fn.kwDefaults = make([]object.Value, len(n.kwDefaults))
		for i, e := range n.kwDefaults {
			if e == nil {
				continue
			}
			if fn.kwDefaults[i], err = e.eval(f); err != nil {
				return object.Value{}, err
			}
		}
	}
	if len(n.annotated) > 0 {
		if fn.annotations, err = n.annotate(f); err != nil {
			return object.Value{}, err
		}
	}
	fn.closure = f.closureFor(n.code)
	fn.Module, _ = f.env.globals.GetStr(nameName)
	return object.FromObject(fn), nil
}

var nameName = object.Intern("__name__")

func (n *makeFunction) annotate(f *frame) (*object.Dict, error) {
	d := object.NewDict()
	for i, e := range n.values {
		v, err := e.eval(f)
		if err != nil {
			return nil, err
		}
		d.SetStr(n.annotated[i], v)
	}
	return d, nil
}

// decorated is a def or class below its decorators, the last of which is
// applied first.
type decorated struct {
	decorators []expr
	places     []place
	made       expr
}

func (n *decorated) eval(f *frame) (object.Value, error) {
	decorators, err := f.evalAll(n.decorators)
	if err != nil {
		return object.Value{}, err
	}
	v, err := n.made.eval(f)
	if err != nil {
		return v, err
	}
	for i := len(decorators) - 1; i >= 0; i-- {
		if v, err = object.Call1(f.t, decorators[i], v); err != nil {
			return v, f.fail(n.places[i], err)
		}
	}
	return v, nil
}

// makeGenerator calls the hidden function of a generator expression
// with the iterator of its first clause.
type makeGenerator struct {
	code  *Code
	iter  expr
	fresh int  // the slot of the first loop's resumableFor.fresh
	async bool // the first clause is `async for`
	at    place
}

func (n *makeGenerator) eval(f *frame) (object.Value, error) {
	v, fresh, err := f.evalIterable(n.iter)
	if err != nil {
		return v, err
	}
	if n.async {
		it, err := f.asyncIter(v, n.at)
		if err != nil {
			return v, err
		}
		v = it.value
	} else if v, err = object.Iter(f.t, v); err != nil {
		return v, f.fail(n.at, err)
	}
	fn := newFunction(n.code, f.env, f.closureFor(n.code))
	slots := make([]object.Value, n.code.slots)
	slots[0] = v
	if fresh {
		slots[n.fresh] = object.True
	}
	return fn.suspended(slots), nil
}
