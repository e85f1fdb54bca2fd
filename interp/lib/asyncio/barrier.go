package asyncio

import (
	"fmt"

	"github.com/apy-lang/apy/interp/object"
)

// barrier is asyncio.Barrier.
type barrier struct {
	instance
	cond    *condition
	parties int64
	state   barrierState
	count   int64 // tasks inside
}

type barrierState uint8

const (
	barrierFilling barrierState = iota
	barrierDraining
	barrierResetting
	barrierBroken
)

// String returns the state as the repr writes it.
func (s barrierState) String() string {
	return [...]string{"filling", "draining", "resetting", "broken"}[s]
}

var (
	barrierType        = object.NewBuiltinType("asyncio.locks.Barrier", object.ObjectType)
	brokenBarrierError = object.NewBuiltinType("asyncio.exceptions.BrokenBarrierError", object.RuntimeError)
)

func barrierOf(self object.Value) *barrier { return self.Object().(*barrier) }

func defineBarrier() {
	brokenBarrierError.Flags |= object.ExceptionLayout
	typ := barrierType
	defineConstruction(typ, "parties", func() *barrier { return &barrier{} }, initBarrier)
	typ.Slots.Repr = func(t *object.Thread, self object.Value) (object.Value, error) {
		b := barrierOf(self)
		state := b.state.String()
		if b.state != barrierBroken {
			state += fmt.Sprintf(", waiters:%d/%d", b.waiting(), b.parties)
		}
		return stateRepr(t, self, true, state, "", 0)
	}
	coroutineMethod(typ, "Barrier.wait", "", func(t *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return barrierOf(self).wait(t)
	})
	coroutineMethod(typ, "Barrier.__aenter__", "", func(t *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		if overrides(self, typ, nameWait) {
			v, err := object.CallMethod(t, self, nameWait)
			if err != nil {
				return object.Value{}, err
			}
			return object.Await(t, v)
		}
		return barrierOf(self).wait(t)
	})
	coroutineMethod(typ, "Barrier.__aexit__", "*args", func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
		return object.None, nil
	})
	coroutineMethod(typ, "Barrier.reset", "", func(t *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return object.None, barrierOf(self).reset(t)
	})
	coroutineMethod(typ, "Barrier.abort", "", func(t *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return object.None, barrierOf(self).abort(t)
	})
	defineBarrierAttributes(typ)
}

func defineBarrierAttributes(typ *object.Type) {
	get := func(name string, read func(b *barrier) object.Value) {
		typ.GetSet(name, func(_ *object.Thread, self object.Value) (object.Value, error) {
			return read(barrierOf(self)), nil
		}, nil)
	}
	get("parties", func(b *barrier) object.Value { return object.Int(b.parties) })
	get("n_waiting", func(b *barrier) object.Value { return object.Int(b.waiting()) })
	get("broken", func(b *barrier) object.Value { return object.Bool(b.state == barrierBroken) })
}

func initBarrier(t *object.Thread, b *barrier, args []object.Value) error {
	few, err := isLess(t, args[0], 1)
	if err != nil {
		return err
	}
	if few {
		return object.ValueErrorf("parties must be > 0")
	}
	n, err := smallInt(args[0], "a barrier's number of parties")
	if err != nil {
		return err
	}
	cond := &condition{lock: newLock().Object().(*lock)}
	cond.Attrs.Init(conditionType)
	b.cond, b.parties, b.state, b.count = cond, n, barrierFilling, 0
	return nil
}

// waiting returns how many tasks wait for the barrier to fill.
func (b *barrier) waiting() int64 {
	if b.state == barrierFilling {
		return b.count
	}
	return 0
}

// locked runs body while the barrier's lock is held.
func (b *barrier) locked(t *object.Thread, body func() error) error {
	if b.cond == nil { // a subclass has not called __init__
		return object.AttributeErrorf(object.FromObject(b), object.Intern("_cond"), "'%s' object has no attribute '_cond'", b.Type().Name)
	}
	if err := b.cond.acquire(t); err != nil {
		return err
	}
	err := body()
	if releasing := b.cond.release(t); err == nil {
		err = releasing
	}
	return err
}

// wait waits for the other parties, and returns the place of this one.
func (b *barrier) wait(t *object.Thread) (object.Value, error) {
	index := int64(0)
	err := b.locked(t, func() error {
		if err := b.block(t); err != nil {
			return err
		}
		index = b.count
		b.count++
		err := b.fill(t, index)
		b.count--
		if leaving := b.leave(); err == nil {
			err = leaving
		}
		return err
	})
	return object.Int(index), err
}

// block waits until the tasks of the round before have left.
func (b *barrier) block(t *object.Thread) error {
	for b.state == barrierDraining || b.state == barrierResetting {
		if err := b.cond.wait(t); err != nil {
			return err
		}
	}
	if b.state == barrierBroken {
		return object.Raisef(brokenBarrierError, "Barrier aborted")
	}
	return nil
}

// fill lets everybody go if this task is the last of the parties, and waits
// for that otherwise.
func (b *barrier) fill(t *object.Thread, index int64) error {
	if index+1 == b.parties {
		b.state = barrierDraining
		return b.notifyAll()
	}
	for b.state == barrierFilling {
		if err := b.cond.wait(t); err != nil {
			return err
		}
	}
	if b.state == barrierBroken || b.state == barrierResetting {
		return object.Raisef(brokenBarrierError, "Abort or reset of barrier")
	}
	return nil
}

// leave starts the next round when the last task of this one has left.
func (b *barrier) leave() error {
	if b.count > 0 {
		return nil
	}
	if b.state == barrierResetting || b.state == barrierDraining {
		b.state = barrierFilling
	}
	return b.notifyAll()
}

// reset sends the tasks that wait away with BrokenBarrierError.
func (b *barrier) reset(t *object.Thread) error {
	return b.locked(t, func() error {
		b.state = barrierFilling
		if b.count > 0 {
			b.state = barrierResetting
		}
		return b.notifyAll()
	})
}

// abort breaks the barrier for good.
func (b *barrier) abort(t *object.Thread) error {
	return b.locked(t, func() error {
		b.state = barrierBroken
		return b.notifyAll()
	})
}

func (b *barrier) notifyAll() error { return b.cond.wake(int64(b.cond.waiters.len())) }
