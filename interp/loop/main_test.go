package loop

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/apy-lang/apy/interp/object"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// script is a session on which a test runs coroutines written in Go.
type script struct {
	t       *testing.T
	thread  *object.Thread
	session *Session
	loop    *Loop
	log     []string
}

// newScript makes a session on a virtual clock. When the test ends, no
// goroutine of it may be left.
func newScript(t *testing.T) *script {
	return newScriptOn(t, t.Context(), VirtualClock(time.Unix(0, 0)))
}

func newScriptOn(t *testing.T, ctx context.Context, clock Clock) *script {
	state := object.NewState(ctx)
	s := &script{t: t, thread: object.NewThread(state), session: Of(state)}
	s.session.Clock = clock
	s.loop = s.session.NewLoop()
	t.Cleanup(func() {
		if err := s.session.Close(s.thread); err != nil {
			t.Errorf("Close: %v", err)
		}
		state.StopFibers()
	})
	return s
}

// say adds a line to what the script printed.
func (s *script) say(line string) { s.log = append(s.log, line) }

// saw checks what the script printed.
func (s *script) saw(want ...string) {
	s.t.Helper()
	if !slices.Equal(s.log, want) {
		s.t.Errorf("events\n got %q\nwant %q", s.log, want)
	}
}

var testName = NameCoroutine("test")

// coroutine makes a coroutine of a function without a result.
func coroutine(body func(t *object.Thread) error) object.Value {
	return testName.New(func(t *object.Thread) (object.Value, error) {
		return object.None, body(t)
	})
}

// spawn makes a task.
func (s *script) spawn(body func(t *object.Thread) error) *Task {
	s.t.Helper()
	task, err := s.loop.CreateTask(s.thread, coroutine(body), object.None)
	if err != nil {
		s.t.Fatal(err)
	}
	return task
}

// run runs a coroutine to its end.
func (s *script) run(body func(t *object.Thread) error) error {
	_, err := s.loop.RunUntilComplete(s.thread, coroutine(body))
	return err
}

// mustRun is run for a coroutine that succeeds.
func (s *script) mustRun(body func(t *object.Thread) error) {
	s.t.Helper()
	if err := s.run(body); err != nil {
		s.t.Fatal(err)
	}
}

// relinquish is `await asyncio.sleep(0)`.
func relinquish(t *object.Thread) error {
	_, err := t.Park(object.None)
	return err
}

// pause is `await asyncio.sleep(seconds)`.
func (s *script) pause(t *object.Thread, seconds float64) error {
	f := s.loop.NewFuture()
	var timer Timer
	if err := s.loop.StartTimer(&timer, s.loop.Time()+seconds, (*wake)(f)); err != nil {
		return err
	}
	_, err := f.AwaitOn(t)
	s.loop.StopTimer(&timer)
	return err
}

type wake Future

func (w *wake) Run(*object.Thread, *Future) error {
	if f := (*Future)(w); !f.Done() {
		return f.SetResult(object.None)
	}
	return nil
}

// call is a callback made of a function.
type call struct {
	fn func(t *object.Thread, f *Future) error
}

func (c *call) Run(t *object.Thread, f *Future) error { return c.fn(t, f) }

// says is a callback that adds a line.
func (s *script) says(line string) Callback {
	return &call{func(*object.Thread, *Future) error { s.say(line); return nil }}
}

// raised checks that err is a Python exception of class with a text.
func raised(t *testing.T, err error, class *object.Type, text string) {
	t.Helper()
	var e *object.Exception
	if !errors.As(err, &e) || e.Type() != class || e.Message() != text {
		t.Errorf("got %v, want %s: %s", err, class.Name, text)
	}
}
