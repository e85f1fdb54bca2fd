package asyncio

import (
	"github.com/apy-lang/apy/interp/loop"
	"github.com/apy-lang/apy/interp/object"
)

// completions is what as_completed returns, and the done callback of its
// futures.
type completions struct {
	done  *queue
	todo  []*loop.Future
	open  int // of todo, those not known to be done; 0 once the time is over
	left  int // those that have not been given out
	timer loop.Timer
	loop  *loop.Loop
}

var completionsType = object.NewBuiltinType("asyncio.tasks._AsCompletedIterator", object.ObjectType)

// Type returns the class.
func (*completions) Type() *object.Type { return completionsType }

var (
	anextName      = loop.NameCoroutine("_AsCompletedIterator.__anext__")
	waitForOneName = loop.NameCoroutine("_AsCompletedIterator._wait_for_one")
)

func defineCompletions() {
	typ := completionsType
	typ.Flags |= object.Final | object.NoInstantiate
	typ.Slots.Iter = object.IterSelf
	typ.Slots.AIter = object.IterSelf
	typ.Slots.Next = func(_ *object.Thread, self object.Value) (object.Value, bool, error) {
		c := self.Object().(*completions)
		if c.left == 0 {
			return object.Value{}, false, nil
		}
		c.left--
		return waitForOneName.New(func(t *object.Thread) (object.Value, error) {
			f, err := c.waitForOne(t)
			if err != nil {
				return object.Value{}, err
			}
			return f.Result(t)
		}), true, nil
	}
	typ.Slots.ANext = func(_ *object.Thread, self object.Value) (object.Value, error) {
		c := self.Object().(*completions)
		return anextName.New(func(t *object.Thread) (object.Value, error) {
			if c.left == 0 {
				return object.Value{}, object.Raise(object.StopAsyncIteration)
			}
			c.left--
			return futureValue(c.waitForOne(t))
		}), nil
	}
}

// asCompleted is as_completed.
func asCompleted(t *object.Thread, args []object.Value) (object.Value, error) {
	fs, limit := args[0], optional(args[1])
	if fs.Type().Slots.Await != nil {
		return object.Value{}, object.TypeErrorf("expects an iterable of awaitables, not %s", fs.Type().Name)
	}
	l, err := loop.Of(t.State).Current()
	if err != nil {
		return object.Value{}, err
	}
	c := &completions{done: newQueue(queueType, object.Int(0), &fifo{}), loop: l}
	if err := c.ensureAll(t, fs); err != nil {
		return object.Value{}, err
	}
	for _, f := range c.todo {
		if err := f.AddCallback(c); err != nil {
			return object.Value{}, err
		}
	}
	if len(c.todo) > 0 && !limit.IsNone() {
		delay, err := toSeconds(t, limit)
		if err != nil {
			return object.Value{}, err
		}
		if err := l.StartTimer(&c.timer, l.Time()+delay, (*completionsTimeout)(c)); err != nil {
			return object.Value{}, err
		}
	}
	return object.FromObject(c), nil
}

// ensureAll makes futures of the different items of an iterable.
func (c *completions) ensureAll(t *object.Thread, fs object.Value) error {
	items, err := object.Collect(t, fs)
	if err != nil {
		return err
	}
	distinct := object.NewSet()
	var different []object.Value
	for _, item := range items {
		known, err := distinct.Has(t, item)
		if err != nil {
			return err
		}
		if known {
			continue
		}
		if err := distinct.Add(t, item); err != nil {
			return err
		}
		different = append(different, item)
	}
	for _, item := range different {
		f, err := c.loop.EnsureFuture(t, item)
		if err != nil {
			return err
		}
		c.todo = append(c.todo, f)
	}
	c.open, c.left = len(c.todo), len(c.todo)
	return nil
}

// Run notes that a future is done.
func (c *completions) Run(t *object.Thread, f *loop.Future) error {
	if c.open == 0 {
		return nil // the time is over
	}
	c.open--
	if err := c.done.putNow(t, f.Value()); err != nil {
		return err
	}
	if c.open == 0 {
		c.loop.StopTimer(&c.timer)
	}
	return nil
}

// Describe names the callback in the repr of a future.
func (c *completions) Describe() string { return "_AsCompletedIterator._handle_completion()" }

// completionsTimeout is the callback of the timer.
type completionsTimeout completions

// Run puts a None into the queue for each future that is not known to be done.
func (c *completionsTimeout) Run(t *object.Thread, _ *loop.Future) error {
	for _, f := range c.todo {
		f.RemoveCallback((*completions)(c))
	}
	for ; c.open > 0; c.open-- {
		if err := c.done.putNow(t, object.None); err != nil {
			return err
		}
	}
	return nil
}

// waitForOne waits for the next future that is done.
func (c *completions) waitForOne(t *object.Thread) (*loop.Future, error) {
	v, err := c.done.get(t)
	if err != nil {
		return nil, err
	}
	if v.IsNone() {
		return nil, object.Raise(object.TimeoutError)
	}
	f, _ := loop.AsFuture(v)
	return f, nil
}
