package object

// exceptionLayout is what an exception class adds to its instances.
type exceptionLayout struct {
	// members are the names of Exception.Members.
	members []*Str
	// fill sets the members from the arguments; nil when they have nothing to
	// do with them.
	fill func(e *Exception)
}

// initMembers gives a new exception the members of its class.
func initMembers(e *Exception) {
	layout := e.Type().exception
	if layout == nil || len(layout.members) == 0 {
		return
	}
	e.Members = make([]Value, len(layout.members))
	if layout.fill != nil {
		layout.fill(e)
	}
}

// newExceptionInstance is BaseException.__new__: it keeps the positional
// arguments, which __init__ may replace.
func newExceptionInstance(t *Thread, cls *Type, args []Value, names []*Str) (Value, error) {
	if cls.Has(isAbstract) {
		return Value{}, abstractError(t, cls)
	}
	e := &Exception{Args: emptyTuple}
	e.init(cls)
	if n := len(args) - len(names); n > 0 {
		e.Args = &Tuple{Elems: append([]Value(nil), args[:n]...)}
	}
	if layout := cls.exception; layout != nil && len(layout.members) > 0 {
		e.Members = make([]Value, len(layout.members))
	}
	return e.Value(), nil
}

// initException is BaseException.__init__.
func initException(_ *Thread, self Value, args []Value, names []*Str) error {
	e := self.obj.(*Exception)
	if len(names) > 0 {
		return TypeErrorf("%s() takes no keyword arguments", e.Type().Name)
	}
	e.setArgs(args)
	return nil
}

// setArgs sets args, without making a new tuple when __new__ has seen the same.
func (e *Exception) setArgs(args []Value) {
	if len(args) == len(e.Args.Elems) {
		same := true
		for i, a := range args {
			same = same && a.Is(e.Args.Elems[i])
		}
		if same {
			return
		}
	}
	e.Args = emptyTuple
	if len(args) > 0 {
		e.Args = &Tuple{Elems: append([]Value(nil), args...)}
	}
}

// initFilled is __init__ of the classes whose members come from the arguments.
func initFilled(t *Thread, self Value, args []Value, names []*Str) error {
	if err := initException(t, self, args, names); err != nil {
		return err
	}
	e := self.obj.(*Exception)
	if layout := e.Type().exception; layout.fill != nil {
		layout.fill(e)
	}
	return nil
}

func exceptionStr(t *Thread, self Value) (Value, error) {
	e := self.obj.(*Exception)
	switch len(e.Args.Elems) {
	case 0:
		return emptyStr.Value(), nil
	case 1:
		return ToStr(t, e.Args.Elems[0])
	}
	return ToStr(t, FromObject(e.Args))
}

func exceptionRepr(t *Thread, self Value) (Value, error) {
	e := self.obj.(*Exception)
	if len(e.Args.Elems) == 1 {
		text, err := ReprString(t, e.Args.Elems[0])
		return NewStr(e.Type().Name + "(" + text + ")"), err
	}
	text, err := ReprString(t, FromObject(e.Args))
	return NewStr(e.Type().Name + text), err
}

func defineBaseException() {
	c := BaseException
	c.Flags |= ExceptionLayout | HasDict
	c.Slots.New = newExceptionInstance
	c.Slots.Init = initException
	c.Slots.Str = exceptionStr
	c.Slots.Repr = exceptionRepr
	c.Method("with_traceback", OneArg, func(_ *Thread, self Value, args []Value) (Value, error) {
		return self, self.obj.(*Exception).setTraceback(args[0])
	})
	c.Method("add_note", OneArg, func(t *Thread, self Value, args []Value) (Value, error) {
		return None, addNote(t, self, args[0])
	})
	c.Method("__setstate__", OneArg, setExceptionState)
	c.Method("__reduce__", NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
		e := self.obj.(*Exception)
		if e.HasOwn() {
			return TupleOf(e.Type().Value(), FromObject(e.Args), e.DictObject().Value()), nil
		}
		return TupleOf(e.Type().Value(), FromObject(e.Args)), nil
	})
	defineExceptionAttributes(c)
}

