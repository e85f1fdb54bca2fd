package object

import (
	"math"
	"strings"
	"unicode/utf8"
)

// percentFormatter is one `template % arguments`, of a str or of bytes.
type percentFormatter struct {
	out      textOutput
	template string
	pos      int
	isBytes  bool

	args    []Value
	next    int
	single  Value // the argument that is no tuple; unbound once it is used
	mapping Value // what %(name) looks into; unbound: nothing
}

// percentField is a conversion specifier: %[(key)][flags][width][.precision]verb.
type percentField struct {
	left, plus, blank, alternate, zero bool

	width, precision int // -1: none
	verb             rune
	at               int // where in the template the verb is
}

// PercentFormat is template % args.
func PercentFormat(t *Thread, template *Str, args Value) (Value, error) {
	p := &percentFormatter{out: textOutput{thread: t}, template: template.text}
	text, err := p.format(args)
	if err != nil {
		return Value{}, err
	}
	return NewStr(text), nil
}

// PercentFormatBytes is template % args for bytes and bytearray.
func PercentFormatBytes(t *Thread, template string, args Value) (string, error) {
	p := &percentFormatter{out: textOutput{thread: t}, template: template, isBytes: true}
	return p.format(args)
}

func (p *percentFormatter) format(args Value) (string, error) {
	tuple, isTuple := args.AsTuple()
	if isTuple {
		p.args = tuple.Elems
	} else {
		p.single = args
		if args.Type().Slots.GetItem != nil && !p.isText(args) {
			p.mapping = args
		}
	}
	if err := p.run(); err != nil {
		return "", err
	}
	if p.mapping.IsUnbound() && (p.next < len(p.args) || !p.single.IsUnbound()) {
		kind := "string"
		if p.isBytes {
			kind = "bytes"
		}
		return "", TypeErrorf("not all arguments converted during %s formatting", kind)
	}
	return string(p.out.text), nil
}

// isText reports whether v is a str, or for bytes one of the types of bytes:
// they have items, but serve as a single argument.
func (p *percentFormatter) isText(v Value) bool {
	class := v.Type()
	return class.IsSubtype(StrType) ||
		p.isBytes && (class.IsSubtype(BytesType) || class.IsSubtype(ByteArrayType))
}

func (p *percentFormatter) run() error {
	for {
		literal, rest, found := strings.Cut(p.template[p.pos:], "%")
		if err := p.out.write(literal); err != nil || !found {
			return err
		}
		p.pos = len(p.template) - len(rest)
		if strings.HasPrefix(rest, "%") {
			p.pos++
			if err := p.out.write("%"); err != nil {
				return err
			}
			continue
		}
		field, err := p.readField()
		if err != nil {
			return err
		}
		if err := p.out.thread.Step(); err != nil {
			return err
		}
		if err := p.convert(&field); err != nil {
			return err
		}
	}
}

// argument takes the next argument.
func (p *percentFormatter) argument() (Value, error) {
	if v := p.single; !v.IsUnbound() {
		p.single = Value{}
		return v, nil
	}
	if p.next >= len(p.args) {
		return Value{}, TypeErrorf("not enough arguments for format string")
	}
	p.next++
	return p.args[p.next-1], nil
}

// peek is the next byte of the template; 0 at its end.
func (p *percentFormatter) peek() byte {
	if p.pos < len(p.template) {
		return p.template[p.pos]
	}
	return 0
}

func (p *percentFormatter) readField() (f percentField, err error) {
	if p.peek() == '(' {
		if err := p.readKey(); err != nil {
			return f, err
		}
	}
	p.readFlags(&f)
	if err := p.readWidth(&f); err != nil {
		return f, err
	}
	if f.precision, err = p.readPrecision(); err != nil {
		return f, err
	}
	if c := p.peek(); c == 'h' || c == 'l' || c == 'L' {
		p.pos++
	}
	if p.pos >= len(p.template) {
		return f, ValueErrorf("incomplete format")
	}
	size := 1
	if f.verb = rune(p.peek()); !p.isBytes {
		f.verb, size = decodePoint(p.template, p.pos)
	}
	f.at = p.pos
	p.pos += size
	return f, nil
}

