// Package timemod is the module time. All its time comes from the session's
// [loop.Clock]: the host decides what a script's clock shows, and on a virtual
// clock sleep costs nothing.
package timemod

import (
	"math"

	"github.com/apy-lang/apy/interp/loop"
	"github.com/apy-lang/apy/interp/object"
)

const nanoseconds = 1e9

// New makes the module for a session.
func New(*object.Thread) (*object.Module, error) {
	m := object.NewModule("time")
	addClock(m, "time", func(c loop.Clock) float64 { return float64(c.Wall().UnixNano()) / nanoseconds })
	addClock(m, "monotonic", loop.Clock.Monotonic)
	addClock(m, "perf_counter", loop.Clock.Monotonic)
	addNanoseconds(m, "time_ns", func(c loop.Clock) int64 { return c.Wall().UnixNano() })
	addNanoseconds(m, "monotonic_ns", monotonicNanoseconds)
	addNanoseconds(m, "perf_counter_ns", monotonicNanoseconds)
	m.Func("sleep", object.OneArg, sleep)
	return m, nil
}

func monotonicNanoseconds(c loop.Clock) int64 { return int64(c.Monotonic() * nanoseconds) }

func addClock(m *object.Module, name string, read func(loop.Clock) float64) {
	m.Func(name, object.NoArgs, func(t *object.Thread, _ []object.Value) (object.Value, error) {
		return object.Float(read(loop.Of(t.State).Clock)), nil
	})
}

func addNanoseconds(m *object.Module, name string, read func(loop.Clock) int64) {
	m.Func(name, object.NoArgs, func(t *object.Thread, _ []object.Value) (object.Value, error) {
		return object.Int(read(loop.Of(t.State).Clock)), nil
	})
}

// sleep blocks the script, its event loop included.
func sleep(t *object.Thread, args []object.Value) (object.Value, error) {
	seconds, err := sleepSeconds(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	if seconds < 0 {
		return object.Value{}, object.ValueErrorf("sleep length must be non-negative")
	}
	return object.None, loop.Of(t.State).Sleep(t, seconds)
}

// maxSeconds is where CPython's count of nanoseconds overflows.
const maxSeconds = math.MaxInt64 / nanoseconds

// sleepSeconds converts the argument of sleep.
func sleepSeconds(t *object.Thread, v object.Value) (float64, error) {
	if f, ok := v.Float64(); ok {
		switch {
		case math.IsNaN(f):
			return 0, object.ValueErrorf("Invalid value NaN (not a number)")
		case math.Abs(f) >= maxSeconds:
			return 0, object.Raisef(object.OverflowError, "timestamp out of range for platform time_t")
		}
		return f, nil
	}
	i, err := object.Index(t, v)
	if err != nil {
		return 0, err
	}
	n, ok := i.Int64()
	if !ok || math.Abs(float64(n)) >= maxSeconds {
		return 0, object.Raisef(object.OverflowError, "timestamp too large to convert to C PyTime_t")
	}
	return float64(n), nil
}
