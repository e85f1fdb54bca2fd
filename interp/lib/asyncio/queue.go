package asyncio

import "github.com/apy-lang/apy/interp/object"

// queue is asyncio.Queue and its subclasses, which differ in their store.
type queue struct {
	instance
	bound
	maxsize    object.Value
	items      store
	getters    waiters
	putters    waiters
	unfinished int
	finished   event
	shutDown   bool
}

// store is the order in which a queue gives back its items.
type store interface {
	put(t *object.Thread, v object.Value) error
	get(t *object.Thread) (object.Value, error)
	len() int
	// list returns the items for the repr, until the next change.
	list() []object.Value
}

// The exceptions of queues.
var (
	queueEmpty    = newException("asyncio.queues.QueueEmpty")
	queueFull     = newException("asyncio.queues.QueueFull")
	queueShutDown = newException("asyncio.queues.QueueShutDown")
)

func newException(name string) *object.Type {
	typ := object.NewBuiltinType(name, object.ExceptionType)
	typ.Flags |= object.ExceptionLayout
	return typ
}

func newQueue(cls *object.Type, maxsize object.Value, items store) *queue {
	q := &queue{maxsize: maxsize, items: items}
	q.Attrs.Init(cls)
	q.finished.Attrs.Init(eventType)
	q.finished.set = true
	return q
}

// full reports whether there are maxsize items; never when that is not positive.
func (q *queue) full(t *object.Thread) (bool, error) {
	if n, ok := q.maxsize.Int64(); ok {
		return n > 0 && int64(q.items.len()) >= n, nil
	}
	unlimited, err := notPositive(t, q.maxsize)
	if err != nil || unlimited {
		return false, err
	}
	reached, err := object.Compare(t, object.GE, object.Int(int64(q.items.len())), q.maxsize)
	if err != nil {
		return false, err
	}
	return object.Truth(t, reached)
}

func (q *queue) empty(*object.Thread) (bool, error) { return q.items.len() == 0, nil }

// put adds an item, waiting for a free place.
func (q *queue) put(t *object.Thread, item object.Value) (object.Value, error) {
	for {
		full, err := q.full(t)
		if err != nil {
			return object.Value{}, err
		}
		if !full {
			return object.None, q.putNow(t, item)
		}
		if q.shutDown {
			return object.Value{}, object.Raise(queueShutDown)
		}
		if err := q.wait(t, &q.putters, q.full); err != nil {
			return object.Value{}, err
		}
	}
}

// get takes an item, waiting for one.
func (q *queue) get(t *object.Thread) (object.Value, error) {
	for q.items.len() == 0 {
		if q.shutDown {
			return object.Value{}, object.Raise(queueShutDown)
		}
		if err := q.wait(t, &q.getters, q.empty); err != nil {
			return object.Value{}, err
		}
	}
	return q.getNow(t)
}

// wait waits in a line for its turn. One who has been woken but cannot go on,
// because it has been cancelled in the same moment, passes the turn on.
func (q *queue) wait(t *object.Thread, line *waiters, blocked func(*object.Thread) (bool, error)) error {
	l, err := q.running(t, object.FromObject(q))
	if err != nil {
		return err
	}
	f := l.NewFuture()
	line.push(f)
	_, err = f.AwaitOn(t)
	if err == nil {
		return nil
	}
	if _, cancelling := f.Cancel(t, object.None); cancelling != nil {
		return cancelling
	}
	line.remove(f)
	still, failed := blocked(t)
	if failed != nil {
		return failed
	}
	if !still && !f.Cancelled() {
		if waking := wakeNext(line); waking != nil {
			return waking
		}
	}
	return err
}

// wakeNext wakes the first in line that has not been woken or cancelled.
func wakeNext(line *waiters) error {
	for line.len() > 0 {
		if f := line.popFront(); !f.Done() {
			return f.SetResult(object.None)
		}
	}
	return nil
}

func (q *queue) putNow(t *object.Thread, item object.Value) error {
	if q.shutDown {
		return object.Raise(queueShutDown)
	}
	full, err := q.full(t)
	if err != nil {
		return err
	}
	if full {
		return object.Raise(queueFull)
	}
	if err := q.items.put(t, item); err != nil {
		return err
	}
	q.unfinished++
	q.finished.set = false
	return wakeNext(&q.getters)
}

func (q *queue) getNow(t *object.Thread) (object.Value, error) {
	if q.items.len() == 0 {
		if q.shutDown {
			return object.Value{}, object.Raise(queueShutDown)
		}
		return object.Value{}, object.Raise(queueEmpty)
	}
	item, err := q.items.get(t)
	if err != nil {
		return object.Value{}, err
	}
	return item, wakeNext(&q.putters)
}

func (q *queue) taskDone() error {
	if q.unfinished <= 0 {
		return object.ValueErrorf("task_done() called too many times")
	}
	q.unfinished--
	if q.unfinished == 0 {
		return q.finished.wake()
	}
	return nil
}

// join waits until every item has been got and processed.
func (q *queue) join(t *object.Thread) (object.Value, error) {
	if q.unfinished > 0 {
		if _, err := q.finished.wait(t); err != nil {
			return object.Value{}, err
		}
	}
	return object.None, nil
}

// shut has gets and puts raise QueueShutDown; immediate drops the items.
func (q *queue) shut(t *object.Thread, immediate bool) error {
	q.shutDown = true
	if immediate {
		for q.items.len() > 0 {
			if _, err := q.items.get(t); err != nil {
				return err
			}
			q.unfinished = max(0, q.unfinished-1)
		}
		if q.unfinished == 0 {
			if err := q.finished.wake(); err != nil {
				return err
			}
		}
	}
	for _, line := range []*waiters{&q.getters, &q.putters} {
		for line.len() > 0 {
			if err := wakeNext(line); err != nil {
				return err
			}
		}
	}
	return nil
}
