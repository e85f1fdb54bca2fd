package asyncio

import (
	"fmt"

	"github.com/apy-lang/apy/interp/loop"
	"github.com/apy-lang/apy/interp/object"
)

// semaphore is asyncio.Semaphore, and with a limit asyncio.BoundedSemaphore.
type semaphore struct {
	instance
	bound
	value   int64
	limit   int64 // how high a bounded one may rise
	bounded bool
	waiters waiters
}

var (
	semaphoreType        = object.NewBuiltinType("asyncio.locks.Semaphore", object.ObjectType)
	boundedSemaphoreType = object.NewBuiltinType("asyncio.locks.BoundedSemaphore", semaphoreType)
)

func semaphoreOf(self object.Value) *semaphore { return self.Object().(*semaphore) }

func defineSemaphore() {
	typ := semaphoreType
	defineSemaphoreClass(typ, false)
	defineSemaphoreClass(boundedSemaphoreType, true)
	typ.Slots.Repr = semaphoreRepr
	typ.GetSet("_value", func(_ *object.Thread, self object.Value) (object.Value, error) {
		return object.Int(semaphoreOf(self).value), nil
	}, nil)
	typ.Method("locked", object.Def("Semaphore.locked", "self"), func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return object.Bool(semaphoreOf(self).locked()), nil
	})
	typ.Method("release", object.Def("Semaphore.release", "self"), func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return object.None, semaphoreOf(self).release()
	})
	coroutineMethod(typ, "Semaphore.acquire", "", func(t *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return object.True, semaphoreOf(self).acquire(t)
	})
	defineContextManager(typ)
}

func defineSemaphoreClass(typ *object.Type, bounded bool) {
	create := func() *semaphore { return &semaphore{bounded: bounded} }
	defineConstruction(typ, "value=", create, func(t *object.Thread, s *semaphore, args []object.Value) error {
		value := int64(1)
		if !args[0].IsUnbound() {
			negative, err := isLess(t, args[0], 0)
			if err != nil {
				return err
			}
			if negative {
				return object.ValueErrorf("Semaphore initial value must be >= 0")
			}
			if value, err = smallInt(args[0], "a semaphore's value"); err != nil {
				return err
			}
		}
		s.bound, s.value, s.limit, s.waiters = bound{}, value, value, waiters{}
		return nil
	})
}

// isLess is v < limit.
func isLess(t *object.Thread, v object.Value, limit int64) (bool, error) {
	less, err := object.Compare(t, object.LT, v, object.Int(limit))
	if err != nil {
		return false, err
	}
	return object.Truth(t, less)
}

// smallInt returns an int that a script gave as what. Other numbers, which
// CPython does not check, are refused.
func smallInt(v object.Value, what string) (int64, error) {
	n, ok := v.Int64()
	if !ok {
		return 0, object.Raisef(object.NotImplementedError, "%s that is not an int of 64 bits is not supported by apy", what)
	}
	return n, nil
}

func semaphoreRepr(t *object.Thread, self object.Value) (object.Value, error) {
	s := semaphoreOf(self)
	free := fmt.Sprintf("unlocked, value:%d", s.value)
	return stateRepr(t, self, s.locked(), "locked", free, s.waiters.len())
}

// locked reports whether acquire has to wait. It has to behind others that
// wait, even if there is something to take.
func (s *semaphore) locked() bool { return s.value == 0 || !allCancelled(&s.waiters) }

// acquire takes one, waiting for it.
func (s *semaphore) acquire(t *object.Thread) error {
	if !s.locked() {
		s.value--
		return nil
	}
	l, err := s.running(t, object.FromObject(s))
	if err != nil {
		return err
	}
	f := l.NewFuture()
	s.waiters.push(f)
	_, err = f.AwaitOn(t)
	s.waiters.remove(f)
	if object.Matches(err, loop.CancelledError) && f.Done() && !f.Cancelled() {
		s.value++ // it was given to this task, which cannot take it any more
	}
	for s.value > 0 {
		woken, waking := s.wakeNext()
		if waking != nil {
			return waking
		}
		if !woken {
			break
		}
	}
	return err
}

// release gives one back.
func (s *semaphore) release() error {
	if s.bounded && s.value >= s.limit {
		return object.ValueErrorf("BoundedSemaphore released too many times")
	}
	s.value++
	_, err := s.wakeNext()
	return err
}

// wakeNext gives one to the task that waits longest and has not got one yet.
func (s *semaphore) wakeNext() (bool, error) {
	for _, f := range s.waiters.all() {
		if !f.Done() {
			s.value--
			return true, f.SetResult(object.True)
		}
	}
	return false, nil
}
