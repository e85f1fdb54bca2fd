package object

import (
	"slices"
	"testing"
)

// TestSetOrder compares the order of iteration with what CPython 3.13 gives
// for list(…) of the same sets.
func TestSetOrder(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		make func(th *Thread) (*Set, error)
		want []int64
	}{
		{"collisions", setOfInts(0, 8, 16, 24, 1, 9), []int64{0, 1, 8, 9, 16, 24}},
		{"negative", setOfInts(-1, -2, -3, 3, 2, 1, 0), []int64{0, 1, 2, 3, -2, -3, -1}},
		{"grown", setOfInts(64, 32, 16, 8, 4, 2, 1, 0, 128, 256), []int64{64, 32, 2, 1, 4, 0, 128, 256, 8, 16}},
		{"constants", func(th *Thread) (*Set, error) {
			return SetOfConstants(th, []Value{Int(72), Int(64), Int(56), Int(48), Int(40), Int(32)})
		}, []int64{64, 32, 48, 40, 56, 72}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			th := containerThread()
			s, err := test.make(th)
			if err != nil {
				t.Fatal(err)
			}
			if got := collectInts(t, th, s.Value()); !slices.Equal(got, test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

func setOfInts(elems ...int64) func(*Thread) (*Set, error) {
	return func(th *Thread) (*Set, error) { return SetFrom(th, ints(elems...)) }
}

// TestSetReusesDeletedSlot has an element take the place of one deleted.
func TestSetReusesDeletedSlot(t *testing.T) {
	t.Parallel()
	th := containerThread()
	s, err := SetFrom(th, ints(1, 2, 3, 4))
	if err != nil {
		t.Fatal(err)
	}
	for range 100 {
		if _, err := s.Discard(th, Int(2)); err != nil {
			t.Fatal(err)
		}
		if err := s.Add(th, Int(2)); err != nil {
			t.Fatal(err)
		}
	}
	if s.fill != 4 || s.Slots() != minSetTable {
		t.Errorf("fill %d in %d slots, want 4 in %d", s.fill, s.Slots(), minSetTable)
	}
}

func TestSetChangedByComparison(t *testing.T) {
	t.Parallel()
	th := containerThread()
	s := NewSet()
	once := true
	first := &meddler{}
	first.equal = func() bool {
		if once {
			once = false
			s.Clear()
			return true // of an element that is gone
		}
		return false
	}
	if err := s.Add(th, FromObject(first)); err != nil {
		t.Fatal(err)
	}
	if found, err := s.Has(th, FromObject(&meddler{equal: func() bool { return false }})); found || err != nil {
		t.Errorf("Has = %v, %v", found, err)
	}
}

func BenchmarkSetAdd(b *testing.B) {
	th := containerThread()
	for b.Loop() {
		s := NewSet()
		for i := int64(0); i < 1000; i++ {
			s.Add(th, Int(i*7))
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1000, "ns/item")
}

func BenchmarkSetHas(b *testing.B) {
	th := containerThread()
	s := NewSet()
	for i := int64(0); i < 1000; i++ {
		s.Add(th, Int(i*7))
	}
	for i := int64(0); b.Loop(); i++ {
		if found, _ := s.Has(th, Int(i%1000*7)); !found {
			b.Fatal("missing")
		}
	}
}
