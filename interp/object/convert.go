package object

import "math"

// Truth is bool(v).
func Truth(t *Thread, v Value) (bool, error) {
	switch v.obj.(type) {
	case *boolKind, *intKind:
		return v.num != 0, nil
	case *noneObject:
		return false, nil
	case *floatKind:
		return math.Float64frombits(v.num) != 0, nil
	}
	slots := &v.Type().Slots
	if slots.Bool != nil {
		return slots.Bool(t, v)
	}
	if slots.Len != nil {
		n, err := slots.Len(t, v)
		return n != 0, err
	}
	return true, nil
}

// Hash is hash(v).
func Hash(t *Thread, v Value) (int64, error) {
	switch o := v.obj.(type) {
	case *intKind:
		return hashInt64(int64(v.num)), nil
	case *Str:
		return strHash(o), nil
	}
	if f := v.Type().Slots.Hash; f != nil {
		return f(t, v)
	}
	return 0, unhashable(v)
}

// strHash is the str's hash as a script sees it: -1 is never a hash.
func strHash(s *Str) int64 {
	if h := int64(s.Hash()); h != -1 {
		return h
	}
	return -2
}

func unhashable(v Value) error { return TypeErrorf("unhashable type: '%s'", v.Type().qualifiedName()) }

// hashNotImplemented is the Hash slot of a type whose __hash__ is None.
func hashNotImplemented(_ *Thread, v Value) (int64, error) { return 0, unhashable(v) }

// Repr is repr(v), a str.
func Repr(t *Thread, v Value) (Value, error) {
	f := v.Type().Slots.Repr
	if t == nil {
		return f(t, v)
	}
	if err := t.EnterRecursive(" while getting the repr of an object"); err != nil {
		return Value{}, err
	}
	defer t.Leave()
	return f(t, v)
}

// ReprString is Repr as a Go string.
func ReprString(t *Thread, v Value) (string, error) { return goString(Repr(t, v)) }

// ToStr is str(v).
func ToStr(t *Thread, v Value) (Value, error) {
	if _, ok := v.obj.(*Str); ok {
		return v, nil
	}
	f := v.Type().Slots.Str
	if f == nil {
		return Repr(t, v)
	}
	if t == nil {
		return f(t, v)
	}
	if err := t.EnterRecursive(" while getting the str of an object"); err != nil {
		return Value{}, err
	}
	defer t.Leave()
	return f(t, v)
}

// StrString is ToStr as a Go string.
func StrString(t *Thread, v Value) (string, error) { return goString(ToStr(t, v)) }

func goString(v Value, err error) (string, error) {
	if err != nil {
		return "", err
	}
	s, ok := v.AsStr()
	if !ok {
		return "", TypeErrorf("expected str, got %s", v.Type().Name)
	}
	return s.text, nil
}

// Format is format(v, spec).
func Format(t *Thread, v Value, spec string) (string, error) {
	if spec == "" {
		switch o := v.obj.(type) {
		case *Str:
			return o.text, nil
		case *intKind:
			return StrString(t, v)
		}
	}
	return goString(v.Type().Slots.Format(t, v, spec))
}

// Index is v's __index__: an int, small or big.
func Index(t *Thread, v Value) (Value, error) {
	if v.IsInt64() {
		return v, nil
	}
	if i, ok := AsInt(v); ok {
		return i, nil
	}
	if f := v.Type().Slots.Index; f != nil {
		return f(t, v)
	}
	return Value{}, TypeErrorf("'%s' object cannot be interpreted as an integer", v.Type().Name)
}

// IndexInt is Index as a Go int. A number that does not fit raises exc
// (IndexError, OverflowError), or is clipped when exc is nil.
func IndexInt(t *Thread, v Value, exc *Type) (int, error) {
	i, err := Index(t, v)
	if err != nil {
		return 0, err
	}
	if n, ok := i.Int64(); ok {
		return int(n), nil
	}
	if exc != nil {
		return 0, Raisef(exc, "cannot fit '%s' into an index-sized integer", v.Type().Name)
	}
	negative, err := CompareBool(t, LT, i, Int(0))
	if err != nil {
		return 0, err
	}
	if negative {
		return math.MinInt, nil
	}
	return math.MaxInt, nil
}

// Length is len(v).
func Length(t *Thread, v Value) (int, error) {
	if f := v.Type().Slots.Len; f != nil {
		return f(t, v)
	}
	return 0, TypeErrorf("object of type '%s' has no len()", v.Type().Name)
}

// LengthHint is operator.length_hint for presizing: what v says of its length,
// or fallback. Errors of the script's hint are not reported.
func LengthHint(t *Thread, v Value, fallback int) int {
	if f := v.Type().Slots.Len; f != nil {
		if n, err := f(t, v); err == nil {
			return n
		}
		return fallback
	}
	hint, ok, err := LookupSpecial(t, v, nameLengthHint)
	if err != nil || !ok {
		return fallback
	}
	result, err := Call(t, hint, nil, nil)
	if n, ok := result.Int64(); err == nil && ok && n >= 0 {
		return int(n)
	}
	return fallback
}

// GetItem is v[key].
func GetItem(t *Thread, v, key Value) (Value, error) {
	if f := v.Type().Slots.GetItem; f != nil {
		return f(t, v, key)
	}
	if cls, ok := v.obj.(*Type); ok {
		return classGetItem(t, cls, key)
	}
	return Value{}, TypeErrorf("'%s' object is not subscriptable", v.Type().Name)
}

// classGetItem is cls[key]: __class_getitem__, or an error.
func classGetItem(t *Thread, cls *Type, key Value) (Value, error) {
	if cls == TypeType {
		return NewGenericAlias(cls.Value(), key), nil
	}
	method, ok, err := LookupAttr(t, cls.Value(), nameClassGetItem)
	if err != nil {
		return Value{}, err
	}
	if !ok || method.IsNone() {
		return Value{}, TypeErrorf("type '%s' is not subscriptable", cls.Name)
	}
	return Call1(t, method, key)
}

// SetItem is v[key] = x.
func SetItem(t *Thread, v, key, x Value) error {
	if f := v.Type().Slots.SetItem; f != nil {
		return f(t, v, key, x)
	}
	return TypeErrorf("'%s' object does not support item assignment", v.Type().Name)
}

// DelItem is `del v[key]`.
func DelItem(t *Thread, v, key Value) error {
	if f := v.Type().Slots.SetItem; f != nil {
		return f(t, v, key, Value{})
	}
	if key.Type().Slots.Index != nil && v.Type().hasSequenceMethods() {
		return TypeErrorf("'%s' object doesn't support item deletion", v.Type().Name)
	}
	return TypeErrorf("'%s' object does not support item deletion", v.Type().Name)
}

// hasSequenceMethods reports whether CPython's type has a table of sequence
// methods, whatever is in it. Some errors' words depend on that.
func (t *Type) hasSequenceMethods() bool {
	return t.Has(HeapType) || t.Slots.Len != nil || t.Slots.Contains != nil
}
