package object

import (
	"fmt"
	"strings"
)

// FormatException writes the traceback of e as CPython 3.13 prints an uncaught
// exception, with its causes and contexts. It may call the script's __str__
// methods.
func FormatException(t *Thread, e *Exception) string {
	root := newReport(t, e, map[*Exception]bool{})
	root.link(t)
	p := reportPrinter{}
	p.print(root)
	return p.out.String()
}

// FormatExceptionOnly writes what follows the stack entries of a traceback:
// the exception's class, message and notes.
func FormatExceptionOnly(t *Thread, e *Exception) string {
	return strings.Join(newReport(t, e, map[*Exception]bool{}).summary(), "")
}

// FormatTraceback writes the stack entries of a traceback.
func FormatTraceback(tb *Traceback) string { return strings.Join(formatEntries(tb), "") }

// report is an exception made ready for printing.
type report struct {
	exception *Exception
	text      string   // str(exception) and the suggestion
	notes     []string // lines
	entries   []string // the stack, formatted
	isGroup   bool

	cause, context *report
	exceptions     []*report
	seen           map[*Exception]bool // shared by all reports of a traceback
}

const (
	causeSentence   = "\nThe above exception was the direct cause of the following exception:\n\n"
	contextSentence = "\nDuring handling of the above exception, another exception occurred:\n\n"
)

func newReport(t *Thread, e *Exception, seen map[*Exception]bool) *report {
	seen[e] = true
	r := &report{exception: e, seen: seen, isGroup: e.isGroup()}
	r.text = safeText(t, e.Value(), "exception", StrString)
	r.notes = noteLines(t, e)
	r.text += suggestion(t, e)
	r.entries = formatEntries(e.Traceback)
	return r
}

// safeText is str or repr of v, or says that it failed.
func safeText(t *Thread, v Value, what string, text func(*Thread, Value) (string, error)) string {
	s, err := text(t, v)
	if err == nil {
		return s
	}
	function := "str"
	if what == "__notes__" {
		function = "repr"
	}
	return "<" + what + " " + function + "() failed>"
}

func noteLines(t *Thread, e *Exception) []string {
	notes, ok, err := LookupAttr(t, e.Value(), nameNotes)
	if err != nil {
		if exc, isException := err.(*Exception); isException {
			return []string{"Ignored error getting __notes__: " + safeText(t, exc.Value(), "__notes__", ReprString)}
		}
		return nil
	}
	if !ok || notes.IsNone() {
		return nil
	}
	_, isStr := notes.AsStr()
	_, isBytes := notes.AsBytes()
	if !isSequence(notes) || isStr || isBytes {
		return []string{safeText(t, notes, "__notes__", ReprString)}
	}
	items, err := Collect(t, notes)
	if err != nil {
		return nil
	}
	var lines []string
	for _, note := range items {
		lines = append(lines, strings.Split(safeText(t, note, "note", StrString), "\n")...)
	}
	return lines
}

// link makes the reports of the exceptions that led to r and of those in a
// group, each exception once however they refer to each other.
func (r *report) link(t *Thread) {
	queue := []*report{r}
	for len(queue) > 0 {
		r := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		e := r.exception
		if e.Cause != nil && !r.seen[e.Cause] {
			r.cause = newReport(t, e.Cause, r.seen)
		}
		if e.Context != nil && r.cause == nil && !e.SuppressContext && !r.seen[e.Context] {
			r.context = newReport(t, e.Context, r.seen)
		}
		if r.isGroup {
			for _, item := range e.groupElems() {
				r.exceptions = append(r.exceptions, newReport(t, item.obj.(*Exception), r.seen))
			}
		}
		if r.cause != nil {
			queue = append(queue, r.cause)
		}
		if r.context != nil {
			queue = append(queue, r.context)
		}
		queue = append(queue, r.exceptions...)
	}
}

// className is the class as a traceback names it.
func (r *report) className() string {
	c := r.exception.Type()
	module := c.Module
	if c.Has(HeapType) {
		module = "<unknown>"
		if v, ok := c.Lookup(nameModule); ok {
			if s, ok := v.AsStr(); ok {
				module = s.text
			}
		}
	}
	if module == "__main__" || module == "builtins" {
		return c.QualName
	}
	return module + "." + c.QualName
}

// summary is the class, the message and the notes.
func (r *report) summary() []string {
	var lines []string
	switch {
	case r.exception.Type().IsSubtype(SyntaxError):
		lines = syntaxErrorLines(r.exception, r.className())
	case r.text == "":
		lines = []string{r.className() + "\n"}
	default:
		lines = []string{r.className() + ": " + r.text + "\n"}
	}
	for _, note := range r.notes {
		lines = append(lines, note+"\n")
	}
	return lines
}

// reportPrinter writes reports; depth is the nesting of exception groups.
type reportPrinter struct {
	out       strings.Builder
	depth     int
	needClose bool
}

const (
	maxGroupWidth = 15
	maxGroupDepth = 10
)

func (p *reportPrinter) indent() string { return strings.Repeat("  ", p.depth) }

// emit writes text, each line behind the margin of the enclosing group.
func (p *reportPrinter) emit(margin string, texts ...string) {
	prefix := p.indent()
	if p.depth > 0 {
		prefix += margin + " "
	}
	for _, text := range texts {
		if prefix == "" {
			p.out.WriteString(text)
			continue
		}
		for line := range strings.Lines(text) {
			p.out.WriteString(prefix)
			p.out.WriteString(line)
		}
	}
}

