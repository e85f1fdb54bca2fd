package object

import (
	"strings"
	"testing"
)

// fakeCode is a CodeInfo whose spans are byte offsets into its source; the
// part to mark is found by its text.
type fakeCode struct {
	name, source string
	anchor       string // the marked part of every span, "" for none
}

func (c *fakeCode) CodeName() string     { return c.name }
func (c *fakeCode) CodeQualName() string { return c.name }
func (c *fakeCode) Filename() string     { return "x.apy" }

func (c *fakeCode) Locate(s Span) Location {
	at := func(offset int32) (line, column int) {
		before := c.source[:offset]
		return strings.Count(before, "\n") + 1, len(before) - 1 - strings.LastIndexByte(before, '\n')
	}
	var l Location
	l.Line, l.Column = at(s.Start)
	l.EndLine, l.EndColumn = at(s.End)
	return l
}

func (c *fakeCode) SourceLine(n int) (string, bool) {
	lines := strings.Split(c.source, "\n")
	if n < 1 || n > len(lines) {
		return "", false
	}
	return lines[n-1], true
}

func (c *fakeCode) Anchors(s Span) (Span, bool) {
	i := strings.Index(c.source[s.Start:s.End], c.anchor)
	if c.anchor == "" || i < 0 {
		return Span{}, false
	}
	start := s.Start + int32(i)
	return Span{start, start + int32(len(c.anchor))}, true
}

// tracebackEntry makes a traceback entry of the part of source between « and ».
func tracebackEntry(name, source, anchor string) *Traceback {
	start := strings.Index(source, "«")
	source = strings.Replace(source, "«", "", 1)
	end := strings.Index(source, "»")
	source = strings.Replace(source, "»", "", 1)
	return &Traceback{Code: &fakeCode{name, source, anchor}, Span: Span{int32(start), int32(end)}}
}

// TestTracebackEntry compares the carets with what CPython 3.13 prints for the
// same places.
func TestTracebackEntry(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, source, anchor, want string }{
		{"whole line", "x = 1\n«raise ValueError»", "", "    raise ValueError\n"},
		{"part of a line", "print(«undefined», 1)", "", "    print(undefined, 1)\n          ^^^^^^^^^\n"},
		{"operator", "    y = «a + b» * c", "+", "    y = a + b * c\n        ~~^~~\n"},
		{"subscript", "«d['k']»", "['k']", "    d['k']\n    ~^^^^^\n"},
		{"call statement", "«f(1)»", "(1)", "    f(1)\n    ~^^^\n"},
		{"call returned", "  return «f(1)»", "(1)", "    return f(1)\n"},
		{"method call returned", "  return «a.f(1)»", "(1)", "    return a.f(1)\n           ~~~^^^\n"},
		{"call assigned", "x = «a.f(1)»  # why", "(1)", "    x = a.f(1)  # why\n"},
		{"call in parentheses", "x = («f(1)»)", "(1)", "    x = (f(1))\n"},
		{"call in a tuple", "x = «f(1)», 2", "(1)", "    x = f(1), 2\n        ~^^^\n"},
		{"wide characters", "print(«\"日本\" + 1»)", "+", "    print(\"日本\" + 1)\n          ~~~~~~~^~~\n"},
		{"two lines", "x = («a +\n     b»)", "+", "    x = (a +\n         ~~^\n         b)\n         ~\n"},
		{"long call", "«f(\n  1,\n  2,\n  3,\n  4,\n)»", "(\n  1,\n  2,\n  3,\n  4,\n)",
			"    f(\n    ~^\n      1,\n      ^^\n    ...<2 lines>...\n      4,\n      ^^\n    )\n    ^\n"},
		{"no source", "«»", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			tb := tracebackEntry("f", test.source, test.anchor)
			head, body, _ := strings.Cut(formatEntry(tb), "\n")
			if !strings.HasSuffix(head, ", in f") {
				t.Errorf("first line %q", head)
			}
			if body != test.want {
				t.Errorf("got\n%s\nwant\n%s", body, test.want)
			}
		})
	}
}

func TestTracebackOfRecursion(t *testing.T) {
	t.Parallel()
	code := tracebackEntry("f", "«f()»", "")
	var tb *Traceback
	for range 10 {
		tb = &Traceback{Next: tb, Code: code.Code, Span: code.Span}
	}
	text := FormatTraceback(tb)
	if got := strings.Count(text, "line 1, in f"); got != repeatCutoff {
		t.Errorf("the line is shown %d times", got)
	}
	if want := "  [Previous line repeated 7 more times]\n"; !strings.HasSuffix(text, want) {
		t.Errorf("got %q, want it to end with %q", text, want)
	}
}

func TestFormatExceptionChains(t *testing.T) {
	t.Parallel()
	th := testThread(Limits{})
	inner := NewException(KeyError, NewStr("k"))
	caused := NewException(ValueError, NewStr("v"))
	caused.Cause, caused.SuppressContext = inner, true
	during := NewException(TypeError)
	during.Context = inner
	circular := NewException(IndexError, NewStr("i"))
	circular.Context = circular
	hidden := NewException(OSError, Int(2), NewStr("gone"), NewStr("f"))
	hidden.Context, hidden.SuppressContext = inner, true
	noted := NewException(ValueError, NewStr("v"))
	if err := addNote(th, noted.Value(), NewStr("one\ntwo")); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		e    *Exception
		want string
	}{
		{"alone", inner, "KeyError: 'k'\n"},
		{"cause", caused, "KeyError: 'k'\n" + causeSentence + "ValueError: v\n"},
		{"context", during, "KeyError: 'k'\n" + contextSentence + "TypeError\n"},
		{"circular", circular, "IndexError: i\n"},
		{"from None", hidden, "OSError: [Errno 2] gone: 'f'\n"},
		{"notes", noted, "ValueError: v\none\ntwo\n"},
		{"syntax error", NewException(SyntaxError, NewStr("bad"), TupleOf(NewStr("m.py"), Int(3), Int(5), NewStr("  foo bar\n"), Int(3), Int(8))),
			"  File \"m.py\", line 3\n    foo bar\n      ^^^\nSyntaxError: bad\n"},
	}
	for _, test := range tests {
		if got := FormatException(th, test.e); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

func TestSuggest(t *testing.T) {
	t.Parallel()
	names := []string{"append", "timeout", "counter", "Path", "x", "__init__", strings.Repeat("long", 20)}
	tests := []struct{ wrong, want string }{
		{"apend", "append"},
		{"appendd", "append"},
		{"timeuot", "timeout"},
		{"path", "Path"},
		{"conter", "counter"},
		{"append", ""}, // what exists is not suggested
		{"zzzzzz", ""},
		{"y", ""},
		{strings.Repeat("long", 20) + "x", strings.Repeat("long", 20)},
	}
	for _, test := range tests {
		if got := Suggest(test.wrong, names); got != test.want {
			t.Errorf("Suggest(%q) = %q, want %q", test.wrong, got, test.want)
		}
	}
}
