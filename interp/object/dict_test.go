package object

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// containerThread makes a thread without limits for the tests of containers.
func containerThread() *Thread { return NewThread(NewState(context.Background())) }

// ints makes a list value.
func ints(elems ...int64) Value {
	values := make([]Value, len(elems))
	for i, n := range elems {
		values[i] = Int(n)
	}
	return NewList(values)
}

// collectInts returns the ints that iterating over v gives.
func collectInts(tb testing.TB, t *Thread, v Value) []int64 {
	tb.Helper()
	elems, err := Collect(t, v)
	if err != nil {
		tb.Fatal(err)
	}
	result := make([]int64, len(elems))
	for i, e := range elems {
		result[i] = e.RawInt()
	}
	return result
}

// TestDictAgainstModel runs random operations on a dict and on a slice of keys
// with a Go map, and compares content and order.
func TestDictAgainstModel(t *testing.T) {
	t.Parallel()
	for _, keys := range []struct {
		name string
		make func(int) Value
	}{
		{"int", func(i int) Value { return Int(int64(i) * 8) }},
		{"str", func(i int) Value { return NewStr(fmt.Sprint("key", i)) }},
		{"tuple", func(i int) Value { return TupleOf(Int(int64(i)), NewStr("x")) }},
	} {
		t.Run(keys.name, func(t *testing.T) {
			t.Parallel()
			checkDictModel(t, keys.make)
		})
	}
}

func checkDictModel(t *testing.T, key func(int) Value) {
	th := containerThread()
	r := rand.New(rand.NewPCG(1, 2))
	d := NewDict()
	model := map[int]int64{}
	var order []int
	forget := func(k int) {
		delete(model, k)
		order = slices.DeleteFunc(order, func(o int) bool { return o == k })
	}
	for step := range 4000 {
		k := r.IntN(60)
		_, known := model[k]
		switch r.IntN(8) {
		case 0, 1, 2, 3:
			if err := d.Set(th, key(k), Int(int64(step))); err != nil {
				t.Fatal(err)
			}
			if !known {
				order = append(order, k)
			}
			model[k] = int64(step)
		case 4, 5:
			if _, found, err := d.Delete(th, key(k)); found != known || err != nil {
				t.Fatalf("step %d: Delete(%d) = %v, %v", step, k, found, err)
			}
			forget(k)
		case 6:
			if _, v, ok := d.PopItem(); ok {
				last := order[len(order)-1]
				if v.RawInt() != model[last] {
					t.Fatalf("step %d: PopItem gave %d", step, v.RawInt())
				}
				forget(last)
			}
		case 7:
			d = d.Copy()
		}
		compareDictModel(t, th, d, key, model, order)
	}
}

func compareDictModel(t *testing.T, th *Thread, d *Dict, key func(int) Value, model map[int]int64, order []int) {
	t.Helper()
	if d.Len() != len(order) {
		t.Fatalf("Len() = %d, want %d", d.Len(), len(order))
	}
	i := 0
	for k, v := range d.All() {
		if same, _ := Equal(th, k, key(order[i])); !same || v.RawInt() != model[order[i]] {
			t.Fatalf("entry %d differs", i)
		}
		i++
	}
	for k, want := range model {
		if v, ok, err := d.Get(th, key(k)); !ok || err != nil || v.RawInt() != want {
			t.Fatalf("Get(%d) = %v, %v, %v", k, v, ok, err)
		}
	}
}

func TestDictInlineCache(t *testing.T) {
	t.Parallel()
	d := NewDict()
	a, b := Intern("a"), Intern("b")
	d.SetStr(a, Int(1))
	d.SetStr(b, Int(2))
	i := d.IndexOfStr(b)
	version := d.KeysVersion()
	if v, ok := d.ValueAtKey(i, b); !ok || v.RawInt() != 2 {
		t.Errorf("ValueAtKey(%d) = %v, %v", i, v, ok)
	}
	if !d.SetValueAtKey(i, b, Int(3)) || d.KeysVersion() != version {
		t.Error("overwriting a value must work and keep KeysVersion")
	}
	d.DeleteStr(a)
	if d.KeysVersion() == version {
		t.Error("KeysVersion must change with a deletion")
	}
	if _, ok := d.ValueAtKey(i, a); ok {
		t.Error("ValueAtKey must refuse another key")
	}
	d.Clear()
	if _, ok := d.ValueAtKey(i, b); ok || d.SetValueAtKey(i, b, None) || d.IndexOfStr(b) >= 0 {
		t.Error("a cleared dict has no keys")
	}
	if d.KeysVersion() == version {
		t.Error("KeysVersion must not come back after Clear")
	}
}

