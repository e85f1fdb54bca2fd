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

// Result holds the globals that a run has left, as Go values:
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
// Containers are copied; one that contains itself is an *Object.
type Result struct{ globals map[string]any }

func newResult(m *object.Module) *Result {
	r := &Result{map[string]any{}}
	for key, v := range m.Dict.All() {
		if name, ok := key.AsStr(); ok && !strings.HasPrefix(name.String(), "__") {
			r.globals[name.String()] = toGo(v)
		}
	}
	return r
}

// Get returns a global, and whether there is one of that name.
func (r *Result) Get(name string) (any, bool) {
	v, ok := r.globals[name]
	return v, ok
}

// All returns the globals, ordered by name, without those that begin with two
// underscores.
func (r *Result) All() iter.Seq2[string, any] {
	return func(yield func(string, any) bool) {
		for _, name := range slices.Sorted(maps.Keys(r.globals)) {
			if !yield(name, r.globals[name]) {
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

func toGo(v object.Value) any { return toGoBelow(v, 0) }

func toGoBelow(v object.Value, depth int) any {
	if i, ok := v.Int64(); ok {
		return i
	}
	if f, ok := v.Float64(); ok {
		return f
	}
	if v.IsBool() {
		return v.IsTrue()
	}
	if v.IsNone() {
		return nil
	}
	if depth > maxDepth {
		return &Object{v}
	}
	switch o := v.Object().(type) {
	case *object.Str:
		return o.String()
	case *object.BigInt:
		n, _ := object.AsBigInt(v)
		return new(big.Int).Set(n)
	case *object.Bytes:
		return []byte(o.String())
	case *object.Complex:
		c, _ := object.AsComplex(v)
		return c
	case *object.List:
		return toSlice(o.Elems, depth)
	case *object.Tuple:
		return toSlice(o.Elems, depth)
	case *object.Set:
		var elems []object.Value
		for i := range o.Slots() {
			if e, ok := o.At(i); ok {
				elems = append(elems, e)
			}
		}
		return toSlice(elems, depth)
	case *object.Dict:
		return toMap(v, o, depth)
	}
	return &Object{v}
}

func toSlice(elems []object.Value, depth int) []any {
	list := make([]any, len(elems))
	for i, e := range elems {
		list[i] = toGoBelow(e, depth+1)
	}
	return list
}

func toMap(v object.Value, d *object.Dict, depth int) any {
	byName := make(map[string]any, d.Len())
	mixed := map[any]any{}
	for key, item := range d.All() {
		k := toGoBelow(key, depth+1)
		if k != nil && !reflect.TypeOf(k).Comparable() {
			return &Object{v}
		}
		converted := toGoBelow(item, depth+1)
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
