package asyncio

import (
	"github.com/apy-lang/apy/interp/loop"
	"github.com/apy-lang/apy/interp/object"
)

// condition is asyncio.Condition.
type condition struct {
	instance
	bound
	// lock is the lock when that is one of asyncio's own, not of a script's
	// class; otherwise its methods are called by name.
	lock    *lock
	waiters waiters
}

var conditionType = object.NewBuiltinType("asyncio.locks.Condition", object.ObjectType)

func conditionOf(self object.Value) *condition { return self.Object().(*condition) }

func defineCondition() {
	typ := conditionType
	defineConstruction(typ, "lock=", func() *condition { return &condition{} }, initCondition)
	typ.Slots.Repr = func(t *object.Thread, self object.Value) (object.Value, error) {
		c := conditionOf(self)
		locked, err := c.isLocked(t)
		if err != nil {
			return object.Value{}, err
		}
		return stateRepr(t, self, locked, "locked", "unlocked", c.waiters.len())
	}
	coroutineMethod(typ, "Condition.wait", "", func(t *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return object.True, conditionOf(self).wait(t)
	})
	coroutineMethod(typ, "Condition.wait_for", "predicate", func(t *object.Thread, self object.Value, args []object.Value) (object.Value, error) {
		return conditionOf(self).waitFor(t, args[0])
	})
	typ.Method("notify", object.Def("Condition.notify", "self, n="), func(t *object.Thread, self object.Value, args []object.Value) (object.Value, error) {
		n := object.Int(1)
		if !args[0].IsUnbound() {
			n = args[0]
		}
		return object.None, conditionOf(self).notify(t, n)
	})
	typ.Method("notify_all", object.Def("Condition.notify_all", "self"), func(t *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		c := conditionOf(self)
		return object.None, c.notify(t, object.Int(int64(c.waiters.len())))
	})
	coroutineMethod(typ, "_ContextManagerMixin.__aenter__", "", func(t *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return object.None, conditionOf(self).acquire(t)
	})
	coroutineMethod(typ, "_ContextManagerMixin.__aexit__", "exc_type, exc, tb", func(t *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return object.None, conditionOf(self).release(t)
	})
}

// initCondition takes over the methods of the lock, as attributes of the
// condition.
func initCondition(t *object.Thread, c *condition, args []object.Value) error {
	given := args[0]
	if isNone(given) {
		given = newLock()
	}
	for _, name := range []*object.Str{nameLocked, nameAcquire, nameRelease} {
		method, err := object.GetAttr(t, given, name)
		if err != nil {
			return err
		}
		c.SetOwn(name, method)
	}
	c.bound, c.waiters, c.lock = bound{}, waiters{}, nil
	if l, ok := given.Object().(*lock); ok && l.Type() == lockType && c.Type() == conditionType {
		c.lock = l
	}
	return nil
}

func newLock() object.Value {
	l := &lock{}
	l.Attrs.Init(lockType)
	return object.FromObject(l)
}

func (c *condition) isLocked(t *object.Thread) (bool, error) {
	if c.lock != nil {
		return c.lock.locked, nil
	}
	v, err := object.CallMethod(t, object.FromObject(c), nameLocked)
	if err != nil {
		return false, err
	}
	return object.Truth(t, v)
}

func (c *condition) acquire(t *object.Thread) error {
	if c.lock != nil {
		return c.lock.acquire(t)
	}
	return awaitMethod(t, object.FromObject(c), nameAcquire)
}

func (c *condition) release(t *object.Thread) error {
	if c.lock != nil {
		return c.lock.release()
	}
	_, err := object.CallMethod(t, object.FromObject(c), nameRelease)
	return err
}

// wait gives the lock away until it is notified.
func (c *condition) wait(t *object.Thread) error {
	locked, err := c.isLocked(t)
	if err != nil {
		return err
	}
	if !locked {
		return object.Raisef(object.RuntimeError, "cannot wait on un-acquired lock")
	}
	l, err := c.running(t, object.FromObject(c))
	if err != nil {
		return err
	}
	f := l.NewFuture()
	if err := c.release(t); err != nil {
		return err
	}
	c.waiters.push(f)
	_, err = f.AwaitOn(t)
	c.waiters.remove(f)
	if again := c.acquireAgain(t); again != nil {
		err = again
	}
	if err == nil {
		return nil
	}
	// The task may have been notified before it failed: another one is
	// notified in its place.
	if notifying := c.wake(1); notifying != nil {
		return notifying
	}
	return err
}

// acquireAgain takes back the lock, even if the task is cancelled meanwhile;
// it returns the last cancellation then.
func (c *condition) acquireAgain(t *object.Thread) error {
	var last error
	for {
		err := c.acquire(t)
		if err == nil {
			return last
		}
		if !object.Matches(err, loop.CancelledError) {
			return err
		}
		last = err
	}
}

// waitFor waits until the predicate is true, and returns what that was.
func (c *condition) waitFor(t *object.Thread, predicate object.Value) (object.Value, error) {
	self := object.FromObject(c)
	for {
		v, err := object.Call0(t, predicate)
		if err != nil {
			return object.Value{}, err
		}
		enough, err := object.Truth(t, v)
		if err != nil || enough {
			return v, err
		}
		if overrides(self, conditionType, nameWait) {
			err = awaitMethod(t, self, nameWait)
		} else {
			err = c.wait(t)
		}
		if err != nil {
			return object.Value{}, err
		}
	}
}

var nameWait = object.Intern("wait")

// notify wakes n of the tasks that wait.
func (c *condition) notify(t *object.Thread, n object.Value) error {
	locked, err := c.isLocked(t)
	if err != nil {
		return err
	}
	if !locked {
		return object.Raisef(object.RuntimeError, "cannot notify on un-acquired lock")
	}
	count, ok := n.Int64()
	if !ok {
		if count, err = c.countWaiters(t, n); err != nil {
			return err
		}
	}
	return c.wake(count)
}

// countWaiters returns how many waiters n, which is no small int, asks for.
func (c *condition) countWaiters(t *object.Thread, n object.Value) (int64, error) {
	for i := range int64(c.waiters.len()) {
		enough, err := object.Compare(t, object.GE, object.Int(i), n)
		if err != nil {
			return 0, err
		}
		if stop, err := object.Truth(t, enough); err != nil || stop {
			return i, err
		}
	}
	return int64(c.waiters.len()), nil
}

func (c *condition) wake(n int64) error {
	for _, f := range c.waiters.all() {
		if n <= 0 {
			break
		}
		if f.Done() {
			continue
		}
		n--
		if err := f.SetResult(object.False); err != nil {
			return err
		}
	}
	return nil
}
