package loop

// Timer is a callback that is due at a time of the loop's clock.
type Timer struct {
	when     float64
	sequence uint64 // among timers of the same time the first comes first
	callback Callback
	at       int // position in the heap plus one; 0: not scheduled
}

// before orders timers.
func (a *Timer) before(b *Timer) bool {
	return a.when < b.when || a.when == b.when && a.sequence < b.sequence
}

// timerHeap is a binary heap of timers, each of which knows its position: a
// cancelled timer leaves at once, so that a million timeouts that never strike
// keep no memory.
type timerHeap []*Timer

func (h *timerHeap) push(timer *Timer) {
	*h = append(*h, timer)
	h.up(len(*h)-1, timer)
}

// pop takes the first timer; the heap must not be empty.
func (h *timerHeap) pop() *Timer {
	first := (*h)[0]
	h.remove(first)
	return first
}

// remove takes out a timer that is scheduled.
func (h *timerHeap) remove(timer *Timer) {
	at, last := timer.at-1, len(*h)-1
	moved := (*h)[last]
	(*h)[last] = nil
	*h = (*h)[:last]
	timer.at = 0
	if moved == timer {
		return
	}
	if at > 0 && moved.before((*h)[(at-1)/2]) {
		h.up(at, moved)
	} else {
		h.down(at, moved)
	}
}

// up places timer at a position or above it.
func (h *timerHeap) up(at int, timer *Timer) {
	s := *h
	for at > 0 {
		parent := (at - 1) / 2
		if !timer.before(s[parent]) {
			break
		}
		s[at] = s[parent]
		s[at].at = at + 1
		at = parent
	}
	s[at] = timer
	timer.at = at + 1
}

// down places timer at a position or below it.
func (h *timerHeap) down(at int, timer *Timer) {
	s := *h
	for {
		child := 2*at + 1
		if child >= len(s) {
			break
		}
		if right := child + 1; right < len(s) && s[right].before(s[child]) {
			child = right
		}
		if !s[child].before(timer) {
			break
		}
		s[at] = s[child]
		s[at].at = at + 1
		at = child
	}
	s[at] = timer
	timer.at = at + 1
}
