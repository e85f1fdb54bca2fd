package object

import (
	"iter"
	"math/bits"
	"math/rand/v2"
)

// Dict is Python's dict: an insertion-ordered hash table.
//
// Entries lie in insertion order; a deleted one stays as a hole until the next
// resize. The index maps a hash to an entry by linear probing. A dict with at
// most smallDict entries has no index: scanning that few hashes is as quick as
// probing and saves an allocation for every small namespace.
//
// The number of entries between two resizes is CPython's, so that a script
// that changes a dict while it iterates sees the same keys.
type Dict struct {
	entries []entry
	index   []int32 // 0: free; freedSlot: was used; n: entries[n-1]
	shift   uint8   // 64 - log2(len(index))
	first   uint32  // entries below are holes
	used    int     // entries that are not holes
	usable  int     // how many entries may be added before a resize
	version uint64
}

type entry struct {
	key, value Value // key unbound: a hole
	hash       uint64
}

const (
	smallDict   = 10 // what CPython's table of 16 slots takes
	freedSlot   = -1
	minDictSize = 8
	entryBytes  = 72 // an entry and its share of the index
)

// hashMultiplier spreads hashes over the index. It is random, so that a script
// cannot choose keys (ints hash to themselves) that collide.
var hashMultiplier = rand.Uint64() | 1

// NewDict makes an empty dict.
func NewDict() *Dict { return &Dict{version: 1} }

// NewDictSize makes an empty dict with room for n entries.
func NewDictSize(n int) *Dict {
	d := NewDict()
	if n > usableOf(minDictSize) {
		d.resize(dictSize((n*3 + 1) / 2))
	}
	return d
}

// Type returns dict.
func (*Dict) Type() *Type { return DictType }

// Value returns d as a value.
func (d *Dict) Value() Value { return Value{obj: d} }

// AsDict returns the *Dict of v, or of an instance of a subclass of dict.
func (v Value) AsDict() (*Dict, bool) {
	if d, ok := v.obj.(*Dict); ok {
		return d, true
	}
	if d, ok := v.obj.(*Derived); ok {
		d, ok := d.Base.obj.(*Dict)
		return d, ok
	}
	return nil, false
}

// Len returns the number of entries.
func (d *Dict) Len() int { return d.used }

// KeysVersion changes whenever a key is added or removed, but not when the
// value of a key is overwritten. It is never 0.
func (d *Dict) KeysVersion() uint64 { return d.version }

// GetStr returns the value of name. It calls no script code, as namespaces
// need.
func (d *Dict) GetStr(name *Str) (Value, bool) {
	if i := d.IndexOfStr(name); i >= 0 {
		return d.entries[i].value, true
	}
	return Value{}, false
}

// IndexOfStr returns the number of name's entry, or -1. The number holds until
// KeysVersion changes.
func (d *Dict) IndexOfStr(name *Str) int {
	hash := name.Hash()
	if d.index == nil {
		for i := range d.entries {
			if e := &d.entries[i]; e.hash == hash && e.isStr(name) {
				return i
			}
		}
		return -1
	}
	mask := len(d.index) - 1
	for slot := int(hash * hashMultiplier >> d.shift); ; slot = (slot + 1) & mask {
		n := d.index[slot]
		if n > 0 {
			if e := &d.entries[n-1]; e.hash == hash && e.isStr(name) {
				return int(n - 1)
			}
		} else if n == 0 {
			return -1
		}
	}
}

// isStr reports whether the key is name, or another str with the same text.
func (e *entry) isStr(name *Str) bool {
	if key, ok := e.key.obj.(*Str); ok {
		return key == name || key.text == name.text
	}
	key, ok := e.key.AsStr()
	return ok && key.text == name.text
}

// ValueAtKey returns the value of entry i when its key is this very name: the
// check of an inline cache.
func (d *Dict) ValueAtKey(i int, name *Str) (Value, bool) {
	if uint(i) < uint(len(d.entries)) {
		if e := &d.entries[i]; e.key.obj == Object(name) {
			return e.value, true
		}
	}
	return Value{}, false
}

