// Package object holds apy's values: the Value word, the built-in types, the
// data model's protocols (Python's "special methods") and exceptions.
//
// # Values
//
// A [Value] is three machine words. Small ints, floats and bools live inside
// it; everything else is a heap [Object]. The zero Value means "unbound": a
// local before its first assignment, a missing optional argument, "delete"
// given to a setter. It is never visible to a script.
//
// # Types
//
// Every object names its [*Type]. A type carries a table of [Slots]: Go
// functions for built-in types; for classes written by a script they are
// filled from the dunder methods along the C3 MRO (see slotdefs.go, the only
// place that knows which dunder belongs to which slot). The protocol
// functions of this package (Add, Compare, Repr, GetAttr, Iter, Next, Call, …)
// go from an inline fast path over the slot to the reflected slot and end in
// CPython's TypeError.
//
// # Threads
//
// A [Thread] is what one goroutine that runs script code carries: its value
// stack, the step and byte budgets, the exception being handled. All threads
// of a running program share a [*State]. Whatever in a built-in can do
// unbounded work or take unbounded memory calls [Thread.Charge] or
// [Thread.ChargeBytes] before doing it.
//
// # Errors
//
// A Python exception is an [*Exception], which is a Go error and is returned,
// never panicked. Any other error (a limit, a cancelled context) cannot be
// caught by a script and unwinds it.
//
// The package stands on the ground: it imports nothing else of apy, and calls
// script code only through slots and [Call].
package object
