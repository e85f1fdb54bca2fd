package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"regexp"
	"runtime"
	"sync"
	"time"
)

const testUsage = `usage: apy test [FLAGS] [PATHS]

Runs each NAME.apy below the paths (default: here) and compares its output with
NAME.out, and with NAME.err for standard error. A script's first line may say
# exit: N; otherwise it is to exit with 1 if it has a NAME.err, else with 0.
A line # clock: virtual, first or after that one, runs it on a virtual clock,
on which sleeps take no time.
Scripts without either file are taken for modules of others. To make a script a
golden one, name it: apy test -update NAME.apy

`

// testOptions are the flags of apy test.
type testOptions struct {
	update  bool
	run     *regexp.Regexp
	timeout time.Duration
	execute executor
}

// testCommand is `apy test`.
func testCommand(args []string, stdout, stderr io.Writer) int {
	options, paths, err := parseTestFlags(args, stderr)
	switch {
	case err == flag.ErrHelp:
		return 0
	case err != nil:
		return complain(stderr, err.Error())
	}
	scripts, err := findGoldens(paths, options.update)
	if err != nil {
		return complain(stderr, err.Error())
	}
	if options.run != nil {
		var selected []*golden
		for _, g := range scripts {
			if options.run.MatchString(g.path) {
				selected = append(selected, g)
			}
		}
		scripts = selected
	}
	if len(scripts) == 0 {
		return complain(stderr, "no golden scripts there")
	}
	failed := 0
	for i, text := range options.runAll(scripts) {
		if text != "" {
			failed++
			fmt.Fprintf(stdout, "--- FAIL: %s\n%s", scripts[i].path, text)
		}
	}
	fmt.Fprintf(stdout, "%d passed, %d failed\n", len(scripts)-failed, failed)
	if failed > 0 {
		return statusException
	}
	return 0
}

func parseTestFlags(args []string, stderr io.Writer) (testOptions, []string, error) {
	var options testOptions
	flags := flag.NewFlagSet("apy test", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprint(stderr, testUsage)
		flags.PrintDefaults()
	}
	flags.BoolVar(&options.update, "update", false, "write the expected output instead of comparing")
	flags.DurationVar(&options.timeout, "timeout", 60*time.Second, "how long a script may run")
	pattern := flags.String("run", "", "run only the scripts whose path matches this regular `expression`")
	other := flags.String("oracle", "", "run the scripts by this `command`, such as python3.13")
	if err := flags.Parse(args); err != nil {
		return options, nil, err
	}
	options.execute = inProcess
	var err error
	if *pattern != "" {
		if options.run, err = regexp.Compile(*pattern); err != nil {
			return options, nil, err
		}
	}
	if *other != "" {
		if options.execute, err = oracle(*other); err != nil {
			return options, nil, err
		}
	}
	paths := flags.Args()
	if len(paths) == 0 {
		paths = []string{"."}
	}
	return options, paths, nil
}

// runAll runs the scripts, several at a time, and returns what is wrong with
// each.
func (o *testOptions) runAll(scripts []*golden) []string {
	problems := make([]string, len(scripts))
	var group sync.WaitGroup
	places := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, g := range scripts {
		places <- struct{}{}
		group.Go(func() {
			problems[i] = o.runOne(g)
			<-places
		})
	}
	group.Wait()
	return problems
}

// runOne runs a script and returns what is wrong, "" if nothing is.
func (o *testOptions) runOne(g *golden) string {
	ctx, cancel := context.WithTimeout(context.Background(), o.timeout)
	defer cancel()
	got, err := o.execute(ctx, g)
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Sprintf("still running after %v\n", o.timeout)
	}
	if err != nil {
		return fmt.Sprintf("%v\n", err)
	}
	if o.update {
		if err := g.update(got); err != nil {
			return fmt.Sprintf("%v\n", err)
		}
		return ""
	}
	return g.diff(got)
}
