package main

import (
	"cmp"
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// sampleSize is about how many scripts TestOracle runs if not all.
const sampleSize = 40

// TestOracle checks that the golden scripts' expected output is what CPython
// 3.13 prints. APY_ORACLE names its command; APY_ORACLE_ALL has all scripts
// checked instead of a sample.
func TestOracle(t *testing.T) {
	t.Parallel()
	commandLine := cmp.Or(os.Getenv("APY_ORACLE"), "python3.13")
	words := strings.Fields(commandLine)
	version, err := exec.Command(words[0], append(words[1:], "--version")...).Output()
	if err != nil || !strings.HasPrefix(string(version), "Python 3.13.") {
		t.Skipf("%s is not CPython 3.13: %q, %v", commandLine, version, err)
	}
	execute, err := oracle(commandLine)
	if err != nil {
		t.Fatal(err)
	}
	scripts, err := findGoldens([]string{"../../testdata", "../../examples"}, false)
	if err != nil {
		t.Fatal(err)
	}
	stride := max(1, len(scripts)/sampleSize)
	if os.Getenv("APY_ORACLE_ALL") != "" {
		stride = 1
	}
	for i := 0; i < len(scripts); i += stride {
		g := scripts[i]
		t.Run(g.path, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
			defer cancel()
			got, err := execute(ctx, g)
			if err != nil {
				t.Fatal(err)
			}
			if text := g.diff(got); text != "" {
				t.Error(text)
			}
		})
	}
}
