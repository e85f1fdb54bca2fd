package tree

import (
	"strings"

	"github.com/apy-lang/apy/parser"
)

// symbolFlags says how a block uses a name.
type symbolFlags uint16

const (
	isParameter symbolFlags = 1 << iota
	isAssigned
	isImported
	isRead
	isAnnotated
	isGlobal
	isNonlocal
	isTypeParam
	// isIterationVariable marks the targets of a comprehension's for clauses,
	// which `:=` must not rebind.
	isIterationVariable

	isBound = isParameter | isAssigned | isImported | isTypeParam
)

// A symbol is a name as one block knows it.
type symbol struct {
	name  string // mangled
	flags symbolFlags
	// owner is the block whose variable the name means, nil for a global.
	owner *block
	// captured tells, in the owner, that a function with another frame uses the
	// variable.
	captured bool
	slot     int // of the owner's variable in its host's frame
}

// ownedHere reports whether the block binds the name as a variable of its own.
func (s *symbol) ownedHere() bool {
	return s.flags&isBound != 0 && s.flags&(isGlobal|isNonlocal) == 0
}

// comprehensionKind tells the comprehensions apart; its text is used in errors.
type comprehensionKind string

const (
	notComprehension    comprehensionKind = ""
	listComprehension   comprehensionKind = "list comprehension"
	setComprehension    comprehensionKind = "set comprehension"
	dictComprehension   comprehensionKind = "dict comprehension"
	generatorExpression comprehensionKind = "generator expression"
)

// typingRole marks the blocks that annotations, type parameters and aliases
// open; `yield`, `await` and `:=` are not allowed there. Its text says where
// that is, in the words of the error.
type typingRole string

const (
	noTypingRole    typingRole = ""
	annotationRole  typingRole = "an annotation"
	typeParamsRole  typingRole = "the definition of a generic"
	typeAliasRole   typingRole = "a type alias"
	boundRole       typingRole = "a TypeVar bound"
	constraintRole  typingRole = "a TypeVar constraint"
	typeVarDefault  typingRole = "a TypeVar default"
	typeVarTupleDef typingRole = "a TypeVarTuple default"
	paramSpecDef    typingRole = "a ParamSpec default"
)

// A block gathers what the resolver learns of a scope while it works.
type block struct {
	scope  *Scope
	parent *block
	// host is the block whose frame this one runs in.
	host *block
	// inlined lists, in a host, the comprehensions that run in its frame.
	inlined []*block

	symbols map[string]*symbol
	order   []*symbol // in the order of appearance
	params  []string

	directives    []directive
	comprehension comprehensionKind
	role          typingRole
	// seesClass is the class block whose names are visible although this block
	// is not it: so it is for type parameters and aliases in a class body.
	seesClass *block
	// inTarget tells that the names visited are a comprehension's targets, and
	// iterableDepth counts the comprehension iterables around the place visited.
	inTarget      bool
	iterableDepth int

	free map[string]bool // captured names of outer frames; only in a host
}

// A directive is a global or nonlocal statement (or what `:=` in a
// comprehension amounts to), kept to give a mistake its place.
type directive struct {
	name string
	span parser.Span
}

// symbol returns the block's entry for a mangled name, new if need be.
func (b *block) symbol(name string) *symbol {
	s := b.symbols[name]
	if s == nil {
		s = &symbol{name: name}
		b.symbols[name] = s
		b.order = append(b.order, s)
	}
	return s
}

// flagsOf returns how the block uses a name as written in the source.
func (b *block) flagsOf(name string) symbolFlags {
	if s := b.symbols[b.scope.Mangle(name)]; s != nil {
		return s.flags
	}
	return 0
}

// isFunctionLike reports whether names bound in the block are visible in the
// blocks inside.
func (b *block) isFunctionLike() bool {
	return b.scope.Kind != ModuleScope && b.scope.Kind != ClassScope
}

// Mangle returns the name under which a private name of a class body is known:
// `__x` in class C is `_C__x`. Other names are returned as they are.
func (s *Scope) Mangle(name string) string {
	if s.private == "" || !strings.HasPrefix(name, "__") {
		return name
	}
	if s.mangledOnly != nil && !s.mangledOnly[name] {
		return name
	}
	return mangle(s.private, name)
}

func mangle(class, name string) string {
	if !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") || strings.Contains(name, ".") {
		return name
	}
	class = strings.TrimLeft(class, "_")
	if class == "" {
		return name
	}
	return "_" + class + name
}
