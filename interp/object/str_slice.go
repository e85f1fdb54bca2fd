package object

import "strings"

// getStrItem is self[key] for a str.
func getStrItem(t *Thread, self, key Value) (Value, error) {
	s := strSelf(self)
	i, ok := key.Int64()
	if !ok {
		if slice, ok := key.AsSlice(); ok {
			return s.slice(t, slice)
		}
		if key.Type().Slots.Index == nil {
			return Value{}, TypeErrorf("string indices must be integers, not '%s'", key.Type().Name)
		}
		n, err := IndexInt(t, key, IndexError)
		if err != nil {
			return Value{}, err
		}
		i = int64(n)
	}
	return s.at(t, i)
}

// at returns the code point at index i, which counts from the end when it is
// negative.
func (s *Str) at(t *Thread, i int64) (Value, error) {
	if s.length == 0 {
		if err := chargeScan(t, len(s.text)); err != nil {
			return Value{}, err
		}
	}
	n := s.Len()
	if i < 0 {
		i += int64(n)
	}
	if i < 0 || i >= int64(n) {
		return Value{}, Raisef(IndexError, "string index out of range")
	}
	if c := s.text[i]; n == len(s.text) && c < 0x80 {
		return charStrs[c].Value(), nil
	}
	start := s.offset(int(i))
	return NewStr(s.text[start:skipPoints(s.text, start, 1)]), nil
}

// slice is s[start:stop:step].
func (s *Str) slice(t *Thread, slice *Slice) (Value, error) {
	if s.length == 0 {
		if err := chargeScan(t, len(s.text)); err != nil {
			return Value{}, err
		}
	}
	start, stop, step, count, err := SliceBounds(t, slice, s.Len())
	if err != nil {
		return Value{}, err
	}
	switch {
	case count <= 0:
		return emptyStr.Value(), nil
	case step != 1:
		return s.pick(t, start, step, count)
	}
	return s.substring(t, start, stop)
}

// substring is s[start:stop] for bounds that lie inside s.
func (s *Str) substring(t *Thread, start, stop int) (Value, error) {
	n := s.Len()
	if start == 0 && stop == n {
		return s.Value(), nil
	}
	from, to := s.offset(start), s.offset(stop)
	text := s.text[from:to]
	if pinsTooMuch(len(s.text), len(text)) {
		if err := chargeCopy(t, len(text)); err != nil {
			return Value{}, err
		}
		text = strings.Clone(text)
	}
	if n == len(s.text) {
		return newASCII(text).Value(), nil
	}
	part := StrObject(text)
	if part.length == 0 {
		part.setLength(stop - start)
	}
	return part.Value(), nil
}

// pinsTooMuch decides when a piece gets its own memory rather than keep the
// whole text alive.
func pinsTooMuch(whole, piece int) bool { return whole > 4096 && piece < whole/16 }

// pick returns count code points of s, step apart.
func (s *Str) pick(t *Thread, start, step, count int) (Value, error) {
	if err := t.Charge(count / 8); err != nil {
		return Value{}, err
	}
	if s.IsASCII() {
		if err := t.ChargeBytes(count); err != nil {
			return Value{}, err
		}
		picked := make([]byte, count)
		for i, at := 0, start; i < count; i, at = i+1, at+step {
			picked[i] = s.text[at]
		}
		return newASCII(string(picked)).Value(), nil
	}
	if err := t.ChargeBytes(4 * count); err != nil {
		return Value{}, err
	}
	picked := make([]byte, 0, count*len(s.text)/s.Len()+4)
	for i, at := 0, start; i < count; i, at = i+1, at+step {
		begin := s.offset(at)
		picked = append(picked, s.text[begin:skipPoints(s.text, begin, 1)]...)
	}
	return NewStr(string(picked)), nil
}
