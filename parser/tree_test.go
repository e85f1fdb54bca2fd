package parser

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// The trees of the whole standard library equal CPython's, places included.
func TestTreeEqualsCPythonOnStandardLibrary(t *testing.T) {
	t.Parallel()
	files := stdlib(t)
	if len(files) < 500 {
		t.Fatalf("found only %d files", len(files))
	}
	var sample []string
	for i := 0; i < len(files); i += sampled(10, 1) {
		sample = append(sample, files[i])
	}
	compareTrees(t, sample)
}

// compareTrees compares the trees of files, on two CPythons at once.
func compareTrees(t *testing.T, files []string) {
	t.Helper()
	queue := make(chan string)
	var workers sync.WaitGroup
	for range 2 {
		python := newTreeOracle(t)
		workers.Go(func() {
			for path := range queue {
				compareTree(t, python, path)
			}
		})
	}
	for _, path := range files {
		queue <- path
	}
	close(queue)
	workers.Wait()
}

func compareTree(t *testing.T, python *treeOracle, path string) {
	t.Helper()
	want, err := python.dump(path)
	if err != nil {
		t.Errorf("%s: %v", path, err)
		return
	}
	source, err := os.ReadFile(path)
	if err != nil {
		t.Errorf("%s: %v", path, err)
		return
	}
	if strings.HasPrefix(string(want), "error ") {
		t.Errorf("%s: CPython does not parse it: %s", path, want)
		return
	}
	module, err := Parse(path, string(source))
	if err != nil {
		if !isEncodingRefused(err) {
			t.Errorf("%s: %v", path, err)
		}
		return
	}
	if text := difference(dump(module), want); text != "" {
		t.Errorf("%s: trees differ%s", path, text)
	}
}

// The trees of the snippets, which show what the library does not use, equal
// CPython's too.
func TestTreeEqualsCPythonOnSnippets(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	var files []string
	for i, snippet := range snippets {
		path := filepath.Join(folder, snippetName(i))
		if err := os.WriteFile(path, []byte(snippet), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, path)
	}
	compareTrees(t, files)
}

func snippetName(i int) string {
	return "snippet" + string(rune('a'+i/26)) + string(rune('a'+i%26)) + ".py"
}

// isEncodingRefused reports whether apy does not read the encoding of a file.
func isEncodingRefused(err error) bool {
	return strings.Contains(err.Error(), "is not supported by apy")
}
