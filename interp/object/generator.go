package object

// Resumable is the suspended body of a generator: what the tree gives for a
// function with a yield.
type Resumable interface {
	// Resume continues up to the next yield (yielded is true, v the value) or
	// the end (v is the return value). The pending yield expression gives
	// sent, or raises thrown when that is not nil.
	Resume(t *Thread, sent Value, thrown error) (v Value, yielded bool, err error)
	// Delegate returns the iterator of the `yield from` that is pending, or
	// the unbound value.
	Delegate() Value
	// Code describes the code of the body.
	Code() CodeInfo
	// Frame makes the frame object of the suspended body.
	Frame() Value
}

// named holds the two names of a generator or coroutine, which can be set.
type named struct{ Name, QualName *Str }

// suspension is the state that generators and asynchronous generators share.
type suspension struct {
	named
	body    Resumable // nil when finished
	started bool
	running bool
}

// Generator is what calling a function with a yield gives (PEP 255, 342, 380).
type Generator struct{ suspension }

// GeneratorType is the type of generators.
var GeneratorType = NewBuiltinType("generator", ObjectType)

func (*Generator) Type() *Type { return GeneratorType }

// NewGenerator makes a generator that has not started.
func NewGenerator(name, qualName *Str, body Resumable) Value {
	return FromObject(&Generator{suspension{named: named{name, qualName}, body: body}})
}

// resume runs the body once; kind is the word of the messages.
func (s *suspension) resume(t *Thread, kind string, sent Value, thrown error) (v Value, yielded bool, err error) {
	if s.running {
		return Value{}, false, ValueErrorf("%s already executing", kind)
	}
	if s.body == nil {
		return None, false, thrown
	}
	if !s.started && thrown == nil && !sent.IsNone() {
		return Value{}, false, TypeErrorf("can't send non-None value to a just-started %s", kind)
	}
	s.started, s.running = true, true
	v, yielded, err = s.body.Resume(t, sent, thrown)
	s.running = false
	if !yielded {
		s.body = nil
		if err != nil {
			err = guardStop(t, kind, err)
		}
	}
	return v, yielded, err
}

// next is the step of a loop over the generator. As in CPython, it may pass the
// recursion limit, so that long chains of generators work; a call may not.
func (g *Generator) next(t *Thread) (v Value, ok bool, err error) {
	if t.Depth < t.State.RecursionLimit {
		return g.Send(t, None, nil)
	}
	if err := t.EnterRecursive(""); err != nil {
		return Value{}, false, err
	}
	t.Depth--
	v, ok, err = g.Send(t, None, nil)
	t.Depth++
	t.Leave()
	return v, ok, err
}

// guardStop turns a StopIteration that leaves a generator body into
// RuntimeError (PEP 479), and a StopAsyncIteration that leaves an asynchronous
// generator's (PEP 525).
func guardStop(t *Thread, kind string, err error) error {
	stop, ok := err.(*Exception)
	if !ok {
		return err
	}
	name := ""
	switch {
	case stop.Type().IsSubtype(StopIteration):
		name = "StopIteration"
	case kind == asyncGeneratorKind && stop.Type().IsSubtype(StopAsyncIteration):
		name = "StopAsyncIteration"
	default:
		return err
	}
	e := NewException(RuntimeError, NewStr(kind+" raised "+name))
	e.Cause, e.Context, e.SuppressContext = stop, stop, true
	return e
}

const (
	generatorKind      = "generator"
	coroutineKind      = "coroutine"
	asyncGeneratorKind = "async generator"
)

// Send resumes the generator: `send`, or `throw` when thrown is not nil. Without
// yielded, v is the return value.
func (g *Generator) Send(t *Thread, sent Value, thrown error) (v Value, yielded bool, err error) {
	return g.resume(t, generatorKind, sent, thrown)
}

// Close raises GeneratorExit in the generator (PEP 342), and returns the value
// that the generator then returns.
func (g *Generator) Close(t *Thread) (Value, error) {
	if g.body == nil || !g.started && !g.running {
		g.body = nil
		return None, nil
	}
	v, yielded, err := g.Send(t, Value{}, NewException(GeneratorExit))
	switch {
	case yielded:
		return Value{}, Raisef(RuntimeError, "generator ignored GeneratorExit")
	case err == nil:
		return v, nil
	case Matches(err, GeneratorExit), Matches(err, StopIteration):
		return None, nil
	}
	return Value{}, err
}

