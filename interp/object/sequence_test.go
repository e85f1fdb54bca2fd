package object

import (
	"context"
	"slices"
	"testing"
)

// TestSliceBounds compares with a walk element by element.
func TestSliceBounds(t *testing.T) {
	t.Parallel()
	bounds := []Value{None}
	for i := int64(-7); i <= 7; i++ {
		bounds = append(bounds, Int(i))
	}
	th := containerThread()
	for length := range 6 {
		for _, start := range bounds {
			for _, stop := range bounds {
				for _, step := range bounds {
					if step.Is(Int(0)) {
						continue
					}
					first, _, stride, count, err := SliceBounds(th, &Slice{start, stop, step}, length)
					if err != nil {
						t.Fatal(err)
					}
					want := walkSlice(start, stop, step, length)
					var got []int
					for i := range count {
						got = append(got, first+i*stride)
					}
					if !slices.Equal(got, want) {
						t.Fatalf("[%v:%v:%v] of %d: got %v, want %v", start, stop, step, length, got, want)
					}
				}
			}
		}
	}
}

// walkSlice lists the indices of a slice by the words of the language
// reference.
func walkSlice(start, stop, step Value, length int) (indices []int) {
	stride := 1
	if !step.IsNone() {
		stride = int(step.RawInt())
	}
	position := func(v Value, missing int) int {
		if v.IsNone() {
			return missing
		}
		i := int(v.RawInt())
		if i < 0 {
			i += length
		}
		if stride > 0 {
			return min(max(i, 0), length)
		}
		return min(max(i, -1), length-1)
	}
	if stride > 0 {
		for i := position(start, 0); i < position(stop, length); i += stride {
			indices = append(indices, i)
		}
		return indices
	}
	for i := position(start, length-1); i > position(stop, -1); i += stride {
		indices = append(indices, i)
	}
	return indices
}

// TestByteLimit has the sequences ask before they allocate.
func TestByteLimit(t *testing.T) {
	t.Parallel()
	huge := Int(1 << 30)
	tests := []struct {
		name string
		run  func(th *Thread) error
	}{
		{"list * n", func(th *Thread) error { _, err := repeatElems(th, []Value{None}, huge); return err }},
		{"list(range(n))", func(th *Thread) error { _, err := collectHinted(th, NewRange(0, 1<<30, 1)); return err }},
		{"list.append", func(th *Thread) error {
			l := &List{}
			for range 1 << 20 {
				if err := l.Append(th, None); err != nil {
					return err
				}
			}
			return nil
		}},
		{"set.add", func(th *Thread) error {
			s := NewSet()
			for i := range int64(1 << 20) {
				if err := s.Add(th, Int(i)); err != nil {
					return err
				}
			}
			return nil
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			state := NewState(context.Background())
			state.Limits.Bytes = 1 << 20
			if _, ok := test.run(NewThread(state)).(*LimitError); !ok {
				t.Error("want a LimitError")
			}
		})
	}
}

// TestIterationAllocations keeps the iterators that every for loop uses off
// the heap.
func TestIterationAllocations(t *testing.T) {
	th := containerThread()
	const n = 100
	elems := NewRange(1000, 1000+n, 1)
	list, err := collectHinted(th, elems)
	if err != nil {
		t.Fatal(err)
	}
	d := NewDict()
	for _, v := range list {
		if err := d.Set(th, v, v); err != nil {
			t.Fatal(err)
		}
	}
	tests := []struct {
		name  string
		v     Value
		limit float64 // allocations a loop, the iterator included
	}{
		{"list", NewList(list), 1},
		{"tuple", NewTuple(list), 1},
		{"range", elems, 1},
		{"dict", d.Value(), 1},
		{"dict_items", FromObject(&dictView{dict: d, kind: dictItems}), n + 1},
	}
	for _, test := range tests {
		got := testing.AllocsPerRun(10, func() {
			it, err := Iter(th, test.v)
			for ok := true; ok && err == nil; {
				_, ok, err = Next(th, it)
			}
		})
		if got > test.limit {
			t.Errorf("%s: %v allocations, want at most %v", test.name, got, test.limit)
		}
	}
}

func BenchmarkListAppend(b *testing.B) {
	th := containerThread()
	for b.Loop() {
		l := &List{}
		for i := range int64(1000) {
			l.Append(th, Int(i))
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1000, "ns/item")
}

func BenchmarkListGetItem(b *testing.B) {
	th := containerThread()
	l := ints(1, 2, 3, 4)
	for i := int64(0); b.Loop(); i++ {
		if _, err := getListItem(th, l, Int(i&3)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkIterate(b *testing.B) {
	th := containerThread()
	elems, _ := collectHinted(th, NewRange(0, 1000, 1))
	list := NewList(elems)
	d, _ := fromKeys(th, DictType.Value(), []Value{list})
	enumerate := func() Value { v, _ := newEnumerate(th, EnumerateType, []Value{list}, nil); return v }
	zip := func() Value { v, _ := newZip(th, ZipType, []Value{list, list}, nil); return v }
	for _, test := range []struct {
		name string
		make func() Value
	}{
		{"list", func() Value { return list }},
		{"range", func() Value { return NewRange(0, 1000, 1) }},
		{"dict", func() Value { return d }},
		{"enumerate", enumerate},
		{"zip", zip},
	} {
		b.Run(test.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				it, _ := Iter(th, test.make())
				next := it.Type().Slots.Next
				for ok := true; ok; {
					_, ok, _ = next(th, it)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1000, "ns/item")
		})
	}
}
