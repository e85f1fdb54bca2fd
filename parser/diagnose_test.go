package parser

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// verdicts is a Python program that reads a JSON list of sources and writes
// what CPython says of each: nothing, or the error and its place.
const verdicts = `
import ast, json, sys, warnings
warnings.simplefilter("ignore")
out = []
for source in json.load(sys.stdin):
    try:
        ast.parse(source)
    except SyntaxError as e:
        place = [e.lineno or 0, e.offset or 0, e.end_lineno or 0, e.end_offset or 0]
        out.append(f"{type(e).__name__}: {e.msg} {place}")
    else:
        out.append("")
json.dump(out, sys.stdout)
`

// fragments are what mutate puts into a program.
var fragments = strings.Fields(`( ) [ ] { } , : = == := . if else for in def class lambda * ** import from as
	with try except finally return yield await async not and or is None True x 1 "s" f"{x}" -> @ ; print match
	case while del global pass + - ~ elif raise !`)

// mutate changes one to three tokens of a program.
func mutate(random *rand.Rand, text string) string {
	s := newScanner(text)
	for !s.ended {
		s.indentation()
		s.logical()
	}
	for range 1 + random.IntN(3) {
		token := s.tokens[random.IntN(len(s.tokens))]
		start, end := token.Pos.Offset, int(tokenEnd(&token))
		if end > len(text) || start > end {
			continue
		}
		switch random.IntN(3) {
		case 0:
			text = text[:start] + text[end:]
		case 1:
			text = text[:start] + fragments[random.IntN(len(fragments))] + text[end:]
		case 2:
			text = text[:start] + " " + fragments[random.IntN(len(fragments))] + " " + text[start:]
		}
	}
	return text
}

// mutants returns so many mutations of each golden script. They depend on the
// script alone, not on which others there are.
func mutants(t *testing.T, each int) []string {
	t.Helper()
	scripts, err := filepath.Glob("../testdata/*/*.apy")
	if err != nil || len(scripts) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	var list []string
	for _, script := range scripts {
		source, err := os.ReadFile(script)
		if err != nil {
			t.Fatal(err)
		}
		if len(source) == 0 || filepath.Base(filepath.Dir(script)) == "syntax" {
			continue
		}
		random := rand.New(rand.NewPCG(uint64(len(source)), uint64(crc32.ChecksumIEEE(source))))
		for range each {
			if mutant := mutate(random, string(source)); utf8.ValidString(mutant) {
				list = append(list, mutant)
			}
		}
	}
	return list
}

// TestDiagnoseLikeCPython compares the errors in mutated scripts with CPython's.
// Which there are is always the same; nearly all read the same.
func TestDiagnoseLikeCPython(t *testing.T) {
	t.Parallel()
	sources := mutants(t, sampled(1, 10))
	input, err := json.Marshal(sources)
	if err != nil {
		t.Fatal(err)
	}
	command := oracle(t, "-c", verdicts)
	command.Stdin = strings.NewReader(string(input))
	output, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	var wanted []string
	if err := json.Unmarshal(output, &wanted); err != nil {
		t.Fatal(err)
	}
	mistaken, other := 0, 0
	for i, want := range wanted {
		got := ""
		var mistake *SyntaxError
		if _, err := Parse("<string>", sources[i]); errors.As(err, &mistake) {
			mistaken++
			got = fmt.Sprintf("%s: %s [%d, %d, %d, %d]", mistake.Kind, mistake.Msg,
				mistake.Line, mistake.Offset, mistake.EndLine, mistake.EndOffset)
		}
		switch {
		case (got == "") != (want == ""):
			t.Errorf("%s\n got %s\nwant %s", sources[i], got, want)
		case got != want:
			other++
			t.Logf("%s\n got %s\nwant %s", sources[i], got, want)
		}
	}
	if other > mistaken/100 {
		t.Errorf("%d of %d mistakes read other than CPython's", other, mistaken)
	}
}

// TestDiagnosisIsLinear looks for a mistake inside much of everything: with twice
// as much before it, finding it costs twice as much. Every token that is matched,
// or matched again, is an allocation.
func TestDiagnosisIsLinear(t *testing.T) {
	// within nests the mistake size deep.
	within := func(open, inner, end string) func(int) string {
		return func(size int) string { return strings.Repeat(open, size) + inner + strings.Repeat(end, size) }
	}
	// after puts the mistake after size times the item.
	after := func(start, item, last string) func(int) string {
		return func(size int) string { return start + strings.Repeat(item, size) + last }
	}
	const deep, long = 40, 400
	tests := map[string]struct {
		size   int
		source func(size int) string
	}{
		"parentheses":    {deep, within("(", "a b", ")")},
		"dicts":          {deep, within("{1:", "a $", "}")},
		"calls":          {deep, within("f(*", "a $", ")")},
		"keywords":       {deep, within("f(x=", "a b", ")")},
		"comprehensions": {deep, within("[x for x in ", "a $", "]")},
		"generators":     {deep, within("(x for x in ", "a b", ")")},
		"patterns": {deep, func(size int) string {
			return "match x:\n case " + within("[", "a $", "]")(size) + ": pass\n"
		}},
		"unclosed":     {deep / 4, after("", "f([{1:", "")},
		"negations":    {long, after("", "not ", "$")},
		"conditionals": {long, after("", "a if b else ", "$")},
		"lambdas":      {long, after("", "lambda x=1: ", "$")},
		"sums":         {long, after("", "a + ", "$")},
		"attributes":   {long, after("", "a.b", " $")},
		"powers":       {long, after("", "a ** ", "$")},
		"assignments":  {long, after("", "a = ", "$")},
		"arguments":    {long, after("f(", "a, ", "a $)")},
		"strings":      {long, after("", "'a' ", "$")},
		"parameters":   {long, after("def f(", "a=1, ", "a $): pass")},
		"elifs":        {long, after("if a: pass\n", "elif a: pass\n", "elif $: pass\n")},
		"methods":      {long, after("class A:\n", "  def f(self, a, b=1):\n    return f(a, [b])\n", "  $\n")},
	}
	for name, test := range tests {
		checkLinear(t, name, test.size, func(size int) {
			if _, err := Parse("x.apy", test.source(size)); err == nil {
				t.Fatalf("%s: no mistake found", name)
			}
		})
	}
}
