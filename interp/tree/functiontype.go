package tree

import "github.com/apy-lang/apy/interp/object"

func init() {
	defineFunction()
	defineCode()
}

// defineFunction fills the type function.
func defineFunction() {
	typ := FunctionType
	typ.Flags |= object.Final | object.UnboundMethod | object.NoInstantiate | object.HasDict
	typ.Slots.Call = func(t *object.Thread, self object.Value, args []object.Value, names []*object.Str) (object.Value, error) {
		return self.Object().(*Function).call(t, args, names)
	}
	typ.Slots.DescrGet = func(_ *object.Thread, self, obj object.Value, _ *object.Type) (object.Value, error) {
		if obj.IsUnbound() {
			return self, nil
		}
		return object.FromObject(&object.Method{Func: self, Self: obj}), nil
	}
	typ.Slots.Repr = func(t *object.Thread, self object.Value) (object.Value, error) {
		fn := self.Object().(*Function)
		return object.NewStr("<function " + fn.QualName.String() + " at " + t.State.Address(self) + ">"), nil
	}
	defineFunctionNames(typ)
	defineFunctionParts(typ)
	object.Ready(typ)
}

func functionOf(v object.Value) *Function { return v.Object().(*Function) }

func defineFunctionNames(typ *object.Type) {
	name := func(attribute string, field func(*Function) **object.Str) {
		typ.GetSet(attribute, func(_ *object.Thread, self object.Value) (object.Value, error) {
			return (*field(functionOf(self))).Value(), nil
		}, func(_ *object.Thread, self, v object.Value) error {
			s, ok := v.AsStr()
			if !ok {
				return object.TypeErrorf("%s must be set to a string object", attribute)
			}
			*field(functionOf(self)) = s
			return nil
		})
	}
	name("__name__", func(fn *Function) **object.Str { return &fn.Name })
	name("__qualname__", func(fn *Function) **object.Str { return &fn.QualName })
	value := func(attribute string, field func(*Function) *object.Value) {
		typ.GetSet(attribute, func(_ *object.Thread, self object.Value) (object.Value, error) {
			return orNone(*field(functionOf(self))), nil
		}, func(_ *object.Thread, self, v object.Value) error {
			*field(functionOf(self)) = v
			return nil
		})
	}
	value("__doc__", func(fn *Function) *object.Value { return &fn.Doc })
	value("__module__", func(fn *Function) *object.Value { return &fn.Module })
}

func orNone(v object.Value) object.Value {
	if v.IsUnbound() {
		return object.None
	}
	return v
}

func defineFunctionParts(typ *object.Type) {
	typ.GetSet("__code__", func(_ *object.Thread, self object.Value) (object.Value, error) {
		return object.FromObject(functionOf(self).code), nil
	}, nil)
	typ.GetSet("__globals__", func(_ *object.Thread, self object.Value) (object.Value, error) {
		return functionOf(self).env.globals.Value(), nil
	}, nil)
	typ.GetSet("__closure__", func(_ *object.Thread, self object.Value) (object.Value, error) {
		fn := functionOf(self)
		if len(fn.closure) == 0 {
			return object.None, nil
		}
		cells := make([]object.Value, len(fn.closure))
		for i, c := range fn.closure {
			cells[i] = object.FromObject(c)
		}
		return object.NewTuple(cells), nil
	}, nil)
	typ.GetSet("__defaults__", func(_ *object.Thread, self object.Value) (object.Value, error) {
		if fn := functionOf(self); len(fn.defaults) > 0 {
			return object.NewTuple(append([]object.Value(nil), fn.defaults...)), nil
		}
		return object.None, nil
	}, setDefaults)
	typ.GetSet("__kwdefaults__", getKwDefaults, setKwDefaults)
	typ.GetSet("__annotations__", func(_ *object.Thread, self object.Value) (object.Value, error) {
		fn := functionOf(self)
		if fn.annotations == nil {
			fn.annotations = object.NewDict()
		}
		return fn.annotations.Value(), nil
	}, setAnnotations)
	typ.GetSet("__dict__", func(_ *object.Thread, self object.Value) (object.Value, error) {
		return functionOf(self).AttrsRef().DictObject().Value(), nil
	}, func(_ *object.Thread, self, v object.Value) error {
		d, ok := v.AsDict()
		if !ok {
			return object.TypeErrorf("__dict__ must be set to a dictionary, not a '%s'", v.Type().Name)
		}
		functionOf(self).AttrsRef().SetDictObject(d)
		return nil
	})
	typ.GetSet("__type_params__", func(*object.Thread, object.Value) (object.Value, error) {
		return object.NewTuple(nil), nil
	}, func(_ *object.Thread, _, v object.Value) error {
		if tuple, ok := v.AsTuple(); !ok {
			return object.TypeErrorf("__type_params__ must be set to a tuple")
		} else if len(tuple.Elems) > 0 {
			return object.Raisef(object.NotImplementedError, "apy has no type parameters")
		}
		return nil // functools.wraps copies the empty tuple
	})
}

func setDefaults(_ *object.Thread, self, v object.Value) error {
	fn := functionOf(self)
	if v.IsUnbound() || v.IsNone() {
		fn.defaults = nil
		return nil
	}
	tuple, ok := v.AsTuple()
	if !ok {
		return object.TypeErrorf("__defaults__ must be set to a tuple object")
	}
	fn.defaults = append([]object.Value(nil), tuple.Elems...)
	return nil
}

func getKwDefaults(_ *object.Thread, self object.Value) (object.Value, error) {
	fn := functionOf(self)
	d := object.NewDict()
	for i, v := range fn.kwDefaults {
		if !v.IsUnbound() {
			d.SetStr(fn.code.slotNames[fn.code.params.positional+i], v)
		}
	}
	if d.Len() == 0 {
		return object.None, nil
	}
	return d.Value(), nil
}

func setKwDefaults(_ *object.Thread, self, v object.Value) error {
	fn := functionOf(self)
	if v.IsUnbound() || v.IsNone() {
		fn.kwDefaults = nil
		return nil
	}
	d, ok := v.AsDict()
	if !ok {
		return object.TypeErrorf("__kwdefaults__ must be set to a dict object")
	}
	fn.kwDefaults = make([]object.Value, fn.code.params.kwOnly)
	for i := range fn.kwDefaults {
		fn.kwDefaults[i], _ = d.GetStr(fn.code.slotNames[fn.code.params.positional+i])
	}
	return nil
}

func setAnnotations(_ *object.Thread, self, v object.Value) error {
	fn := functionOf(self)
	if v.IsUnbound() || v.IsNone() {
		fn.annotations = nil
		return nil
	}
	d, ok := v.AsDict()
	if !ok {
		return object.TypeErrorf("__annotations__ must be set to a dict object")
	}
	fn.annotations = d
	return nil
}
