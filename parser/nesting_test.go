package parser

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// What CPython refuses to parse for its depth is refused, and what it parses is
// parsed; nothing overflows the stack.
func TestNestingLimits(t *testing.T) {
	t.Parallel()
	repeat := strings.Repeat
	const overflow = "Parser stack overflowed - Python source too complex to parse"
	const recursion = "maximum recursion depth exceeded during ast construction"
	blocks := func(depth int) string {
		var b strings.Builder
		for i := range depth {
			b.WriteString(repeat(" ", i) + "if 1:\n")
		}
		return b.String() + repeat(" ", depth) + "pass\n"
	}
	tests := []struct {
		name, source, kind, message string
	}{
		{"200 brackets", repeat("(", 200) + repeat(")", 200), "", ""},
		{"201 brackets", repeat("(", 201) + repeat(")", 201), "SyntaxError", "too many nested parentheses"},
		{"99 blocks", blocks(99), "", ""},
		{"100 blocks", blocks(100), "IndentationError", "too many levels of indentation"},
		{"149 f-strings", repeat(`f"{`, 149) + "x" + repeat(`}"`, 149), "", ""},
		{"150 f-strings", repeat(`f"{`, 150) + "x" + repeat(`}"`, 150), "SyntaxError", "too many nested f-strings"},
		{"minus", repeat("-", 5000) + "x", "", ""},
		{"many minus", repeat("-", 20000) + "x", "MemoryError", overflow},
		{"not", repeat("not ", 5000) + "x", "", ""},
		{"many not", repeat("not ", 20000) + "x", "MemoryError", overflow},
		{"many lambdas", repeat("lambda:", 20000) + "x", "MemoryError", overflow},
		{"many powers", repeat("x**", 20000) + "x", "MemoryError", overflow},
		{"many conditionals", repeat("x if y else ", 20000) + "x", "MemoryError", overflow},
		{"elif", "if x: pass\n" + repeat("elif x: pass\n", 5000), "", ""},
		{"many elif", "if x: pass\n" + repeat("elif x: pass\n", 20000), "MemoryError", overflow},
		{"sum", repeat("x+", 5000) + "x", "", ""},
		{"long sum", repeat("x+", 20000) + "x", "RecursionError", recursion},
		{"attributes", "x" + repeat(".x", 5000), "", ""},
		{"many attributes", "x" + repeat(".x", 20000), "RecursionError", recursion},
		{"many calls", "x" + repeat("()", 20000), "RecursionError", recursion},
		{"many attributes assigned to", "x" + repeat(".x", 20000) + " = 1", "RecursionError", recursion},
		{"many attributes as default", "def f(a=x" + repeat(".x", 20000) + "): pass", "RecursionError", recursion},
		{"many attributes in a pattern", "match x:\n case x" + repeat(".x", 20000) + ": pass", "RecursionError", recursion},
		{"sums in brackets", repeat("("+repeat("x+", 200), 199) + "x" + repeat(")", 199), "", ""},
		{"sums before brackets", repeat("(", 199) + "x" + repeat(repeat("+x", 100)+")", 199), "RecursionError", recursion},
		{"comparisons", repeat("x<", 20000) + "x", "", ""},
		{"or", repeat("x or ", 20000) + "x", "", ""},
		{"targets", repeat("x=", 20000) + "x", "", ""},
		{"strings", repeat("'x' ", 20000), "", ""},
		{"comprehension clauses", "[x" + repeat(" for x in x", 10000) + "]", "", ""},
		{"list", "[" + repeat("x.y,", 20000) + "]", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, err := Parse("x.py", test.source)
			if test.kind == "" {
				if err != nil {
					t.Fatalf("got %v", err)
				}
				return
			}
			var syntax *SyntaxError
			if !errors.As(err, &syntax) || syntax.Kind != test.kind || syntax.Msg != test.message {
				t.Fatalf("got %v, want %s: %s", err, test.kind, test.message)
			}
		})
	}
}

// nestedShapes are what nests in itself, given as the beginning, the middle and
// the end of one level.
var nestedShapes = map[string][3]string{
	"parentheses": {"(", "x", ")"}, "tuples": {"(", "x", ",)"}, "lists": {"[", "x", "]"},
	"sets": {"{", "x", "}"}, "dicts": {"{x:", "x", "}"}, "calls": {"f(", "x", ")"},
	"keywords": {"f(a=", "x", ")"}, "subscripts": {"a[", "x", "]"}, "slices": {"a[1:", "x", "]"},
	"generators": {"(", "x", " for x in x)"}, "comprehensions": {"[x for x in ", "x", "]"},
	"lambdas": {"(lambda: ", "x", ")"}, "conditionals": {"(x if ", "x", " else x)"},
	"f-strings": {`f"{`, "x", `}"`}, "walrus": {"(x := ", "x", ")"}, "starred": {"(*", "x", ",)"},
}

// nestedSources returns, for each kind of nesting, a function of its depth.
func nestedSources() map[string]func(depth int) string {
	nest := func(shape [3]string, depth int) string {
		return strings.Repeat(shape[0], depth) + shape[1] + strings.Repeat(shape[2], depth)
	}
	sources := map[string]func(int) string{
		"with items": func(depth int) string { return "with " + nest(nestedShapes["parentheses"], depth) + ": pass" },
		"patterns":   func(depth int) string { return "match x:\n case " + nest(nestedShapes["lists"], depth) + ": pass" },
	}
	for name, shape := range nestedShapes {
		sources[name] = func(depth int) string { return nest(shape, depth) }
	}
	return sources
}

// Nesting twice as deep costs twice as much. The cost is counted in allocations,
// of which there are the same in every run: what is parsed again is allocated
// again.
func TestNestingIsLinear(t *testing.T) {
	for name, source := range nestedSources() {
		checkLinear(t, name, 32, func(depth int) {
			if _, err := Parse("x.py", source(depth)); err != nil {
				t.Fatalf("%s %d deep: %v", name, depth, err)
			}
		})
	}
}

// checkLinear checks that the allocations of run grow no faster than its size,
// by looking at size, twice and four times that. The test may not be parallel.
func checkLinear(t *testing.T, name string, size int, run func(size int)) {
	t.Helper()
	count := func(size int) float64 { return testing.AllocsPerRun(1, func() { run(size) }) }
	small, middle, large := count(size), count(2*size), count(4*size)
	// Twice as much for twice the growth; four times would be quadratic.
	if large-middle > 3*(middle-small)+10 {
		t.Errorf("%s: %v allocations for %d, %v for %d, %v for %d",
			name, small, size, middle, 2*size, large, 4*size)
	}
}

// BenchmarkNesting shows in the time a level takes whether parsing is linear in
// the depth.
func BenchmarkNesting(b *testing.B) {
	for name, source := range nestedSources() {
		for _, depth := range []int{1, 10, 100} {
			b.Run(fmt.Sprintf("%s/%d", strings.ReplaceAll(name, " ", "-"), depth), func(b *testing.B) {
				text := source(depth)
				for b.Loop() {
					if _, err := Parse("x.py", text); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*depth), "ns/level")
			})
		}
	}
}
