package parser

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/alecthomas/participle/v2/lexer"
)

// lexed writes the tokens of a source as NAME:text, with layout tokens in
// capitals and operators as they are.
func lexed(t *testing.T, source string) string {
	t.Helper()
	lex, err := Definition{}.LexString("x.py", source)
	if err != nil {
		t.Fatal(err)
	}
	names := lexer.SymbolsByRune(Definition{})
	var words []string
	for {
		token, err := lex.Next()
		if err != nil {
			var syntax *SyntaxError
			if !errors.As(err, &syntax) {
				t.Fatalf("%T is no *SyntaxError", err)
			}
			return strings.Join(append(words, "ERROR "+syntax.Msg), " ")
		}
		switch token.Type {
		case lexer.EOF:
			return strings.Join(words, " ")
		case tokenNewline, tokenIndent, tokenDedent:
			words = append(words, strings.ToUpper(names[token.Type]))
		case tokenName, tokenNumber, tokenString, tokenFStringStart, tokenFStringMiddle, tokenFStringEnd,
			tokenFieldStart, tokenMatch, tokenType, tokenOther:
			words = append(words, names[token.Type]+":"+token.Value)
		default:
			words = append(words, token.Value)
		}
	}
}

func TestLexer(t *testing.T) {
	t.Parallel()
	tests := []struct{ source, want string }{
		{"", ""},
		{"\n\n  # comment\n", ""},
		{"x", "Name:x NEWLINE"},
		{"x = 1 # comment", "Name:x = Number:1 NEWLINE"},
		{"if x:\n  y\nz", "if Name:x : NEWLINE INDENT Name:y NEWLINE DEDENT Name:z NEWLINE"},
		{"if x:\n  if y:\n    z\n", "if Name:x : NEWLINE INDENT if Name:y : NEWLINE INDENT Name:z NEWLINE DEDENT DEDENT"},
		{"if x:\n\ty\n        z\n", "if Name:x : NEWLINE INDENT Name:y NEWLINE ERROR inconsistent use of tabs and spaces in indentation"},
		{"if x:\n  y\n # comment\n  z", "if Name:x : NEWLINE INDENT Name:y NEWLINE Name:z NEWLINE DEDENT"},
		{"(a,\n  b) # c\n", "( Name:a , Name:b ) NEWLINE"},
		{"a + \\\n  b", "Name:a + Name:b NEWLINE"},
		{"a<=b<<c<<=d->e:=f...g..h", "Name:a <= Name:b << Name:c <<= Name:d -> Name:e := Name:f ... Name:g . . Name:h NEWLINE"},
		{"a//b**c//=d**=e!=f@=g", "Name:a // Name:b ** Name:c //= Name:d **= Name:e != Name:f @= Name:g NEWLINE"},
		{"1.5e-3j 0x_ff 1_0 .5 1.", "Number:1.5e-3j Number:0x_ff Number:1_0 Number:.5 Number:1. NEWLINE"},
		{"1if 0xfor 1or 2", "Number:1 if Number:0xf or Number:1 or Number:2 NEWLINE"},
		{"'a' b\"c\" Rb'd' u'''e\nf''' f 'g'", "String:'a' String:b\"c\" String:Rb'd' String:u'''e\nf''' Name:f String:'g' NEWLINE"},
		{`'a\'b' "\\"`, `String:'a\'b' String:"\\" NEWLINE`},
		{"f''", "FStringStart:f' FStringEnd:' NEWLINE"},
		{"f'a{b}c'", "FStringStart:f' FStringMiddle:a FieldStart:{ Name:b } FStringMiddle:c FStringEnd:' NEWLINE"},
		{"f'{{a}}{b!r:>{w}}'", "FStringStart:f' FStringMiddle:{{a}} FieldStart:{ Name:b ! Name:r : FStringMiddle:> FieldStart:{ Name:w } } FStringEnd:' NEWLINE"},
		{"f'{a = }'", "FStringStart:f' FieldStart:{a =  Name:a = } FStringEnd:' NEWLINE"},
		{"f'{f\"{'x'}\"}'", "FStringStart:f' FieldStart:{ FStringStart:f\" FieldStart:{ String:'x' } FStringEnd:\" } FStringEnd:' NEWLINE"},
		{"f'''{\na\n}'''", "FStringStart:f''' FieldStart:{ Name:a } FStringEnd:''' NEWLINE"},
		{"f'{a:\\N{x}}'", "FStringStart:f' FieldStart:{ Name:a : FStringMiddle:\\N{x} } FStringEnd:' NEWLINE"},
		{"f'{x:=5}{(x:=5)}'", "FStringStart:f' FieldStart:{ Name:x : FStringMiddle:=5 } FieldStart:{ ( Name:x := Number:5 ) } FStringEnd:' NEWLINE"},
		{"match x:\n case 1: pass", "Match:match Name:x : NEWLINE INDENT Name:case Number:1 : pass NEWLINE DEDENT"},
		{"match = x; match(x); match[x]: y", "Name:match = Name:x ; Name:match ( Name:x ) ; Name:match [ Name:x ] : Name:y NEWLINE"},
		{"match: int", "Name:match : Name:int NEWLINE"},
		{"type X = type", "Type:type Name:X = Name:type NEWLINE"},
		{"x; type Y[T] = T", "Name:x ; Type:type Name:Y [ Name:T ] = Name:T NEWLINE"},
		{"type(x); type = X; (type\nX)", "Name:type ( Name:x ) ; Name:type = Name:X ; ( Name:type Name:X ) NEWLINE"},
		{"a $ b", "Name:a Other:$ Name:b NEWLINE"},
		{"\ufeffa\r\nb\rc", "Name:a NEWLINE Name:b NEWLINE Name:c NEWLINE"},
		{"é + 漢", "Name:é + Name:漢 NEWLINE"},
		{"a)", "Name:a ERROR unmatched ')'"},
		{"(a", "( Name:a ERROR '(' was never closed"},
	}
	for _, test := range tests {
		if got := lexed(t, test.source); got != test.want {
			t.Errorf("%q:\n got %s\nwant %s", test.source, got, test.want)
		}
	}
}

