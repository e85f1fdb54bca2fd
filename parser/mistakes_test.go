package parser

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "have CPython write the expected errors anew")

// mistakes are sources with a mistake that the lexer, the layout of the lines or
// a literal shows, and mistakes in f-strings.
var mistakes = []string{
	"x = 0777",
	"x = 1__0",
	"x=1_",
	"0x",
	"0xg",
	"0o8",
	"0b2",
	"0b12",
	"1a",
	"1e+",
	"1e5x",
	"0_7",
	"00012",
	"x = 1if",
	"5ab",
	"1.2.3a",
	"'abc",
	"x = 'abc\\'\n",
	"'''abc\ndef",
	"x = '''abc\n\n",
	"f'abc",
	"f'''abc\n",
	"f'{a'",
	"f'{a",
	"f'{'",
	"f'}'",
	"f'{)}'",
	"f'{(}'",
	"f'{}'",
	"f'{a!x}'",
	"f'{a!}'",
	"f'{a:{b:{c:{d}}}}'",
	"(",
	"x = (1,\n y",
	"x = [1\n\n\n",
	"{1:2",
	"x)",
	"x]",
	"(]",
	"(\n]",
	"(1,\n2]",
	"€",
	"a€b",
	"a\u00a0b",
	"x = $",
	"x = ?",
	"x \\ y",
	"x \\\n",
	"x \\",
	"\\",
	"  x",
	"if 1:\nx",
	"if 1:\n  x\n y",
	"if 1:\n\tx\n        y",
	"if 1:\n        x\n\ty",
	"x\n  y",
	"\u0001",
	"a\u0001",
	"if 1:\n  if 2:\n    x\n   y\n",
	"'\\N{foo}'",
	"'\\x1'",
	"b'\\x1'",
	"'\\u12'",
	"'\\U00110000'",
	"b'é'",
	"'a' b'b'",
	"f'a' b'b'",
	"f'{**a}'",
	"f'{a:{}}'",
	"f'\\N{foo'",
	"a <> b",
	"x = 'a\nb",
	"def f():\n",
	"for x in y:\n\n#c\n",
	"x = )",
	"\"\"\"",
	"f\"{a:\"b\"}\"",
	"f\"{",
	"f'{a:",
	"f'{a!",
	"f'{a=",
	"x = {\n'a': 1,\n'b': 2\n",
	"print((1)",
	"f'{\n",
	"'\\N{DIGIT ONE'",
	"ur'a'",
	"a;b;;c",
	"a b",
	";",
	"x = \ufeff1",
	"'\r'",
	"0b",
	"0o",
	"0b_",
	"0xf_",
	"1__",
	"1_a",
	"1.e",
	"1jx",
	"1.5j1",
	"1_000_",
	"a.1",
	"0_",
	"08",
	"1e_5",
	"1.0_",
	"1._5",
	"10l",
	"x\\",
	"x=\\\n",
	"\\\n",
	"  \\\n x",
	"\tx",
	"a\tb",
	"x = 'a' 'b",
	"x = 'a' \"b\n",
	"`a`",
	"!a",
	"a!b",
	"a ! = b",
	"f'{a! r}'",
	"f'{{a}'",
	"f'{a}}'",
	"f'{a:}}'",
	"f'{a#}'",
	"f'{a;b}'",
	"f'{,}'",
	"f'{=}'",
	"f'{!r}'",
	"f'{:x}'",
	"f'{ }'",
	"f'{a +}'",
	"f'{a + b *}'",
	"f'{f(a +)}'",
	"f'{(a +)}'",
	"f'{a or b +}'",
	"f'{a.}'",
	"f'{not}'",
	"f'{-}'",
	"f'{a[}'",
	"f'{a[1:}'",
	"f'{a!1}'",
	"f'{a=b}'",
	"f'{a= b}'",
	"f'{a!r x}'",
	"f'{a!r=}'",
	"f'{a:{b!}}'",
	"f'{x:{}}'",
	"f'{a $ b}'",
	"f'{a?}'",
	"f'{1a}'",
	"f'{a:b'c'}'",
	"f'{for}'",
	"f'{if x}'",
	"f'{import x}'",
	"f'{a for}'",
	"f'{a for b in c}'",
	"f'{a;}'",
	"f'{a\\n}'",
	"f'{a \\\\ b}'",
	"f'{pass}'",
	"f'{a=!}'",
	"f'{a!r:{b}'",
	"f'{a:{b}'",
	"f'{f'{}'}'",
	"f'{=a}'",
	"f'{==}'",
	"f'{!=a}'",
	"f'{a,,b}'",
	"f'{,a}'",
	"f'{*}'",
	"f'{yield from}'",
	"f'{await}'",
	"f'{lambda}'",
	"f'{lambda x}'",
	"f'{(lambda x:)}'",
	"f'{a if b else}'",
	"f'{a == }'",
	"f'{a is}'",
	"f'{[}'",
	"f'{{a}}}'",
	"f'{a}{b'",
	"f'{a}{b}{'",
	"f'{print(1}'",
	"f'{a['b'}'",
	"f'{a!rr}'",
	"f'{a!R}'",
	"f'{a!r'",
	"f'{a!'",
	"f'{a=!r'",
	"f'{a:>{'",
	"class A:\n  def f():\nx=1",
	"if x:\n",
	"if x:\n\n\ny",
	"if x:\nelse:\n y",
	"if x:\n y\nelse:\nz",
	"while x:\ny",
	"with a:\nb",
	"try:\nx",
	"try:\n x\nexcept:\ny",
	"try:\n x\nexcept A:\ny",
	"try:\n x\nexcept A as b:\ny",
	"try:\n x\nexcept* A:\ny",
	"try:\n x\nfinally:\ny",
	"class A:\nx",
	"class A():\nx",
	"async def f():\nx",
	"async def f():\n async for x in y:\n z",
	"async def f():\n async with x:\n z",
	"def f(a,\n b):\nx",
	"match x:\ny",
	"match x:\n case 1:\n y",
	"if x:\n elif",
	"elif x:\n y",
	"for x in y:\n z\nelse:\nw",
	"if a:\n if b:\n c",
	"if a:\n  if b:\nc",
	"if x: # c\n# d\ny",
	"if x:\n  # c\n",
	"while 1:\n pass\nelse:\n",
	"def f():\n  x\n class",
	"lambda x:\ny",
	"@a\ndef f():\nx",
	"match x:\n  y",
	"match x:\n case 1: \n",
	"if x:\n y\nelif z:\nw",
	"x:\n y",
	"def f[T]():\nx",
	"type X = \n",
	"try:\n x\nexcept (A,\n B):\ny",
	"with (a,\n b):\nc",
	"for x in y: pass\nelse:\n",
	"if 1:\n\n",
	"\tif 1:\n\tx",
	"if 1:\n  def f():\n    x\n  def g():\n",
	"é = 1\nif é:\ny",
	"x = " + strings.Repeat("1", 4301),
	"'é\\x1'",
	"'\\é\\x'",
	"'a\\N'",
	"'\\N{}'",
	"'\\xg'",
	"b'abc\\x'",
	"'\\U0011'",
	"if 1:\n  x = '''abc\n",
	"x = (\n\n'a\n)",
	"def f():\n    return 0777\n",
	"x = [\n  1,\n  2\ny = 3\n z",
	"x = print -1\ny = 2\nz = = 3\n",
	"def f(print):\n    return [print + 1]\ny y\n",
	"exec * 2\nif x\n  y\n",
	"print[0]\n)\n",
	"if x:\n  match(x)\nfor x in y z: pass\n",
	"match x:\n  case 1: pass\nx = = 1\n",
	"x = match(1)\nx y\n",
}

