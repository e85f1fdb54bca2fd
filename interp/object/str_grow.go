package object

import "strings"

// strTail is what some strs keep beside their text.
//
// room is the buffer that a growing str was built in. A str whose text is the
// whole of it can be appended to in place: the strs made before see only their
// prefix. That makes `s += x` in a loop linear. All strs of such a chain share
// one tail.
//
// index holds the byte offset of every blockSize-th code point of a text that
// is not ASCII, as far as it was needed. The strs that share a tail are
// prefixes of one another, so they share the index as well.
type strTail struct {
	room  strings.Builder
	index []int
}

const (
	// shortText is the length in bytes up to which copying, or walking, is
	// cheaper than keeping a tail.
	shortText = 256
	blockSize = 32
)

// concatStr joins two strs.
func concatStr(t *Thread, a, b *Str) (*Str, error) {
	switch {
	case len(a.text) == 0:
		return b, nil
	case len(b.text) == 0:
		return a, nil
	}
	n := len(a.text) + len(b.text)
	if n <= shortText {
		if err := t.ChargeBytes(n); err != nil {
			return nil, err
		}
		return &Str{text: a.text + b.text, length: joinedLength(a, b)}, nil
	}
	return growStr(t, a, b, n)
}

func growStr(t *Thread, a, b *Str, n int) (*Str, error) {
	tail := a.tail
	if tail != nil && tail.room.Len() == len(a.text) {
		if err := chargeCopy(t, 2*len(b.text)); err != nil {
			return nil, err
		}
	} else {
		if err := chargeCopy(t, n); err != nil {
			return nil, err
		}
		tail = &strTail{}
		tail.room.Grow(n)
		tail.room.WriteString(a.text)
	}
	tail.room.WriteString(b.text)
	return &Str{text: tail.room.String(), tail: tail, length: joinedLength(a, b)}, nil
}

// joinedLength adds two lengths where both are known, so that asking a growing
// str for its length stays cheap; else 0.
func joinedLength(a, b *Str) uint32 {
	if a.length == 0 || b.length == 0 || a.length+b.length < a.length {
		return 0
	}
	return a.length + b.length
}

// chargeCopy accounts for a result of n bytes and the work of filling it.
func chargeCopy(t *Thread, n int) error {
	if n > 64 {
		if err := t.Charge(n / 64); err != nil {
			return err
		}
	}
	return t.ChargeBytes(n)
}

// chargeSearch accounts for a search in n bytes that ended at i, or in vain. It
// counts afterwards what was read, as a loop of searches each of which ends
// soon must not pay for the whole text each time.
func chargeSearch(t *Thread, i, n int) error {
	if i >= 0 {
		n = i
	}
	return chargeScan(t, n)
}

// chargeScan accounts for reading n bytes.
func chargeScan(t *Thread, n int) error {
	if n > 64 {
		return t.Charge(n / 64)
	}
	return nil
}

// offset returns where code point i begins, for 0 <= i <= Len.
func (s *Str) offset(i int) int {
	n := s.Len()
	if n == len(s.text) {
		return i
	}
	if i >= n {
		return len(s.text)
	}
	if len(s.text) <= shortText {
		return skipPoints(s.text, 0, i)
	}
	return skipPoints(s.text, s.blockOffset(i/blockSize), i%blockSize)
}

// blockOffset returns where a block of blockSize code points begins.
func (s *Str) blockOffset(block int) int {
	if s.tail == nil {
		s.tail = &strTail{}
	}
	tail := s.tail
	if len(tail.index) == 0 {
		tail.index = append(tail.index, 0)
	}
	for len(tail.index) <= block {
		last := tail.index[len(tail.index)-1]
		tail.index = append(tail.index, skipPoints(s.text, last, blockSize))
	}
	return tail.index[block]
}

// skipPoints returns the offset n code points after offset i, or the end.
func skipPoints(text string, i, n int) int {
	for ; n > 0 && i < len(text); n-- {
		i += pointSize(text[i])
	}
	return min(i, len(text))
}

// pointIndex returns how many code points lie before a byte offset.
func (s *Str) pointIndex(offset int) int {
	if s.IsASCII() {
		return offset
	}
	if s.tail == nil || len(s.text) <= shortText {
		return countCodePoints(s.text[:offset])
	}
	low, high := 0, len(s.tail.index)
	for low < high {
		if middle := (low + high) / 2; s.tail.index[middle] <= offset {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low == 0 {
		return countCodePoints(s.text[:offset])
	}
	return (low-1)*blockSize + countCodePoints(s.text[s.tail.index[low-1]:offset])
}