// stopIteration is the StopIteration that carries a return value.
func stopIteration(v Value) error {
	if v.IsUnbound() || v.IsNone() {
		return NewException(StopIteration)
	}
	return NewException(StopIteration, v)
}

// Send resumes the iterator it as `yield from` and `await` do: next(it) for
// None, else it.send(sent); or it.throw(thrown). Without yielded, v is the
// value that the iterator returns.
func Send(t *Thread, it, sent Value, thrown error) (v Value, yielded bool, err error) {
	if g, ok := it.obj.(Sender); ok {
		return g.Send(t, sent, thrown)
	}
	if thrown != nil {
		return throwInto(t, it, thrown)
	}
	if sent.IsNone() {
		v, ok, err := Next(t, it)
		if !ok && v.IsUnbound() {
			v = None
		}
		return v, ok, err
	}
	v, err = CallMethod(t, it, nameSend, sent)
	return stopToReturn(v, err)
}

// Sender is implemented by the iterators that generators and coroutines
// delegate to without a look-up of send and throw.
type Sender interface {
	Object
	Send(t *Thread, sent Value, thrown error) (v Value, yielded bool, err error)
}

// stopToReturn turns the outcome of a call of send or throw into that of Send.
func stopToReturn(v Value, err error) (Value, bool, error) {
	if err == nil {
		return v, true, nil
	}
	if e, ok := err.(*Exception); ok && e.Type().IsSubtype(StopIteration) {
		return StopValue(e), false, nil
	}
	return Value{}, false, err
}

// StopValue returns the attribute value of a StopIteration.
func StopValue(e *Exception) Value {
	if len(e.Members) > 0 && !e.Members[0].IsUnbound() {
		return e.Members[0]
	}
	return None
}

// throwInto delegates an exception to a sub-iterator that may not have throw
// and close (PEP 380).
func throwInto(t *Thread, it Value, thrown error) (Value, bool, error) {
	exc, ok := thrown.(*Exception)
	if !ok {
		return Value{}, false, thrown
	}
	if exc.Type().IsSubtype(GeneratorExit) {
		closer, ok, err := LookupAttr(t, it, nameClose)
		if ok && err == nil {
			_, err = Call(t, closer, nil, nil)
		}
		if err != nil {
			return Value{}, false, err
		}
		return Value{}, false, thrown
	}
	thrower, ok, err := LookupAttr(t, it, nameThrow)
	if err != nil {
		return Value{}, false, err
	}
	if !ok {
		return Value{}, false, thrown
	}
	v, err := Call(t, thrower, []Value{exc.Value()}, nil)
	return stopToReturn(v, err)
}

// thrownException makes the exception of a call throw(type[, value[, tb]]).
func thrownException(t *Thread, args []Value) (*Exception, error) {
	if e, ok := args[0].obj.(*Exception); ok {
		if len(args) > 1 && !args[1].IsNone() {
			return nil, TypeErrorf("instance exception may not have a separate value")
		}
		return e, withTraceback(e, args)
	}
	class, ok := args[0].obj.(*Type)
	if !ok || !class.Has(ExceptionLayout) {
		return nil, TypeErrorf("exceptions must be classes or instances deriving from BaseException, not %s", args[0].Type().Name)
	}
	var v Value
	var err error
	switch {
	case len(args) < 2 || args[1].IsNone():
		v, err = Call(t, args[0], nil, nil)
	default:
		if e, ok := args[1].obj.(*Exception); ok && e.Type().IsSubtype(class) {
			return e, withTraceback(e, args)
		}
		if tuple, ok := args[1].AsTuple(); ok {
			v, err = Call(t, args[0], tuple.Elems, nil)
		} else {
			v, err = Call(t, args[0], args[1:2], nil)
		}
	}
	if err != nil {
		return nil, err
	}
	e, ok := v.obj.(*Exception)
	if !ok {
		return nil, TypeErrorf("calling %s should have returned an instance of BaseException, not %s", class.Name, v.Type().Name)
	}
	return e, withTraceback(e, args)
}

func withTraceback(e *Exception, args []Value) error {
	if len(args) < 3 || args[2].IsNone() {
		return nil
	}
	tb, ok := args[2].obj.(*Traceback)
	if !ok {
		return TypeErrorf("throw() third argument must be a traceback object")
	}
	e.Traceback = tb
	return nil
}
