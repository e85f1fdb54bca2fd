package interp

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/big"
	"reflect"
	"runtime/debug"

	"github.com/apy-lang/apy/interp/object"
)

var (
	contextType = reflect.TypeFor[context.Context]()
	errorType   = reflect.TypeFor[error]()
	bigType     = reflect.TypeFor[*big.Int]()
	objectType  = reflect.TypeFor[*Object]()
)

// goFunction is a Go function that scripts call.
type goFunction struct {
	name    string
	fn      reflect.Value
	typ     reflect.Type
	context bool // the first parameter is a context.Context
	params  int  // those that scripts give, the variadic one apart
}

// bindFunction makes a Python function of a Go function.
func bindFunction(name string, fn reflect.Value) (object.Value, error) {
	g := &goFunction{name: name, fn: fn, typ: fn.Type()}
	g.context = g.typ.NumIn() > 0 && g.typ.In(0) == contextType
	g.params = g.typ.NumIn()
	if g.context {
		g.params--
	}
	if g.typ.IsVariadic() {
		g.params--
	}
	switch n := g.typ.NumOut(); {
	case n > 2, n == 2 && g.typ.Out(1) != errorType:
		return object.Value{}, fmt.Errorf("a %s: a bound function returns at most a value and an error", g.typ)
	}
	return object.FromObject(object.NewRawBuiltin(name, g.call)), nil
}

// call converts the arguments, calls the function and converts its result.
func (g *goFunction) call(t *object.Thread, args []object.Value, names []*object.Str) (object.Value, error) {
	if len(names) > 0 {
		return object.Value{}, object.TypeErrorf("%s() takes no keyword arguments", g.name)
	}
	if len(args) < g.params || len(args) > g.params && !g.typ.IsVariadic() {
		return object.Value{}, g.wrongCount(len(args))
	}
	in := make([]reflect.Value, 0, len(args)+1)
	if g.context {
		in = append(in, reflect.ValueOf(t.State.Context))
	}
	for i, arg := range args {
		want := g.parameter(i)
		v, err := fromPython(arg, want)
		if err != nil {
			return object.Value{}, object.TypeErrorf("%s() argument %d %s", g.name, i+1, err)
		}
		in = append(in, v)
	}
	out, err := g.run(in)
	if err != nil {
		return object.Value{}, err
	}
	return g.results(out)
}

// run calls the Go function. A panic of it is the host's mistake, and leaves
// the interpreter in order.
func (g *goFunction) run(in []reflect.Value) (out []reflect.Value, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &PanicError{Function: g.name, Value: p, Stack: debug.Stack()}
		}
	}()
	return g.fn.Call(in), nil
}

// parameter returns the type of the script's argument i.
func (g *goFunction) parameter(i int) reflect.Type {
	if i >= g.params {
		return g.typ.In(g.typ.NumIn() - 1).Elem()
	}
	if g.context {
		i++
	}
	return g.typ.In(i)
}

func (g *goFunction) wrongCount(given int) error {
	quantity := "exactly"
	if g.typ.IsVariadic() {
		quantity = "at least"
	}
	s := "s"
	if g.params == 1 {
		s = ""
	}
	return object.TypeErrorf("%s() takes %s %d argument%s (%d given)", g.name, quantity, g.params, s, given)
}

func (g *goFunction) results(out []reflect.Value) (object.Value, error) {
	if n := len(out); n > 0 && g.typ.Out(n-1) == errorType {
		if err, _ := out[n-1].Interface().(error); err != nil {
			return object.Value{}, hostError(err)
		}
		out = out[:n-1]
	}
	if len(out) == 0 {
		return object.None, nil
	}
	v, err := toPython(out[0].Interface())
	if err != nil {
		return v, object.TypeErrorf("%s() returned %s", g.name, err)
	}
	return v, nil
}

// hostError makes a Python exception of a Go error: RuntimeError with the same
// text, which Exception.Unwrap gives back. A done context and a limit stay
// what they are, so that scripts cannot catch them.
func hostError(err error) error {
	var limit *LimitError
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) || errors.As(err, &limit) {
		return err
	}
	e := object.Raisef(object.RuntimeError, "%s", err.Error()).(*object.Exception)
	e.Host = err
	return e
}

