package iomod

import (
	"bytes"

	"github.com/apy-lang/apy/interp/object"
)

// bytesIO is bytes in memory.
type bytesIO struct {
	streamState
	data     []byte
	position int // may lie beyond the end
}

var bytesIOType = object.NewBuiltinType("_io.BytesIO", bufferedBaseType)

// Type returns the class.
func (*bytesIO) Type() *object.Type { return bytesIOType }

func bytesIOOf(self object.Value) (*bytesIO, error) {
	b := object.BaseOf[*bytesIO](self)
	if b.closed {
		return nil, errClosed()
	}
	return b, nil
}

// openBytes makes a method that fails on a closed BytesIO.
func openBytes(m func(t *object.Thread, b *bytesIO, args []object.Value) (object.Value, error)) method {
	return func(t *object.Thread, self object.Value, args []object.Value) (object.Value, error) {
		b, err := bytesIOOf(self)
		if err != nil {
			return object.Value{}, err
		}
		return m(t, b, args)
	}
}

// bytesLike returns the bytes of v.
func bytesLike(v object.Value) (string, error) {
	data, ok := object.BufferOf(v)
	if !ok {
		return "", object.TypeErrorf("a bytes-like object is required, not '%s'", v.Type().Name)
	}
	return data, nil
}

var bytesIOSignature = object.Keywords("initial_bytes=")

func defineBytesIO() {
	c := bytesIOType
	c.Doc = "Buffered I/O implementation using an in-memory bytes buffer."
	c.Slots.New = func(_ *object.Thread, cls *object.Type, _ []object.Value, _ []*object.Str) (object.Value, error) {
		return object.NewOf(cls, bytesIOType, object.FromObject(&bytesIO{})), nil
	}
	c.Slots.Init = initBytesIO
	c.Slots.Iter = object.IterSelf
	c.Slots.Next = func(t *object.Thread, self object.Value) (object.Value, bool, error) {
		if self.Type() != bytesIOType {
			return ioBaseType.Slots.Next(t, self)
		}
		b, err := bytesIOOf(self)
		if err != nil {
			return object.Value{}, false, err
		}
		more := b.position < len(b.data)
		line, err := b.take(t, b.lineEnd(-1))
		return line, more, err
	}
	for _, name := range []string{"read", "read1"} {
		c.Method(name, object.Positional(0, 1), openBytes(func(t *object.Thread, b *bytesIO, args []object.Value) (object.Value, error) {
			size, err := sizeArgument(t, args)
			if err != nil {
				return object.Value{}, err
			}
			return b.take(t, b.end(size))
		}))
	}
	c.Method("readline", object.Positional(0, 1), openBytes(func(t *object.Thread, b *bytesIO, args []object.Value) (object.Value, error) {
		size, err := sizeArgument(t, args)
		if err != nil {
			return object.Value{}, err
		}
		return b.take(t, b.lineEnd(size))
	}))
	c.Method("readinto", object.OneArg, openBytes(readInto))
	c.Method("write", object.OneArg, openBytes(writeBytes))
	c.Method("getvalue", object.NoArgs, openBytes(func(t *object.Thread, b *bytesIO, _ []object.Value) (object.Value, error) {
		if err := t.ChargeBytes(len(b.data)); err != nil {
			return object.Value{}, err
		}
		return object.NewBytes(string(b.data)), nil
	}))
	c.Method("seek", object.Positional(1, 2), openBytes(seekBytes))
	c.Method("tell", object.NoArgs, openBytes(func(_ *object.Thread, b *bytesIO, _ []object.Value) (object.Value, error) {
		return object.Int(int64(b.position)), nil
	}))
	c.Method("truncate", object.Positional(0, 1), openBytes(truncateBytes))
	c.Method("close", object.NoArgs, func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		b := object.BaseOf[*bytesIO](self)
		b.closed, b.data = true, nil
		return object.None, nil
	})
	for _, name := range []string{"readable", "writable", "seekable"} {
		c.Method(name, object.NoArgs, whenOpen(answer(object.True)))
	}
}

