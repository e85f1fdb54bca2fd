package collectionsmod

import (
	"strconv"
	"strings"

	"github.com/apy-lang/apy/interp/object"
)

var dequeType *object.Type

// deque is a ring of items: both ends grow and shrink in constant time, and
// the middle is indexed in constant time.
type deque struct {
	ring    []value // the length is a power of two
	head    int
	length  int
	maxLen  int // negative: no bound
	version uint64
}

func (*deque) Type() *object.Type { return dequeType }

const (
	smallestRing = 8
	valueBytes   = 24
)

func (d *deque) place(i int) int { return (d.head + i) & (len(d.ring) - 1) }
func (d *deque) at(i int) value  { return d.ring[d.place(i)] }

func (d *deque) grow(t *thread) error {
	size := max(smallestRing, 2*len(d.ring))
	if err := t.ChargeBytes(size * valueBytes); err != nil {
		return err
	}
	ring := make([]value, size)
	n := copy(ring, d.ring[d.head:])
	copy(ring[n:], d.ring[:d.head])
	d.ring, d.head = ring, 0
	return nil
}

func (d *deque) append(t *thread, v value) error {
	d.version++
	if d.maxLen >= 0 && d.length >= d.maxLen {
		if d.maxLen == 0 {
			return nil
		}
		d.popLeft()
	}
	if d.length == len(d.ring) {
		if err := d.grow(t); err != nil {
			return err
		}
	}
	d.ring[d.place(d.length)] = v
	d.length++
	return nil
}

func (d *deque) appendLeft(t *thread, v value) error {
	d.version++
	if d.maxLen >= 0 && d.length >= d.maxLen {
		if d.maxLen == 0 {
			return nil
		}
		d.pop()
	}
	if d.length == len(d.ring) {
		if err := d.grow(t); err != nil {
			return err
		}
	}
	d.head = d.place(-1)
	d.ring[d.head] = v
	d.length++
	return nil
}

// pop and popLeft are for a deque that is not empty.
func (d *deque) pop() value {
	d.version++
	d.length--
	i := d.place(d.length)
	v := d.ring[i]
	d.ring[i] = value{}
	return v
}

func (d *deque) popLeft() value {
	d.version++
	v := d.ring[d.head]
	d.ring[d.head] = value{}
	d.head = d.place(1)
	d.length--
	return v
}

func (d *deque) clear() {
	*d = deque{maxLen: d.maxLen, version: d.version + 1}
}

// items copies the items out.
func (d *deque) items(t *thread) ([]value, error) {
	if err := t.ChargeBytes(d.length * valueBytes); err != nil {
		return nil, err
	}
	if err := t.Charge(d.length / 8); err != nil {
		return nil, err
	}
	items := make([]value, d.length)
	for i := range items {
		items[i] = d.at(i)
	}
	return items, nil
}

// rotate moves n items from the right end to the left.
func (d *deque) rotate(t *thread, n int) error {
	if d.length < 2 {
		return nil
	}
	d.version++
	n %= d.length
	if n > d.length/2 {
		n -= d.length
	} else if n < -d.length/2 {
		n += d.length
	}
	if err := t.Charge(1 + max(n, -n)/8); err != nil {
		return err
	}
	for ; n > 0; n-- {
		last := d.place(d.length - 1)
		v := d.ring[last]
		d.ring[last] = value{}
		d.head = d.place(-1)
		d.ring[d.head] = v
	}
	for ; n < 0; n++ {
		v := d.ring[d.head]
		d.ring[d.head] = value{}
		d.head = d.place(1)
		d.ring[d.place(d.length-1)] = v
	}
	return nil
}

func (d *deque) delete(t *thread, i int) error {
	if err := d.rotate(t, -i); err != nil {
		return err
	}
	d.popLeft()
	return d.rotate(t, i)
}

func (d *deque) extend(t *thread, iterable value, push func(*thread, value) error) error {
	if other, ok := object.BaseObject[*deque](iterable); ok && other == d {
		items, err := d.items(t)
		if err != nil {
			return err
		}
		iterable = object.NewList(items)
	}
	return object.Iterate(t, iterable, func(v value) error { return push(t, v) })
}

