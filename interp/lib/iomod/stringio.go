package iomod

import "github.com/apy-lang/apy/interp/object"

// stringIO is text in memory. The position is kept both in code points, as a
// script counts, and in bytes; a script may set it beyond the end.
type stringIO struct {
	streamState
	text     []byte
	length   int // code points of text
	position int // code points before the position
	offset   int // bytes before the position, len(text) beyond the end
	lines    lineEnds
}

var stringIOType = object.NewBuiltinType("_io.StringIO", textBaseType)

// Type returns the class.
func (*stringIO) Type() *object.Type { return stringIOType }

func stringIOOf(self object.Value) (*stringIO, error) {
	s := object.BaseOf[*stringIO](self)
	if s.closed {
		return nil, object.ValueErrorf("I/O operation on closed file")
	}
	return s, nil
}

// openText makes a method that fails on a closed StringIO.
func openText(m func(t *object.Thread, s *stringIO, args []object.Value) (object.Value, error)) method {
	return func(t *object.Thread, self object.Value, args []object.Value) (object.Value, error) {
		s, err := stringIOOf(self)
		if err != nil {
			return object.Value{}, err
		}
		return m(t, s, args)
	}
}

var stringIOSignature = object.Keywords("initial_value=, newline=")

func defineStringIO() {
	c := stringIOType
	c.Doc = "Text I/O implementation using an in-memory buffer."
	c.Slots.New = func(_ *object.Thread, cls *object.Type, _ []object.Value, _ []*object.Str) (object.Value, error) {
		return object.NewOf(cls, stringIOType, object.FromObject(&stringIO{lines: lineEnds{end: "\n"}})), nil
	}
	c.Slots.Init = initStringIO
	c.Slots.Next = nextLine
	c.Method("read", object.Positional(0, 1), openText(func(t *object.Thread, s *stringIO, args []object.Value) (object.Value, error) {
		size, err := sizeArgument(t, args)
		if err != nil {
			return object.Value{}, err
		}
		return s.take(t, s.skip(size))
	}))
	c.Method("readline", object.Positional(0, 1), openText(func(t *object.Thread, s *stringIO, args []object.Value) (object.Value, error) {
		size, err := sizeArgument(t, args)
		if err != nil {
			return object.Value{}, err
		}
		return s.readLine(t, size)
	}))
	c.Method("write", object.OneArg, openText(func(t *object.Thread, s *stringIO, args []object.Value) (object.Value, error) {
		text, ok := args[0].AsStr()
		if !ok {
			return object.Value{}, object.TypeErrorf("string argument expected, got '%s'", args[0].Type().Name)
		}
		return object.Int(int64(text.Len())), s.write(t, text)
	}))
	c.Method("getvalue", object.NoArgs, openText(func(t *object.Thread, s *stringIO, _ []object.Value) (object.Value, error) {
		if err := t.ChargeBytes(len(s.text)); err != nil {
			return object.Value{}, err
		}
		return object.NewStr(string(s.text)), nil
	}))
	c.Method("tell", object.NoArgs, openText(func(_ *object.Thread, s *stringIO, _ []object.Value) (object.Value, error) {
		return object.Int(int64(s.position)), nil
	}))
	c.Method("seek", object.Positional(1, 2), openText(seekText))
	c.Method("truncate", object.Positional(0, 1), openText(truncateText))
}

func defineStringIOAttributes() {
	c := stringIOType
	c.Method("close", object.NoArgs, func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		s := object.BaseOf[*stringIO](self)
		s.closed, s.text = true, nil
		return object.None, nil
	})
	c.Method("flush", object.NoArgs, answer(object.None)) // does not look whether the file is open
	for _, name := range []string{"readable", "writable", "seekable"} {
		c.Method(name, object.NoArgs, openText(func(*object.Thread, *stringIO, []object.Value) (object.Value, error) {
			return object.True, nil
		}))
	}
	c.GetSet("line_buffering", func(_ *object.Thread, self object.Value) (object.Value, error) {
		_, err := stringIOOf(self)
		return object.False, err
	}, nil)
	c.GetSet("newlines", func(_ *object.Thread, self object.Value) (object.Value, error) {
		s, err := stringIOOf(self)
		if err != nil {
			return object.Value{}, err
		}
		return s.lines.seen.value(), nil
	}, nil)
}

func initStringIO(t *object.Thread, self object.Value, args []object.Value, names []*object.Str) error {
	bound, window, err := stringIOSignature.Bind(t, "StringIO", args, names)
	if err != nil {
		return err
	}
	defer t.Pop(window)
	s := object.BaseOf[*stringIO](self)
	*s = stringIO{}
	if s.lines, err = newLineEnds(bound[1]); err != nil {
		return err
	}
	if bound[0].IsUnbound() || bound[0].IsNone() {
		return nil
	}
	text, ok := bound[0].AsStr()
	if !ok {
		return object.TypeErrorf("initial_value must be str or None, not %s", bound[0].Type().Name)
	}
	err = s.write(t, text)
	s.position, s.offset = 0, 0
	return err
}

