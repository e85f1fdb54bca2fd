package object

// mappingProxy is a read-only view of a mapping: a class's __dict__.
type mappingProxy struct{ mapping Value }

func (*mappingProxy) Type() *Type { return MappingProxyType }

// NewMappingProxy makes a read-only view of a mapping.
func NewMappingProxy(mapping Value) Value { return FromObject(&mappingProxy{mapping}) }

func proxied(v Value) Value { return v.obj.(*mappingProxy).mapping }

func defineMappingProxy() {
	c := MappingProxyType
	c.Doc = "Read-only proxy of a mapping."
	c.Flags |= Final | MappingPattern
	signature := Keywords("mapping")
	c.Slots.New = func(t *Thread, _ *Type, args []Value, names []*Str) (Value, error) {
		bound, window, err := signature.bindKeywords(t, "mappingproxy", args, names)
		if err != nil {
			return Value{}, err
		}
		mapping := bound[0]
		if window != nil {
			t.Pop(window)
		}
		_, isList := mapping.AsList()
		_, isTuple := mapping.AsTuple()
		if isList || isTuple || mapping.Type().Slots.GetItem == nil {
			return Value{}, TypeErrorf("mappingproxy() argument must be a mapping, not %s", mapping.Type().Name)
		}
		return NewMappingProxy(mapping), nil
	}
	c.Slots.Repr = func(t *Thread, self Value) (Value, error) {
		text, err := ReprString(t, proxied(self))
		return NewStr("mappingproxy(" + text + ")"), err
	}
	c.Slots.Str = func(t *Thread, self Value) (Value, error) { return ToStr(t, proxied(self)) }
	c.Slots.Hash = func(t *Thread, self Value) (int64, error) { return Hash(t, proxied(self)) }
	c.Slots.Len = func(t *Thread, self Value) (int, error) { return Length(t, proxied(self)) }
	c.Slots.GetItem = func(t *Thread, self, key Value) (Value, error) { return GetItem(t, proxied(self), key) }
	c.Slots.Contains = func(t *Thread, self, item Value) (bool, error) { return Contains(t, proxied(self), item) }
	c.Slots.Iter = func(t *Thread, self Value) (Value, error) { return Iter(t, proxied(self)) }
	c.Slots.Compare = func(t *Thread, op CompareOp, a, b Value) (Value, error) {
		return Compare(t, op, proxied(a), unproxied(b))
	}
	c.Slots.Binary[Or] = func(t *Thread, self, other Value) (Value, error) {
		return BinaryOperation(t, Or, proxied(self), unproxied(other))
	}
	c.Slots.Reflected[Or] = func(t *Thread, self, other Value) (Value, error) {
		return BinaryOperation(t, Or, unproxied(other), proxied(self))
	}
	c.Slots.InPlace[Or] = func(_ *Thread, self, other Value) (Value, error) {
		return Value{}, TypeErrorf("'|=' is not supported by %s; use '|' instead", self.Type().Name)
	}
	forward := func(name string, signature *Signature) {
		target := Intern(name)
		c.Method(name, signature, func(t *Thread, self Value, args []Value) (Value, error) {
			return CallMethod(t, proxied(self), target, args...)
		})
	}
	forward("get", Positional(1, 2))
	forward("keys", NoArgs)
	forward("values", NoArgs)
	forward("items", NoArgs)
	forward("copy", NoArgs)
	forward("__reversed__", NoArgs)
}

func unproxied(v Value) Value {
	if p, ok := v.obj.(*mappingProxy); ok {
		return p.mapping
	}
	return v
}
