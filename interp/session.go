package interp

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"github.com/apy-lang/apy/interp/lib/builtins"
	"github.com/apy-lang/apy/interp/lib/sysmod"
	"github.com/apy-lang/apy/interp/loop"
	"github.com/apy-lang/apy/interp/object"
)

// Session keeps a namespace and an event loop alive between runs and calls.
// Its methods may be called from any goroutine; they take turns.
type Session struct {
	mu      sync.Mutex
	ctx     context.Context
	state   *object.State
	thread  *object.Thread
	main    *object.Module
	loops   *loop.Session
	closed  bool
	closing sync.Once

	interrupted chan struct{} // tells an interrupt to a script that waits for input
}

// ErrClosed is what the methods of a closed session return.
var ErrClosed = errors.New("interp: session is closed")

// NewSession begins a session, which ends with Close or when ctx is done.
func (in *Interp) NewSession(ctx context.Context) (*Session, error) {
	c := &in.config
	state := object.NewState(ctx)
	state.Limits = object.Limits{Steps: c.limits.Steps, Bytes: c.limits.Bytes, Depth: c.limits.Depth}
	if c.limits.Depth > 0 {
		state.RecursionLimit = min(state.RecursionLimit, c.limits.Depth)
	}
	state.Stdout, state.Stderr = c.stdout, c.stderr
	s := &Session{
		ctx: ctx, state: state, thread: object.NewThread(state), main: object.NewModule("__main__"), loops: loop.Of(state),
		interrupted: make(chan struct{}, 1),
	}
	state.Stdin = &stdinReader{session: s, host: c.stdin}
	state.Interrupt = s.loops.TakeInterrupt
	if c.clock.start != nil {
		s.loops.Clock = c.clock.start()
	}
	state.Import = (&importer{c.modules}).load
	sysmod.Configure(state, c.args)
	s.main.Set("__builtins__", builtins.New(s.thread).Value())
	state.Modules.SetStr(object.Intern("__main__"), s.main.Value())
	for _, b := range c.bindings {
		v, err := b.make(s.thread)
		if err != nil {
			return nil, fmt.Errorf("interp: bind %s: %w", b.name, err)
		}
		s.main.Set(b.name, v)
	}
	return s, nil
}

// Run runs a program in the session's namespace; see [Interp.Run].
func (s *Session) Run(ctx context.Context, p *Program, vars map[string]any) (result *Result, err error) {
	err = s.do(ctx, func() error {
		for _, name := range slices.Sorted(maps.Keys(vars)) {
			v, err := toPythonNamed(name, vars[name])
			if err != nil {
				return fmt.Errorf("interp: variable %s: %w", name, err)
			}
			s.main.Set(name, v)
		}
		if file := p.tree.File.Name; !strings.HasPrefix(file, "<") {
			s.main.Set("__file__", object.NewStr(file))
		}
		err := p.tree.Run(s.thread, s.main)
		result = newResult(s)
		return err
	})
	return result, err
}

// Call calls a function of the session: the name of a global, or an *Object
// that Get or an earlier call gave. If it returns an awaitable, Call runs the
// event loop until that is done and returns its result.
func (s *Session) Call(ctx context.Context, function any, args ...any) (result any, err error) {
	err = s.do(ctx, func() error {
		fn, err := s.callee(function)
		if err != nil {
			return err
		}
		values := make([]object.Value, len(args))
		for i, arg := range args {
			if values[i], err = toPython(arg); err != nil {
				return fmt.Errorf("interp: argument %d: %w", i+1, err)
			}
		}
		v, err := object.Call(s.thread, fn, values, nil)
		if err == nil {
			v, err = s.await(v)
		}
		if err == nil {
			result = toGo(v)
		}
		return err
	})
	return result, err
}

func (s *Session) callee(function any) (object.Value, error) {
	switch f := function.(type) {
	case string:
		if v, ok := s.main.Dict.GetStr(object.StrObject(f)); ok {
			return v, nil
		}
		return object.Value{}, fmt.Errorf("interp: the session has no global %q", f)
	case *Object:
		return f.value, nil
	}
	return object.Value{}, fmt.Errorf("interp: cannot call a %T", function)
}

// await runs the event loop until an awaitable is done.
func (s *Session) await(v object.Value) (object.Value, error) {
	if v.Type().Slots.Await == nil {
		return v, nil
	}
	l, err := s.loops.Current()
	if err != nil || l.Closed() {
		l = s.loops.NewLoop()
		s.loops.SetCurrent(l)
	}
	return l.RunUntilComplete(s.thread, v)
}

// Get returns a global of the session, converted as [Result] says.
func (s *Session) Get(name string) (any, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	v, ok := s.main.Dict.GetStr(object.StrObject(name))
	if !ok {
		return nil, false
	}
	return toGo(v), true
}

// Interrupt raises KeyboardInterrupt in the script that is running, as Ctrl-C
// does; under asyncio.run it cancels the main task. It does not wait, and
// returns false if an earlier interrupt has not reached the script yet, as when
// that waits for a Go function or a writer.
func (s *Session) Interrupt() bool {
	first := s.loops.Interrupt()
	select {
	case s.interrupted <- struct{}{}:
	default: // one is pending already
	}
	return first
}

// do runs script code under ctx and the session's own context.
func (s *Session) do(ctx context.Context, run func() error) (err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return ErrClosed
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if ctx != s.ctx {
		joined, cancel := context.WithCancelCause(ctx)
		stop := context.AfterFunc(s.ctx, func() { cancel(context.Cause(s.ctx)) })
		defer func() { stop(); cancel(nil) }()
		ctx = joined
	}
	s.state.Context = ctx
	defer func() {
		if p := recover(); p != nil {
			err = &InternalError{Value: p, Stack: debug.Stack()}
		}
	}()
	return s.wrap(run())
}

// Close ends the session: pending tasks are dropped, and when it returns no
// goroutine of the session is left. It may be called more than once.
func (s *Session) Close() {
	s.closing.Do(func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.closed = true
		defer func() { _ = recover() }() // a session that has failed inside still ends its goroutines
		defer s.state.StopFibers()
		_ = s.loops.Close(s.thread)
	})
}
