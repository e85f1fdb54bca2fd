package interp_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"
	"strings"
	"testing/fstest"
	"time"

	"github.com/apy-lang/apy/interp"
	"github.com/apy-lang/apy/parser"
)

// A host gives a script a Go function, and calls the script's coroutine.
func Example() {
	ctx := context.Background()
	prices := map[string]float64{"tea": 3.5, "bread": 2.25}
	price := func(name string) (float64, error) {
		if p, ok := prices[name]; ok {
			return p, nil
		}
		return 0, fmt.Errorf("no price for %s", name)
	}
	program, err := interp.Compile("shop.apy", `
async def priced(names):
    for name in names:
        yield price(name)

async def total(names):
    return sum([p async for p in priced(names)])
`)
	if err != nil {
		log.Fatal(err)
	}
	in, err := interp.New(interp.Bind("price", price), interp.Stdout(os.Stdout))
	if err != nil {
		log.Fatal(err)
	}
	session, err := in.NewSession(ctx)
	if err != nil {
		log.Fatal(err)
	}
	defer session.Close()
	if _, err := session.Run(ctx, program, nil); err != nil {
		log.Fatal(err)
	}
	fmt.Println(session.Call(ctx, "total", []string{"tea", "bread"}))
	fmt.Println(session.Call(ctx, "total", []string{"gold"}))
	// Output:
	// 5.75 <nil>
	// <nil> RuntimeError: no price for gold
}

func ExampleCompile() {
	_, err := interp.Compile("job.apy", "for i in range(3)\n    print(i)\n")
	var mistake *parser.SyntaxError
	if errors.As(err, &mistake) {
		fmt.Print(mistake.Format())
	}
	// Output:
	//   File "job.apy", line 1
	//     for i in range(3)
	//                      ^
	// SyntaxError: expected ':'
}

func ExampleNew() {
	in, err := interp.New(
		interp.Stdout(os.Stdout),
		interp.Args("greet.apy", "world"),
		interp.Bind("greeting", "Hello"),
	)
	if err != nil {
		log.Fatal(err)
	}
	_, err = in.Run(context.Background(), must(interp.Compile("greet.apy", `
import sys
print(greeting, sys.argv[1])
`)), nil)
	fmt.Println(err)
	// Output:
	// Hello world
	// <nil>
}

func ExampleInterp_Run() {
	program := must(interp.Compile("double.apy", "twice = [2 * n for n in numbers]"))
	in := must(interp.New())
	result, err := in.Run(context.Background(), program, map[string]any{"numbers": []int{1, 2, 3}})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(result.Get("twice"))
	// Output: [2 4 6] true
}

// A context bounds the time that a script may take.
func ExampleInterp_Run_deadline() {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	_, err := must(interp.New()).Run(ctx, must(interp.Compile("endless.apy", "while True: pass")), nil)
	fmt.Println(errors.Is(err, context.DeadlineExceeded))
	// Output: true
}

func ExampleInterp_NewSession() {
	ctx := context.Background()
	session, err := must(interp.New()).NewSession(ctx)
	if err != nil {
		log.Fatal(err)
	}
	defer session.Close()
	for _, line := range []string{"a = 20", "b = a + 1", "c = a + b"} {
		if _, err := session.Run(ctx, must(interp.Compile("<line>", line)), nil); err != nil {
			log.Fatal(err)
		}
	}
	fmt.Println(session.Get("c"))
	// Output: 41 true
}

func ExampleSession_Run() {
	ctx := context.Background()
	session := must(must(interp.New()).NewSession(ctx))
	defer session.Close()
	add := must(interp.Compile("add.apy", "total = total + n"))
	for n := range 5 {
		vars := map[string]any{"n": n}
		if n == 0 {
			vars["total"] = 100
		}
		if _, err := session.Run(ctx, add, vars); err != nil {
			log.Fatal(err)
		}
	}
	fmt.Println(session.Get("total"))
	// Output: 110 true
}

// Call awaits what an async def returns.
func ExampleSession_Call() {
	ctx := context.Background()
	session := must(must(interp.New()).NewSession(ctx))
	defer session.Close()
	must(session.Run(ctx, must(interp.Compile("later.apy", `
import asyncio

async def later(text):
    await asyncio.sleep(0.001)
    return text.upper()
`)), nil))
	fmt.Println(session.Call(ctx, "later", "done"))
	// Output: DONE <nil>
}

