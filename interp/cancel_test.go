package interp_test

import (
	"context"
	"errors"
	"io"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/apy-lang/apy/interp"
)

// endless are scripts that do not end by themselves and catch what they can.
var endless = map[string]string{
	"while":            "while True: pass",
	"nested loops":     "while True:\n    for i in range(1000): i + 1",
	"caught":           "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
	"finally":          "try:\n    while True: pass\nfinally:\n    while True: pass",
	"recursion":        "def f(n):\n    return n and f(n - 1) + f(n - 1)\nf(100)",
	"generator":        "def g():\n    while True: yield\nfor _ in g(): pass",
	"for over iter":    "for _ in iter(int, 1): pass",
	"sum":              "sum(range(10**12))",
	"list":             "for n in range(10**9): list(range(10**5))",
	"sort":             "while True: sorted(range(10**5), key=lambda n: -n)",
	"membership":       "while True: -1 in list(range(10**5))",
	"long text":        "while True: ('x' * 10**6).replace('x', 'yy')",
	"find":             "text = 'a' * 10**6\nwhile True: text.find('b')",
	"count":            "text = 'ab' * 10**6\nwhile True: text.count('ba')",
	"join":             "words = ['a'] * 10**5\nwhile True: ','.join(words)",
	"power":            "while True: 3 ** 20000 % 7",
	"big int to text":  "import sys\nsys.set_int_max_str_digits(0)\nn = 3 ** 10000\nwhile True: str(n)",
	"comparison":       "a = [0] * 10**5\nb = [0] * 10**5\nwhile True: a == b",
	"text comparison":  "a = 'x' * 10**7\nb = a[:-1] + 'x'\nwhile True: a == b",
	"bytes comparison": "a = b'x' * 10**7\nb = a[:-1] + b'x'\nwhile True: a < b",
	"dict comparison":  "a = dict.fromkeys(range(10**5))\nb = dict.fromkeys(range(10**5))\nwhile True: a == b",
	"set comparison":   "a = set(range(10**5))\nb = set(range(10**5))\nwhile True: a <= b",
	"encode":           "a = '\u00e9' * 10**6\nwhile True: a.encode().decode()",
	"upper":            "a = '\u00e9' * 10**6\nwhile True: a.upper()",
	"is methods":       "a = 'a' * 10**6\nwhile True: a.isalpha(), a.isidentifier(), a.isascii()",
	"strip":            "a = ' ' * 10**6\nwhile True: a.strip()",
	"split":            "a = 'a ' * 10**5\nwhile True: a.split()",
	"text slices":      "a = '\u00e9' * 10**6\nwhile True: a[::2], a[10:]",
	"text index":       "a = '\u00e9' * 10**6\nwhile True: a[999_999]",
	"text repr":        "a = '\u00e9' * 10**6\nwhile True: repr(a)",
	"int of text":      "import sys\nsys.set_int_max_str_digits(0)\na = '1' * 10**4\nwhile True: int(a)",
	"big division":     "a, b = 7 ** 100000, 3 ** 50000\nwhile True: a // b",
	"big addition":     "a = 1 << 10**7\nwhile True: a + 1",
	"big comparison":   "a = 1 << 10**8\nb = 1 << 10**8\nwhile True: a == b",
	"modular power":    "while True: pow(3, 10**500, 10**500 + 7)",
	"hash of a tuple":  "a = tuple(range(10**5))\nwhile True: hash(a)",
	"tuple of list":    "a = [0] * 10**6\nwhile True: tuple(a)",
	"reverse":          "a = [0] * 10**6\nwhile True: a.reverse()",
	"copy":             "a = {n: n for n in range(10**5)}\nwhile True: a.copy()",
	"unpack":           "a = [0] * 10**5\nwhile True: [*a]",
	"arguments":        "a = [0] * 10**5\ndef f(*a): pass\nwhile True: f(*a)",
	"format":           "a = 'a' * 10**5\nwhile True: f'{a:>200000}'",
	"print":            "a = 'a' * 10**6\nwhile True: print(a)",
	"insert":           "a = [0] * 10**6\nwhile True:\n    a.insert(0, 1)\n    a.pop(0)",
	"compile":          "a = 'a = 1\\n' * 1000\nwhile True: compile(a, '', 'exec')",
	"class bases":      "while True: type('A', (), {})",
	"dict":             "while True: dict.fromkeys(range(10**5))",
	"set":              "s = set(range(10**5))\nwhile True: s & s",
	"zip and map":      "sum(map(lambda a, b: a * b, range(10**12), range(10**12)))",
	"any":              "any(False for _ in range(10**12))",
	"max":              "max(range(10**12))",
	"exec":             "while True: exec('1 + 1')",
	"time.sleep":       "import time\ntime.sleep(3600)",
	"asyncio.sleep":    "import asyncio\nasyncio.run(asyncio.sleep(3600))",
	"asyncio loop":     "import asyncio\nasync def main():\n    while True: await asyncio.sleep(0)\nasyncio.run(main())",
	"asyncio event":    "import asyncio\nasync def main():\n    await asyncio.gather(asyncio.sleep(3600), asyncio.sleep(3000))\nasyncio.run(main())",
	"asyncio finally":  "import asyncio\nasync def main():\n    try: await asyncio.sleep(3600)\n    finally: await asyncio.sleep(3600)\nasyncio.run(main())",
	"asyncio catching": "import asyncio\nasync def main():\n    while True:\n        try: await asyncio.sleep(3600)\n        except BaseException: pass\nasyncio.run(main())",
	"async for":        "import asyncio\nasync def numbers():\n    while True: yield 1\nasync def main():\n    async for _ in numbers(): pass\nasyncio.run(main())",
	"input":            "input()",
	"run_forever":      "import asyncio\nloop = asyncio.new_event_loop()\ndef again(): loop.call_soon(again)\nagain()\nloop.run_forever()",
}