func TestTokenPositions(t *testing.T) {
	t.Parallel()
	lex, err := Definition{}.LexString("x.py", "é = '''a\nb''' + f'{c}'\nif d:\n  e")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for {
		token, err := lex.Next()
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, fmt.Sprintf("%d:%d", token.Pos.Line, token.Pos.Column))
		if token.EOF() {
			break
		}
	}
	const want = "1:1 1:4 1:6 2:6 2:8 2:10 2:11 2:12 2:13 2:14 3:1 3:4 3:5 3:6 4:3 4:3 4:4 5:1 5:0"
	if line := strings.Join(got, " "); line != want {
		t.Errorf(" got %s\nwant %s", line, want)
	}
}

// Every character that Go and CPython both know may stand in a name for both or
// for neither.
func TestIdentifierCharacters(t *testing.T) {
	t.Parallel()
	const script = `
import unicodedata
print("".join("-" if unicodedata.category(c) == "Cn" else
    str(c.isidentifier() + 2 * ("a" + c).isidentifier() + 4 * c.isprintable())
    for c in map(chr, range(0x110000))), end="")
`
	out, err := oracle(t, "-c", script).Output()
	if err != nil {
		t.Fatal(err)
	}
	assigned := []*unicode.RangeTable{unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.C}
	checked := 0
	for r, want := range out {
		r := rune(r)
		if want == '-' || !unicode.IsOneOf(assigned, r) || unicode.Is(unicode.Cs, r) {
			continue
		}
		checked++
		got := 0
		if isIdentifierStart(r) {
			got++
		}
		if isIdentifierPart(r) {
			got += 2
		}
		if isPrintable(r) {
			got += 4
		}
		if got != int(want-'0') {
			t.Errorf("%U: got %d, want %c", r, got, want)
		}
	}
	if checked < 200000 {
		t.Errorf("checked only %d characters", checked)
	}
}
