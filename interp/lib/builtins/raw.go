package builtins

// rawFunctions check their arguments themselves.
var rawFunctions = []rawFunction{
	{"max", maximum.call},
	{"min", minimum.call},
	{"print", printValues},
	{"sorted", sorted},
}
