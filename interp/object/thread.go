package object

import (
	"context"
	"errors"
	"fmt"
)

// Thread is the execution context of one goroutine that runs script code.
// Only one thread of a State runs at a time.
type Thread struct {
	*State
	// Budget is the number of steps left until the slow path must look at the
	// context, the step limit and pending interrupts.
	Budget int64
	// Depth counts nested calls of functions, for the recursion limit.
	Depth int
	// Native counts nested operations of built-ins, for nativeLimit.
	Native int
	// Handled is the exception that an enclosing except or finally block is
	// handling (the top of CPython's exc_info stack), or nil.
	Handled *Exception
	// Machine is what the tree keeps for this thread (its reusable frames).
	Machine any

	stack stack
	// park suspends the coroutine that runs on this goroutine; see Park.
	park   func(Value) (Value, error)
	parked bool
	// awaiting is the iterator of an __await__ that the thread is driving.
	awaiting Value
	quota    int64 // what Budget was last refilled to
	repr     []Object
}

// quantum is the number of steps between two looks at the context: short
// enough to stop an endless loop within 10 ms, long enough not to be felt.
const quantum = 8192

// NewThread makes a thread of the running program s.
func NewThread(s *State) *Thread { return &Thread{State: s} }

// Step counts one unit of work: a call or a loop's back edge.
func (t *Thread) Step() error {
	t.Budget--
	if t.Budget < 0 {
		return t.refill()
	}
	return nil
}

// Charge counts n units of work about to be done by a built-in, and fails when
// the limit would be passed or the context is done.
func (t *Thread) Charge(n int) error {
	t.Budget -= int64(n)
	if t.Budget < 0 {
		return t.refill()
	}
	return nil
}

// ChargeBytes counts n bytes about to be allocated by a built-in, and fails
// when the byte limit would be passed.
func (t *Thread) ChargeBytes(n int) error {
	s := t.State
	s.bytesUsed += int64(n)
	if n < 0 || s.bytesUsed > s.Limits.Bytes && s.Limits.Bytes > 0 {
		return &LimitError{Resource: "bytes", Limit: s.Limits.Bytes}
	}
	return nil
}

func (t *Thread) refill() error {
	s := t.State
	s.stepsUsed += t.quota - t.Budget
	t.quota, t.Budget = 0, 0
	if s.Limits.Steps > 0 && s.stepsUsed > s.Limits.Steps {
		return &LimitError{Resource: "steps", Limit: s.Limits.Steps}
	}
	if s.Context != nil {
		if err := context.Cause(s.Context); err != nil {
			return fmt.Errorf("script stopped: %w", err)
		}
	}
	if s.Interrupt != nil {
		if err := s.Interrupt(t); err != nil {
			return err
		}
	}
	t.quota = quantum
	if left := s.Limits.Steps - s.stepsUsed; s.Limits.Steps > 0 && left < t.quota {
		t.quota = left
	}
	t.Budget = t.quota
	return nil
}

// nativeLimit is how deep operations of built-ins nest, whatever recursion
// limit the script sets: what CPython calls its C recursion limit.
const nativeLimit = 10000

// EnterRecursive counts an operation of a built-in that may lead back to
// itself, and fails with RecursionError beyond the limit; where completes the
// message, as in " while getting the repr of an object". Every successful
// EnterRecursive is paired with Leave.
func (t *Thread) EnterRecursive(where string) error {
	if t.Native >= nativeLimit {
		return Raisef(RecursionError, "maximum recursion depth exceeded%s", where)
	}
	t.Native++
	return nil
}

// Leave ends what EnterRecursive began.
func (t *Thread) Leave() { t.Native-- }

// Park suspends the coroutine running on this goroutine, handing v to whoever
// drives it (a Future to the event loop, None for a bare switch), and returns
// what the driver sends back or throws in.
func (t *Thread) Park(v Value) (Value, error) {
	if t.park == nil {
		return Value{}, Raisef(RuntimeError, "await outside of a running coroutine")
	}
	t.parked = true
	v, err := t.park(v)
	t.parked = false
	return v, err
}

// SetPark gives the thread the function that Park uses: the yield of the
// goroutine's iter.Pull.
func (t *Thread) SetPark(park func(Value) (Value, error)) { t.park = park }

// Limits bound what a running program may use; zero means no limit.
type Limits struct {
	Steps int64 // calls, loop turns and units of built-in work
	Bytes int64 // bytes allocated by built-ins for results of variable size
	Depth int   // nested calls, Python's recursion limit
}

// LimitError says that a program passed one of its Limits. A script cannot
// catch it.
type LimitError struct {
	Resource string // "steps", "bytes" or "depth"
	Limit    int64
}

func (e *LimitError) Error() string {
	return fmt.Sprintf("script exceeded its limit of %d %s", e.Limit, e.Resource)
}

// AsException returns err as a Python exception, when it is one that a script
// can catch.
func AsException(err error) (*Exception, bool) {
	if e, ok := err.(*Exception); ok {
		return e, true
	}
	var e *Exception
	ok := errors.As(err, &e)
	return e, ok
}
