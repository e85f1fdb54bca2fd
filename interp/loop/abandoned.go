package loop

import "github.com/apy-lang/apy/interp/object"

var acloseName = NameCoroutine("aclose")

// CloseAbandoned closes an asynchronous generator that nothing refers to any
// more, in a task of the running loop: asyncio's finalizer hook (PEP 525).
// Without a running loop the generator is left as it is.
func CloseAbandoned(t *object.Thread, g *object.AsyncGenerator) error {
	l := Of(t.State).Running()
	if l == nil || l.Closed() || g.Finished() {
		return nil
	}
	return l.CallSoon(closeGenerator{g})
}

// closeGenerator starts the task that closes a generator.
type closeGenerator struct{ generator *object.AsyncGenerator }

// Run starts the task.
func (c closeGenerator) Run(t *object.Thread, _ *Future) error {
	l := Of(t.State).Running()
	if l == nil {
		return nil
	}
	_, err := l.CreateTask(t, acloseName.New(func(t *object.Thread) (object.Value, error) {
		return object.None, c.generator.AClose(t)
	}), object.None)
	return err
}
