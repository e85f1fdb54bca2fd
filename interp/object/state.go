package object

import (
	"context"
	"io"
	"weak"
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
	// MaxStrDigits is sys.get_int_max_str_digits(); 0 is no limit.
	MaxStrDigits int
	// Interrupt, when set, is asked at every quantum for an exception to raise
	// in the running thread (KeyboardInterrupt).
	Interrupt func(*Thread) error

	Stdout, Stderr io.Writer
	Stdin          io.Reader

	// Modules is sys.modules: name to module.
	Modules *Dict
	// Builtins is the namespace of the module builtins.
	Builtins *Dict
	// Sys is the namespace of the module sys, nil until a script imports it:
	// until then the standard streams are sure to be the host's.
	Sys *Dict
	// Import finds, runs and returns the module of an absolute dotted name, whose
	// packages are imported already; the unbound value when there is none. It
	// puts a module that runs code into Modules first.
	Import func(t *Thread, name string) (Value, error)

	// Extensions holds what packages above this one keep per session, under
	// keys of their own types.
	Extensions map[any]any

	fibers               fiberPool
	stepsUsed, bytesUsed int64
	asyncGenerators      map[*AsyncGenerator]int64
	asyncGeneratorCount  int64
	lastVersion          uint64                         // of the classes that scripts write
	subclasses           map[*Type][]weak.Pointer[Type] // the scripts' classes below built-in types
}

// NewState makes the state of a session with no limits, whose output is
// discarded and whose input is empty.
func NewState(ctx context.Context) *State {
	return &State{
		Context:        ctx,
		RecursionLimit: 1000,
		MaxStrDigits:   DefaultMaxStrDigits,
		Stdout:         io.Discard,
		Stderr:         io.Discard,
		Modules:        NewDict(),
		Builtins:       NewDict(),
		Extensions:     map[any]any{},
		lastVersion:    1, // the version of every built-in type
		subclasses:     map[*Type][]weak.Pointer[Type]{},
	}
}
