package loop

import (
	"fmt"

	"github.com/apy-lang/apy/interp/object"
)

// gather is the future that asyncio.gather returns, and the done callback of
// its children.
type gather struct {
	Future
	children         []*Future // one an argument: the same argument twice is one future twice
	count            int       // different futures
	finished         int
	returnExceptions bool
	cancelRequested  bool
}

var gatherType = object.NewBuiltinType("asyncio.tasks._GatheringFuture", FutureType)

// Type returns the class of gather's futures.
func (*gather) Type() *object.Type { return gatherType }

func defineGather() {
	gatherType.Flags |= object.Final | object.NoInstantiate
	gatherType.Slots.Repr = futureRepr
}

// Gather is asyncio.gather: a future of the list of the results of awaitables.
func Gather(t *object.Thread, args []object.Value, returnExceptions bool) (*Future, error) {
	s := Of(t.State)
	if len(args) == 0 {
		l, err := s.Current()
		if err != nil {
			return nil, err
		}
		f := l.NewFuture()
		return f, f.SetResult(object.NewList(nil))
	}
	g := &gather{returnExceptions: returnExceptions}
	var done []*Future
	var seen seenArguments
	for _, arg := range args {
		f, isNew, err := seen.ensure(t, arg)
		if err != nil {
			return nil, err
		}
		if isNew {
			g.count++
			if f.Done() {
				done = append(done, f)
			} else if err := f.AddCallback(g); err != nil {
				return nil, err
			}
		}
		g.children = append(g.children, f)
	}
	g.Init(seen.loop, g)
	for _, f := range done {
		if err := g.Run(t, f); err != nil {
			return nil, err
		}
	}
	return &g.Future, nil
}

// seenArguments maps gather's arguments to their futures.
type seenArguments struct {
	loop *Loop
	// Arguments whose equality is identity take the Go map, others the dict.
	byIdentity map[object.Object]*Future
	byEquality *object.Dict
}

// ensure returns the future of an argument, and whether it was not there
// before.
func (s *seenArguments) ensure(t *object.Thread, arg object.Value) (f *Future, isNew bool, err error) {
	switch arg.Object().(type) {
	case *object.Coroutine, *Future, *Task:
		if f, ok := s.byIdentity[arg.Object()]; ok {
			return f, false, nil
		}
		f, err := s.makeFuture(t, arg)
		if s.byIdentity == nil {
			s.byIdentity = map[object.Object]*Future{}
		}
		s.byIdentity[arg.Object()] = f
		return f, true, err
	}
	if s.byEquality == nil {
		s.byEquality = object.NewDict()
	}
	v, ok, err := s.byEquality.Get(t, arg)
	if ok || err != nil {
		f, _ = futureOf(v)
		return f, false, err
	}
	if f, err = s.makeFuture(t, arg); err != nil {
		return nil, false, err
	}
	return f, true, s.byEquality.Set(t, arg, f.Value())
}

func (s *seenArguments) makeFuture(t *object.Thread, arg object.Value) (*Future, error) {
	f, ok := futureOf(arg)
	if ok && (s.loop == nil || s.loop == f.loop) {
		s.loop = f.loop
		return f, nil
	}
	if s.loop == nil {
		l, err := currentFor(t, arg)
		if err != nil {
			return nil, err
		}
		s.loop = l
	}
	f, err := s.loop.EnsureFuture(t, arg)
	if err != nil {
		return nil, err
	}
	if task, ok := f.outer.(*Task); ok {
		task.quiet = true
	}
	return f, nil
}

// currentFor returns the current loop to make a task of v, checking v first as
// ensure_future does.
func currentFor(t *object.Thread, v object.Value) (*Loop, error) {
	if !IsCoroutine(v) && v.Type().Slots.Await == nil {
		return nil, object.TypeErrorf("An asyncio.Future, a coroutine or an awaitable is required")
	}
	return Of(t.State).Current()
}

// EnsureFuture is ensure_future(v) without a loop: that of the future, or the
// current one.
func EnsureFuture(t *object.Thread, v object.Value) (*Future, error) {
	if f, ok := futureOf(v); ok {
		return f, nil
	}
	l, err := currentFor(t, v)
	if err != nil {
		return nil, err
	}
	return l.EnsureFuture(t, v)
}

// RequestCancel cancels the children; the gathering future is cancelled with
// them.
func (g *gather) RequestCancel(t *object.Thread, message object.Value) (bool, error) {
	if g.Done() {
		return false, nil
	}
	any := false
	for _, child := range g.children {
		done, err := child.Cancel(t, message)
		if err != nil {
			return false, err
		}
		any = any || done
	}
	// Whatever returnExceptions says, the request is passed on.
	g.cancelRequested = g.cancelRequested || any
	return any, nil
}

// Run notes that a child is done.
func (g *gather) Run(_ *object.Thread, child *Future) error {
	g.finished++
	if g.Done() {
		child.unretrieved = false
		return nil
	}
	if !g.returnExceptions {
		if child.Cancelled() {
			return g.SetException(child.CancelledError())
		}
		e, err := child.Exception()
		if err != nil {
			return err
		}
		if e != nil {
			return g.SetException(e)
		}
	}
	if g.finished < g.count {
		return nil
	}
	results, err := g.results()
	if err != nil {
		return err
	}
	if g.cancelRequested {
		return g.SetException(g.children[len(g.children)-1].CancelledError())
	}
	return g.SetResult(object.NewList(results))
}

// results lists what the children returned or raised.
func (g *gather) results() ([]object.Value, error) {
	results := make([]object.Value, len(g.children))
	for i, child := range g.children {
		if child.Cancelled() {
			message := child.CancelMessage()
			if message.IsNone() {
				message = object.NewStr("")
			}
			results[i] = object.NewException(CancelledError, message).Value()
			continue
		}
		e, err := child.Exception()
		switch {
		case err != nil:
			return nil, err
		case e != nil:
			results[i] = e.Value()
		default:
			results[i] = child.value
		}
	}
	return results, nil
}

func (*gather) describe(*object.Thread) (string, error) {
	return "gather.<locals>._done_callback()", nil
}

// shutdownAsyncGenerators closes the asynchronous generators that have
// started, and reports the errors of doing so.
func (l *Loop) shutdownAsyncGenerators(t *object.Thread) (object.Value, error) {
	open := t.State.OpenAsyncGenerators()
	if len(open) == 0 {
		return object.None, nil
	}
	closing := make([]object.Value, len(open))
	for i, g := range open {
		v, err := object.CallMethod(t, object.FromObject(g), nameAClose)
		if err != nil {
			return object.Value{}, err
		}
		closing[i] = v
	}
	all, err := Gather(t, closing, true)
	if err != nil {
		return object.Value{}, err
	}
	results, err := all.AwaitOn(t)
	if err != nil {
		return object.Value{}, err
	}
	list, _ := results.AsList()
	for i, g := range open {
		e, ok := list.Elems[i].Object().(*object.Exception)
		if !ok || !e.Type().IsSubtype(object.ExceptionType) {
			continue
		}
		repr, err := object.ReprString(t, object.FromObject(g))
		if err != nil {
			return object.Value{}, err
		}
		message := fmt.Sprintf("an error occurred during closing of asynchronous generator %s", repr)
		if err := l.Report(t, message, e, "asyncgen", object.FromObject(g)); err != nil {
			return object.Value{}, err
		}
	}
	return object.None, nil
}

var nameAClose = object.Intern("aclose")
