package interp

import (
	"errors"
	"time"

	"github.com/apy-lang/apy/interp/loop"
)

// Clock is where the time of sessions comes from: that of the event loop, of
// time.sleep and of the module time.
type Clock struct{ start func() loop.Clock }

// Virtual is a clock that begins at a date and stands still while a script
// runs: when all of its tasks wait, it jumps to the next timer. A script with
// hours of sleeps ends at once, with the same output each run. Each session
// has a clock of its own.
func Virtual(start time.Time) Clock {
	return Clock{func() loop.Clock { return loop.VirtualClock(start) }}
}

// WithClock replaces the machine's clock.
func WithClock(c Clock) Option {
	return func(config *config) error {
		if c.start == nil {
			return errors.New("no clock")
		}
		config.clock = c
		return nil
	}
}
