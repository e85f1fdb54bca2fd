package tree

import "strings"

// cleanDoc removes from a docstring the indentation that its lines share, the
// first line apart, as CPython's compiler does since 3.13.
func cleanDoc(doc string) string {
	doc = expandTabs(doc)
	lines := strings.Split(doc, "\n")
	margin := -1
	for _, line := range lines[1:] {
		trimmed := strings.TrimLeft(line, " ")
		if indent := len(line) - len(trimmed); trimmed != "" && (margin < 0 || indent < margin) {
			margin = indent
		}
	}
	lines[0] = strings.TrimLeft(lines[0], " ")
	for i, line := range lines[1:] {
		lines[i+1] = line[min(max(margin, 0), len(line)-len(strings.TrimLeft(line, " "))):]
	}
	return strings.Join(lines, "\n")
}

// expandTabs replaces tabs by spaces up to the next column of eight.
func expandTabs(text string) string {
	if !strings.Contains(text, "\t") {
		return text
	}
	var out strings.Builder
	column := 0
	for _, r := range text {
		switch r {
		case '\t':
			n := 8 - column%8
			out.WriteString("        "[:n])
			column += n
			continue
		case '\n', '\r':
			column = -1
		}
		out.WriteRune(r)
		column++
	}
	return out.String()
}
