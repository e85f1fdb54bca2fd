package object

import (
	"math"
	"strings"
)

// strJoin is str.join.
func strJoin(t *Thread, self Value, args []Value) (Value, error) {
	items, err := itemsToJoin(t, args[0])
	if err != nil {
		return Value{}, err
	}
	return JoinStr(t, strSelf(self), items)
}

// itemsToJoin returns the items of an iterable; those of a list or tuple are
// not copied, as joining calls no script code.
func itemsToJoin(t *Thread, v Value) ([]Value, error) {
	switch o := v.obj.(type) {
	case *List:
		return o.Elems, nil
	case *Tuple:
		return o.Elems, nil
	}
	it, err := Iter(t, v)
	if err != nil {
		if Matches(err, TypeError) {
			return nil, TypeErrorf("can only join an iterable")
		}
		return nil, err
	}
	return Collect(t, it)
}

// JoinStr joins strs with a separator between them.
func JoinStr(t *Thread, separator *Str, items []Value) (Value, error) {
	if err := t.Charge(len(items)/8 + 1); err != nil {
		return Value{}, err
	}
	size, err := joinedSize(separator, items)
	if err != nil {
		return Value{}, err
	}
	switch len(items) {
	case 0:
		return emptyStr.Value(), nil
	case 1:
		if _, ok := items[0].obj.(*Str); ok {
			return items[0], nil
		}
	}
	if err := chargeText(t, size); err != nil {
		return Value{}, err
	}
	var b strings.Builder
	b.Grow(size)
	points, known := 0, true
	for i, v := range items {
		if i > 0 {
			b.WriteString(separator.text)
		}
		s := strSelf(v)
		b.WriteString(s.text)
		points += int(s.length)
		known = known && (s.length != 0 || s.text == "")
	}
	joined := StrObject(b.String())
	if known && joined.length == 0 && size > 0 {
		joined.setLength(points + separator.Len()*(len(items)-1))
	}
	return joined.Value(), nil
}

func joinedSize(separator *Str, items []Value) (int, error) {
	size := len(separator.text) * max(0, len(items)-1)
	for i, v := range items {
		s, ok := v.AsStr()
		if !ok {
			return 0, TypeErrorf("sequence item %d: expected str instance, %s found", i, v.Type().Name)
		}
		if size > math.MaxInt-len(s.text) {
			return 0, Raisef(OverflowError, "join() result is too long for a Python string")
		}
		size += len(s.text)
	}
	return size, nil
}
