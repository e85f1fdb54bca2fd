package builtins

import (
	"math"

	"github.com/apy-lang/apy/interp/object"
)

// sum is sum(iterable, /, start=0). It adds in three stages, each of which
// hands over to the next at the first item that it cannot add: ints that fit
// 64 bits, floats with compensation, anything.
func sum(t *object.Thread, args []object.Value) (object.Value, error) {
	it, err := object.Iter(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	total := object.Int(0)
	if start := args[1]; !start.IsUnbound() {
		if err := checkSumStart(start); err != nil {
			return object.Value{}, err
		}
		total = start
	}
	s := summation{t: t, it: it, next: it.Type().Slots.Next, total: total}
	if s.total.IsInt64() {
		err = s.addInts()
	}
	if _, ok := s.total.Float64(); ok && err == nil && !s.done {
		err = s.addFloats()
	}
	if err == nil && !s.done {
		err = s.addAny()
	}
	return s.total, err
}

func checkSumStart(start object.Value) error {
	if _, ok := start.AsStr(); ok {
		return object.TypeErrorf("sum() can't sum strings [use ''.join(seq) instead]")
	}
	switch typ := start.Type(); {
	case typ.IsSubtype(object.BytesType):
		return object.TypeErrorf("sum() can't sum bytes [use b''.join(seq) instead]")
	case typ.IsSubtype(object.ByteArrayType):
		return object.TypeErrorf("sum() can't sum bytearray [use b''.join(seq) instead]")
	}
	return nil
}

type summation struct {
	t     *object.Thread
	it    object.Value
	next  func(*object.Thread, object.Value) (object.Value, bool, error)
	total object.Value
	done  bool // the iterator is exhausted
}

// item returns the next item; it sets done when there is none.
func (s *summation) item() (object.Value, error) {
	if err := s.t.Step(); err != nil {
		return object.Value{}, err
	}
	v, ok, err := s.next(s.t, s.it)
	s.done = !ok
	return v, err
}

// add adds an item that a stage could not.
func (s *summation) add(v object.Value) error {
	total, err := object.BinaryOperation(s.t, object.Add, s.total, v)
	s.total = total
	return err
}

// smallInt returns the value of an int or bool that fits 64 bits.
func smallInt(v object.Value) (int64, bool) {
	if n, ok := v.Int64(); ok {
		return n, true
	}
	if v.IsBool() {
		if v.IsTrue() {
			return 1, true
		}
		return 0, true
	}
	return 0, false
}

func (s *summation) addInts() error {
	total := s.total.RawInt()
	for {
		v, err := s.item()
		if err != nil || s.done {
			s.total = object.Int(total)
			return err
		}
		n, ok := smallInt(v)
		next := total + n
		if !ok || (total^next)&(n^next) < 0 {
			s.total = object.Int(total)
			return s.add(v)
		}
		total = next
	}
}

// addFloats is Neumaier's summation: high is the rounded sum, low what the
// roundings have lost.
func (s *summation) addFloats() error {
	high, _ := s.total.Float64()
	low := 0.0
	for {
		v, err := s.item()
		if err != nil || s.done {
			s.total = compensated(high, low)
			return err
		}
		if x, ok := v.Float64(); ok {
			next := high + x
			if math.Abs(high) >= math.Abs(x) {
				low += (high - next) + x
			} else {
				low += (x - next) + high
			}
			high = next
			continue
		}
		i, isInt := object.AsInt(v)
		if n, ok := smallInt(i); isInt && ok {
			high += float64(n)
			continue
		}
		s.total = compensated(high, low)
		return s.add(v)
	}
}

func compensated(high, low float64) object.Value {
	if low != 0 && !math.IsInf(low, 0) && !math.IsNaN(low) {
		high += low
	}
	return object.Float(high)
}

func (s *summation) addAny() error {
	for {
		v, err := s.item()
		if err != nil || s.done {
			return err
		}
		if err := s.add(v); err != nil {
			return err
		}
	}
}