// meddlerType is a class whose instances all hash alike and whose __eq__ runs
// a Go function.
type meddler struct{ equal func() bool }

var meddlerType = NewBuiltinType("meddler", ObjectType)

func (*meddler) Type() *Type { return meddlerType }

func init() {
	meddlerType.Slots.Hash = func(*Thread, Value) (int64, error) { return 7, nil }
	meddlerType.Slots.Compare = func(_ *Thread, _ CompareOp, a, _ Value) (Value, error) {
		return Bool(a.obj.(*meddler).equal()), nil
	}
	Ready(meddlerType)
}

func TestDictChangedByComparison(t *testing.T) {
	t.Parallel()
	for _, size := range []int{1, 5, 50} {
		th := containerThread()
		d := NewDict()
		once := true
		first := &meddler{}
		first.equal = func() bool {
			if once {
				once = false
				d.Clear()
				for i := range size {
					d.SetStr(Intern(fmt.Sprint(i)), None)
				}
				return true // of an entry that is gone
			}
			return false
		}
		if err := d.Set(th, FromObject(first), None); err != nil {
			t.Fatal(err)
		}
		other := FromObject(&meddler{equal: func() bool { return false }})
		if _, found, err := d.Get(th, other); found || err != nil {
			t.Errorf("size %d: Get = %v, %v", size, found, err)
		}
		if err := d.Set(th, other, None); err != nil || d.Len() != size+1 {
			t.Errorf("size %d: Len() = %d after Set, %v", size, d.Len(), err)
		}
	}
}

func TestDictErrors(t *testing.T) {
	t.Parallel()
	th := containerThread()
	d := NewDict()
	if _, err := d.GetItem(th, Int(5)); !Matches(err, KeyError) || err.Error() != "KeyError: 5" {
		t.Errorf("GetItem of a missing key: %v", err)
	}
	err := d.Set(th, NewList(nil), None)
	if err == nil || err.Error() != "TypeError: unhashable type: 'list'" {
		t.Errorf("Set with a list as key: %v", err)
	}
}

func TestDictChargesBytes(t *testing.T) {
	t.Parallel()
	state := NewState(context.Background())
	state.Limits.Bytes = 1 << 20
	th := NewThread(state)
	d := NewDict()
	for i := int64(0); ; i++ {
		if err := d.Set(th, Int(i), None); err != nil {
			if _, ok := err.(*LimitError); !ok {
				t.Fatal(err)
			}
			return
		}
		if i > 1<<20 {
			t.Fatal("a dict of a million entries fits a megabyte")
		}
	}
}

func BenchmarkDictGetStr(b *testing.B) {
	for _, size := range []int{4, 10, 100} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			d := NewDict()
			names := make([]*Str, size)
			for i := range names {
				names[i] = Intern(fmt.Sprint("name", i))
				d.SetStr(names[i], None)
			}
			for i := 0; b.Loop(); i++ {
				if _, ok := d.GetStr(names[i%size]); !ok {
					b.Fatal("missing")
				}
			}
		})
	}
}

func BenchmarkDictValueAtKey(b *testing.B) {
	d := NewDict()
	name := Intern("name")
	d.SetStr(name, None)
	for b.Loop() {
		if _, ok := d.ValueAtKey(0, name); !ok {
			b.Fatal("missing")
		}
	}
}

func BenchmarkDictGetInt(b *testing.B) {
	const size = 1000
	th := containerThread()
	d := NewDict()
	for i := int64(0); i < size; i++ {
		d.Set(th, Int(i), None)
	}
	for i := 0; b.Loop(); i++ {
		if _, ok, _ := d.Get(th, Int(int64(i%size))); !ok {
			b.Fatal("missing")
		}
	}
}

func BenchmarkDictSetInt(b *testing.B) {
	th := containerThread()
	for b.Loop() {
		d := NewDict()
		for i := int64(0); i < 1000; i++ {
			d.Set(th, Int(i*7), None)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1000, "ns/item")
}
