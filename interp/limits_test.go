package interp_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/apy-lang/apy/interp"
)

// TestLimits checks that scripts cannot catch what a limit ends, nor go on in
// a finally block.
func TestLimits(t *testing.T) {
	t.Parallel()
	few := map[string]interp.Limits{"steps": {Steps: 100_000}, "bytes": {Bytes: 1 << 20}}
	for _, test := range []struct{ name, resource, work string }{
		{"loop", "steps", "while True: pass"},
		{"recursion", "steps", "f(20)"},
		{"range", "steps", "sum(range(10**9))"},
		{"generator", "steps", "for _ in iter(int, 1): pass"},
		{"comprehension", "steps", "{n % 7 for n in range(10**9)}"},
		{"sorting", "steps", "for n in range(10**9): sorted(range(100))"},
		{"text", "bytes", "'a' * 10**10"},
		{"bytes", "bytes", "b'a' * 10**10"},
		{"list", "bytes", "[None] * 10**8"},
		{"list of a range", "bytes", "list(range(10**9))"},
		{"tuple", "bytes", "(1, 2) * 10**8"},
		{"power", "bytes", "2 ** 10**9"},
		{"shift", "bytes", "1 << 10**9"},
		{"growing text", "bytes", "s = 'a'\n            while True: s += s"},
		{"growing list", "bytes", "a = [1]\n            while True: a.extend(a)"},
		{"width", "bytes", "f'{1:{10**9}}'"},
		{"percent width", "bytes", "'%1000000000d' % 1"},
		{"padding", "bytes", "'a'.ljust(10**9)"},
		{"replacing", "bytes", "('a' * 10**5).replace('a', 'b' * 10**5)"},
		{"joining", "bytes", "('b' * 10**4).join(['a'] * 10**4)"},
		{"dict", "bytes", "dict.fromkeys(range(10**6))"},
		{"bytearray", "bytes", "bytearray(10**9)"},
		{"expandtabs", "bytes", "'\\t'.expandtabs(10**9)"},
		{"to_bytes", "bytes", "(1).to_bytes(10**9)"},
		{"zfill", "bytes", "'1'.zfill(10**9)"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			source := `
def f(n):
    return n and f(n - 1) + f(n - 1)

async def main():
    try:
        try:
            ` + test.work + `
        except BaseException:
            print("caught")
        finally:
            print("finally")
    except:
        print("caught outside")

import asyncio
asyncio.run(main())
print("went on")
`
			var stdout, stderr strings.Builder
			in := must(interp.New(interp.WithLimits(few[test.resource]), interp.Stdout(&stdout), interp.Stderr(&stderr)))
			_, err := in.Run(context.Background(), must(interp.Compile("limits.apy", source)), nil)
			var limit *interp.LimitError
			if !errors.As(err, &limit) || limit.Resource != test.resource {
				t.Errorf("got %v, want a limit of %s", err, test.resource)
			}
			if stdout.Len()+stderr.Len() > 0 {
				t.Errorf("the script went on: %s%s", &stdout, &stderr)
			}
		})
	}
}

// TestDepth checks that depth is Python's recursion limit: an exception, as in
// CPython, and never Go's stack overflow.
func TestDepth(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, source string }{
		{"function", "def f(): f()\nf()"},
		{"method", "class A:\n    def __getattr__(self, name): return getattr(self, name)\nA().x"},
		{"repr", "class A:\n    def __repr__(self): return repr(self)\nrepr(A())"},
		{"add", "class A:\n    def __add__(self, other): return self + other\nA() + A()"},
		{"coroutine", "import asyncio\nasync def f(): await f()\nasyncio.run(f())"},
		{"generator", "def g(): yield from g()\nlist(g())"},
		{"comparison", "a, b = [], []\na.append(b)\nb.append(a)\n[a] == [b]"},
		{"deep list", "a = []\nfor _ in range(10**5): a = [a]\nrepr(a)"},
		{"async for", "import asyncio\nasync def g():\n    async for x in g(): yield x\nasync def main():\n    async for x in g(): pass\nasyncio.run(main())"},
		{"init", "class A:\n    def __init__(self): A()\nA()"},
		{"sort key", "def f(x): return sorted([1], key=f)\nf(0)"},
		{"exec", "source = 'exec(source)'\nexec(source)"},
		{"isinstance", "class M(type):\n    def __instancecheck__(c, x): return isinstance(x, A)\nclass A(metaclass=M): pass\nisinstance(1, A)"},
		{"setrecursionlimit", "import sys\nsys.setrecursionlimit(5000)\ndef f(): f()\nf()"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, err := must(interp.New()).Run(context.Background(), must(interp.Compile("deep.apy", test.source)), nil)
			var exception *interp.Exception
			if !errors.As(err, &exception) || exception.Class != "RecursionError" {
				t.Errorf("got %v, want a RecursionError", err)
			}
		})
	}
}
