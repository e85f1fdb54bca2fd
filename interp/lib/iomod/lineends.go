package iomod

import (
	"bytes"
	"strings"

	"github.com/apy-lang/apy/interp/object"
)

// lineEnds is what the argument newline of a StringIO asks for.
type lineEnds struct {
	universal bool   // lines end as they like
	unify     bool   // … and are made to end with \n when written
	end       string // how lines end, "" when universal
	seen      newlines
}

func newLineEnds(newline object.Value) (lineEnds, error) {
	switch {
	case newline.IsUnbound():
		return lineEnds{end: "\n"}, nil
	case newline.IsNone():
		return lineEnds{universal: true, unify: true}, nil
	}
	text, ok := newline.AsStr()
	if !ok {
		return lineEnds{}, object.TypeErrorf("newline must be str or None, not %s", newline.Type().Name)
	}
	switch end := text.String(); end {
	case "":
		return lineEnds{universal: true}, nil
	case "\n", "\r", "\r\n":
		return lineEnds{end: end}, nil
	}
	repr, err := object.ReprString(nil, newline)
	if err == nil {
		err = object.ValueErrorf("illegal newline value: %s", repr)
	}
	return lineEnds{}, err
}

var unifyLines = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// translate is text as it is kept.
func (l *lineEnds) translate(text string) string {
	switch {
	case l.universal:
		l.seen.look(text)
		if l.unify {
			return unifyLines.Replace(text)
		}
	case l.end != "\n":
		return strings.ReplaceAll(text, "\n", l.end)
	}
	return text
}

// length returns the bytes of the first line of text with its end, 0 when it
// does not end.
func (l *lineEnds) length(text []byte) int {
	if !l.universal || l.unify {
		end := l.end
		if l.unify {
			end = "\n"
		}
		if i := bytes.Index(text, []byte(end)); i >= 0 {
			return i + len(end)
		}
		return 0
	}
	for i, b := range text {
		switch {
		case b == '\r' && i+1 < len(text) && text[i+1] == '\n':
			return i + 2
		case b == '\r' || b == '\n':
			return i + 1
		}
	}
	return 0
}

// newlines is the set of line ends that were written.
type newlines struct{ cr, lf, crlf bool }

func (n *newlines) look(text string) {
	for i := range len(text) {
		switch after := i > 0 && text[i-1] == '\r'; {
		case text[i] == '\n' && after:
			n.crlf = true
		case text[i] == '\n':
			n.lf = true
		}
		if text[i] == '\r' && (i+1 == len(text) || text[i+1] != '\n') {
			n.cr = true
		}
	}
}

// value is the attribute newlines.
func (n newlines) value() object.Value {
	var ends []object.Value
	for _, end := range []struct {
		seen bool
		text string
	}{{n.cr, "\r"}, {n.lf, "\n"}, {n.crlf, "\r\n"}} {
		if end.seen {
			ends = append(ends, object.NewStr(end.text))
		}
	}
	switch len(ends) {
	case 0:
		return object.None
	case 1:
		return ends[0]
	}
	return object.NewTuple(ends)
}
