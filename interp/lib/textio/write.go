package textio

import (
	"errors"
	"fmt"
	"io"
	"syscall"

	"github.com/apy-lang/apy/interp/object"
)

// Flush flushes a writer that can be flushed.
func Flush(t *object.Thread, w io.Writer) error {
	if f, ok := w.(interface{ Flush() error }); ok {
		return OSError(t, f.Flush())
	}
	return nil
}

// Write writes bytes to w.
func Write(t *object.Thread, w io.Writer, data []byte) error {
	if err := t.Charge(len(data)/64 + 1); err != nil {
		return err
	}
	_, err := w.Write(data)
	return OSError(t, err)
}

// OSError is the exception of a failed system call. An error that is none, from
// a writer or reader of the host's own, ends the script as it is.
func OSError(t *object.Thread, err error) error {
	if err == nil {
		return nil
	}
	var number syscall.Errno
	if !errors.As(err, &number) {
		return fmt.Errorf("standard stream: %w", err)
	}
	args := []object.Value{object.Int(int64(number)), object.NewStr(errorText(number))}
	e, failed := object.Call(t, object.OSError.Value(), args, nil)
	if failed != nil {
		return failed
	}
	return e.Object().(*object.Exception)
}

// errorText is strerror, which begins with a capital where Go's does not.
func errorText(number syscall.Errno) string {
	text := number.Error()
	if text != "" && text[0] >= 'a' && text[0] <= 'z' {
		return string(text[0]-'a'+'A') + text[1:]
	}
	return text
}
