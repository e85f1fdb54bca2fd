package object

import (
	"cmp"
	"maps"
	"slices"
)

// AsyncGenerator is what calling an async def with a yield gives (PEP 525).
//
// Its yields unwind its resumable frame; its awaits park the fiber of whoever
// awaits its asend, athrow or aclose.
type AsyncGenerator struct {
	suspension
	busy   bool // an asend, athrow or aclose is in progress
	closed bool
}

// AsyncGeneratorType is the type of asynchronous generators.
var (
	AsyncGeneratorType = NewBuiltinType("async_generator", ObjectType)
	asendType          = NewBuiltinType("async_generator_asend", ObjectType)
	athrowType         = NewBuiltinType("async_generator_athrow", ObjectType)
)

func (*AsyncGenerator) Type() *Type { return AsyncGeneratorType }

// NewAsyncGenerator makes an asynchronous generator that has not started.
func NewAsyncGenerator(name, qualName *Str, body Resumable) *AsyncGenerator {
	return &AsyncGenerator{suspension: suspension{named: named{name, qualName}, body: body}}
}

// Finished reports whether the generator can yield nothing more.
func (g *AsyncGenerator) Finished() bool { return g.closed || g.body == nil }

// ANext resumes the generator on t's fiber up to its next yield; more is
// false, with no error, when it has ended. It is `await anext(g)` without the
// objects in between.
func (g *AsyncGenerator) ANext(t *Thread) (v Value, more bool, err error) {
	if g.busy {
		return Value{}, false, alreadyRunning("anext")
	}
	return g.step(t, None, nil)
}

// step resumes the generator once.
func (g *AsyncGenerator) step(t *Thread, sent Value, thrown error) (v Value, yielded bool, err error) {
	if g.closed || g.body == nil {
		return Value{}, false, thrown
	}
	t.State.noteAsyncGenerator(g)
	g.busy = true
	v, yielded, err = g.resume(t, asyncGeneratorKind, sent, thrown)
	g.busy = false
	if g.body == nil {
		g.closed = true
		t.State.forgetAsyncGenerator(g)
	}
	return v, yielded, err
}

func alreadyRunning(method string) error {
	return Raisef(RuntimeError, "%s(): asynchronous generator is already running", method)
}

// AClose is `await g.aclose()`.
func (g *AsyncGenerator) AClose(t *Thread) error {
	_, err := newAThrow(g, nil).AwaitOn(t)
	return err
}

// noteAsyncGenerator remembers a generator that has started, so that
// shutdown_asyncgens can close it.
func (s *State) noteAsyncGenerator(g *AsyncGenerator) {
	if g.started {
		return
	}
	if s.asyncGenerators == nil {
		s.asyncGenerators = map[*AsyncGenerator]int64{}
	}
	s.asyncGeneratorCount++
	s.asyncGenerators[g] = s.asyncGeneratorCount
}

func (s *State) forgetAsyncGenerator(g *AsyncGenerator) { delete(s.asyncGenerators, g) }

// OpenAsyncGenerators returns the generators that have started and not ended,
// in the order in which they started.
func (s *State) OpenAsyncGenerators() []*AsyncGenerator {
	return slices.SortedFunc(maps.Keys(s.asyncGenerators), func(a, b *AsyncGenerator) int {
		return cmp.Compare(s.asyncGenerators[a], s.asyncGenerators[b])
	})
}

// asyncStep is the awaitable of asend, athrow and aclose: one resumption of
// the generator.
type asyncStep struct {
	generator *AsyncGenerator
	method    string // for messages: anext, asend, athrow or aclose
	sent      Value
	args      []Value // athrow's arguments, made an exception when awaited
	used      bool
	drive
}

// Type returns async_generator_asend or async_generator_athrow.
func (s *asyncStep) Type() *Type {
	if s.method == "athrow" || s.method == "aclose" {
		return athrowType
	}
	return asendType
}

func newAThrow(g *AsyncGenerator, args []Value) *asyncStep {
	if args == nil {
		return &asyncStep{generator: g, method: "aclose"}
	}
	return &asyncStep{generator: g, method: "athrow", args: args}
}

// AwaitOn runs the step in place.
func (s *asyncStep) AwaitOn(t *Thread) (Value, error) {
	if s.fiber.Started() {
		return s.drive.continueOn(t)
	}
	return s.run(t)
}

