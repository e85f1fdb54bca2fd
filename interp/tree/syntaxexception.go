package tree

import (
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/apy-lang/apy/interp/object"
	"github.com/apy-lang/apy/parser"
)

// syntaxException turns a mistake in evaluated source into the exception that
// a script can catch.
func syntaxException(err error) error {
	var mistake *parser.SyntaxError
	if !errors.As(err, &mistake) {
		return err
	}
	return SyntaxException(mistake)
}

// SyntaxException makes the Python exception of a mistake in a source.
func SyntaxException(mistake *parser.SyntaxError) *object.Exception {
	return object.NewException(syntaxErrorClass(mistake), object.NewStr(mistake.Msg), object.NewTuple(mistakeDetails(mistake)))
}

// scopeException is syntaxException for a mistake in the use of names: CPython
// gives the place in attributes alone, not in args.
func scopeException(err error) error {
	var mistake *parser.SyntaxError
	if !errors.As(err, &mistake) {
		return err
	}
	e := object.NewException(syntaxErrorClass(mistake), object.NewStr(mistake.Msg))
	mistake = withoutTextOf(mistake)
	copy(e.Members[1:], mistakeDetails(mistake))
	return e
}

func syntaxErrorClass(mistake *parser.SyntaxError) *object.Type {
	switch mistake.Kind {
	case "IndentationError":
		return object.IndentationError
	case "TabError":
		return object.TabError
	}
	return object.SyntaxError
}

// mistakeDetails are filename, lineno, offset, text, end_lineno, end_offset.
func mistakeDetails(mistake *parser.SyntaxError) []object.Value {
	text := object.None
	if mistake.Text != "" || mistake.Line == 0 {
		text = object.NewStr(mistake.Text)
	}
	return []object.Value{
		object.NewStr(mistake.Filename), object.Int(int64(mistake.Line)), object.Int(int64(mistake.Offset)),
		text, object.Int(int64(mistake.EndLine)), object.Int(int64(mistake.EndOffset)),
	}
}

// withoutText drops the source line from a mistake that CPython's compiler
// finds, which looks for the line in a file and finds none for evaluated
// source.
func withoutText(err error) error {
	var mistake *parser.SyntaxError
	if !errors.As(err, &mistake) {
		return err
	}
	return withoutTextOf(mistake)
}

func withoutTextOf(mistake *parser.SyntaxError) *parser.SyntaxError {
	bare := *mistake
	bare.Text = ""
	return &bare
}

// withoutLineEnd corrects a mistake in an expression that ends without a line
// end, where the parser sees one and CPython none: the last line is shown as it
// is, and the end of the source has no column.
func withoutLineEnd(err error, source string) error {
	var mistake *parser.SyntaxError
	last := source[strings.LastIndexByte(source, '\n')+1:]
	if !errors.As(err, &mistake) || last == "" && source != "" || mistake.Line <= strings.Count(source, "\n") {
		return err
	}
	corrected := *mistake
	corrected.Text = strings.TrimSuffix(mistake.Text, "\n")
	if corrected.Text == last && mistake.Offset > utf8.RuneCountInString(last) {
		corrected.Offset, corrected.EndOffset = 0, 0
	}
	if source == "" {
		corrected.Line, corrected.EndLine = 0, 0
	}
	return &corrected
}

// withLineEnd gives the line of a mistake in statements its line end, which
// CPython adds to a source that has none unless a string is left open.
func withLineEnd(err error) error {
	var mistake *parser.SyntaxError
	if !errors.As(err, &mistake) || mistake.Text == "" || strings.HasPrefix(mistake.Msg, "unterminated ") {
		return err
	}
	corrected := *mistake
	corrected.Text = strings.TrimSuffix(mistake.Text, "\n") + "\n"
	return &corrected
}
