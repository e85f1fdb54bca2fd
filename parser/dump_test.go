package parser

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math"
	"math/big"
	"strconv"
)

// dump writes a syntax tree in the form that testdata/dump.py writes CPython's.
func dump(module *Module) []byte {
	d := &dumper{file: module.File}
	d.open("Module")
	d.stmts(module.Body)
	d.close()
	return d.out
}

type dumper struct {
	file *File
	out  []byte
}

func (d *dumper) word(text string) {
	if len(d.out) > 0 {
		d.out = append(d.out, ' ')
	}
	d.out = append(d.out, text...)
}

func (d *dumper) open(name string) { d.word("(" + name) }
func (d *dumper) close()           { d.word(")") }

func (d *dumper) at(span Span) {
	line, column := d.file.Position(span.Start)
	endLine, endColumn := d.file.Position(span.End)
	d.word(fmt.Sprintf("@%d,%d,%d,%d", line, column, endLine, endColumn))
}

// node writes a node with a place.
func (d *dumper) node(name string, span Span, fields ...any) {
	d.open(name)
	d.at(span)
	d.fields(fields)
	d.close()
}

// bare writes a node without a place.
func (d *dumper) bare(name string, fields ...any) {
	d.open(name)
	d.fields(fields)
	d.close()
}

func (d *dumper) fields(fields []any) {
	for _, field := range fields {
		d.field(field)
	}
}

func (d *dumper) field(field any) {
	switch x := field.(type) {
	case nil:
		d.word("N")
	case Expr:
		d.expr(x)
	case Pattern:
		d.pattern(x)
	case []Expr:
		list(d, x, func(x Expr) { d.field(x) })
	case []Stmt:
		d.stmts(x)
	case []Pattern:
		list(d, x, d.pattern)
	case []string:
		list(d, x, func(name string) { d.field(name) })
	case optional:
		if x == "" {
			d.word("N")
		} else {
			d.field(string(x))
		}
	case func():
		x()
	case Operator:
		d.bare([]string{"Add", "Sub", "Mult", "MatMult", "Div", "Mod", "Pow", "LShift", "RShift", "BitOr", "BitXor", "BitAnd", "FloorDiv"}[x])
	default:
		d.constant(x)
	}
}

// An optional is a name that is None when empty.
type optional string

func list[T any](d *dumper, items []T, write func(T)) {
	d.word("[")
	for _, item := range items {
		write(item)
	}
	d.word("]")
}

func (d *dumper) stmts(body []Stmt) { list(d, body, d.stmt) }

func (d *dumper) constant(value any) {
	switch x := value.(type) {
	case nil:
		d.word("N")
	case bool:
		d.word(map[bool]string{true: "T", false: "F"}[x])
	case int:
		d.word("i" + strconv.FormatInt(int64(x), 16))
	case int64:
		d.word("i" + strconv.FormatInt(x, 16))
	case *big.Int:
		d.word("i" + x.Text(16))
	case float64:
		d.word("f" + bits(x))
	case complex128:
		d.word("c" + bits(imag(x)))
	case string:
		d.word("s" + hex.EncodeToString([]byte(x)))
	case Bytes:
		d.word("b" + hex.EncodeToString(x))
	case Ellipsis:
		d.word("E")
	default:
		panic(fmt.Sprintf("dump of a %T", value))
	}
}

func bits(f float64) string {
	return hex.EncodeToString(binary.BigEndian.AppendUint64(nil, math.Float64bits(f)))
}

