package remod

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
)

// emitter writes a parsed pattern in the matcher's dialect.
type emitter struct {
	strings.Builder
	// narrow: the subject is ASCII, so sets need no other characters.
	narrow bool
}

// emit writes branches for subjects that are ASCII (narrow) or not.
func emit(branches []sequence, f flags, narrow bool) string {
	e := &emitter{narrow: narrow}
	e.branches(branches, f)
	return e.String()
}

func (e *emitter) branches(branches []sequence, f flags) {
	for i, branch := range branches {
		if i > 0 {
			e.WriteByte('|')
		}
		for _, n := range branch {
			e.node(n, f)
		}
	}
}

func (e *emitter) enclosed(open string, branches []sequence, f flags) {
	e.WriteString(open)
	e.branches(branches, f)
	e.WriteByte(')')
}

func (e *emitter) node(n *node, f flags) {
	switch n.kind {
	case kindLiteral:
		e.literal(n.char, f)
	case kindAny:
		if f&flagDotAll != 0 {
			e.WriteString(`[\s\S]`)
		} else {
			e.WriteString(`[^\n]`)
		}
	case kindSet:
		e.set(n.set, f)
	case kindAnchor:
		e.anchor(n.char, f)
	case kindRepeat:
		e.repeat(n, f)
	case kindGroup:
		open := "(?:"
		if n.group > 0 {
			open = "("
		}
		if n.add&typeFlags != 0 {
			f &^= typeFlags
		}
		e.enclosed(open, n.branches, f&^n.del|n.add)
	case kindAtomic:
		e.enclosed("(?>", n.branches, f)
	case kindLook:
		e.enclosed("(?"+map[bool]string{true: "<"}[n.behind]+map[bool]string{false: "=", true: "!"}[n.negated], n.branches, f)
	case kindBackref:
		if f&flagIgnoreCase != 0 {
			fmt.Fprintf(e, `(?i:\k<%d>)`, n.group)
		} else {
			fmt.Fprintf(e, `\k<%d>`, n.group)
		}
	case kindConditional:
		fmt.Fprintf(e, "(?(%d)", n.group)
		for i, branch := range n.branches {
			if i > 0 {
				e.WriteByte('|')
			}
			e.enclosed("(?:", []sequence{branch}, f)
		}
		e.WriteByte(')')
	case kindFail:
		e.WriteString("(?!)")
	}
}

// repeat writes a repeated item; the possessive one is atomic.
func (e *emitter) repeat(n *node, f flags) {
	if n.repeat.suffix == '+' {
		e.WriteString("(?>")
		defer e.WriteByte(')')
	}
	e.enclosed("(?:", n.branches, f)
	r := n.repeat
	low, high := min(r.min, math.MaxInt32), r.max
	switch {
	case high == unlimited || high > math.MaxInt32:
		fmt.Fprintf(e, "{%d,}", low)
	default:
		fmt.Fprintf(e, "{%d,%d}", low, high)
	}
	if r.suffix == '?' {
		e.WriteByte('?')
	}
}

func (e *emitter) literal(c rune, f flags) {
	if f&flagIgnoreCase == 0 || len(orbit(c, f)) == 1 {
		e.char(c)
		return
	}
	e.WriteByte('[')
	for _, folded := range orbit(c, f) {
		e.char(folded)
	}
	e.WriteByte(']')
}

// char writes a character so that it means itself in a set and outside.
func (e *emitter) char(c rune) {
	switch {
	case isLetter(c) || c >= '0' && c <= '9' || c > 0xFFFF:
		e.WriteRune(c)
	default:
		fmt.Fprintf(e, `\u%04X`, c)
	}
}

// dottedI are the letters that Python's case folding takes for the same and
// Unicode's simple folding does not.
var dottedI = []rune{'I', 'i', 'İ', 'ı'}

// orbit returns the characters that equal c when case is ignored.
func orbit(c rune, f flags) []rune {
	if f&flagUnicode == 0 {
		if isLetter(c) {
			return []rune{c, c ^ 0x20}
		}
		return []rune{c}
	}
	if slices.Contains(dottedI, c) {
		return dottedI
	}
	all := []rune{c}
	for r := unicode.SimpleFold(c); r != c; r = unicode.SimpleFold(r) {
		all = append(all, r)
	}
	return all
}

// wordRanges are \w among ASCII; spaceRanges \s of bytes and with re.ASCII.
var (
	digitRanges = [][2]rune{{'0', '9'}}
	wordRanges  = [][2]rune{{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}}
	spaceRanges = [][2]rune{{'\t', '\r'}, {' ', ' '}}
	// unicodeSpaces is what str.isspace accepts.
	unicodeSpaces = [][2]rune{
		{'\t', '\r'}, {0x1c, ' '}, {0x85, 0x85}, {0xa0, 0xa0}, {0x1680, 0x1680},
		{0x2000, 0x200a}, {0x2028, 0x2029}, {0x202f, 0x202f}, {0x205f, 0x205f}, {0x3000, 0x3000},
	}
)

