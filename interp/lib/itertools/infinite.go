package itertools

import (
	"math"

	"github.com/apy-lang/apy/interp/object"
)

var countType, cycleType, repeatType *object.Type

type count struct {
	at, step value
	small    bool // at and step are ints of a word
}

func (*count) Type() *object.Type { return countType }

var countSignature = object.Keywords("start=, step=")

var countKind = kind{
	target: &countType, name: "count", next: nextOf[*count],
	doc: "Return a count object whose .__next__() method returns consecutive values.\n\nEquivalent to:\n    def count(firstval=0, step=1):\n        x = firstval\n        while 1:\n            yield x\n            x += step",
	make: func(t *thread, args []value, names []*object.Str) (object.Object, error) {
		args, err := bind(t, countSignature, "count", args, names)
		if err != nil {
			return nil, err
		}
		c := &count{object.Int(0), object.Int(1), false}
		for i, to := range []*value{&c.at, &c.step} {
			if args[i].IsUnbound() {
				continue
			}
			if !isNumber(args[i]) {
				return nil, object.TypeErrorf("a number is required")
			}
			*to = args[i]
		}
		c.small = c.at.IsInt64() && c.step.IsInt64()
		return c, nil
	},
	extend: func(c *object.Type) {
		c.Slots.Repr = func(t *thread, self value) (value, error) {
			it := object.BaseOf[*count](self)
			text, err := object.ReprString(t, it.at)
			if err != nil {
				return value{}, err
			}
			if step, ok := it.step.Int64(); !ok || step != 1 {
				stepText, err := object.ReprString(t, it.step)
				if err != nil {
					return value{}, err
				}
				text += ", " + stepText
			}
			return object.NewStr(self.Type().Name + "(" + text + ")"), nil
		}
	},
}

func isNumber(v value) bool {
	s := &v.Type().Slots
	_, isComplex := object.AsComplex(v)
	return s.Index != nil || s.Int != nil || s.Float != nil || isComplex
}

func (c *count) next(t *thread) (value, bool, error) {
	at := c.at
	if c.small {
		n, step := at.RawInt(), c.step.RawInt()
		if sum := n + step; (n^sum)&(step^sum) >= 0 {
			c.at = object.Int(sum)
			return at, true, nil
		}
		c.small = false
	}
	after, err := object.BinaryOperation(t, object.Add, at, c.step)
	if err != nil {
		return value{}, false, err
	}
	c.at = after
	return at, true, nil
}

type cycle struct {
	it     value // unbound once exhausted
	saved  []value
	at     int
	charge int
}

func (*cycle) Type() *object.Type { return cycleType }

var oneIterable = object.Positional(1, 1)

var cycleKind = kind{
	target: &cycleType, name: "cycle", next: nextOf[*cycle],
	doc: "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.",
	make: func(t *thread, args []value, names []*object.Str) (object.Object, error) {
		args, err := bind(t, oneIterable, "cycle", args, names)
		if err != nil {
			return nil, err
		}
		it, err := object.Iter(t, args[0])
		return &cycle{it: it}, err
	},
}

func (c *cycle) next(t *thread) (value, bool, error) {
	if !c.it.IsUnbound() {
		v, ok, err := next(t, c.it)
		if err != nil {
			return value{}, false, err
		}
		if ok {
			if err := t.ChargeBytes(valueBytes); err != nil {
				return value{}, false, err
			}
			c.saved = append(c.saved, v)
			return v, true, nil
		}
		c.it = value{}
	}
	if len(c.saved) == 0 {
		return value{}, false, nil
	}
	v := c.saved[c.at]
	if c.at++; c.at == len(c.saved) {
		c.at = 0
	}
	return v, true, nil
}

type repeat struct {
	item value
	left int // negative: for ever
}

func (*repeat) Type() *object.Type { return repeatType }

var repeatSignature = object.Keywords("object, times=")

var repeatKind = kind{
	target: &repeatType, name: "repeat", next: nextOf[*repeat],
	doc: "repeat(object [,times]) -> create an iterator which returns the object\nfor the specified number of times.  If not specified, returns the object\nendlessly.",
	make: func(t *thread, args []value, names []*object.Str) (object.Object, error) {
		args, err := bind(t, repeatSignature, "repeat", args, names)
		if err != nil {
			return nil, err
		}
		r := &repeat{args[0], -1}
		if args[1].IsUnbound() {
			return r, nil
		}
		times, err := size(t, args[1])
		r.left = max(times, 0)
		return r, err
	},
	extend: func(c *object.Type) {
		c.Slots.Repr = func(t *thread, self value) (value, error) {
			r := object.BaseOf[*repeat](self)
			text, err := object.ReprString(t, r.item)
			if err != nil {
				return value{}, err
			}
			if r.left >= 0 {
				times, _ := object.ReprString(t, object.Int(int64(r.left)))
				text += ", " + times
			}
			return object.NewStr(self.Type().Name + "(" + text + ")"), nil
		}
		c.Method("__length_hint__", object.NoArgs, func(_ *thread, self value, _ []value) (value, error) {
			r := object.BaseOf[*repeat](self)
			if r.left < 0 {
				return value{}, object.TypeErrorf("len() of unsized object")
			}
			return object.Int(int64(r.left)), nil
		})
	},
}

func (r *repeat) next(*thread) (value, bool, error) {
	if r.left == 0 {
		return value{}, false, nil
	}
	if r.left > 0 && r.left < math.MaxInt {
		r.left--
	}
	return r.item, true, nil
}
