package builtins_test

import (
	"bytes"
	"errors"
	"strings"
	"syscall"
	"testing"

	"github.com/apy-lang/apy/interp"
	"github.com/apy-lang/apy/interp/lib/builtins"
	"github.com/apy-lang/apy/interp/object"
)

// runScript runs a script with the options and returns its error.
func runScript(t *testing.T, source string, options ...interp.Option) error {
	t.Helper()
	program, err := interp.Compile("test.apy", source)
	if err != nil {
		t.Fatal(err)
	}
	in, err := interp.New(options...)
	if err != nil {
		t.Fatal(err)
	}
	_, err = in.Run(t.Context(), program, nil)
	return err
}

// TestInput covers what golden scripts cannot, as their input is empty.
func TestInput(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, script, stdin, want string }{
		{"lines", "print(repr(input('? ')), repr(input()))", "one\ntwo\n", "? 'one' 'two'\n"},
		{"last line without end", "print(input() + '!')", "only", "only!\n"},
		{"empty line", "print(repr(input()))", "\nx", "''\n"},
		{"line ends", "print([input() for _ in range(3)])", "a\r\nb\rc\n", "['a', 'b', 'c']\n"},
		{"end", "input()\ntry:\n    input('? ')\nexcept EOFError as e:\n    print(e)", "x\n", "? EOF when reading a line\n"},
		{"text", "print(input(), len(input()))", "é€😀\n日本\n", "é€😀 2\n"},
		{"iterate", "import sys\nprint([line for line in sys.stdin])", "a\nb", "['a\\n', 'b']\n"},
		{"read some", "import sys\ni = sys.stdin\nprint([i.read(2), i.readline(), i.readline(1), i.read()])", "abc\nde\nf",
			"['ab', 'c\\n', 'd', 'e\\nf']\n"},
		{"read lines", "import sys\nprint(sys.stdin.readlines(3), sys.stdin.readlines())", "ab\ncd\nef\n",
			"['ab\\n', 'cd\\n'] ['ef\\n']\n"},
		{"both", "import sys\nprint(input(), sys.stdin.readline())", "a\nb\n", "a b\n\n"},
		{"not UTF-8", "try:\n    input()\nexcept UnicodeDecodeError as e:\n    print(e)", "a\xff\n",
			"'utf-8' codec can't decode byte 0xff in position 0: invalid start byte\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			err := runScript(t, test.script, interp.Stdin(strings.NewReader(test.stdin)), interp.Stdout(&out))
			if err != nil {
				t.Fatal(err)
			}
			if out.String() != test.want {
				t.Errorf("printed %q, want %q", out.String(), test.want)
			}
		})
	}
}

// recorder notes each Write and Flush.
type recorder struct{ calls []string }

func (r *recorder) Write(p []byte) (int, error) {
	r.calls = append(r.calls, string(p))
	return len(p), nil
}

func (r *recorder) Flush() error {
	r.calls = append(r.calls, "<flush>")
	return nil
}

func TestPrintWritesOnce(t *testing.T) {
	t.Parallel()
	r := &recorder{}
	err := runScript(t, `
print(1, "a", 2.5, sep="-")
print("x", flush=True)
print(end="")
import sys
print(1, 2, file=sys.stdout)
sys.stdout.flush()
`, interp.Stdout(r))
	if err != nil {
		t.Fatal(err)
	}
	want := "1-a-2.5\n|x\n|<flush>|1 2\n|<flush>"
	if got := strings.Join(r.calls, "|"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

type failingWriter struct{ err error }

func (w failingWriter) Write([]byte) (int, error) { return 0, w.err }

func TestFailedWrites(t *testing.T) {
	t.Parallel()
	const script = `
try:
    print("x")
except OSError as e:
    print_error = type(e).__name__, e.errno, str(e)
    raise ValueError(print_error)
`
	err := runScript(t, script, interp.Stdout(failingWriter{syscall.EPIPE}))
	if want := "ValueError: ('BrokenPipeError', 32, '[Errno 32] Broken pipe')"; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("a system error: got %v, want %s", err, want)
	}
	own := errors.New("the host's own")
	if err := runScript(t, script, interp.Stdout(failingWriter{own})); !errors.Is(err, own) {
		t.Errorf("another error must end the script as it is: got %v", err)
	}
}

// TestUnboundedWorkIsCharged runs built-ins that would never end, or need more
// memory than there is.
func TestUnboundedWorkIsCharged(t *testing.T) {
	t.Parallel()
	limits := interp.WithLimits(interp.Limits{Steps: 200_000, Bytes: 8 << 20, Depth: 1000})
	for _, expression := range []string{
		"sum(iter(int, 1))", "sum(iter(float, 1))", "sum(iter(list, 1), [])", "min(iter(int, 1))", "max(iter(int, 1), key=abs)",
		"any(iter(int, 1))", "all(iter(object, 1))", "sorted(iter(int, 1))", "list(iter(int, 1))", "sum(range(10**12))",
		"max(range(10**12))", "all(range(1, 10**12))", "sorted(range(10**9))", "next(filter(None, iter(int, 1)))",
		"dict(zip(range(10**9), range(10**9)))", "len([*map(abs, iter(int, 1))])", "1 in enumerate(iter(int, 1))",
		"hex(1 << 10**9)", "repr([0] * 10**8)", "format('', '>1000000000')", "'x' * 10**10", "pow(3, 10**9)",
		"exec('while True: pass')", "eval('[0 for _ in iter(int, 1)]')",
	} {
		t.Run(expression, func(t *testing.T) {
			t.Parallel()
			err := runScript(t, "try:\n    "+expression+"\nexcept BaseException:\n    pass\nfinally:\n    pass\n", limits)
			var limit *object.LimitError
			if !errors.As(err, &limit) {
				t.Errorf("got %v, want a limit error", err)
			}
		})
	}
}

func TestSessionsShareNoNames(t *testing.T) {
	t.Parallel()
	if err := runScript(t, "import builtins\nbuiltins.added = 1\nbuiltins.len = None\nadded\n"); err != nil {
		t.Fatal(err)
	}
	if err := runScript(t, "len('')\ntry:\n    added\nexcept NameError:\n    pass\nelse:\n    raise SystemError('seen')\n"); err != nil {
		t.Error(err)
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		builtins.New(object.NewThread(object.NewState(b.Context())))
	}
}
