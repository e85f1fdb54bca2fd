package object

// Interned names that the data model looks up, alphabetical.
var (
	nameDoc     = Intern("__doc__")
	nameLoader  = Intern("__loader__")
	nameName    = Intern("__name__")
	namePackage = Intern("__package__")
	nameSpec    = Intern("__spec__")
)