// fromPython converts a script's value to a Go type. The error's text
// continues "argument 1 …".
func fromPython(v object.Value, want reflect.Type) (reflect.Value, error) {
	mismatch := func() (reflect.Value, error) {
		return reflect.Value{}, fmt.Errorf("must be %s, not %s", pythonName(want), v.Type().Name)
	}
	switch want {
	case objectType:
		return reflect.ValueOf(&Object{v}), nil
	case bigType:
		switch i := toGo(v).(type) {
		case int64:
			return reflect.ValueOf(big.NewInt(i)), nil
		case *big.Int:
			return reflect.ValueOf(i), nil
		}
		return mismatch()
	}
	g := toGo(v)
	target := reflect.New(want).Elem()
	switch want.Kind() {
	case reflect.Interface:
		if g == nil {
			return target, nil
		}
		if r := reflect.ValueOf(g); r.Type().AssignableTo(want) {
			return r, nil
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		if setInteger(target, g) {
			return target, nil
		}
		if _, big := g.(*big.Int); big || isInt64(g) {
			return target, fmt.Errorf("is out of range for a Go %s", want)
		}
	case reflect.Float32, reflect.Float64:
		switch f := g.(type) {
		case float64:
			target.SetFloat(f)
			return target, nil
		case int64:
			target.SetFloat(float64(f))
			return target, nil
		}
	case reflect.Bool, reflect.String:
		if r := reflect.ValueOf(g); g != nil && r.Kind() == want.Kind() {
			return r.Convert(want), nil
		}
	case reflect.Slice, reflect.Map:
		if r, ok := fromContainer(g, want); ok {
			return r, nil
		}
	}
	return mismatch()
}

func isInt64(g any) bool {
	_, ok := g.(int64)
	return ok
}

func setInteger(target reflect.Value, g any) bool {
	i, ok := g.(int64)
	if !ok {
		b, isBig := g.(*big.Int)
		if isBig && target.CanUint() && b.IsUint64() && !target.OverflowUint(b.Uint64()) {
			target.SetUint(b.Uint64())
			return true
		}
		return false
	}
	switch {
	case target.CanInt() && !target.OverflowInt(i):
		target.SetInt(i)
	case target.CanUint() && i >= 0 && uint64(i) <= math.MaxInt64 && !target.OverflowUint(uint64(i)):
		target.SetUint(uint64(i))
	default:
		return false
	}
	return true
}

// fromContainer converts the Go form of a list, bytes or dict to a slice or
// map type.
func fromContainer(g any, want reflect.Type) (reflect.Value, bool) {
	r := reflect.ValueOf(g)
	if g == nil {
		return reflect.Zero(want), true
	}
	if r.Type().AssignableTo(want) {
		return r, true
	}
	if r.Kind() != want.Kind() {
		return r, false
	}
	if want.Kind() == reflect.Slice {
		out := reflect.MakeSlice(want, r.Len(), r.Len())
		for i := range r.Len() {
			if !assignPart(out.Index(i), r.Index(i)) {
				return out, false
			}
		}
		return out, true
	}
	out := reflect.MakeMapWithSize(want, r.Len())
	for _, key := range r.MapKeys() {
		k, e := reflect.New(want.Key()).Elem(), reflect.New(want.Elem()).Elem()
		if !assignPart(k, key) || !assignPart(e, r.MapIndex(key)) {
			return out, false
		}
		out.SetMapIndex(k, e)
	}
	return out, true
}

// assignPart sets an element of a container from its Go form.
func assignPart(target, part reflect.Value) bool {
	for part.Kind() == reflect.Interface {
		part = part.Elem()
	}
	if !part.IsValid() {
		return true
	}
	v, err := toPython(part.Interface())
	if err != nil {
		return false
	}
	converted, err := fromPython(v, target.Type())
	if err != nil {
		return false
	}
	target.Set(converted)
	return true
}

// pythonName names a Go type as a script knows it.
func pythonName(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Interface:
		return "object"
	case reflect.Bool:
		return "bool"
	case reflect.String:
		return "str"
	case reflect.Float32, reflect.Float64:
		return "float"
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return "bytes"
		}
		return "list of " + pythonName(t.Elem())
	case reflect.Map:
		return "dict of " + pythonName(t.Key()) + " to " + pythonName(t.Elem())
	case reflect.Pointer, reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return "int"
	}
	return t.String()
}
