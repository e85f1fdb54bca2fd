package object

import (
	"math"
	"strings"
)

// padText puts left and right copies of fill around a text.
func padText(t *Thread, text, fill string, left, right int) (string, error) {
	count := left + right
	if count < 0 || count > maxText {
		return "", Raise(MemoryError)
	}
	size := len(text) + count*len(fill)
	if err := chargeText(t, size); err != nil {
		return "", err
	}
	var b strings.Builder
	b.Grow(size)
	writeFill(&b, fill, left)
	b.WriteString(text)
	writeFill(&b, fill, right)
	return b.String(), nil
}

func writeFill(b *strings.Builder, fill string, n int) {
	for ; n > 0; n-- {
		b.WriteString(fill)
	}
}

// alignment says how a method distributes padding.
type alignment func(padding, width int) (left, right int)

func alignLeft(padding, _ int) (left, right int)  { return 0, padding }
func alignRight(padding, _ int) (left, right int) { return padding, 0 }

// alignCenter puts the odd one to the left when the width is odd, as CPython.
func alignCenter(padding, width int) (left, right int) {
	left = padding/2 + padding&width&1
	return left, padding - left
}

// zeroFill pads a text with zeros behind its sign.
func zeroFill(t *Thread, text string, padding int) (string, error) {
	if text != "" && (text[0] == '+' || text[0] == '-') {
		rest, err := padText(t, text[1:], "0", padding, 0)
		return text[:1] + rest, err
	}
	return padText(t, text, "0", padding, 0)
}

// expandTabs replaces tabs with spaces up to the next multiple of tabSize.
func expandTabs(t *Thread, text string, tabSize int, points bool) (string, error) {
	tabs := strings.Count(text, "\t")
	if tabs == 0 {
		return text, chargeScan(t, len(text))
	}
	if tabSize > 0 && tabs > (math.MaxInt-len(text))/tabSize {
		return "", Raisef(OverflowError, "result too long")
	}
	if err := chargeText(t, len(text)+tabs*max(tabSize, 0)); err != nil {
		return "", err
	}
	var b strings.Builder
	column := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\t':
			if tabSize > 0 {
				spaces := tabSize - column%tabSize
				writeFill(&b, " ", spaces)
				column += spaces
			}
			continue
		case c == '\n' || c == '\r':
			column = 0
		case !points || c&0xC0 != 0x80:
			column++
		}
		b.WriteByte(text[i])
	}
	return b.String(), nil
}
