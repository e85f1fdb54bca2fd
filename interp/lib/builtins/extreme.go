package builtins

import "github.com/apy-lang/apy/interp/object"

// extreme is min or max.
type extreme struct {
	name string
	op   object.CompareOp // which a better item fulfils
}

var (
	minimum = extreme{"min", object.LT}
	maximum = extreme{"max", object.GT}

	nameKey     = object.Intern("key")
	nameDefault = object.Intern("default")
)

func (e *extreme) call(t *object.Thread, args []object.Value, names []*object.Str) (object.Value, error) {
	positional := len(args) - len(names)
	if positional == 2 && len(names) == 0 { // the most frequent form, without a search
		better, err := object.CompareBool(t, e.op, args[1], args[0])
		if better {
			return args[1], err
		}
		return args[0], err
	}
	if positional == 0 {
		return object.Value{}, object.TypeErrorf("%s expected at least 1 argument, got 0", e.name)
	}
	key, fallback, err := e.options(args[positional:], names)
	if err != nil {
		return object.Value{}, err
	}
	if positional > 1 {
		if !fallback.IsUnbound() {
			return object.Value{}, object.TypeErrorf("Cannot specify a default for %s() with multiple positional arguments", e.name)
		}
		s := search{t: t, op: e.op, key: key}
		for _, v := range args[:positional] {
			if err := s.see(v); err != nil {
				return object.Value{}, err
			}
		}
		return s.best, nil
	}
	s := search{t: t, op: e.op, key: key}
	if err := s.seeAll(args[0]); err != nil {
		return object.Value{}, err
	}
	switch {
	case !s.best.IsUnbound():
		return s.best, nil
	case !fallback.IsUnbound():
		return fallback, nil
	}
	return object.Value{}, object.ValueErrorf("%s() iterable argument is empty", e.name)
}

// options takes the keyword arguments; those not given are unbound.
func (e *extreme) options(values []object.Value, names []*object.Str) (key, fallback object.Value, err error) {
	if len(names) > 2 {
		return key, fallback, object.TypeErrorf("%s() takes at most 2 keyword arguments (%d given)", e.name, len(names))
	}
	for i, name := range names {
		switch name.String() {
		case nameKey.String():
			if !values[i].IsNone() {
				key = values[i]
			}
		case nameDefault.String():
			fallback = values[i]
		default:
			return key, fallback, object.UnexpectedKeyword(e.name, name.String(), nameKey.String(), nameDefault.String())
		}
	}
	return key, fallback, nil
}

// search is the search for the best of many items.
type search struct {
	t    *object.Thread
	op   object.CompareOp
	key  object.Value // unbound: compare the items themselves
	best object.Value // unbound at first
	rank object.Value // the key of best
}

func (s *search) seeAll(iterable object.Value) error {
	it, err := object.Iter(s.t, iterable)
	if err != nil {
		return err
	}
	next := it.Type().Slots.Next
	for {
		if err := s.t.Step(); err != nil {
			return err
		}
		v, ok, err := next(s.t, it)
		if err != nil || !ok {
			return err
		}
		if err := s.see(v); err != nil {
			return err
		}
	}
}

func (s *search) see(v object.Value) error {
	rank := v
	if !s.key.IsUnbound() {
		var err error
		if rank, err = object.Call1(s.t, s.key, v); err != nil {
			return err
		}
	}
	if !s.best.IsUnbound() {
		better, err := object.CompareBool(s.t, s.op, rank, s.rank)
		if err != nil || !better {
			return err
		}
	}
	s.best, s.rank = v, rank
	return nil
}
