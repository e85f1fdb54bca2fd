package object

// generatorLike is what the methods send, throw and close of generators,
// coroutines and the awaitables of asynchronous generators work on.
type generatorLike interface {
	Sender
	Close(t *Thread) (Value, error)
}

// defineGenerator fills the type generator.
func defineGenerator() {
	GeneratorType.Flags |= NoInstantiate | Final
	defineSending(GeneratorType)
	GeneratorType.Slots.Iter = func(_ *Thread, self Value) (Value, error) { return self, nil }
	GeneratorType.Slots.Next = func(t *Thread, self Value) (Value, bool, error) {
		return self.obj.(*Generator).next(t)
	}
	defineNames(GeneratorType, func(v Value) *named { return &v.obj.(*Generator).named })
	defineState(GeneratorType, "gi", func(v Value) (running, suspended bool) { return v.obj.(*Generator).state() })
	defineFrameOf(GeneratorType, "gi", func(v Value) framed { return v.obj.(*Generator).framed() })
	GeneratorType.GetSet("gi_yieldfrom", func(_ *Thread, self Value) (Value, error) {
		return self.obj.(*Generator).delegate(), nil
	}, nil)
}

// delegate is gi_yieldfrom, cr_await and ag_await.
func (s *suspension) delegate() Value {
	if s.body == nil || s.running {
		return None
	}
	if v := s.body.Delegate(); !v.IsUnbound() {
		return v
	}
	return None
}

// defineSending adds send, throw and close.
func defineSending(typ *Type) {
	typ.Method("send", OneArg, func(t *Thread, self Value, args []Value) (Value, error) {
		return returnToStop(self.obj.(generatorLike).Send(t, args[0], nil))
	})
	typ.Method("throw", Positional(1, 3), func(t *Thread, self Value, args []Value) (Value, error) {
		exc, err := thrownException(t, args)
		if err != nil {
			return Value{}, err
		}
		return returnToStop(self.obj.(generatorLike).Send(t, Value{}, exc))
	})
	typ.Method("close", NoArgs, func(t *Thread, self Value, _ []Value) (Value, error) {
		return self.obj.(generatorLike).Close(t)
	})
}

// returnToStop turns the outcome of Send into that of a method: the end is a
// StopIteration.
func returnToStop(v Value, yielded bool, err error) (Value, error) {
	if err != nil || yielded {
		return v, err
	}
	return Value{}, stopIteration(v)
}

// DefineSending gives a built-in type of a package above, whose objects have
// Send and Close, the methods send, throw, close, __iter__ and __next__.
func DefineSending(typ *Type) {
	defineSending(typ)
	defineSendIteration(typ)
}

// state tells whether the body runs, or has started and waits.
func (s *suspension) state() (running, suspended bool) {
	return s.running, s.started && !s.running && s.body != nil
}

// defineState adds the attributes that tell the state of a suspended body;
// prefix is gi, cr or ag.
func defineState(typ *Type, prefix string, state func(Value) (running, suspended bool)) {
	typ.GetSet(prefix+"_running", func(_ *Thread, self Value) (Value, error) {
		running, _ := state(self)
		return Bool(running), nil
	}, nil)
	typ.GetSet(prefix+"_suspended", func(_ *Thread, self Value) (Value, error) {
		_, suspended := state(self)
		return Bool(suspended), nil
	}, nil)
}

// framed is a body that can show its frame.
type framed interface {
	Code() CodeInfo
	Frame() Value
}

// framed returns the body, nil when the generator is finished.
func (s *suspension) framed() framed {
	if s.body == nil {
		return nil
	}
	return s.body
}

// defineFrameOf adds the attribute of the frame, None when the body is
// finished.
func defineFrameOf(typ *Type, prefix string, body func(Value) framed) {
	typ.GetSet(prefix+"_frame", func(_ *Thread, self Value) (Value, error) {
		if b := body(self); b != nil {
			return b.Frame(), nil
		}
		return None, nil
	}, nil)
}

// NewFrame makes the frame object of code that stands at a place.
func NewFrame(code CodeInfo, at Span, names *FrameNames) Value {
	return FromObject(&tracebackFrame{entry: &Traceback{Code: code, Span: at, Names: names}})
}

// defineNames adds __name__, __qualname__ and the repr that shows them.
func defineNames(typ *Type, of func(Value) *named) {
	typ.GetSet("__name__", func(_ *Thread, self Value) (Value, error) { return of(self).Name.Value(), nil },
		func(_ *Thread, self, v Value) error { return setName(&of(self).Name, "__name__", v) })
	typ.GetSet("__qualname__", func(_ *Thread, self Value) (Value, error) { return of(self).QualName.Value(), nil },
		func(_ *Thread, self, v Value) error { return setName(&of(self).QualName, "__qualname__", v) })
	typ.Slots.Repr = func(t *Thread, self Value) (Value, error) {
		return NewStr("<" + typ.Name + " object " + of(self).QualName.text + " at " + t.Address(self) + ">"), nil
	}
}

func setName(field **Str, attribute string, v Value) error {
	s, ok := v.AsStr()
	if !ok {
		return TypeErrorf("%s must be set to a string object", attribute)
	}
	*field = s
	return nil
}
