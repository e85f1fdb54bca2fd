package loop

import "github.com/apy-lang/apy/interp/object"

// Callback is what the loop runs: a task that continues, a timer that is due,
// a function of the script.
type Callback interface {
	// Run does the work. f is the future whose completion was waited for, nil
	// for what was scheduled without one.
	Run(t *object.Thread, f *Future) error
}

// ready is one entry of the queue.
type ready struct {
	callback Callback
	future   *Future
}

// readyQueue is a FIFO in a ring, whose length is a power of two. An entry is
// three words and no object of its own.
type readyQueue struct {
	ring  []ready
	head  int
	count int
}

func (q *readyQueue) push(r ready) {
	if q.count == len(q.ring) {
		q.grow()
	}
	q.ring[(q.head+q.count)&(len(q.ring)-1)] = r
	q.count++
}

// pop takes the oldest entry; the queue must not be empty.
func (q *readyQueue) pop() ready {
	at := q.head
	r := q.ring[at]
	q.ring[at] = ready{}
	q.head = (at + 1) & (len(q.ring) - 1)
	q.count--
	return r
}

func (q *readyQueue) grow() {
	ring := make([]ready, max(64, 2*len(q.ring)))
	n := copy(ring, q.ring[q.head:])
	copy(ring[n:], q.ring[:q.head])
	q.ring, q.head = ring, 0
}

func (q *readyQueue) clear() { *q = readyQueue{} }
