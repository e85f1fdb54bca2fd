package interp_test

import (
	"context"
	"errors"
	"math"
	"math/big"
	"reflect"
	"strings"
	"testing"

	"github.com/apy-lang/apy/interp"
)

type point struct {
	X, Y   int
	Label  *string
	hidden int
}

type celsius float64

var huge = new(big.Int).Lsh(big.NewInt(1), 100)

// TestToPython checks what the package comment says of Go values.
func TestToPython(t *testing.T) {
	t.Parallel()
	text := "origin"
	for _, test := range []struct {
		name string
		give any
		repr string
	}{
		{"nil", nil, "None"},
		{"bool", true, "True"},
		{"int", -7, "-7"},
		{"uint64", uint64(math.MaxUint64), "18446744073709551615"},
		{"big.Int", huge, "1267650600228229401496703205376"},
		{"small big.Int", big.NewInt(5), "5"},
		{"nil big.Int", (*big.Int)(nil), "None"},
		{"float", 2.5, "2.5"},
		{"named float", celsius(20), "20.0"},
		{"NaN", math.NaN(), "nan"},
		{"complex", 1 + 2i, "(1+2j)"},
		{"string", "caf\u00e9", "'caf\u00e9'"},
		{"invalid UTF-8", "a\xff", "'a\ufffd'"},
		{"bytes", []byte("a\xff"), `b'a\xff'`},
		{"slice", []any{1, "a", nil}, "[1, 'a', None]"},
		{"nil slice", []int(nil), "[]"},
		{"array", [2]bool{true, false}, "[True, False]"},
		{"map", map[string]int{"b": 2, "a": 1}, "{'a': 1, 'b': 2}"},
		{"map of ints", map[int][]string{2: {"x"}}, "{2: ['x']}"},
		{"struct", point{X: 1, Label: &text}, "{'X': 1, 'Y': 0, 'Label': 'origin'}"},
		{"pointer", &text, "'origin'"},
		{"nil pointer", (*point)(nil), "None"},
		{"error", errors.New("no"), "'no'"},
		{"nested bytes", []any{[]byte("x"), huge}, "[b'x', 1267650600228229401496703205376]"},
		{"function", func() {}, "<built-in function value>"},
		{"nil function", (func())(nil), "None"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			result, err := must(interp.New()).Run(context.Background(),
				must(interp.Compile("x.apy", "text = repr(value)")), map[string]any{"value": test.give})
			if err != nil {
				t.Fatal(err)
			}
			if got, _ := result.Get("text"); got != test.repr {
				t.Errorf("got %v, want %s", got, test.repr)
			}
		})
	}
}

func TestToPythonRefuses(t *testing.T) {
	t.Parallel()
	type ring struct{ Next *ring }
	r := &ring{}
	r.Next = r
	for name, v := range map[string]any{
		"channel":         make(chan int),
		"in a container":  []any{make(chan int)},
		"cycle":           r,
		"unhashable key":  map[[1]int]int{{1}: 1},
		"three results":   func() (int, int, error) { return 0, 0, nil },
		"no error result": func() (int, int) { return 0, 0 },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := must(interp.New()).Run(context.Background(), must(interp.Compile("x.apy", "")), map[string]any{"value": v})
			if err == nil || !strings.Contains(err.Error(), "variable value") {
				t.Errorf("got %v, want an error that names the variable", err)
			}
		})
	}
}

// TestToGo checks what Result says of Python values.
func TestToGo(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		source string
		want   any
	}{
		{"None", nil},
		{"True", true},
		{"-7", int64(-7)},
		{"2 ** 63", new(big.Int).Lsh(big.NewInt(1), 63)},
		{"2.5", 2.5},
		{"1 + 2j", 1 + 2i},
		{"'caf\u00e9'", "caf\u00e9"},
		{"'\\ud800'", "\xed\xa0\x80"},
		{"b'a\\xff'", []byte("a\xff")},
		{"[1, (2, 'a'), []]", []any{int64(1), []any{int64(2), "a"}, []any{}}},
		{"{3}", []any{int64(3)}},
		{"frozenset([3])", []any{int64(3)}},
		{"{'a': 1, 'b': {}}", map[string]any{"a": int64(1), "b": map[string]any{}}},
		{"{1: 'a', None: 'b', 2.5: 'c'}", map[any]any{int64(1): "a", nil: "b", 2.5: "c"}},
	} {
		t.Run(test.source, func(t *testing.T) {
			t.Parallel()
			if got := evaluate(t, test.source); !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %#v, want %#v", got, test.want)
			}
		})
	}
	for _, source := range []string{"len", "object()", "lambda: 1", "{(1, 2): 3}", "type('A', (list,), {})()"} {
		t.Run(source, func(t *testing.T) {
			t.Parallel()
			if got, ok := evaluate(t, source).(*interp.Object); !ok {
				t.Errorf("got %#v, want an *Object", got)
			}
		})
	}
}

func evaluate(t *testing.T, source string) any {
	t.Helper()
	result, err := must(interp.New()).Run(context.Background(), must(interp.Compile("x.apy", "value = "+source)), nil)
	if err != nil {
		t.Fatal(err)
	}
	v, _ := result.Get("value")
	return v
}

