// Command apy runs Python scripts with apy's interpreter.
//
//	apy FILE [ARGS]     run a script
//	apy -c CODE [ARGS]  run code given on the command line
//	apy - [ARGS]        run a script from standard input
//	apy test [PATHS]    run golden scripts, see apy test -help
//
// The exit status is the script's: 0, 1 after an uncaught exception, what it
// gives to sys.exit, 130 after Ctrl-C. It is 2 when there is no script to run
// and 70 when the interpreter itself fails.
package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
)

const version = "0.1.0"

const usage = `usage: apy FILE [ARGS]       run a script
       apy -c CODE [ARGS]    run code given on the command line
       apy - [ARGS]          run a script from standard input
       apy test [PATHS]      run golden scripts (apy test -help)
       apy --virtual-time ...  run a script whose sleeps take no time
       apy --version
       apy --help
`

// Exit statuses of the command itself.
const (
	statusException = 1
	statusUsage     = 2
	statusInternal  = 70
	statusInterrupt = 130
)

func main() {
	relaxCollector()
	os.Exit(command(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// command carries out a command line and returns the exit status.
func command(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	if len(args) == 0 {
		fmt.Fprint(stderr, usage)
		return statusUsage
	}
	virtual := args[0] == "--virtual-time"
	if virtual {
		if args = args[1:]; len(args) == 0 {
			return complain(stderr, "--virtual-time needs a script to run")
		}
	}
	switch first := args[0]; {
	case first == "--help" || first == "-h":
		fmt.Fprint(stdout, usage)
		return 0
	case first == "--version" || first == "-V":
		fmt.Fprintf(stdout, "apy %s (Python 3.13)\n", version)
		return 0
	case first == "test":
		return testCommand(args[1:], stdout, stderr)
	case first == "-c":
		if len(args) < 2 {
			return complain(stderr, "-c needs code to run")
		}
		argv := append([]string{"-c"}, args[2:]...)
		return runMain(script{
			name: "<string>", source: args[1], argv: argv, folder: ".",
			virtualTime: virtual, stdin: stdin, stdout: stdout, stderr: stderr,
		})
	case first != "-" && len(first) > 1 && first[0] == '-':
		return complain(stderr, "unknown option "+first)
	}
	source, err := readSource(args[0], stdin)
	if err != nil {
		return complain(stderr, err.Error())
	}
	s := script{name: args[0], source: source, argv: args, virtualTime: virtual, stdin: stdin, stdout: stdout, stderr: stderr}
	s.folder, s.modulePath = filepath.Dir(s.name), filepath.Dir(s.name)
	if s.name == "-" {
		s.name = "<stdin>"
	}
	return runMain(s)
}

func complain(stderr io.Writer, message string) int {
	fmt.Fprintln(stderr, "apy: "+message)
	return statusUsage
}
