package object

// numberParts is a formatted number before it is laid out:
// sign, prefix, digits that may be grouped, and the rest (point, fraction,
// exponent) that may not.
type numberParts struct {
	negative bool
	prefix   string
	digits   string
	rest     string
	// wide is the number of code points of rest, when that is no ASCII.
	wide int
}

// layOut appends the number with its sign, its digits grouped, padded.
func (f *formatSpec) layOut(b []byte, n numberParts) []byte {
	sign := n.sign(f.sign)
	fixed := len(n.prefix) + len(n.rest)
	if n.wide > 0 {
		fixed = len(n.prefix) + n.wide
	}
	if sign != 0 {
		fixed++
	}
	count := 0
	if n.digits != "" {
		minWidth := 0
		if f.fill == '0' && f.align == '=' {
			minWidth = f.width - fixed
		}
		count = f.digitCount(len(n.digits), minWidth)
	}
	left, inner, right := f.padding(fixed + f.groupedLength(count))
	b = appendFill(b, f.fill, left)
	if sign != 0 {
		b = append(b, sign)
	}
	b = append(b, n.prefix...)
	b = appendFill(b, f.fill, inner)
	b = f.appendGrouped(b, n.digits, count)
	b = append(b, n.rest...)
	return appendFill(b, f.fill, right)
}

func (n *numberParts) sign(option byte) byte {
	switch {
	case n.negative:
		return '-'
	case option == '+' || option == ' ':
		return option
	}
	return 0
}

// groupedLength is the length of count digits with separators.
func (f *formatSpec) groupedLength(count int) int {
	if f.separator == 0 || count == 0 {
		return count
	}
	return count + (count-1)/f.group
}

// digitCount is the least number of digits, leading zeros included, that fills
// width without beginning with a separator.
func (f *formatSpec) digitCount(digits, width int) int {
	if f.separator == 0 {
		return max(digits, width)
	}
	count := width - width/(f.group+1)
	if f.groupedLength(count) < width {
		count++
	}
	return max(digits, count)
}

// appendGrouped appends digits, filled up with zeros to count.
func (f *formatSpec) appendGrouped(b []byte, digits string, count int) []byte {
	if f.separator == 0 {
		for range count - len(digits) {
			b = append(b, '0')
		}
		return append(b, digits...)
	}
	for left := count; left > 0; left-- {
		if left < count && left%f.group == 0 {
			b = append(b, f.separator)
		}
		if left > len(digits) {
			b = append(b, '0')
		} else {
			b = append(b, digits[len(digits)-left])
		}
	}
	return b
}

// splitNumber takes a number's text apart at the end of its digits.
func splitNumber(text string) (n numberParts) {
	if text != "" && text[0] == '-' {
		n.negative = true
		text = text[1:]
	}
	end := 0
	for end < len(text) && text[end] >= '0' && text[end] <= '9' {
		end++
	}
	n.digits, n.rest = text[:end], text[end:]
	return n
}
