package object

// Awaiter is implemented by Go objects that can be awaited in place: the call
// returns when the awaited thing is done, parking the fiber it runs on as
// often as it must.
type Awaiter interface {
	Object
	AwaitOn(t *Thread) (Value, error)
}

// Await is `await v` on the coroutine that runs on t (PEP 492).
func Await(t *Thread, v Value) (Value, error) {
	if a, ok := v.obj.(Awaiter); ok {
		return a.AwaitOn(t)
	}
	it, err := AwaitIter(t, v)
	if err != nil {
		return Value{}, err
	}
	return AwaitIterator(t, it)
}

// AwaitIter returns the iterator that awaiting v drives: v.__await__() with
// its checks.
func AwaitIter(t *Thread, v Value) (Value, error) {
	typ := v.Type()
	if typ.Slots.Await == nil {
		return Value{}, TypeErrorf("object %s can't be used in 'await' expression", typ.Name)
	}
	it, err := typ.Slots.Await(t, v)
	if err != nil {
		return Value{}, err
	}
	if _, ok := it.obj.(*Coroutine); ok {
		return Value{}, TypeErrorf("__await__() returned a coroutine")
	}
	if it.Type().Slots.Next == nil {
		return Value{}, TypeErrorf("__await__() returned non-iterator of type '%s'", it.Type().Name)
	}
	return it, nil
}

// AwaitIterator runs the iterator of an __await__ to its end: what it yields
// is handed to the driver of the fiber.
func AwaitIterator(t *Thread, it Value) (Value, error) {
	if a, ok := it.obj.(Awaiter); ok {
		return a.AwaitOn(t)
	}
	outer := t.awaiting
	defer func() { t.awaiting = outer }()
	sent, thrown := None, error(nil)
	for {
		v, yielded, err := Send(t, it, sent, thrown)
		if err != nil || !yielded {
			return v, err
		}
		t.awaiting = it
		sent, thrown = t.Park(v)
		if _, ok := thrown.(*Exception); thrown != nil && !ok {
			return Value{}, thrown
		}
	}
}

// AwaitedBy returns what cr_await shows for an `await v` that t is parked in:
// v itself, or the iterator that its __await__ gave.
func (t *Thread) AwaitedBy(v Value) Value {
	switch _, native := v.obj.(Awaiter); {
	case v.IsUnbound():
		return None
	case native || t.awaiting.IsUnbound():
		return v
	}
	return t.awaiting
}

// drive lets a script step through an in-place await by hand, with send,
// throw and close. The await gets a fiber at the first send.
type drive struct {
	fiber    Fiber
	finished bool
}

// send resumes the await, starting job if need be.
func (d *drive) send(t *Thread, job func(*Thread) (Value, error), sent Value, thrown error) (v Value, yielded bool, err error) {
	var done bool
	if d.fiber.Started() {
		v, done, err = d.fiber.Resume(t, sent, thrown)
	} else {
		v, done, err = d.fiber.Start(t, job)
	}
	if done {
		d.finished = true
	}
	return v, !done, err
}

// continueOn awaits, on the fiber of t, what a script has begun to drive by hand.
func (d *drive) continueOn(t *Thread) (Value, error) {
	sent, thrown := None, error(nil)
	for {
		v, yielded, err := d.send(t, nil, sent, thrown)
		if err != nil || !yielded {
			return v, err
		}
		sent, thrown = t.Park(v)
	}
}
