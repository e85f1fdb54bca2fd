package asyncio

import (
	"fmt"

	"github.com/apy-lang/apy/interp/object"
)

var (
	queueType         = object.NewBuiltinType("asyncio.queues.Queue", object.ObjectType)
	priorityQueueType = object.NewBuiltinType("asyncio.queues.PriorityQueue", queueType)
	lifoQueueType     = object.NewBuiltinType("asyncio.queues.LifoQueue", queueType)
)

func queueOf(self object.Value) *queue { return self.Object().(*queue) }

// queueMethod adds a method of Queue; spec describes what follows self.
func queueMethod(name, spec string, fn func(t *object.Thread, q *queue, args []object.Value) (object.Value, error)) {
	sig := object.Def("Queue."+name, "self, "+spec)
	queueType.Method(name, sig, func(t *object.Thread, self object.Value, args []object.Value) (object.Value, error) {
		return fn(t, queueOf(self), args)
	})
}

func defineQueue() {
	defineQueueClass(queueType, func() store { return &fifo{} })
	defineQueueClass(priorityQueueType, func() store { return &priority{} })
	defineQueueClass(lifoQueueType, func() store { return &lifo{} })
	generic(queueType)
	defineQueueState()
	defineQueueTransfer()
}

// queueHooks are the methods with which a subclass would change the order of
// the items.
var queueHooks = []*object.Str{object.Intern("_init"), object.Intern("_get"), object.Intern("_put")}

func defineQueueClass(typ *object.Type, newStore func() store) {
	create := func() *queue { return newQueue(typ, object.Int(0), newStore()) }
	defineConstruction(typ, "maxsize=", create, func(_ *object.Thread, q *queue, args []object.Value) error {
		for _, name := range queueHooks {
			if _, ok := q.Type().Lookup(name); ok {
				return object.Raisef(object.NotImplementedError, "a subclass of %s that defines %s is not supported by apy", typ.Name, name)
			}
		}
		fresh := newQueue(q.Type(), object.Int(0), newStore())
		if !args[0].IsUnbound() {
			fresh.maxsize = args[0]
		}
		fresh.Attrs = q.Attrs
		*q = *fresh
		return nil
	})
	typ.Slots.Repr = func(t *object.Thread, self object.Value) (object.Value, error) {
		text, err := queueOf(self).format(t)
		return object.NewStr("<" + self.Type().Name + " at " + t.Address(self) + " " + text + ">"), err
	}
	typ.Slots.Str = func(t *object.Thread, self object.Value) (object.Value, error) {
		text, err := queueOf(self).format(t)
		return object.NewStr("<" + self.Type().Name + " " + text + ">"), err
	}
}

// format writes what the reprs of queues share.
func (q *queue) format(t *object.Thread) (string, error) {
	maxsize, err := object.ReprString(t, q.maxsize)
	if err != nil {
		return "", err
	}
	text := "maxsize=" + maxsize
	if q.items.len() > 0 {
		items, err := object.ReprString(t, object.NewList(append([]object.Value(nil), q.items.list()...)))
		if err != nil {
			return "", err
		}
		text += " _queue=" + items
	}
	if n := q.getters.len(); n > 0 {
		text += fmt.Sprintf(" _getters[%d]", n)
	}
	if n := q.putters.len(); n > 0 {
		text += fmt.Sprintf(" _putters[%d]", n)
	}
	if q.unfinished > 0 {
		text += fmt.Sprintf(" tasks=%d", q.unfinished)
	}
	if q.shutDown {
		text += " shutdown"
	}
	return text, nil
}

// defineQueueState adds what tells about a queue and ends it.
func defineQueueState() {
	queueMethod("qsize", "", func(_ *object.Thread, q *queue, _ []object.Value) (object.Value, error) {
		return object.Int(int64(q.items.len())), nil
	})
	queueMethod("empty", "", func(_ *object.Thread, q *queue, _ []object.Value) (object.Value, error) {
		return object.Bool(q.items.len() == 0), nil
	})
	queueMethod("full", "", func(t *object.Thread, q *queue, _ []object.Value) (object.Value, error) {
		full, err := q.full(t)
		return object.Bool(full), err
	})
	queueType.GetSet("maxsize", func(_ *object.Thread, self object.Value) (object.Value, error) {
		return queueOf(self).maxsize, nil
	}, nil)
	queueMethod("shutdown", "immediate=", func(t *object.Thread, q *queue, args []object.Value) (object.Value, error) {
		immediate := false
		if !args[0].IsUnbound() {
			var err error
			if immediate, err = object.Truth(t, args[0]); err != nil {
				return object.Value{}, err
			}
		}
		return object.None, q.shut(t, immediate)
	})
}

// defineQueueTransfer adds what puts items in and takes them out.
func defineQueueTransfer() {
	coroutineMethod(queueType, "Queue.put", "item", func(t *object.Thread, self object.Value, args []object.Value) (object.Value, error) {
		return queueOf(self).put(t, args[0])
	})
	coroutineMethod(queueType, "Queue.get", "", func(t *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return queueOf(self).get(t)
	})
	coroutineMethod(queueType, "Queue.join", "", func(t *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return queueOf(self).join(t)
	})
	queueMethod("put_nowait", "item", func(t *object.Thread, q *queue, args []object.Value) (object.Value, error) {
		return object.None, q.putNow(t, args[0])
	})
	queueMethod("get_nowait", "", func(t *object.Thread, q *queue, _ []object.Value) (object.Value, error) {
		return q.getNow(t)
	})
	queueMethod("task_done", "", func(_ *object.Thread, q *queue, _ []object.Value) (object.Value, error) {
		return object.None, q.taskDone()
	})
}
