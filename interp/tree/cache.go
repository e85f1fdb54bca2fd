package tree

import "github.com/apy-lang/apy/interp/object"

// cache is what one node remembers in one session: where it found a name last
// time, and what must still hold for that to be true. Each node uses the
// fields that it needs.
type cache struct {
	shape   *object.Shape // the layout of the instance looked at
	owner   *object.Type  // the type looked at
	version uint64        // its Version, or the KeysVersion of a namespace
	key     *object.Str   // the very key found in a namespace
	index   int           // its entry there, or the attribute's index in the instance
	kind    cacheKind
	value   object.Value  // an attribute found on the class
	fn      *Function     // the same, when it is a function of the script
	next    *object.Shape // the layout after adding the attribute
}

// cacheKind says what a cache has found.
type cacheKind uint8

const (
	nothingCached   cacheKind = iota
	inGlobals                 // entry index of the globals has the key
	inBuiltins                // entry index of the builtins has it, the globals did not
	instanceValue             // attribute index of an instance of shape
	classValue                // value, from the class, not a descriptor
	classFunction             // fn, from the class: a method
	builtinMethod             // value is a *object.MethodDescriptor of owner
	moduleValue               // entry index of a module's namespace
	newInstanceAttr           // setting the name turns shape into next
)

// newEnvironment makes the environment of one run of program.
func newEnvironment(program *Program, globals, builtins *object.Dict) *environment {
	return &environment{globals: globals, builtins: builtins, caches: make([]cache, program.caches)}
}
