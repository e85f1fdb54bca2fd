package asyncio

import (
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/apy-lang/apy/interp/loop"
	"github.com/apy-lang/apy/interp/object"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var testName = loop.NameCoroutine("test")

// run runs a coroutine written in Go on a virtual clock, as asyncio.run does.
func run1(t testing.TB, body func(t *object.Thread, l *loop.Loop) error) error {
	t.Helper()
	state := object.NewState(t.Context())
	thread := object.NewThread(state)
	session := loop.Of(state)
	session.Clock = loop.VirtualClock(time.Unix(0, 0))
	defer state.StopFibers()
	main := testName.New(func(t *object.Thread) (object.Value, error) {
		return object.None, body(t, session.Running())
	})
	_, err := run(thread, []object.Value{main, {}, {}})
	if closing := session.Close(thread); closing != nil {
		t.Errorf("Close: %v", closing)
	}
	return err
}

func mustRun(t testing.TB, body func(t *object.Thread, l *loop.Loop) error) {
	t.Helper()
	if err := run1(t, body); err != nil {
		t.Fatal(err)
	}
}

// spawn makes a task of a Go function.
func spawn(t testing.TB, th *object.Thread, l *loop.Loop, body func(t *object.Thread) error) *loop.Task {
	t.Helper()
	task, err := l.CreateTask(th, testName.New(func(t *object.Thread) (object.Value, error) {
		return object.None, body(t)
	}), object.None)
	if err != nil {
		t.Fatal(err)
	}
	return task
}

// pause is `await asyncio.sleep(seconds)`.
func pause(th *object.Thread, seconds float64) error {
	_, err := sleep(th, []object.Value{object.Float(seconds), object.None})
	return err
}
