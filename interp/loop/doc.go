// Package loop is apy's event loop: tasks, futures, timers and the completions
// of work that runs on other goroutines.
//
// # Order
//
// One goroutine at a time runs script code, so scripts need no locks, and the
// order of events is that of CPython's asyncio: a FIFO queue of what is ready,
// callbacks that are queued by the future that is done, timers ordered by
// their time. A turn of the loop runs what was ready when the turn began and
// nothing that these callbacks add.
//
// What is queued is a [Callback]: Go code. A task that continues and a sleep
// that ends are callbacks as they are, so that a switch between tasks builds
// no Python object; only what a script gives to call_soon or
// add_done_callback is wrapped.
//
// # Tasks
//
// A [Task] runs its coroutine on an [object.Fiber]. The coroutine awaits in
// place, on the fiber's stack; when it has to wait for a [Future] it parks
// with it, and the task continues when the future is done. Code in Go awaits
// the same way: [Future.AwaitOn] looks like a blocking call.
//
// # Waiting
//
// When nothing is ready the loop waits for the next timer, for a completion
// or for the end of the session's context. Work on other goroutines is
// announced with [Loop.Expect] and ends with [Completion.Post], the only call
// that another goroutine may make, beside [Loop.Post]. With nothing left to
// wait for the program would hang for ever: the loop ends with a RuntimeError
// that names the waiting tasks.
//
// Time comes from a [Clock]. On a virtual clock a wait jumps to the next
// timer, so that a script with hours of sleeps ends at once.
//
// # Sessions
//
// What CPython keeps per thread (the running loop, the current loop, the
// counter of task names) is kept per [object.State], in a [Session].
package loop