// endlessly runs an endless script until its deadline and returns by how much
// it came too late.
func endlessly(tb testing.TB, in *interp.Interp, program *interp.Program) time.Duration {
	const allowed = 20 * time.Millisecond
	ctx, cancel := context.WithTimeout(context.Background(), allowed)
	defer cancel()
	began := time.Now()
	if _, err := in.Run(ctx, program, nil); !errors.Is(err, context.DeadlineExceeded) {
		tb.Fatalf("got %v, want the context's error", err)
	}
	return time.Since(began) - allowed
}

// TestDeadline checks that each is stopped by its deadline. By how much it may
// come too late, 10 ms, is what BenchmarkDeadline measures: a busy machine
// must not fail a test.
func TestDeadline(t *testing.T) {
	input, end := io.Pipe()
	defer end.Close()
	in := must(interp.New(interp.WithLimits(interp.Limits{Depth: 1000}), interp.Stdin(input)))
	for name, source := range endless {
		t.Run(name, func(t *testing.T) {
			endlessly(t, in, must(interp.Compile("endless.apy", source)))
		})
	}
}

// BenchmarkDeadline reports how many milliseconds after its deadline each
// script ends, the median of its runs.
func BenchmarkDeadline(b *testing.B) {
	input, end := io.Pipe()
	defer end.Close()
	in := must(interp.New(interp.WithLimits(interp.Limits{Depth: 1000}), interp.Stdin(input)))
	for _, name := range slices.Sorted(maps.Keys(endless)) {
		b.Run(name, func(b *testing.B) {
			program := must(interp.Compile("endless.apy", endless[name]))
			var late []time.Duration
			for b.Loop() {
				late = append(late, endlessly(b, in, program))
			}
			slices.Sort(late)
			b.ReportMetric(float64(late[len(late)/2].Microseconds())/1000, "ms-late")
		})
	}
}

// TestCancelCause checks that the error is the cause that the host gave.
func TestCancelCause(t *testing.T) {
	t.Parallel()
	cause := errors.New("the user went away")
	ctx, cancel := context.WithCancelCause(context.Background())
	in := must(interp.New(interp.Bind("leave", func() { cancel(cause) })))
	_, err := in.Run(ctx, must(interp.Compile("x.apy", "leave()\nwhile True: pass")), nil)
	if !errors.Is(err, cause) {
		t.Errorf("got %v, want %v", err, cause)
	}
}

// TestSessionContext checks that a session's own context ends what runs under
// another.
func TestSessionContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	session := must(must(interp.New()).NewSession(ctx))
	defer session.Close()
	_, err := session.Run(context.Background(), must(interp.Compile("x.apy", "while True: pass")), nil)
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v, want the session's deadline", err)
	}
}

// TestSessionOutlivesCall checks that a session goes on after a call of it was
// cancelled.
func TestSessionOutlivesCall(t *testing.T) {
	t.Parallel()
	session := must(must(interp.New()).NewSession(context.Background()))
	defer session.Close()
	must(session.Run(context.Background(), must(interp.Compile("x.apy", `
import asyncio

async def wait(seconds):
    await asyncio.sleep(seconds)
    return "waited"
`)), nil))
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Millisecond)
	defer cancel()
	if _, err := session.Call(ctx, "wait", 3600); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("got %v, want the deadline", err)
	}
	if v, err := session.Call(context.Background(), "wait", 0.001); v != "waited" || err != nil {
		t.Errorf("afterwards: %v, %v", v, err)
	}
}
