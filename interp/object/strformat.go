package object

import "fmt"

// textOutput collects a text of unknown length, accounting for it as it grows.
type textOutput struct {
	thread *Thread
	text   []byte
	paid   int
}

// write appends a piece.
func (o *textOutput) write(piece string) error {
	const free = 1024 // what the steps that make the pieces cover
	if grown := len(o.text) + len(piece) - o.paid; grown > free {
		if err := chargeText(o.thread, grown); err != nil {
			return err
		}
		o.paid += grown
	}
	o.text = append(o.text, piece...)
	return nil
}

// templateArguments are what a template's fields refer to.
type templateArguments struct {
	positional []Value
	byName     bool // only names: format_map
	named      func(t *Thread, name *Str) (Value, error)
	// next is the number of the next automatic field; -1 once a field has
	// a number of its own.
	next      int
	automatic bool
}

// FormatStr is template.format(*args, **named): named gives the value of a
// keyword.
func FormatStr(t *Thread, template *Str, args []Value, named func(t *Thread, name *Str) (Value, error)) (Value, error) {
	return buildStr(t, template, &templateArguments{positional: args, named: named})
}

func buildStr(t *Thread, template *Str, arguments *templateArguments) (Value, error) {
	const nesting = 2 // a field, and a field in its specification
	out := textOutput{thread: t}
	if err := arguments.build(&out, template.text, nesting); err != nil {
		return Value{}, err
	}
	return NewStr(string(out.text)), nil
}

func (a *templateArguments) build(out *textOutput, template string, nesting int) error {
	if nesting == 0 {
		return ValueErrorf("Max string recursion exceeded")
	}
	r := templateReader{text: template}
	for r.pos < len(template) {
		literal, field, found, err := r.next()
		if err != nil {
			return err
		}
		if err := out.write(literal); err != nil {
			return err
		}
		if !found {
			continue
		}
		if err := a.render(out, &field, nesting); err != nil {
			return err
		}
	}
	return nil
}

func (a *templateArguments) render(out *textOutput, field *templateField, nesting int) error {
	t := out.thread
	if err := t.Step(); err != nil {
		return err
	}
	v, err := a.value(t, field.name)
	if err != nil {
		return err
	}
	if field.conversion != 0 {
		if v, err = convertForFormat(t, v, field.conversion); err != nil {
			return err
		}
	}
	spec := field.spec
	if field.nested {
		inner := textOutput{thread: t}
		if err := a.build(&inner, spec, nesting-1); err != nil {
			return err
		}
		spec = string(inner.text)
	}
	text, err := Format(t, v, spec)
	if err != nil {
		return err
	}
	return out.write(text)
}

// convertForFormat is what !r, !s and !a do.
func convertForFormat(t *Thread, v Value, conversion rune) (Value, error) {
	switch conversion {
	case 'r':
		return Repr(t, v)
	case 's':
		return ToStr(t, v)
	case 'a':
		repr, err := ReprString(t, v)
		if err != nil {
			return Value{}, err
		}
		return NewStr(ASCIIRepr(repr)), nil
	}
	shown := string(conversion)
	if conversion <= ' ' || conversion >= 0x7F {
		shown = fmt.Sprintf(`\x%x`, conversion)
	}
	return Value{}, ValueErrorf("Unknown conversion specifier %s", shown)
}

// value finds the object that a field's name leads to.
func (a *templateArguments) value(t *Thread, name string) (Value, error) {
	first, path := splitFieldName(name)
	v, err := a.first(t, first)
	for err == nil && path != "" {
		var step pathStep
		if step, path, err = nextStep(path); err != nil {
			break
		}
		switch {
		case step.attribute:
			v, err = GetAttr(t, v, StrObject(step.name))
		case step.index >= 0:
			v, err = GetItem(t, v, Int(int64(step.index)))
		default:
			v, err = GetItem(t, v, NewStr(step.name))
		}
	}
	return v, err
}

func (a *templateArguments) first(t *Thread, name string) (Value, error) {
	index, err := fieldNumber(name)
	if err != nil {
		return Value{}, err
	}
	if name == "" || index >= 0 {
		if err := a.number(name == "", &index); err != nil {
			return Value{}, err
		}
	}
	if index < 0 {
		return a.named(t, StrObject(name))
	}
	if a.byName {
		return Value{}, ValueErrorf("Format string contains positional fields")
	}
	if index >= len(a.positional) {
		return Value{}, Raisef(IndexError, "Replacement index %d out of range for positional args tuple", index)
	}
	return a.positional[index], nil
}

// number numbers an automatic field; a template must not mix both sorts.
func (a *templateArguments) number(automatic bool, index *int) error {
	switch {
	case automatic && a.next < 0:
		return ValueErrorf("cannot switch from manual field specification to automatic field numbering")
	case !automatic && a.automatic:
		return ValueErrorf("cannot switch from automatic field numbering to manual field specification")
	case automatic:
		a.automatic = true
		*index = a.next
		a.next++
	default:
		a.next = -1
	}
	return nil
}

// defineFormatting adds formatting to str, bytes and bytearray.
func defineFormatting() {
	c := StrType
	c.Slots.Format = formatStrSlot
	c.Slots.setBinary(Mod, func(t *Thread, a, b Value) (Value, error) {
		template, ok := a.AsStr()
		if !ok {
			return NotImplemented, nil
		}
		return PercentFormat(t, template, b)
	})
	BytesType.Slots.setBinary(Mod, bytesModulo)
	ByteArrayType.Slots.setBinary(Mod, bytesModulo)
	c.Set("format", FromObject(&MethodDescriptor{Name: "format", Owner: c, Raw: strFormat}))
	c.Method("format_map", OneArg, strFormatMap)
}

// bytesModulo is template % args for bytes and bytearray.
func bytesModulo(t *Thread, a, b Value) (Value, error) {
	_, isArray := asByteArray(a)
	if _, ok := a.AsBytes(); !ok && !isArray {
		return NotImplemented, nil
	}
	text, err := PercentFormatBytes(t, bytesSelf(a), b)
	if err != nil {
		return Value{}, err
	}
	if isArray {
		return NewByteArray([]byte(text)), nil
	}
	return NewBytes(text), nil
}

// strFormatMap is str.format_map.
func strFormatMap(t *Thread, self Value, args []Value) (Value, error) {
	mapping := args[0]
	named := func(t *Thread, name *Str) (Value, error) { return GetItem(t, mapping, name.Value()) }
	return buildStr(t, strSelf(self), &templateArguments{byName: true, named: named})
}

// strFormat is str.format.
func strFormat(t *Thread, self Value, args []Value, names []*Str) (Value, error) {
	positional := len(args) - len(names)
	named := func(_ *Thread, name *Str) (Value, error) {
		for i, key := range names {
			if key.text == name.text {
				return args[positional+i], nil
			}
		}
		return Value{}, Raise(KeyError, name.Value())
	}
	return FormatStr(t, strSelf(self), args[:positional], named)
}
