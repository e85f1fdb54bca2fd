package itertools

import (
	"math/bits"

	"github.com/apy-lang/apy/interp/object"
)

var combinationsType, replacementType, permutationsType, productType *object.Type

// A selection is what the combinatoric iterators share: indices into a pool
// that give the next tuple.
type selection struct {
	pool    []value
	indices []int
	started bool
	stopped bool
}

// tuple makes the items at the indices.
func (s *selection) tuple(t *thread) (value, bool, error) {
	if err := t.Charge(1 + len(s.indices)/8); err != nil {
		return value{}, false, err
	}
	tuple := object.MakeTuple(len(s.indices))
	for i, index := range s.indices {
		tuple.Elems[i] = s.pool[index]
	}
	if len(tuple.Elems) == 0 {
		return object.NewTuple(nil), true, nil
	}
	return tuple.Value(), true, nil
}

func (s *selection) end() (value, bool, error) {
	s.stopped = true
	return value{}, false, nil
}

var combinationsSignature = object.Keywords("iterable, r")

// newSelection reads the arguments (iterable, r).
func newSelection(t *thread, name string, args []value, names []*object.Str) (selection, int, error) {
	args, err := bind(t, combinationsSignature, name, args, names)
	if err != nil {
		return selection{}, 0, err
	}
	r, err := size(t, args[1])
	if err != nil {
		return selection{}, 0, err
	}
	pool, err := object.Collect(t, args[0])
	if err == nil && r < 0 {
		err = object.ValueErrorf("r must be non-negative")
	}
	return selection{pool: pool}, r, err
}

type combinations struct{ selection }

func (*combinations) Type() *object.Type { return combinationsType }

var combinationsKind = kind{
	target: &combinationsType, name: "combinations", next: nextOf[*combinations],
	doc: "Return successive r-length combinations of elements in the iterable.\n\ncombinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)",
	make: func(t *thread, args []value, names []*object.Str) (object.Object, error) {
		s, r, err := newSelection(t, "combinations", args, names)
		if err != nil {
			return nil, err
		}
		c := &combinations{s}
		if c.stopped = r > len(s.pool); c.stopped {
			return c, nil
		}
		c.indices = make([]int, r)
		for i := range c.indices {
			c.indices[i] = i
		}
		return c, nil
	},
}

func (c *combinations) next(t *thread) (value, bool, error) {
	if c.stopped {
		return value{}, false, nil
	}
	if !c.started {
		c.started = true
		return c.tuple(t)
	}
	r := len(c.indices)
	i := r - 1
	for i >= 0 && c.indices[i] == i+len(c.pool)-r {
		i--
	}
	if i < 0 {
		return c.end()
	}
	c.indices[i]++
	for i++; i < r; i++ {
		c.indices[i] = c.indices[i-1] + 1
	}
	return c.tuple(t)
}

type withReplacement struct{ selection }

func (*withReplacement) Type() *object.Type { return replacementType }

var replacementKind = kind{
	target: &replacementType, name: "combinations_with_replacement", next: nextOf[*withReplacement],
	doc: "Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.\n\ncombinations_with_replacement('ABC', 2) --> ('A','A'), ('A','B'), ('A','C'), ('B','B'), ('B','C'), ('C','C')",
	make: func(t *thread, args []value, names []*object.Str) (object.Object, error) {
		s, r, err := newSelection(t, "combinations_with_replacement", args, names)
		if err != nil {
			return nil, err
		}
		c := &withReplacement{s}
		if c.stopped = len(s.pool) == 0 && r > 0; c.stopped {
			return c, nil
		}
		c.indices, err = makeIndices(t, r)
		return c, err
	},
}

func makeIndices(t *thread, n int) ([]int, error) {
	if n > 1<<58 {
		return nil, object.Raise(object.MemoryError)
	}
	if err := t.ChargeBytes(n * 8); err != nil {
		return nil, err
	}
	return make([]int, n), nil
}

func (c *withReplacement) next(t *thread) (value, bool, error) {
	if c.stopped {
		return value{}, false, nil
	}
	if !c.started {
		c.started = true
		return c.tuple(t)
	}
	i := len(c.indices) - 1
	for i >= 0 && c.indices[i] == len(c.pool)-1 {
		i--
	}
	if i < 0 {
		return c.end()
	}
	at := c.indices[i] + 1
	for ; i < len(c.indices); i++ {
		c.indices[i] = at
	}
	return c.tuple(t)
}

type permutations struct {
	pool    []value
	indices []int
	cycles  []int
	started bool
	stopped bool
}

func (*permutations) Type() *object.Type { return permutationsType }

var permutationsSignature = object.Keywords("iterable, r=")

