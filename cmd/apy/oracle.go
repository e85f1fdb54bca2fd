package main

import (
	"bytes"
	"context"
	"errors"
	"os/exec"
	"path/filepath"
	"strings"
)

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
		return outcome{stdout.String(), text, status}, ctx.Err()
	}, nil
}
