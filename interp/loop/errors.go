package loop

import "github.com/apy-lang/apy/interp/object"

// The exceptions of asyncio.
var (
	// CancelledError says that a future or task was cancelled.
	CancelledError = newException("asyncio.exceptions.CancelledError", object.BaseException)
	// InvalidStateError says that a future's state does not allow an operation.
	InvalidStateError = newException("asyncio.exceptions.InvalidStateError", object.ExceptionType)
)

func newException(name string, base *object.Type) *object.Type {
	t := object.NewBuiltinType(name, base)
	t.Flags |= object.ExceptionLayout
	return t
}

// leavesLoop reports whether an error of a callback ends the loop instead of
// being reported to the exception handler: KeyboardInterrupt, SystemExit, and
// whatever a script cannot catch.
func leavesLoop(err error) bool {
	e, ok := err.(*object.Exception)
	return !ok || e.Type().IsSubtype(object.KeyboardInterrupt) || e.Type().IsSubtype(object.SystemExit)
}
