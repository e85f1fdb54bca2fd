package main

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"time"
)

// interrupted runs code, presses Ctrl-C each time it prints "ready", and
// returns what else it printed.
func interrupted(t *testing.T, code string) outcome {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("Ctrl-C cannot be sent to a process on Windows")
	}
	command := exec.Command(binary, "-c", code)
	var stderr bytes.Buffer
	command.Stderr = &stderr
	stdin, err := command.StdinPipe() // stays open: a script may wait for input
	if err != nil {
		t.Fatal(err)
	}
	defer stdin.Close()
	stdout, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(20*time.Second, func() { _ = command.Process.Kill() })
	defer timer.Stop()
	var printed strings.Builder
	lines := bufio.NewReader(stdout)
	for {
		line, err := lines.ReadString('\n')
		if line == "ready\n" {
			time.Sleep(50 * time.Millisecond) // until it does what comes after
			if err := command.Process.Signal(os.Interrupt); err != nil {
				t.Fatal(err)
			}
		} else {
			printed.WriteString(line)
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	_ = command.Wait()
	return outcome{printed.String(), stderr.String(), command.ProcessState.ExitCode()}
}

func TestInterrupt(t *testing.T) {
	t.Parallel()
	const ready = "print('ready', flush=True)\n"
	for _, test := range []struct {
		name, code string
		stdout     string
		stderr     string // the last line
		status     int
	}{
		{"loop", ready + "while True: pass", "", "KeyboardInterrupt", 130},
		{"finally", "try:\n    " + ready + "    while True: pass\nfinally:\n    print('finally')", "finally\n", "KeyboardInterrupt", 130},
		{"caught", "try:\n    " + ready + "    while True: pass\nexcept KeyboardInterrupt:\n    print('caught')", "caught\n", "", 0},
		{"sleep", "import time\ntry:\n    " + ready + "    time.sleep(60)\nfinally:\n    print('finally')", "finally\n", "KeyboardInterrupt", 130},
		{"built-in", ready + "sum(range(10**12))", "", "KeyboardInterrupt", 130},
		{"input", "try:\n    " + ready + "    input()\nfinally:\n    print('finally')", "finally\n", "KeyboardInterrupt", 130},
		{"asyncio.run", `
import asyncio

async def main():
    try:
        print('ready', flush=True)
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        print("cancelled")
        raise
    finally:
        await asyncio.sleep(0.01)
        print("finally")

asyncio.run(main())`, "cancelled\nfinally\n", "KeyboardInterrupt", 130},
		{"busy task", `
import asyncio

async def main():
    try:
        print('ready', flush=True)
        while True:
            await asyncio.sleep(0)
    finally:
        print("finally")

asyncio.run(main())`, "finally\n", "KeyboardInterrupt", 130},
		{"again and again", "for n in range(3):\n    try:\n        " + ready + "        while True: pass\n    except KeyboardInterrupt:\n        print(n)", "0\n1\n2\n", "", 0},
		{"twice under asyncio.run", `
import asyncio

async def main():
    try:
        print('ready', flush=True)
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        print('ready', flush=True)
        await asyncio.sleep(60)

asyncio.run(main())`, "", "KeyboardInterrupt", 130},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := interrupted(t, test.code)
			lines := strings.Split(strings.TrimSuffix(got.stderr, "\n"), "\n")
			if got.stdout != test.stdout || lines[len(lines)-1] != test.stderr || got.status != test.status {
				t.Errorf("got  %#v\nwant %q, %q, %d", got, test.stdout, test.stderr, test.status)
			}
		})
	}
}

// TestInterruptTwice checks that a second Ctrl-C ends a script that cannot be
// reached: here one that prints more than anybody reads.
func TestInterruptTwice(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Ctrl-C cannot be sent to a process on Windows")
	}
	command := exec.Command(binary, "-c", "print('ready', flush=True)\nwhile True: print('x' * 10**6)")
	stdout, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(20*time.Second, func() { _ = command.Process.Kill() })
	defer timer.Stop()
	if _, err := io.ReadFull(stdout, make([]byte, len("ready\n"))); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		time.Sleep(100 * time.Millisecond)
		if err := command.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
	}
	_ = command.Wait()
	if status := command.ProcessState.ExitCode(); status != statusInterrupt {
		t.Errorf("exit status %d", status)
	}
}
