package builtins

// docs are the functions' docstrings.
var docs = map[string]string{
	"__import__": "Import a module.\n\nBecause this function is meant for use by the Python\n" +
		"interpreter and not for general use, it is better to use\nimportlib.import_module() to programmatically import a module.\n" +
		"\nThe globals argument is only used to determine the context;\n" +
		"they are not modified.  The locals argument is unused.  The fromlist\n" +
		"should be a list of names to emulate ``from name import ...``, or an\n" +
		"empty list to emulate ``import name``.\nWhen importing a module from a package, note that __import__('A.B', ...)\n" +
		"returns package A when fromlist is empty, but its submodule B when\n" +
		"fromlist is not empty.  The level argument is used to determine whether to\n" +
		"perform absolute or relative imports: 0 is absolute, while a positive number\n" +
		"is the number of parent directories to search relative to the current module.",
	"abs":   "Return the absolute value of the argument.",
	"aiter": "Return an AsyncIterator for an AsyncIterable object.",
	"all": "Return True if bool(x) is True for all values x in the iterable.\n" +
		"\nIf the iterable is empty, return True.",
	"anext": "Return the next item from the async iterator.\n\nIf default is given and the async iterator is exhausted,\n" +
		"it is returned instead of raising StopAsyncIteration.",
	"any": "Return True if bool(x) is True for any x in the iterable.\n\nIf the iterable is empty, return False.",
	"ascii": "Return an ASCII-only representation of an object.\n\nAs repr(), return a string containing a printable representation of an\n" +
		"object, but escape the non-ASCII characters in the string returned by\n" +
		"repr() using \\\\x, \\\\u or \\\\U escapes. This generates a string similar\n" +
		"to that returned by repr() in Python 2.",
	"bin": "Return the binary representation of an integer.\n\n   >>> bin(2796202)\n" +
		"   '0b1010101010101010101010'",
	"callable": "Return whether the object is callable (i.e., some kind of function).\n" +
		"\nNote that classes are callable, as are instances of classes with a\n" +
		"__call__() method.",
	"chr": "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.",
	"compile": "Compile source into a code object that can be executed by exec() or eval().\n" +
		"\nThe source code may represent a Python module, statement or expression.\n" +
		"The filename will be used for run-time error messages.\nThe mode must be 'exec' to compile a module, 'single' to compile a\n" +
		"single (interactive) statement, or 'eval' to compile an expression.\n" +
		"The flags argument, if present, controls which future statements influence\n" +
		"the compilation of the code.\nThe dont_inherit argument, if true, stops the compilation inheriting\n" +
		"the effects of any future statements in effect in the code calling\n" +
		"compile; if absent or false these statements do influence the compilation,\n" +
		"in addition to any features explicitly specified.",
	"delattr": "Deletes the named attribute from the given object.\n\ndelattr(x, 'y') is equivalent to ``del x.y``",
	"dir": "dir([object]) -> list of strings\n\nIf called without an argument, return the names in the current scope.\n" +
		"Else, return an alphabetized list of names comprising (some of) the attributes\n" +
		"of the given object, and of attributes reachable from it.\nIf the object supplies a method named __dir__, it will be used; otherwise\n" +
		"the default dir() logic is used and returns:\n  for a module object: the module's attributes.\n" +
		"  for a class object:  its attributes, and recursively the attributes\n" +
		"    of its bases.\n  for any other object: its attributes, its class's attributes, and\n" +
		"    recursively the attributes of its class's base classes.",
	"divmod": "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.",
	"eval": "Evaluate the given source in the context of globals and locals.\n" +
		"\nThe source may be a string representing a Python expression\n" +
		"or a code object as returned by compile().\nThe globals must be a dictionary and locals can be any mapping,\n" +
		"defaulting to the current globals and locals.\nIf only globals is given, locals defaults to it.",
	"exec": "Execute the given source in the context of globals and locals.\n" +
		"\nThe source may be a string representing one or more Python statements\n" +
		"or a code object as returned by compile().\nThe globals must be a dictionary and locals can be any mapping,\n" +
		"defaulting to the current globals and locals.\nIf only globals is given, locals defaults to it.\n" +
		"The closure must be a tuple of cellvars, and can only be used\n" +
		"when source is a code object requiring exactly that many cellvars.",
	"format": "Return type(value).__format__(value, format_spec)\n\nMany built-in types implement format_spec according to the\n" +
		"Format Specification Mini-language. See help('FORMATTING').\n\n" +
		"If type(value) does not supply a method named __format__\nand format_spec is empty, then str(value) is returned.\n" +
		"See also help('SPECIALMETHODS').",
	"getattr": "getattr(object, name[, default]) -> value\n\nGet a named attribute from an object; getattr(x, 'y') is equivalent to x.y.\n" +
		"When a default argument is given, it is returned when the attribute doesn't\n" +
		"exist; without it, an exception is raised in that case.",
	"globals": "Return the dictionary containing the current scope's global variables.\n" +
		"\nNOTE: Updates to this dictionary *will* affect name lookups in the current\n" +
		"global scope and vice-versa.",
	"hasattr": "Return whether the object has an attribute with the given name.\n" +
		"\nThis is done by calling getattr(obj, name) and catching AttributeError.",
	"hash": "Return the hash value for the given object.\n\nTwo objects that compare equal must also have the same hash value, but the\n" +
		"reverse is not necessarily true.",
	"hex": "Return the hexadecimal representation of an integer.\n\n   >>> hex(12648430)\n" +
		"   '0xc0ffee'",
	"id": "Return the identity of an object.\n\nThis is guaranteed to be unique among simultaneously existing objects.\n" +
		"(CPython uses the object's memory address.)",
	"input": "Read a string from standard input.  The trailing newline is stripped.\n" +
		"\nThe prompt string, if given, is printed to standard output without a\n" +
		"trailing newline before reading input.\n\nIf the user hits EOF (*nix: Ctrl-D, Windows: Ctrl-Z+Return), raise EOFError.\n" +
		"On *nix systems, readline is used if available.",
	"isinstance": "Return whether an object is an instance of a class or of a subclass thereof.\n" +
		"\nA tuple, as in ``isinstance(x, (A, B, ...))``, may be given as the target to\n" +
		"check against. This is equivalent to ``isinstance(x, A) or isinstance(x, B)\n" +
		"or ...`` etc.",
	"issubclass": "Return whether 'cls' is derived from another class or is the same class.\n" +
		"\nA tuple, as in ``issubclass(x, (A, B, ...))``, may be given as the target to\n" +
		"check against. This is equivalent to ``issubclass(x, A) or issubclass(x, B)\n" +
		"or ...``.",
	"iter": "iter(iterable) -> iterator\niter(callable, sentinel) -> iterator\n" +
		"\nGet an iterator from an object.  In the first form, the argument must\n" +
		"supply its own iterator, or be a sequence.\nIn the second form, the callable is called until it returns the sentinel.",
	"len": "Return the number of items in a container.",
	"locals": "Return a dictionary containing the current scope's local variables.\n" +
		"\nNOTE: Whether or not updates to this dictionary will affect name lookups in\n" +
		"the local scope and vice-versa is *implementation dependent* and not\n" +
		"covered by any backwards compatibility guarantees.",
	"max": "max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> value\n" +
		"\nWith a single iterable argument, return its biggest item. The\n" +
		"default keyword-only argument specifies an object to return if\n" +
		"the provided iterable is empty.\nWith two or more positional arguments, return the largest argument.",
	"min": "min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> value\n" +
		"\nWith a single iterable argument, return its smallest item. The\n" +
		"default keyword-only argument specifies an object to return if\n" +
		"the provided iterable is empty.\nWith two or more positional arguments, return the smallest argument.",
	"next": "next(iterator[, default])\n\nReturn the next item from the iterator. If default is given and the iterator\n" +
		"is exhausted, it is returned instead of raising StopIteration.",
	"oct": "Return the octal representation of an integer.\n\n   >>> oct(342391)\n" +
		"   '0o1234567'",
	"open": "Open file and return a stream.  Raise OSError upon failure.",
	"ord":  "Return the Unicode code point for a one-character string.",
	"pow": "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments\n" +
		"\nSome types, such as ints, are able to use a more efficient algorithm when\n" +
		"invoked using the three argument form.",
	"print": "Prints the values to a stream, or to sys.stdout by default.\n\n" +
		"  sep\n    string inserted between values, default a space.\n  end\n" +
		"    string appended after the last value, default a newline.\n" +
		"  file\n    a file-like object (stream); defaults to the current sys.stdout.\n" +
		"  flush\n    whether to forcibly flush the stream.",
	"repr": "Return the canonical string representation of the object.\n\nFor many object types, including most builtins, eval(repr(obj)) == obj.",
	"round": "Round a number to a given precision in decimal digits.\n\nThe return value is an integer if ndigits is omitted or None.  Otherwise\n" +
		"the return value has the same type as the number.  ndigits may be negative.",
	"setattr": "Sets the named attribute on the given object to the specified value.\n" +
		"\nsetattr(x, 'y', v) is equivalent to ``x.y = v``",
	"sorted": "Return a new list containing all items from the iterable in ascending order.\n" +
		"\nA custom key function can be supplied to customize the sort order, and the\n" +
		"reverse flag can be set to request the result in descending order.",
	"sum": "Return the sum of a 'start' value (default: 0) plus an iterable of numbers\n" +
		"\nWhen the iterable is empty, return the start value.\nThis function is intended specifically for use with numeric values and may\n" +
		"reject non-numeric types.",
	"vars": "vars([object]) -> dictionary\n\nWithout arguments, equivalent to locals().\n" +
		"With an argument, equivalent to object.__dict__.",
}
