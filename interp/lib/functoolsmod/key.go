package functoolsmod

import "github.com/apy-lang/apy/interp/object"

var keyType *object.Type

// key is what cmp_to_key returns, a function that wraps objects; and such a
// wrapped object, which compares by the function.
type key struct{ compare, wrapped value }

func (*key) Type() *object.Type { return keyType }

var keySignature = object.Keywords("obj")

func defineKey() {
	c := object.NewBuiltinType("functools.KeyWrapper", object.ObjectType)
	keyType = c
	c.Flags |= object.NoInstantiate | object.Final
	c.Slots.Call = func(t *thread, self value, args []value, names []*object.Str) (value, error) {
		bound, window, err := keySignature.Bind(t, "K", args, names)
		if err != nil {
			return value{}, err
		}
		wrapped := &key{self.Object().(*key).compare, bound[0]}
		if window != nil {
			t.Pop(window)
		}
		return object.FromObject(wrapped), nil
	}
	c.Slots.Compare = func(t *thread, op object.CompareOp, a, b value) (value, error) {
		x, ok1 := a.Object().(*key)
		y, ok2 := b.Object().(*key)
		switch {
		case !ok1 || !ok2:
			return value{}, object.TypeErrorf("other argument must be K instance")
		case x.wrapped.IsUnbound() || y.wrapped.IsUnbound():
			return value{}, object.Raisef(object.AttributeError, "object")
		}
		order, err := object.Call2(t, x.compare, x.wrapped, y.wrapped)
		if err != nil {
			return value{}, err
		}
		return object.Compare(t, op, order, object.Int(0))
	}
	c.NoHash()
	c.GetSet("obj", func(_ *thread, self value) (value, error) {
		if k := self.Object().(*key); !k.wrapped.IsUnbound() {
			return k.wrapped, nil
		}
		return value{}, object.Raisef(object.AttributeError, "obj")
	}, func(_ *thread, self, v value) error {
		self.Object().(*key).wrapped = v
		return nil
	})
	object.Ready(c)
}
