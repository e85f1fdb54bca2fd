package object

// Call calls f. The last len(names) args are keyword arguments, named by
// names. The callee must not keep args, which may be a window of the stack.
func Call(t *Thread, f Value, args []Value, names []*Str) (Value, error) {
	if call := f.Type().Slots.Call; call != nil {
		return call(t, f, args, names)
	}
	return Value{}, TypeErrorf("'%s' object is not callable", f.Type().Name)
}

// Call0 calls f without arguments.
func Call0(t *Thread, f Value) (Value, error) { return Call(t, f, nil, nil) }

// Call1 calls f with one argument.
func Call1(t *Thread, f, a Value) (Value, error) {
	args := t.Push(1)
	args[0] = a
	v, err := Call(t, f, args, nil)
	t.Pop(args)
	return v, err
}

// Call2 calls f with two arguments.
func Call2(t *Thread, f, a, b Value) (Value, error) {
	args := t.Push(2)
	args[0], args[1] = a, b
	v, err := Call(t, f, args, nil)
	t.Pop(args)
	return v, err
}

// CallWithSelf calls f with self before args.
func CallWithSelf(t *Thread, f, self Value, args []Value, names []*Str) (Value, error) {
	window := t.Push(len(args) + 1)
	window[0] = self
	copy(window[1:], args)
	v, err := Call(t, f, window, names)
	t.Pop(window)
	return v, err
}

// CallMethod is obj.name(*args), without making a method object.
func CallMethod(t *Thread, obj Value, name *Str, args ...Value) (Value, error) {
	f, bound, err := LoadMethod(t, obj, name)
	if err != nil {
		return Value{}, err
	}
	if bound {
		return CallWithSelf(t, f, obj, args, nil)
	}
	return Call(t, f, args, nil)
}

// LoadMethod looks name up on obj for a call that follows at once. When
// withSelf is true, f is the unbound function, to be called with obj before
// the arguments.
func LoadMethod(t *Thread, obj Value, name *Str) (f Value, withSelf bool, err error) {
	typ := obj.Type()
	if typ.Slots.GetAttr == nil {
		if attr, ok := typ.Lookup(name); ok && attr.Type().Has(UnboundMethod) {
			if own := AttrsOf(obj); own != nil {
				if v, ok := own.GetOwn(name); ok {
					return v, false, nil
				}
			}
			return attr, true, nil
		}
	}
	f, err = GetAttr(t, obj, name)
	return f, false, err
}

// Callable is callable(v).
func Callable(v Value) bool { return v.Type().Slots.Call != nil }
