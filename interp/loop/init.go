package loop

import "github.com/apy-lang/apy/interp/object"

func init() {
	defineFuture()
	defineFutureIter()
	defineTask()
	defineGather()
	defineHandle()
	defineLoop()
	for _, typ := range []*object.Type{
		CancelledError, InvalidStateError, FutureType, futureIterType, TaskType, gatherType,
		HandleType, TimerHandleType, LoopType,
	} {
		object.Ready(typ)
	}
}
