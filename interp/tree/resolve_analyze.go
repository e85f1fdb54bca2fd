package tree

import (
	"fmt"
	"slices"

	"github.com/apy-lang/apy/parser"
)

// classCell is the variable through which methods know their class.
const classCell = "__class__"

// errorf is the SyntaxError at a place of the source.
func (c *collector) errorf(span parser.Span, format string, args ...any) error {
	return parser.ErrorAt(c.file, span, fmt.Sprintf(format, args...))
}

// finish runs the passes after collection.
func (c *collector) finish() (*Scopes, error) {
	for _, b := range c.blocks {
		if err := c.analyze(b); err != nil {
			return nil, err
		}
	}
	for _, b := range c.blocks {
		if b.host == b {
			b.layOut()
		}
	}
	for _, b := range c.blocks {
		c.place(b)
	}
	return c.scopes, nil
}

// analyze finds the owner of each name of a block.
func (c *collector) analyze(b *block) error {
	for _, s := range b.order {
		switch {
		case s.flags&isGlobal != 0:
			if s.flags&isNonlocal != 0 {
				return c.errorAtDirective(b, s.name, "name '%s' is nonlocal and global", s.name)
			}
		case s.flags&isNonlocal != 0:
			if b == c.module {
				return c.errorAtDirective(b, s.name, "nonlocal declaration not allowed at module level")
			}
			s.owner = b.ownerAround(s.name)
			if s.owner == nil {
				return c.errorAtDirective(b, s.name, "no binding for nonlocal '%s' found", s.name)
			}
			if owned := s.owner.symbols[s.name]; owned != nil && owned.flags&isTypeParam != 0 {
				return c.errorAtDirective(b, s.name, "nonlocal binding not allowed for type parameter '%s'", s.name)
			}
		case s.flags&isBound != 0:
			s.owner = b
		case b.seesClass != nil && b.seesClass.hides(s.name):
			// A name of the class body, found in its namespace at run time.
		default:
			s.owner = b.ownerAround(s.name)
		}
		b.capture(s)
	}
	return nil
}

func (c *collector) errorAtDirective(b *block, name, format string, args ...any) error {
	for _, d := range b.directives {
		if d.name == name {
			return c.errorf(d.span, format, args...)
		}
	}
	return c.errorf(parser.Span{}, format, args...)
}

// hides reports whether a class body gives a name a meaning that the type
// parameters and aliases in it see instead of an outer function's variable.
func (b *block) hides(name string) bool {
	s := b.symbols[name]
	return s != nil && (s.flags&isGlobal != 0 || s.ownedHere())
}

// ownerAround returns the block around b whose variable the name means in b,
// or nil if it is a global.
func (b *block) ownerAround(name string) *block {
	for around := b.parent; around != nil; around = around.parent {
		if around.scope.Kind == ClassScope {
			// A comprehension in the class body itself is part of it, and the
			// body does not see the cell.
			if name == classCell && b.host != around {
				return around
			}
			continue
		}
		s := around.symbols[name]
		if s == nil {
			continue
		}
		if s.flags&isGlobal != 0 {
			return nil
		}
		if s.ownedHere() && around.isFunctionLike() {
			return around
		}
	}
	return nil
}

// capture makes the variable that a block uses a captured one if the block's
// frame is not its owner's.
func (b *block) capture(s *symbol) {
	owner := s.owner
	if owner == nil || owner.host == b.host {
		return
	}
	if owner.scope.Kind == ClassScope {
		owner.scope.NeedsClassCell = true
	} else {
		owner.symbols[s.name].captured = true
	}
	for host := b.host; host != owner.host; host = host.parent.host {
		if host.free == nil {
			host.free = make(map[string]bool)
		}
		host.free[s.name] = true
	}
}