func dequeOf(self value) *deque {
	if d, ok := self.Object().(*deque); ok {
		return d
	}
	d, _ := object.BaseObject[*deque](self)
	return d
}

var dequeSignature = object.Keywords("iterable=, maxlen=")

func defineDeque() {
	c := object.NewBuiltinType("collections.deque", object.ObjectType)
	dequeType = c
	c.Doc = "A list-like sequence optimized for data accesses near its endpoints."
	c.Flags |= object.SequencePattern
	c.NoHash()
	s := &c.Slots
	s.New = func(_ *thread, cls *object.Type, _ []value, _ []*object.Str) (value, error) {
		return object.NewOf(cls, c, object.FromObject(&deque{maxLen: -1})), nil
	}
	s.Init = initDeque
	s.Repr = reprDeque
	s.Compare = compareDeques
	s.Len = func(_ *thread, self value) (int, error) { return dequeOf(self).length, nil }
	s.Iter = func(_ *thread, self value) (value, error) { return newDequeIterator(dequeOf(self), false), nil }
	s.GetItem = func(t *thread, self, key value) (value, error) {
		d := dequeOf(self)
		i, err := d.index(t, key)
		if err != nil {
			return value{}, err
		}
		return d.at(i), nil
	}
	s.SetItem = func(t *thread, self, key, v value) error {
		d := dequeOf(self)
		i, err := d.index(t, key)
		switch {
		case err != nil:
			return err
		case v.IsUnbound():
			return d.delete(t, i)
		}
		d.ring[d.place(i)] = v
		return nil
	}
	s.Contains = func(t *thread, self, item value) (bool, error) {
		i, err := dequeOf(self).find(t, item, 0, -1)
		return i >= 0, err
	}
	s.Concat = concatDeques
	s.InPlaceConcat = func(t *thread, self, other value) (value, error) {
		d := dequeOf(self)
		return self, d.extend(t, other, d.append)
	}
	s.Repeat = func(t *thread, self, n value) (value, error) {
		copied, err := copyDeque(t, self)
		if err != nil {
			return value{}, err
		}
		return copied, dequeOf(copied).repeat(t, n)
	}
	s.InPlaceRepeat = func(t *thread, self, n value) (value, error) { return self, dequeOf(self).repeat(t, n) }
	defineDequeMethods(c)
	addClassGetItem(c)
	object.Ready(c)
}

func initDeque(t *thread, self value, args []value, names []*object.Str) error {
	bound, window, err := dequeSignature.Bind(t, "deque", args, names)
	if err != nil {
		return err
	}
	iterable, limit := bound[0], bound[1]
	if window != nil {
		t.Pop(window)
	}
	d := dequeOf(self)
	maxLen := -1
	if !limit.IsUnbound() && !limit.IsNone() {
		n, ok := object.AsInt(limit)
		if !ok {
			return object.TypeErrorf("an integer is required")
		}
		small, ok := n.Int64()
		switch {
		case !ok:
			return object.Raisef(object.OverflowError, "Python int too large to convert to C ssize_t")
		case small < 0:
			return object.ValueErrorf("maxlen must be non-negative")
		}
		maxLen = int(small)
	}
	d.maxLen = maxLen
	if d.length > 0 {
		d.clear()
	}
	if iterable.IsUnbound() {
		return nil
	}
	return d.extend(t, iterable, d.append)
}

// index is a position that a script gave.
func (d *deque) index(t *thread, key value) (int, error) {
	if key.Type().Slots.Index == nil && !key.IsInt64() {
		return 0, object.TypeErrorf("sequence index must be integer, not '%s'", key.Type().Name)
	}
	i, err := object.IndexInt(t, key, object.IndexError)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += d.length
	}
	if i < 0 || i >= d.length {
		return 0, object.Raisef(object.IndexError, "deque index out of range")
	}
	return i, nil
}

