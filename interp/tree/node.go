package tree

import (
	"github.com/apy-lang/apy/interp/object"
	"github.com/apy-lang/apy/parser"
)

// expr is an executable expression.
type expr interface {
	eval(f *frame) (object.Value, error)
}

// stmt is an executable statement.
type stmt interface {
	exec(f *frame) (signal, error)
}

// target is what an assignment, a for loop or a with statement binds.
type target interface {
	assign(f *frame, v object.Value) error
}

// signal tells how a statement ended.
type signal uint8

const (
	next signal = iota
	breakLoop
	continueLoop
	returnValue // frame.result holds the value
	yieldValue  // frame.result holds the value; the nodes above keep their state
)

// place is where a node stands in the source, for its traceback entry.
type place = object.Span

func placeOf(n parser.Node) place {
	s := n.Bounds()
	return place{Start: s.Start, End: s.End}
}
