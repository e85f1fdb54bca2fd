package interp

import (
	"fmt"
	"iter"
	"maps"
	"math/big"
	"reflect"
	"slices"
	"strings"

	"github.com/apy-lang/apy/interp/object"
)

// Result holds the globals that a run has left. They become Go values when they
// are asked for:
//
//	None           nil
//	bool           bool
//	int            int64, or *big.Int when it does not fit
//	float          float64
//	complex        complex128
//	str            string (a lone surrogate as its three WTF-8 bytes)
//	bytes          []byte
//	list, tuple    []any
//	set, frozenset []any, in the set's order
//	dict           map[string]any if all keys are str, else map[any]any,
//	               or *Object when a key cannot be a Go map's
//	anything else  *Object
//
// Containers are copied; one that is met twice on the way is copied once. Where
// a container contains itself, an *Object stands for it.
type Result struct {
	session *Session
	globals map[string]object.Value
}

func newResult(s *Session) *Result {
	r := &Result{s, make(map[string]object.Value, s.main.Dict.Len())}
	for key, v := range s.main.Dict.All() {
		if name, ok := key.AsStr(); ok && !strings.HasPrefix(name.String(), "__") {
			r.globals[name.String()] = v
		}
	}
	return r
}

// Get returns a global, and whether there is one of that name. It waits for
// what the session is running, as the methods of [Session] do.
func (r *Result) Get(name string) (any, bool) {
	v, ok := r.globals[name]
	if !ok {
		return nil, false
	}
	r.session.mu.Lock()
	defer r.session.mu.Unlock()
	return toGo(v), true
}

// All returns the globals, ordered by name, without those that begin with two
// underscores.
func (r *Result) All() iter.Seq2[string, any] {
	return func(yield func(string, any) bool) {
		for _, name := range slices.Sorted(maps.Keys(r.globals)) {
			if v, _ := r.Get(name); !yield(name, v) {
				return
			}
		}
	}
}

// Object is a Python object that has no Go form: a function, an instance, a
// module. It can be given back to the session it came from.
type Object struct{ value object.Value }

// TypeName returns the name of the object's class.
func (o *Object) TypeName() string { return o.value.Type().Name }

// maxDepth is how deep containers are converted.
const maxDepth = 100

// toGo converts a Python value as [Result] says.
func toGo(v object.Value) any {
	if g, ok := scalarToGo(v); ok {
		return g
	}
	c := copier{}
	return c.convert(v, 0)
}

// scalarToGo converts what is not a container.
func scalarToGo(v object.Value) (any, bool) {
	if i, ok := v.Int64(); ok {
		return i, true
	}
	if f, ok := v.Float64(); ok {
		return f, true
	}
	if v.IsBool() {
		return v.IsTrue(), true
	}
	if v.IsNone() {
		return nil, true
	}
	switch o := v.Object().(type) {
	case *object.Str:
		return o.String(), true
	case *object.BigInt:
		n, _ := object.AsBigInt(v)
		return new(big.Int).Set(n), true
	case *object.Bytes:
		return []byte(o.String()), true
	case *object.Complex:
		c, _ := object.AsComplex(v)
		return c, true
	}
	return nil, false
}

// copier holds the containers that one conversion has met, each with its Go
// form; while that is being made, with an *Object. Without it, a value whose
// parts are shared would be converted once for each way that leads to them.
type copier map[object.Object]any

func (c copier) convert(v object.Value, depth int) any {
	if g, ok := scalarToGo(v); ok {
		return g
	}
	o := v.Object()
	if g, ok := c[o]; ok {
		return g
	}
	self := &Object{v}
	if depth > maxDepth {
		return self
	}
	var g any
	switch o := o.(type) {
	case *object.List:
		c[o] = self
		g = c.slice(o.Elems, depth)
	case *object.Tuple:
		c[o] = self
		g = c.slice(o.Elems, depth)
	case *object.Set:
		c[o] = self
		g = c.slice(setElements(o), depth)
	case *object.Dict:
		c[o] = self
		g = c.dict(self, o, depth)
	default:
		return self
	}
	c[o] = g
	return g
}

func setElements(s *object.Set) []object.Value {
	var elems []object.Value
	for i := range s.Slots() {
		if e, ok := s.At(i); ok {
			elems = append(elems, e)
		}
	}
	return elems
}

func (c copier) slice(elems []object.Value, depth int) []any {
	list := make([]any, len(elems))
	for i, e := range elems {
		list[i] = c.convert(e, depth+1)
	}
	return list
}