func (s *asyncStep) run(t *Thread) (Value, error) {
	g := s.generator
	if s.used || s.finished {
		return Value{}, Raisef(RuntimeError, "cannot reuse already awaited %s", s.words())
	}
	s.used = true
	if g.busy {
		return Value{}, alreadyRunning(s.busyName())
	}
	if s.Type() == athrowType {
		return s.throw(t)
	}
	v, yielded, err := g.step(t, s.sent, nil)
	if err == nil && !yielded {
		err = NewException(StopAsyncIteration)
	}
	return v, err
}

// throw runs athrow and aclose.
func (s *asyncStep) throw(t *Thread) (Value, error) {
	g := s.generator
	if g.Finished() {
		return None, nil
	}
	thrown := NewException(GeneratorExit)
	if s.method == "athrow" {
		var err error
		if thrown, err = thrownException(t, s.args); err != nil {
			return Value{}, err
		}
	}
	if !g.started {
		g.closed, g.body = true, nil
		if s.method == "aclose" {
			return None, nil
		}
		return Value{}, thrown
	}
	v, yielded, err := g.step(t, Value{}, thrown)
	switch {
	case s.method == "athrow" && err == nil && !yielded:
		return Value{}, NewException(StopAsyncIteration)
	case s.method == "athrow":
		return v, err
	case yielded:
		return Value{}, Raisef(RuntimeError, "async generator ignored GeneratorExit")
	case err == nil, Matches(err, GeneratorExit), Matches(err, StopAsyncIteration):
		return None, nil
	}
	return Value{}, err
}

// busyName is the method that the message about a running generator names:
// CPython's says anext for asend too.
func (s *asyncStep) busyName() string {
	if s.Type() == asendType {
		return "anext"
	}
	return s.method
}

func (s *asyncStep) words() string {
	if s.Type() == asendType {
		return "__anext__()/asend()"
	}
	return "aclose()/athrow()"
}

// Send steps through the awaitable by hand.
func (s *asyncStep) Send(t *Thread, sent Value, thrown error) (Value, bool, error) {
	if !s.fiber.Started() {
		if s.finished || s.used {
			return Value{}, false, Raisef(RuntimeError, "cannot reuse already awaited %s", s.words())
		}
		if thrown != nil {
			s.finished = true
			return Value{}, false, thrown
		}
		if !sent.IsNone() && s.Type() == asendType && s.sent.IsNone() {
			s.sent = sent
		}
	}
	return s.drive.send(t, s.run, sent, thrown)
}

// Close ends the awaitable.
func (s *asyncStep) Close(t *Thread) (Value, error) {
	if !s.fiber.Started() {
		s.finished = true
		return None, nil
	}
	return closeBySending(t, s, coroutineKind)
}

// defineAsyncGenerator fills async_generator and its awaitables.
func defineAsyncGenerator() {
	typ := AsyncGeneratorType
	typ.Flags |= NoInstantiate | Final
	defineNames(typ, func(v Value) *named { return &v.obj.(*AsyncGenerator).named })
	defineState(typ, "ag", func(v Value) (running, suspended bool) {
		g := v.obj.(*AsyncGenerator)
		_, suspended = g.state()
		return g.busy, suspended && !g.busy
	})
	defineFrameOf(typ, "ag", func(v Value) framed { return v.obj.(*AsyncGenerator).framed() })
	typ.GetSet("ag_await", func(_ *Thread, self Value) (Value, error) {
		return self.obj.(*AsyncGenerator).delegate(), nil
	}, nil)
	typ.Slots.AIter = func(_ *Thread, self Value) (Value, error) { return self, nil }
	typ.Slots.ANext = func(_ *Thread, self Value) (Value, error) {
		return FromObject(&asyncStep{generator: self.obj.(*AsyncGenerator), method: "anext", sent: None}), nil
	}
	typ.Method("asend", OneArg, func(_ *Thread, self Value, args []Value) (Value, error) {
		return FromObject(&asyncStep{generator: self.obj.(*AsyncGenerator), method: "asend", sent: args[0]}), nil
	})
	typ.Method("athrow", Positional(1, 3), func(_ *Thread, self Value, args []Value) (Value, error) {
		return FromObject(newAThrow(self.obj.(*AsyncGenerator), append([]Value{}, args...))), nil
	})
	typ.Method("aclose", NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
		return FromObject(newAThrow(self.obj.(*AsyncGenerator), nil)), nil
	})
	for _, step := range []*Type{asendType, athrowType} {
		step.Flags |= NoInstantiate | Final
		defineSending(step)
		defineSendIteration(step)
		step.Slots.Await = func(_ *Thread, self Value) (Value, error) { return self, nil }
	}
}
