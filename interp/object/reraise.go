package object

// Reraise is how a built-in raises an exception that exists already, such as
// the one a future holds: the exception being handled becomes its context.
func (t *Thread) Reraise(e *Exception) error {
	handled := t.Handled
	if handled == nil || handled == e {
		return e
	}
	for c := handled; c.Context != nil; c = c.Context {
		if c.Context == e {
			c.Context = nil // the chain must not become a cycle
			break
		}
	}
	e.Context = handled
	return e
}
