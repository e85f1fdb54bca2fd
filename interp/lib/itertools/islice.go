package itertools

import (
	"github.com/apy-lang/apy/interp/object"
)

type islice struct {
	it       value // unbound once exhausted
	at, next int   // items taken, and the number of the next one wanted
	stop     int   // negative: none
	step     int
}

func (*islice) Type() *object.Type { return isliceType }

var isliceSignature = object.Positional(2, 4)

var isliceKind = kind{
	target: &isliceType, name: "islice",
	next: func(t *thread, self value) (value, bool, error) { return object.BaseOf[*islice](self).take(t) },
	doc:  "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object\n\nReturn an iterator whose next() method returns selected values from an\niterable.  If start is specified, will skip all preceding elements;\notherwise, start defaults to zero.  Step defaults to one.  If\nspecified as another value, step determines how many values are\nskipped between successive calls.  Works like a slice() on a list\nbut returns an iterator.",
	make: func(t *thread, args []value, names []*object.Str) (object.Object, error) {
		args, err := bind(t, isliceSignature, "islice", args, names)
		if err != nil {
			return nil, err
		}
		s := &islice{stop: -1, step: 1}
		if err := s.takeBounds(t, args[1:]); err != nil {
			return nil, err
		}
		s.it, err = object.Iter(t, args[0])
		return s, err
	},
}

// bound is an index, or otherwise when it is None; ok is false for what is no
// index, and for -1.
func bound(t *thread, v value, otherwise int) (n int, ok bool) {
	if v.IsNone() {
		return otherwise, true
	}
	n, err := object.IndexInt(t, v, object.OverflowError)
	return n, err == nil && n != -1
}

const rule = " must be None or an integer: 0 <= x <= sys.maxsize."

func (s *islice) takeBounds(t *thread, args []value) (err error) {
	start, stop := object.None, args[0]
	if len(args) > 1 {
		start, stop = args[0], args[1]
	}
	var ok bool
	if s.next, ok = bound(t, start, 0); !ok {
		err = object.ValueErrorf("Indices for islice()" + rule)
	}
	if s.stop, ok = bound(t, stop, -1); !ok {
		return object.ValueErrorf("Stop argument for islice()" + rule)
	}
	if err != nil || s.next < 0 || s.stop < -1 {
		return object.ValueErrorf("Indices for islice()" + rule)
	}
	if len(args) == 3 {
		if s.step, ok = bound(t, args[2], 1); !ok || s.step < 1 {
			return object.ValueErrorf("Step for islice() must be a positive integer or None.")
		}
	}
	return nil
}

func (s *islice) take(t *thread) (value, bool, error) {
	if s.it.IsUnbound() {
		return value{}, false, nil
	}
	for s.at < s.next {
		_, ok, err := next(t, s.it)
		if err == nil && ok {
			err = t.Step()
		}
		if err != nil || !ok {
			s.it = value{}
			return value{}, false, err
		}
		s.at++
	}
	if s.stop >= 0 && s.at >= s.stop {
		s.it = value{}
		return value{}, false, nil
	}
	v, ok, err := next(t, s.it)
	if err != nil || !ok {
		s.it = value{}
		return value{}, false, err
	}
	s.at++
	wanted := s.next
	s.next += s.step
	if s.next < wanted || s.stop >= 0 && s.next > s.stop {
		s.next = s.stop
	}
	return v, true, nil
}
