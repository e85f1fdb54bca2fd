package asyncio

import (
	"github.com/apy-lang/apy/interp/loop"
	"github.com/apy-lang/apy/interp/object"
)

// lock is asyncio.Lock.
type lock struct {
	instance
	bound
	locked  bool
	waiters waiters
}

var lockType = object.NewBuiltinType("asyncio.locks.Lock", object.ObjectType)

func lockOf(self object.Value) *lock { return self.Object().(*lock) }

func defineLock() {
	typ := lockType
	defineConstruction(typ, "", func() *lock { return &lock{} }, func(_ *object.Thread, l *lock, _ []object.Value) error {
		l.bound, l.locked, l.waiters = bound{}, false, waiters{}
		return nil
	})
	typ.Slots.Repr = func(t *object.Thread, self object.Value) (object.Value, error) {
		l := lockOf(self)
		return stateRepr(t, self, l.locked, "locked", "unlocked", l.waiters.len())
	}
	typ.Method("locked", object.Def("Lock.locked", "self"), func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return object.Bool(lockOf(self).locked), nil
	})
	typ.Method("release", object.Def("Lock.release", "self"), func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return object.None, lockOf(self).release()
	})
	coroutineMethod(typ, "Lock.acquire", "", func(t *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return object.True, lockOf(self).acquire(t)
	})
	defineContextManager(typ)
}

var (
	nameAcquire = object.Intern("acquire")
	nameRelease = object.Intern("release")
	nameLocked  = object.Intern("locked")
)

// acquirer is what `async with` acquires and releases.
type acquirer interface {
	acquire(t *object.Thread) error
	release() error
}

// defineContextManager adds __aenter__ and __aexit__, which call acquire and
// release.
func defineContextManager(typ *object.Type) {
	coroutineMethod(typ, "_ContextManagerMixin.__aenter__", "", func(t *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		if overrides(self, typ, nameAcquire) {
			return object.None, awaitMethod(t, self, nameAcquire)
		}
		return object.None, self.Object().(acquirer).acquire(t)
	})
	coroutineMethod(typ, "_ContextManagerMixin.__aexit__", "exc_type, exc, tb", func(t *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		if overrides(self, typ, nameRelease) {
			_, err := object.CallMethod(t, self, nameRelease)
			return object.None, err
		}
		return object.None, self.Object().(acquirer).release()
	})
}

// awaitMethod is await self.name().
func awaitMethod(t *object.Thread, self object.Value, name *object.Str) error {
	v, err := object.CallMethod(t, self, name)
	if err == nil {
		_, err = object.Await(t, v)
	}
	return err
}

// acquire takes the lock, waiting for its turn.
func (l *lock) acquire(t *object.Thread) error {
	if !l.locked && allCancelled(&l.waiters) {
		l.locked = true
		return nil
	}
	running, err := l.running(t, object.FromObject(l))
	if err != nil {
		return err
	}
	f := running.NewFuture()
	l.waiters.push(f)
	_, err = f.AwaitOn(t)
	l.waiters.remove(f)
	if err != nil {
		// Whoever is next must not be forgotten when the lock is free.
		if object.Matches(err, loop.CancelledError) && !l.locked {
			if waking := l.wakeFirst(); waking != nil {
				return waking
			}
		}
		return err
	}
	l.locked = true
	return nil
}

func allCancelled(line *waiters) bool {
	for _, f := range line.all() {
		if !f.Cancelled() {
			return false
		}
	}
	return true
}

func (l *lock) release() error {
	if !l.locked {
		return object.Raisef(object.RuntimeError, "Lock is not acquired.")
	}
	l.locked = false
	return l.wakeFirst()
}

// wakeFirst wakes the task that waits longest.
func (l *lock) wakeFirst() error {
	if l.waiters.len() == 0 {
		return nil
	}
	if f := l.waiters.all()[0]; !f.Done() {
		return f.SetResult(object.True)
	}
	return nil
}
