package remod

import (
	"math"

	"github.com/apy-lang/apy/interp/object"
)

// window returns the subject and the part of it that pos and endpos choose.
func (p *pattern) window(t *thread, args []value) (s *subject, start, end int, err error) {
	start, end = 0, math.MaxInt
	for i, bound := range []*int{&start, &end} {
		if i+1 < len(args) && !args[i+1].IsUnbound() {
			if *bound, err = object.IndexInt(t, args[i+1], object.OverflowError); err != nil {
				return nil, 0, 0, err
			}
		}
	}
	if s, err = subjectOf(t, args[0], p.isText); err != nil {
		return nil, 0, 0, err
	}
	n := len(s.points)
	start, end = min(max(start, 0), n), min(max(end, 0), n)
	return s, start, end, nil
}

var windowed = object.Keywords("string, pos=, endpos=")

func defineSearching() {
	for name, m := range map[string]mode{"match": atStart, "fullmatch": whole, "search": anywhere} {
		patternType.Method(name, windowed, func(t *thread, self value, args []value) (value, error) {
			p := patternOf(self)
			s, start, end, err := p.window(t, args)
			if err != nil || start > end {
				return object.None, err
			}
			bounds, err := p.find(t, m, s, start, end)
			if bounds == nil || err != nil {
				return object.None, err
			}
			return object.FromObject(&match{p, s, bounds, start, end}), nil
		})
	}
	patternType.Method("findall", windowed, findAll)
	patternType.Method("finditer", windowed, findIter)
	patternType.Method("split", object.Keywords("string, maxsplit="), split)
}

// scanner finds the matches of a text one after the other.
type scanner struct {
	*pattern
	subject    *subject
	start, end int // what is left
	pos        int // where the first search began
	empty      bool
}

func (p *pattern) scanner(t *thread, args []value) (*scanner, error) {
	s, start, end, err := p.window(t, args)
	return &scanner{p, s, start, end, start, false}, err
}

// next returns the bounds of the next match, nil at the end.
func (s *scanner) next(t *thread) ([]int, error) {
	if s.start > s.end {
		return nil, nil
	}
	m := anywhere
	if s.empty {
		m = advancing
	}
	bounds, err := s.find(t, m, s.subject, s.start, s.end)
	if bounds == nil || err != nil {
		s.start = s.end + 1
		return nil, err
	}
	s.start, s.empty = bounds[1], bounds[0] == bounds[1]
	return bounds, nil
}

func findAll(t *thread, self value, args []value) (value, error) {
	s, err := patternOf(self).scanner(t, args)
	if err != nil {
		return value{}, err
	}
	var all []value
	for {
		bounds, err := s.next(t)
		if err != nil {
			return value{}, err
		}
		if bounds == nil {
			return object.NewList(all), nil
		}
		all = append(all, s.found(bounds))
	}
}

// found is what findall lists for a match.
func (s *scanner) found(bounds []int) value {
	group := func(g int) value {
		if bounds[2*g] < 0 {
			return s.subject.make(nil)
		}
		return s.subject.slice(bounds[2*g], bounds[2*g+1])
	}
	if s.groups < 2 {
		return group(s.groups)
	}
	groups := object.MakeTuple(s.groups)
	for i := range groups.Elems {
		groups.Elems[i] = group(i + 1)
	}
	return groups.Value()
}

// matchIterator is what finditer returns.
type matchIterator struct{ *scanner }

var matchIteratorType = object.NewBuiltinType("callable_iterator", object.ObjectType)

// Type returns the iterator's class.
func (*matchIterator) Type() *object.Type { return matchIteratorType }

func defineMatchIterator() {
	matchIteratorType.Flags |= object.NoInstantiate | object.Final
	matchIteratorType.Slots.Iter = object.IterSelf
	matchIteratorType.Slots.Next = func(t *thread, self value) (value, bool, error) {
		it := self.Object().(*matchIterator)
		bounds, err := it.next(t)
		if bounds == nil || err != nil {
			return value{}, false, err
		}
		return object.FromObject(&match{it.pattern, it.subject, bounds, it.pos, it.end}), true, nil
	}
}

func findIter(t *thread, self value, args []value) (value, error) {
	s, err := patternOf(self).scanner(t, args)
	if err != nil {
		return value{}, err
	}
	return object.FromObject(&matchIterator{s}), nil
}

// countArgument is a maxsplit or count, where 0 is no limit.
func countArgument(t *thread, v value) (int, error) {
	if v.IsUnbound() {
		return math.MaxInt, nil
	}
	n, err := object.IndexInt(t, v, object.OverflowError)
	if n == 0 {
		n = math.MaxInt
	}
	return n, err
}

func split(t *thread, self value, args []value) (value, error) {
	limit, err := countArgument(t, args[1])
	if err != nil {
		return value{}, err
	}
	s, err := patternOf(self).scanner(t, args[:1])
	if err != nil {
		return value{}, err
	}
	var parts []value
	last := 0
	for n := 0; n < limit; n++ {
		bounds, err := s.next(t)
		if err != nil {
			return value{}, err
		}
		if bounds == nil {
			break
		}
		parts = append(parts, s.subject.slice(last, bounds[0]))
		for g := 1; g <= s.groups; g++ {
			part := object.None
			if bounds[2*g] >= 0 {
				part = s.subject.slice(bounds[2*g], bounds[2*g+1])
			}
			parts = append(parts, part)
		}
		last = bounds[1]
	}
	return object.NewList(append(parts, s.subject.slice(last, s.end))), nil
}
