package parser

import (
	"sort"
	"strings"
)

// A File is the text of a source and the places of its lines. It is immutable.
type File struct {
	Name string
	// Text is the source as the offsets of the tree count it: without byte
	// order mark, and with every line ending turned into "\n".
	Text string

	lines []int32 // the offset at which each line begins; lines[0] is 0

	// unended tells that the last line ending of an expression was added.
	unended bool
}

// NewFile returns the file of a text whose lines end in "\n".
func NewFile(name, text string) *File {
	lines := make([]int32, 1, 1+strings.Count(text, "\n"))
	for offset := 0; ; {
		end := strings.IndexByte(text[offset:], '\n')
		if end < 0 {
			return &File{Name: name, Text: text, lines: lines}
		}
		offset += end + 1
		lines = append(lines, int32(offset))
	}
}

// Position returns the 1-based line and the 0-based column, in bytes, of an
// offset: the lineno and col_offset of Python's ast.
func (f *File) Position(offset int32) (line, column int) {
	line = sort.Search(len(f.lines), func(i int) bool { return f.lines[i] > offset })
	return line, int(offset - f.lines[line-1])
}

// Lines returns the number of lines; text that ends in "\n" ends in an empty one.
func (f *File) Lines() int { return len(f.lines) }

// Line returns the text of a line, counted from 1, without its line ending, and
// "" for a line that there is not.
func (f *File) Line(number int) string {
	if number < 1 || number > len(f.lines) {
		return ""
	}
	text := f.Text[f.lines[number-1]:]
	if end := strings.IndexByte(text, '\n'); end >= 0 {
		text = text[:end]
	}
	return text
}

// LineStart returns the offset at which a line, counted from 1, begins.
func (f *File) LineStart(number int) int32 { return f.lines[number-1] }