func (d *dumper) stmt(stmt Stmt) {
	span := stmt.Bounds()
	switch x := stmt.(type) {
	case *FunctionDef:
		d.node(asyncName(x.Async, "FunctionDef"), span, x.Name, d.parameters(&x.Params), x.Body.Stmts, x.Decorators, x.Returns, d.typeParams(x.TypeParams))
	case *ClassDef:
		d.node("ClassDef", span, x.Name, x.Bases(), d.keywords(x.Keywords()), x.Body.Stmts, x.Decorators, d.typeParams(x.TypeParams))
	case *Return:
		d.node("Return", span, x.Value)
	case *Delete:
		d.node("Delete", span, x.Targets)
	case *Assign:
		d.node("Assign", span, x.Targets, x.Value)
	case *TypeAlias:
		d.node("TypeAlias", span, x.Name, d.typeParams(x.TypeParams), x.Value)
	case *AugAssign:
		d.node("AugAssign", span, x.Target, x.Op, x.Value)
	case *AnnAssign:
		simple := 0
		if x.Simple {
			simple = 1
		}
		d.node("AnnAssign", span, x.Target, x.Annotation, x.Value, simple)
	case *For:
		d.node(asyncName(x.Async, "For"), span, x.Target, x.Iter, x.Body.Stmts, x.OrElse.Stmts)
	case *While:
		d.node("While", span, x.Test, x.Body.Stmts, x.OrElse.Stmts)
	case *If:
		d.node("If", span, x.Test, x.Body.Stmts, x.OrElse.Stmts)
	case *With:
		items := func() {
			list(d, x.Items.List, func(item WithItem) { d.bare("withitem", item.Context, item.Target) })
		}
		d.node(asyncName(x.Async, "With"), span, items, x.Body.Stmts)
	case *Match:
		cases := func() {
			list(d, x.Cases, func(c *MatchCase) { d.bare("match_case", c.Pattern, c.Guard, c.Body.Stmts) })
		}
		d.node("Match", span, x.Subject, cases)
	case *Raise:
		d.node("Raise", span, x.Exc, x.Cause)
	case *Try:
		handlers := func() {
			list(d, x.Handlers, func(h *ExceptHandler) {
				d.node("ExceptHandler", h.Span, h.Type, optional(h.Name), h.Body.Stmts)
			})
		}
		name := "Try"
		if x.Star {
			name = "TryStar"
		}
		d.node(name, span, x.Body.Stmts, handlers, x.OrElse.Stmts, x.Final.Stmts)
	case *Assert:
		d.node("Assert", span, x.Test, x.Msg)
	case *Import:
		d.node("Import", span, func() {
			list(d, x.Names, func(a *Alias) { d.node("alias", a.Span, a.Name, optional(a.AsName)) })
		})
	case *ImportFrom:
		names := func() {
			list(d, x.Names, func(a *ImportAlias) { d.node("alias", a.Span, a.Name, optional(a.AsName)) })
		}
		d.node("ImportFrom", span, optional(x.Module), names, int(x.Level))
	case *Global:
		d.node("Global", span, x.Names)
	case *Nonlocal:
		d.node("Nonlocal", span, x.Names)
	case *ExprStmt:
		d.node("Expr", span, x.Value)
	case *Pass:
		d.node("Pass", span)
	case *Break:
		d.node("Break", span)
	case *Continue:
		d.node("Continue", span)
	default:
		panic(fmt.Sprintf("dump of a %T", stmt))
	}
}

func asyncName(isAsync bool, name string) string {
	if isAsync {
		return "Async" + name
	}
	return name
}

func (d *dumper) parameters(p *Parameters) func() {
	one := func(p *Parameter) {
		if p == nil {
			d.word("N")
			return
		}
		d.node("arg", p.Span, p.Name, p.Annotation)
	}
	many := func(params []*Parameter) func() { return func() { list(d, params, one) } }
	single := func(p *Parameter) func() { return func() { one(p) } }
	return func() {
		d.bare("arguments", many(p.PosOnly), many(p.Args), single(p.VarArg), many(p.KwOnly), p.KwDefaults, single(p.KwArg), p.Defaults)
	}
}

func (d *dumper) keywords(keywords []*Keyword) func() {
	return func() {
		list(d, keywords, func(k *Keyword) { d.node("keyword", k.Span, optional(k.Name), k.Value) })
	}
}

func (d *dumper) typeParams(params []*TypeParam) func() {
	return func() {
		list(d, params, func(p *TypeParam) {
			switch p.Kind {
			case TypeVar:
				d.node("TypeVar", p.Span, p.Name, p.Bound, p.Default)
			case TypeVarTuple:
				d.node("TypeVarTuple", p.Span, p.Name, p.Default)
			case ParamSpec:
				d.node("ParamSpec", p.Span, p.Name, p.Default)
			}
		})
	}
}

func (d *dumper) comprehensions(generators []Comprehension) func() {
	return func() {
		list(d, generators, func(c Comprehension) {
			isAsync := 0
			if c.Async {
				isAsync = 1
			}
			d.bare("comprehension", c.Target, c.Iter, c.Ifs, isAsync)
		})
	}
}

