package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// plainPython has CPython print what does not depend on its surroundings.
var plainPython = []string{"PYTHONIOENCODING=utf-8", "PYTHON_COLORS=0", "PYTHONDONTWRITEBYTECODE=1"}

// warning is a warning of CPython's with its source line. apy gives none.
var warning = regexp.MustCompile(`(?m)^.*:\d+: \w*Warning: .*\n(?:  .*\n)?|^RuntimeWarning: Enable tracemalloc .*\n`)

// oracle runs golden scripts by another interpreter, such as CPython. Where
// that names scripts by their full path in tracebacks, the path is cut down to
// the bare file name.
func oracle(commandLine string) (executor, error) {
	words := strings.Fields(commandLine)
	if len(words) == 0 {
		return nil, errors.New("the oracle's command is empty")
	}
	return func(ctx context.Context, g *golden) (outcome, error) {
		folder, err := filepath.Abs(filepath.Dir(g.path))
		if err != nil {
			return outcome{}, err
		}
		command := exec.CommandContext(ctx, words[0], append(words[1:], filepath.Base(g.path))...)
		command.Dir = folder
		command.Env = append(os.Environ(), plainPython...)
		command.WaitDelay = time.Second // for what a killed script has started
		var stdout, stderr bytes.Buffer
		command.Stdout, command.Stderr = &stdout, &stderr
		err = command.Run()
		var exit *exec.ExitError
		if err != nil && !errors.As(err, &exit) {
			return outcome{}, err
		}
		status := command.ProcessState.ExitCode()
		if status < 0 {
			status = statusInterrupt // ended by a signal: CPython's own end after Ctrl-C
		}
		text := strings.ReplaceAll(stderr.String(), folder+string(filepath.Separator), "")
		text = warning.ReplaceAllString(text, "")
		return outcome{stdout.String(), text, status}, ctx.Err()
	}, nil
}
