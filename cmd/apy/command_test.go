package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// binary is the command, built once for all tests.
var binary string

func TestMain(m *testing.M) { os.Exit(buildAndRun(m)) }

func buildAndRun(m *testing.M) int {
	folder, err := os.MkdirTemp("", "apy")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(folder)
	binary = filepath.Join(folder, "apy.exe")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "building the command: %v\n%s", err, out)
		return 1
	}
	return m.Run()
}

// runBinary runs the command in a folder.
func runBinary(t *testing.T, folder, stdin string, args ...string) outcome {
	t.Helper()
	command := exec.Command(binary, args...)
	command.Dir = folder
	command.Stdin = strings.NewReader(stdin)
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	err := command.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return outcome{stdout.String(), stderr.String(), command.ProcessState.ExitCode()}
}

// writeFiles makes a folder with the given files.
func writeFiles(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range files {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestCommand(t *testing.T) {
	t.Parallel()
	folder := writeFiles(t, map[string]string{
		"argv.apy":       "import sys\nprint(sys.argv, __name__, __file__)\n",
		"fail.apy":       "print('before')\n1 / 0\n",
		"leave.apy":      "import sys\nprint('out')\nsys.exit(7)\n",
		"say.apy":        "raise SystemExit('a last word')\n",
		"wrong.apy":      "print('x'\n",
		"latin1.apy":     "# fine\nprint('caf\xe9')\n",
		"echo.apy":       "print(input('? ').upper())\nprint(input())\n",
		"both.apy":       "import sys\nprint('one')\nprint('two', file=sys.stderr)\n",
		"sub/main.apy":   "import helper\nhelper.fail()\n",
		"sub/helper.apy": "def fail():\n    raise ValueError('no')\n",
	})
	zero := "ZeroDivisionError: division by zero\n"
	for _, test := range []struct {
		name  string
		args  []string
		stdin string
		want  outcome
	}{
		{"file", []string{"argv.apy", "a", "-b"}, "", outcome{"['argv.apy', 'a', '-b'] __main__ argv.apy\n", "", 0}},
		{"code", []string{"-c", "import sys; print(sys.argv)", "a"}, "", outcome{"['-c', 'a']\n", "", 0}},
		{"standard input", []string{"-", "a"}, "import sys; print(sys.argv)", outcome{"['-', 'a']\n", "", 0}},
		{"exception", []string{"fail.apy"}, "", outcome{"before\n",
			"Traceback (most recent call last):\n  File \"fail.apy\", line 2, in <module>\n    1 / 0\n    ~~^~~\n" + zero, 1}},
		{"exception in code", []string{"-c", "1 / 0"}, "", outcome{"",
			"Traceback (most recent call last):\n  File \"<string>\", line 1, in <module>\n    1 / 0\n    ~~^~~\n" + zero, 1}},
		{"exception in a module", []string{"sub/main.apy"}, "", outcome{"",
			"Traceback (most recent call last):\n  File \"sub/main.apy\", line 2, in <module>\n    helper.fail()\n    ~~~~~~~~~~~^^\n" +
				"  File \"sub/helper.apy\", line 2, in fail\n    raise ValueError('no')\nValueError: no\n", 1}},
		{"exit status", []string{"leave.apy"}, "", outcome{"out\n", "", 7}},
		{"exit text", []string{"say.apy"}, "", outcome{"", "a last word\n", 1}},
		{"syntax error", []string{"wrong.apy"}, "", outcome{"",
			"  File \"wrong.apy\", line 1\n    print('x'\n         ^\nSyntaxError: '(' was never closed\n", 1}},
		{"input", []string{"echo.apy"}, "ada\nlast", outcome{"? ADA\nlast\n", "", 0}},
		{"end of input", []string{"-c", "input()"}, "", outcome{"",
			"Traceback (most recent call last):\n  File \"<string>\", line 1, in <module>\n    input()\n    ~~~~~^^\nEOFError: EOF when reading a line\n", 1}},
		{"missing file", []string{"missing.apy"}, "", outcome{"", "apy: missing.apy: no such file\n", 2}},
		{"directory", []string{"sub"}, "", outcome{"", "apy: sub: is a directory\n", 2}},
		{"not UTF-8", []string{"latin1.apy"}, "", outcome{"", "apy: latin1.apy: not UTF-8 text (line 2)\n", 2}},
		{"no code", []string{"-c"}, "", outcome{"", "apy: -c needs code to run\n", 2}},
		{"unknown option", []string{"--wrong"}, "", outcome{"", "apy: unknown option --wrong\n", 2}},
		{"no arguments", nil, "", outcome{"", usage, 2}},
		{"help", []string{"--help"}, "", outcome{usage, "", 0}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := runBinary(t, folder, test.stdin, test.args...); got != test.want {
				t.Errorf("apy %q\ngot  %#v\nwant %#v", test.args, got, test.want)
			}
		})
	}
}

func TestVersion(t *testing.T) {
	t.Parallel()
	got := runBinary(t, "", "", "--version")
	if !regexp.MustCompile(`^apy \d+\.\d+\.\d+ \(Python 3\.13\)\n$`).MatchString(got.stdout) || got.status != 0 {
		t.Errorf("got %#v", got)
	}
}

// TestOutputOrder checks that standard output comes before what is written to
// standard error after it, when both go to one place.
func TestOutputOrder(t *testing.T) {
	t.Parallel()
	command := exec.Command(binary, "-c", "import sys\nprint(1)\nprint(2, file=sys.stderr)\nprint(3)\n1 / 0")
	out, _ := command.CombinedOutput()
	if !strings.HasPrefix(string(out), "1\n2\n3\nTraceback") {
		t.Errorf("got %q", out)
	}
}

// TestBrokenPipe checks that a script ends quietly when nobody reads on.
func TestBrokenPipe(t *testing.T) {
	t.Parallel()
	for name, code := range map[string]string{
		"while it prints": "while True: print('x' * 1000)",
		"at its end":      "import time\ntime.sleep(0.2)\nprint(1)",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			read, write, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			command := exec.Command(binary, "-c", code)
			var stderr bytes.Buffer
			command.Stdout, command.Stderr = write, &stderr
			if err := command.Start(); err != nil {
				t.Fatal(err)
			}
			write.Close()
			read.Close()
			_ = command.Wait()
			if stderr.Len() > 0 {
				t.Errorf("standard error: %q", &stderr)
			}
		})
	}
}