// write puts text in at the position, over what is there.
func (s *stringIO) write(t *object.Thread, text *object.Str) error {
	insert := s.lines.translate(text.String())
	length := text.Len()
	if insert != text.String() {
		length = object.StrObject(insert).Len()
	}
	if length == 0 {
		return nil
	}
	padding := max(0, s.position-s.length)
	if err := t.ChargeBytes(len(insert) + padding); err != nil {
		return err
	}
	s.text = append(s.text, make([]byte, padding)...)
	s.length += padding
	s.offset += padding
	over := s.skip(length)
	covered := min(length, s.length-s.position)
	if over == len(s.text) {
		s.text = append(s.text[:s.offset], insert...)
	} else {
		if err := t.Charge(len(s.text)/64 + 1); err != nil {
			return err
		}
		s.text = append(s.text[:s.offset], insert+string(s.text[over:])...)
	}
	s.length += length - covered
	s.position += length
	s.offset += len(insert)
	return nil
}

// skip returns the offset n code points after the position; all the rest when
// n is negative.
func (s *stringIO) skip(n int) int {
	rest := s.length - s.position
	switch {
	case n < 0 || n >= rest:
		return len(s.text)
	case s.length == len(s.text):
		return s.offset + n
	}
	at := s.offset
	for ; n > 0; n-- {
		at++
		for at < len(s.text) && s.text[at]&0xC0 == 0x80 {
			at++
		}
	}
	return at
}

// take reads up to an offset.
func (s *stringIO) take(t *object.Thread, end int) (object.Value, error) {
	if end <= s.offset {
		return object.NewStr(""), nil
	}
	if err := t.ChargeBytes(end - s.offset); err != nil {
		return object.Value{}, err
	}
	text := object.StrObject(string(s.text[s.offset:end]))
	s.offset = end
	s.position += text.Len()
	return text.Value(), nil
}

// readLine reads to the end of the line, or size code points.
func (s *stringIO) readLine(t *object.Thread, size int) (object.Value, error) {
	end := s.skip(size)
	if n := s.lines.length(s.text[s.offset:end]); n > 0 {
		end = s.offset + n
	}
	return s.take(t, end)
}

// nextLine is __next__, by readline where a subclass has its own.
func nextLine(t *object.Thread, self object.Value) (object.Value, bool, error) {
	if self.Type() != stringIOType {
		return ioBaseType.Slots.Next(t, self)
	}
	s, err := stringIOOf(self)
	if err != nil {
		return object.Value{}, false, err
	}
	line, err := s.readLine(t, -1)
	text, _ := line.AsStr()
	return line, err == nil && text.Len() > 0, err
}

func seekText(t *object.Thread, s *stringIO, args []object.Value) (object.Value, error) {
	position, whence, err := seekArguments(t, args)
	switch {
	case err != nil:
		return object.Value{}, err
	case whence < seekSet || whence > seekEnd:
		return object.Value{}, object.ValueErrorf("Invalid whence (%d, should be 0, 1 or 2)", whence)
	case whence == seekSet && position < 0:
		return object.Value{}, object.ValueErrorf("Negative seek position %d", position)
	case whence != seekSet && position != 0:
		return object.Value{}, object.Raisef(object.OSError, "Can't do nonzero cur-relative seeks")
	case whence == seekCurrent:
		return object.Int(int64(s.position)), nil
	case whence == seekEnd:
		position = s.length
	}
	s.position, s.offset = 0, 0
	end := s.skip(position)
	s.position, s.offset = position, end
	return object.Int(int64(position)), t.Charge(end/64 + 1)
}

func truncateText(t *object.Thread, s *stringIO, args []object.Value) (object.Value, error) {
	size := s.position
	if len(args) == 1 && !args[0].IsNone() {
		var err error
		if _, err = sizeArgument(t, args); err != nil {
			return object.Value{}, err
		}
		if size, err = object.IndexInt(t, args[0], object.OverflowError); err != nil {
			return object.Value{}, err
		}
	}
	if size < 0 {
		return object.Value{}, object.ValueErrorf("Negative size value %d", size)
	}
	if size < s.length {
		whole := stringIO{text: s.text, length: s.length}
		s.text, s.length = s.text[:whole.skip(size)], size
		s.offset = min(s.offset, len(s.text))
	}
	return object.Int(int64(size)), nil
}
