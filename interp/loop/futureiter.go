package loop

import "github.com/apy-lang/apy/interp/object"

// futureIter is what Future.__await__ and Future.__iter__ give.
type futureIter struct{ future *Future } // nil once it is exhausted

var futureIterType = object.NewBuiltinType("_asyncio.FutureIter", object.ObjectType)

// Type returns the class of the iterator.
func (*futureIter) Type() *object.Type { return futureIterType }

func iterateFuture(_ *object.Thread, self object.Value) (object.Value, error) {
	return object.FromObject(&futureIter{receiver(self)}), nil
}

// AwaitOn awaits the future in place.
func (it *futureIter) AwaitOn(t *object.Thread) (object.Value, error) {
	f := it.future
	it.future = nil
	if f == nil {
		return object.None, nil
	}
	return f.AwaitOn(t)
}

// Send steps through the await: it hands out the future while that is
// pending, and then ends with its result.
func (it *futureIter) Send(t *object.Thread, _ object.Value, thrown error) (object.Value, bool, error) {
	f := it.future
	if thrown != nil {
		it.future = nil
		return object.Value{}, false, thrown
	}
	if f == nil {
		return object.None, false, nil
	}
	if f.state == pending {
		if f.blocking {
			return object.Value{}, false, awaitNotUsed()
		}
		f.blocking = true
		return f.Value(), true, nil
	}
	it.future = nil
	v, err := f.Result(t)
	return v, false, err
}

// Close ends the iterator.
func (it *futureIter) Close(*object.Thread) (object.Value, error) {
	it.future = nil
	return object.None, nil
}

func defineFutureIter() {
	futureIterType.Flags |= object.Final | object.NoInstantiate
	object.DefineSending(futureIterType)
}
