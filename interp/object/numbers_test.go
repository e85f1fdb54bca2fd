package object

import (
	"path/filepath"
	"testing"
)

// TestNumbers checks numbers and formatting against CPython's results.
func TestNumbers(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("testdata/numbers/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("no test expressions", err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			checkExpressions(t, path)
		})
	}
}
