package object

import (
	"fmt"
	"strings"
)

// Exception is an instance of BaseException or of a class derived from it. It
// is a Go error: built-ins return it, callers match it with errors.As.
type Exception struct {
	Attrs
	// Args is the attribute args.
	Args *Tuple
	// Members are the values of the attributes that the class's layout adds
	// (StopIteration.value, OSError.errno, …); unbound ones read as None.
	Members []Value
	// Cause and Context are __cause__ and __context__, nil for None.
	Cause, Context *Exception
	// SuppressContext is __suppress_context__, set by `raise … from`.
	SuppressContext bool
	// Traceback is __traceback__: its outermost entry, nil for None.
	Traceback *Traceback
	// Host is the Go error of the host that the exception stands for, or nil.
	Host error
}

// Type returns the exception's class.
func (e *Exception) Type() *Type { return e.shape.class }

// Value returns e as a value.
func (e *Exception) Value() Value { return Value{obj: e} }

// Error returns "ValueError: message", the last line of a traceback.
func (e *Exception) Error() string {
	text := e.Message()
	if text == "" {
		return e.Type().Name
	}
	return e.Type().Name + ": " + text
}

// Message returns str(e) for exceptions whose arguments are plain values,
// without calling code of the script.
func (e *Exception) Message() string {
	switch len(e.Args.Elems) {
	case 0:
		return ""
	case 1:
		if s, ok := e.Args.Elems[0].AsStr(); ok && !e.Type().IsSubtype(KeyError) {
			return s.text
		}
		return plainRepr(e.Args.Elems[0])
	}
	parts := make([]string, len(e.Args.Elems))
	for i, a := range e.Args.Elems {
		parts[i] = plainRepr(a)
	}
	return "(" + strings.Join(parts, ", ") + ")"
}

// plainRepr is repr for built-in scalar types; other objects are named by
// their type alone, as their __repr__ may be script code.
func plainRepr(v Value) string {
	switch v.obj.(type) {
	case *intKind, *floatKind, *boolKind, *noneObject, *Str, *Bytes, *BigInt, *Complex:
		if s, err := ReprString(nil, v); err == nil {
			return s
		}
	}
	return "<" + v.Type().Name + " object>"
}

// NewException makes an exception of class with args, without calling
// __init__.
func NewException(class *Type, args ...Value) *Exception {
	e := &Exception{Args: emptyTuple}
	e.init(class)
	if len(args) > 0 {
		e.Args = &Tuple{Elems: args}
	}
	initMembers(e)
	return e
}

// Raise makes an exception of class with args, as a Go error.
func Raise(class *Type, args ...Value) error { return NewException(class, args...) }

// Raisef makes an exception of class whose one argument is the formatted text.
func Raisef(class *Type, format string, args ...any) error {
	text := format
	if len(args) > 0 {
		text = fmt.Sprintf(format, args...)
	}
	return NewException(class, NewStr(text))
}

// TypeErrorf makes a TypeError.
func TypeErrorf(format string, args ...any) error { return Raisef(TypeError, format, args...) }

// ValueErrorf makes a ValueError.
func ValueErrorf(format string, args ...any) error { return Raisef(ValueError, format, args...) }

// AttributeErrorf makes an AttributeError with its obj and name set, from
// which the traceback computes "Did you mean".
func AttributeErrorf(obj Value, name *Str, format string, args ...any) error {
	e := NewException(AttributeError, NewStr(fmt.Sprintf(format, args...)))
	e.Members = []Value{name.Value(), obj}
	return e
}

// Matches reports whether err is a Python exception of class or of a class
// derived from it.
func Matches(err error, class *Type) bool {
	e, ok := err.(*Exception)
	return ok && e.Type().IsSubtype(class)
}

// Traceback is one entry of a traceback: where in a frame an exception passed.
type Traceback struct {
	// Next is the entry of the frame called from here, nil for the innermost.
	Next *Traceback
	Code CodeInfo
	// Span is the place in the code's source.
	Span Span
	// Names is what was visible in the frame, for "Did you mean". The tree
	// gives it to the entry where a NameError or AttributeError began.
	Names *FrameNames
}

// FrameNames are the namespaces of a frame: variables that are bound.
type FrameNames struct{ Locals, Globals *Dict }

func (*Traceback) Type() *Type { return TracebackType }

// Span is a place in a source text: byte offsets.
type Span struct{ Start, End int32 }

// CodeInfo is what a traceback needs to know of the code of a frame.
type CodeInfo interface {
	// CodeName is co_name, CodeQualName co_qualname.
	CodeName() string
	CodeQualName() string
	Filename() string
	// Locate turns a span into lines (from 1) and columns (from 0, in UTF-8
	// bytes).
	Locate(Span) Location
	// SourceLine returns line n without its line end, and whether the source
	// is known.
	SourceLine(n int) (string, bool)
	// Anchors returns where in the span the operator, the brackets of a
	// subscript or the parentheses of a call are: the part that a traceback
	// marks with ^ among ~.
	Anchors(Span) (Span, bool)
}

// Location is a resolved Span.
type Location struct{ Line, Column, EndLine, EndColumn int }

// ExitCode returns the code of a SystemExit.
func ExitCode(e *Exception) Value {
	if len(e.Members) > 0 && !e.Members[0].IsUnbound() {
		return e.Members[0]
	}
	return None
}
