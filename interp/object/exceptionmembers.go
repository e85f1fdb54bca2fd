package object

import (
	"strings"
)

// addMembers gives an exception class attributes beside args; fill sets them
// from args, or is nil.
func addMembers(c *Type, fill func(e *Exception), names ...string) {
	layout := &exceptionLayout{fill: fill}
	for i, name := range names {
		layout.members = append(layout.members, Intern(name))
		c.Set(name, FromObject(exceptionMember(c, name, i)))
	}
	c.exception = layout
	c.Slots.Init = initFilled
}

func exceptionMember(c *Type, name string, i int) *Member {
	return &Member{Name: Intern(name), Owner: c, index: i, ofException: true}
}

// argOr is argument i of e, or unbound.
func argOr(e *Exception, i int) Value {
	if i < len(e.Args.Elems) {
		return e.Args.Elems[i]
	}
	return Value{}
}

// defineExceptionMembers defines the exceptions that have attributes of their
// own or a str() of their own.
func defineExceptionMembers() {
	addMembers(StopIteration, func(e *Exception) { e.Members[0] = argOr(e, 0) }, "value")
	addMembers(SystemExit, func(e *Exception) {
		switch len(e.Args.Elems) {
		case 0:
			e.Members[0] = Value{}
		case 1:
			e.Members[0] = e.Args.Elems[0]
		default:
			e.Members[0] = FromObject(e.Args)
		}
	}, "code")
	KeyError.Slots.Str = func(t *Thread, self Value) (Value, error) {
		if e := self.obj.(*Exception); len(e.Args.Elems) == 1 {
			return Repr(t, e.Args.Elems[0])
		}
		return exceptionStr(t, self)
	}
	addMembers(AttributeError, nil, "name", "obj")
	AttributeError.Slots.Init = initWithKeywords("AttributeError", "name", "obj")
	addMembers(NameError, nil, "name")
	NameError.Slots.Init = initWithKeywords("NameError", "name")
	addMembers(ImportError, fillImportError, "name", "path", "name_from", "msg")
	ImportError.Slots.Init = func(t *Thread, self Value, args []Value, names []*Str) error {
		err := initWithKeywords("ImportError", "name", "path", "name_from")(t, self, args, names)
		if err == nil {
			fillImportError(self.obj.(*Exception))
		}
		return err
	}
	ImportError.Slots.Str = func(t *Thread, self Value) (Value, error) {
		if msg := self.obj.(*Exception).Members[3]; !msg.IsUnbound() {
			if _, ok := msg.AsStr(); ok {
				return msg, nil
			}
		}
		return exceptionStr(t, self)
	}
	defineSyntaxError()
}

func fillImportError(e *Exception) {
	e.Members[3] = Value{}
	if len(e.Args.Elems) == 1 {
		e.Members[3] = e.Args.Elems[0]
	}
}

// initWithKeywords is __init__ of an exception whose members are keyword
// arguments; class is the name in the message, whatever the subclass.
func initWithKeywords(class string, members ...string) func(t *Thread, self Value, args []Value, names []*Str) error {
	return func(_ *Thread, self Value, args []Value, names []*Str) error {
		e := self.obj.(*Exception)
		nargs := len(args) - len(names)
		for i, key := range names {
			at := -1
			for j, member := range members {
				if member == key.text {
					at = j
				}
			}
			if at < 0 {
				return UnexpectedKeyword(class, key.text, members...)
			}
			e.Members[at] = args[nargs+i]
		}
		e.setArgs(args[:nargs])
		return nil
	}
}

// The members of SyntaxError.
const (
	syntaxMsg = iota
	syntaxFilename
	syntaxLine
	syntaxOffset
	syntaxText
	syntaxEndLine
	syntaxEndOffset
)

func defineSyntaxError() {
	addMembers(SyntaxError, fillSyntaxError,
		"msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line")
	SyntaxError.Slots.Init = initSyntaxError
	SyntaxError.Slots.Str = syntaxErrorStr
}

// fillSyntaxError takes the members from well-formed arguments.
func fillSyntaxError(e *Exception) {
	e.Members[syntaxMsg] = argOr(e, 0)
	if len(e.Args.Elems) != 2 {
		return
	}
	if details, ok := e.Args.Elems[1].AsTuple(); ok && (len(details.Elems) == 4 || len(details.Elems) == 6) {
		copy(e.Members[syntaxFilename:], details.Elems)
	}
}

func initSyntaxError(t *Thread, self Value, args []Value, names []*Str) error {
	if err := initException(t, self, args, names); err != nil {
		return err
	}
	e := self.obj.(*Exception)
	if len(args) > 0 {
		e.Members[syntaxMsg] = args[0]
	}
	if len(args) != 2 {
		return nil
	}
	details, err := Collect(t, args[1])
	if err != nil {
		return err
	}
	switch n := len(details); {
	case n < 4:
		return TypeErrorf("function takes at least 4 arguments (%d given)", n)
	case n > 6:
		return TypeErrorf("function takes at most 6 arguments (%d given)", n)
	}
	copy(e.Members[syntaxFilename:], details)
	if len(details) == 5 {
		return TypeErrorf("end_offset must be provided when end_lineno is provided")
	}
	return nil
}

func syntaxErrorStr(t *Thread, self Value) (Value, error) {
	e := self.obj.(*Exception)
	message := e.Members[syntaxMsg]
	if message.IsUnbound() {
		message = None
	}
	text, err := StrString(t, message)
	if err != nil {
		return Value{}, err
	}
	var where []string
	if file, ok := e.Members[syntaxFilename].AsStr(); ok && !e.Members[syntaxFilename].IsUnbound() {
		where = append(where, file.text[strings.LastIndexByte(file.text, '/')+1:])
	}
	if line := e.Members[syntaxLine]; line.IsInt64() {
		lineText, err := StrString(t, line)
		if err != nil {
			return Value{}, err
		}
		where = append(where, "line "+lineText)
	}
	if len(where) == 0 {
		return NewStr(text), nil
	}
	return NewStr(text + " (" + strings.Join(where, ", ") + ")"), nil
}

// RaiseImportError makes an ImportError or ModuleNotFoundError with its name,
// path and name_from; path and from may be unbound.
func RaiseImportError(class *Type, message string, name, path, from Value) error {
	e := NewException(class, NewStr(message))
	e.Members[0], e.Members[1], e.Members[2] = name, path, from
	return e
}
