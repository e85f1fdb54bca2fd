package textio

import (
	"bufio"
	"io"

	"github.com/apy-lang/apy/interp/object"
)

// File is a text file object over a stream of the host.
type File struct {
	name   string // "<stdout>"
	number int64  // what fileno() gives
	errors string // how what has no UTF-8 form is written or read
	writer io.Writer
	reader *bufio.Reader
	closed bool
}

// FileType is the type of text files.
var FileType = object.NewBuiltinType("_io.TextIOWrapper", object.ObjectType)

// Type returns the type of text files.
func (*File) Type() *object.Type { return FileType }

// Value returns f as a value.
func (f *File) Value() object.Value { return object.FromObject(f) }

// Of returns the file that v is.
func Of(v object.Value) (*File, bool) {
	f, ok := v.Object().(*File)
	return f, ok
}

// standard are the files of a session's three streams.
type standard struct{ in, out, err *File }

type standardKey struct{}

func standardOf(s *object.State) *standard {
	if files, ok := s.Extensions[standardKey{}].(*standard); ok {
		return files
	}
	files := &standard{
		in:  &File{name: "<stdin>", number: 0, errors: "strict", reader: newReader(s.Stdin)},
		out: &File{name: "<stdout>", number: 1, errors: "strict", writer: s.Stdout},
		err: &File{name: "<stderr>", number: 2, errors: "backslashreplace", writer: s.Stderr},
	}
	s.Extensions[standardKey{}] = files
	return files
}

func newReader(r io.Reader) *bufio.Reader {
	if r == nil {
		r = eof{}
	}
	return bufio.NewReader(r)
}

// Stop is the error of a reader that stops the script with Err, instead of
// telling it that reading has failed.
type Stop struct{ Err error }

func (s *Stop) Error() string { return s.Err.Error() }

// eof is the input of a session that was given none.
type eof struct{}

func (eof) Read([]byte) (int, error) { return 0, io.EOF }

// Stdin returns the session's standard input.
func Stdin(s *object.State) *File { return standardOf(s).in }

// Stdout returns the session's standard output.
func Stdout(s *object.State) *File { return standardOf(s).out }

// Stderr returns the session's standard error.
func Stderr(s *object.State) *File { return standardOf(s).err }

// Append encodes text and appends it to b.
func Append(t *object.Thread, b []byte, text *object.Str, errors string) ([]byte, error) {
	if text.IsASCII() {
		return append(b, text.String()...), nil
	}
	data, err := object.Encode(t, text, "utf-8", errors)
	return append(b, data...), err
}

// Flush flushes the file.
func (f *File) Flush(t *object.Thread) error {
	if f.closed {
		return errClosed()
	}
	if f.writer == nil {
		return nil
	}
	return Flush(t, f.writer)
}

func errClosed() error { return object.ValueErrorf("I/O operation on closed file.") }

// Writer returns the stream that the file writes to.
func (f *File) Writer() (io.Writer, error) {
	switch {
	case f.closed:
		return nil, errClosed()
	case f.writer == nil:
		return nil, object.Raisef(UnsupportedOperation, "not writable")
	}
	return f.writer, nil
}

// Errors tells how the file writes what has no form in UTF-8.
func (f *File) Errors() string { return f.errors }
