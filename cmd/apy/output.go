package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
	"syscall"
)

// output buffers standard output; on a terminal each line is written at once.
type output struct {
	*bufio.Writer
	lines bool
}

func newOutput(w io.Writer) *output {
	o := &output{Writer: bufio.NewWriterSize(w, 64<<10)}
	if f, ok := w.(*os.File); ok {
		if info, err := f.Stat(); err == nil {
			o.lines = info.Mode()&os.ModeCharDevice != 0
		}
	}
	return o
}

// Write buffers p.
func (o *output) Write(p []byte) (int, error) {
	n, err := o.Writer.Write(p)
	if err == nil && o.lines && bytes.IndexByte(p, '\n') >= 0 {
		err = o.Flush()
	}
	return n, err
}

// WriteString buffers s.
func (o *output) WriteString(s string) (int, error) {
	if o.lines {
		return o.Write([]byte(s))
	}
	return o.Writer.WriteString(s)
}

// flushingWriter is standard error: what was printed before comes first.
type flushingWriter struct {
	io.Writer
	before *output
}

func (w *flushingWriter) Write(p []byte) (int, error) {
	_ = w.before.Flush() // an error stays in the buffer and is met at the end
	return w.Writer.Write(p)
}

// flushingReader is standard input: a prompt is seen before it is answered.
type flushingReader struct {
	io.Reader
	before *output
}

func (r *flushingReader) Read(p []byte) (int, error) {
	_ = r.before.Flush()
	return r.Reader.Read(p)
}

func isBrokenPipe(err error) bool { return errors.Is(err, syscall.EPIPE) }