// print writes r after what led to it.
func (p *reportPrinter) print(r *report) {
	type link struct {
		sentence string
		report   *report
	}
	var chain []link
	for r != nil {
		switch {
		case r.cause != nil:
			chain = append(chain, link{causeSentence, r})
			r = r.cause
		case r.context != nil && !r.exception.SuppressContext:
			chain = append(chain, link{contextSentence, r})
			r = r.context
		default:
			chain = append(chain, link{"", r})
			r = nil
		}
	}
	for i := len(chain) - 1; i >= 0; i-- {
		if chain[i].sentence != "" {
			p.emit("|", chain[i].sentence)
		}
		p.printOne(chain[i].report)
	}
}

func (p *reportPrinter) printOne(r *report) {
	switch {
	case !r.isGroup:
		if len(r.entries) > 0 {
			p.emit("|", "Traceback (most recent call last):\n")
			p.emit("|", r.entries...)
		}
		p.emit("|", r.summary()...)
	case p.depth > maxGroupDepth:
		p.emit("|", fmt.Sprintf("... (max_group_depth is %d)\n", maxGroupDepth))
	default:
		p.printGroup(r)
	}
}

func (p *reportPrinter) printGroup(r *report) {
	outermost := p.depth == 0
	margin := "|"
	if outermost {
		p.depth++
		margin = "+"
	}
	if len(r.entries) > 0 {
		p.emit(margin, "Exception Group Traceback (most recent call last):\n")
		p.emit("|", r.entries...)
	}
	p.emit("|", r.summary()...)
	total := len(r.exceptions)
	shown := min(total, maxGroupWidth+1)
	p.needClose = false
	for i := range shown {
		p.printNested(r.exceptions, i, i == shown-1)
	}
	if outermost {
		p.depth = 0
	}
}

// printNested writes exception i of a group in its frame of dashes.
func (p *reportPrinter) printNested(exceptions []*report, i int, last bool) {
	if last {
		p.needClose = true
	}
	corner, title := "  ", fmt.Sprint(i+1)
	if i == 0 {
		corner = "+-"
	}
	if i >= maxGroupWidth {
		title = "..."
	}
	p.out.WriteString(p.indent() + corner + "+---------------- " + title + " ----------------\n")
	p.depth++
	if i < maxGroupWidth {
		p.print(exceptions[i])
	} else {
		remaining := len(exceptions) - maxGroupWidth
		p.emit("|", fmt.Sprintf("and %d more exception%s\n", remaining, plural(remaining)))
	}
	if last && p.needClose {
		p.out.WriteString(p.indent() + "+------------------------------------\n")
		p.needClose = false
	}
	p.depth--
}

// syntaxErrorLines shows where the source is wrong.
func syntaxErrorLines(e *Exception, class string) []string {
	var lines []string
	suffix := ""
	filename, hasFilename := memberOrNone(e, syntaxFilename).AsStr()
	if line := memberOrNone(e, syntaxLine); !line.IsNone() {
		name := "<string>"
		if hasFilename && filename.text != "" {
			name = filename.text
		}
		number, _ := line.Int64()
		lines = append(lines, fmt.Sprintf("  File \"%s\", line %d\n", name, number))
	} else if hasFilename {
		suffix = " (" + filename.text + ")"
	}
	if text, ok := memberOrNone(e, syntaxText).AsStr(); ok {
		lines = append(lines, syntaxErrorSource(e, text.text)...)
	}
	message := "<no detail available>"
	if msg, ok := memberOrNone(e, syntaxMsg).AsStr(); ok && msg.text != "" {
		message = msg.text
	}
	return append(lines, class+": "+message+suffix+"\n")
}

// syntaxErrorSource is the source line and the carets under the mistake.
func syntaxErrorSource(e *Exception, source string) []string {
	text := []rune(source)
	right := []rune(strings.TrimRight(source, "\n"))
	left := []rune(strings.TrimLeft(string(right), " \n\f"))
	spaces := len(right) - len(left)
	line := "    " + string(left) + "\n"
	at, ok := memberOrNone(e, syntaxOffset).Int64()
	if !ok {
		return []string{line}
	}
	offset := int(at)
	end := len(right) + 1
	startLine, _ := memberOrNone(e, syntaxLine).Int64()
	endLine, hasEnd := memberOrNone(e, syntaxEndLine).Int64()
	if hasEnd && startLine == endLine {
		end = offset
		if n, ok := memberOrNone(e, syntaxEndOffset).Int64(); ok && n != 0 {
			end = int(n)
		}
	}
	if len(text) > 0 && offset > len(text) {
		offset = len(right) + 1
	}
	if len(text) > 0 && end > len(text) {
		end = len(right) + 1
	}
	if offset >= end || end < 0 {
		end = offset + 1
	}
	column, endColumn := offset-1-spaces, end-1-spaces
	if column < 0 {
		return []string{line}
	}
	var marks strings.Builder
	for i, r := range left {
		if i >= column {
			break
		}
		// A tab must stay one for the caret to stand where it should.
		if !isSpace(r) {
			r = ' '
		}
		marks.WriteRune(r)
	}
	return []string{line, "    " + marks.String() + strings.Repeat("^", max(0, endColumn-column)) + "\n"}
}