func ExampleSession_Get() {
	ctx := context.Background()
	session := must(must(interp.New()).NewSession(ctx))
	defer session.Close()
	must(session.Run(ctx, must(interp.Compile("data.apy", `
point = {"x": 1, "y": [2.5, None]}
`)), nil))
	fmt.Println(session.Get("point"))
	fmt.Println(session.Get("missing"))
	// Output:
	// map[x:1 y:[2.5 <nil>]] true
	// <nil> false
}

func ExampleSession_Interrupt() {
	ctx := context.Background()
	started := make(chan struct{})
	in := must(interp.New(interp.Stdout(os.Stdout), interp.Bind("started", func() { close(started) })))
	session := must(in.NewSession(ctx))
	defer session.Close()
	go func() {
		<-started
		session.Interrupt()
	}()
	_, err := session.Run(ctx, must(interp.Compile("wait.apy", `
import asyncio

async def main():
    try:
        started()
        await asyncio.sleep(3600)
    finally:
        print("cleaned up")

asyncio.run(main())
`)), nil)
	fmt.Println(err)
	// Output:
	// cleaned up
	// KeyboardInterrupt
}

func ExampleSession_Close() {
	ctx := context.Background()
	session := must(must(interp.New()).NewSession(ctx))
	session.Close()
	_, err := session.Run(ctx, must(interp.Compile("late.apy", "pass")), nil)
	fmt.Println(errors.Is(err, interp.ErrClosed))
	// Output: true
}

func ExampleStdout() {
	var text strings.Builder
	in := must(interp.New(interp.Stdout(&text)))
	must(in.Run(context.Background(), must(interp.Compile("hello.apy", `print("hello")`)), nil))
	fmt.Printf("%q\n", text.String())
	// Output: "hello\n"
}

func ExampleStderr() {
	in := must(interp.New(interp.Stderr(os.Stdout)))
	must(in.Run(context.Background(), must(interp.Compile("warn.apy", `
import sys
print("careful", file=sys.stderr)
`)), nil))
	// Output: careful
}

func ExampleStdin() {
	in := must(interp.New(interp.Stdin(strings.NewReader("Ada\n")), interp.Stdout(os.Stdout)))
	must(in.Run(context.Background(), must(interp.Compile("ask.apy", `
name = input("Name? ")
print("hello", name)
`)), nil))
	// Output: Name? hello Ada
}

func ExampleArgs() {
	in := must(interp.New(interp.Args("sum.apy", "2", "3")))
	result := must(in.Run(context.Background(), must(interp.Compile("sum.apy", `
import sys
total = sum(map(int, sys.argv[1:]))
`)), nil))
	fmt.Println(result.Get("total"))
	// Output: 5 true
}

func ExampleBind() {
	join := func(separator string, words ...string) string { return strings.Join(words, separator) }
	in := must(interp.New(interp.Bind("join", join), interp.Stdout(os.Stdout)))
	_, err := in.Run(context.Background(), must(interp.Compile("join.apy", `
print(join("-", "a", "b"))
join(1)
`)), nil)
	fmt.Println(err)
	// Output:
	// a-b
	// TypeError: join() argument 1 must be str, not int
}

// Any fs.FS can hold a host's modules: a folder, an archive, files embedded in
// the program.
func ExampleModulesFrom() {
	files := fstest.MapFS{"shapes.apy": {Data: []byte("def area(a, b): return a * b\n")}}
	in := must(interp.New(interp.ModulesFrom(files, "lib"), interp.Stdout(os.Stdout)))
	must(in.Run(context.Background(), must(interp.Compile("main.apy", `
import shapes
print(shapes.area(3, 4), shapes.__file__)
`)), nil))
	// Output: 12 lib/shapes.apy
}

// A script cannot catch what a limit ends.
func ExampleWithLimits() {
	in := must(interp.New(interp.WithLimits(interp.Limits{Bytes: 1 << 20})))
	_, err := in.Run(context.Background(), must(interp.Compile("greedy.apy", `
try:
    text = "a" * 10**9
except BaseException:
    print("never reached")
`)), nil)
	var limit *interp.LimitError
	fmt.Println(errors.As(err, &limit), limit.Resource)
	// Output: true bytes
}

