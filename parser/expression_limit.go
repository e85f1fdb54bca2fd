package parser

// CPython's parser gives up at nearly these depths too, for want of stack.
const (
	// maxDepth limits the recursion of the parser.
	maxDepth = 6000
	// maxHeight limits the height of an expression's tree. A chain of operators
	// or of calls is parsed without recursion, but its tree is as high as the
	// chain is long.
	maxHeight = 10000
	// maxLinks is how many links the chains of an expression may have together
	// before its height is checked.
	maxLinks = 1000
)

// enter goes one level deeper into the recursion.
func (p *expressions) enter() bool {
	if p.depth >= maxDepth {
		if p.err == nil {
			p.err = &failure{kind: "MemoryError", message: "Parser stack overflowed - Python source too complex to parse"}
		}
		return false
	}
	p.depth++
	return true
}

// leave undoes enter.
func (p *expressions) leave() { p.depth-- }

// checkHeight fails if the tree of a finished expression is higher than maxHeight.
func (p *expressions) checkHeight(x Expr) {
	if p.err == nil && p.links > maxLinks && higherThan(x, maxHeight) {
		p.err = &failure{kind: "RecursionError", message: "maximum recursion depth exceeded during ast construction"}
	}
}

// higherThan reports whether the tree of x is higher than limit.
func higherThan(x Expr, limit int) bool {
	if limit == 0 {
		return true
	}
	higher := false
	eachOperand(x, func(operand Expr) {
		higher = higher || higherThan(operand, limit-1)
	})
	return higher
}

// eachOperand calls visit for the expressions directly below x.
func eachOperand(x Expr, visit func(Expr)) {
	all := func(list []Expr) {
		for _, x := range list {
			if x != nil {
				visit(x)
			}
		}
	}
	switch x := x.(type) {
	case *JoinedStr:
		all(x.Values)
	case *FormattedValue:
		visit(x.Value)
		if x.FormatSpec != nil {
			visit(x.FormatSpec)
		}
	case *BoolOp:
		all(x.Values)
	case *NamedExpr:
		visit(x.Value)
	case *BinOp:
		visit(x.Left)
		visit(x.Right)
	case *UnaryOp:
		visit(x.Operand)
	case *Lambda:
		all(x.Params.Defaults)
		all(x.Params.KwDefaults)
		visit(x.Body)
	case *IfExp:
		all([]Expr{x.Test, x.Body, x.OrElse})
	case *Dict:
		all(x.Keys)
		all(x.Values)
	case *Set:
		all(x.Elts)
	case *ListComp:
		eachComprehensionOperand(all, x.Generators, x.Elt)
	case *SetComp:
		eachComprehensionOperand(all, x.Generators, x.Elt)
	case *DictComp:
		eachComprehensionOperand(all, x.Generators, x.Key, x.Value)
	case *GeneratorExp:
		eachComprehensionOperand(all, x.Generators, x.Elt)
	case *Await:
		visit(x.Value)
	case *Yield:
		all([]Expr{x.Value})
	case *YieldFrom:
		visit(x.Value)
	case *Compare:
		visit(x.Left)
		all(x.Comparators)
	case *Call:
		visit(x.Func)
		all(x.Args)
		for _, keyword := range x.Keywords {
			visit(keyword.Value)
		}
	case *Attribute:
		visit(x.Value)
	case *Subscript:
		visit(x.Value)
		visit(x.Slice)
	case *Starred:
		visit(x.Value)
	case *List:
		all(x.Elts)
	case *Tuple:
		all(x.Elts)
	case *Slice:
		all([]Expr{x.Lower, x.Upper, x.Step})
	}
}

func eachComprehensionOperand(all func([]Expr), generators []Comprehension, elements ...Expr) {
	all(elements)
	for _, generator := range generators {
		all([]Expr{generator.Target, generator.Iter})
		all(generator.Ifs)
	}
}
