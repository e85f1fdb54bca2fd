package textio

import (
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/apy-lang/apy/interp/object"
)

// UnsupportedOperation is io.UnsupportedOperation.
var UnsupportedOperation = object.NewBuiltinType("io.UnsupportedOperation", object.OSError)

func init() {
	UnsupportedOperation.Bases = append(UnsupportedOperation.Bases, object.ValueError)
	object.Ready(UnsupportedOperation)
	defineFile()
	defineFileAttributes()
	defineReading()
	defineWriting()
	object.Ready(FileType)
}

func fileOf(v object.Value) *File { return v.Object().(*File) }

func defineFile() {
	c := FileType
	c.Flags |= object.NoInstantiate | object.Final
	c.Slots.Repr = func(_ *object.Thread, self object.Value) (object.Value, error) {
		f := fileOf(self)
		return object.NewStr("<_io.TextIOWrapper name='" + f.name + "' mode='" + f.mode() + "' encoding='utf-8'>"), nil
	}
	c.Slots.Iter = func(_ *object.Thread, self object.Value) (object.Value, error) {
		if fileOf(self).closed {
			return object.Value{}, errClosed()
		}
		return self, nil
	}
	c.Slots.Next = func(t *object.Thread, self object.Value) (object.Value, bool, error) {
		line, err := fileOf(self).readLine(t, -1)
		return object.NewStr(line), line != "", err
	}
	c.Method("__enter__", object.NoArgs, func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		if fileOf(self).closed {
			return object.Value{}, errClosed()
		}
		return self, nil
	})
	c.Method("__exit__", object.Positional(0, -1), func(t *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return object.None, fileOf(self).close(t)
	})
	c.Method("close", object.NoArgs, func(t *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return object.None, fileOf(self).close(t)
	})
	c.Method("flush", object.NoArgs, func(t *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return object.None, fileOf(self).Flush(t)
	})
	c.Method("reconfigure", object.Keywords("*, encoding=, errors=, newline=, line_buffering=, write_through="), reconfigure)
}

// reconfigure takes what changes nothing here: buffering is the host's, the
// encoding is UTF-8.
func reconfigure(t *object.Thread, self object.Value, args []object.Value) (object.Value, error) {
	for i, name := range []string{"encoding", "errors", "newline"} {
		if args[i].IsUnbound() || args[i].IsNone() {
			continue
		}
		s, ok := args[i].AsStr()
		if !ok {
			return object.Value{}, object.TypeErrorf("reconfigure() argument '%s' must be str or None, not %s", name, args[i].Type().Name)
		}
		switch text := strings.ToLower(s.String()); {
		case name == "encoding" && (text == "utf-8" || text == "utf8"):
		case name == "errors":
			fileOf(self).errors = s.String()
		default:
			return object.Value{}, object.Raisef(object.NotImplementedError, "reconfigure(%s=%q) is not supported by apy", name, s)
		}
	}
	return object.None, fileOf(self).Flush(t)
}

func (f *File) mode() string {
	if f.reader != nil {
		return "r"
	}
	return "w"
}

func (f *File) close(t *object.Thread) error {
	if f.closed {
		return nil
	}
	err := f.Flush(t)
	f.closed = true
	return err
}

func defineFileAttributes() {
	get := func(name string, value func(f *File) object.Value) {
		FileType.GetSet(name, func(_ *object.Thread, self object.Value) (object.Value, error) {
			return value(fileOf(self)), nil
		}, nil)
	}
	get("name", func(f *File) object.Value { return object.NewStr(f.name) })
	get("mode", func(f *File) object.Value { return object.NewStr(f.mode()) })
	get("encoding", func(*File) object.Value { return object.NewStr("utf-8") })
	get("errors", func(f *File) object.Value { return object.NewStr(f.errors) })
	get("closed", func(f *File) object.Value { return object.Bool(f.closed) })
	get("newlines", func(*File) object.Value { return object.None })
	get("line_buffering", func(f *File) object.Value { return object.Bool(f.number == 2) })
	ask := func(name string, value func(f *File) object.Value) {
		FileType.Method(name, object.NoArgs, func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			if fileOf(self).closed {
				return object.Value{}, errClosed()
			}
			return value(fileOf(self)), nil
		})
	}
	ask("fileno", func(f *File) object.Value { return object.Int(f.number) })
	ask("isatty", func(*File) object.Value { return object.False })
	ask("seekable", func(*File) object.Value { return object.False })
	ask("readable", func(f *File) object.Value { return object.Bool(f.reader != nil) })
	ask("writable", func(f *File) object.Value { return object.Bool(f.writer != nil) })
}

func defineWriting() {
	FileType.Method("write", object.OneArg, func(t *object.Thread, self object.Value, args []object.Value) (object.Value, error) {
		return fileOf(self).writeText(t, args[0])
	})
	FileType.Method("writelines", object.OneArg, func(t *object.Thread, self object.Value, args []object.Value) (object.Value, error) {
		if fileOf(self).closed {
			return object.Value{}, errClosed()
		}
		return object.None, object.Iterate(t, args[0], func(line object.Value) error {
			_, err := fileOf(self).writeText(t, line)
			return err
		})
	})
}

