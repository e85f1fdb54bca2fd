package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"time"

	"github.com/apy-lang/apy/interp"
	"github.com/apy-lang/apy/parser"
)

// script is a script to run, and what it may use.
type script struct {
	name   string // the file name that tracebacks show
	source string
	argv   []string

	folder     string // that it imports modules from
	modulePath string // what tracebacks show before the modules' file names

	virtualTime bool // sleeps take no time, see interp.Virtual

	stdin          io.Reader
	stdout, stderr io.Writer
}

// runMain runs the script as the process's own: Ctrl-C interrupts it.
func runMain(s script) int {
	out := newOutput(s.stdout)
	s.stdin = &flushingReader{s.stdin, out}
	s.stderr = &flushingWriter{s.stderr, out}
	s.stdout = out
	status := s.run(context.Background(), interruptible)
	if err := out.Flush(); err != nil && status == 0 && !isBrokenPipe(err) {
		fmt.Fprintf(os.Stderr, "apy: writing output: %v\n", err)
		return statusException
	}
	return status
}

// run compiles and runs the script and returns its exit status. watch is
// called with the session before the script begins; what it returns is called
// when the script has ended.
func (s script) run(ctx context.Context, watch func(*interp.Session) func()) int {
	program, err := interp.Compile(s.name, s.source)
	if err != nil {
		return s.report(err)
	}
	options := []interp.Option{
		interp.Stdin(s.stdin), interp.Stdout(s.stdout), interp.Stderr(s.stderr), interp.Args(s.argv...),
		interp.ModulesFrom(os.DirFS(s.folder), s.modulePath),
		interp.WithLimits(interp.Limits{}), // like CPython: only sys.setrecursionlimit bounds a script
	}
	if s.virtualTime {
		options = append(options, interp.WithClock(interp.Virtual(time.Now())))
	}
	in, err := interp.New(options...)
	if err != nil {
		return s.report(err)
	}
	session, err := in.NewSession(ctx)
	if err != nil {
		return s.report(err)
	}
	stop := watch(session)
	_, err = session.Run(ctx, program, nil)
	stop()
	session.Close()
	return s.report(err)
}

// report writes what CPython writes when a script ends with err.
func (s script) report(err error) int {
	var syntax *parser.SyntaxError
	var exception *interp.Exception
	var internal *interp.InternalError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &syntax):
		fmt.Fprint(s.stderr, syntax.Format())
		return statusException
	case errors.As(err, &exception):
		if status, text, ok := exception.ExitStatus(); ok {
			if text != "" {
				fmt.Fprintln(s.stderr, text)
			}
			return status
		}
		fmt.Fprint(s.stderr, exception.Traceback())
		if exception.IsClass("KeyboardInterrupt") {
			return statusInterrupt
		}
		return statusException
	case errors.As(err, &internal):
		fmt.Fprintf(s.stderr, "%v\n\n%s\nThis is a mistake in apy, not in the script.\n", internal, internal.Stack)
		return statusInternal
	}
	fmt.Fprintf(s.stderr, "apy: %v\n", err)
	return statusException
}

// interruptible turns Ctrl-C into a KeyboardInterrupt of the session. Pressed
// again while the script could not be reached, it ends the process.
func interruptible(session *interp.Session) (stop func()) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt)
	done := make(chan struct{})
	go func() {
		for {
			select {
			case <-done:
				return
			case <-signals:
			}
			if !session.Interrupt() {
				os.Exit(statusInterrupt)
			}
		}
	}()
	return func() {
		signal.Stop(signals)
		close(done)
	}
}
