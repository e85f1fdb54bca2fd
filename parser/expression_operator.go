package parser

import "github.com/alecthomas/participle/v2/lexer"

// An operatorLevel is a precedence; a higher one binds more tightly.
type operatorLevel uint8

const (
	levelNone operatorLevel = iota
	levelOr
	levelAnd
	levelNot
	levelCompare
	levelBitOr
	levelBitXor
	levelBitAnd
	levelShift
	levelSum
	levelTerm
	levelUnary
)

// infixLevel gives the level of the operators that stand between operands.
var infixLevel = [tokenTypes]operatorLevel{
	tokenOr: levelOr, tokenAnd: levelAnd,
	tokenCompare: levelCompare, tokenIn: levelCompare, tokenIs: levelCompare, tokenNot: levelCompare,
	tokenBitOr: levelBitOr, tokenBitXor: levelBitXor, tokenBitAnd: levelBitAnd, tokenShift: levelShift,
	tokenPlus: levelSum, tokenMinus: levelSum,
	tokenStar: levelTerm, tokenMul: levelTerm, tokenAt: levelTerm,
}

// levelOf returns the level of the next token as an infix operator.
func (p *expressions) levelOf() operatorLevel {
	if p.token.Type < 0 { // the end of the file
		return levelNone
	}
	return infixLevel[p.token.Type]
}

// operation parses operands joined by operators of at least the given level.
func (p *expressions) operation(level operatorLevel) Expr {
	start := p.start()
	left := p.operand(level)
	for links := 0; left != nil; links++ {
		next := p.levelOf()
		if next < level || next == levelNone {
			p.links += links
			break
		}
		switch next {
		case levelOr:
			left = p.boolOperation(start, left, tokenOr, Or)
		case levelAnd:
			left = p.boolOperation(start, left, tokenAnd, And)
		case levelCompare:
			left = p.comparison(start, left)
		default:
			left = p.binary(start, left, next)
		}
	}
	return left
}

// operand parses an operand with the prefix operators before it. A `not` may
// only stand where an operator of its level may.
func (p *expressions) operand(level operatorLevel) Expr {
	switch p.token.Type {
	case tokenNot:
		if level > levelNot {
			return p.fail()
		}
		return p.unary(Not, levelNot)
	case tokenMinus:
		return p.unary(USub, levelUnary)
	case tokenPlus:
		return p.unary(UAdd, levelUnary)
	case tokenTilde:
		return p.unary(Invert, levelUnary)
	}
	return p.power()
}

func (p *expressions) unary(op UnaryOperator, level operatorLevel) Expr {
	start := p.start()
	p.advance()
	if !p.enter() {
		return nil
	}
	operand := p.operation(level)
	p.leave()
	if operand == nil {
		return nil
	}
	return &UnaryOp{Span: p.span(start), Op: op, Operand: operand}
}

// power parses a primary, with `await` before it and a `**` after it.
func (p *expressions) power() Expr {
	start := p.start()
	var base Expr
	if p.accept(tokenAwait) {
		value := p.primary()
		if value == nil {
			return nil
		}
		base = &Await{Span: p.span(start), Value: value}
	} else if base = p.primary(); base == nil {
		return nil
	}
	if !p.at(tokenPower) {
		return base
	}
	p.advance()
	if !p.enter() {
		return nil
	}
	exponent := p.operation(levelUnary)
	p.leave()
	if exponent == nil {
		return nil
	}
	return p.newBinary(start, base, Pow, exponent)
}

func (p *expressions) newBinary(start int32, left Expr, op Operator, right Expr) Expr {
	x := p.binaries.new()
	*x = BinOp{Span: p.span(start), Left: left, Op: op, Right: right}
	return x
}

// binary parses the operator and the right operand of a binary operation.
func (p *expressions) binary(start int32, left Expr, level operatorLevel) Expr {
	op := binaryOperator(p.token)
	p.advance()
	right := p.operation(level + 1)
	if right == nil {
		return nil
	}
	return p.newBinary(start, left, op, right)
}

// binaryOperator returns the operator that a token means, which may be an
// augmented assignment's.
func binaryOperator(token *lexer.Token) Operator {
	text := token.Value
	double := len(text) > 1 && text[1] == text[0]
	switch text[0] {
	case '+':
		return Add
	case '-':
		return Sub
	case '*':
		if double {
			return Pow
		}
		return Mult
	case '@':
		return MatMult
	case '/':
		if double {
			return FloorDiv
		}
		return Div
	case '%':
		return Mod
	case '<':
		return LShift
	case '>':
		return RShift
	case '|':
		return BitOr
	case '^':
		return BitXor
	}
	return BitAnd
}

// boolOperation parses the rest of a chain of `and`s or `or`s.
func (p *expressions) boolOperation(start int32, left Expr, operator lexer.TokenType, op BoolOperator) Expr {
	base := len(p.stack)
	p.stack = append(p.stack, left)
	level := infixLevel[operator] + 1
	for p.accept(operator) {
		x := p.operation(level)
		if x == nil {
			return nil
		}
		p.stack = append(p.stack, x)
	}
	return &BoolOp{Span: p.span(start), Op: op, Values: p.pop(base)}
}

// comparison parses the rest of a chain of comparisons.
func (p *expressions) comparison(start int32, left Expr) Expr {
	base := len(p.stack)
	var few [4]CompareOperator
	ops := few[:0]
	for p.levelOf() == levelCompare {
		op, ok := p.compareOperator()
		if !ok {
			return nil
		}
		x := p.operation(levelBitOr)
		if x == nil {
			return nil
		}
		ops = append(ops, op)
		p.stack = append(p.stack, x)
	}
	return &Compare{Span: p.span(start), Left: left, Ops: append([]CompareOperator(nil), ops...), Comparators: p.pop(base)}
}

// compareOperator passes a comparison operator.
func (p *expressions) compareOperator() (CompareOperator, bool) {
	token := p.token
	p.advance()
	switch token.Type {
	case tokenIn:
		return In, true
	case tokenNot:
		return NotIn, p.expect(tokenIn)
	case tokenIs:
		if p.accept(tokenNot) {
			return IsNot, true
		}
		return Is, true
	}
	switch token.Value {
	case "==":
		return Eq, true
	case "!=":
		return NotEq, true
	case "<":
		return Lt, true
	case "<=":
		return LtE, true
	case ">":
		return Gt, true
	}
	return GtE, true
}
