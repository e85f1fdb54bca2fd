package tree

import (
	"strings"

	"github.com/apy-lang/apy/parser"
)

// collector walks the syntax tree and notes how each block uses its names.
//
// Statements are visited in the order in which they run (the value of an
// assignment before its targets, else before except), because the slots of a function are numbered
// in that order, and locals() shows it.
type collector struct {
	file   *parser.File
	scopes *Scopes
	blocks []*block // every block, parents before children
	module *block
	block  *block // the current one
	// private is the name of the class that mangles the names of new blocks.
	private string
	// namespace tells that top-level names live in a namespace of their own.
	namespace bool
}

func newCollector(file *parser.File, namespace bool) *collector {
	c := &collector{file: file, namespace: namespace, scopes: &Scopes{
		byNode:     make(map[parser.Node]*Scope),
		typeParams: make(map[parser.Node]*Scope),
		late:       make(map[parser.Expr]*Scope),
	}}
	c.module = c.enter(ModuleScope, nil)
	c.scopes.Module = c.module.scope
	return c
}

// enter opens a block inside the current one.
func (c *collector) enter(kind ScopeKind, node parser.Node) *block {
	b := &block{
		scope:   &Scope{Kind: kind, Node: node, private: c.private},
		parent:  c.block,
		symbols: make(map[string]*symbol),
	}
	b.host = b
	if parent := c.block; parent != nil {
		b.scope.Parent = parent.scope
		b.iterableDepth = parent.iterableDepth
		if kind != ClassScope {
			b.scope.mangledOnly = parent.scope.mangledOnly
		}
		if kind == ComprehensionScope {
			b.host = parent.host
			b.host.inlined = append(b.host.inlined, b)
		}
	}
	b.scope.Host = b.host.scope
	c.blocks = append(c.blocks, b)
	c.block = b
	return b
}

// leave closes the current block.
func (c *collector) leave() { c.block = c.block.parent }

// note adds flags to a name of the current block.
func (c *collector) note(name string, flags symbolFlags, span parser.Span) error {
	return c.noteIn(c.block, name, flags, span)
}

// noteIn adds flags to a name of a block; the name is mangled as the current
// block does.
func (c *collector) noteIn(b *block, name string, flags symbolFlags, span parser.Span) error {
	if flags&isTypeParam != 0 && c.block.scope.mangledOnly != nil {
		c.block.scope.mangledOnly[name] = true
	}
	s := b.symbol(c.block.scope.Mangle(name))
	if flags&isParameter != 0 && s.flags&isParameter != 0 {
		return c.errorf(span, "duplicate argument '%s' in function definition", name)
	}
	if flags&isTypeParam != 0 && s.flags&isTypeParam != 0 {
		return c.errorf(span, "duplicate type parameter '%s'", name)
	}
	s.flags |= flags
	if b.inTarget {
		if s.flags&(isGlobal|isNonlocal) != 0 {
			return c.errorf(span, "comprehension inner loop cannot rebind assignment expression target '%s'", name)
		}
		s.flags |= isIterationVariable
	}
	if flags&isParameter != 0 {
		b.params = append(b.params, s.name)
	}
	if flags&isGlobal != 0 {
		c.module.symbol(s.name).flags |= isGlobal
	}
	return nil
}

// bind notes that the current block assigns a name.
func (c *collector) bind(name string, span parser.Span) error {
	return c.note(name, isAssigned, span)
}

func (c *collector) stmts(list []parser.Stmt) error { return each(c.stmt, list) }

func (c *collector) stmt(stmt parser.Stmt) error {
	switch n := stmt.(type) {
	case *parser.ExprStmt:
		return c.expr(n.Value)
	case *parser.Assign:
		if err := c.expr(n.Value); err != nil {
			return err
		}
		return each(c.target, n.Targets)
	case *parser.AugAssign:
		if err := c.target(n.Target); err != nil {
			return err
		}
		return c.expr(n.Value)
	case *parser.AnnAssign:
		return c.annAssign(n)
	case *parser.Return:
		return c.optional(n.Value)
	case *parser.Delete:
		return each(c.target, n.Targets)
	case *parser.Raise:
		return c.exprs(n.Exc, n.Cause)
	case *parser.Assert:
		return c.exprs(n.Test, n.Msg)
	case *parser.Import:
		return each(func(alias *parser.Alias) error {
			return c.imported(alias.Name, alias.AsName, alias.Span)
		}, n.Names)
	case *parser.ImportFrom:
		return c.importFrom(n)
	case *parser.Global:
		return c.declare(n.Names, n.Span, isGlobal, "global")
	case *parser.Nonlocal:
		return c.declare(n.Names, n.Span, isNonlocal, "nonlocal")
	case *parser.FunctionDef:
		return c.functionDef(n)
	case *parser.ClassDef:
		return c.classDef(n)
	case *parser.TypeAlias:
		return c.typeAlias(n)
	}
	return c.compound(stmt)
}

