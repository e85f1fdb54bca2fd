package object

// The members of OSError.
const (
	osErrno = iota
	osStrerror
	osFilename
	osFilename2
	osWritten
)

// osErrorClasses maps errno, Linux's numbers, to the class that OSError(errno,
// …) makes.
var osErrorClasses = map[int64]*Type{
	1: PermissionError, 2: FileNotFoundError, 3: ProcessLookupError, 4: InterruptedError,
	10: ChildProcessError, 11: BlockingIOError, 13: PermissionError, 17: FileExistsError,
	20: NotADirectoryError, 21: IsADirectoryError, 32: BrokenPipeError,
	103: ConnectionAbortedError, 104: ConnectionResetError, 108: BrokenPipeError,
	110: TimeoutError, 111: ConnectionRefusedError, 114: BlockingIOError, 115: BlockingIOError,
}

func defineOSError() {
	addMembers(OSError, fillOSError, "errno", "strerror", "filename", "filename2", "characters_written")
	OSError.Dict.SetStr(Intern("characters_written"), FromObject(&GetSet{
		Name: "characters_written", Owner: OSError,
		Get: func(_ *Thread, self Value) (Value, error) {
			if n := self.obj.(*Exception).Members[osWritten]; !n.IsUnbound() {
				return n, nil
			}
			return Value{}, Raise(AttributeError, NewStr("characters_written"))
		},
		SetValue: setCharactersWritten,
	}))
	OSError.Slots.New = newOSError
	OSError.Slots.Init = initOSError
	OSError.Slots.Str = osErrorStr
}

func setCharactersWritten(t *Thread, self, v Value) error {
	e := self.obj.(*Exception)
	if v.IsUnbound() {
		if e.Members[osWritten].IsUnbound() {
			return Raise(AttributeError, NewStr("characters_written"))
		}
		e.Members[osWritten] = Value{}
		return nil
	}
	n, err := IndexInt(t, v, ValueError)
	if err == nil {
		e.Members[osWritten] = Int(int64(n))
	}
	return err
}

// parsesInInit reports whether __init__, not __new__, looks at the arguments:
// when a subclass overrides only __init__, which may take other ones.
func parsesInInit(cls *Type) bool {
	return !cls.specialMethod(slotInit).IsUnbound() && cls.specialMethod(slotNew).IsUnbound()
}

func newOSError(t *Thread, cls *Type, args []Value, names []*Str) (Value, error) {
	if parsesInInit(cls) {
		return newExceptionInstance(t, cls, nil, nil)
	}
	if len(names) > 0 {
		return Value{}, TypeErrorf("%s() takes no keyword arguments", cls.Name)
	}
	if cls == OSError && len(args) >= 2 && len(args) <= 5 {
		if n, ok := args[0].Int64(); ok && osErrorClasses[n] != nil {
			cls = osErrorClasses[n]
		}
	}
	v, err := newExceptionInstance(t, cls, args, nil)
	if err == nil {
		fillOSError(v.obj.(*Exception))
	}
	return v, err
}

func initOSError(t *Thread, self Value, args []Value, names []*Str) error {
	e := self.obj.(*Exception)
	if !parsesInInit(e.Type()) {
		return nil
	}
	if err := initException(t, self, args, names); err != nil {
		return err
	}
	fillOSError(e)
	return nil
}

// fillOSError takes the members from two to five arguments.
func fillOSError(e *Exception) {
	args := e.Args.Elems
	if len(args) < 2 || len(args) > 5 {
		return
	}
	e.Members[osErrno], e.Members[osStrerror] = args[0], args[1]
	filename := argOr(e, 2)
	if filename.IsUnbound() || filename.IsNone() {
		return
	}
	if e.Type() == BlockingIOError {
		if n, ok := filename.Int64(); ok {
			e.Members[osWritten] = Int(n)
			return
		}
	}
	e.Members[osFilename] = filename
	if second := argOr(e, 4); !second.IsUnbound() && !second.IsNone() {
		e.Members[osFilename2] = second
	}
	e.Args = &Tuple{Elems: args[:2:2]}
}

func osErrorStr(t *Thread, self Value) (Value, error) {
	e := self.obj.(*Exception)
	if e.Members[osFilename].IsUnbound() && (e.Members[osErrno].IsUnbound() || e.Members[osStrerror].IsUnbound()) {
		return exceptionStr(t, self)
	}
	number, err := StrString(t, memberOrNone(e, osErrno))
	if err != nil {
		return Value{}, err
	}
	reason, err := StrString(t, memberOrNone(e, osStrerror))
	if err != nil {
		return Value{}, err
	}
	text := "[Errno " + number + "] " + reason
	separator := ": "
	for _, i := range []int{osFilename, osFilename2} {
		if e.Members[i].IsUnbound() {
			break
		}
		name, err := ReprString(t, e.Members[i])
		if err != nil {
			return Value{}, err
		}
		text += separator + name
		separator = " -> "
	}
	return NewStr(text), nil
}

func memberOrNone(e *Exception, i int) Value {
	if e.Members[i].IsUnbound() {
		return None
	}
	return e.Members[i]
}
