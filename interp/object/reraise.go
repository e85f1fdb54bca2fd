package object

// Reraise is how a built-in raises an exception that exists already, such as
// the one a future holds: the exception being handled becomes its context.
func (t *Thread) Reraise(e *Exception) error {
	if handled := t.Handled; handled != nil && handled != e {
		unchain(handled, e)
		e.Context = handled
	}
	return e
}

// unchain cuts e out of the contexts behind handled, so that the chain cannot
// become a cycle. A cycle that a script has made by hand ends the search.
func unchain(handled, e *Exception) {
	slow, advance := handled, false
	for c := handled; c.Context != nil; {
		if c.Context == e {
			c.Context = nil
			return
		}
		if c = c.Context; c == slow {
			return
		}
		if advance {
			slow = slow.Context
		}
		advance = !advance
	}
}
