package object

// dictPart says what of an entry a view or an iterator gives.
type dictPart uint8

const (
	dictKeys dictPart = iota
	dictValues
	dictItems
)

var dictViewMethods = [3]string{"keys", "values", "items"}

var (
	dictIteratorTypes = [3]*Type{
		NewBuiltinType("dict_keyiterator", ObjectType),
		NewBuiltinType("dict_valueiterator", ObjectType),
		NewBuiltinType("dict_itemiterator", ObjectType),
	}
	dictReverseIteratorTypes = [3]*Type{
		NewBuiltinType("dict_reversekeyiterator", ObjectType),
		NewBuiltinType("dict_reversevalueiterator", ObjectType),
		NewBuiltinType("dict_reverseitemiterator", ObjectType),
	}
)

// dictIterator iterates over a dict by entry number. It refuses to go on when
// the dict has another size than at its beginning, or more entries.
type dictIterator struct {
	dict    *Dict // nil once exhausted
	used    int   // the dict's size at the beginning; -1: it has changed
	next    int
	left    int
	kind    dictPart
	reverse bool
}

func (it *dictIterator) Type() *Type {
	if it.reverse {
		return dictReverseIteratorTypes[it.kind]
	}
	return dictIteratorTypes[it.kind]
}

func newDictIterator(d *Dict, kind dictPart) *dictIterator {
	return &dictIterator{dict: d, used: d.used, left: d.used, kind: kind}
}

func newDictReverseIterator(d *Dict, kind dictPart) *dictIterator {
	return &dictIterator{dict: d, used: d.used, left: d.used, kind: kind, reverse: true, next: len(d.entries) - 1}
}

// part returns what of an entry an iterator of this kind gives.
func (e *entry) part(kind dictPart) Value {
	switch kind {
	case dictKeys:
		return e.key
	case dictValues:
		return e.value
	}
	return NewPair(e.key, e.value)
}

func (it *dictIterator) check() error {
	if it.used != it.dict.used {
		it.used = -1
		return Raisef(RuntimeError, "dictionary changed size during iteration")
	}
	return nil
}

func nextOfDict(t *Thread, self Value) (Value, bool, error) {
	it := self.obj.(*dictIterator)
	d := it.dict
	if d == nil {
		return Value{}, false, nil
	}
	if it.used != d.used {
		return Value{}, false, it.check()
	}
	i := it.next
	for i < len(d.entries) && d.entries[i].key.IsUnbound() {
		i++
	}
	if i >= len(d.entries) {
		it.dict = nil
		return Value{}, false, nil
	}
	if it.left == 0 {
		it.dict = nil
		return Value{}, false, Raisef(RuntimeError, "dictionary keys changed during iteration")
	}
	if err := chargeHoles(t, i-it.next); err != nil {
		return Value{}, false, err
	}
	it.next = i + 1
	it.left--
	return d.entries[i].part(it.kind), true, nil
}

func nextOfDictReverse(t *Thread, self Value) (Value, bool, error) {
	it := self.obj.(*dictIterator)
	d := it.dict
	if d == nil {
		return Value{}, false, nil
	}
	if err := it.check(); err != nil {
		return Value{}, false, err
	}
	i := min(it.next, len(d.entries)-1)
	for i >= 0 && d.entries[i].key.IsUnbound() {
		i--
	}
	if i < 0 {
		it.dict = nil
		return Value{}, false, nil
	}
	if err := chargeHoles(t, it.next-i); err != nil {
		return Value{}, false, err
	}
	it.next = i - 1
	it.left--
	return d.entries[i].part(it.kind), true, nil
}

// chargeHoles counts the work of stepping over many deleted entries.
func chargeHoles(t *Thread, n int) error {
	if n < 16 {
		return nil
	}
	return t.Charge(n / 8)
}

func defineDictIterators() {
	hint := func(self Value) int {
		if it := self.obj.(*dictIterator); it.dict != nil && it.used == it.dict.used {
			return it.left
		}
		return 0
	}
	for kind := range dictIteratorTypes {
		defineIterator(dictIteratorTypes[kind], nextOfDict, hint)
		defineIterator(dictReverseIteratorTypes[kind], nextOfDictReverse, hint)
	}
}