func addNote(t *Thread, self, note Value) error {
	if _, ok := note.AsStr(); !ok {
		return TypeErrorf("note must be a str, not '%s'", note.Type().Name)
	}
	notes, ok, err := LookupAttr(t, self, nameNotes)
	if err != nil {
		return err
	}
	if !ok {
		return SetAttr(t, self, nameNotes, NewList([]Value{note}))
	}
	list, ok := notes.AsList()
	if !ok {
		return TypeErrorf("Cannot add note: __notes__ is not a list")
	}
	list.Elems = append(list.Elems, note)
	return nil
}

func setExceptionState(t *Thread, self Value, args []Value) (Value, error) {
	if args[0].IsNone() {
		return None, nil
	}
	state, ok := args[0].AsDict()
	if !ok {
		return Value{}, TypeErrorf("state is not a dictionary")
	}
	for i := 0; i < state.EntryCount(); i++ {
		key, v, ok := state.At(i)
		if !ok {
			continue
		}
		name, err := AttributeName(key)
		if err != nil {
			return Value{}, err
		}
		if err := SetAttr(t, self, name, v); err != nil {
			return Value{}, err
		}
	}
	return None, nil
}

func defineExceptionAttributes(c *Type) {
	c.GetSet("args", func(_ *Thread, self Value) (Value, error) {
		return FromObject(self.obj.(*Exception).Args), nil
	}, func(t *Thread, self, v Value) error {
		if v.IsUnbound() {
			return TypeErrorf("args may not be deleted")
		}
		items, err := Collect(t, v)
		if err == nil {
			self.obj.(*Exception).Args = &Tuple{Elems: items}
		}
		return err
	})
	c.GetSet("__traceback__", func(_ *Thread, self Value) (Value, error) {
		if tb := self.obj.(*Exception).Traceback; tb != nil {
			return FromObject(tb), nil
		}
		return None, nil
	}, func(_ *Thread, self, v Value) error {
		if v.IsUnbound() {
			return TypeErrorf("__traceback__ may not be deleted")
		}
		return self.obj.(*Exception).setTraceback(v)
	})
	c.GetSet("__cause__", func(_ *Thread, self Value) (Value, error) {
		return orNone(self.obj.(*Exception).Cause), nil
	}, func(_ *Thread, self, v Value) error {
		cause, err := chained(v, "cause")
		if err == nil {
			e := self.obj.(*Exception)
			e.Cause, e.SuppressContext = cause, true
		}
		return err
	})
	c.GetSet("__context__", func(_ *Thread, self Value) (Value, error) {
		return orNone(self.obj.(*Exception).Context), nil
	}, func(_ *Thread, self, v Value) error {
		context, err := chained(v, "context")
		if err == nil {
			self.obj.(*Exception).Context = context
		}
		return err
	})
	c.GetSet("__suppress_context__", func(_ *Thread, self Value) (Value, error) {
		return Bool(self.obj.(*Exception).SuppressContext), nil
	}, func(_ *Thread, self, v Value) error {
		if v.IsUnbound() {
			return TypeErrorf("can't delete numeric/char attribute")
		}
		if !v.IsBool() {
			return TypeErrorf("attribute value type must be bool")
		}
		self.obj.(*Exception).SuppressContext = v.IsTrue()
		return nil
	})
	c.GetSet("__dict__", instanceDict, setInstanceDict)
}

func orNone(e *Exception) Value {
	if e == nil {
		return None
	}
	return e.Value()
}

// chained checks a value given to __cause__ or __context__.
func chained(v Value, which string) (*Exception, error) {
	if v.IsUnbound() {
		return nil, TypeErrorf("__%s__ may not be deleted", which)
	}
	if v.IsNone() {
		return nil, nil
	}
	if e, ok := v.obj.(*Exception); ok {
		return e, nil
	}
	return nil, TypeErrorf("exception %s must be None or derive from BaseException", which)
}

func (e *Exception) setTraceback(v Value) error {
	if v.IsNone() {
		e.Traceback = nil
		return nil
	}
	tb, ok := v.obj.(*Traceback)
	if !ok {
		return TypeErrorf("__traceback__ must be a traceback or None")
	}
	e.Traceback = tb
	return nil
}
