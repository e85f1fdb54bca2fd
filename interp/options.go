package interp

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/apy-lang/apy/interp/object"
)

// Option configures an [Interp]. Options are applied in order by [New].
type Option func(*config) error

// config is what options set.
type config struct {
	stdout, stderr io.Writer
	stdin          io.Reader
	args           []string
	limits         Limits
	bindings       []binding
	modules        []moduleFolder
	clock          Clock
}

// binding is a name that the host gives to scripts.
type binding struct {
	name string
	make func(t *object.Thread) (object.Value, error)
}

// Limits bound what a script may use. Zero in a field means no limit. They are
// counted before the work is done, inside built-ins too, and a script cannot
// catch the [LimitError] that ends it.
type Limits struct {
	// Steps counts calls, turns of loops and units of built-in work.
	Steps int64
	// Bytes counts the bytes of what built-ins make whose size a script can
	// choose: strings, lists, big ints. Bytes given back are not subtracted.
	Bytes int64
	// Depth is how many calls may be nested: Python's recursion limit.
	Depth int
}

// DefaultLimits are those of an Interp that is given none.
var DefaultLimits = Limits{Steps: 10_000_000_000, Bytes: 16 << 30, Depth: 1000}

// WithLimits replaces the default limits.
func WithLimits(l Limits) Option {
	return func(c *config) error {
		if l.Steps < 0 || l.Bytes < 0 || l.Depth < 0 {
			return fmt.Errorf("limits must not be negative: %+v", l)
		}
		c.limits = l
		return nil
	}
}

// Stdout sets where print writes. By default output is discarded.
func Stdout(w io.Writer) Option { return writer(w, func(c *config) { c.stdout = w }) }

// Stderr sets where warnings and sys.stderr go. By default they are discarded.
func Stderr(w io.Writer) Option { return writer(w, func(c *config) { c.stderr = w }) }

func writer(w io.Writer, set func(*config)) Option {
	return func(c *config) error {
		if w == nil {
			return errors.New("nil writer")
		}
		set(c)
		return nil
	}
}

// Stdin sets what input reads, in pieces of some kilobytes. By default it is at
// its end. A script that is stopped while it waits leaves a goroutine behind
// that ends when the read does.
func Stdin(r io.Reader) Option {
	return func(c *config) error {
		if r == nil {
			return errors.New("nil reader")
		}
		c.stdin = r
		return nil
	}
}

// Args sets sys.argv, the script's name first.
func Args(args ...string) Option {
	return func(c *config) error {
		c.args = args
		return nil
	}
}

// Bind gives scripts a global name for a Go value or function, converted as
// the package comment says. A function is called with arguments converted to
// the types of its parameters; it may take a context.Context first, take
// variadic arguments, and return nothing, a value, an error, or a value and an
// error. It blocks the script while it runs.
func Bind(name string, value any) Option {
	return func(c *config) error {
		if !isIdentifier(name) {
			return fmt.Errorf("bind %q: not a Python identifier", name)
		}
		if _, err := toPython(value); err != nil {
			return fmt.Errorf("bind %s: %w", name, err)
		}
		c.bindings = append(c.bindings, binding{name, func(*object.Thread) (object.Value, error) {
			return toPythonNamed(name, value)
		}})
		return nil
	}
}

func isIdentifier(name string) bool {
	for i, r := range name {
		letter := r == '_' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
		if !letter && (i == 0 || !strings.ContainsRune("0123456789", r)) {
			return false
		}
	}
	return name != ""
}
