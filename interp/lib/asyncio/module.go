package asyncio

import (
	"slices"

	"github.com/apy-lang/apy/interp/loop"
	"github.com/apy-lang/apy/interp/object"
)

// New makes the module for a session.
func New(*object.Thread) (*object.Module, error) {
	m := object.NewModule("asyncio")
	for _, typ := range []*object.Type{
		loop.FutureType, loop.TaskType, loop.HandleType, loop.TimerHandleType,
		loop.CancelledError, loop.InvalidStateError, object.TimeoutError,
	} {
		m.Set(typ.Name, typ.Value())
	}
	for _, typ := range types {
		m.Set(typ.Name, typ.Value())
	}
	m.Set("SelectorEventLoop", loop.LoopType.Value())
	m.Set("EventLoop", loop.LoopType.Value())
	addLoopFunctions(m)
	addTaskFunctions(m)
	addWait(m)
	addTimeouts(m)
	addRun(m)
	m.Set("__all__", exported(m))
	return m, nil
}

// exported lists the module's public names, for `from asyncio import *`.
func exported(m *object.Module) object.Value {
	var names []string
	for key := range m.Dict.All() {
		if s, ok := key.AsStr(); ok && s.String()[0] != '_' {
			names = append(names, s.String())
		}
	}
	slices.Sort(names)
	list := make([]object.Value, len(names))
	for i, name := range names {
		list[i] = object.NewStr(name)
	}
	return object.NewList(list)
}

// isNone reports whether an optional argument is missing or None.
func isNone(v object.Value) bool { return v.IsUnbound() || v.IsNone() }

// optional returns None for an argument that was not given.
func optional(v object.Value) object.Value {
	if v.IsUnbound() {
		return object.None
	}
	return v
}

// noContext refuses a contextvars.Context.
func noContext(v object.Value) error {
	if isNone(v) {
		return nil
	}
	return object.Raisef(object.NotImplementedError, "the argument context is not supported by apy")
}

// types are the classes of this package that scripts see.
var types = []*object.Type{
	eventType, lockType, conditionType, semaphoreType, boundedSemaphoreType, barrierType, brokenBarrierError,
	queueType, priorityQueueType, lifoQueueType, queueEmpty, queueFull, queueShutDown,
	taskGroupType, timeoutType, runnerType,
}

func init() {
	defineEvent()
	defineLock()
	defineCondition()
	defineSemaphore()
	defineBarrier()
	defineTaskGroup()
	defineCompletions()
	defineQueue()
	defineTimeout()
	defineRunner()
	for _, typ := range types {
		object.Ready(typ)
	}
	object.Ready(completionsType)
}
