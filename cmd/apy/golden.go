package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/apy-lang/apy/interp"
	"github.com/aymanbagabas/go-udiff"
)

// golden is a script with its expected output beside it: NAME.out, and
// NAME.err for what goes to standard error.
type golden struct {
	path        string // of the script
	source      string
	want        outcome
	isNew       bool // there is neither .out nor .err yet
	virtualTime bool // the script is to run on a virtual clock
}

// outcome is what running a script gives.
type outcome struct {
	stdout, stderr string
	status         int
}

// executor runs a golden script.
type executor func(ctx context.Context, g *golden) (outcome, error)

// findGoldens returns the scripts below the paths, in order. Those without
// expected output are helper modules of others, and left out unless they are
// named themselves and isNew ones are wanted.
func findGoldens(paths []string, isNew bool) ([]*golden, error) {
	var found []*golden
	for _, root := range paths {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || filepath.Ext(path) != ".apy" {
				return err
			}
			g, err := readGolden(path)
			if err == nil && (!g.isNew || isNew && path == root) {
				found = append(found, g)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(found, func(a, b *golden) int { return strings.Compare(a.path, b.path) })
	return found, nil
}

// exitDirective is a first line such as `# exit: 3`.
var exitDirective = regexp.MustCompile(`^# exit: (\d+)\n`)

// clockDirective is a line such as `# clock: virtual` at the top.
var clockDirective = regexp.MustCompile(`^(# exit: \d+\n)?# clock: virtual\n`)

// readGolden reads a script and what is expected of it. The expected status
// is told by a directive; without one it is 1 if there is a .err, else 0.
func readGolden(path string) (*golden, error) {
	source, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	g := &golden{path: path, source: string(source)}
	hasOut, err := readExpected(g.file(".out"), &g.want.stdout)
	if err != nil {
		return nil, err
	}
	hasErr, err := readExpected(g.file(".err"), &g.want.stderr)
	if err != nil {
		return nil, err
	}
	g.isNew = !hasOut && !hasErr
	g.virtualTime = clockDirective.MatchString(g.source)
	if hasErr {
		g.want.status = statusException
	}
	if m := exitDirective.FindStringSubmatch(g.source); m != nil {
		g.want.status, _ = strconv.Atoi(m[1])
	}
	return g, nil
}

// readExpected reads a file that may be missing.
func readExpected(path string, text *string) (bool, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	*text = string(data)
	return err == nil, err
}

// file returns the path of the script with another extension.
func (g *golden) file(extension string) string {
	return strings.TrimSuffix(g.path, ".apy") + extension
}

// inProcess runs a script in this process, as the command does, under its bare
// file name.
func inProcess(ctx context.Context, g *golden) (outcome, error) {
	var stdout, stderr bytes.Buffer
	name := filepath.Base(g.path)
	s := script{
		name: name, source: g.source, argv: []string{name}, folder: filepath.Dir(g.path),
		virtualTime: g.virtualTime,
		stdin:       strings.NewReader(""), stdout: &stdout, stderr: &stderr,
	}
	status := s.run(ctx, func(*interp.Session) func() { return func() {} })
	return outcome{stdout.String(), stderr.String(), status}, ctx.Err()
}

// diff returns how got differs from what is expected, "" if it does not.
func (g *golden) diff(got outcome) string {
	text := diff(g.file(".out"), g.want.stdout, got.stdout) + diff(g.file(".err"), g.want.stderr, got.stderr)
	if got.status != g.want.status {
		text += fmt.Sprintf("exit status %d, expected %d\n", got.status, g.want.status)
	}
	return text
}

func diff(name, want, got string) string {
	if want == got {
		return ""
	}
	return udiff.Unified(name, name+" (got)", want, got)
}

// update makes got the expected output.
func (g *golden) update(got outcome) error {
	told := 0
	if got.stderr != "" {
		told = statusException
	}
	if !exitDirective.MatchString(g.source) && got.status != told {
		return fmt.Errorf("%s: exit status %d: say so in a first line `# exit: %d`", g.path, got.status, got.status)
	}
	if err := writeExpected(g.file(".out"), got.stdout, got.stderr == ""); err != nil {
		return err
	}
	return writeExpected(g.file(".err"), got.stderr, false)
}

// writeExpected writes a file, or removes it when there is nothing to expect.
func writeExpected(path, text string, always bool) error {
	if text == "" && !always {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
	return os.WriteFile(path, []byte(text), 0o644)
}
