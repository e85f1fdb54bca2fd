package object

// FrameAccess is what the executor of script code, a thread's Machine, offers
// to the built-ins that look at the code which calls them, or run more code:
// globals, locals, eval, exec, compile.
type FrameAccess interface {
	// Globals returns the global namespace of the running frame, nil when no
	// script code runs.
	Globals() *Dict
	// CallerGlobals returns the global namespace of the frame that many calls
	// above the running one, nil when there are not as many.
	CallerGlobals(calls int) *Dict
	// Locals returns the names of the running frame: the namespace itself in a
	// module or class body, a new dictionary in a function.
	Locals(t *Thread) (Value, error)
	// SuperArguments returns the class and the object that super() without
	// arguments means in the running frame.
	SuperArguments() (cls *Type, self Value, err error)
	// Compile makes a code object of a source text. mode is "exec", "eval" or
	// "single".
	Compile(t *Thread, source, filename, mode string) (Value, error)
	// Run runs a code object with a cell for each of its free variables. locals
	// is where the names of its top level are.
	Run(t *Thread, code Value, globals *Dict, locals Value, closure []*Cell) (Value, error)
	// FreeVariables returns how many variables of enclosing functions a code
	// object needs; false when v is no code object.
	FreeVariables(v Value) (int, bool)
}

// Frames returns the thread's access to script code, nil when none has run on
// it.
func (t *Thread) Frames() FrameAccess {
	access, _ := t.Machine.(FrameAccess)
	return access
}
