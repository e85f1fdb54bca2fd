package interp_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/apy-lang/apy/interp"
	"go.uber.org/goleak"
)

// TestSharedProgram checks that goroutines may run one Program at once, in one
// Interp and in many.
func TestSharedProgram(t *testing.T) {
	t.Parallel()
	program := must(interp.Compile("shared.apy", `
import asyncio

class Counter:
    limit = 50
    def __init__(self):
        self.value = 0
    def __aiter__(self):
        return self
    async def __anext__(self):
        if self.value >= self.limit:
            raise StopAsyncIteration
        self.value += 1
        await asyncio.sleep(0)
        return self.value * factor

async def total():
    return sum([n async for n in Counter()])

async def main():
    return await asyncio.gather(*(total() for _ in range(5)))

def words():
    yield from f"{factor:03d} {'text' * factor}".split()

Counter.limit += 1
answer = asyncio.run(main()), list(words()), sorted({"b": 1, "a": 2}), 2 ** 100 % 7
`))
	one := must(interp.New())
	var group sync.WaitGroup
	for i := range 16 {
		group.Go(func() {
			in := one
			if i%2 == 1 {
				in = must(interp.New())
			}
			factor := i%3 + 1
			result, err := in.Run(context.Background(), program, map[string]any{"factor": factor})
			if err != nil {
				t.Error(err)
				return
			}
			answer, _ := result.Get("answer")
			sum := int64(51 * 52 / 2 * factor)
			want := fmt.Sprint([]any{
				[]any{sum, sum, sum, sum, sum},
				[]any{fmt.Sprintf("%03d", factor), strings.Repeat("text", factor)},
				[]any{"a", "b"}, 2,
			})
			if got := fmt.Sprint(answer); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
	group.Wait()
}

// TestSessionsTakeTurns checks that one session may be used by goroutines.
func TestSessionsTakeTurns(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	session := must(must(interp.New()).NewSession(ctx))
	defer session.Close()
	must(session.Run(ctx, must(interp.Compile("count.apy", "count = 0\ndef add():\n    global count\n    count += 1\n    return count")), nil))
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 50 {
				if _, err := session.Call(ctx, "add"); err != nil {
					t.Error(err)
				}
				session.Get("count")
			}
		})
	}
	group.Wait()
	if count, _ := session.Get("count"); count != int64(400) {
		t.Errorf("count is %v", count)
	}
}

// abandoned are scripts that leave things unfinished.
var abandoned = map[string]string{
	"pending tasks": `
loop = asyncio.new_event_loop()
tasks = [loop.create_task(asyncio.sleep(n)) for n in range(1, 10)]
loop.run_until_complete(asyncio.sleep(0))`,
	"a task in its finally": `
async def stubborn():
    try:
        await asyncio.sleep(100)
    finally:
        await asyncio.sleep(100)
loop = asyncio.new_event_loop()
task = loop.create_task(stubborn())
loop.run_until_complete(asyncio.sleep(0))
task.cancel()
loop.run_until_complete(asyncio.sleep(0))`,
	"a task that catches all": `
async def deaf():
    while True:
        try:
            await asyncio.sleep(100)
        except BaseException:
            pass
loop = asyncio.new_event_loop()
task = loop.create_task(deaf())
loop.run_until_complete(asyncio.sleep(0))`,
	"a generator half way": `
def g():
    try:
        yield 1
    finally:
        print("closed")
it = g()
next(it)`,
	"an async generator half way": `
async def g():
    try:
        yield 1
    finally:
        await asyncio.sleep(100)
it = g()
loop = asyncio.new_event_loop()
loop.run_until_complete(it.__anext__())`,
	"a coroutine by hand": `
class Wait:
    def __await__(self):
        yield 1
async def f():
    try:
        await Wait()
    finally:
        await Wait()
c = f()
c.send(None)`,
	"an exception in __aexit__": `
class Door:
    async def __aenter__(self): return self
    async def __aexit__(self, *details): raise ValueError("stuck")
async def main():
    asyncio.create_task(asyncio.sleep(100))
    async with Door():
        await asyncio.sleep(0)
loop = asyncio.new_event_loop()
loop.run_until_complete(main())`,
	"an exception": `
async def main():
    tasks = [asyncio.create_task(asyncio.sleep(100)) for _ in range(5)]
    await asyncio.sleep(0)
    1 / 0
loop = asyncio.new_event_loop()
loop.run_until_complete(main())`,
}

// TestNothingIsLeft checks that Close ends every goroutine, whatever a script
// has left unfinished, and at once.
func TestNothingIsLeft(t *testing.T) {
	ctx := context.Background()
	for name, source := range abandoned {
		t.Run(name, func(t *testing.T) {
			defer goleak.VerifyNone(t, goleak.IgnoreCurrent())
			session := must(must(interp.New()).NewSession(ctx))
			_, err := session.Run(ctx, must(interp.Compile("x.apy", "import asyncio\n"+source)), nil)
			var exception *interp.Exception
			if err != nil && !errors.As(err, &exception) {
				t.Error(err)
			}
			began := time.Now()
			session.Close()
			if took := time.Since(began); took > 30*time.Second {
				t.Errorf("Close took %v", took)
			}
		})
	}
}

