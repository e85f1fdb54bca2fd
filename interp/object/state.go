package object

import (
	"context"
	"io"
)

// State is what all threads of one running session share (CPython's
// interpreter state). Only the thread that is running may touch it.
type State struct {
	// Context ends the session when it is done.
	Context context.Context
	// Limits bound the session.
	Limits Limits
	// RecursionLimit is sys.getrecursionlimit().
	RecursionLimit int
	// Interrupt, when set, is asked at every quantum for an exception to raise
	// in the running thread (KeyboardInterrupt).
	Interrupt func(*Thread) error

	Stdout, Stderr io.Writer
	Stdin          io.Reader

	// Modules is sys.modules: name to module.
	Modules *Dict
	// Builtins is the namespace of the module builtins.
	Builtins *Dict
	// Import finds, runs and returns the module of an absolute dotted name.
	Import func(t *Thread, name string) (Value, error)

	// Extensions holds what packages above this one keep per session, under
	// keys of their own types.
	Extensions map[any]any

	fibers               fiberPool
	stepsUsed, bytesUsed int64
	asyncGenerators      map[*AsyncGenerator]int64
	asyncGeneratorCount  int64
	lastID               int64
	ids                  map[Object]int64
}

// NewState makes the state of a session with no limits, whose output is
// discarded and whose input is empty.
func NewState(ctx context.Context) *State {
	return &State{
		Context:        ctx,
		RecursionLimit: 1000,
		Stdout:         io.Discard,
		Stderr:         io.Discard,
		Modules:        NewDict(),
		Builtins:       NewDict(),
		Extensions:     map[any]any{},
	}
}
