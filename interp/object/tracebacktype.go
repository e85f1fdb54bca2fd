package object

// tracebackFrame is the frame object of a traceback entry: what is left of the
// frame that the exception passed.
type tracebackFrame struct{ entry *Traceback }

// codeObject gives scripts the names in a CodeInfo.
type codeObject struct{ info CodeInfo }

var (
	frameType = NewBuiltinType("frame", ObjectType)
	codeType  = NewBuiltinType("code", ObjectType)
)

func (*tracebackFrame) Type() *Type { return frameType }
func (*codeObject) Type() *Type     { return codeType }

// FrameNames is implemented by a CodeInfo that can also tell, for the frame of
// a traceback entry, the names that were visible in it: NameError's "Did you
// mean" is computed from them.
type FrameNames interface {
	// Locals returns the local variables of the entry's frame, unbound ones
	// left out; nil when they are not known.
	Locals(entry *Traceback) *Dict
	// Globals returns the module's namespace.
	Globals(entry *Traceback) *Dict
}

func (tb *Traceback) locals() *Dict {
	if names, ok := tb.Code.(FrameNames); ok {
		return names.Locals(tb)
	}
	return nil
}

func (tb *Traceback) globals() *Dict {
	if names, ok := tb.Code.(FrameNames); ok {
		return names.Globals(tb)
	}
	return nil
}

// Line returns tb_lineno.
func (tb *Traceback) Line() int { return tb.Code.Locate(tb.Span).Line }

// last returns the innermost entry.
func (tb *Traceback) last() *Traceback {
	for tb.Next != nil {
		tb = tb.Next
	}
	return tb
}

func defineTraceback() {
	c := TracebackType
	c.Flags |= Final | NoInstantiate
	entry := func(v Value) *Traceback { return v.obj.(*Traceback) }
	c.GetSet("tb_next", func(_ *Thread, self Value) (Value, error) {
		if next := entry(self).Next; next != nil {
			return FromObject(next), nil
		}
		return None, nil
	}, setNextTraceback)
	c.GetSet("tb_lineno", func(_ *Thread, self Value) (Value, error) { return Int(int64(entry(self).Line())), nil }, nil)
	c.GetSet("tb_lasti", func(_ *Thread, self Value) (Value, error) { return Int(int64(entry(self).Span.Start)), nil }, nil)
	c.GetSet("tb_frame", func(_ *Thread, self Value) (Value, error) {
		return FromObject(&tracebackFrame{entry(self)}), nil
	}, nil)
	defineFrame()
	defineCode()
}

func setNextTraceback(_ *Thread, self, v Value) error {
	tb := self.obj.(*Traceback)
	if v.IsUnbound() {
		return TypeErrorf("can't delete tb_next attribute")
	}
	if v.IsNone() {
		tb.Next = nil
		return nil
	}
	next, ok := v.obj.(*Traceback)
	if !ok {
		return TypeErrorf("expected traceback object, got '%s'", v.Type().Name)
	}
	for cursor := next; cursor != nil; cursor = cursor.Next {
		if cursor == tb {
			return ValueErrorf("traceback loop detected")
		}
	}
	tb.Next = next
	return nil
}

func defineFrame() {
	c := frameType
	c.Flags |= Final | NoInstantiate
	entry := func(v Value) *Traceback { return v.obj.(*tracebackFrame).entry }
	dict := func(d *Dict) Value {
		if d == nil {
			d = NewDict()
		}
		return d.Value()
	}
	c.GetSet("f_code", func(_ *Thread, self Value) (Value, error) {
		return FromObject(&codeObject{entry(self).Code}), nil
	}, nil)
	c.GetSet("f_lineno", func(_ *Thread, self Value) (Value, error) { return Int(int64(entry(self).Line())), nil }, nil)
	c.GetSet("f_globals", func(_ *Thread, self Value) (Value, error) { return dict(entry(self).globals()), nil }, nil)
	c.GetSet("f_locals", func(_ *Thread, self Value) (Value, error) { return dict(entry(self).locals()), nil }, nil)
	c.GetSet("f_back", func(*Thread, Value) (Value, error) { return None, nil }, nil)
}

func defineCode() {
	c := codeType
	c.Flags |= Final | NoInstantiate
	info := func(v Value) CodeInfo { return v.obj.(*codeObject).info }
	text := func(name string, of func(CodeInfo) string) {
		c.GetSet(name, func(_ *Thread, self Value) (Value, error) { return NewStr(of(info(self))), nil }, nil)
	}
	text("co_name", CodeInfo.CodeName)
	text("co_qualname", CodeInfo.CodeQualName)
	text("co_filename", CodeInfo.Filename)
	c.Slots.Compare = func(_ *Thread, op CompareOp, a, b Value) (Value, error) {
		x, ok1 := a.obj.(*codeObject)
		y, ok2 := b.obj.(*codeObject)
		if !ok1 || !ok2 || op != EQ && op != NE {
			return NotImplemented, nil
		}
		return Bool((x.info == y.info) == (op == EQ)), nil
	}
	c.Slots.Hash = func(_ *Thread, self Value) (int64, error) {
		return strHash(StrObject(info(self).CodeQualName())), nil
	}
}