var permutationsKind = kind{
	target: &permutationsType, name: "permutations", next: nextOf[*permutations],
	doc: "Return successive r-length permutations of elements in the iterable.\n\npermutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)",
	make: func(t *thread, args []value, names []*object.Str) (object.Object, error) {
		args, err := bind(t, permutationsSignature, "permutations", args, names)
		if err != nil {
			return nil, err
		}
		pool, err := object.Collect(t, args[0])
		if err != nil {
			return nil, err
		}
		r := len(pool)
		if !isNone(args[1]) {
			if _, isInt := object.AsInt(args[1]); !isInt {
				return nil, object.TypeErrorf("Expected int as r")
			}
			if r, err = size(t, args[1]); err != nil {
				return nil, err
			}
			if r < 0 {
				return nil, object.ValueErrorf("r must be non-negative")
			}
		}
		p := &permutations{pool: pool, stopped: r > len(pool)}
		if p.stopped {
			return p, nil
		}
		p.indices, p.cycles = make([]int, len(pool)), make([]int, r)
		for i := range p.indices {
			p.indices[i] = i
		}
		for i := range p.cycles {
			p.cycles[i] = len(pool) - i
		}
		return p, nil
	},
}

func (p *permutations) next(t *thread) (value, bool, error) {
	if p.stopped {
		return value{}, false, nil
	}
	if p.started && !p.advance() {
		p.stopped = true
		return value{}, false, nil
	}
	p.started = true
	s := selection{pool: p.pool, indices: p.indices[:len(p.cycles)]}
	return s.tuple(t)
}

// advance goes to the next order: cycles count down, from the last place on,
// how many items are still to come to each place.
func (p *permutations) advance() bool {
	n := len(p.indices)
	for i := len(p.cycles) - 1; i >= 0; i-- {
		p.cycles[i]--
		if p.cycles[i] > 0 {
			j := n - p.cycles[i]
			p.indices[i], p.indices[j] = p.indices[j], p.indices[i]
			return true
		}
		first := p.indices[i]
		copy(p.indices[i:], p.indices[i+1:])
		p.indices[n-1] = first
		p.cycles[i] = n - i
	}
	return false
}

type product struct {
	pools   [][]value
	indices []int
	started bool
	stopped bool
}

func (*product) Type() *object.Type { return productType }

var productKind = kind{
	target: &productType, name: "product", next: nextOf[*product],
	doc:  "Cartesian product of input iterables.  Equivalent to nested for-loops.",
	make: newProduct,
}

func newProduct(t *thread, args []value, names []*object.Str) (object.Object, error) {
	repeat := 1
	iterables := args[:len(args)-len(names)]
	if len(names) > 1 {
		return nil, object.TypeErrorf("product() takes at most 1 keyword argument (%d given)", len(names))
	}
	if len(names) == 1 {
		if names[0].String() != "repeat" {
			return nil, object.UnexpectedKeyword("product", names[0].String(), "repeat")
		}
		var err error
		if repeat, err = size(t, args[len(iterables)]); err != nil {
			return nil, err
		}
		if repeat < 0 {
			return nil, object.ValueErrorf("repeat argument cannot be negative")
		}
	}
	count := len(iterables)
	if repeat == 0 {
		count = 0
	}
	high, total := bits.Mul64(uint64(count), uint64(repeat))
	if high != 0 || total > 1<<58 {
		return nil, object.Raisef(object.OverflowError, "repeat argument too large")
	}
	if err := t.ChargeBytes(int(total) * (valueBytes + 8)); err != nil {
		return nil, err
	}
	p := &product{pools: make([][]value, 0, total), indices: make([]int, total)}
	for _, iterable := range iterables[:count] {
		pool, err := object.Collect(t, iterable)
		if err != nil {
			return nil, err
		}
		p.pools = append(p.pools, pool)
		p.stopped = p.stopped || len(pool) == 0
	}
	for len(p.pools) < int(total) {
		p.pools = append(p.pools, p.pools[len(p.pools)-count])
	}
	return p, nil
}

func (p *product) next(t *thread) (value, bool, error) {
	if p.stopped {
		return value{}, false, nil
	}
	if p.started {
		i := len(p.indices) - 1
		for ; i >= 0; i-- {
			if p.indices[i]++; p.indices[i] < len(p.pools[i]) {
				break
			}
			p.indices[i] = 0
		}
		if i < 0 {
			p.stopped = true
			return value{}, false, nil
		}
	}
	p.started = true
	if len(p.indices) == 0 {
		return object.NewTuple(nil), true, nil
	}
	if err := t.Charge(1 + len(p.indices)/8); err != nil {
		return value{}, false, err
	}
	tuple := object.MakeTuple(len(p.indices))
	for i, index := range p.indices {
		tuple.Elems[i] = p.pools[i][index]
	}
	return tuple.Value(), true, nil
}
