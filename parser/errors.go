package parser

import "fmt"

// A SyntaxError is a mistake in a source, told as CPython tells it.
type SyntaxError struct {
	Kind string // "SyntaxError", "IndentationError" or "TabError"
	Msg  string

	Filename string
	// Line and EndLine count from 1; Offset and EndOffset are columns in
	// characters, counted from 1. They are what the attributes lineno, offset,
	// end_lineno and end_offset of the Python exception hold. EndLine is 0 where
	// the end is not known.
	Line, Offset       int
	EndLine, EndOffset int
	Text               string // the source line, with its line ending if it has one
}

// Error returns the message with its place, on one line.
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s: %s", e.Filename, e.Line, e.Offset, e.Kind, e.Msg)
}
