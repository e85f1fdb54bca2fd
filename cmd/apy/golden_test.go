package main

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestGolden runs the project's golden scripts and examples, as `apy test`
// does.
func TestGolden(t *testing.T) {
	t.Parallel()
	for _, root := range []string{"../../testdata", "../../examples"} {
		scripts, err := findGoldens([]string{root}, false)
		if err != nil {
			t.Fatal(err)
		}
		if len(scripts) == 0 {
			t.Fatalf("no golden scripts in %s", root)
		}
		for _, g := range scripts {
			name, err := filepath.Rel("../..", g.path)
			if err != nil {
				t.Fatal(err)
			}
			t.Run(strings.TrimSuffix(filepath.ToSlash(name), ".apy"), func(t *testing.T) {
				t.Parallel()
				ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
				defer cancel()
				got, err := inProcess(ctx, g)
				if err != nil {
					t.Fatal(err)
				}
				if text := g.diff(got); text != "" {
					t.Error(text)
				}
			})
		}
	}
}
