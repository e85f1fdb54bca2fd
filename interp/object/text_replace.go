package object

import (
	"math"
	"strings"
)

// replaceText replaces up to limit occurrences of old, all when it is
// negative. An empty old stands before each element (a code point when points
// is set, else a byte) and at the end.
func replaceText(t *Thread, text, old, replacement string, limit int, points bool) (string, error) {
	if limit < 0 {
		limit = math.MaxInt
	}
	if err := chargeScan(t, len(text)); err != nil {
		return "", err
	}
	found := 0
	switch {
	case limit == 0 || old == replacement:
		return text, nil
	case old == "" && points:
		found = countCodePoints(text) + 1
	case old == "":
		found = len(text) + 1
	default:
		found = strings.Count(text, old)
	}
	found = min(found, limit)
	if found == 0 {
		return text, nil
	}
	if growth := len(replacement) - len(old); growth > 0 && found > (math.MaxInt-len(text))/growth {
		return "", Raisef(OverflowError, "replace string is too long")
	}
	size := len(text) + found*(len(replacement)-len(old))
	if err := chargeText(t, size); err != nil {
		return "", err
	}
	var b strings.Builder
	b.Grow(size)
	if old == "" {
		interleave(&b, text, replacement, found, points)
		return b.String(), nil
	}
	for ; found > 0; found-- {
		i := strings.Index(text, old)
		b.WriteString(text[:i])
		b.WriteString(replacement)
		text = text[i+len(old):]
	}
	b.WriteString(text)
	return b.String(), nil
}

// interleave writes separator before each of the first n elements of text.
func interleave(b *strings.Builder, text, separator string, n int, points bool) {
	for ; n > 0; n-- {
		b.WriteString(separator)
		if len(text) == 0 {
			return
		}
		size := 1
		if points {
			size = skipPoints(text, 0, 1)
		}
		b.WriteString(text[:size])
		text = text[size:]
	}
	b.WriteString(text)
}
