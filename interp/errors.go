package interp

import (
	"fmt"

	"github.com/apy-lang/apy/interp/object"
)

// LimitError says that a script passed one of its [Limits].
type LimitError = object.LimitError

// Exception is a Python exception that a script did not catch.
type Exception struct {
	// Class is the name of the exception's class, "ValueError".
	Class string
	// Message is str(exception).
	Message string

	bases     []string
	traceback string
	exit      *object.Exception // when it is a SystemExit
	cause     error
}

// Error returns the last line of the traceback, "ValueError: message".
func (e *Exception) Error() string {
	if e.Message == "" {
		return e.Class
	}
	return e.Class + ": " + e.Message
}

// Traceback returns what CPython would print on stderr, with a line end.
func (e *Exception) Traceback() string { return e.traceback }

// Unwrap returns the Go error of a bound function that the exception stands
// for, or nil.
func (e *Exception) Unwrap() error { return e.cause }

// Is reports, for the name of a Python class, whether the exception is an
// instance of it: e.IsClass("OSError").
func (e *Exception) IsClass(name string) bool {
	for _, base := range e.bases {
		if base == name {
			return true
		}
	}
	return false
}

// ExitStatus tells what a SystemExit asks for: the status, and the text that
// goes to stderr first. ok is false for any other exception.
func (e *Exception) ExitStatus() (status int, text string, ok bool) {
	if e.exit == nil {
		return 0, "", false
	}
	code := object.ExitCode(e.exit)
	switch {
	case code.IsNone():
		return 0, "", true
	case code.IsInt64():
		return int(code.RawInt() & 0xff), "", true
	case code.IsBool():
		if code.IsTrue() {
			return 1, "", true
		}
		return 0, "", true
	}
	return 1, e.Message, true
}

// PanicError says that a bound Go function panicked. The script cannot catch
// it: it ends there, and the session goes on.
type PanicError struct {
	Function string // the name that the script called
	Value    any    // what the panic gave
	Stack    []byte // where
}

func (e *PanicError) Error() string {
	return fmt.Sprintf("interp: bound function %s panicked: %v", e.Function, e.Value)
}

// Unwrap returns what the panic gave if that is an error, or nil.
func (e *PanicError) Unwrap() error {
	err, _ := e.Value.(error)
	return err
}

// InternalError is a mistake of the interpreter itself, never of a script.
type InternalError struct {
	Value any    // what the panic gave
	Stack []byte // where
}

func (e *InternalError) Error() string { return fmt.Sprintf("apy internal error: %v", e.Value) }

// wrap turns a Python exception into an *Exception while its session can still
// format it.
func (s *Session) wrap(err error) error {
	e, ok := err.(*object.Exception)
	if !ok {
		return err
	}
	message, failed := object.StrString(s.thread, e.Value())
	if failed != nil {
		message = "<exception str() failed>"
	}
	x := &Exception{Class: e.Type().Name, Message: message, cause: e.Host}
	for _, c := range e.Type().MRO {
		x.bases = append(x.bases, c.Name)
	}
	if e.Type().IsSubtype(object.SystemExit) {
		x.exit = e
	}
	x.traceback = object.FormatException(s.thread, e)
	return x
}
