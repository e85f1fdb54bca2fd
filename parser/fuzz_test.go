package parser

import (
	"bytes"
	"errors"
	"testing"

	"github.com/alecthomas/participle/v2/lexer"
)

func addSeeds(f *testing.F) {
	for _, snippet := range snippets {
		f.Add([]byte(snippet))
	}
	for _, mistake := range mistakes {
		f.Add([]byte(mistake))
	}
	f.Add([]byte("\x00\xff\xfe"))
	f.Add([]byte("# coding: latin-1\n\xe9"))
}

// Whatever the bytes, the lexer comes to an end, its tokens lie in order within
// the text, and as many blocks are closed as were opened.
func FuzzLexer(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, source []byte) {
		lex, err := Definition{}.LexString("x.py", string(source))
		if err != nil {
			return
		}
		length := len(lex.(*tokenLexer).file.Text)
		offset, blocks := 0, 0
		for range 2*length + 10 {
			token, err := lex.Next()
			if err != nil {
				var syntax *SyntaxError
				if !errors.As(err, &syntax) {
					t.Fatalf("%T is no *SyntaxError", err)
				}
				return
			}
			if token.Pos.Offset < offset || token.Pos.Offset > length {
				t.Fatalf("%v is at %d, after %d of %d", token, token.Pos.Offset, offset, length)
			}
			offset = token.Pos.Offset
			switch token.Type {
			case tokenIndent:
				blocks++
			case tokenDedent:
				blocks--
			case lexer.EOF:
				if blocks != 0 {
					t.Fatalf("%d blocks are open at the end", blocks)
				}
				return
			}
		}
		t.Fatal("the tokens have no end")
	})
}

// Whatever the bytes, the parser gives a tree whose places lie within the text,
// or a *SyntaxError.
func FuzzParser(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, source []byte) {
		module, err := Parse("x.py", string(source))
		if err != nil {
			var syntax *SyntaxError
			if !errors.As(err, &syntax) {
				t.Fatalf("%T is no *SyntaxError", err)
			}
			return
		}
		if tree := dump(module); !bytes.HasPrefix(tree, []byte("(Module")) {
			t.Fatalf("strange tree %s", tree)
		}
		if _, err := ParseExpression("x.py", string(source)); err != nil {
			var syntax *SyntaxError
			if !errors.As(err, &syntax) {
				t.Fatalf("%T is no *SyntaxError", err)
			}
		}
	})
}
