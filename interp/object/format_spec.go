package object

import (
	"fmt"
	"math"
)

// formatSpec is a parsed format specification,
// [[fill]align][sign][z][#][0][width][grouping][.precision][type].
type formatSpec struct {
	fill         rune
	align        byte // '<', '>', '^' or '='
	sign         byte // '+', '-', ' ' or 0
	positiveZero bool // z: no negative zero
	alternate    bool // #
	width        int  // -1: none
	separator    byte // ',' or '_' between groups of digits, or 0
	group        int  // digits a group
	precision    int  // -1: none
	kind         rune // the presentation type
}

// specReader walks over a specification.
type specReader struct {
	text string
	pos  int
}

func (r *specReader) rest() string { return r.text[r.pos:] }

// accept takes the next byte when it is one of set; 0 when not.
func (r *specReader) accept(set string) byte {
	if r.pos < len(r.text) {
		for i := 0; i < len(set); i++ {
			if r.text[r.pos] == set[i] {
				r.pos++
				return set[i]
			}
		}
	}
	return 0
}

// number takes a decimal number; missing when there is none.
func (r *specReader) number(missing int) (int, error) {
	n, found := 0, false
	for r.pos < len(r.text) {
		c, size := decodePoint(r.text, r.pos)
		d, ok := decimalDigit(c)
		if !ok {
			break
		}
		if n > (math.MaxInt-d)/10 {
			return 0, ValueErrorf("Too many decimal digits in format string")
		}
		n, found = n*10+d, true
		r.pos += size
	}
	if !found {
		return missing, nil
	}
	return n, nil
}

const alignments = "<>=^"

// parseFormatSpec reads a specification for an object of the type typeName,
// whose presentation type is kind and whose alignment is align unless the
// specification says otherwise.
func parseFormatSpec(spec, typeName string, kind rune, align byte) (f formatSpec, err error) {
	f = formatSpec{fill: ' ', align: align, kind: kind, group: 3}
	r := &specReader{text: spec}
	filled, aligned := r.fillAndAlign(&f)
	f.sign = r.accept("+- ")
	f.positiveZero = r.accept("z") != 0
	f.alternate = r.accept("#") != 0
	if !filled && r.accept("0") != 0 {
		f.fill = '0'
		if !aligned && align == '>' {
			f.align = '='
		}
	}
	if f.width, err = r.number(-1); err != nil {
		return f, err
	}
	if err := r.grouping(&f); err != nil {
		return f, err
	}
	if f.precision, err = r.fraction(); err != nil {
		return f, err
	}
	if r.pos < len(r.text) {
		c, size := decodePoint(r.text, r.pos)
		if r.pos += size; r.pos < len(r.text) {
			return f, ValueErrorf("Invalid format specifier '%s' for object of type '%s'", spec, typeName)
		}
		f.kind = c
	}
	return f, f.checkSeparator()
}

func (r *specReader) fillAndAlign(f *formatSpec) (filled, aligned bool) {
	if r.text == "" {
		return false, false
	}
	fill, size := decodePoint(r.text, 0)
	ahead := specReader{text: r.text, pos: size}
	if align := ahead.accept(alignments); align != 0 {
		f.fill, f.align, r.pos = fill, align, ahead.pos
		return true, true
	}
	if align := r.accept(alignments); align != 0 {
		f.align = align
		return false, true
	}
	return false, false
}

func (r *specReader) grouping(f *formatSpec) error {
	f.separator = r.accept(",")
	underscore := r.accept("_")
	if underscore == 0 {
		return nil
	}
	if f.separator != 0 || r.accept(",") != 0 {
		return ValueErrorf("Cannot specify both ',' and '_'.")
	}
	f.separator = underscore
	return nil
}

func (r *specReader) fraction() (int, error) {
	if r.accept(".") == 0 {
		return -1, nil
	}
	precision, err := r.number(-1)
	if err == nil && precision < 0 {
		err = ValueErrorf("Format specifier missing precision")
	}
	return precision, err
}

func (f *formatSpec) checkSeparator() error {
	if f.separator == 0 {
		return nil
	}
	switch f.kind {
	case 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F', 0:
		return nil
	case 'b', 'o', 'x', 'X':
		if f.separator == '_' {
			f.group = 4
			return nil
		}
	}
	return ValueErrorf("Cannot specify '%c' with '%s'.", f.separator, shownChar(f.kind))
}

// shownChar is how an error shows a character of a format.
func shownChar(c rune) string {
	if c > ' ' && c < 0x80 {
		return string(c)
	}
	return fmt.Sprintf(`\x%x`, c)
}

func (f *formatSpec) unknownKind(typeName string) error {
	return ValueErrorf("Unknown format code '%s' for object of type '%s'", shownChar(f.kind), typeName)
}

// checkLimits accounts for a result in which the specification decides the
// length, and refuses a precision that C's int does not hold.
func (f *formatSpec) checkLimits(t *Thread) error {
	if f.precision > math.MaxInt32 {
		return ValueErrorf("precision too big")
	}
	return chargeFormat(t, max(f.width, 0)+max(f.precision, 0))
}

// chargeFormat accounts for a text of n code points made by formatting.
func chargeFormat(t *Thread, n int) error {
	const free = 256 // covered by the step that formats
	if n >= 0 && n <= free {
		return nil
	}
	return chargeText(t, n)
}

// padding splits what is missing to the width.
func (f *formatSpec) padding(length int) (left, inner, right int) {
	missing := f.width - length
	if missing <= 0 {
		return 0, 0, 0
	}
	switch f.align {
	case '<':
		return 0, 0, missing
	case '^':
		return missing / 2, 0, missing - missing/2
	case '=':
		return 0, missing, 0
	}
	return missing, 0, 0
}

func appendFill(b []byte, fill rune, count int) []byte {
	for range count {
		b = appendPoint(b, fill)
	}
	return b
}

// appendPadded appends text of length code points, padded to the width.
func (f *formatSpec) appendPadded(b []byte, text string, length int) []byte {
	left, _, right := f.padding(length)
	b = appendFill(b, f.fill, left)
	b = append(b, text...)
	return appendFill(b, f.fill, right)
}
