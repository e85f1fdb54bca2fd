package loop

import (
	"sync"
	"sync/atomic"

	"github.com/apy-lang/apy/interp/object"
)

// Loop is an event loop. Only the goroutine that runs script code may touch
// it, except for Post.
type Loop struct {
	session  *Session
	ready    readyQueue
	timers   timerHeap
	sequence uint64
	tasks    taskList
	current  *Task
	handler  object.Value // the exception handler, None for the default one
	expected int          // completions that other goroutines will post
	posted   postbox

	running, stopping, closed, debug bool
}

// postbox is where other goroutines leave their completions.
type postbox struct {
	some  atomic.Bool // spares a turn without posts the lock
	mutex sync.Mutex
	posts []Callback
}

// LoopType is the class of the loop that asyncio makes on Unix.
var LoopType = object.NewBuiltinType("asyncio.unix_events._UnixSelectorEventLoop", object.ObjectType)

// Type returns the class of loops.
func (*Loop) Type() *object.Type { return LoopType }

// NewLoop makes a loop.
func (s *Session) NewLoop() *Loop {
	l := &Loop{session: s, handler: object.None}
	s.loops = append(s.loops, l)
	return l
}

// Value returns the loop as scripts see it.
func (l *Loop) Value() object.Value { return object.FromObject(l) }

// Session returns the session to which the loop belongs.
func (l *Loop) Session() *Session { return l.session }

// Time is loop.time().
func (l *Loop) Time() float64 { return l.session.Clock.Monotonic() }

// Running reports whether the loop runs.
func (l *Loop) Running() bool { return l.running }

// Closed reports whether the loop has been closed.
func (l *Loop) Closed() bool { return l.closed }

// Current returns the task that runs now, nil if none does.
func (l *Loop) Current() *Task { return l.current }

// Tasks returns the tasks that are not done, oldest first.
func (l *Loop) Tasks() []*Task {
	var tasks []*Task
	for task := l.tasks.first; task != nil; task = task.after {
		tasks = append(tasks, task)
	}
	return tasks
}

// SetDebug is loop.set_debug().
func (l *Loop) SetDebug(on bool) { l.debug = on }

func (l *Loop) checkClosed() error {
	if l.closed {
		return object.Raisef(object.RuntimeError, "Event loop is closed")
	}
	return nil
}

// CallSoon queues a callback.
func (l *Loop) CallSoon(cb Callback) error { return l.schedule(cb, nil) }

func (l *Loop) schedule(cb Callback, f *Future) error {
	if l.closed {
		return l.checkClosed()
	}
	l.ready.push(ready{cb, f})
	return nil
}

// StartTimer has cb run at a time of the loop's clock. timer is the caller's,
// usually part of a larger struct, and must not be in use. Stopping it later
// than that time has no effect: cb checks for itself whether it is still
// wanted.
func (l *Loop) StartTimer(timer *Timer, when float64, cb Callback) error {
	if err := l.checkClosed(); err != nil {
		return err
	}
	l.sequence++
	timer.when, timer.sequence, timer.callback = when, l.sequence, cb
	l.timers.push(timer)
	return nil
}

// StopTimer takes a timer out of the queue; nothing happens if it is not in.
func (l *Loop) StopTimer(timer *Timer) {
	if timer.at > 0 {
		l.timers.remove(timer)
	}
}

// Stop ends RunForever after the turn that is under way.
func (l *Loop) Stop() { l.stopping = true }

// Post has cb run by the loop. Any goroutine may call it.
func (l *Loop) Post(cb Callback) {
	l.posted.mutex.Lock()
	l.posted.posts = append(l.posted.posts, cb)
	l.posted.mutex.Unlock()
	l.posted.some.Store(true)
	l.session.awaken()
}

// takePosts queues what other goroutines have posted.
func (l *Loop) takePosts() {
	if !l.posted.some.Swap(false) {
		return
	}
	l.posted.mutex.Lock()
	posts := l.posted.posts
	l.posted.posts = nil
	l.posted.mutex.Unlock()
	for _, cb := range posts {
		l.ready.push(ready{cb, nil})
	}
}

// Completion announces the end of work on another goroutine.
type Completion struct {
	loop *Loop
	cb   Callback
}

// Expect tells the loop that work is under way on another goroutine: until it
// posts its completion, the loop waits instead of reporting a deadlock.
func (l *Loop) Expect() *Completion {
	l.expected++
	return &Completion{loop: l}
}

// Post has cb run by the loop. It must be called once, from any goroutine.
func (c *Completion) Post(cb Callback) {
	c.cb = cb
	c.loop.Post(c)
}

// Run makes the Completion a Callback.
func (c *Completion) Run(t *object.Thread, f *Future) error {
	c.loop.expected--
	return c.cb.Run(t, f)
}

// Close closes the loop: what is queued is dropped. It is RuntimeError while
// the loop runs.
func (l *Loop) Close() error {
	if l.running {
		return object.Raisef(object.RuntimeError, "Cannot close a running event loop")
	}
	if l.closed {
		return nil
	}
	l.drop()
	if l.tasks.first == nil {
		l.session.forget(l)
	}
	return nil
}

// drop empties and closes the loop.
func (l *Loop) drop() {
	l.closed = true
	l.ready.clear()
	for _, timer := range l.timers {
		timer.at = 0
	}
	l.timers = nil
}