// SetValueAtKey overwrites the value of entry i when its key is this very
// name, and reports whether it did.
func (d *Dict) SetValueAtKey(i int, name *Str, v Value) bool {
	if uint(i) < uint(len(d.entries)) {
		if e := &d.entries[i]; e.key.obj == Object(name) {
			e.value = v
			return true
		}
	}
	return false
}

// SetStr sets the value of name, without calling script code.
func (d *Dict) SetStr(name *Str, v Value) {
	if i := d.IndexOfStr(name); i >= 0 {
		d.entries[i].value = v
		return
	}
	d.add(Value{obj: name}, name.Hash(), v)
}

// DeleteStr deletes name and reports whether it was there.
func (d *Dict) DeleteStr(name *Str) bool {
	i := d.IndexOfStr(name)
	if i < 0 {
		return false
	}
	d.remove(i)
	return true
}

// Get returns the value of key. It may call the script's __hash__ and __eq__.
func (d *Dict) Get(t *Thread, key Value) (Value, bool, error) {
	hash, err := hashKey(t, key)
	if err != nil {
		return Value{}, false, err
	}
	return d.getHashed(t, key, hash)
}

func (d *Dict) getHashed(t *Thread, key Value, hash uint64) (Value, bool, error) {
	i, err := d.find(t, key, hash)
	if i < 0 || err != nil {
		return Value{}, false, err
	}
	return d.entries[i].value, true, nil
}

// GetItem returns the value of key, or KeyError.
func (d *Dict) GetItem(t *Thread, key Value) (Value, error) {
	v, ok, err := d.Get(t, key)
	if err == nil && !ok {
		err = Raise(KeyError, key)
	}
	return v, err
}

// Set sets the value of key.
func (d *Dict) Set(t *Thread, key, v Value) error {
	hash, err := hashKey(t, key)
	if err != nil {
		return err
	}
	return d.setHashed(t, key, hash, v)
}

func (d *Dict) setHashed(t *Thread, key Value, hash uint64, v Value) error {
	i, err := d.find(t, key, hash)
	if err != nil {
		return err
	}
	if i >= 0 {
		d.entries[i].value = v
		return nil
	}
	return d.addCharged(t, key, hash, v)
}

// SetDefault returns the value of key, after setting it to v when it is
// missing.
func (d *Dict) SetDefault(t *Thread, key, v Value) (Value, error) {
	hash, err := hashKey(t, key)
	if err != nil {
		return Value{}, err
	}
	i, err := d.find(t, key, hash)
	if err != nil {
		return Value{}, err
	}
	if i >= 0 {
		return d.entries[i].value, nil
	}
	return v, d.addCharged(t, key, hash, v)
}

// Delete deletes key; it returns the value that key had.
func (d *Dict) Delete(t *Thread, key Value) (Value, bool, error) {
	hash, err := hashKey(t, key)
	if err != nil {
		return Value{}, false, err
	}
	i, err := d.find(t, key, hash)
	if i < 0 || err != nil {
		return Value{}, false, err
	}
	v := d.entries[i].value
	d.remove(i)
	return v, true, nil
}

// PopItem deletes the last entry and returns it; ok is false when the dict is
// empty.
func (d *Dict) PopItem() (key, v Value, ok bool) {
	if d.used == 0 {
		return Value{}, Value{}, false
	}
	i := len(d.entries) - 1
	for d.entries[i].key.IsUnbound() {
		i--
	}
	key, v = d.entries[i].key, d.entries[i].value
	d.remove(i)
	d.entries = d.entries[:i]
	d.first = min(d.first, uint32(i))
	return key, v, true
}

// Clear deletes all entries.
func (d *Dict) Clear() {
	*d = Dict{version: d.version + 1}
}

