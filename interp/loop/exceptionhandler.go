package loop

import (
	"github.com/apy-lang/apy/interp/object"
)

// callbackFailed handles the error of a callback: it leaves the loop, or goes
// to the exception handler.
func (l *Loop) callbackFailed(t *object.Thread, r ready, err error) error {
	if leavesLoop(err) {
		return err
	}
	what, describing := describeCallback(t, r.callback, l.debug)
	if describing != nil {
		return describing
	}
	context := object.NewDict()
	context.SetStr(keyMessage, object.NewStr("Exception in callback "+what))
	context.SetStr(keyException, err.(*object.Exception).Value())
	if handle := r.asHandle(); !handle.IsUnbound() {
		context.SetStr(keyHandle, handle)
	}
	return l.CallExceptionHandler(t, context)
}

// The keys of an exception handler's context.
var (
	keyMessage   = object.Intern("message")
	keyException = object.Intern("exception")
	keyHandle    = object.Intern("handle")
	keyFuture    = object.Intern("future")
	keyTask      = object.Intern("task")
	keyContext   = object.Intern("context")
)

// Report calls the exception handler with a message, an exception (nil for
// none), and a subject under a key such as "task".
func (l *Loop) Report(t *object.Thread, message string, exc *object.Exception, key string, subject object.Value) error {
	context := object.NewDict()
	context.SetStr(keyMessage, object.NewStr(message))
	if exc != nil {
		context.SetStr(keyException, exc.Value())
	}
	context.SetStr(object.Intern(key), subject)
	return l.CallExceptionHandler(t, context)
}

// CallExceptionHandler is loop.call_exception_handler.
func (l *Loop) CallExceptionHandler(t *object.Thread, context *object.Dict) error {
	if l.handler.IsNone() {
		err := l.DefaultExceptionHandler(t, context)
		if err == nil || leavesLoop(err) {
			return err
		}
		return l.log(t, "Exception in default exception handler", err)
	}
	_, err := object.Call2(t, l.handler, l.Value(), object.FromObject(context))
	if err == nil || leavesLoop(err) {
		return err
	}
	again := object.NewDict()
	again.SetStr(keyMessage, object.NewStr("Unhandled error in exception handler"))
	again.SetStr(keyException, err.(*object.Exception).Value())
	again.SetStr(keyContext, object.FromObject(context))
	err = l.DefaultExceptionHandler(t, again)
	if err == nil || leavesLoop(err) {
		return err
	}
	return l.log(t, "Exception in default exception handler while handling an unexpected error in custom exception handler", err)
}

// DefaultExceptionHandler writes the context to standard error, as CPython's
// logging does when nothing is configured.
func (l *Loop) DefaultExceptionHandler(t *object.Thread, context *object.Dict) error {
	text := "Unhandled exception in event loop"
	if message, ok := context.GetStr(keyMessage); ok {
		full, err := object.Truth(t, message)
		if err != nil {
			return err
		}
		if full {
			if text, err = object.StrString(t, message); err != nil {
				return err
			}
		}
	}
	keys, err := sortedKeys(t, object.FromObject(context))
	if err != nil {
		return err
	}
	for _, key := range keys {
		name, err := object.StrString(t, key)
		if err != nil {
			return err
		}
		if name == "message" || name == "exception" {
			continue
		}
		value, err := object.GetItem(t, object.FromObject(context), key)
		if err != nil {
			return err
		}
		repr, err := object.ReprString(t, value)
		if err != nil {
			return err
		}
		text += "\n" + name + ": " + repr
	}
	exc, _ := context.GetStr(keyException)
	if e, ok := exc.Object().(*object.Exception); ok {
		return l.log(t, text, e)
	}
	return l.log(t, text, nil)
}

// log writes a message and the traceback of err to standard error.
func (l *Loop) log(t *object.Thread, text string, err error) error {
	text += "\n"
	if e, ok := err.(*object.Exception); ok && e != nil {
		text += object.FormatException(t, e)
	}
	_, err = t.State.Stderr.Write([]byte(text))
	return err
}

// sortedKeys returns sorted(v).
func sortedKeys(t *object.Thread, v object.Value) ([]object.Value, error) {
	keys, err := object.Collect(t, v)
	if err != nil {
		return nil, err
	}
	list := object.NewList(keys)
	if _, err := object.CallMethod(t, list, nameSort); err != nil {
		return nil, err
	}
	sorted, _ := list.AsList()
	return sorted.Elems, nil
}

var nameSort = object.Intern("sort")
