package parser

import (
	"bytes"
	"strings"
	"sync"
	"testing"
)

// Many goroutines may parse at once, the first time included.
func TestParseConcurrently(t *testing.T) {
	t.Parallel()
	source := strings.Repeat(exampleScript, 3)
	module, err := Parse("x.py", source)
	if err != nil {
		t.Fatal(err)
	}
	want := dump(module)
	var workers sync.WaitGroup
	for range 16 {
		workers.Go(func() {
			for range 20 {
				module, err := Parse("x.py", source)
				if err != nil {
					t.Error(err)
					return
				}
				if !bytes.Equal(dump(module), want) {
					t.Error("the trees differ")
				}
				if _, err := Parse("x.py", source+"x = = 1"); err == nil {
					t.Error("a mistake was not found")
				}
			}
		})
	}
	workers.Wait()
}

func TestParseExpression(t *testing.T) {
	t.Parallel()
	tests := []struct{ source, want string }{
		{"a + 1", "BinOp"}, {"a, b\n\n", "Tuple"}, {" x ", ""}, {"x\n", "Name"}, {"", ""}, {"x = 1", ""},
		{"x; y", ""}, {"x\ny", ""}, {"pass", ""}, {"(yield)", "Yield"}, {"*a", ""}, {"a if b", ""},
	}
	for _, test := range tests {
		got := ""
		if expression, err := ParseExpression("<string>", test.source); err == nil {
			d := &dumper{file: expression.File}
			d.expr(expression.Body)
			got, _, _ = strings.Cut(strings.TrimPrefix(string(d.out), "("), " ")
		}
		if got != test.want {
			t.Errorf("%q: got %q, want %q", test.source, got, test.want)
		}
	}
}

func TestPosition(t *testing.T) {
	t.Parallel()
	file := NewFile("x.py", "ab\n\né c\n")
	tests := []struct {
		offset       int32
		line, column int
	}{{0, 1, 0}, {2, 1, 2}, {3, 2, 0}, {4, 3, 0}, {6, 3, 2}, {7, 3, 3}, {9, 4, 0}}
	for _, test := range tests {
		if line, column := file.Position(test.offset); line != test.line || column != test.column {
			t.Errorf("%d: got %d:%d, want %d:%d", test.offset, line, column, test.line, test.column)
		}
	}
	if got := file.Line(3); got != "é c" {
		t.Errorf("line 3 is %q", got)
	}
	if file.Line(0) != "" || file.Line(9) != "" {
		t.Error("lines that are not there have text")
	}
}
