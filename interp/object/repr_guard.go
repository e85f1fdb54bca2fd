package object

// enterRepr notes that o's repr is being made. It returns false when that is
// already going on further out: o contains itself. Every enterRepr that
// returns true is paired with leaveRepr.
func (t *Thread) enterRepr(o Object) bool {
	for _, outer := range t.repr {
		if outer == o {
			return false
		}
	}
	t.repr = append(t.repr, o)
	return true
}

// leaveRepr ends what enterRepr began.
func (t *Thread) leaveRepr() {
	last := len(t.repr) - 1
	t.repr[last] = nil
	t.repr = t.repr[:last]
}

// EnterRepr and LeaveRepr are enterRepr and leaveRepr for packages above.
func (t *Thread) EnterRepr(o Object) bool { return t.enterRepr(o) }

// LeaveRepr ends what EnterRepr began.
func (t *Thread) LeaveRepr() { t.leaveRepr() }
