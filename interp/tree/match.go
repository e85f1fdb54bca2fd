package tree

import "github.com/apy-lang/apy/interp/object"

// matchStmt is match (PEP 634).
type matchStmt struct {
	subject expr
	cases   []matchCase
}

// matchCase is one case; guard may be nil.
type matchCase struct {
	pattern pattern
	guard   condition
	body    stmt
}

// captures collects the names that a pattern binds, which happens only when
// all of it has matched.
type captures []capture

type capture struct {
	target target
	value  object.Value
}

func (n *matchStmt) exec(f *frame) (signal, error) {
	v, err := n.subject.eval(f)
	if err != nil {
		return next, err
	}
	i, err := n.choose(f, v)
	if err != nil || i < 0 {
		return next, err
	}
	return n.cases[i].body.exec(f)
}

// choose returns the first case that matches v and whose guard holds, or -1.
func (n *matchStmt) choose(f *frame, v object.Value) (int, error) {
	var room [8]capture
	for i := range n.cases {
		c := &n.cases[i]
		found := captures(room[:0])
		ok, err := c.pattern.match(f, v, &found)
		if err != nil {
			return -1, err
		}
		if !ok {
			continue
		}
		for _, capture := range found {
			if err := capture.target.assign(f, capture.value); err != nil {
				return -1, err
			}
		}
		if c.guard != nil {
			if ok, err = c.guard.test(f); err != nil {
				return -1, err
			}
		}
		if ok {
			return i, nil
		}
	}
	return -1, nil
}

// resumableMatch is match with a yield in a case.
type resumableMatch struct {
	matchStmt
	state int
}

func (n *resumableMatch) exec(f *frame) (signal, error) {
	var i int
	if f.resuming() {
		i = f.phase(n.state)
	} else {
		v, err := n.subject.eval(f)
		if err != nil {
			return next, err
		}
		if i, err = n.choose(f, v); err != nil || i < 0 {
			return next, err
		}
	}
	sig, err := n.cases[i].body.exec(f)
	if sig == yieldValue {
		f.setPhase(n.state, i)
	}
	return sig, err
}

// pattern is what follows case.
type pattern interface {
	// match tells whether v matches and adds what the pattern captures.
	match(f *frame, v object.Value, found *captures) (bool, error)
}

// valuePattern matches by equality.
type valuePattern struct {
	value expr
	at    place
}

func (p *valuePattern) match(f *frame, v object.Value, _ *captures) (bool, error) {
	want, err := p.value.eval(f)
	if err != nil {
		return false, err
	}
	equal, err := object.Compare(f.t, object.EQ, v, want)
	if err != nil {
		return false, f.fail(p.at, err)
	}
	return f.truthOf(equal, p.at)
}

// singletonPattern matches None, True and False by identity.
type singletonPattern struct{ value object.Value }

func (p *singletonPattern) match(_ *frame, v object.Value, _ *captures) (bool, error) {
	return v.Is(p.value), nil
}

// asPattern captures what its pattern matches; a nil pattern matches all, a
// nil target captures nothing.
type asPattern struct {
	pattern pattern
	target  target
}

func (p *asPattern) match(f *frame, v object.Value, found *captures) (bool, error) {
	if p.pattern != nil {
		if ok, err := p.pattern.match(f, v, found); err != nil || !ok {
			return false, err
		}
	}
	if p.target != nil {
		*found = append(*found, capture{p.target, v})
	}
	return true, nil
}

// orPattern matches if one of its alternatives does.
type orPattern struct{ alternatives []pattern }

func (p *orPattern) match(f *frame, v object.Value, found *captures) (bool, error) {
	before := len(*found)
	for _, alternative := range p.alternatives {
		if ok, err := alternative.match(f, v, found); err != nil || ok {
			return ok, err
		}
		*found = (*found)[:before]
	}
	return false, nil
}

// sequencePattern matches a sequence. star is the index of the pattern that
// takes the rest, or -1.
type sequencePattern struct {
	patterns []pattern
	star     int
	at       place
}

func (p *sequencePattern) match(f *frame, v object.Value, found *captures) (bool, error) {
	if !v.Type().Has(object.SequencePattern) {
		return false, nil
	}
	length, err := object.Length(f.t, v)
	if err != nil {
		return false, f.fail(p.at, err)
	}
	extra := length - len(p.patterns)
	if p.star < 0 && extra != 0 || p.star >= 0 && extra < -1 {
		return false, nil
	}
	for i, part := range p.patterns {
		var item object.Value
		switch {
		case p.star >= 0 && i == p.star:
			if star := part.(*asPattern); star.target == nil {
				continue
			}
			item, err = p.rest(f, v, i, i+extra+1)
		case p.star >= 0 && i > p.star:
			item, err = object.GetItem(f.t, v, object.Int(int64(i+extra)))
		default:
			item, err = object.GetItem(f.t, v, object.Int(int64(i)))
		}
		if err != nil {
			return false, f.fail(p.at, err)
		}
		if ok, err := part.match(f, item, found); err != nil || !ok {
			return false, err
		}
	}
	return true, nil
}

// rest makes the list of the items that a star takes.
func (p *sequencePattern) rest(f *frame, v object.Value, from, to int) (object.Value, error) {
	items := make([]object.Value, 0, to-from)
	for i := from; i < to; i++ {
		item, err := object.GetItem(f.t, v, object.Int(int64(i)))
		if err != nil {
			return item, err
		}
		items = append(items, item)
	}
	return object.NewList(items), nil
}
