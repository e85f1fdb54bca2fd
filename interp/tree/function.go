package tree

import "github.com/apy-lang/apy/interp/object"

// Function is a function defined by a script (def, lambda, and the hidden
// functions of generator expressions, class bodies and modules).
type Function struct {
	Name, QualName *object.Str
	Module, Doc    object.Value

	code     *Code
	env      *environment
	closure  []*object.Cell
	defaults []object.Value // of the last positional parameters
	// kwDefaults has an entry a keyword-only parameter, unbound where there is
	// no default.
	kwDefaults  []object.Value
	annotations *object.Dict
	attrs       *object.Attrs // set by scripts; nil until first asked for
	// direct tells that a call with exactly the positional parameters can
	// write its arguments straight into the slots and run the code at once.
	direct bool
}

// FunctionType is the type function.
var FunctionType = object.NewBuiltinType("function", object.ObjectType)

// Type returns the type function.
func (*Function) Type() *object.Type { return FunctionType }

// AttrsRef returns the storage of the attributes that scripts set.
func (fn *Function) AttrsRef() *object.Attrs {
	if fn.attrs == nil {
		fn.attrs = object.NewAttrs(FunctionType)
	}
	return fn.attrs
}

// newFunction makes a function of code in the environment of the frame that
// defines it.
func newFunction(code *Code, env *environment, closure []*object.Cell) *Function {
	return &Function{
		Name: code.Name, QualName: code.QualName, Doc: code.Doc,
		code: code, env: env, closure: closure,
		direct: code.kind == plainCode && code.params.simple(),
	}
}

// closureFor collects the cells that code captures from the frame.
func (f *frame) closureFor(code *Code) []*object.Cell {
	if len(code.free) == 0 {
		return nil
	}
	cells := make([]*object.Cell, len(code.free))
	for i, v := range code.free {
		if v.FromFree {
			cells[i] = f.fn.closure[v.Index]
		} else {
			cells[i] = f.cell(v.Index)
		}
	}
	return cells
}

// call calls the function as object.Call does.
func (fn *Function) call(t *object.Thread, args []object.Value, names []*object.Str) (object.Value, error) {
	window := t.Push(fn.code.slots)
	var result object.Value
	err := fn.bind(t, window, args, names)
	if err == nil {
		result, err = fn.start(machineOf(t), window)
	}
	t.Pop(window)
	return result, err
}

// start runs the function, whose parameters are in window, or makes its
// generator or coroutine.
func (fn *Function) start(m *machine, window []object.Value) (object.Value, error) {
	if fn.code.kind == plainCode {
		return m.run(fn, window)
	}
	if t := m.thread; t.Depth >= t.State.RecursionLimit {
		return object.Value{}, object.Raisef(object.RecursionError, "maximum recursion depth exceeded")
	}
	slots := make([]object.Value, len(window))
	copy(slots, window)
	return fn.suspended(slots), nil
}

// suspended makes the generator, coroutine or asynchronous generator of a call
// whose parameters are in slots.
func (fn *Function) suspended(slots []object.Value) object.Value {
	f := &frame{fn: fn, env: fn.env, slots: slots}
	for _, i := range fn.code.cellSlots {
		slots[i] = object.FromObject(&object.Cell{Value: slots[i]})
	}
	switch fn.code.kind {
	case generatorCode:
		return object.NewGenerator(fn.Name, fn.QualName, &resumption{frame: f})
	case asyncGeneratorCode:
		return object.FromObject(object.NewAsyncGenerator(fn.Name, fn.QualName, &resumption{frame: f}))
	}
	return object.FromObject(object.NewCoroutine(fn.Name, fn.QualName, (*coroutineFrame)(f)))
}

// coroutineFrame is the body of a coroutine: a frame on the heap.
type coroutineFrame frame

// Run runs the frame to its end on t.
func (c *coroutineFrame) Run(t *object.Thread) (object.Value, error) {
	f := (*frame)(c)
	m := machineOf(t)
	if err := m.push(f); err != nil {
		return object.Value{}, err
	}
	v, err := f.runBody()
	m.pop(f)
	return v, err
}

// Code describes the code of the coroutine.
func (c *coroutineFrame) Code() object.CodeInfo { return c.fn.code }

// Awaiting returns what the coroutine awaits.
func (c *coroutineFrame) Awaiting(t *object.Thread) object.Value { return t.AwaitedBy(c.awaiting) }

// Frame makes the frame object of the coroutine.
func (c *coroutineFrame) Frame() object.Value { return (*frame)(c).object(c.waitsAt) }

// CurrentLine returns the line of the await at which the coroutine waits.
func (c *coroutineFrame) CurrentLine() int {
	if c.waitsAt == (place{}) {
		return c.fn.code.FirstLine
	}
	return c.fn.code.Locate(c.waitsAt).Line
}

// push makes a frame from the heap the running one.
func (m *machine) push(f *frame) error {
	t := m.thread
	t.Budget--
	t.Depth++
	if t.Budget < 0 || t.Depth > t.State.RecursionLimit {
		if err := m.checkLimits(); err != nil {
			t.Depth--
			return err
		}
	}
	f.t, f.machine = t, m
	f.back = m.top
	m.top = f
	return nil
}

// pop undoes push.
func (m *machine) pop(f *frame) {
	m.top = f.back
	f.back = nil
	m.thread.Depth--
}