func (c copier) dict(self *Object, d *object.Dict, depth int) any {
	byName := make(map[string]any, d.Len())
	mixed := map[any]any{}
	for key, item := range d.All() {
		k := c.convert(key, depth+1)
		if k != nil && !reflect.TypeOf(k).Comparable() {
			return self
		}
		converted := c.convert(item, depth+1)
		mixed[k] = converted
		if name, ok := k.(string); ok {
			byName[name] = converted
		}
	}
	if len(byName) == d.Len() {
		return byName
	}
	return mixed
}

// toPython converts a Go value as the package comment says.
func toPython(v any) (object.Value, error) { return toPythonNamed("function", v) }

// toPythonNamed is toPython; a function gets the name.
func toPythonNamed(name string, v any) (object.Value, error) {
	switch v := v.(type) {
	case nil:
		return object.None, nil
	case *Object:
		return v.value, nil
	case *big.Int:
		if v == nil {
			return object.None, nil
		}
		return object.BigIntValue(new(big.Int).Set(v)), nil
	case []byte:
		return object.NewBytes(string(v)), nil
	case error:
		return object.NewStr(v.Error()), nil
	}
	return reflected(name, reflect.ValueOf(v), 0)
}

func reflected(name string, v reflect.Value, depth int) (object.Value, error) {
	if depth > maxDepth {
		return object.Value{}, fmt.Errorf("a %s that is nested too deep", v.Type())
	}
	switch v.Kind() {
	case reflect.Bool:
		return object.Bool(v.Bool()), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return object.Int(v.Int()), nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return object.BigIntValue(new(big.Int).SetUint64(v.Uint())), nil
	case reflect.Float32, reflect.Float64:
		return object.Float(v.Float()), nil
	case reflect.Complex64, reflect.Complex128:
		return object.NewComplex(v.Complex()), nil
	case reflect.String:
		return object.NewStr(strings.ToValidUTF8(v.String(), "�")), nil
	case reflect.Func:
		if v.IsNil() {
			return object.None, nil
		}
		return bindFunction(name, v)
	}
	return reflectedContainer(name, v, depth)
}

func reflectedContainer(name string, v reflect.Value, depth int) (object.Value, error) {
	switch v.Kind() {
	case reflect.Slice, reflect.Array:
		elems := make([]object.Value, v.Len())
		for i := range elems {
			e, err := element(name, v.Index(i), depth)
			if err != nil {
				return e, err
			}
			elems[i] = e
		}
		return object.NewList(elems), nil
	case reflect.Map:
		return reflectedMap(name, v, depth)
	case reflect.Struct:
		return reflectedStruct(name, v, depth)
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return object.None, nil
		}
		return element(name, v.Elem(), depth)
	}
	return object.Value{}, fmt.Errorf("a %s has no Python form", v.Type())
}

// element converts a part of a container, which may be of a type that
// toPython knows by name.
func element(name string, v reflect.Value, depth int) (object.Value, error) {
	if v.CanInterface() {
		switch e := v.Interface().(type) {
		case nil, *Object, *big.Int, []byte, error:
			return toPythonNamed(name, e)
		}
	}
	return reflected(name, v, depth+1)
}

// reflectedMap orders the entries by key, so that a script sees the same dict
// each time.
func reflectedMap(name string, v reflect.Value, depth int) (object.Value, error) {
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int {
		return strings.Compare(fmt.Sprint(a.Interface()), fmt.Sprint(b.Interface()))
	})
	d := object.NewDictSize(len(keys))
	for _, key := range keys {
		k, err := element(name, key, depth)
		if err != nil {
			return k, err
		}
		e, err := element(name, v.MapIndex(key), depth)
		if err != nil {
			return e, err
		}
		if err := d.Set(nil, k, e); err != nil {
			return object.Value{}, err
		}
	}
	return d.Value(), nil
}

// reflectedStruct makes a dict of the exported fields.
func reflectedStruct(name string, v reflect.Value, depth int) (object.Value, error) {
	d := object.NewDict()
	for i := range v.NumField() {
		field := v.Type().Field(i)
		if !field.IsExported() {
			continue
		}
		e, err := element(name, v.Field(i), depth)
		if err != nil {
			return e, fmt.Errorf("field %s: %w", field.Name, err)
		}
		d.SetStr(object.StrObject(field.Name), e)
	}
	return d.Value(), nil
}
