package object

// What the packages of the library need to write types of their own.

// NewOf makes the instance of cls for a built-in value of type base: the value
// itself, or a Derived around it for a subclass.
func NewOf(cls, base *Type, v Value) Value { return newOf(cls, base, v) }

// BaseOf returns the Go object of a receiver that is one, or the script's
// subclass of its type.
func BaseOf[T Object](v Value) T { return baseOf[T](v) }

// BaseObject returns the Go object of type T that v is or, for an instance of
// a script's subclass, holds.
func BaseObject[T Object](v Value) (T, bool) {
	if o, ok := v.obj.(T); ok {
		return o, true
	}
	if d, ok := v.obj.(*Derived); ok {
		o, ok := d.Base.obj.(T)
		return o, ok
	}
	var none T
	return none, false
}

// NoHash makes instances of t unhashable.
func (t *Type) NoHash() { t.noHash() }

// WithoutInitKeywords drops the keyword arguments of a call of a subclass that
// has an __init__ of its own, for which they are meant.
func (t *Type) WithoutInitKeywords(args []Value, names []*Str) ([]Value, []*Str) {
	return t.withoutInitKeywords(args, names)
}

// AllowAttributes lets instances of t, whose Go type implements HasAttrs, carry
// attributes of their own.
func (t *Type) AllowAttributes() {
	t.Flags |= HasDict
	t.GetSet("__dict__", instanceDict, setInstanceDict)
}

// Init makes a the storage of a fresh instance of c.
func (a *Attrs) Init(c *Type) { a.init(c) }

// IterSelf is the Iter slot of iterators.
func IterSelf(_ *Thread, self Value) (Value, error) { return self, nil }

// EndOnStop turns a StopIteration that a script's function raised while an
// iterator called it into the end of that iterator.
func EndOnStop(err error) error { return endOnStop(err) }

// MakeTuple makes a tuple of n elements to be filled in, in one allocation
// where n is small.
func MakeTuple(n int) *Tuple { return makeTuple(n) }

// Value returns c as a value.
func (c *Tuple) Value() Value { return Value{obj: c} }

// Value returns f as a value.
func (f *Builtin) Value() Value { return Value{obj: f} }
