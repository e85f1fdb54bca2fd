package tree

import "github.com/apy-lang/apy/parser"

// eachOperand calls visit with each expression directly inside an expression, in
// the order in which they are evaluated, until visit fails. It knows the
// expressions that evaluate all their parts, each in the scope around: not
// lambdas and comprehensions.
func eachOperand(expr parser.Expr, visit func(parser.Expr) error) error {
	switch n := expr.(type) {
	case *parser.Attribute:
		return visit(n.Value)
	case *parser.Subscript:
		return visitAll(visit, n.Value, n.Slice)
	case *parser.Starred:
		return visit(n.Value)
	case *parser.Call:
		if err := visit(n.Func); err != nil {
			return err
		}
		if err := each(visit, n.Args); err != nil {
			return err
		}
		return eachKeyword(n.Keywords, visit)
	case *parser.BinOp:
		return visitAll(visit, n.Left, n.Right)
	case *parser.UnaryOp:
		return visit(n.Operand)
	case *parser.BoolOp:
		return each(visit, n.Values)
	case *parser.Compare:
		if err := visit(n.Left); err != nil {
			return err
		}
		return each(visit, n.Comparators)
	case *parser.IfExp:
		return visitAll(visit, n.Test, n.Body, n.OrElse)
	case *parser.NamedExpr:
		return visitAll(visit, n.Value, n.Target)
	case *parser.Await:
		return visit(n.Value)
	case *parser.Yield:
		return visitAll(visit, n.Value)
	case *parser.YieldFrom:
		return visit(n.Value)
	}
	return eachItem(expr, visit)
}

// eachItem is eachOperand for the expressions written in brackets or quotes.
func eachItem(expr parser.Expr, visit func(parser.Expr) error) error {
	switch n := expr.(type) {
	case *parser.Tuple:
		return each(visit, n.Elts)
	case *parser.List:
		return each(visit, n.Elts)
	case *parser.Set:
		return each(visit, n.Elts)
	case *parser.Dict:
		for i, value := range n.Values {
			if err := visitAll(visit, n.Keys[i], value); err != nil {
				return err
			}
		}
	case *parser.Slice:
		return visitAll(visit, n.Lower, n.Upper, n.Step)
	case *parser.JoinedStr:
		return each(visit, n.Values)
	case *parser.FormattedValue:
		if err := visit(n.Value); err != nil || n.FormatSpec == nil {
			return err
		}
		return visit(n.FormatSpec)
	}
	return nil
}

// eachKeyword visits the values of keyword arguments.
func eachKeyword(keywords []*parser.Keyword, visit func(parser.Expr) error) error {
	for _, keyword := range keywords {
		if err := visit(keyword.Value); err != nil {
			return err
		}
	}
	return nil
}

// visitAll visits those of the expressions that are there.
func visitAll(visit func(parser.Expr) error, list ...parser.Expr) error {
	for _, expr := range list {
		if expr == nil {
			continue
		}
		if err := visit(expr); err != nil {
			return err
		}
	}
	return nil
}

// each visits the items of a list in order, until one fails.
func each[T any](visit func(T) error, list []T) error {
	for _, item := range list {
		if err := visit(item); err != nil {
			return err
		}
	}
	return nil
}

// inOrder runs the steps of a visit until one fails.
func inOrder(steps ...func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}
