package main

import (
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"testing"
)

// goldenFolder has scripts that pass and scripts that fail.
func goldenFolder(t *testing.T) string {
	return writeFiles(t, map[string]string{
		"good.apy":      "print('a')\nprint('b')\n",
		"good.out":      "a\nb\n",
		"bad.apy":       "print('a')\nprint('c')\n",
		"bad.out":       "a\nb\n",
		"fails.apy":     "import helper\nhelper.fail()\n",
		"fails.out":     "",
		"fails.err":     "Traceback (most recent call last):\n  File \"fails.apy\", line 2, in <module>\n    helper.fail()\n    ~~~~~~~~~~~^^\n  File \"helper.apy\", line 2, in fail\n    1 / 0\n    ~~^~~\nZeroDivisionError: division by zero\n",
		"helper.apy":    "def fail():\n    1 / 0\n",
		"sub/exit.apy":  "# exit: 3\nraise SystemExit(3)\n",
		"sub/exit.out":  "",
		"sub/noisy.apy": "import sys\nprint('x', file=sys.stderr)\n",
		"sub/noisy.out": "",
		"slow/loop.apy": "while True: pass\n",
		"slow/loop.out": "",
	})
}

func TestTestCommand(t *testing.T) {
	t.Parallel()
	folder := goldenFolder(t)
	for _, test := range []struct {
		name   string
		args   []string
		status int
		stdout string
		stderr string
	}{
		{"one", []string{"good.apy"}, 0, "1 passed, 0 failed\n", ""},
		{"traceback, module", []string{"fails.apy"}, 0, "1 passed, 0 failed\n", ""},
		{"status", []string{"-run", "exit", "sub"}, 0, "1 passed, 0 failed\n", ""},
		{"difference", []string{"bad.apy", "good.apy"}, 1,
			"--- FAIL: bad.apy\n--- bad.out\n+++ bad.out (got)\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n1 passed, 1 failed\n", ""},
		{"standard error", []string{"sub"}, 1,
			"--- FAIL: sub/noisy.apy\n--- sub/noisy.err\n+++ sub/noisy.err (got)\n@@ -0,0 +1 @@\n+x\n1 passed, 1 failed\n", ""},
		{"timeout", []string{"-timeout", "50ms", "slow"}, 1,
			"--- FAIL: slow/loop.apy\nstill running after 50ms\n0 passed, 1 failed\n", ""},
		{"selection", []string{"-run", "^good", "."}, 0, "1 passed, 0 failed\n", ""},
		{"none", []string{"-run", "nowhere"}, 2, "", "apy: no golden scripts there\n"},
		{"helper module", []string{"helper.apy"}, 2, "", "apy: no golden scripts there\n"},
		{"missing path", []string{"missing"}, 2, "", "apy: lstat missing: no such file or directory\n"},
		{"bad expression", []string{"-run", "("}, 2, "", "apy: error parsing regexp: missing closing ): `(`\n"},
		{"missing oracle", []string{"-oracle", "no-such-python", "good.apy"}, 1,
			"--- FAIL: good.apy\nexec: \"no-such-python\": executable file not found in $PATH\n0 passed, 1 failed\n", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if runtime.GOOS == "windows" && (test.name == "missing path" || test.name == "missing oracle") {
				t.Skip("the system's words differ")
			}
			want := outcome{filepath.FromSlash(test.stdout), test.stderr, test.status}
			if got := runBinary(t, folder, "", append([]string{"test"}, test.args...)...); got != want {
				t.Errorf("got  %#v\nwant %#v", got, want)
			}
		})
	}
}

// TestUpdate checks that -update writes what makes the next run pass, leaves
// modules alone and asks for the status to be told.
func TestUpdate(t *testing.T) {
	t.Parallel()
	folder := goldenFolder(t)
	run := func(status int, args ...string) {
		t.Helper()
		if got := runBinary(t, folder, "", append([]string{"test"}, args...)...); got.status != status {
			t.Fatalf("apy test %q: %#v", args, got)
		}
	}
	run(1, "bad.apy", "sub")
	run(0, "-update", "bad.apy", "fails.apy")
	run(0, "bad.apy", "fails.apy")
	// A .err would say that noisy.apy exits with 1.
	run(1, "-update", "sub/noisy.apy")
	if err := os.WriteFile(filepath.Join(folder, "sub/noisy.apy"), []byte("# exit: 0\nimport sys\nprint('x', file=sys.stderr)\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	run(0, "-update", "sub/noisy.apy")
	run(0, "sub")
	if err := os.WriteFile(filepath.Join(folder, "new.apy"), []byte("raise SystemExit(9)\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	run(1, "-update", "new.apy")
	if matches, _ := filepath.Glob(filepath.Join(folder, "new.*")); len(matches) != 1 {
		t.Errorf("a status that is not told was written: %q", matches)
	}
	run(0, "-update", "-run", "helper|good", folder)
	if _, err := os.Stat(filepath.Join(folder, "helper.out")); err == nil {
		t.Error("a module got an expected output")
	}
}

// TestOtherInterpreter checks -oracle, with the command itself as the other
// interpreter.
func TestOtherInterpreter(t *testing.T) {
	t.Parallel()
	folder := goldenFolder(t)
	if got := runBinary(t, folder, "", "test", "-oracle", binary, "good.apy", "fails.apy"); got.status != 0 {
		t.Errorf("%#v", got)
	}
	if got := runBinary(t, folder, "", "test", "-oracle", binary, "bad.apy"); !regexp.MustCompile(`(?s)-b\n\+c\n.*0 passed, 1 failed`).MatchString(got.stdout) {
		t.Errorf("%#v", got)
	}
}
