package object

import (
	"hash/maphash"
	"unicode/utf8"
)

// Str is Python's str: code points, stored as UTF-8 in which a lone surrogate
// takes its own three bytes (WTF-8).
//
// Hash and length are computed when first asked. A Str that is shared between
// threads of different sessions (a constant of a Program, a built-in's name)
// is made by Intern, which computes both at once.
type Str struct {
	text   string
	hash   uint64 // 0: not computed yet
	length int    // code points; -1: not computed yet; len(text) means ASCII
}

func (*Str) Type() *Type { return StrType }

var hashSeed = maphash.MakeSeed()

// emptyStr and charStrs serve the strings that scripts make most often.
var (
	emptyStr = Intern("")
	charStrs = makeCharStrs()
)

func makeCharStrs() (chars [128]*Str) {
	for i := range chars {
		chars[i] = Intern(string(rune(i)))
	}
	return chars
}

// NewStr makes a str value of text, which is UTF-8 (or WTF-8).
func NewStr(text string) Value { return Value{obj: StrObject(text)} }

// StrObject makes a *Str of text.
func StrObject(text string) *Str {
	switch {
	case len(text) == 0:
		return emptyStr
	case len(text) == 1 && text[0] < utf8.RuneSelf:
		return charStrs[text[0]]
	}
	return &Str{text: text, length: -1}
}

// Intern makes a *Str with everything computed, which threads may share.
func Intern(text string) *Str {
	s := &Str{text: text, length: -1}
	s.Hash()
	s.Len()
	return s
}

// String returns the text.
func (s *Str) String() string { return s.text }

// Value returns s as a value.
func (s *Str) Value() Value { return Value{obj: s} }

// Hash returns the str's hash, seeded per process; never 0.
func (s *Str) Hash() uint64 {
	if s.hash == 0 {
		h := maphash.String(hashSeed, s.text)
		if h == 0 {
			h = 1
		}
		s.hash = h
	}
	return s.hash
}

// Len returns the number of code points.
func (s *Str) Len() int {
	if s.length < 0 {
		s.length = countCodePoints(s.text)
	}
	return s.length
}

// IsASCII reports whether code points are bytes.
func (s *Str) IsASCII() bool { return s.Len() == len(s.text) }

// countCodePoints counts lead bytes, so that a surrogate's three bytes are one
// code point.
func countCodePoints(text string) int {
	n := 0
	for i := 0; i < len(text); i++ {
		if text[i]&0xC0 != 0x80 {
			n++
		}
	}
	return n
}

// AsStr returns the *Str of v, or of an instance of a subclass of str.
func (v Value) AsStr() (*Str, bool) {
	if s, ok := v.obj.(*Str); ok {
		return s, true
	}
	if d, ok := v.obj.(*Derived); ok {
		s, ok := d.Base.obj.(*Str)
		return s, ok
	}
	return nil, false
}
