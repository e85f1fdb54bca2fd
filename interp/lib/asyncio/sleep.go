package asyncio

import (
	"math"

	"github.com/apy-lang/apy/interp/loop"
	"github.com/apy-lang/apy/interp/object"
)

// sleeper is a sleep that lasts: its future and its timer in one allocation.
type sleeper struct {
	future loop.Future
	timer  loop.Timer
	result object.Value
}

// Run ends the sleep.
func (s *sleeper) Run(*object.Thread, *loop.Future) error {
	if s.future.Done() {
		return nil
	}
	return s.future.SetResult(s.result)
}

// sleep is asyncio.sleep.
func sleep(t *object.Thread, args []object.Value) (object.Value, error) {
	delay, result := args[0], optional(args[1])
	seconds, ok := delay.Float64()
	if !ok {
		none, err := notPositive(t, delay)
		if err != nil {
			return object.Value{}, err
		}
		if none {
			seconds = 0
		} else if seconds, err = toSeconds(t, delay); err != nil {
			return object.Value{}, err
		}
	}
	if seconds <= 0 {
		// One turn of the loop, without a future.
		_, err := t.Park(object.None)
		return result, err
	}
	if math.IsNaN(seconds) {
		return object.Value{}, object.ValueErrorf("Invalid delay: NaN (not a number)")
	}
	l, err := loop.Of(t.State).RequireRunning()
	if err != nil {
		return object.Value{}, err
	}
	s := &sleeper{result: result}
	s.future.Init(l, nil)
	if err := l.StartTimer(&s.timer, l.Time()+seconds, s); err != nil {
		return object.Value{}, err
	}
	v, err := s.future.AwaitOn(t)
	l.StopTimer(&s.timer)
	return v, err
}

// notPositive is v <= 0.
func notPositive(t *object.Thread, v object.Value) (bool, error) {
	if n, ok := v.Int64(); ok {
		return n <= 0, nil
	}
	less, err := object.Compare(t, object.LE, v, object.Int(0))
	if err != nil {
		return false, err
	}
	return object.Truth(t, less)
}

// toSeconds converts what a script gives as a number of seconds to a float, by
// adding it to one as CPython's loop does.
func toSeconds(t *object.Thread, v object.Value) (float64, error) {
	sum, err := object.BinaryOperation(t, object.Add, object.Float(0), v)
	if err != nil {
		return 0, err
	}
	seconds, ok := sum.Float64()
	if !ok {
		return 0, object.TypeErrorf("a time must be an int or a float, not %s", v.Type().Name)
	}
	return seconds, nil
}
