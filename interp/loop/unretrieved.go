package loop

import "github.com/apy-lang/apy/interp/object"

// unretrievedList remembers the futures whose exception nobody may have looked
// at. CPython reports such a future when it is destroyed; apy, which counts no
// references, when the session ends.
type unretrievedList struct {
	futures []*Future
	limit   int // length at which retrieved ones are dropped
}

func (u *unretrievedList) add(f *Future) {
	if len(u.futures) >= max(64, u.limit) {
		kept := u.futures[:0]
		for _, f := range u.futures {
			if f.unretrieved {
				kept = append(kept, f)
			}
		}
		clear(u.futures[len(kept):])
		u.futures, u.limit = kept, 2*len(kept)
	}
	u.futures = append(u.futures, f)
}

func (l *Loop) noteUnretrieved(f *Future) { l.session.unretrieved.add(f) }

// report tells the exception handlers about the exceptions that nobody has
// seen and the tasks that will never be done.
func (s *Session) report(t *object.Thread) error {
	for _, f := range s.unretrieved.futures {
		if !f.unretrieved {
			continue
		}
		f.unretrieved = false
		message := f.Value().Type().Name + " exception was never retrieved"
		if err := f.loop.Report(t, message, f.exc, "future", f.Value()); err != nil {
			return err
		}
	}
	for _, l := range s.loops {
		for _, task := range l.Tasks() {
			if task.quiet {
				continue
			}
			if err := l.Report(t, "Task was destroyed but it is pending!", nil, "task", task.Value()); err != nil {
				return err
			}
		}
	}
	return nil
}
