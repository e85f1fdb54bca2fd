package tree

import "github.com/apy-lang/apy/interp/object"

// frame is one running block.
type frame struct {
	t       *object.Thread
	machine *machine
	fn      *Function
	env     *environment
	slots   []object.Value // parameters, locals, temporaries
	back    *frame         // the frame that called this one
	// result carries the value of return and yield up the tree.
	result object.Value
	// namespace is where a class body (or exec) keeps its names.
	namespace object.Value
	// awaiting is the object of the await in which a coroutine is parked.
	awaiting object.Value
	// waitsAt is the place of the await that the frame came to last: the line
	// where a parked coroutine is.
	waitsAt place
	// resumption is the state of a generator's frame, nil for others.
	resumption *resumption
}

// environment is what all code of one run of a module shares.
type environment struct {
	globals  *object.Dict
	builtins *object.Dict
	caches   []cache
}

// machine is a thread's pool of frames.
type machine struct {
	thread *object.Thread
	pool   []*frame
	used   int
	top    *frame // the frame that is running
}

// machineOf returns the machine of t.
func machineOf(t *object.Thread) *machine {
	if m, ok := t.Machine.(*machine); ok {
		return m
	}
	m := &machine{thread: t}
	t.Machine = m
	return m
}

// enter makes the frame of a call of fn whose slots are window. It fails when
// the recursion or the step limit is passed.
func (m *machine) enter(fn *Function, window []object.Value) (*frame, error) {
	t := m.thread
	t.Budget--
	t.Depth++
	if t.Budget < 0 || t.Depth > t.State.RecursionLimit {
		if err := m.checkLimits(); err != nil {
			t.Depth--
			return nil, err
		}
	}
	if m.used == len(m.pool) {
		m.growPool()
	}
	f := m.pool[m.used]
	m.used++
	f.fn = fn
	f.env = fn.env
	f.slots = window
	f.back = m.top
	m.top = f
	return f, nil
}

// checkLimits is the slow path of enter and push, once a counter has run out.
func (m *machine) checkLimits() error {
	t := m.thread
	if t.Budget < 0 {
		if err := t.Charge(0); err != nil {
			return err
		}
	}
	if t.Depth > t.State.RecursionLimit {
		return object.Raisef(object.RecursionError, "maximum recursion depth exceeded")
	}
	return nil
}

// growPool adds a handful of frames at once, so that neighbours in the call
// stack are neighbours in memory.
func (m *machine) growPool() {
	batch := make([]frame, min(max(4, len(m.pool)), 256))
	for i := range batch {
		batch[i].t, batch[i].machine = m.thread, m
		m.pool = append(m.pool, &batch[i])
	}
}

// leave gives the frame back.
func (m *machine) leave(f *frame) {
	m.top = f.back
	m.used--
	m.thread.Depth--
}

// run executes the code of fn with its parameters in window.
func (m *machine) run(fn *Function, window []object.Value) (object.Value, error) {
	f, err := m.enter(fn, window)
	if err != nil {
		return object.Value{}, err
	}
	code := fn.code
	if code.cellSlots != nil {
		f.makeCells()
	}
	if code.value != nil {
		v, err := code.value.eval(f)
		m.leave(f)
		return v, err
	}
	for _, s := range code.stmts { // runBody, without the call: 4 % of a recursive fib
		sig, err := s.exec(f)
		if sig == next && err == nil {
			continue
		}
		m.leave(f)
		if err != nil {
			return object.Value{}, err
		}
		return f.result, nil
	}
	m.leave(f)
	return object.None, nil
}

// makeCells puts the captured variables into cells of their own.
func (f *frame) makeCells() {
	for _, i := range f.fn.code.cellSlots {
		f.slots[i] = object.FromObject(&object.Cell{Value: f.slots[i]})
	}
}

// runBody executes the statements of the frame's code to their end.
func (f *frame) runBody() (object.Value, error) {
	code := f.fn.code
	for _, s := range code.stmts {
		sig, err := s.exec(f)
		if sig == next && err == nil {
			continue
		}
		if err != nil {
			return object.Value{}, err
		}
		return f.result, nil
	}
	return object.None, nil
}

// fail adds the frame's traceback entry to an exception that a node at the
// given place has raised or received from a call.
func (f *frame) fail(at place, err error) error {
	e, ok := err.(*object.Exception)
	if !ok {
		return err
	}
	if e.Traceback == nil && e.Context == nil {
		_ = f.t.Reraise(e)
	}
	entry := &object.Traceback{Next: e.Traceback, Code: f.fn.code, Span: at}
	if e.Traceback == nil && e.Type().IsSubtype(object.NameError) {
		entry.Names = f.visibleNames()
	}
	e.Traceback = entry
	return e
}

// visibleNames are the names among which a traceback looks for the one that was
// meant.
func (f *frame) visibleNames() *object.FrameNames {
	names := &object.FrameNames{Globals: f.env.globals}
	if f.fn.code.scope.IsFunctionLike() {
		names.Locals = f.snapshot()
	} else {
		names.Locals, _ = f.namespace.AsDict()
	}
	return names
}

// cell returns the cell in a slot.
func (f *frame) cell(i int) *object.Cell {
	return f.slots[i].Object().(*object.Cell)
}
