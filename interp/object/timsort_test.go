package object

import (
	"cmp"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// tagged is a sort key that tells equal ones apart.
type tagged struct{ key, tag int }

func lessTagged(a, b tagged) (bool, error) { return a.key < b.key, nil }

// patterns are inputs on which the parts of the sort differ: random, few
// keys, runs up and down, and runs of equal keys.
func patterns(r *rand.Rand, n int) map[string][]tagged {
	result := map[string][]tagged{}
	add := func(name string, key func(i int) int) {
		items := make([]tagged, n)
		for i := range items {
			items[i] = tagged{key(i), i}
		}
		result[name] = items
	}
	walk, step := 0, 1
	add("random", func(int) int { return r.IntN(n + 1) })
	add("few", func(int) int { return r.IntN(4) })
	add("ascending", func(i int) int { return i })
	add("descending", func(i int) int { return -i })
	add("equal", func(int) int { return 0 })
	add("saw", func(i int) int { return i % 17 })
	add("runs", func(int) int {
		if r.IntN(30) == 0 {
			step, walk = r.IntN(3)-1, r.IntN(100)
		}
		walk += step
		return walk
	})
	return result
}

func TestSorterIsStable(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 4))
	for _, n := range []int{0, 1, 2, 3, 10, 63, 64, 65, 100, 500, 3000} {
		for name, items := range patterns(r, n) {
			want := slices.Clone(items)
			slices.SortStableFunc(want, func(a, b tagged) int { return cmp.Compare(a.key, b.key) })
			values := make([]Value, n)
			for i := range values {
				values[i] = Int(int64(i))
			}
			s := sorter[tagged]{keys: items, values: values, less: lessTagged}
			if err := s.sort(); err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(items, want) {
				t.Errorf("%s of %d: wrong order", name, n)
			}
			for i, v := range values {
				if v.RawInt() != int64(items[i].tag) {
					t.Fatalf("%s of %d: value %d did not follow its key", name, n, i)
				}
			}
		}
	}
}

// TestSorterComparisons counts comparisons; the numbers are CPython 3.13's.
func TestSorterComparisons(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		n    int
		key  func(i int) int
		want int
	}{
		{"ascending", 100, func(i int) int { return i }, 99},
		{"descending", 100, func(i int) int { return -i }, 99},
		{"equal", 100, func(int) int { return 0 }, 99},
		{"saw", 1000, func(i int) int { return i % 17 }, 7253},
		{"shuffled", 1000, func(i int) int { return i * 7919 % 1009 }, 8628},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			items := make([]tagged, test.n)
			for i := range items {
				items[i] = tagged{test.key(i), i}
			}
			got := 0
			s := sorter[tagged]{keys: items, less: func(a, b tagged) (bool, error) {
				got++
				return a.key < b.key, nil
			}}
			if err := s.sort(); err != nil || got != test.want {
				t.Errorf("%d comparisons, want %d (%v)", got, test.want, err)
			}
		})
	}
}

// TestSorterKeepsElementsOnError stops the sort at every comparison in turn.
func TestSorterKeepsElementsOnError(t *testing.T) {
	t.Parallel()
	stop := errors.New("stop")
	r := rand.New(rand.NewPCG(5, 6))
	for name, original := range patterns(r, 150) {
		for after := 0; ; after++ {
			items := slices.Clone(original)
			left := after
			s := sorter[tagged]{keys: items, less: func(a, b tagged) (bool, error) {
				if left == 0 {
					return false, stop
				}
				left--
				return a.key < b.key, nil
			}}
			err := s.sort()
			slices.SortFunc(items, func(a, b tagged) int { return cmp.Compare(a.tag, b.tag) })
			if !slices.Equal(items, original) {
				t.Fatalf("%s: elements lost or doubled after %d comparisons", name, after)
			}
			if err == nil {
				break
			}
		}
	}
}

// TestSorterInconsistentOrder must end, whatever less answers.
func TestSorterInconsistentOrder(t *testing.T) {
	t.Parallel()
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 1))
		items := patterns(r, 300)["random"]
		original := slices.Clone(items)
		s := sorter[tagged]{keys: items, less: func(tagged, tagged) (bool, error) { return r.IntN(2) == 0, nil }}
		if err := s.sort(); err != nil {
			t.Fatal(err)
		}
		slices.SortFunc(items, func(a, b tagged) int { return cmp.Compare(a.tag, b.tag) })
		if !slices.Equal(items, original) {
			t.Fatalf("seed %d: elements lost or doubled", seed)
		}
	}
}

func BenchmarkSort(b *testing.B) {
	const n = 10000
	th := containerThread()
	r := rand.New(rand.NewPCG(7, 8))
	ints, floats, strs := make([]Value, n), make([]Value, n), make([]Value, n)
	for i := range n {
		ints[i] = Int(r.Int64())
		floats[i] = Float(r.Float64())
		strs[i] = NewStr(fmt.Sprint(r.Int64()))
	}
	for name, elems := range map[string][]Value{"int": ints, "float": floats, "str": strs} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				l := &List{Elems: slices.Clone(elems)}
				if err := l.Sort(th, None, false); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
