package tree

import (
	"fmt"

	"github.com/apy-lang/apy/interp/loop"
	"github.com/apy-lang/apy/interp/object"
)

// A for loop that ends early drops its iterator. CPython, which counts
// references, then closes a generator that only the loop knew, and the
// generator's finally blocks run at once. apy does not count references, but
// it can tell the case that matters from the syntax: a loop over the call of a
// generator function, or over a generator expression, is the only one to know
// that generator.

// freshSource is an expression that can tell whether its value is a generator
// it has just made.
type freshSource interface {
	evalFresh(f *frame) (v object.Value, fresh bool, err error)
}

func (n *call) evalFresh(f *frame) (v object.Value, fresh bool, err error) {
	callee, err := n.fn.eval(f)
	if err != nil {
		return callee, false, err
	}
	v, err = n.apply(f, callee)
	fn, ok := callee.Object().(*Function)
	return v, ok && fn.code.makesGenerator(), err
}

func (n *callMethod) evalFresh(f *frame) (v object.Value, fresh bool, err error) {
	v, err = n.eval(f)
	c := &f.env.caches[n.cache]
	return v, c.kind == classFunction && c.fn.code.makesGenerator(), err
}

func (n *makeGenerator) evalFresh(f *frame) (v object.Value, fresh bool, err error) {
	v, err = n.eval(f)
	return v, true, err
}

func (c *Code) makesGenerator() bool {
	return c.kind == generatorCode || c.kind == asyncGeneratorCode
}

// evalIterable evaluates the iterable of a loop.
func (f *frame) evalIterable(e expr) (v object.Value, fresh bool, err error) {
	if source, ok := e.(freshSource); ok {
		return source.evalFresh(f)
	}
	v, err = e.eval(f)
	return v, false, err
}

// abandon closes a fresh generator that a loop has left early. As in CPython,
// what goes wrong then is only reported.
func (f *frame) abandon(v object.Value) {
	var err error
	switch g := v.Object().(type) {
	case *object.Generator:
		result := f.result
		_, err = g.Close(f.t)
		f.result = result
	case *object.AsyncGenerator:
		err = loop.CloseAbandoned(f.t, g)
	}
	if e, ok := err.(*object.Exception); ok {
		repr, _ := object.ReprString(f.t, v)
		fmt.Fprintf(f.t.State.Stderr, "Exception ignored in: %s\n%s", repr, object.FormatException(f.t, e))
	}
}
