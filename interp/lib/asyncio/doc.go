// Package asyncio is the module asyncio: the script's side of the event loop
// of package loop.
//
// Its coroutines are Go functions in blocking style that follow CPython's
// Python sources step by step, so that the order of events and the points at
// which a cancellation strikes are the same. A file holds what CPython keeps
// in one module or class.
package asyncio
