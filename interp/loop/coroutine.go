package loop

import (
	"strings"

	"github.com/apy-lang/apy/interp/object"
)

// CoroutineName names the coroutines of a function written in Go. It is made
// once, so that a call makes no strs.
type CoroutineName struct{ name, qualName *object.Str }

// NameCoroutine makes the name of a coroutine function, such as "Event.wait".
func NameCoroutine(qualName string) *CoroutineName {
	return &CoroutineName{object.Intern(qualName[strings.LastIndexByte(qualName, '.')+1:]), object.Intern(qualName)}
}

// Name returns the name without its class.
func (n *CoroutineName) Name() string { return n.name.String() }

// New makes a coroutine that runs body.
func (n *CoroutineName) New(body object.NativeBody) object.Value {
	return object.FromObject(object.NewCoroutine(n.name, n.qualName, body))
}

// coroutineFlag is CO_COROUTINE of a code object's co_flags.
const coroutineFlag = 0x80

var nameFlags = object.Intern("co_flags")

// IsCoroutineFunction is asyncio.iscoroutinefunction: a function, perhaps
// bound, of an async def without yield, or one of the library that CPython
// writes as such.
func IsCoroutineFunction(t *object.Thread, v object.Value) (bool, error) {
	switch f := v.Object().(type) {
	case *object.Method:
		v = f.Func
	case *object.Builtin:
		return f.Await != nil, nil
	case *object.MethodDescriptor:
		return f.Await != nil, nil
	}
	code, ok, err := object.LookupAttr(t, v, nameCode)
	if !ok || err != nil {
		return false, err
	}
	flags, ok, err := object.LookupAttr(t, code, nameFlags)
	if !ok || err != nil {
		return false, err
	}
	n, _ := flags.Int64()
	return n&coroutineFlag != 0, nil
}
