package iomod

import (
	"github.com/apy-lang/apy/interp/lib/textio"
	"github.com/apy-lang/apy/interp/object"
)

var (
	ioBaseType       = object.NewBuiltinType("io.IOBase", object.ObjectType)
	rawBaseType      = object.NewBuiltinType("io.RawIOBase", ioBaseType)
	bufferedBaseType = object.NewBuiltinType("io.BufferedIOBase", ioBaseType)
	textBaseType     = object.NewBuiltinType("io.TextIOBase", ioBaseType)
)

// stream is what all files in memory and the scripts' own files have.
type stream interface {
	object.Object
	state() *streamState
}

// streamState is the part of a file that the class IOBase looks after.
type streamState struct{ closed bool }

func (s *streamState) state() *streamState { return s }

// plainStream is an instance of one of the base classes.
type plainStream struct {
	streamState
	typ *object.Type
}

// Type returns the class.
func (s *plainStream) Type() *object.Type { return s.typ }

var (
	nameClose    = object.Intern("close")
	nameClosed   = object.Intern("closed")
	nameFlush    = object.Intern("flush")
	nameRead     = object.Intern("read")
	nameReadline = object.Intern("readline")
	nameWrite    = object.Intern("write")
	nameSeek     = object.Intern("seek")
)

func errClosed() error { return object.ValueErrorf("I/O operation on closed file.") }

// checkClosed asks the attribute closed, which a script's class may define.
func checkClosed(t *object.Thread, self object.Value) error {
	v, err := object.GetAttr(t, self, nameClosed)
	if err != nil {
		return err
	}
	closed, err := object.Truth(t, v)
	if err == nil && closed {
		err = errClosed()
	}
	return err
}

// method is a method of a type without a check of its own.
type method = func(t *object.Thread, self object.Value, args []object.Value) (object.Value, error)

// whenOpen makes a method that fails on a closed file.
func whenOpen(m method) method {
	return func(t *object.Thread, self object.Value, args []object.Value) (object.Value, error) {
		if err := checkClosed(t, self); err != nil {
			return object.Value{}, err
		}
		return m(t, self, args)
	}
}

func defineIOBase() {
	for _, typ := range []*object.Type{ioBaseType, rawBaseType, bufferedBaseType, textBaseType} {
		typ.Slots.New = func(_ *object.Thread, cls *object.Type, _ []object.Value, _ []*object.Str) (object.Value, error) {
			return object.NewOf(cls, typ, object.FromObject(&plainStream{typ: typ})), nil
		}
	}
	c := ioBaseType
	c.GetSet("closed", func(_ *object.Thread, self object.Value) (object.Value, error) {
		return object.Bool(object.BaseOf[stream](self).state().closed), nil
	}, nil)
	same := func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) { return self, nil }
	c.Method("__enter__", object.NoArgs, whenOpen(same))
	c.Method("__exit__", object.Positional(0, -1), func(t *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return object.CallMethod(t, self, nameClose)
	})
	c.Method("close", object.NoArgs, closeBase)
	c.Method("flush", object.NoArgs, whenOpen(answer(object.None)))
	c.Method("isatty", object.NoArgs, whenOpen(answer(object.False)))
	for _, name := range []string{"readable", "writable", "seekable"} {
		c.Method(name, object.NoArgs, answer(object.False))
	}
	unsupported(c, "fileno", "seek", "truncate")
	c.Method("tell", object.NoArgs, func(t *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return object.CallMethod(t, self, nameSeek, object.Int(0), object.Int(seekCurrent))
	})
	defineLines(c)
	unsupported(textBaseType, "read", "readline", "write", "detach")
	unsupported(bufferedBaseType, "read", "read1", "write", "detach")
	for _, name := range []string{"encoding", "errors", "newlines"} {
		textBaseType.GetSet(name, func(*object.Thread, object.Value) (object.Value, error) { return object.None, nil }, nil)
	}
}

// answer makes a method that always returns v.
func answer(v object.Value) method {
	return func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return v, nil }
}

func unsupported(c *object.Type, names ...string) {
	for _, name := range names {
		c.Method(name, object.Positional(0, -1), func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
			return object.Value{}, object.Raisef(textio.UnsupportedOperation, "%s", name)
		})
	}
}

func closeBase(t *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
	s := object.BaseOf[stream](self).state()
	if s.closed {
		return object.None, nil
	}
	_, err := object.CallMethod(t, self, nameFlush)
	s.closed = true
	return object.None, err
}

// defineLines defines what goes by readline and write, which a script's class
// may override.
func defineLines(c *object.Type) {
	c.Slots.Iter = func(t *object.Thread, self object.Value) (object.Value, error) {
		return self, checkClosed(t, self)
	}
	c.Slots.Next = func(t *object.Thread, self object.Value) (object.Value, bool, error) {
		line, err := object.CallMethod(t, self, nameReadline)
		if err != nil {
			return object.Value{}, false, err
		}
		n, err := object.Length(t, line)
		return line, n > 0, err
	}
	c.Method("readline", object.Positional(0, 1), readLineByRead)
	c.Method("readlines", object.Positional(0, 1), func(t *object.Thread, self object.Value, args []object.Value) (object.Value, error) {
		hint, err := sizeArgument(t, args)
		if err != nil {
			return object.Value{}, err
		}
		return readLines(t, self, hint)
	})
	c.Method("writelines", object.OneArg, whenOpen(func(t *object.Thread, self object.Value, args []object.Value) (object.Value, error) {
		return object.None, object.Iterate(t, args[0], func(line object.Value) error {
			_, err := object.CallMethod(t, self, nameWrite, line)
			return err
		})
	}))
}

// readLineByRead reads a line byte by byte, as a raw file knows no other way.
func readLineByRead(t *object.Thread, self object.Value, args []object.Value) (object.Value, error) {
	size, err := sizeArgument(t, args)
	if err != nil {
		return object.Value{}, err
	}
	var line []byte
	for size < 0 || len(line) < size {
		v, err := object.CallMethod(t, self, nameRead, object.Int(1))
		if err != nil {
			return object.Value{}, err
		}
		data, ok := v.AsBytes()
		if !ok {
			return object.Value{}, object.Raisef(object.OSError, "read() should have returned a bytes object, not '%s'", v.Type().Name)
		}
		if err := t.ChargeBytes(len(data.String())); err != nil {
			return object.Value{}, err
		}
		line = append(line, data.String()...)
		if len(line) == 0 || data.String() == "" || line[len(line)-1] == '\n' {
			break
		}
	}
	return object.NewBytes(string(line)), nil
}

// readLines reads lines until they hold hint characters, or all.
func readLines(t *object.Thread, self object.Value, hint int) (object.Value, error) {
	list := &object.List{}
	total := 0
	it, err := object.Iter(t, self)
	for err == nil {
		line, ok, failed := object.Next(t, it)
		if failed != nil {
			return object.Value{}, failed
		}
		if !ok {
			break
		}
		if err = list.Append(t, line); err != nil || hint <= 0 {
			continue
		}
		n, failed := object.Length(t, line)
		if total += n; total >= hint {
			return list.Value(), failed
		}
	}
	return list.Value(), err
}
