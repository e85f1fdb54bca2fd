package object

// The built-in exceptions, all below BaseException.
var (
	BaseException      = newExceptionType("BaseException", ObjectType, "Common base class for all exceptions")
	ExceptionType      = newExceptionType("Exception", BaseException, "Common base class for all non-exit exceptions.")
	GeneratorExit      = newExceptionType("GeneratorExit", BaseException, "Request that a generator exit.")
	KeyboardInterrupt  = newExceptionType("KeyboardInterrupt", BaseException, "Program interrupted by user.")
	SystemExit         = newExceptionType("SystemExit", BaseException, "Request to exit from the interpreter.")
	BaseExceptionGroup = newExceptionType("BaseExceptionGroup", BaseException, "A combination of multiple unrelated exceptions.")

	ArithmeticError         = newExceptionType("ArithmeticError", ExceptionType, "Base class for arithmetic errors.")
	FloatingPointError      = newExceptionType("FloatingPointError", ArithmeticError, "Floating-point operation failed.")
	OverflowError           = newExceptionType("OverflowError", ArithmeticError, "Result too large to be represented.")
	ZeroDivisionError       = newExceptionType("ZeroDivisionError", ArithmeticError, "Second argument to a division or modulo operation was zero.")
	AssertionError          = newExceptionType("AssertionError", ExceptionType, "Assertion failed.")
	AttributeError          = newExceptionType("AttributeError", ExceptionType, "Attribute not found.")
	BufferError             = newExceptionType("BufferError", ExceptionType, "Buffer error.")
	EOFError                = newExceptionType("EOFError", ExceptionType, "Read beyond end of file.")
	ImportError             = newExceptionType("ImportError", ExceptionType, "Import can't find module, or can't find name in module.")
	ModuleNotFoundError     = newExceptionType("ModuleNotFoundError", ImportError, "Module not found.")
	LookupError             = newExceptionType("LookupError", ExceptionType, "Base class for lookup errors.")
	IndexError              = newExceptionType("IndexError", LookupError, "Sequence index out of range.")
	KeyError                = newExceptionType("KeyError", LookupError, "Mapping key not found.")
	MemoryError             = newExceptionType("MemoryError", ExceptionType, "Out of memory.")
	NameError               = newExceptionType("NameError", ExceptionType, "Name not found globally.")
	UnboundLocalError       = newExceptionType("UnboundLocalError", NameError, "Local name referenced but not bound to a value.")
	ReferenceError          = newExceptionType("ReferenceError", ExceptionType, "Weak ref proxy used after referent went away.")
	RuntimeError            = newExceptionType("RuntimeError", ExceptionType, "Unspecified run-time error.")
	NotImplementedError     = newExceptionType("NotImplementedError", RuntimeError, "Method or function hasn't been implemented yet.")
	PythonFinalizationError = newExceptionType("PythonFinalizationError", RuntimeError, "Operation blocked during Python finalization.")
	RecursionError          = newExceptionType("RecursionError", RuntimeError, "Recursion limit exceeded.")
	StopAsyncIteration      = newExceptionType("StopAsyncIteration", ExceptionType, "Signal the end from iterator.__anext__().")
	StopIteration           = newExceptionType("StopIteration", ExceptionType, "Signal the end from iterator.__next__().")
	SyntaxError             = newExceptionType("SyntaxError", ExceptionType, "Invalid syntax.")
	IndentationError        = newExceptionType("IndentationError", SyntaxError, "Improper indentation.")
	TabError                = newExceptionType("TabError", IndentationError, "Improper mixture of spaces and tabs.")
	SystemError             = newExceptionType("SystemError", ExceptionType, "Internal error in the Python interpreter.\n\nPlease report this to the Python maintainer, along with the traceback,\nthe Python version, and the hardware/OS platform and version.")
	TypeError               = newExceptionType("TypeError", ExceptionType, "Inappropriate argument type.")
	ValueError              = newExceptionType("ValueError", ExceptionType, "Inappropriate argument value (of correct type).")
	UnicodeError            = newExceptionType("UnicodeError", ValueError, "Unicode related error.")
	UnicodeDecodeError      = newExceptionType("UnicodeDecodeError", UnicodeError, "Unicode decoding error.")
	UnicodeEncodeError      = newExceptionType("UnicodeEncodeError", UnicodeError, "Unicode encoding error.")
	UnicodeTranslateError   = newExceptionType("UnicodeTranslateError", UnicodeError, "Unicode translation error.")

	OSError                = newExceptionType("OSError", ExceptionType, "Base class for I/O related errors.")
	BlockingIOError        = newExceptionType("BlockingIOError", OSError, "I/O operation would block.")
	ChildProcessError      = newExceptionType("ChildProcessError", OSError, "Child process error.")
	ConnectionError        = newExceptionType("ConnectionError", OSError, "Connection error.")
	BrokenPipeError        = newExceptionType("BrokenPipeError", ConnectionError, "Broken pipe.")
	ConnectionAbortedError = newExceptionType("ConnectionAbortedError", ConnectionError, "Connection aborted.")
	ConnectionRefusedError = newExceptionType("ConnectionRefusedError", ConnectionError, "Connection refused.")
	ConnectionResetError   = newExceptionType("ConnectionResetError", ConnectionError, "Connection reset.")
	FileExistsError        = newExceptionType("FileExistsError", OSError, "File already exists.")
	FileNotFoundError      = newExceptionType("FileNotFoundError", OSError, "File not found.")
	InterruptedError       = newExceptionType("InterruptedError", OSError, "Interrupted by signal.")
	IsADirectoryError      = newExceptionType("IsADirectoryError", OSError, "Operation doesn't work on directories.")
	NotADirectoryError     = newExceptionType("NotADirectoryError", OSError, "Operation only works on directories.")
	PermissionError        = newExceptionType("PermissionError", OSError, "Not enough permissions.")
	ProcessLookupError     = newExceptionType("ProcessLookupError", OSError, "Process not found.")
	TimeoutError           = newExceptionType("TimeoutError", OSError, "Timeout expired.")

	Warning                   = newExceptionType("Warning", ExceptionType, "Base class for warning categories.")
	BytesWarning              = newExceptionType("BytesWarning", Warning, "Base class for warnings about bytes and buffer related problems, mostly\nrelated to conversion from str or comparing to str.")
	DeprecationWarning        = newExceptionType("DeprecationWarning", Warning, "Base class for warnings about deprecated features.")
	EncodingWarning           = newExceptionType("EncodingWarning", Warning, "Base class for warnings about encodings.")
	FutureWarning             = newExceptionType("FutureWarning", Warning, "Base class for warnings about constructs that will change semantically\nin the future.")
	ImportWarning             = newExceptionType("ImportWarning", Warning, "Base class for warnings about probable mistakes in module imports")
	PendingDeprecationWarning = newExceptionType("PendingDeprecationWarning", Warning, "Base class for warnings about features which will be deprecated\nin the future.")
	ResourceWarning           = newExceptionType("ResourceWarning", Warning, "Base class for warnings about resource usage.")
	RuntimeWarning            = newExceptionType("RuntimeWarning", Warning, "Base class for warnings about dubious runtime behavior.")
	SyntaxWarning             = newExceptionType("SyntaxWarning", Warning, "Base class for warnings about dubious syntax.")
	UnicodeWarning            = newExceptionType("UnicodeWarning", Warning, "Base class for warnings about Unicode related problems, mostly\nrelated to conversion problems.")
	UserWarning               = newExceptionType("UserWarning", Warning, "Base class for warnings generated by user code.")

	// ExceptionGroup has two bases, which newExceptionType does not provide for.
	ExceptionGroup = newGroupType()
)

func newExceptionType(name string, base *Type, doc string) *Type {
	t := NewBuiltinType(name, base)
	t.Doc = doc
	builtinExceptions = append(builtinExceptions, t)
	return t
}

func newGroupType() *Type {
	t := newExceptionType("ExceptionGroup", BaseExceptionGroup, "")
	t.Bases = append(t.Bases, ExceptionType)
	return t
}

// builtinExceptions lists them, for the namespace of the module builtins.
var builtinExceptions []*Type

// BuiltinExceptions returns the exceptions that are names of the module
// builtins.
func BuiltinExceptions() []*Type { return builtinExceptions }