// categoryRanges returns a category as ranges; ok is false for those that only
// Unicode properties describe.
func (e *emitter) categoryRanges(class byte, f flags) (ranges [][2]rune, ok bool) {
	wide := f&flagUnicode != 0
	switch class | 0x20 {
	case 's':
		ranges = spaceRanges
		if wide {
			ranges = unicodeSpaces
		}
	case 'd':
		ranges = digitRanges
	case 'w':
		ranges = wordRanges
	}
	if class|0x20 != 's' && wide && !e.narrow {
		return nil, false
	}
	if class < 'a' {
		ranges = complement(ranges)
	}
	return ranges, true
}

// complement inverts sorted ranges.
func complement(ranges [][2]rune) [][2]rune {
	var out [][2]rune
	next := rune(0)
	for _, r := range ranges {
		if r[0] > next {
			out = append(out, [2]rune{next, r[0] - 1})
		}
		next = r[1] + 1
	}
	return append(out, [2]rune{next, unicode.MaxRune})
}

// set writes a set. \W has no form within brackets, as it excludes two
// properties at once: it becomes an alternative beside them.
func (e *emitter) set(s *set, f flags) {
	ranges := s.ranges
	if f&flagIgnoreCase != 0 {
		ranges = foldRanges(ranges, f)
	}
	var properties string
	notWord := false
	for _, class := range s.categories {
		extra, ok := e.categoryRanges(class, f)
		switch {
		case ok:
			ranges = append(slices.Clip(ranges), extra...)
		case class == 'd':
			properties += `\p{Nd}`
		case class == 'D':
			properties += `\P{Nd}`
		case class == 'w':
			properties += `\p{L}\p{N}_`
		case class == 'W':
			notWord = true
		}
	}
	const notWordSet = `[^\p{L}\p{N}_]`
	switch {
	case !notWord:
		e.brackets(s.negated, ranges, properties)
	case len(ranges) == 0 && properties == "" && s.negated:
		e.WriteString(`[\p{L}\p{N}_]`)
	case len(ranges) == 0 && properties == "":
		e.WriteString(notWordSet)
	case s.negated:
		e.WriteString("(?:(?!" + notWordSet + ")")
		e.brackets(true, ranges, properties)
		e.WriteByte(')')
	default:
		e.WriteString("(?:" + notWordSet + "|")
		e.brackets(false, ranges, properties)
		e.WriteByte(')')
	}
}

func (e *emitter) brackets(negated bool, ranges [][2]rune, properties string) {
	e.WriteByte('[')
	if negated {
		e.WriteByte('^')
	}
	for _, r := range ranges {
		e.char(r[0])
		if r[1] > r[0] {
			e.WriteByte('-')
			e.char(r[1])
		}
	}
	e.WriteString(properties)
	e.WriteByte(']')
}

// lastCased is above every character that has another case.
const lastCased = 0x1E943

// foldRanges adds what equals a character of the ranges when case is ignored.
func foldRanges(ranges [][2]rune, f flags) [][2]rune {
	out := slices.Clone(ranges)
	for _, r := range ranges {
		for c := r[0]; c <= min(r[1], lastCased); c++ {
			for _, folded := range orbit(c, f) {
				if folded < r[0] || folded > r[1] {
					out = append(out, [2]rune{folded, folded})
				}
			}
		}
	}
	return out
}

func (e *emitter) anchor(c rune, f flags) {
	multiline := f&flagMultiline != 0
	switch c {
	case '^':
		e.WriteString(map[bool]string{false: `\A`, true: `(?m:^)`}[multiline])
	case '$':
		e.WriteString(map[bool]string{false: `(?:\Z)`, true: `(?m:$)`}[multiline])
	case 'A':
		e.WriteString(`\A`)
	case 'Z':
		e.WriteString(`\z`)
	case 'b':
		e.boundary(`\b`, f)
	case 'B':
		// Not even between nothing and nothing.
		e.WriteString(`(?!(?<![\s\S])(?![\s\S]))`)
		e.boundary(`\B`, f)
	}
}

// boundary writes \b or \B. The matcher's own word characters are Python's
// only among ASCII.
func (e *emitter) boundary(anchor string, f flags) {
	if e.narrow {
		e.WriteString(anchor)
		return
	}
	word := `[0-9A-Z_a-z]`
	if f&flagUnicode != 0 {
		word = `[\p{L}\p{N}_]`
	}
	if anchor == `\b` {
		fmt.Fprintf(e, `(?:(?<=%[1]s)(?!%[1]s)|(?<!%[1]s)(?=%[1]s))`, word)
	} else {
		fmt.Fprintf(e, `(?:(?<=%[1]s)(?=%[1]s)|(?<!%[1]s)(?!%[1]s))`, word)
	}
}
