// Package interp embeds apy, an interpreter for a subset of Python 3 with
// asynchronous iteration, in Go programs.
//
// # Running a script
//
// [Compile] turns source text into a [Program], once; [New] makes an [Interp]
// from options; [Interp.Run] runs the program and returns the globals it
// leaves:
//
//	prog, err := interp.Compile("job.apy", source)
//	in, err := interp.New(interp.Bind("fetch", fetch), interp.Stdout(w))
//	result, err := in.Run(ctx, prog, map[string]any{"n": 5})
//	total, ok := result.Get("total")
//
// A [Session] keeps the namespace and the event loop alive, so that Go can
// call the script's functions; [Session.Call] awaits the coroutine that an
// async def returns.
//
// Programs and Interps may be shared by goroutines; a Session serves one call
// at a time.
//
// # What a script can reach
//
// Nothing, unless an option hands it over: output is discarded, input is at
// its end, there are no files, no network and no environment. Steps, bytes and
// depth are limited ([DefaultLimits]), and the context given to Run ends the
// script when it is done, also in the middle of a built-in or a sleep.
//
// # Values
//
// Go values become Python values like this:
//
//	nil                     None
//	bool                    bool
//	ints, uints, *big.Int   int
//	floats                  float
//	complex numbers         complex
//	string                  str (invalid UTF-8 becomes U+FFFD)
//	[]byte                  bytes
//	slices, arrays          list
//	maps                    dict, ordered by key
//	structs                 dict of the exported fields
//	errors                  str
//	functions               function, see Bind
//	pointers                what they point to, None for nil
//	*Object                 the object itself
//
// Containers are copied. The way back is told at [Result].
//
// # Errors
//
// A source that is not valid is a *parser.SyntaxError, whose Format method
// gives CPython's display. A Python exception that the script does not catch
// is an [*Exception], which keeps the traceback as CPython prints it. An error
// that a bound Go function returns is raised as RuntimeError in the script; if
// it gets out, errors.Is and errors.As find the Go error in the Exception. A
// limit is a [*LimitError], a panic of a bound function a [*PanicError], a done
// context an error that wraps the context's, and a panic of the interpreter
// itself, which is a bug, an [*InternalError].
package interp
