package parser

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/alecthomas/participle/v2/lexer"
)

// A mutator breaks sources in random places.
type mutator struct {
	random  *rand.Rand
	sources []string
	words   []string
}

// newMutator gathers the snippets and some statements of the standard library.
func newMutator(t *testing.T, seed uint64) *mutator {
	m := &mutator{random: rand.New(rand.NewPCG(seed, seed)), sources: snippets}
	for _, snippet := range snippets {
		for _, token := range tokensOf(snippet) {
			if token.Value != "" && len(token.Value) < 8 {
				m.words = append(m.words, token.Value)
			}
		}
	}
	for i, path := range stdlib(t) {
		source, err := os.ReadFile(path)
		if err != nil || i%5 != 0 {
			continue
		}
		module, err := Parse(path, string(source))
		if err != nil {
			continue
		}
		for _, stmt := range module.Body {
			if span := stmt.Bounds(); span.End-span.Start < 1000 {
				m.sources = append(m.sources, module.File.Text[span.Start:span.End]+"\n")
			}
		}
	}
	return m
}

func tokensOf(source string) []lexer.Token {
	s := newScanner(source)
	for !s.ended {
		s.indentation()
		s.logical()
	}
	return s.tokens
}

// next returns a source with one or two random changes.
func (m *mutator) next() string {
	source := m.sources[m.random.IntN(len(m.sources))]
	for range 1 + m.random.IntN(2) {
		tokens := tokensOf(source)
		if len(tokens) < 3 {
			break
		}
		token := tokens[m.random.IntN(len(tokens)-1)]
		start, end := token.Pos.Offset, min(int(tokenEnd(&token)), len(source))
		word := m.words[m.random.IntN(len(m.words))]
		switch m.random.IntN(6) {
		case 0:
			source = source[:start] + source[end:]
		case 1:
			source = source[:end] + " " + source[start:]
		case 2:
			source = source[:start] + word + source[end:]
		case 3:
			source = source[:start] + word + " " + source[start:]
		case 4:
			other := tokens[m.random.IntN(len(tokens)-1)]
			source = source[:start] + other.Value + source[end:]
		case 5:
			const characters = "()[]{}:,.='\"\\ \n\t*#@-"
			at := m.random.IntN(len(source))
			source = source[:at] + string(characters[m.random.IntN(len(characters))]) + source[at:]
		}
	}
	return strings.ToValidUTF8(source, "")
}

// Of sources that are mutated at random, apy parses those that CPython parses,
// to the same trees, and refuses the others, nearly always in the same words and
// at the same place.
func TestMutationsParseAsInCPython(t *testing.T) {
	t.Parallel()
	python := newTreeOracle(t)
	path := filepath.Join(t.TempDir(), "x.py")
	mutations := newMutator(t, 1)
	mistaken, same := 0, 0
	for range sampled(1000, 10_000) {
		source := mutations.next()
		if err := os.WriteFile(path, []byte(source), 0o600); err != nil {
			t.Fatal(err)
		}
		answer, err := python.dump(path)
		if err != nil {
			t.Fatal(err)
		}
		want := string(answer)
		got, isMistake := outcome(path, source)
		if isMistake {
			mistaken++
		}
		switch {
		case isMistake != strings.HasPrefix(want, "error "):
			t.Errorf("%q:\n got %.200s\nwant %.200s", source, got, want)
		case !isMistake:
			if text := difference([]byte(got), answer); text != "" {
				t.Errorf("%q: trees differ%s", source, text)
			}
		case got == want:
			same++
		}
	}
	t.Logf("%d of %d mistakes read as CPython's", same, mistaken)
	if same < mistaken*99/100 {
		t.Errorf("only %d of %d mistakes read as CPython's", same, mistaken)
	}
}

// outcome returns the tree of a source, or the mistake in it, as dump.py does.
func outcome(path, source string) (text string, isMistake bool) {
	module, err := Parse(path, source)
	var e *SyntaxError
	if errors.As(err, &e) {
		return fmt.Sprintf("error %s %s %d %d %d %d", e.Kind, e.Msg, e.Line, e.Offset, e.EndLine, e.EndOffset), true
	}
	return string(dump(module)), false
}
