package object

// tracebackFrame is the frame object of a traceback entry: what is left of the
// frame that the exception passed.
type tracebackFrame struct{ entry *Traceback }

var frameType = NewBuiltinType("frame", ObjectType)

func (*tracebackFrame) Type() *Type { return frameType }

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
	namespace := func(of func(*FrameNames) *Dict) func(*Thread, Value) (Value, error) {
		return func(_ *Thread, self Value) (Value, error) {
			if names := entry(self).Names; names != nil && of(names) != nil {
				return of(names).Value(), nil
			}
			return NewDict().Value(), nil
		}
	}
	c.GetSet("f_code", func(_ *Thread, self Value) (Value, error) {
		if code, ok := entry(self).Code.(Object); ok {
			return FromObject(code), nil
		}
		return None, nil
	}, nil)
	c.GetSet("f_lineno", func(_ *Thread, self Value) (Value, error) { return Int(int64(entry(self).Line())), nil }, nil)
	c.GetSet("f_globals", namespace(func(n *FrameNames) *Dict { return n.Globals }), nil)
	c.GetSet("f_locals", namespace(func(n *FrameNames) *Dict { return n.Locals }), nil)
	c.GetSet("f_back", func(*Thread, Value) (Value, error) { return None, nil }, nil)
}