func ExampleResult_Get() {
	result := must(must(interp.New()).Run(context.Background(), must(interp.Compile("values.apy", `
number = 2 ** 70
pair = ("a", b"b")
`)), nil))
	fmt.Println(result.Get("number"))
	fmt.Println(result.Get("pair"))
	// Output:
	// 1180591620717411303424 true
	// [a [98]] true
}

func ExampleResult_All() {
	result := must(must(interp.New()).Run(context.Background(), must(interp.Compile("values.apy", `
b = "two"
a = 1
`)), nil))
	for name, value := range result.All() {
		fmt.Println(name, value)
	}
	// Output:
	// a 1
	// b two
}

func ExampleObject_TypeName() {
	result := must(must(interp.New()).Run(context.Background(), must(interp.Compile("values.apy", `
class Point:
    pass

point = Point()
`)), nil))
	point, _ := result.Get("point")
	fmt.Println(point.(*interp.Object).TypeName())
	// Output: Point
}

func ExampleException_Traceback() {
	_, err := must(interp.New()).Run(context.Background(), must(interp.Compile("ratio.apy", `
def ratio(a, b):
    return a / b

ratio(1, 0)
`)), nil)
	var exception *interp.Exception
	if errors.As(err, &exception) {
		fmt.Print(exception.Traceback())
	}
	// Output:
	// Traceback (most recent call last):
	//   File "ratio.apy", line 5, in <module>
	//     ratio(1, 0)
	//     ~~~~~^^^^^^
	//   File "ratio.apy", line 3, in ratio
	//     return a / b
	//            ~~^~~
	// ZeroDivisionError: division by zero
}

func ExampleException_Error() {
	_, err := must(interp.New()).Run(context.Background(), must(interp.Compile("key.apy", `{}["missing"]`)), nil)
	fmt.Println(err)
	// Output: KeyError: 'missing'
}

func ExampleException_IsClass() {
	_, err := must(interp.New()).Run(context.Background(), must(interp.Compile("key.apy", `{}["missing"]`)), nil)
	var exception *interp.Exception
	if errors.As(err, &exception) {
		fmt.Println(exception.Class, exception.IsClass("LookupError"), exception.IsClass("OSError"))
	}
	// Output: KeyError true false
}

func ExamplePanicError() {
	in := must(interp.New(interp.Bind("explode", func() { panic("out of order") })))
	_, err := in.Run(context.Background(), must(interp.Compile("x.apy", "explode()")), nil)
	var panicked *interp.PanicError
	fmt.Println(errors.As(err, &panicked), err)
	// Output: true interp: bound function explode panicked: out of order
}

var errNoRoute = errors.New("no route")

// A Go error comes back as itself after its way through the script.
func ExampleException_Unwrap() {
	in := must(interp.New(interp.Bind("connect", func() error { return errNoRoute })))
	_, err := in.Run(context.Background(), must(interp.Compile("connect.apy", "connect()")), nil)
	fmt.Println(err)
	fmt.Println(errors.Is(err, errNoRoute))
	// Output:
	// RuntimeError: no route
	// true
}

func ExampleException_ExitStatus() {
	_, err := must(interp.New()).Run(context.Background(), must(interp.Compile("leave.apy", `
import sys
sys.exit(3)
`)), nil)
	var exception *interp.Exception
	if errors.As(err, &exception) {
		fmt.Println(exception.ExitStatus())
	}
	// Output: 3  true
}

// must keeps the examples short. A host handles its errors.
func must[T any](v T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return v
}

// On a virtual clock a day of sleep takes no time.
func ExampleWithClock() {
	program, err := interp.Compile("nap.apy", `
import asyncio, time

async def nap(name, seconds):
    await asyncio.sleep(seconds)
    print(name, "slept", seconds)

async def main():
    await asyncio.gather(nap("bear", 86_400), nap("cat", 3_600))

asyncio.run(main())
`)
	if err != nil {
		log.Fatal(err)
	}
	start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	in, err := interp.New(interp.WithClock(interp.Virtual(start)), interp.Stdout(os.Stdout))
	if err != nil {
		log.Fatal(err)
	}
	if _, err := in.Run(context.Background(), program, nil); err != nil {
		log.Fatal(err)
	}
	// Output:
	// cat slept 3600
	// bear slept 86400
}
