package interp

import (
	"bytes"
	"context"
	"errors"
	"io"

	"github.com/apy-lang/apy/interp/tree"
)

// Program is a compiled script. It is immutable: any number of goroutines may
// run it at once, in any number of Interps.
type Program struct{ tree *tree.Program }

// Compile compiles the source text of a script. name is the file name that
// tracebacks show and that the script sees as __file__. The error is a
// *parser.SyntaxError.
func Compile(name, source string) (*Program, error) {
	p, err := tree.Compile(name, source)
	if err != nil {
		return nil, err
	}
	return &Program{p}, nil
}

// Interp is a configured interpreter. It keeps nothing between runs and may be
// used by several goroutines at once, as far as the writers, readers and
// functions that its options name allow that.
type Interp struct{ config config }

// New makes an interpreter. Without options a script reaches nothing of the
// outside, its output is discarded and [DefaultLimits] hold.
func New(options ...Option) (*Interp, error) {
	in := &Interp{config{
		stdout: io.Discard, stderr: io.Discard, stdin: bytes.NewReader(nil),
		args: []string{""}, limits: DefaultLimits,
	}}
	for _, option := range options {
		if option == nil {
			return nil, errors.New("interp: nil option")
		}
		if err := option(&in.config); err != nil {
			return nil, errors.Join(errors.New("interp: bad option"), err)
		}
	}
	return in, nil
}

// Run runs a program as the module __main__ in a session of its own, with vars
// as global names, and returns the globals that it leaves. It ends when the
// script does, when ctx is done (the error then wraps ctx's) or when a limit
// is passed (*LimitError). An uncaught Python exception is an *Exception.
func (in *Interp) Run(ctx context.Context, p *Program, vars map[string]any) (*Result, error) {
	s, err := in.NewSession(ctx)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return s.Run(ctx, p, vars)
}
