package object

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
)

func testThread(limits Limits) *Thread {
	s := NewState(context.Background())
	s.Limits = limits
	return NewThread(s)
}

// Strs that grow from a common beginning share its buffer; none may see what
// another appended.
func TestGrowingStrsDoNotDisturbEachOther(t *testing.T) {
	t.Parallel()
	thread := testThread(Limits{})
	base := StrObject(strings.Repeat("ä", shortText))
	want := map[*Str]string{base: base.text}
	all := []*Str{base}
	for i := range 300 {
		left := all[i*7%len(all)]
		right := StrObject(fmt.Sprintf("<%d>", i))
		joined, err := concatStr(thread, left, right)
		must(t, err)
		want[joined] = want[left] + right.text
		all = append(all, joined)
		_ = joined.offset(joined.Len() / 2) // builds the shared index
	}
	for _, s := range all {
		if s.text != want[s] {
			t.Fatalf("got a str that ends in %q, want %q", s.text[len(s.text)-8:], want[s][len(want[s])-8:])
		}
		if n := countCodePoints(s.text); s.Len() != n {
			t.Fatalf("Len() = %d, want %d", s.Len(), n)
		}
	}
}

func TestOffsetsOfCodePoints(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("aä→😀", 200) + "\xed\xa0\x80" + strings.Repeat("ö", 70)
	offsets := []int{}
	for i := 0; i < len(text); i += pointSize(text[i]) {
		offsets = append(offsets, i)
	}
	offsets = append(offsets, len(text))
	for _, step := range []int{1, 13, 97, len(offsets) - 2} {
		s := StrObject(text)
		for i := len(offsets) - 1; i >= 0; i -= step {
			if got := s.offset(i); got != offsets[i] {
				t.Fatalf("offset(%d) = %d, want %d", i, got, offsets[i])
			}
			if got := s.pointIndex(offsets[i]); got != i {
				t.Fatalf("pointIndex(%d) = %d, want %d", offsets[i], got, i)
			}
		}
	}
}

func TestInternedStrsNeedNoMoreComputing(t *testing.T) {
	t.Parallel()
	s := Intern(strings.Repeat("€", 1000))
	before := *s
	indexed := len(s.tail.index)
	_, err := s.at(testThread(Limits{}), 999)
	must(t, err)
	s.Hash()
	s.Len()
	if *s != before || len(s.tail.index) != indexed {
		t.Error("an interned str changed when it was read")
	}
}

// Each of these would take more memory than there is; the limit must stop it
// before anything is allocated.
func TestByteLimitStopsLargeTexts(t *testing.T) {
	t.Parallel()
	big := Int(1 << 36)
	ab := NewStr("ab")
	tests := map[string]func(*Thread) (Value, error){
		"repeat":      func(t *Thread) (Value, error) { return repeatStr(t, ab, big) },
		"center":      func(t *Thread) (Value, error) { return CallMethod(t, ab, Intern("center"), big) },
		"zfill":       func(t *Thread) (Value, error) { return CallMethod(t, ab, Intern("zfill"), big) },
		"expandtabs":  func(t *Thread) (Value, error) { return CallMethod(t, NewStr("\t"), Intern("expandtabs"), Int(1<<30)) },
		"bytes":       func(t *Thread) (Value, error) { return Call1(t, BytesType.Value(), big) },
		"bytearray":   func(t *Thread) (Value, error) { return Call1(t, ByteArrayType.Value(), big) },
		"bytes.ljust": func(t *Thread) (Value, error) { return CallMethod(t, NewBytes("ab"), Intern("ljust"), big) },
	}
	for name, run := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := run(testThread(Limits{Bytes: 1 << 20}))
			var limit *LimitError
			if !errors.As(err, &limit) || limit.Resource != "bytes" {
				t.Errorf("got %v, want a LimitError of bytes", err)
			}
		})
	}
}

func TestReplaceOfManyStopsAtByteLimit(t *testing.T) {
	t.Parallel()
	thread := testThread(Limits{Bytes: 1 << 22})
	text, long := NewStr(strings.Repeat("a", 1<<16)), NewStr(strings.Repeat("b", 1<<16))
	_, err := CallMethod(thread, text, Intern("replace"), NewStr("a"), long)
	var limit *LimitError
	if !errors.As(err, &limit) {
		t.Errorf("got %v, want a LimitError", err)
	}
}
