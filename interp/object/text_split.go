package object

import (
	"math"
	"strings"
)

// splitter cuts a text into the values that split and its kin return. It works
// on bytes and on WTF-8 alike: separators are whole code points.
type splitter struct {
	text   string
	make   func(string) Value
	limit  int  // how many cuts are left
	points bool // white space and line ends are those of str, not of bytes
	pieces []Value
}

// pieceBytes is what a piece costs: its Value, its object and some text.
const pieceBytes = 64

func newSplitter(t *Thread, text string, limit int, points bool, wrap func(string) Value) (*splitter, error) {
	if limit < 0 {
		limit = math.MaxInt
	}
	return &splitter{text: text, make: wrap, limit: limit, points: points}, chargeScan(t, 8*len(text))
}

func (s *splitter) add(piece string) { s.pieces = append(s.pieces, s.make(piece)) }

// split cuts at a separator, "" for white space.
func (s *splitter) split(t *Thread, separator string) (Value, error) {
	if separator == "" {
		s.atSpace()
	} else {
		s.at(separator)
	}
	return s.list(t)
}

// splitFromRight is split from the right.
func (s *splitter) splitFromRight(t *Thread, separator string) (Value, error) {
	if separator == "" {
		s.atSpaceFromRight()
	} else {
		s.atFromRight(separator)
	}
	return s.reversed(t)
}

// list accounts for the pieces and returns them.
func (s *splitter) list(t *Thread) (Value, error) {
	if err := t.ChargeBytes(len(s.pieces) * pieceBytes); err != nil {
		return Value{}, err
	}
	return NewList(s.pieces), nil
}

// reversed is list for pieces that were found from the right.
func (s *splitter) reversed(t *Thread) (Value, error) {
	for i, j := 0, len(s.pieces)-1; i < j; i, j = i+1, j-1 {
		s.pieces[i], s.pieces[j] = s.pieces[j], s.pieces[i]
	}
	return s.list(t)
}

// isWordByte tells the commonest bytes that are not white space.
func isWordByte(b byte) bool { return b > ' ' && b < 0x80 }

// spaceAt returns the size of the white space at text[i], 0 for none.
func (s *splitter) spaceAt(i int) int {
	b := s.text[i]
	switch {
	case isSpaceByte(b) || s.points && b >= 0x1C && b <= 0x1F:
		return 1
	case b < 0xC0 || !s.points:
		return 0
	}
	if r, size := decodePoint(s.text, i); isSpace(r) {
		return size
	}
	return 0
}

// spaceBefore returns the size of the white space that ends at text[:end].
func (s *splitter) spaceBefore(end int) int {
	b := s.text[end-1]
	if b < 0x80 || !s.points {
		return s.spaceAt(end - 1)
	}
	if r, size := decodeLastPoint(s.text, end); isSpace(r) {
		return size
	}
	return 0
}

// atSpace cuts at runs of white space, dropping those at the ends.
func (s *splitter) atSpace() {
	text := s.text
	s.pieces = make([]Value, 0, min(s.limit, len(text)/8)+1)
	for i := 0; ; s.limit-- {
		for i < len(text) {
			size := s.spaceAt(i)
			if size == 0 {
				break
			}
			i += size
		}
		if i == len(text) {
			return
		}
		if s.limit == 0 {
			s.add(text[i:])
			return
		}
		start := i
		for i < len(text) && (isWordByte(text[i]) || s.spaceAt(i) == 0) {
			i++
		}
		s.add(text[start:i])
	}
}

// trimRight returns the end of text[:end] without white space at its end.
func (s *splitter) trimRight(end int) int {
	for end > 0 {
		size := s.spaceBefore(end)
		if size == 0 {
			break
		}
		end -= size
	}
	return end
}

// atSpaceFromRight is atSpace with its cuts from the right.
func (s *splitter) atSpaceFromRight() {
	text := s.text
	for end := len(text); ; s.limit-- {
		end = s.trimRight(end)
		if end == 0 {
			return
		}
		if s.limit == 0 {
			s.add(text[:end])
			return
		}
		stop := end
		for end > 0 && (isWordByte(text[end-1]) || s.spaceBefore(end) == 0) {
			end--
		}
		s.add(text[end:stop])
	}
}

// at cuts at each occurrence of a separator.
func (s *splitter) at(separator string) {
	text := s.text
	s.pieces = make([]Value, 0, 1+min(s.limit, strings.Count(text, separator)))
	for ; s.limit > 0; s.limit-- {
		i := strings.Index(text, separator)
		if i < 0 {
			break
		}
		s.add(text[:i])
		text = text[i+len(separator):]
	}
	s.add(text)
}

// atFromRight is at with its cuts from the right.
func (s *splitter) atFromRight(separator string) {
	text := s.text
	for ; s.limit > 0; s.limit-- {
		i := strings.LastIndex(text, separator)
		if i < 0 {
			break
		}
		s.add(text[i+len(separator):])
		text = text[:i]
	}
	s.add(text)
}

// atLines cuts behind line ends, of which \r\n is one.
func (s *splitter) atLines(keepEnds bool) {
	text := s.text
	start := 0
	for i := 0; i < len(text); {
		size := s.lineEndAt(i)
		if size == 0 {
			i++
			continue
		}
		end := i
		i += size
		if keepEnds {
			end = i
		}
		s.add(text[start:end])
		start = i
	}
	if start < len(text) {
		s.add(text[start:])
	}
}

// lineEndAt returns the size of the line end at text[i], 0 for none.
func (s *splitter) lineEndAt(i int) int {
	b := s.text[i]
	switch {
	case b > '\r' && b < 0x1C || b > 0x1E && b < 0x80 || b < '\n':
		return 0
	case b == '\r':
		if i+1 < len(s.text) && s.text[i+1] == '\n' {
			return 2
		}
		return 1
	case b == '\n':
		return 1
	case !s.points || b&0xC0 == 0x80:
		return 0
	}
	if r, size := decodePoint(s.text, i); isLineBreak(r) {
		return size
	}
	return 0
}
