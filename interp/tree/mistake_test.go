package tree

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apy-lang/apy/parser"
)

// TestMistakes compares what is said of each script in testdata/syntax with what
// CPython says.
func TestMistakes(t *testing.T) {
	t.Parallel()
	scripts, err := filepath.Glob("../../testdata/syntax/*.apy")
	if err != nil || len(scripts) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	for _, script := range scripts {
		name := filepath.Base(script)
		t.Run(strings.TrimSuffix(name, ".apy"), func(t *testing.T) {
			t.Parallel()
			source, err := os.ReadFile(script)
			if err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(strings.TrimSuffix(script, ".apy") + ".err")
			if err != nil {
				t.Fatal(err)
			}
			var mistake *parser.SyntaxError
			if err := compile(name, string(source)); !errors.As(err, &mistake) {
				t.Fatalf("got %v, want\n%s", err, want)
			}
			if got := mistake.Format(); got != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// compile does all that can find a mistake in a source.
func compile(name, source string) error {
	module, err := parser.Parse(name, source)
	if err != nil {
		return err
	}
	scopes, err := Resolve(module)
	if err != nil {
		return err
	}
	return Check(module, scopes)
}