func initBytesIO(t *object.Thread, self object.Value, args []object.Value, names []*object.Str) error {
	bound, window, err := bytesIOSignature.Bind(t, "BytesIO", args, names)
	if err != nil {
		return err
	}
	defer t.Pop(window)
	b := object.BaseOf[*bytesIO](self)
	*b = bytesIO{}
	if bound[0].IsUnbound() || bound[0].IsNone() {
		return nil
	}
	data, err := bytesLike(bound[0])
	if err == nil {
		err = t.ChargeBytes(len(data))
	}
	b.data = []byte(data)
	return err
}

// end returns the offset size bytes after the position; the end of all when
// size is negative.
func (b *bytesIO) end(size int) int {
	if size < 0 || size > len(b.data)-b.position {
		return len(b.data)
	}
	return b.position + size
}

// lineEnd returns the end of the line at the position, size bytes at most.
func (b *bytesIO) lineEnd(size int) int {
	end := b.end(size)
	if b.position < end {
		if i := bytes.IndexByte(b.data[b.position:end], '\n'); i >= 0 {
			return b.position + i + 1
		}
	}
	return end
}

// take reads up to an offset.
func (b *bytesIO) take(t *object.Thread, end int) (object.Value, error) {
	if end <= b.position {
		return object.NewBytes(""), nil
	}
	if err := t.ChargeBytes(end - b.position); err != nil {
		return object.Value{}, err
	}
	data := string(b.data[b.position:end])
	b.position = end
	return object.NewBytes(data), nil
}

func readInto(t *object.Thread, b *bytesIO, args []object.Value) (object.Value, error) {
	if _, ok := object.BaseObject[*object.ByteArray](args[0]); !ok {
		return object.Value{}, object.TypeErrorf("readinto() argument must be read-write bytes-like object, not %s", args[0].Type().Name)
	}
	room, _ := object.BufferOf(args[0])
	start := b.position
	data, err := b.take(t, b.end(len(room)))
	if err != nil {
		return object.Value{}, err
	}
	n := object.Int(int64(b.position - start))
	if err := object.SetItem(t, args[0], object.NewSlice(object.Int(0), n, object.None), data); err != nil {
		return object.Value{}, err
	}
	return n, nil
}

func writeBytes(t *object.Thread, b *bytesIO, args []object.Value) (object.Value, error) {
	data, err := bytesLike(args[0])
	if err != nil || len(data) == 0 {
		return object.Int(0), err
	}
	padding := max(0, b.position-len(b.data))
	if err := t.ChargeBytes(len(data) + padding); err != nil {
		return object.Value{}, err
	}
	b.data = append(b.data, make([]byte, padding)...)
	covered := copy(b.data[b.position:], data)
	b.data = append(b.data, data[covered:]...)
	b.position += len(data)
	return object.Int(int64(len(data))), nil
}

func seekBytes(t *object.Thread, b *bytesIO, args []object.Value) (object.Value, error) {
	position, whence, err := seekArguments(t, args)
	switch {
	case err != nil:
		return object.Value{}, err
	case whence == seekSet && position < 0:
		return object.Value{}, object.ValueErrorf("negative seek value %d", position)
	case whence == seekSet:
	case whence == seekCurrent:
		position += b.position
	case whence == seekEnd:
		position += len(b.data)
	default:
		return object.Value{}, object.ValueErrorf("invalid whence (%d, should be 0, 1 or 2)", whence)
	}
	b.position = max(0, position)
	return object.Int(int64(b.position)), nil
}

func truncateBytes(t *object.Thread, b *bytesIO, args []object.Value) (object.Value, error) {
	size := b.position
	if len(args) == 1 && !args[0].IsNone() {
		if _, err := sizeArgument(t, args); err != nil {
			return object.Value{}, err
		}
		var err error
		if size, err = object.IndexInt(t, args[0], object.OverflowError); err != nil {
			return object.Value{}, err
		}
	}
	if size < 0 {
		return object.Value{}, object.ValueErrorf("negative size value %d", size)
	}
	if size < len(b.data) {
		b.data = b.data[:size]
	}
	return object.Int(int64(size)), nil
}
