package parser

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// exampleScript is an ordinary script of fifty lines.
const exampleScript = `"""An ordinary script."""
import asyncio
import sys
from collections import defaultdict, deque as Queue

LIMIT = 10
names: list[str] = ["ada", "grace"]


class Account(object):
    """An account."""

    total = 0

    def __init__(self, owner, balance=0, *args, **kwargs):
        self.owner = owner
        self.balance = balance
        Account.total += 1

    @property
    def label(self) -> str:
        return f"{self.owner}: {self.balance:.2f}"

    async def deposit(self, amount):
        if amount <= 0:
            raise ValueError(f"bad amount {amount!r}") from None
        elif amount > LIMIT and not self.owner:
            return None
        else:
            await asyncio.sleep(0)
        self.balance += amount
        return self.balance


async def main(argv):
    accounts = {name: Account(name, i) for i, name in enumerate(names)}
    groups = defaultdict(list)
    for name, account in sorted(accounts.items(), key=lambda pair: pair[1].balance):
        while account.balance < LIMIT:
            try:
                await account.deposit(3 ** 2 - 1)
            except (ValueError, TypeError) as error:
                print("failed:", error, file=sys.stderr)
                break
            finally:
                groups[len(name) % 2].append(account)
    with open(argv[0]) as file:
        assert file.readline(), "empty"
    print([a.label for group in groups.values() for a in group if a.balance])


asyncio.run(main(sys.argv))
`

// BenchmarkParse parses the standard library, and says how many allocations a
// line takes and how much faster it is than CPython's ast.parse in the same run,
// the best pass over the library of each.
func BenchmarkParse(b *testing.B) {
	sources, size, lines := readStdlib(b)
	b.SetBytes(int64(size))
	b.ReportAllocs()
	best := time.Hour
	for b.Loop() {
		start := time.Now()
		for _, source := range sources {
			if _, err := Parse("x.py", source); err != nil {
				b.Fatal(err)
			}
		}
		best = min(best, time.Since(start))
	}
	speed := float64(size) / best.Seconds()
	allocations := testing.AllocsPerRun(1, func() {
		for _, source := range sources {
			_, _ = Parse("x.py", source)
		}
	})
	b.ReportMetric(allocations/float64(lines), "allocs/line")
	b.ReportMetric(speed/pythonSpeed(b), "times-CPython")
}

// readStdlib returns the sources of the standard library that apy reads.
func readStdlib(b *testing.B) (sources []string, size, lines int) {
	for _, path := range stdlib(b) {
		source, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := Parse(path, string(source)); err == nil {
			sources = append(sources, string(source))
			size += len(source)
			lines += strings.Count(string(source), "\n")
		}
	}
	return sources, size, lines
}

// pythonSpeed returns the bytes a second that CPython's ast.parse does.
func pythonSpeed(b *testing.B) float64 {
	const script = `
import ast, sys, time, warnings
warnings.simplefilter("ignore")
sources = []
for path in sys.stdin.read().splitlines():
    with open(path, "rb") as file:
        sources.append(file.read())
best = 0
for _ in range(5):
    start = time.perf_counter()
    for source in sources:
        ast.parse(source)
    best = max(best, sum(map(len, sources)) / (time.perf_counter() - start))
print(best)
`
	command := oracle(b, "-c", script)
	command.Stdin = strings.NewReader(strings.Join(stdlib(b), "\n"))
	out, err := command.Output()
	if err != nil {
		b.Fatal(err)
	}
	speed, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
	if err != nil {
		b.Fatal(err)
	}
	return speed
}

const firstParseVariable = "APY_FIRST_PARSE"

// TestFirstParseInNewProcess is run by BenchmarkFirstParse in processes of their own.
func TestFirstParseInNewProcess(t *testing.T) {
	source := os.Getenv(firstParseVariable)
	if source == "" {
		t.Skip("only for BenchmarkFirstParse")
	}
	start := time.Now()
	_, err := Parse("x.py", source)
	took := time.Since(start)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Printf("took %d\n", took.Nanoseconds())
}

// BenchmarkFirstParse measures the first parse of a process, which builds the
// parsers of the productions that the script needs.
func BenchmarkFirstParse(b *testing.B) {
	for name, source := range map[string]string{"hello": `print("hello world")`, "50-lines": exampleScript} {
		b.Run(name, func(b *testing.B) {
			var times []float64
			for b.Loop() {
				command := exec.Command(os.Args[0], "-test.run=TestFirstParseInNewProcess")
				command.Env = append(os.Environ(), firstParseVariable+"="+source)
				out, err := command.Output()
				if err != nil {
					b.Fatal(err)
				}
				_, after, _ := strings.Cut(string(out), "took ")
				digits, _, _ := strings.Cut(after, "\n")
				nanoseconds, err := strconv.ParseFloat(digits, 64)
				if err != nil {
					b.Fatalf("%q: %v", out, err)
				}
				times = append(times, nanoseconds)
			}
			slices.Sort(times)
			b.ReportMetric(times[len(times)/2]/1e6, "ms-median")
			b.ReportMetric(0, "ns/op")
		})
	}
}
