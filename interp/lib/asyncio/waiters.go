package asyncio

import "github.com/apy-lang/apy/interp/loop"

// waiters is a deque of futures. Its front leaves in constant time, so that
// waking 100,000 tasks, each of which removes its own future, is linear.
type waiters struct {
	futures []*loop.Future
	head    int
}

func (w *waiters) len() int { return len(w.futures) - w.head }

// all returns the futures, oldest first, until the next change.
func (w *waiters) all() []*loop.Future { return w.futures[w.head:] }

func (w *waiters) push(f *loop.Future) {
	if w.head > 32 && w.head > len(w.futures)/2 {
		n := copy(w.futures, w.futures[w.head:])
		clear(w.futures[n:])
		w.futures, w.head = w.futures[:n], 0
	}
	w.futures = append(w.futures, f)
}

// popFront takes the oldest future; there must be one.
func (w *waiters) popFront() *loop.Future {
	f := w.futures[w.head]
	w.futures[w.head] = nil
	w.head++
	if w.head == len(w.futures) {
		w.futures, w.head = w.futures[:0], 0
	}
	return f
}

// remove takes out a future; nothing happens when it is not there.
func (w *waiters) remove(f *loop.Future) {
	for i, other := range w.all() {
		if other != f {
			continue
		}
		if i == 0 {
			w.popFront()
			return
		}
		at := w.head + i
		copy(w.futures[at:], w.futures[at+1:])
		w.futures[len(w.futures)-1] = nil
		w.futures = w.futures[:len(w.futures)-1]
		return
	}
}