// writeText is write(text): it returns the number of characters.
func (f *File) writeText(t *object.Thread, v object.Value) (object.Value, error) {
	text, ok := v.AsStr()
	if !ok {
		return object.Value{}, object.TypeErrorf("write() argument must be str, not %s", v.Type().Name)
	}
	w, err := f.Writer()
	if err != nil {
		return object.Value{}, err
	}
	data, err := Append(t, nil, text, f.errors)
	if err != nil {
		return object.Value{}, err
	}
	return object.Int(int64(text.Len())), Write(t, w, data)
}

func defineReading() {
	c := FileType
	c.Method("read", object.Positional(0, 1), func(t *object.Thread, self object.Value, args []object.Value) (object.Value, error) {
		limit, err := readLimit(t, args, "argument should be integer or None, not '%s'")
		if err != nil {
			return object.Value{}, err
		}
		text, err := fileOf(self).read(t, limit)
		return object.NewStr(text), err
	})
	c.Method("readline", object.Positional(0, 1), func(t *object.Thread, self object.Value, args []object.Value) (object.Value, error) {
		limit := -1
		if len(args) == 1 {
			var err error
			if limit, err = object.IndexInt(t, args[0], object.OverflowError); err != nil {
				return object.Value{}, err
			}
		}
		line, err := fileOf(self).readLine(t, limit)
		return object.NewStr(line), err
	})
	c.Method("readlines", object.Positional(0, 1), func(t *object.Thread, self object.Value, args []object.Value) (object.Value, error) {
		hint, err := readLimit(t, args, "argument should be integer or None, not '%s'")
		if err != nil {
			return object.Value{}, err
		}
		return fileOf(self).readLines(t, hint)
	})
}

// readLimit is an optional count, -1 for none.
func readLimit(t *object.Thread, args []object.Value, wrongType string) (int, error) {
	if len(args) == 0 || args[0].IsNone() {
		return -1, nil
	}
	if args[0].Type().Slots.Index == nil {
		return 0, object.TypeErrorf(wrongType, args[0].Type().Name)
	}
	return object.IndexInt(t, args[0], object.OverflowError)
}

// check tells whether the file can be read. What the script has printed is
// shown before it waits for an answer.
func (f *File) check(t *object.Thread) error {
	switch {
	case f.closed:
		return errClosed()
	case f.reader == nil:
		return object.Raisef(UnsupportedOperation, "not readable")
	case f.reader.Buffered() > 0:
		return nil
	}
	return Flush(t, t.Stdout)
}

// readRune reads a character, with the three ways to end a line made one.
// Bytes that are not UTF-8 are an error; false at the end.
func (f *File) readRune(t *object.Thread) (text string, ok bool, err error) {
	var stop *Stop
	r, size, err := f.reader.ReadRune()
	switch {
	case errors.Is(err, io.EOF):
		return "", false, nil
	case errors.As(err, &stop):
		return "", false, stop.Err
	case err != nil:
		return "", false, OSError(t, err)
	case r == utf8.RuneError && size == 1:
		return "", false, f.undecodable(t)
	case r == '\r':
		if next, err := f.reader.Peek(1); err == nil && next[0] == '\n' {
			f.reader.Discard(1)
		}
		return "\n", true, nil
	}
	return string(r), true, nil
}

// undecodable is the error of a byte that does not begin a character.
func (f *File) undecodable(t *object.Thread) error {
	f.reader.UnreadRune()
	rest, _ := f.reader.Peek(utf8.UTFMax)
	_, err := object.Decode(t, string(rest), "utf-8", "strict")
	if err == nil {
		err = object.Raisef(object.UnicodeError, "standard input is not UTF-8")
	}
	return err
}

// readLine reads to the end of a line, or limit characters.
func (f *File) readLine(t *object.Thread, limit int) (string, error) {
	return f.readUntil(t, limit, func(text string) bool { return text == "\n" })
}

// read reads limit characters, or all.
func (f *File) read(t *object.Thread, limit int) (string, error) {
	return f.readUntil(t, limit, func(string) bool { return false })
}

func (f *File) readUntil(t *object.Thread, limit int, last func(string) bool) (string, error) {
	if err := f.check(t); err != nil {
		return "", err
	}
	var b strings.Builder
	for n := 0; n != limit; n++ {
		text, ok, err := f.readRune(t)
		if err != nil {
			return "", err
		}
		if !ok {
			break
		}
		if b.Len()+len(text) > b.Cap() {
			if err := t.ChargeBytes(max(64, b.Cap())); err != nil {
				return "", err
			}
			b.Grow(max(64, b.Cap()))
		}
		b.WriteString(text)
		if last(text) {
			break
		}
	}
	return b.String(), t.Charge(b.Len()/8 + 1)
}

// readLines reads lines until they have more than hint characters, or all.
func (f *File) readLines(t *object.Thread, hint int) (object.Value, error) {
	list := object.NewList(nil)
	lines, _ := list.AsList()
	total := 0
	for {
		line, err := f.readLine(t, -1)
		if err != nil || line == "" {
			return list, err
		}
		if err := lines.Append(t, object.NewStr(line)); err != nil {
			return object.Value{}, err
		}
		if total += utf8.RuneCountInString(line); hint > 0 && total > hint {
			return list, nil
		}
	}
}