// layOut numbers the slots of a host's frame and the cells of its closure.
func (b *block) layOut() {
	scope := b.scope
	for _, name := range b.params {
		b.addSlot(b.symbols[name], scope)
	}
	var cells []*symbol
	for _, s := range b.order {
		switch {
		case !b.isFunctionLike() || !s.ownedHere() || s.flags&isParameter != 0:
		case s.captured:
			cells = append(cells, s)
		default:
			b.addSlot(s, scope)
		}
	}
	slices.SortFunc(cells, compareNames)
	for _, s := range cells {
		b.addSlot(s, scope)
	}
	if scope.NeedsClassCell {
		scope.CellSlots = append(scope.CellSlots, len(scope.Slots))
		scope.Slots = append(scope.Slots, classCell)
	}
	for _, inlined := range b.inlined {
		for _, s := range inlined.order {
			if s.ownedHere() {
				b.addSlot(s, inlined.scope)
			}
		}
	}
	b.layOutClosure()
}

// addSlot gives a variable of a scope a slot in the host's frame.
func (b *block) addSlot(s *symbol, of *Scope) {
	s.slot = len(b.scope.Slots)
	b.scope.Slots = append(b.scope.Slots, s.name)
	if s.captured {
		of.CellSlots = append(of.CellSlots, s.slot)
	}
	if of.Kind == ComprehensionScope {
		of.OwnSlots = append(of.OwnSlots, s.slot)
	}
}

func compareNames(a, b *symbol) int {
	switch {
	case a.name < b.name:
		return -1
	case a.name > b.name:
		return 1
	}
	return 0
}

// layOutClosure lists the cells that the frame gets from its creator. The
// creator is laid out before.
func (b *block) layOutClosure() {
	names := make([]string, 0, len(b.free))
	for name := range b.free {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		slot, isSlot := b.parent.cellSlot(name)
		if !isSlot {
			slot = b.parent.host.freeIndex(name)
		}
		b.scope.Free = append(b.scope.Free, FreeVariable{Name: name, FromFree: !isSlot, Index: slot})
	}
}

// cellSlot returns the slot of the frame b runs in that holds the cell of a
// name captured by a function created in b.
func (b *block) cellSlot(name string) (int, bool) {
	for ; ; b = b.parent {
		if b.scope.Kind == ClassScope {
			return slices.Index(b.scope.Slots, classCell), name == classCell
		}
		if s := b.symbols[name]; s != nil && s.ownedHere() {
			return s.slot, true
		}
		if b.host == b {
			return 0, false
		}
	}
}

// freeIndex returns the place of a name in a host's closure.
func (b *block) freeIndex(name string) int {
	index, _ := slices.BinarySearchFunc(b.scope.Free, name, func(f FreeVariable, name string) int {
		switch {
		case f.Name < name:
			return -1
		case f.Name > name:
			return 1
		}
		return 0
	})
	return index
}

// place fills in where each name of a block lives.
func (c *collector) place(b *block) {
	b.scope.variables = make(map[string]Variable, len(b.order))
	for _, s := range b.order {
		b.scope.variables[s.name] = c.variable(b, s)
	}
}

func (c *collector) variable(b *block, s *symbol) Variable {
	inNamespace := b.scope.Kind == ClassScope || b.seesClass != nil || b.host == c.module && c.namespace
	switch owner := s.owner; {
	case s.flags&isGlobal != 0:
		return Variable{Kind: GlobalVariable, Explicit: true}
	case owner == nil, owner == b && !b.isFunctionLike():
		if b.seesClass != nil && b.seesClass.flagsOf(s.name)&isGlobal != 0 {
			return Variable{Kind: GlobalVariable, Explicit: true}
		}
		if inNamespace {
			return Variable{Kind: NameVariable}
		}
		return Variable{Kind: GlobalVariable}
	case owner.host == b.host:
		owned := owner.symbols[s.name]
		if owned.captured {
			return Variable{Kind: CellVariable, Index: owned.slot}
		}
		return Variable{Kind: LocalVariable, Index: owned.slot}
	default:
		kind := FreeVariableKind
		if inNamespace && s.flags&isNonlocal == 0 {
			kind = NameOrFreeVariable
		}
		return Variable{Kind: kind, Index: b.host.freeIndex(s.name)}
	}
}
