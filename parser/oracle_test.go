package parser

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// oracle returns a command of a CPython 3.13, with which the tests compare:
// $APY_ORACLE, python3.13 or python3. Without one the test is skipped.
func oracle(t testing.TB, args ...string) *exec.Cmd {
	t.Helper()
	words := findOracle()
	if words == nil {
		t.Skip("no CPython 3.13 found; set APY_ORACLE to its command")
	}
	command := exec.Command(words[0], slices.Concat(words[1:], args)...)
	command.Stderr = os.Stderr
	return command
}

var findOracle = sync.OnceValue(func() []string {
	for _, name := range []string{os.Getenv("APY_ORACLE"), "python3.13", "python3"} {
		words := strings.Fields(name)
		if len(words) == 0 {
			continue
		}
		args := slices.Concat(words[1:], []string{"-c", "import sys; print(sys.version_info[:2])"})
		out, err := exec.Command(words[0], args...).Output()
		if err == nil && strings.TrimSpace(string(out)) == "(3, 13)" {
			return words
		}
	}
	return nil
})

// sampled returns how much of a comparison with CPython a test makes: a sample, or
// all of it if $APY_ORACLE_ALL is set.
func sampled(sample, all int) int {
	if os.Getenv("APY_ORACLE_ALL") != "" {
		return all
	}
	return sample
}

// stdlib returns the files of CPython's standard library outside its test folders.
func stdlib(t testing.TB) []string {
	t.Helper()
	out, err := oracle(t, "-c", "import os; print(os.path.dirname(os.__file__))").Output()
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	err = filepath.WalkDir(strings.TrimSpace(string(out)), func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			switch entry.Name() {
			case "test", "tests", "idle_test", "site-packages", "__pycache__":
				return filepath.SkipDir
			}
		} else if strings.HasSuffix(path, ".py") {
			files = append(files, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// A treeOracle is a CPython that dumps the syntax trees of files.
type treeOracle struct {
	command *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
}

func newTreeOracle(t *testing.T) *treeOracle {
	t.Helper()
	command := oracle(t, filepath.Join("testdata", "dump.py"))
	in, err := command.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = in.Close()
		_ = command.Wait()
	})
	return &treeOracle{command, in, bufio.NewReader(out)}
}

// dump returns the dump of a file's tree.
func (o *treeOracle) dump(path string) ([]byte, error) {
	if _, err := fmt.Fprintln(o.in, path); err != nil {
		return nil, err
	}
	line, err := o.out.ReadString('\n')
	if err != nil {
		return nil, err
	}
	length, err := strconv.Atoi(strings.TrimSpace(line))
	if err != nil {
		return nil, err
	}
	text := make([]byte, length)
	_, err = io.ReadFull(o.out, text)
	return text, err
}

// difference returns the places where two dumps first differ, or "".
func difference(got, want []byte) string {
	if bytes.Equal(got, want) {
		return ""
	}
	at := 0
	for at < len(got) && at < len(want) && got[at] == want[at] {
		at++
	}
	from := max(0, at-200)
	return fmt.Sprintf("\n got …%s\nwant …%s", got[from:min(len(got), at+100)], want[from:min(len(want), at+100)])
}
