package asyncio

import (
	"github.com/apy-lang/apy/interp/loop"
	"github.com/apy-lang/apy/interp/object"
)

// lock is asyncio.Lock.
type lock struct {
	bound
	locked  bool
	waiters waiters
}

var lockType = object.NewBuiltinType("asyncio.locks.Lock", object.ObjectType)

// Type returns the class.
func (*lock) Type() *object.Type { return lockType }

func lockOf(self object.Value) *lock { return self.Object().(*lock) }

func defineLock() {
	typ := lockType
	typ.Flags |= object.Final
	init := object.Def("Lock.__init__", "self")
	typ.Slots.New = func(t *object.Thread, _ *object.Type, args []object.Value, names []*object.Str) (object.Value, error) {
		_, window, err := init.Bind(t, "Lock", args, names)
		t.Pop(window)
		return object.FromObject(&lock{}), err
	}
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
	coroutineMethod(typ, "_ContextManagerMixin.__aenter__", "", func(t *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return object.None, lockOf(self).acquire(t)
	})
	coroutineMethod(typ, "_ContextManagerMixin.__aexit__", "exc_type, exc, tb", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return object.None, lockOf(self).release()
	})
}

// acquire takes the lock, waiting for its turn.
func (l *lock) acquire(t *object.Thread) error {
	if !l.locked && l.allCancelled() {
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

func (l *lock) allCancelled() bool {
	for _, f := range l.waiters.all() {
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
