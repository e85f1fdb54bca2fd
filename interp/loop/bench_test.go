package loop

import (
	"context"
	"testing"
	"time"

	"github.com/apy-lang/apy/interp/object"
)

// benchmark runs body as a coroutine of a fresh session.
func benchmark(b *testing.B, body func(t *object.Thread, l *Loop) error) {
	state := object.NewState(context.Background())
	thread := object.NewThread(state)
	session := Of(state)
	session.Clock = VirtualClock(time.Unix(0, 0))
	defer state.StopFibers()
	l := session.NewLoop()
	b.ReportAllocs()
	b.ResetTimer()
	if _, err := l.RunUntilComplete(thread, coroutine(func(t *object.Thread) error { return body(t, l) })); err != nil {
		b.Fatal(err)
	}
}

func BenchmarkSpawnAndAwait(b *testing.B) {
	nothing := func(*object.Thread) (object.Value, error) { return object.None, nil }
	benchmark(b, func(t *object.Thread, l *Loop) error {
		for range b.N {
			task, err := l.CreateTask(t, testName.New(nothing), object.None)
			if err != nil {
				return err
			}
			if _, err := task.AwaitOn(t); err != nil {
				return err
			}
		}
		return nil
	})
}

func BenchmarkSwitch(b *testing.B) {
	benchmark(b, func(t *object.Thread, _ *Loop) error {
		for range b.N {
			if err := relinquish(t); err != nil {
				return err
			}
		}
		return nil
	})
}

func BenchmarkSwitchAmong1000Tasks(b *testing.B) {
	benchmark(b, func(t *object.Thread, l *Loop) error {
		args := make([]object.Value, 1000)
		for i := range args {
			args[i] = coroutine(func(t *object.Thread) error {
				for range b.N / 1000 {
					if err := relinquish(t); err != nil {
						return err
					}
				}
				return nil
			})
		}
		f, err := Gather(t, args, false)
		if err != nil {
			return err
		}
		_, err = f.AwaitOn(t)
		return err
	})
}

func BenchmarkFutureRoundTrip(b *testing.B) {
	benchmark(b, func(t *object.Thread, l *Loop) error {
		for range b.N {
			f := l.NewFuture()
			if err := l.CallSoon((*wake)(f)); err != nil {
				return err
			}
			if _, err := f.AwaitOn(t); err != nil {
				return err
			}
		}
		return nil
	})
}