// compound visits the statements that have blocks but no scope of their own.
func (c *collector) compound(stmt parser.Stmt) error {
	switch n := stmt.(type) {
	case *parser.If:
		return inOrder(
			func() error { return c.expr(n.Test) },
			func() error { return c.stmts(n.Body.Stmts) },
			func() error { return c.stmts(n.OrElse.Stmts) })
	case *parser.While:
		return inOrder(
			func() error { return c.expr(n.Test) },
			func() error { return c.stmts(n.Body.Stmts) },
			func() error { return c.stmts(n.OrElse.Stmts) })
	case *parser.For:
		return inOrder(
			func() error { return c.expr(n.Iter) },
			func() error { return c.target(n.Target) },
			func() error { return c.stmts(n.Body.Stmts) },
			func() error { return c.stmts(n.OrElse.Stmts) })
	case *parser.With:
		for _, item := range n.Items.List {
			if err := c.expr(item.Context); err != nil {
				return err
			}
			if item.Target == nil {
				continue
			}
			if err := c.target(item.Target); err != nil {
				return err
			}
		}
		return c.stmts(n.Body.Stmts)
	case *parser.Try:
		return inOrder(
			func() error { return c.stmts(n.Body.Stmts) },
			func() error { return c.stmts(n.OrElse.Stmts) },
			func() error { return each(c.handler, n.Handlers) },
			func() error { return c.stmts(n.Final.Stmts) })
	case *parser.Match:
		if err := c.expr(n.Subject); err != nil {
			return err
		}
		return each(c.matchCase, n.Cases)
	}
	return nil // pass, break, continue
}

func (c *collector) handler(n *parser.ExceptHandler) error {
	if err := c.optional(n.Type); err != nil {
		return err
	}
	if n.Name != "" {
		if err := c.bind(n.Name, n.Span); err != nil {
			return err
		}
	}
	return c.stmts(n.Body.Stmts)
}

func (c *collector) annAssign(n *parser.AnnAssign) error {
	if err := c.optional(n.Value); err != nil {
		return err
	}
	name, ok := n.Target.(*parser.Name)
	switch {
	case !ok:
		if err := c.target(n.Target); err != nil {
			return err
		}
	case n.Simple:
		flags := c.block.flagsOf(name.Id)
		if flags&(isGlobal|isNonlocal) != 0 && c.block != c.module {
			return c.errorf(n.Span, "annotated name '%s' can't be %s", name.Id, declarationWord(flags))
		}
		if err := c.note(name.Id, isAnnotated|isAssigned, name.Span); err != nil {
			return err
		}
	case n.Value != nil:
		if err := c.bind(name.Id, name.Span); err != nil {
			return err
		}
	}
	return c.annotation(n.Annotation)
}

func declarationWord(flags symbolFlags) string {
	if flags&isGlobal != 0 {
		return "global"
	}
	return "nonlocal"
}

// declare visits a global or nonlocal statement.
func (c *collector) declare(names []string, span parser.Span, flag symbolFlags, word string) error {
	for _, name := range names {
		switch flags := c.block.flagsOf(name); {
		case flags&isParameter != 0:
			return c.errorf(span, "name '%s' is parameter and %s", name, word)
		case flags&isRead != 0:
			return c.errorf(span, "name '%s' is used prior to %s declaration", name, word)
		case flags&isAnnotated != 0:
			return c.errorf(span, "annotated name '%s' can't be %s", name, word)
		case flags&isAssigned != 0:
			return c.errorf(span, "name '%s' is assigned to before %s declaration", name, word)
		}
		if err := c.note(name, flag, span); err != nil {
			return err
		}
		c.direct(name, span)
	}
	return nil
}

// direct remembers where a name was declared global or nonlocal.
func (c *collector) direct(name string, span parser.Span) {
	mangled := c.block.scope.Mangle(name)
	c.block.directives = append(c.block.directives, directive{mangled, span})
}

func (c *collector) importFrom(n *parser.ImportFrom) error {
	for _, alias := range n.Names {
		if alias.Name != "*" {
			if err := c.imported(alias.Name, alias.AsName, alias.Span); err != nil {
				return err
			}
		} else if c.block != c.module {
			return c.errorf(alias.Span, "import * only allowed at module level")
		}
	}
	return nil
}

// imported notes the name that an import binds.
func (c *collector) imported(name, asName string, span parser.Span) error {
	return c.note(importedName(name, asName), isImported, span)
}

// importedName returns the name that an import binds: `import a.b` binds a.
func importedName(name, asName string) string {
	if asName != "" {
		return asName
	}
	name, _, _ = strings.Cut(name, ".")
	return name
}

func (c *collector) matchCase(n *parser.MatchCase) error {
	return inOrder(
		func() error { return c.pattern(n.Pattern) },
		func() error { return c.optional(n.Guard) },
		func() error { return c.stmts(n.Body.Stmts) })
}

func (c *collector) pattern(pattern parser.Pattern) error {
	switch n := pattern.(type) {
	case *parser.MatchValue:
		return c.expr(n.Value)
	case *parser.MatchSequence:
		return each(c.pattern, n.Patterns)
	case *parser.MatchOr:
		return each(c.pattern, n.Patterns)
	case *parser.MatchStar:
		return c.capture(n.Name, n.Span)
	case *parser.MatchMapping:
		return inOrder(
			func() error { return each(c.expr, n.Keys) },
			func() error { return each(c.pattern, n.Patterns) },
			func() error { return c.capture(n.Rest, n.Span) })
	case *parser.MatchClass:
		return inOrder(
			func() error { return c.expr(n.Cls) },
			func() error { return each(c.pattern, n.Patterns) },
			func() error { return each(c.pattern, n.KwdPatterns) })
	case *parser.MatchAs:
		if n.Pattern != nil {
			if err := c.pattern(n.Pattern); err != nil {
				return err
			}
		}
		return c.capture(n.Name, n.Span)
	}
	return nil // a singleton
}

func (c *collector) capture(name string, span parser.Span) error {
	if name == "" {
		return nil
	}
	return c.bind(name, span)
}