// The mistakes read as CPython reads them: kind, message and place.
func TestMistakes(t *testing.T) {
	t.Parallel()
	path := filepath.Join("testdata", "mistakes.jsonl")
	if *update {
		writeMistakes(t, path)
	}
	golden, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(bytes.NewReader(golden))
	lines.Buffer(nil, 1<<20)
	count := 0
	for ; lines.Scan(); count++ {
		var source string
		want := SyntaxError{Filename: "<string>"}
		row := []any{&source, &want.Kind, &want.Msg, &want.Line, &want.Offset, &want.EndLine, &want.EndOffset}
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		_, err := Parse("<string>", source)
		var got *SyntaxError
		if !errors.As(err, &got) {
			t.Errorf("%.80q: got %v, want %+v", source, err, want)
			continue
		}
		got.Text = ""
		if *got != want {
			t.Errorf("%.80q:\n got %+v\nwant %+v", source, *got, want)
		}
	}
	if count != len(mistakes) {
		t.Errorf("%d mistakes in %s, %d in the test; run it with -update", count, path, len(mistakes))
	}
}

func writeMistakes(t *testing.T, path string) {
	t.Helper()
	sources, err := json.Marshal(mistakes)
	if err != nil {
		t.Fatal(err)
	}
	command := oracle(t, filepath.Join("testdata", "mistakes.py"))
	command.Stdin = bytes.NewReader(sources)
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, out, 0o600); err != nil {
		t.Fatal(err)
	}
}
