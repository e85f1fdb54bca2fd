package timemod

import (
	"context"
	"errors"
	"math"
	"math/big"
	"testing"
	"testing/synctest"
	"time"

	"github.com/apy-lang/apy/interp/loop"
	"github.com/apy-lang/apy/interp/object"
)

func newThread(ctx context.Context, clock loop.Clock) *object.Thread {
	state := object.NewState(ctx)
	loop.Of(state).Clock = clock
	return object.NewThread(state)
}

// call calls a function of the module.
func call(t *testing.T, th *object.Thread, name string, args ...object.Value) (object.Value, error) {
	t.Helper()
	m, err := New(th)
	if err != nil {
		t.Fatal(err)
	}
	f, ok := m.Dict.GetStr(object.Intern(name))
	if !ok {
		t.Fatalf("time.%s is missing", name)
	}
	return object.Call(th, f, args, nil)
}

func TestVirtualTime(t *testing.T) {
	t.Parallel()
	clock := loop.VirtualClock(time.Unix(1000, 0))
	th, start := newThread(t.Context(), clock), clock.Monotonic()
	if _, err := call(t, th, "sleep", object.Int(86400)); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]float64{"time": 87400, "monotonic": start + 86400, "perf_counter": start + 86400} {
		v, err := call(t, th, name)
		if got, _ := v.Float64(); err != nil || got != want {
			t.Errorf("%s() is %v, %v, want %v", name, got, err, want)
		}
	}
	v, err := call(t, th, "time_ns")
	if err != nil || v.RawInt() != 87400*nanoseconds {
		t.Errorf("time_ns() is %v, %v", v, err)
	}
}

func TestRealSleep(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		th := newThread(ctx, loop.RealClock())
		began := time.Now()
		if _, err := call(t, th, "sleep", object.Float(1.5)); err != nil {
			t.Fatal(err)
		}
		if took := time.Since(began); took != 1500*time.Millisecond {
			t.Errorf("slept %v", took)
		}
		if _, err := call(t, th, "sleep", object.Int(3600)); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v", err)
		}
	})
}

func TestSleepErrors(t *testing.T) {
	t.Parallel()
	th := newThread(t.Context(), loop.VirtualClock(time.Unix(0, 0)))
	huge, _ := new(big.Int).SetString("1000000000000000000000000000000", 10)
	for _, test := range []struct {
		arg  object.Value
		want string
	}{
		{object.Int(-1), "ValueError: sleep length must be non-negative"},
		{object.Float(-1e-12), "ValueError: sleep length must be non-negative"},
		{object.Float(math.NaN()), "ValueError: Invalid value NaN (not a number)"},
		{object.Float(1e20), "OverflowError: timestamp out of range for platform time_t"},
		{object.BigIntValue(huge), "OverflowError: timestamp too large to convert to C PyTime_t"},
		{object.NewStr("a"), "TypeError: 'str' object cannot be interpreted as an integer"},
		{object.None, "TypeError: 'NoneType' object cannot be interpreted as an integer"},
	} {
		if _, err := call(t, th, "sleep", test.arg); err == nil || err.Error() != test.want {
			t.Errorf("sleep: got %v, want %s", err, test.want)
		}
	}
}