func errMutated() error { return object.Raisef(object.RuntimeError, "deque mutated during iteration") }

// find is the position of item from start on and before stop, or -1.
func (d *deque) find(t *thread, item value, start, stop int) (int, error) {
	if stop < 0 || stop > d.length {
		stop = d.length
	}
	version := d.version
	for i := start; i < stop; i++ {
		if err := t.Step(); err != nil {
			return 0, err
		}
		same, err := object.Equal(t, d.at(i), item)
		switch {
		case err != nil:
			return 0, err
		case same:
			return i, nil
		case d.version != version:
			return 0, errMutated()
		}
	}
	return -1, nil
}

func reprDeque(t *thread, self value) (value, error) {
	d := dequeOf(self)
	if !t.EnterRepr(d) {
		return object.NewStr("[...]"), nil
	}
	defer t.LeaveRepr()
	items, err := d.items(t)
	if err != nil {
		return value{}, err
	}
	var b strings.Builder
	b.WriteString(self.Type().Name + "(")
	text, err := object.ReprString(t, object.NewList(items))
	if err != nil {
		return value{}, err
	}
	b.WriteString(text)
	if d.maxLen >= 0 {
		b.WriteString(", maxlen=" + strconv.Itoa(d.maxLen))
	}
	b.WriteByte(')')
	return object.NewStr(b.String()), nil
}

func compareDeques(t *thread, op object.CompareOp, a, b value) (value, error) {
	x, y := dequeOf(a), dequeOf(b)
	if x == nil || y == nil {
		return object.NotImplemented, nil
	}
	if x.length != y.length && (op == object.EQ || op == object.NE) {
		return object.Bool(op == object.NE), nil
	}
	first, err := x.items(t)
	if err != nil {
		return value{}, err
	}
	second, err := y.items(t)
	if err != nil {
		return value{}, err
	}
	return object.Compare(t, op, object.NewList(first), object.NewList(second))
}

// copyDeque makes another deque of self's class.
func copyDeque(t *thread, self value) (value, error) {
	d := dequeOf(self)
	limit := object.None
	if d.maxLen >= 0 {
		limit = object.Int(int64(d.maxLen))
	}
	if self.Type() != dequeType && d.maxLen < 0 {
		return object.Call1(t, self.Type().Value(), self)
	}
	copied, err := object.Call2(t, self.Type().Value(), self, limit)
	if err == nil && dequeOf(copied) == nil {
		err = object.TypeErrorf("%s() must return a deque, not %s", self.Type().Name, copied.Type().Name)
	}
	return copied, err
}

func concatDeques(t *thread, self, other value) (value, error) {
	if dequeOf(other) == nil {
		return value{}, object.TypeErrorf("can only concatenate deque (not \"%s\") to deque", other.Type().Name)
	}
	copied, err := copyDeque(t, self)
	if err != nil {
		return value{}, err
	}
	d := dequeOf(copied)
	return copied, d.extend(t, other, d.append)
}

func (d *deque) repeat(t *thread, n value) error {
	times, err := object.IndexInt(t, n, object.OverflowError)
	if err != nil {
		return err
	}
	if times <= 0 {
		d.clear()
		return nil
	}
	items, err := d.items(t)
	if err != nil {
		return err
	}
	if len(items) == 0 {
		return nil
	}
	if d.maxLen >= 0 { // more would only push out the same items
		times = min(times, d.maxLen/len(items)+2)
	} else if times > 1<<32/len(items) {
		return object.Raise(object.MemoryError)
	}
	if err := t.Charge(len(items) * (times - 1)); err != nil {
		return err
	}
	if d.maxLen >= 0 && times > 1 {
		// The last items are those of whole turns, whatever was cut before.
		total := len(items) * times
		d.clear()
		for i := max(0, total-d.maxLen); i < total; i++ {
			if err := d.append(t, items[i%len(items)]); err != nil {
				return err
			}
		}
		return nil
	}
	for range times - 1 {
		for _, v := range items {
			if err := d.append(t, v); err != nil {
				return err
			}
		}
	}
	return nil
}
