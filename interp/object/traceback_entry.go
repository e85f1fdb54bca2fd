package object

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// repeatCutoff is how often the same line of a stack is shown before the rest
// is counted.
const repeatCutoff = 3

// formatEntries writes the entries of a stack, each with its source lines.
func formatEntries(tb *Traceback) []string {
	var entries []string
	var last *Traceback
	count := 0
	repeated := func() {
		if more := count - repeatCutoff; more > 0 {
			entries = append(entries, fmt.Sprintf("  [Previous line repeated %d more time%s]\n", more, plural(more)))
		}
	}
	for ; tb != nil; tb = tb.Next {
		if last == nil || !samePlace(last, tb) {
			repeated()
			last, count = tb, 0
		}
		count++
		if count <= repeatCutoff {
			entries = append(entries, formatEntry(tb))
		}
	}
	repeated()
	return entries
}

func samePlace(a, b *Traceback) bool {
	return a.Code.Filename() == b.Code.Filename() && a.Code.CodeName() == b.Code.CodeName() &&
		(a.Span == b.Span || a.Line() == b.Line())
}

// formatEntry writes one entry: the place, the source lines and the carets.
func formatEntry(tb *Traceback) string {
	at := tb.Code.Locate(tb.Span)
	head := fmt.Sprintf("  File \"%s\", line %d, in %s\n", tb.Code.Filename(), at.Line, tb.Code.CodeName())
	lines := sourceLines(tb.Code, at)
	if strings.TrimSpace(strings.Join(lines, "")) == "" {
		return head
	}
	x := newExcerpt(tb, at, lines)
	return head + indentLines(dedent(strings.Join(x.render(), "\n")), "    ") + "\n"
}

func sourceLines(code CodeInfo, at Location) []string {
	var lines []string
	for n := at.Line; n <= max(at.Line, at.EndLine); n++ {
		line, _ := code.SourceLine(n)
		lines = append(lines, strings.TrimRightFunc(line, isSpace))
	}
	return lines
}

// excerpt is the source of an entry with the place to be marked: from start on
// the first line to end on the last; an operator, or a pair of brackets,
// between anchors is marked with ^, the rest with ~. Columns are in characters
// of the dedented lines.
type excerpt struct {
	lines      [][]rune
	start, end int
	marked     bool // carets are shown
	anchored   bool
	left       linePoint
	right      linePoint
}

type linePoint struct{ line, column int }

func newExcerpt(tb *Traceback, at Location, lines []string) *excerpt {
	x := &excerpt{}
	for line := range strings.SplitSeq(dedent(strings.Join(lines, "\n")), "\n") {
		x.lines = append(x.lines, []rune(line))
	}
	margin := utf8.RuneCountInString(lines[0]) - len(x.lines[0])
	column := func(p linePoint) int {
		return max(0, characters(lines[p.line], p.column)-margin)
	}
	last := len(lines) - 1
	x.start = min(column(linePoint{0, at.Column}), len(x.lines[0]))
	x.end = min(column(linePoint{last, at.EndColumn}), len(x.lines[last]))
	if span, ok := tb.Code.Anchors(tb.Span); ok {
		a := tb.Code.Locate(span)
		left, right := linePoint{a.Line - at.Line, a.Column}, linePoint{a.EndLine - at.Line, a.EndColumn}
		if left.line >= 0 && right.line <= last {
			x.anchored = true
			x.left = linePoint{left.line, column(left)}
			x.right = linePoint{right.line, column(right)}
		}
	}
	x.marked = x.showCarets()
	return x
}

// characters turns a column in bytes into one in characters.
func characters(line string, column int) int {
	return utf8.RuneCountInString(line[:min(max(column, 0), len(line))])
}

// showCarets decides whether marking the place says more than the line itself.
func (x *excerpt) showCarets() bool {
	if x.isWholeCall() {
		return false
	}
	if x.anchored {
		return true
	}
	before := string(x.lines[0][:x.start])
	after := string(x.lines[len(x.lines)-1][x.end:])
	return strings.TrimLeftFunc(before, isSpace) != "" || strings.TrimRightFunc(after, isSpace) != ""
}