// TestCancelAnywhere cancels a busy script at many points and checks that
// nothing is left.
func TestCancelAnywhere(t *testing.T) {
	program := must(interp.Compile("busy.apy", `
import asyncio

async def numbers():
    try:
        while True:
            tick()
            yield 1
            await asyncio.sleep(0)
    finally:
        tick()
        await asyncio.sleep(0)

async def worker(event):
    try:
        async for n in numbers():
            tick()
            event.set()
    except asyncio.CancelledError:
        tick()
        raise
    finally:
        tick()

async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(worker(event)) for _ in range(3)]
    await event.wait()
    tick()
    tasks[0].cancel()
    await asyncio.wait_for(asyncio.sleep(0.001), 1)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)

while True:
    asyncio.run(main())
`))
	defer goleak.VerifyNone(t, goleak.IgnoreCurrent())
	for point := range 60 {
		ctx, cancel := context.WithCancel(context.Background())
		left := point
		in := must(interp.New(interp.Bind("tick", func() {
			if left--; left < 0 {
				cancel()
			}
		})))
		if _, err := in.Run(ctx, program, nil); !errors.Is(err, context.Canceled) {
			t.Errorf("at point %d: %v", point, err)
		}
		cancel()
	}
}

// TestGoErrors checks the way of a Go error through a script.
func TestGoErrors(t *testing.T) {
	t.Parallel()
	gone := &fs.PathError{Op: "open", Path: "x", Err: fs.ErrNotExist}
	in := must(interp.New(interp.Bind("open_it", func() error { return gone })))
	for _, test := range []struct {
		name, source string
		found        bool
	}{
		{"straight", "open_it()", true},
		{"raised again", "try:\n    open_it()\nexcept RuntimeError:\n    raise", true},
		{"through a task", "import asyncio\nasync def main():\n    await asyncio.gather(inner())\nasync def inner(): open_it()\nasyncio.run(main())", true},
		{"replaced", "try:\n    open_it()\nexcept RuntimeError as e:\n    raise ValueError('other')", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, err := in.Run(context.Background(), must(interp.Compile("x.apy", test.source)), nil)
			var path *fs.PathError
			if errors.As(err, &path) != test.found || errors.Is(err, fs.ErrNotExist) != test.found {
				t.Errorf("found the Go error: %v, want %v: %v", !test.found, test.found, err)
			}
		})
	}
}

// TestPanic checks that a bound function's panic ends the script, which cannot
// catch it, and leaves the session in order.
func TestPanic(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	var out strings.Builder
	in := must(interp.New(interp.Stdout(&out), interp.Bind("explode", func() { panic(fs.ErrInvalid) })))
	session := must(in.NewSession(ctx))
	defer session.Close()
	for name, call := range map[string]string{
		"plain":     "explode()",
		"generator": "list(explode() for _ in [1])",
		"callback":  "sorted([1], key=lambda n: explode())",
		"task":      "import asyncio\n    async def main(): await asyncio.gather(inner())\n    async def inner(): explode()\n    asyncio.run(main())",
	} {
		source := "try:\n    " + call + "\nexcept BaseException:\n    print('caught')\nfinally:\n    print('finally')"
		_, err := session.Run(ctx, must(interp.Compile("x.apy", source)), nil)
		var panicked *interp.PanicError
		if !errors.As(err, &panicked) || panicked.Function != "explode" || !errors.Is(err, fs.ErrInvalid) {
			t.Errorf("%s: got %v, want a PanicError", name, err)
		}
	}
	if out.Len() > 0 {
		t.Errorf("the script went on: %s", &out)
	}
	result, err := session.Run(ctx, must(interp.Compile("x.apy", "import asyncio\nresult = asyncio.run(asyncio.sleep(0, 'fine'))")), nil)
	if err != nil {
		t.Fatal(err)
	}
	if v, _ := result.Get("result"); v != "fine" {
		t.Errorf("afterwards: %v", v)
	}
}

// TestCallErrors checks what Session.Call refuses.
func TestCallErrors(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	session := must(must(interp.New()).NewSession(ctx))
	defer session.Close()
	must(session.Run(ctx, must(interp.Compile("x.apy", "one = 1\nasync def f(): raise KeyError('k')")), nil))
	for _, test := range []struct {
		function any
		args     []any
		want     string
	}{
		{"missing", nil, `interp: the session has no global "missing"`},
		{42, nil, "interp: cannot call a int"},
		{"one", nil, "TypeError: 'int' object is not callable"},
		{"f", []any{make(chan int)}, "interp: argument 1: a chan int has no Python form"},
		{"f", []any{1}, "TypeError: f() takes 0 positional arguments but 1 was given"},
		{"f", nil, "KeyError: 'k'"},
	} {
		if _, err := session.Call(ctx, test.function, test.args...); err == nil || err.Error() != test.want {
			t.Errorf("calling %v: got %v, want %s", test.function, err, test.want)
		}
	}
}