// Copy makes a dict with the same entries.
func (d *Dict) Copy() *Dict {
	c := NewDictSize(d.used)
	c.addAll(d)
	return c
}

// addAll appends the entries of another dict to an empty one.
func (d *Dict) addAll(from *Dict) {
	for i := range from.entries {
		if e := &from.entries[i]; !e.key.IsUnbound() {
			d.add(e.key, e.hash, e.value)
		}
	}
}

// EntryCount returns the bound of the entry numbers, holes included.
func (d *Dict) EntryCount() int { return len(d.entries) }

// At returns entry i; ok is false for a hole and beyond the end. A loop with
// it up to EntryCount survives any change of the dict.
func (d *Dict) At(i int) (key, v Value, ok bool) {
	if uint(i) >= uint(len(d.entries)) {
		return Value{}, Value{}, false
	}
	e := &d.entries[i]
	return e.key, e.value, !e.key.IsUnbound()
}

// All ranges over the entries in insertion order.
func (d *Dict) All() iter.Seq2[Value, Value] {
	return func(yield func(key, v Value) bool) {
		for i := 0; i < len(d.entries); i++ {
			if e := &d.entries[i]; !e.key.IsUnbound() && !yield(e.key, e.value) {
				return
			}
		}
	}
}

// usableOf is the number of entries of a table of size slots in CPython.
func usableOf(size int) int { return size * 2 / 3 }

// dictSize is the size of CPython's table that is asked for minimum slots.
func dictSize(minimum int) int {
	return 1 << bits.Len((uint(minimum|minDictSize)-1)|(minDictSize-1))
}

// addCharged is add that accounts for the memory of a resize.
func (d *Dict) addCharged(t *Thread, key Value, hash uint64, v Value) error {
	if d.usable == 0 && t != nil {
		if err := t.ChargeBytes(dictSize(d.used*3) * entryBytes); err != nil {
			return err
		}
	}
	d.add(key, hash, v)
	return nil
}

// add appends an entry whose key is known not to be there.
func (d *Dict) add(key Value, hash uint64, v Value) {
	if d.usable == 0 {
		d.resize(dictSize(d.used * 3))
	}
	d.usable--
	d.used++
	d.version++
	d.entries = append(d.entries, entry{key, v, hash})
	if d.index != nil {
		d.indexEntry(hash, len(d.entries))
	}
}

// indexEntry puts entry number n, counted from 1, into the index.
func (d *Dict) indexEntry(hash uint64, n int) {
	mask := len(d.index) - 1
	slot := int(hash * hashMultiplier >> d.shift)
	for d.index[slot] > 0 {
		slot = (slot + 1) & mask
	}
	d.index[slot] = int32(n)
}

// resize closes the holes and makes room for as many entries as CPython's
// table of size slots. The index has twice as many slots: with a third of
// them taken linear probing stays short.
func (d *Dict) resize(size int) {
	limit := usableOf(size)
	entries := make([]entry, 0, limit)
	if d.used == len(d.entries) {
		entries = append(entries, d.entries...)
	} else {
		for i := range d.entries {
			if e := &d.entries[i]; !e.key.IsUnbound() {
				entries = append(entries, *e)
			}
		}
	}
	d.entries, d.first = entries, 0
	d.usable = limit - len(entries)
	d.index = nil
	if limit <= smallDict {
		return
	}
	d.index = make([]int32, 2*size)
	d.shift = uint8(64 - bits.TrailingZeros(uint(2*size)))
	for i := range entries {
		d.indexEntry(entries[i].hash, i+1)
	}
}

// remove makes entry i a hole.
func (d *Dict) remove(i int) {
	if d.index != nil {
		mask := len(d.index) - 1
		slot := int(d.entries[i].hash * hashMultiplier >> d.shift)
		for d.index[slot] != int32(i+1) {
			slot = (slot + 1) & mask
		}
		d.index[slot] = freedSlot
	}
	d.entries[i] = entry{}
	d.used--
	d.version++
}
