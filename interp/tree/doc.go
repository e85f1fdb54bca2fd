// Package tree turns a syntax tree into an executable tree and runs it.
//
// A source passes through it once: [Resolve] finds where each name lives
// (slot, cell, closure, namespace), Check refuses what the grammar allows but
// Python does not, lower builds the executable nodes, and a frame runs them.
//
// # Nodes
//
// An expr evaluates to a value, a stmt executes and returns a signal (next,
// break, continue, return, yield). Errors are returned. A node whose own
// operation fails adds the traceback entry of its frame (frame.fail); nodes
// above it only pass the error on. The happy path keeps no line numbers.
//
// Nodes never change once they are built, so a [Program] may run on any number
// of goroutines at once; what a node learns while it runs (inline caches) lies
// in a table of the session, see cache.go.
//
// # Frames
//
// Calls take frames from the thread's pool and slots from its value stack.
// Generators keep theirs on the heap, and their bodies are built of resumable
// nodes: a yield returns the signal yield up to the caller of next, each node
// on the way noting in a slot of the frame where it was; the next call walks
// down again along those notes (resume_*.go). A yield inside an expression
// has what was evaluated before it spilled to temporaries first (spill.go).
//
// Coroutines need none of that: await runs the awaited coroutine in place, as
// a call, and parks the goroutine only for a future that is not done.
package tree