// TestSharedAndCyclic checks that conversion neither repeats what is shared
// nor follows a cycle.
func TestSharedAndCyclic(t *testing.T) {
	t.Parallel()
	result, err := must(interp.New()).Run(context.Background(), must(interp.Compile("x.apy", `
shared = [1]
for _ in range(90):
    shared = [shared, shared]
cycle = {"a": 1}
cycle["self"] = [cycle, cycle]
deep = []
for _ in range(10**5):
    deep = [deep]
`)), nil)
	if err != nil {
		t.Fatal(err)
	}
	shared, _ := result.Get("shared")
	if s, ok := shared.([]any); !ok || len(s) != 2 {
		t.Errorf("shared: %T", shared)
	}
	cycle, _ := result.Get("cycle")
	self := cycle.(map[string]any)["self"].([]any)
	if _, ok := self[0].(*interp.Object); !ok || len(self) != 2 {
		t.Errorf("cycle: %#v", cycle)
	}
	if deep, _ := result.Get("deep"); reflect.TypeOf(deep) != reflect.TypeFor[[]any]() {
		t.Errorf("deep: %T", deep)
	}
}

// TestArguments checks how a bound function's parameters take a script's
// values.
func TestArguments(t *testing.T) {
	t.Parallel()
	in := must(interp.New(
		interp.Bind("an_int", func(n int8) int { return int(n) }),
		interp.Bind("a_uint", func(n uint64) uint64 { return n }),
		interp.Bind("a_float", func(f float64) float64 { return f }),
		interp.Bind("a_bool", func(b bool) bool { return b }),
		interp.Bind("a_text", func(s string) string { return s }),
		interp.Bind("a_big", func(n *big.Int) *big.Int { return n }),
		interp.Bind("bytes_in", func(b []byte) int { return len(b) }),
		interp.Bind("texts", func(s []string) int { return len(s) }),
		interp.Bind("counts", func(m map[string]int) int { return len(m) }),
		interp.Bind("anything", func(v any) any { return v }),
		interp.Bind("an_object", func(o *interp.Object) *interp.Object { return o }),
		interp.Bind("in_context", func(ctx context.Context, n int) bool { return ctx != nil && n == 1 }),
		interp.Bind("variadic", func(first int, rest ...int) int { return first + len(rest) }),
		interp.Bind("nothing", func() {}),
		interp.Bind("failing", func(fail bool) error {
			if fail {
				return errors.New("it failed")
			}
			return nil
		}),
	))
	for _, test := range []struct{ source, want string }{
		{"an_int(-128)", "-128"},
		{"an_int(128)", "TypeError: an_int() argument 1 is out of range for a Go int8"},
		{"an_int(2**70)", "TypeError: an_int() argument 1 is out of range for a Go int8"},
		{"an_int('1')", "TypeError: an_int() argument 1 must be int, not str"},
		{"an_int(1.0)", "TypeError: an_int() argument 1 must be int, not float"},
		{"an_int(True)", "TypeError: an_int() argument 1 must be int, not bool"},
		{"an_int()", "TypeError: an_int() takes exactly 1 argument (0 given)"},
		{"an_int(n=1)", "TypeError: an_int() takes no keyword arguments"},
		{"a_uint(2**64 - 1)", "18446744073709551615"},
		{"a_uint(-1)", "TypeError: a_uint() argument 1 is out of range for a Go uint64"},
		{"a_float(2)", "2.0"},
		{"a_bool(1)", "TypeError: a_bool() argument 1 must be bool, not int"},
		{"a_text(None)", "TypeError: a_text() argument 1 must be str, not NoneType"},
		{"a_big(3)", "3"},
		{"a_big(2**100)", "1267650600228229401496703205376"},
		{"bytes_in(b'abc')", "3"},
		{"texts(['a', 'b'])", "2"},
		{"texts(('a',))", "1"},
		{"texts(['a', 1])", "TypeError: texts() argument 1 must be list of str, not list"},
		{"counts({'a': 1})", "1"},
		{"counts([])", "TypeError: counts() argument 1 must be dict of str to int, not list"},
		{"anything([1, {'a': None}])", "[1, {'a': None}]"},
		{"an_object(len) is len", "True"},
		{"in_context(1)", "True"},
		{"variadic(1, 2, 3)", "3"},
		{"variadic()", "TypeError: variadic() takes at least 1 argument (0 given)"},
		{"variadic(1, 'x')", "TypeError: variadic() argument 2 must be int, not str"},
		{"nothing()", "None"},
		{"failing(False)", "None"},
		{"failing(True)", "RuntimeError: it failed"},
	} {
		t.Run(test.source, func(t *testing.T) {
			t.Parallel()
			var out strings.Builder
			result, err := in.Run(context.Background(), must(interp.Compile("x.apy", "text = repr("+test.source+")")), nil)
			if err != nil {
				out.WriteString(err.Error())
			} else {
				text, _ := result.Get("text")
				out.WriteString(text.(string))
			}
			if out.String() != test.want {
				t.Errorf("got  %s\nwant %s", &out, test.want)
			}
		})
	}
}

func TestOptionErrors(t *testing.T) {
	t.Parallel()
	for name, option := range map[string]interp.Option{
		"nil":             nil,
		"nil writer":      interp.Stdout(nil),
		"nil reader":      interp.Stdin(nil),
		"bad name":        interp.Bind("not a name", 1),
		"bad value":       interp.Bind("c", make(chan int)),
		"negative limits": interp.WithLimits(interp.Limits{Steps: -1}),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := interp.New(option); err == nil {
				t.Error("New took the option")
			}
		})
	}
}
