package interp

import (
	"context"
	"fmt"
	"io"

	"github.com/apy-lang/apy/interp/lib/textio"
)

// stdinReader reads the host's input for a session. A script that waits for
// input is still stopped by its context and by an interrupt: the host's reader
// is read on a goroutine, which a read that nothing answers keeps.
type stdinReader struct {
	session *Session
	host    io.Reader
	pending chan chunk // of a read that has begun, else nil
	last    chunk      // what is read and not yet given
}

// chunk is what one read has given.
type chunk struct {
	data []byte
	err  error
}

// inputSize is how much is read at once.
const inputSize = 4096

func (r *stdinReader) Read(p []byte) (int, error) {
	if len(r.last.data) > 0 || r.last.err != nil {
		return r.give(p)
	}
	if r.pending == nil {
		pending := make(chan chunk, 1)
		r.pending = pending
		go func() {
			data := make([]byte, inputSize)
			n, err := r.host.Read(data)
			pending <- chunk{data[:n], err}
		}()
	}
	for {
		select {
		case r.last = <-r.pending:
			r.pending = nil
			return r.give(p)
		case <-r.session.state.Context.Done():
			cause := context.Cause(r.session.state.Context)
			return 0, &textio.Stop{Err: fmt.Errorf("script stopped: %w", cause)}
		case <-r.session.interrupted:
			if err := r.session.state.Interrupt(r.session.thread); err != nil {
				return 0, &textio.Stop{Err: err}
			}
		}
	}
}

// give hands over what is read, and then its error.
func (r *stdinReader) give(p []byte) (n int, err error) {
	n = copy(p, r.last.data)
	r.last.data = r.last.data[n:]
	if len(r.last.data) == 0 {
		err, r.last.err = r.last.err, nil
	}
	return n, err
}
