package object

import (
	"strings"
	"testing"
)

var benchTexts = map[string]string{
	"ascii":   strings.Repeat("hello world ", 1000),
	"unicode": strings.Repeat("hällo wörld→", 1000),
}

func benchEachText(b *testing.B, run func(b *testing.B, t *Thread, s *Str)) {
	for name, text := range benchTexts {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			run(b, testThread(Limits{}), StrObject(text))
		})
	}
}

func BenchmarkStrIndex(b *testing.B) {
	benchEachText(b, func(b *testing.B, t *Thread, s *Str) {
		v, n := s.Value(), int64(s.Len())
		for i := range int64(b.N) {
			if _, err := getStrItem(t, v, Int(i%n)); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkStrSlice(b *testing.B) {
	slice := NewSlice(Int(3000), Int(3020), None)
	benchEachText(b, func(b *testing.B, t *Thread, s *Str) {
		for range b.N {
			if _, err := getStrItem(t, s.Value(), slice); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkStrIterate(b *testing.B) {
	benchEachText(b, func(b *testing.B, t *Thread, s *Str) {
		it, _ := iterStr(t, s.Value())
		for range b.N {
			if _, ok, _ := nextOfStr(t, it); !ok {
				it, _ = iterStr(t, s.Value())
			}
		}
	})
}

// One operation is one `s += "x"` of a str that ends up with 100,000
// characters: the time must not depend on that number.
func BenchmarkStrAppend(b *testing.B) {
	b.ReportAllocs()
	t, x := testThread(Limits{}), StrObject("x")
	s := emptyStr
	for i := range b.N {
		if i%100_000 == 0 {
			s = emptyStr
		}
		var err error
		if s, err = concatStr(t, s, x); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkStrMethods(b *testing.B) {
	words := make([]Value, 1000)
	for i := range words {
		words[i] = NewStr("hello")
	}
	methods := []struct {
		name string
		args []Value
	}{
		{"split", nil},
		{"split", []Value{NewStr(" ")}},
		{"replace", []Value{NewStr("o"), NewStr("00")}},
		{"join", []Value{NewList(words)}},
		{"find", []Value{NewStr("nowhere")}},
		{"upper", nil},
		{"isalpha", nil},
		{"encode", nil},
	}
	for _, m := range methods {
		name := m.name
		if len(m.args) == 1 && name == "split" {
			name = "split-separator"
		}
		method := Intern(m.name)
		b.Run(name, func(b *testing.B) {
			benchEachText(b, func(b *testing.B, t *Thread, s *Str) {
				for range b.N {
					if _, err := CallMethod(t, s.Value(), method, m.args...); err != nil {
						b.Fatal(err)
					}
				}
			})
		})
	}
}
