package tree

import "github.com/apy-lang/apy/interp/object"

// clause is one `for … in … if …` of a comprehension.
type clause struct {
	target target
	iter   expr
	conds  []condition
	async  bool
	at     place // of the iterable
}

// comprehension is a list, set or dict comprehension. It runs in the frame
// around it (PEP 709); its variables are slots of that frame, emptied before
// and after.
type comprehension struct {
	clauses []clause
	slots   []int // its variables
	cells   []int // those that an inner function captures
	collect accumulator
	at      place
}

// accumulator makes the result of a comprehension and adds an item to it.
type accumulator interface {
	begin(f *frame) object.Value
	add(f *frame, result object.Value) error
}

func (n *comprehension) eval(f *frame) (object.Value, error) {
	first, fresh, err := f.evalIterable(n.clauses[0].iter)
	if err != nil {
		return first, err
	}
	for _, slot := range n.cells {
		f.slots[slot] = object.FromObject(&object.Cell{})
	}
	result := n.collect.begin(f)
	if err = n.loop(f, 0, first, result); err != nil && fresh {
		f.abandon(first)
	}
	for _, slot := range n.slots {
		f.slots[slot] = object.Value{}
	}
	return result, err
}

// loop runs clause i and those inside it.
func (n *comprehension) loop(f *frame, i int, iterable, result object.Value) error {
	c := &n.clauses[i]
	if c.async {
		return n.asyncLoop(f, i, iterable, result)
	}
	it, err := object.Iter(f.t, iterable)
	if err != nil {
		return f.fail(c.at, err)
	}
	advance := it.Type().Slots.Next
	for {
		item, ok, err := advance(f.t, it)
		if err != nil {
			return f.fail(c.at, err)
		}
		if !ok {
			return nil
		}
		if err := n.turn(f, i, item, result); err != nil {
			return err
		}
	}
}

func (n *comprehension) asyncLoop(f *frame, i int, iterable, result object.Value) error {
	c := &n.clauses[i]
	it, err := f.asyncIter(iterable, c.at)
	if err != nil {
		return err
	}
	for {
		item, more, err := it.next(f, n.at)
		if err != nil || !more {
			return err
		}
		if err := n.turn(f, i, item, result); err != nil {
			return err
		}
	}
}

// turn is one turn of the loop of clause i.
func (n *comprehension) turn(f *frame, i int, item, result object.Value) error {
	c := &n.clauses[i]
	if err := c.target.assign(f, item); err != nil {
		return err
	}
	for _, cond := range c.conds {
		ok, err := cond.test(f)
		if err != nil || !ok {
			return err
		}
	}
	if err := f.t.Step(); err != nil {
		return f.fail(c.at, err)
	}
	if i+1 == len(n.clauses) {
		return n.collect.add(f, result)
	}
	inner, fresh, err := f.evalIterable(n.clauses[i+1].iter)
	if err != nil {
		return err
	}
	if err = n.loop(f, i+1, inner, result); err != nil && fresh {
		f.abandon(inner)
	}
	return err
}

// listAccumulator appends to a list.
type listAccumulator struct{ elem expr }

func (c *listAccumulator) begin(*frame) object.Value { return object.NewList(nil) }

func (c *listAccumulator) add(f *frame, result object.Value) error {
	v, err := c.elem.eval(f)
	if err != nil {
		return err
	}
	l := result.Object().(*object.List)
	l.Elems = append(l.Elems, v)
	return nil
}

// setAccumulator adds to a set.
type setAccumulator struct {
	elem expr
	at   place
}

func (c *setAccumulator) begin(*frame) object.Value { return object.FromObject(object.NewSet()) }

func (c *setAccumulator) add(f *frame, result object.Value) error {
	v, err := c.elem.eval(f)
	if err != nil {
		return err
	}
	return f.failed(c.at, result.Object().(*object.Set).Add(f.t, v))
}

// dictAccumulator sets an entry of a dict.
type dictAccumulator struct {
	key, value expr
	at         place
}

func (c *dictAccumulator) begin(*frame) object.Value { return object.NewDict().Value() }

func (c *dictAccumulator) add(f *frame, result object.Value) error {
	k, err := c.key.eval(f)
	if err != nil {
		return err
	}
	v, err := c.value.eval(f)
	if err != nil {
		return err
	}
	return f.failed(c.at, result.Object().(*object.Dict).Set(f.t, k, v))
}
