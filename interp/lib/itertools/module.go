package itertools

import (
	"sync"

	"github.com/apy-lang/apy/interp/object"
)

type (
	value  = object.Value
	thread = object.Thread
)

// A kind is what a type of this module is made of.
type kind struct {
	target **object.Type
	name   string
	doc    string
	make   func(t *thread, args []value, names []*object.Str) (object.Object, error)
	next   func(t *thread, self value) (value, bool, error)
	extend func(c *object.Type)
}

// kinds are the types in the order of their definition: those of a script's
// view first.
func kinds() []kind {
	return []kind{
		accumulateKind, batchedKind, chainKind, combinationsKind, replacementKind, compressKind, countKind,
		cycleKind, dropWhileKind, filterFalseKind, groupByKind, groupKind, isliceKind, pairwiseKind,
		permutationsKind, productKind, repeatKind, starMapKind, takeWhileKind, teeKind, zipLongestKind,
	}
}

var defineTypes sync.Once

// New makes the module for a session.
func New(*thread) (*object.Module, error) {
	defineTypes.Do(func() {
		for _, k := range kinds() {
			k.define()
		}
	})
	m := object.NewModule("itertools")
	m.Set("__doc__", object.NewStr("Functional tools for creating and using iterators."))
	for _, k := range kinds() {
		m.Set((*k.target).Name, (*k.target).Value())
	}
	m.Func("tee", object.Positional(1, 2), tee)
	return m, nil
}

func (k kind) define() {
	c := object.NewBuiltinType("itertools."+k.name, object.ObjectType)
	*k.target = c
	c.Doc = k.doc
	c.Slots.New = func(t *thread, cls *object.Type, args []value, names []*object.Str) (value, error) {
		args, names = cls.WithoutInitKeywords(args, names)
		it, err := k.make(t, args, names)
		if err != nil {
			return value{}, err
		}
		return object.NewOf(cls, c, object.FromObject(it)), nil
	}
	c.Slots.Iter = object.IterSelf
	c.Slots.Next = k.next
	if k.extend != nil {
		k.extend(c)
	}
	object.Ready(c)
}

// nextOf makes the Next slot of a Go iterator.
func nextOf[T interface {
	object.Object
	next(t *thread) (value, bool, error)
}](t *thread, self value) (value, bool, error) {
	return object.BaseOf[T](self).next(t)
}

// bind checks the arguments of a constructor and copies them out of the stack.
func bind(t *thread, signature *object.Signature, name string, args []value, names []*object.Str) ([]value, error) {
	bound, window, err := signature.Bind(t, name, args, names)
	if err != nil {
		return nil, err
	}
	kept := append([]value(nil), bound...)
	if window != nil {
		t.Pop(window)
	}
	return kept, nil
}

// next is the next item of an iterator that Iter has given.
func next(t *thread, it value) (value, bool, error) { return it.Type().Slots.Next(t, it) }

func isNone(v value) bool { return v.IsUnbound() || v.IsNone() }

const valueBytes = 24

// size is an argument that C code takes as a Py_ssize_t.
func size(t *thread, v value) (int, error) {
	index, err := object.Index(t, v)
	if err != nil {
		return 0, err
	}
	n, ok := index.Int64()
	if !ok {
		return 0, object.Raisef(object.OverflowError, "Python int too large to convert to C ssize_t")
	}
	return int(n), nil
}
