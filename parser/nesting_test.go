package parser

import (
	"errors"
	"strings"
	"testing"
	"time"
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

// Nesting one hundred deep costs no more than a hundred times nesting one deep.
func TestNestingIsLinear(t *testing.T) {
	shapes := map[string][3]string{
		"parentheses": {"(", "x", ")"}, "tuples": {"(", "x", ",)"}, "lists": {"[", "x", "]"},
		"sets": {"{", "x", "}"}, "dicts": {"{x:", "x", "}"}, "calls": {"f(", "x", ")"},
		"keywords": {"f(a=", "x", ")"}, "subscripts": {"a[", "x", "]"}, "slices": {"a[1:", "x", "]"},
		"generators": {"(", "x", " for x in x)"}, "comprehensions": {"[x for x in ", "x", "]"},
		"lambdas": {"(lambda: ", "x", ")"}, "conditionals": {"(x if ", "x", " else x)"},
		"f-strings": {`f"{`, "x", `}"`}, "walrus": {"(x := ", "x", ")"}, "starred": {"(*", "x", ",)"},
		"with items": {"with (", "x", "): pass"}, "patterns": {"match x:\n case [", "x", "]: pass"},
	}
	wrap := func(shape [3]string, depth int) string {
		outer := [3]string{shape[0], "%", shape[2]}
		switch {
		case strings.HasPrefix(shape[0], "with"):
			shape = [3]string{"(", "x", ")"}
		case strings.HasPrefix(shape[0], "match"):
			shape = [3]string{"[", "x", "]"}
		default:
			return strings.Repeat(shape[0], depth) + shape[1] + strings.Repeat(shape[2], depth)
		}
		return outer[0] + strings.Repeat(shape[0], depth-1) + shape[1] + strings.Repeat(shape[2], depth-1) + outer[2]
	}
	fastest := func(source string) time.Duration {
		best := time.Hour
		for range 400 {
			start := time.Now()
			if _, err := Parse("x.py", source); err != nil {
				t.Fatalf("%.60s: %v", source, err)
			}
			best = min(best, time.Since(start))
		}
		return best
	}
	for name, shape := range shapes {
		one, hundred := fastest(wrap(shape, 1)), fastest(wrap(shape, 100))
		if hundred > 100*one {
			t.Errorf("%s: nested once %v, a hundred times %v", name, one, hundred)
		}
	}
}
