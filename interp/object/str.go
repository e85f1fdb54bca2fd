package object

import (
	"hash/maphash"
	"math"
)

// Str is Python's str: code points, stored as UTF-8 in which a lone surrogate
// takes its own three bytes (WTF-8).
//
// Hash, length and the index of a long text that is not ASCII are computed
// when first asked. A Str that is shared between threads of different sessions
// (a constant of a Program, a built-in's name) is made by Intern, which
// computes them at once.
//
// The fields are packed into 32 bytes, one allocation class below what plain
// words would need: scripts make more strs than anything else.
type Str struct {
	text   string
	tail   *strTail // nil for most; see strTail
	hash   uint32   // 0: not computed yet
	length uint32   // code points; 0: not computed yet, or too many for the field
}

func (*Str) Type() *Type { return StrType }

var hashSeed = maphash.MakeSeed()

// emptyStr, charStrs and latinStrs serve the strings that scripts make most
// often: the empty one and those of one code point.
var (
	emptyStr  = &Str{}
	charStrs  = makeCharStrs()
	latinStrs = makeLatinStrs()
)

func makeCharStrs() (chars [0x80]*Str) {
	for i := range chars {
		chars[i] = internText(string(rune(i)))
	}
	return chars
}

func makeLatinStrs() (chars [0x80]*Str) {
	for i := range chars {
		chars[i] = internText(string(rune(0x80 + i)))
	}
	return chars
}

// NewStr makes a str value of text, which is UTF-8 (or WTF-8).
func NewStr(text string) Value { return Value{obj: StrObject(text)} }

// StrObject makes a *Str of text.
func StrObject(text string) *Str {
	switch len(text) {
	case 0:
		return emptyStr
	case 1:
		if text[0] < 0x80 {
			return charStrs[text[0]]
		}
	case 2:
		if text[0] == 0xC2 || text[0] == 0xC3 {
			return latinStrs[(text[0]&1)<<6|text[1]&0x3F]
		}
	}
	return &Str{text: text}
}

// newASCII makes a *Str of a text that is known to be ASCII.
func newASCII(text string) *Str {
	if len(text) < 2 {
		return StrObject(text)
	}
	s := &Str{text: text}
	s.setLength(len(text))
	return s
}

// Intern makes a *Str with everything computed, which threads may share.
func Intern(text string) *Str {
	if len(text) <= 1 {
		return StrObject(text)
	}
	return internText(text)
}

func internText(text string) *Str {
	s := &Str{text: text}
	s.Hash()
	if n := s.Len(); n < len(text) && len(text) > shortText {
		s.offset(n - 1)
	}
	return s
}

// String returns the text.
func (s *Str) String() string { return s.text }

// Value returns s as a value.
func (s *Str) Value() Value { return Value{obj: s} }

// Hash returns the str's hash, seeded per process; 0 for the empty str alone. It
// has 32 bits: the seed is secret, so no input can choose strs that collide,
// and the tables spread it.
func (s *Str) Hash() uint64 {
	if s.hash == 0 {
		s.computeHash()
	}
	return uint64(s.hash)
}

func (s *Str) computeHash() {
	if s.text != "" {
		s.hash = max(1, uint32(maphash.String(hashSeed, s.text)))
	}
}

// Len returns the number of code points.
func (s *Str) Len() int {
	if s.length != 0 || s.text == "" {
		return int(s.length)
	}
	n := countCodePoints(s.text)
	s.setLength(n)
	return n
}

func (s *Str) setLength(n int) {
	if n < math.MaxUint32 {
		s.length = uint32(n)
	}
}

// IsASCII reports whether code points are bytes.
func (s *Str) IsASCII() bool { return s.Len() == len(s.text) }

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

// isStr reports whether v is a str or an instance of a subclass.
func isStr(v Value) bool {
	_, ok := v.AsStr()
	return ok
}

// strSelf returns the text of a method's receiver, whose type is known.
func strSelf(v Value) *Str {
	s, _ := v.AsStr()
	return s
}