// isWholeCall reports whether the lines are `return name(…)` or `name = f(…)`
// and the place is just that call.
func (x *excerpt) isWholeCall() bool {
	if !x.anchored || x.left.column >= len(x.lines[x.left.line]) || x.lines[x.left.line][x.left.column] != '(' {
		return false
	}
	before := strings.TrimRight(string(x.lines[0][:x.start]), " \t")
	after := strings.TrimSpace(string(x.lines[len(x.lines)-1][x.end:]))
	bare := strings.TrimRight(before, "( \t")
	opened := strings.Count(before[len(bare):], "(")
	rest := strings.TrimLeft(after, ") \t")
	closed := strings.Count(after[:len(after)-len(rest)], ")")
	if opened != closed || rest != "" && rest[0] != ';' && rest[0] != '#' {
		return false
	}
	if bare == "return" {
		return x.left.line == 0 && IsIdentifier(strings.TrimSpace(string(x.lines[0][x.start:x.left.column])))
	}
	target, isAssignment := strings.CutSuffix(bare, "=")
	return isAssignment && IsIdentifier(strings.TrimSpace(target))
}

// render returns the lines to show, carets included: the first, the last and
// those around the anchors.
func (x *excerpt) render() []string {
	significant := x.significantLines()
	var out []string
	for i, n := range significant {
		if i > 0 {
			switch gap := n - significant[i-1] - 1; {
			case gap == 1:
				out = x.appendLine(out, n-1)
			case gap > 1:
				out = append(out, fmt.Sprintf("...<%d lines>...", gap))
			}
		}
		out = x.appendLine(out, n)
	}
	return out
}

func (x *excerpt) significantLines() []int {
	wanted := []int{0, len(x.lines) - 1}
	if x.anchored {
		for d := -1; d <= 1; d++ {
			wanted = append(wanted, x.left.line+d, x.right.line+d)
		}
	}
	wanted = slices.DeleteFunc(wanted, func(n int) bool { return n < 0 || n >= len(x.lines) })
	slices.Sort(wanted)
	return slices.Compact(wanted)
}

// appendLine appends line n and, below it, its marks.
func (x *excerpt) appendLine(out []string, n int) []string {
	line := x.lines[n]
	out = append(out, string(line))
	if !x.marked {
		return out
	}
	width := displayWidth(line, len(line))
	if n == len(x.lines)-1 {
		width = displayWidth(line, x.end)
	}
	indentation := len(line) - utf8.RuneCountInString(strings.TrimLeftFunc(string(line), isSpace))
	start := displayWidth(x.lines[0], x.start)
	var marks strings.Builder
	for column := range width {
		switch {
		case column < indentation || n == 0 && column < start:
			marks.WriteByte(' ')
		case !x.anchored || x.between(n, column):
			marks.WriteByte('^')
		default:
			marks.WriteByte('~')
		}
	}
	return append(out, marks.String())
}

// between reports whether a column of the display lies between the anchors.
func (x *excerpt) between(n, column int) bool {
	left := displayWidth(x.lines[x.left.line], x.left.column)
	right := displayWidth(x.lines[x.right.line], x.right.column)
	afterLeft := n > x.left.line || n == x.left.line && column >= left
	beforeRight := n < x.right.line || n == x.right.line && column < right
	return afterLeft && beforeRight
}

// displayWidth is the number of terminal columns of the first n characters.
func displayWidth(line []rune, n int) int {
	width := n
	for _, r := range line[:min(n, len(line))] {
		if r >= utf8.RuneSelf && unicode.Is(wideRunes, r) {
			width++
		}
	}
	return width
}

// dedent removes the white space that all lines begin with; lines of white
// space alone become empty.
func dedent(text string) string {
	lines := strings.Split(text, "\n")
	margin, found := "", false
	for i, line := range lines {
		content := strings.TrimLeft(line, " \t")
		if content == "" {
			lines[i] = ""
			continue
		}
		space := line[:len(line)-len(content)]
		if !found {
			margin, found = space, true
		}
		margin = commonPrefix(margin, space)
	}
	for i, line := range lines {
		lines[i] = strings.TrimPrefix(line, margin)
	}
	return strings.Join(lines, "\n")
}

func commonPrefix(a, b string) string {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return a[:n]
}

func indentLines(text, prefix string) string {
	return prefix + strings.ReplaceAll(text, "\n", "\n"+prefix)
}
