package builtins

import (
	"io"
	"strconv"
	"sync"

	"github.com/apy-lang/apy/interp/lib/textio"
	"github.com/apy-lang/apy/interp/object"
)

var (
	space   = object.Intern(" ")
	newline = object.Intern("\n")

	nameWrite  = object.Intern("write")
	nameFlush  = object.Intern("flush")
	nameStdout = object.Intern("stdout")
)

// printCall is a call of print.
type printCall struct {
	values             []object.Value
	sepValue, endValue object.Value // unbound or None: the default
	file               object.Value // unbound or None: sys.stdout
	sep, end           *object.Str
	flush              bool
}

// printValues is print(*values, sep=" ", end="\n", file=None, flush=False).
func printValues(t *object.Thread, args []object.Value, names []*object.Str) (object.Value, error) {
	call := printCall{values: args, sep: space, end: newline}
	if len(names) == 0 && t.Sys == nil {
		return object.None, call.toStream(t, t.Stdout, "strict")
	}
	call.values = args[:len(args)-len(names)]
	if err := call.options(t, args[len(call.values):], names); err != nil {
		return object.Value{}, err
	}
	if call.file.IsUnbound() || call.file.IsNone() {
		if t.Sys == nil {
			call.file = textio.Stdout(t.State).Value()
		} else if v, ok := t.Sys.GetStr(nameStdout); ok {
			call.file = v
		} else {
			return object.Value{}, object.Raisef(object.RuntimeError, "lost sys.stdout")
		}
		if call.file.IsNone() {
			return object.None, nil
		}
	}
	if err := call.checkSeparators(); err != nil {
		return object.Value{}, err
	}
	if file, ok := textio.Of(call.file); ok {
		w, err := file.Writer()
		if err != nil {
			return object.Value{}, err
		}
		return object.None, call.toStream(t, w, file.Errors())
	}
	return object.None, call.toObject(t)
}

// options takes the keyword arguments.
func (c *printCall) options(t *object.Thread, values []object.Value, names []*object.Str) error {
	var flush object.Value
	for i, name := range names {
		switch name.String() {
		case "sep":
			c.sepValue = values[i]
		case "end":
			c.endValue = values[i]
		case "file":
			c.file = values[i]
		case "flush":
			flush = values[i]
		default:
			return object.UnexpectedKeyword("print", name.String(), "sep", "end", "file", "flush")
		}
	}
	if flush.IsUnbound() {
		return nil
	}
	var err error
	c.flush, err = object.Truth(t, flush)
	return err
}

func (c *printCall) checkSeparators() error {
	for _, option := range []struct {
		name  string
		value object.Value
		text  **object.Str
	}{{"sep", c.sepValue, &c.sep}, {"end", c.endValue, &c.end}} {
		if option.value.IsUnbound() || option.value.IsNone() {
			continue
		}
		s, ok := option.value.AsStr()
		if !ok {
			return object.TypeErrorf("%s must be None or a string, not %s", option.name, option.value.Type().Name)
		}
		*option.text = s
	}
	return nil
}

// buffers keeps the texts that print builds up, so that a call is one write
// and no allocation.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// maxKeptBuffer is the largest buffer worth keeping.
const maxKeptBuffer = 1 << 16

// toStream prints to a stream of the host.
func (c *printCall) toStream(t *object.Thread, w io.Writer, errors string) error {
	buffer := buffers.Get().(*[]byte)
	line := printLine{thread: t, writer: w, errors: errors, text: (*buffer)[:0]}
	err := line.add(c)
	// What comes before a failing value is printed.
	if written := line.write(); err == nil {
		err = written
	}
	if err == nil && c.flush {
		err = textio.Flush(t, w)
	}
	if cap(line.text) <= maxKeptBuffer {
		*buffer = line.text
		buffers.Put(buffer)
	}
	return err
}

// printLine is the text of a print that has not been written yet.
type printLine struct {
	thread *object.Thread
	writer io.Writer
	errors string
	text   []byte
}

func (l *printLine) add(c *printCall) error {
	for i, v := range c.values {
		if i > 0 {
			if err := l.addText(c.sep); err != nil {
				return err
			}
		}
		if err := l.addValue(v); err != nil {
			return err
		}
	}
	return l.addText(c.end)
}

func (l *printLine) addValue(v object.Value) error {
	if s, ok := v.Object().(*object.Str); ok {
		return l.addText(s)
	}
	if n, ok := v.Int64(); ok {
		l.text = strconv.AppendInt(l.text, n, 10)
		return nil
	}
	if f, ok := v.Float64(); ok {
		l.text = object.AppendFloat(l.text, f)
		return nil
	}
	// Code of the script may print itself: what comes before must be out.
	if err := l.write(); err != nil {
		return err
	}
	s, err := object.ToStr(l.thread, v)
	if err != nil {
		return err
	}
	text, _ := s.AsStr()
	return l.addText(text)
}

func (l *printLine) addText(s *object.Str) error {
	var err error
	l.text, err = textio.Append(l.thread, l.text, s, l.errors)
	return err
}

func (l *printLine) write() error {
	if len(l.text) == 0 {
		return nil
	}
	err := textio.Write(l.thread, l.writer, l.text)
	l.text = l.text[:0]
	return err
}

// toObject prints to an object of the script that has a method write.
func (c *printCall) toObject(t *object.Thread) error {
	for i, v := range c.values {
		if i > 0 {
			if err := c.writeTo(t, c.sep.Value()); err != nil {
				return err
			}
		}
		if err := c.writeTo(t, v); err != nil {
			return err
		}
	}
	if err := c.writeTo(t, c.end.Value()); err != nil || !c.flush {
		return err
	}
	_, err := object.CallMethod(t, c.file, nameFlush)
	return err
}

func (c *printCall) writeTo(t *object.Thread, v object.Value) error {
	write, err := object.GetAttr(t, c.file, nameWrite)
	if err != nil {
		return err
	}
	text, err := object.ToStr(t, v)
	if err != nil {
		return err
	}
	_, err = object.Call1(t, write, text)
	return err
}