func (d *dumper) expr(expr Expr) {
	span := expr.Bounds()
	switch x := expr.(type) {
	case *Name:
		d.node("Name", span, x.Id)
	case *Constant:
		kind := optional("")
		if x.UPrefix {
			kind = "u"
		}
		d.node("Constant", span, func() { d.constant(x.Value) }, kind)
	case *JoinedStr:
		d.node("JoinedStr", span, x.Values)
	case *FormattedValue:
		var spec any
		if x.FormatSpec != nil {
			spec = x.FormatSpec
		}
		d.node("FormattedValue", span, x.Value, int(x.Conversion), spec)
	case *BoolOp:
		d.node("BoolOp", span, func() { d.bare([]string{"And", "Or"}[x.Op]) }, x.Values)
	case *NamedExpr:
		d.node("NamedExpr", span, x.Target, x.Value)
	case *BinOp:
		d.node("BinOp", span, x.Left, x.Op, x.Right)
	case *UnaryOp:
		d.node("UnaryOp", span, func() { d.bare([]string{"Invert", "Not", "UAdd", "USub"}[x.Op]) }, x.Operand)
	case *Lambda:
		d.node("Lambda", span, d.parameters(x.Params), x.Body)
	case *IfExp:
		d.node("IfExp", span, x.Test, x.Body, x.OrElse)
	case *Dict:
		d.node("Dict", span, x.Keys, x.Values)
	case *Set:
		d.node("Set", span, x.Elts)
	case *ListComp:
		d.node("ListComp", span, x.Elt, d.comprehensions(x.Generators))
	case *SetComp:
		d.node("SetComp", span, x.Elt, d.comprehensions(x.Generators))
	case *DictComp:
		d.node("DictComp", span, x.Key, x.Value, d.comprehensions(x.Generators))
	case *GeneratorExp:
		d.node("GeneratorExp", span, x.Elt, d.comprehensions(x.Generators))
	case *Await:
		d.node("Await", span, x.Value)
	case *Yield:
		d.node("Yield", span, x.Value)
	case *YieldFrom:
		d.node("YieldFrom", span, x.Value)
	case *Compare:
		ops := func() {
			list(d, x.Ops, func(op CompareOperator) {
				d.bare([]string{"Eq", "NotEq", "Lt", "LtE", "Gt", "GtE", "Is", "IsNot", "In", "NotIn"}[op])
			})
		}
		d.node("Compare", span, x.Left, ops, x.Comparators)
	case *Call:
		d.node("Call", span, x.Func, x.Args, d.keywords(x.Keywords))
	case *Attribute:
		d.node("Attribute", span, x.Value, x.Attr)
	case *Subscript:
		d.node("Subscript", span, x.Value, x.Slice)
	case *Starred:
		d.node("Starred", span, x.Value)
	case *List:
		d.node("List", span, x.Elts)
	case *Tuple:
		d.node("Tuple", span, x.Elts)
	case *Slice:
		d.node("Slice", span, x.Lower, x.Upper, x.Step)
	default:
		panic(fmt.Sprintf("dump of a %T", expr))
	}
}

func (d *dumper) pattern(pattern Pattern) {
	span := pattern.Bounds()
	switch x := pattern.(type) {
	case *MatchValue:
		d.node("MatchValue", span, x.Value)
	case *MatchSingleton:
		d.node("MatchSingleton", span, func() { d.constant(x.Value) })
	case *MatchSequence:
		d.node("MatchSequence", span, x.Patterns)
	case *MatchMapping:
		d.node("MatchMapping", span, x.Keys, x.Patterns, optional(x.Rest))
	case *MatchClass:
		d.node("MatchClass", span, x.Cls, x.Patterns, x.KwdAttrs, x.KwdPatterns)
	case *MatchStar:
		d.node("MatchStar", span, optional(x.Name))
	case *MatchAs:
		d.node("MatchAs", span, x.Pattern, optional(x.Name))
	case *MatchOr:
		d.node("MatchOr", span, x.Patterns)
	default:
		panic(fmt.Sprintf("dump of a %T", pattern))
	}
}
