package object

import (
	"errors"
	"iter"
)

// ErrStopped unwinds script code whose fiber is being stopped. No handler of
// the script sees it.
var ErrStopped = errors.New("coroutine stopped")

// Fiber is a Go call that can park: it runs on a goroutine of its own, and the
// control passes between it and whoever resumes it, one at a time. Tasks, and
// coroutines that a script drives by hand, are fibers.
//
// The hand-over is iter.Pull's (71 ns a round trip, where channels take
// 300-400 ns), and goroutines are reused, so that starting a fiber costs well
// under a microsecond.
type Fiber struct {
	worker *worker // nil before Start and when the call has returned
}

// worker is a goroutine that runs one fiber after another.
type worker struct {
	thread *Thread
	next   func() (Value, bool)
	stop   func()

	job    func(*Thread) (Value, error)
	sent   Value // what Park returns
	thrown error

	result  Value // what job returned, once done
	err     error
	done    bool
	stopped bool
	base    int // the Depth of the resumer at the last resume
	native  int // its Native

	before, after *worker // the list of workers that are not idle
}

// maxIdleWorkers bounds the goroutines kept for reuse.
const maxIdleWorkers = 1024

// fiberPool is the part of a State that owns goroutines.
type fiberPool struct {
	idle []*worker
	busy worker // head of a ring
}

// Started reports whether the fiber has been started and has not returned.
func (f *Fiber) Started() bool { return f.worker != nil }

// Start runs job on a goroutine until it parks or returns, like Resume.
func (f *Fiber) Start(from *Thread, job func(*Thread) (Value, error)) (v Value, done bool, err error) {
	w := from.State.fibers.take(from.State)
	w.job = job
	w.base, w.native = 0, 0
	w.thread.Depth, w.thread.Native = 0, 0
	w.thread.Handled = from.Handled
	f.worker = w
	return f.Resume(from, Value{}, nil)
}

// Resume continues a parked fiber: its Park returns sent, or thrown when that
// is not nil. It returns the value with which the fiber parks next, or, with
// done, the result of its job.
func (f *Fiber) Resume(from *Thread, sent Value, thrown error) (v Value, done bool, err error) {
	w := f.worker
	w.sent, w.thrown = sent, thrown
	thread := w.thread
	thread.Depth += from.Depth - w.base
	thread.Native += from.Native - w.native
	w.base, w.native = from.Depth, from.Native
	thread.Budget, thread.quota = from.Budget, from.quota
	v, _ = w.next()
	from.Budget, from.quota = thread.Budget, thread.quota
	if !w.done {
		return v, false, nil
	}
	v, err = w.result, w.err
	f.worker = nil
	from.State.fibers.give(w)
	return v, true, err
}

// Thread returns the thread of a fiber that is started.
func (f *Fiber) Thread() *Thread { return f.worker.thread }

func (p *fiberPool) take(s *State) *worker {
	var w *worker
	if n := len(p.idle); n > 0 {
		w = p.idle[n-1]
		p.idle = p.idle[:n-1]
	} else {
		w = newWorker(s)
	}
	if p.busy.after == nil {
		p.busy.before, p.busy.after = &p.busy, &p.busy
	}
	w.after, w.before = &p.busy, p.busy.before
	w.before.after, p.busy.before = w, w
	return w
}

func (p *fiberPool) give(w *worker) {
	w.before.after, w.after.before = w.after, w.before
	w.before, w.after = nil, nil
	w.result, w.err, w.done = Value{}, nil, false
	w.sent, w.thrown = Value{}, nil
	w.thread.Handled = nil
	if len(p.idle) < maxIdleWorkers {
		p.idle = append(p.idle, w)
		return
	}
	w.stop()
}

func newWorker(s *State) *worker {
	w := &worker{thread: NewThread(s)}
	w.next, w.stop = iter.Pull(w.run)
	return w
}

// run is the goroutine of a worker.
func (w *worker) run(yield func(Value) bool) {
	w.thread.park = func(v Value) (Value, error) {
		if w.stopped || !yield(v) {
			w.stopped = true
			return Value{}, ErrStopped
		}
		return w.sent, w.thrown
	}
	for {
		w.result, w.err = w.job(w.thread)
		w.job = nil
		w.done = true
		if w.stopped || !yield(Value{}) {
			return
		}
	}
}

// StopFibers unwinds every parked fiber and ends all goroutines of the
// session. It is called once, by the goroutine that owns the session, when no
// script code runs.
func (s *State) StopFibers() {
	p := &s.fibers
	for p.busy.after != nil && p.busy.after != &p.busy {
		w := p.busy.after
		w.before.after, w.after.before = w.after, w.before
		w.stop()
	}
	for _, w := range p.idle {
		w.stop()
	}
	p.idle = nil
}
