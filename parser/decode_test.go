package parser

import (
	"errors"
	"testing"
)

func TestDecode(t *testing.T) {
	t.Parallel()
	const notUTF8 = `Non-UTF-8 code starting with '\xff' in file x.py on line 2, but no encoding declared; see https://peps.python.org/pep-0263/ for details`
	tests := []struct{ source, want, message string }{
		{"", "", ""},
		{"x", "x\n", ""},
		{"\ufeffx\n", "x\n", ""},
		{"a\r\nb\rc\n", "a\nb\nc\n", ""},
		{"# coding: utf-8\né", "# coding: utf-8\né\n", ""},
		{"#!x\n# -*- coding: UTF_8 -*-\né", "#!x\n# -*- coding: UTF_8 -*-\né\n", ""},
		{"\ufeff# coding: utf-8-sig\n", "# coding: utf-8-sig\n", ""},
		{"# coding: ascii\nx", "# coding: ascii\nx\n", ""},
		{"# coding: ascii\né", "", "encoding problem: ascii"},
		{"\ufeff# coding: latin-1\n", "", "encoding problem: latin-1 with BOM"},
		{"# vim: set fileencoding=latin-1 :\n", "", "encoding latin-1 is not supported by apy"},
		{"x\n# coding: latin-1\n", "x\n# coding: latin-1\n", ""},
		{"\n\n# coding: latin-1\n", "\n\n# coding: latin-1\n", ""},
		{"x\ny\xff", "", notUTF8},
		{"x\r\ny\xff", "", notUTF8},
		{"x\ny\x00", "", "source code cannot contain null bytes"},
	}
	for _, test := range tests {
		got, err := decode("x.py", test.source)
		message := ""
		var syntax *SyntaxError
		if errors.As(err, &syntax) {
			message = syntax.Msg
		}
		if got != test.want || message != test.message {
			t.Errorf("%q: got %q, %q; want %q, %q", test.source, got, message, test.want, test.message)
		}
	}
}