// readKey reads (name) and makes the mapping's value the next argument.
func (p *percentFormatter) readKey() error {
	if p.mapping.IsUnbound() {
		return TypeErrorf("format requires a mapping")
	}
	start, depth := p.pos+1, 0
	for ; p.pos < len(p.template); p.pos++ {
		switch p.template[p.pos] {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth == 0 {
			break
		}
	}
	if p.pos == len(p.template) {
		return ValueErrorf("incomplete format key")
	}
	key := NewStr(p.template[start:p.pos])
	if p.isBytes {
		key = NewBytes(p.template[start:p.pos])
	}
	p.pos++
	v, err := GetItem(p.out.thread, p.mapping, key)
	p.single = v
	return err
}

func (p *percentFormatter) readFlags(f *percentField) {
	for ; ; p.pos++ {
		switch p.peek() {
		case '-':
			f.left = true
		case '+':
			f.plus = true
		case ' ':
			f.blank = true
		case '#':
			f.alternate = true
		case '0':
			f.zero = true
		default:
			return
		}
	}
}

// readWidth reads a number or *, of which a negative one means "to the left".
func (p *percentFormatter) readWidth(f *percentField) (err error) {
	if p.peek() != '*' {
		f.width, err = p.readDigits(-1, math.MaxInt, "width too big")
		return err
	}
	f.width, err = p.starred(sizeArgument)
	if f.width < 0 {
		f.left, f.width = true, -f.width
	}
	return err
}

func (p *percentFormatter) readPrecision() (int, error) {
	if p.peek() != '.' {
		return -1, nil
	}
	p.pos++
	if p.peek() != '*' {
		tooBig := "precision too big"
		if p.isBytes {
			tooBig = "prec too big"
		}
		return p.readDigits(0, math.MaxInt32, tooBig)
	}
	n, err := p.starred(intArgument)
	return max(n, 0), err
}

// starred takes a number from the arguments, for *.
func (p *percentFormatter) starred(read func(*Thread, Value) (int, error)) (int, error) {
	p.pos++
	v, err := p.argument()
	if err != nil {
		return 0, err
	}
	if _, ok := integerOf(v); !ok {
		return 0, TypeErrorf("* wants int")
	}
	return read(p.out.thread, v)
}

func (p *percentFormatter) readDigits(missing, most int, tooBig string) (int, error) {
	n := missing
	for c := p.peek(); c >= '0' && c <= '9'; c = p.peek() {
		n = max(n, 0)
		digit := int(c - '0')
		if n > (most-digit)/10 {
			return 0, ValueErrorf("%s", tooBig)
		}
		n = n*10 + digit
		p.pos++
	}
	return n, nil
}

// convert writes the next argument as the field says.
func (p *percentFormatter) convert(f *percentField) error {
	v, err := p.argument()
	if err != nil {
		return err
	}
	switch f.verb {
	case 's', 'r', 'a':
		return p.convertText(f, v)
	case 'b':
		if p.isBytes {
			return p.convertText(f, v)
		}
	case 'c':
		return p.convertChar(f, v)
	case 'd', 'i', 'u', 'o', 'x', 'X':
		return p.convertInt(f, v)
	case 'e', 'E', 'f', 'F', 'g', 'G':
		return p.convertFloat(f, v)
	}
	shown := '?'
	if f.verb >= ' '-1 && f.verb < 0x7F {
		shown = f.verb
	}
	at := f.at
	if !p.isBytes {
		at = countCodePoints(p.template[:f.at])
	} else if f.verb >= utf8.RuneSelf {
		return Raisef(OverflowError, "character argument not in range(0x110000)")
	}
	return ValueErrorf("unsupported format character '%c' (0x%x) at index %d", shown, f.verb, at)
}
