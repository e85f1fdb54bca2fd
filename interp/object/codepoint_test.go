package object

import "testing"

func TestDecodeStr(t *testing.T) {
	t.Parallel()
	tests := []struct{ in, want string }{
		{"", "''"},
		{"aä", `'a\xe4'`},
		{"a\xffb", `'a\udcffb'`},
		{"\xe2\x82", `'\udce2\udc82'`},
		{"\xed\xa0\x80", `'\udced\udca0\udc80'`},
	}
	for _, test := range tests {
		repr, err := ReprString(nil, DecodeStr(test.in))
		must(t, err)
		if got := ASCIIRepr(repr); got != test.want {
			t.Errorf("DecodeStr(%q) = %s, want %s", test.in, got, test.want)
		}
	}
}

func TestCountCodePoints(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text string
		want int
	}{
		{"", 0},
		{"abc", 3},
		{"aä→😀", 4},
		{"\xed\xa0\x80\xed\xb0\x80", 2},
		{"0123456→89abcdefä", 17},
		{"→→→→→→→→→→", 10},
	}
	for _, test := range tests {
		if got := countCodePoints(test.text); got != test.want {
			t.Errorf("countCodePoints(%q) = %d, want %d", test.text, got, test.want)
		}
	}
}

// A text that is not UTF-8 is an error of whoever made the str, but must not
// crash the process.
func FuzzStrOfAnyBytes(f *testing.F) {
	f.Add("abc")
	f.Add("ä\xff\x80→")
	f.Add("\xf0\x9f")
	methods := []string{"upper", "title", "casefold", "split", "splitlines", "strip", "isidentifier", "swapcase", "expandtabs", "encode"}
	f.Fuzz(func(t *testing.T, text string) {
		thread := testThread(Limits{})
		for _, v := range []Value{NewStr(text), DecodeStr(text)} {
			s := strSelf(v)
			for i := range s.Len() {
				_, _ = s.at(thread, int64(i))
			}
			_, _ = getStrItem(thread, v, NewSlice(None, None, Int(-1)))
			_, _ = ReprString(thread, v)
			for _, name := range methods {
				_, _ = CallMethod(thread, v, Intern(name))
			}
			_, _ = CallMethod(thread, v, Intern("replace"), NewStr(""), NewStr("-"))
			_, err := Collect(thread, v)
			must(t, err)
		}
	})
}
