package object

import (
	"math"
	"testing"
)

// TestHash compares with what hash(…) gives in CPython 3.13.
func TestHash(t *testing.T) {
	t.Parallel()
	one, two, three := Int(1), Int(2), Int(3)
	frozen := func(elems ...Value) Value {
		s, err := FrozenSetFrom(containerThread(), NewTuple(elems))
		if err != nil {
			t.Fatal(err)
		}
		return s.Value()
	}
	tests := []struct {
		name string
		v    Value
		want int64
	}{
		{"-1", Int(-1), -2},
		{"2**61-1", Int(1<<61 - 1), 0},
		{"2**61", Int(1 << 61), 1},
		{"-(2**61)", Int(-1 << 61), -2},
		{"-(2**63)", Int(math.MinInt64), -4},
		{"()", NewTuple(nil), 5740354900026072187},
		{"(1, 2, 3)", TupleOf(one, two, three), 529344067295497451},
		{"slice(1, 2, 3)", NewSlice(one, two, three), -2340833382717974474},
		{"range(5)", NewRange(0, 5, 1), 5795932985296280846},
		{"range(0)", NewRange(0, 0, 1), 2676694398852732306},
		{"frozenset()", frozen(), 133146708735736},
		{"frozenset([1, 2, 3])", frozen(one, two, three), -272375401224217160},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got, err := Hash(containerThread(), test.v)
			if err != nil || got != test.want {
				t.Errorf("got %d, %v, want %d", got, err, test.want)
			}
		})
	}
}
