package tree

import (
	"fmt"
	"strings"

	"github.com/apy-lang/apy/interp/object"
	"github.com/apy-lang/apy/parser"
)

// Anchors returns the part of an expression that a traceback marks with ^: the
// operator of a binary operation, the brackets of a subscript, the parentheses
// of a call. As CPython's traceback module does, it parses the text anew.
func (c *Code) Anchors(span object.Span) (object.Span, bool) {
	segment := c.program.File.Text[span.Start:span.End]
	parsed, err := parser.ParseExpression("", "("+segment+"\n)")
	if err != nil {
		return object.Span{}, false
	}
	anchor, ok := anchorOf(parsed.Body, parsed.File.Text)
	if !ok {
		return object.Span{}, false
	}
	shift := span.Start - 1 // the parenthesis before the segment
	return object.Span{Start: anchor.Start + shift, End: anchor.End + shift}, true
}

// anchorOf finds the anchor in the parsed text.
func anchorOf(e parser.Expr, text string) (object.Span, bool) {
	switch n := e.(type) {
	case *parser.BinOp:
		return operatorAnchor(n, text)
	case *parser.Subscript:
		start := skip(text, n.Value.Bounds().End, "[")
		return object.Span{Start: start, End: n.End}, true
	case *parser.Call:
		start := skip(text, n.Func.Bounds().End, "(")
		return object.Span{Start: start, End: n.End}, true
	}
	return object.Span{}, false
}

// skip returns where the next byte that is one of those wanted stands.
func skip(text string, from int32, wanted string) int32 {
	i := strings.IndexAny(text[from:], wanted)
	if i < 0 {
		return from
	}
	return from + int32(i)
}

// operatorAnchor finds the operator between two operands.
func operatorAnchor(n *parser.BinOp, text string) (object.Span, bool) {
	i := n.Left.Bounds().End
	end := n.Right.Bounds().Start
	for i < end {
		switch c := text[i]; {
		case c == '#':
			i = skip(text, i, "\n")
		case strings.IndexByte(" \t\n\f\r\\)", c) >= 0:
			i++
		default:
			width := int32(len(n.Op.String()))
			return object.Span{Start: i, End: i + width}, true
		}
	}
	return object.Span{}, false
}

// defineCode fills the type code.
func defineCode() {
	typ := codeType
	typ.Flags |= object.Final | object.NoInstantiate
	get := func(name string, value func(*Code) object.Value) {
		typ.GetSet(name, func(_ *object.Thread, self object.Value) (object.Value, error) {
			return value(self.Object().(*Code)), nil
		}, nil)
	}
	get("co_name", func(c *Code) object.Value { return c.Name.Value() })
	get("co_qualname", func(c *Code) object.Value { return c.QualName.Value() })
	get("co_filename", func(c *Code) object.Value { return object.NewStr(c.Filename()) })
	get("co_firstlineno", func(c *Code) object.Value { return object.Int(int64(c.FirstLine)) })
	get("co_argcount", func(c *Code) object.Value { return object.Int(int64(c.params.positional)) })
	get("co_posonlyargcount", func(c *Code) object.Value { return object.Int(int64(c.params.posOnly)) })
	get("co_kwonlyargcount", func(c *Code) object.Value { return object.Int(int64(c.params.kwOnly)) })
	get("co_flags", func(c *Code) object.Value { return object.Int(c.flags()) })
	get("co_varnames", func(c *Code) object.Value { return c.variableNames() })
	get("co_freevars", func(c *Code) object.Value {
		names := make([]object.Value, len(c.free))
		for i, v := range c.free {
			names[i] = object.NewStr(v.Name)
		}
		return object.NewTuple(names)
	})
	typ.Slots.Repr = func(t *object.Thread, self object.Value) (object.Value, error) {
		c := self.Object().(*Code)
		return object.NewStr(fmt.Sprintf("<code object %s at %s, file %q, line %d>",
			c.CodeName(), t.State.Address(self), c.Filename(), c.FirstLine)), nil
	}
	object.Ready(typ)
}

// The bits of co_flags that scripts look at (inspect module).
const (
	flagVarArgs        = 0x4
	flagVarKeywords    = 0x8
	flagGenerator      = 0x20
	flagCoroutine      = 0x80
	flagAsyncGenerator = 0x200
	flagFunction       = 0x3 // CO_OPTIMIZED and CO_NEWLOCALS
)

func (c *Code) flags() int64 {
	flags := int64(0)
	if c.scope.Kind == FunctionScope {
		flags |= flagFunction
	}
	if c.params.varArgs {
		flags |= flagVarArgs
	}
	if c.params.varKwargs {
		flags |= flagVarKeywords
	}
	switch c.kind {
	case generatorCode:
		flags |= flagGenerator
	case coroutineCode:
		flags |= flagCoroutine
	case asyncGeneratorCode:
		flags |= flagAsyncGenerator
	}
	return flags
}

func (c *Code) variableNames() object.Value {
	var names []object.Value
	for i, name := range c.slotNames {
		if i < c.params.count() || !c.isCell(i) {
			names = append(names, name.Value())
		}
	}
	return object.NewTuple(names)
}

func (c *Code) isCell(slot int) bool {
	for _, cell := range c.cellSlots {
		if cell == slot {
			return true
		}
	}
	return false
}
