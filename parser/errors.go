package parser

import "fmt"

// A SyntaxError is a mistake in a source, told as CPython tells it.
type SyntaxError struct {
	// Kind is the name of the Python exception: "SyntaxError", "IndentationError"
	// or "TabError"; "MemoryError" or "RecursionError", without a place, for a
	// source that is nested too deeply.
	Kind string
	Msg  string

	Filename string
	// Line and EndLine count from 1; Offset and EndOffset are columns in
	// characters, counted from 1. They are what the attributes lineno, offset,
	// end_lineno and end_offset of the Python exception hold: where CPython does
	// not know the end, EndOffset is 0 or -1 as there.
	Line, Offset       int
	EndLine, EndOffset int
	Text               string // the source line, with its line ending if it has one
}

// Error returns the message with its place, on one line.
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s: %s", e.Filename, e.Line, e.Offset, e.Kind, e.Msg)
}
