package object

// This file reads the template language of str.format.

// templateField is a replacement field: {name!conversion:spec}.
type templateField struct {
	name       string
	conversion rune // 0: none
	spec       string
	nested     bool // the spec has replacement fields itself
}

// templateReader takes a template apart.
type templateReader struct {
	text string
	pos  int
}

// next returns the next piece of literal text and the field after it, which is
// missing where a doubled brace or the template's end follows.
func (r *templateReader) next() (literal string, field templateField, found bool, err error) {
	start := r.pos
	for r.pos < len(r.text) && r.text[r.pos] != '{' && r.text[r.pos] != '}' {
		r.pos++
	}
	literal = r.text[start:r.pos]
	if r.pos == len(r.text) {
		return literal, field, false, nil
	}
	brace := r.text[r.pos]
	r.pos++
	atEnd := r.pos == len(r.text)
	switch {
	case !atEnd && r.text[r.pos] == brace:
		r.pos++
		return r.text[start : r.pos-1], field, false, nil
	case brace == '}':
		return "", field, false, ValueErrorf("Single '}' encountered in format string")
	case atEnd:
		return "", field, false, ValueErrorf("Single '{' encountered in format string")
	}
	field, err = r.field()
	return literal, field, true, err
}

// field reads a field after its opening brace.
func (r *templateReader) field() (f templateField, err error) {
	start := r.pos
	end, err := r.fieldName()
	if err != nil {
		return f, err
	}
	f.name = r.text[start:r.pos]
	if end == 0 {
		return f, ValueErrorf("expected '}' before end of string")
	}
	r.pos++
	if end == '}' {
		return f, nil
	}
	if end == '!' {
		done, err := r.conversion(&f)
		if done || err != nil {
			return f, err
		}
	}
	return f, r.spec(&f)
}

// fieldName moves to the character that ends the name and returns it, 0 at the
// end of the template.
func (r *templateReader) fieldName() (byte, error) {
	for ; r.pos < len(r.text); r.pos++ {
		switch c := r.text[r.pos]; c {
		case '{':
			return 0, ValueErrorf("unexpected '{' in field name")
		case '[':
			for r.pos+1 < len(r.text) && r.text[r.pos+1] != ']' {
				r.pos++
			}
		case '}', ':', '!':
			return c, nil
		}
	}
	return 0, nil
}

// conversion reads what follows the exclamation mark; done means that the
// field ends there.
func (r *templateReader) conversion(f *templateField) (done bool, err error) {
	if r.pos == len(r.text) {
		return false, ValueErrorf("end of string while looking for conversion specifier")
	}
	c, size := decodePoint(r.text, r.pos)
	f.conversion = c
	if r.pos += size; r.pos == len(r.text) {
		return false, nil
	}
	end := r.text[r.pos]
	r.pos++
	if end != '}' && end != ':' {
		return false, ValueErrorf("expected ':' after conversion specifier")
	}
	return end == '}', nil
}

// spec reads the specification up to the brace that closes the field.
func (r *templateReader) spec(f *templateField) error {
	start, depth := r.pos, 1
	for ; r.pos < len(r.text); r.pos++ {
		switch r.text[r.pos] {
		case '{':
			f.nested = true
			depth++
		case '}':
			if depth--; depth == 0 {
				f.spec = r.text[start:r.pos]
				r.pos++
				return nil
			}
		}
	}
	return ValueErrorf("unmatched '{' in format spec")
}

// pathStep is a step from a field's first object to its value: an attribute or
// an item.
type pathStep struct {
	name      string
	index     int // of an item; -1: name is the key
	attribute bool
}

// splitFieldName returns the name or number with which a field begins and what
// follows.
func splitFieldName(name string) (first, rest string) {
	for i := range len(name) {
		if name[i] == '.' || name[i] == '[' {
			return name[:i], name[i:]
		}
	}
	return name, ""
}

// nextStep takes a step from a field's path.
func nextStep(path string) (step pathStep, rest string, err error) {
	switch path[0] {
	case '.':
		step.attribute, step.index = true, -1
		step.name, rest = splitFieldName(path[1:])
	case '[':
		end := 1
		for end < len(path) && path[end] != ']' {
			end++
		}
		if end == len(path) {
			return step, "", ValueErrorf("Missing ']' in format string")
		}
		step.name, rest = path[1:end], path[end+1:]
		if step.index, err = fieldNumber(step.name); err != nil {
			return step, "", err
		}
	default:
		return step, "", ValueErrorf("Only '.' or '[' may follow ']' in format field specifier")
	}
	if step.name == "" {
		return step, "", ValueErrorf("Empty attribute in format string")
	}
	return step, rest, nil
}

// fieldNumber reads a number made of digits alone; -1 for other names.
func fieldNumber(name string) (int, error) {
	r := specReader{text: name}
	n, err := r.number(-1)
	if err != nil {
		return -1, err
	}
	if r.rest() != "" {
		return -1, nil
	}
	return n, nil
}
