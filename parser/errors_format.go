package parser

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ErrorAt returns a SyntaxError whose place is a span of a file, for a mistake
// found in the syntax tree. As in CPython the columns of such an error count
// bytes; those of the parser's own errors count characters.
func ErrorAt(file *File, span Span, message string) *SyntaxError {
	e := &SyntaxError{Kind: syntaxError, Msg: message, Filename: file.Name}
	e.Line, e.Offset = file.Position(span.Start)
	e.EndLine, e.EndOffset = file.Position(span.End)
	e.Offset++
	e.EndOffset++
	e.Text = file.Line(e.Line)
	if e.Line < file.Lines() {
		e.Text += "\n"
	}
	return e
}

// errorAt is ErrorAt for a mistake that the parser finds.
func errorAt(file *File, span Span, message string) *SyntaxError {
	// The end of a line ending is one column further on the same line.
	beyond := 0
	if span.End > span.Start && file.Text[span.End-1] == '\n' {
		beyond = 1
		span.End--
	}
	e := ErrorAt(file, span, message)
	e.Offset = 1 + characters(e.Text, e.Offset-1)
	// CPython counts the end in the first line, even where it is on another. That
	// line has a line ending if it comes from a file.
	line := e.Text
	if file.isString() {
		line = strings.TrimSuffix(line, "\n")
	}
	e.EndOffset = 1 + characters(line, e.EndOffset-1) + beyond
	return e
}

// isString reports whether the source is a string, such as the argument of
// eval, and not the contents of a file.
func (f *File) isString() bool {
	return strings.HasPrefix(f.Name, "<") && f.Name != "<stdin>"
}

// characters counts the characters in so many first bytes of a line.
func characters(line string, bytes int) int {
	return utf8.RuneCountInString(line[:min(bytes, len(line))])
}

// Format returns the error as Python prints one that nobody caught: the place,
// the source line with the mistake underlined, and the message.
func (e *SyntaxError) Format() string {
	var out strings.Builder
	fmt.Fprintf(&out, "  File \"%s\", line %d\n", e.Filename, e.Line)
	line := strings.TrimRight(e.Text, "\n")
	text := strings.TrimLeft(line, " \n\f")
	fmt.Fprintf(&out, "    %s\n", text)
	if marker := e.marker([]rune(line), []rune(text)); marker != "" {
		fmt.Fprintf(&out, "    %s\n", marker)
	}
	fmt.Fprintf(&out, "%s: %s\n", e.Kind, e.Msg)
	return out.String()
}

// marker returns the carets that go below the text, which is the line without
// its indentation; "" if the place is in the indentation.
func (e *SyntaxError) marker(line, text []rune) string {
	start, end := e.Offset, e.EndOffset
	if e.EndLine != e.Line {
		end = len(line) + 1
	} else if end == 0 {
		end = start
	}
	if length := utf8.RuneCountInString(e.Text); length > 0 {
		if start > length {
			start = len(line) + 1
		}
		if end > length {
			end = len(line) + 1
		}
	}
	if start >= end {
		end = start + 1
	}
	column := start - 1 - (len(line) - len(text))
	if column < 0 {
		return ""
	}
	// Tabs stay tabs, so that the carets stand below what they mark.
	padding := make([]rune, 0, column)
	for _, r := range text[:min(column, len(text))] {
		if !unicode.IsSpace(r) {
			r = ' '
		}
		padding = append(padding, r)
	}
	return string(padding) + strings.Repeat("^", end-start)
}
