package parser

import (
	"sync"

	"github.com/alecthomas/participle/v2/lexer"
)

// expressions parses expressions by climbing precedences. Its methods return
// nil when the source does not parse; err then says why.
//
// One is taken from a pool for each expression that the statement grammar asks
// for. It brings along slabs to allocate the commonest nodes from and a stack on
// which lists of unknown length are gathered: together they halve the
// allocations.
type expressions struct {
	lex   *lexer.PeekingLexer
	token *lexer.Token // the next token
	end   int32        // where the last token ended
	depth int          // of the recursion
	links int          // of all chains such as a.b.c and a + b + c, counted
	err   *failure

	stack      []Expr
	names      slab[Name]
	attributes slab[Attribute]
	calls      slab[Call]
	constants  slab[Constant]
	binaries   slab[BinOp]
	subscripts slab[Subscript]
	lists      sliceSlab[Expr]
}

// A slab hands out values from a chunk, one allocation for many.
type slab[T any] struct{ free []T }

const slabSize = 32

func (s *slab[T]) new() *T {
	if len(s.free) == 0 {
		s.free = make([]T, slabSize)
	}
	value := &s.free[0]
	s.free = s.free[1:]
	return value
}

// A sliceSlab hands out small slices from a chunk.
type sliceSlab[T any] struct{ free []T }

// copy returns a copy of values; it is nil when there are none.
func (s *sliceSlab[T]) copy(values []T) []T {
	n := len(values)
	if n == 0 {
		return nil
	}
	if n > slabSize {
		return append(make([]T, 0, n), values...)
	}
	if len(s.free) < n {
		s.free = make([]T, 2*slabSize)
	}
	copied := s.free[:n:n]
	s.free = s.free[n:]
	copy(copied, values)
	return copied
}

var expressionPool = sync.Pool{New: func() any { return new(expressions) }}

// newExpressions returns an expression parser at the lexer's next token; end it
// with result or release.
func newExpressions(lex *lexer.PeekingLexer) *expressions {
	p := expressionPool.Get().(*expressions)
	p.lex, p.token, p.err = lex, lex.Peek(), nil
	p.end, p.depth, p.links = int32(p.token.Pos.Offset), 0, 0
	return p
}

func (p *expressions) release() {
	p.lex, p.token = nil, nil
	clear(p.stack)
	p.stack = p.stack[:0]
	expressionPool.Put(p)
}

// result releases the parser and returns the expression it has parsed.
func (p *expressions) result(x Expr) (Expr, error) {
	defer p.release()
	p.checkHeight(x)
	if p.err != nil {
		return nil, p.err
	}
	return x, nil
}

// advance passes the next token.
func (p *expressions) advance() {
	p.end = tokenEnd(p.token)
	p.lex.Next()
	p.token = p.lex.Peek()
}

// start returns the offset of the next token.
func (p *expressions) start() int32 { return int32(p.token.Pos.Offset) }

// at reports whether the next token is of this type.
func (p *expressions) at(kind lexer.TokenType) bool { return p.token.Type == kind }

// accept passes the next token if it is of this type.
func (p *expressions) accept(kind lexer.TokenType) bool {
	if p.token.Type != kind {
		return false
	}
	p.advance()
	return true
}

// expect is accept for a token that must be there.
func (p *expressions) expect(kind lexer.TokenType) bool {
	if p.token.Type == kind {
		p.advance()
		return true
	}
	p.fail()
	return false
}

// after returns the type of the token after the next one.
func (p *expressions) after() lexer.TokenType {
	if p.token.EOF() {
		return lexer.EOF
	}
	cursor := p.lex.RawCursor() + 1
	return p.lex.Range(cursor, cursor+1)[0].Type
}

// fail blames the next token, unless there is a failure already.
func (p *expressions) fail() Expr {
	if p.err == nil {
		p.err = unexpected(p.token)
	}
	return nil
}

// failWith reports a mistake in the source from start to end.
func (p *expressions) failWith(start, end int32, message string) Expr {
	if p.err == nil {
		p.err = &failure{message: message, start: start, end: end}
	}
	return nil
}

// pass is advance, and returns the span of the token.
func (p *expressions) pass() Span {
	start := p.start()
	p.advance()
	return p.span(start)
}

func (p *expressions) span(start int32) Span { return Span{start, p.end} }

// starExpressions parses `a`, `a, *b`, `a,`; the rule star_expressions.
func (p *expressions) starExpressions() Expr {
	start := p.start()
	x := p.starExpression()
	if x == nil || !p.at(tokenComma) {
		return x
	}
	return p.tupleRest(start, x, p.starExpression)
}

// tupleRest parses the rest of a tuple without parentheses, whose first element
// is x and whose next token is a comma.
func (p *expressions) tupleRest(start int32, x Expr, element func() Expr) Expr {
	base := len(p.stack)
	p.stack = append(p.stack, x)
	for p.accept(tokenComma) {
		if !p.startsElement() {
			break
		}
		if x = element(); x == nil {
			return nil
		}
		p.stack = append(p.stack, x)
	}
	return &Tuple{Span: p.span(start), Elts: p.pop(base)}
}

// pop takes what is on the stack above base as a slice.
func (p *expressions) pop(base int) []Expr {
	list := p.lists.copy(p.stack[base:])
	p.drop(base)
	return list
}

// drop takes what is on the stack above base off it, and lets go of it.
func (p *expressions) drop(base int) {
	clear(p.stack[base:])
	p.stack = p.stack[:base]
}

// startsElement reports whether the next token may begin an expression or a
// starred one, rather than end a list after its comma.
func (p *expressions) startsElement() bool {
	switch p.token.Type {
	case tokenName, tokenNumber, tokenString, tokenFStringStart, tokenLeftParen, tokenLeftBracket, tokenLeftBrace,
		tokenStar, tokenPlus, tokenMinus, tokenTilde, tokenNot, tokenLambda, tokenAwait, tokenNone, tokenTrue,
		tokenFalse, tokenEllipsis:
		return true
	case tokenError:
		return true // let the lexical mistake be found
	}
	return false
}

// starExpression parses an expression or `*operand`.
func (p *expressions) starExpression() Expr {
	if p.at(tokenStar) {
		return p.starred(levelBitOr)
	}
	return p.expression()
}

// starNamedExpression parses a named expression or `*operand`.
func (p *expressions) starNamedExpression() Expr {
	if p.at(tokenStar) {
		return p.starred(levelBitOr)
	}
	return p.namedExpression()
}

// starred parses `*operand`, with the operand an operation of the level, or a
// full expression for levelNone.
func (p *expressions) starred(level operatorLevel) Expr {
	start := p.start()
	p.advance()
	var x Expr
	if level == levelNone {
		x = p.expression()
	} else {
		x = p.operation(level)
	}
	if x == nil {
		return nil
	}
	return &Starred{Span: p.span(start), Value: x}
}

// namedExpression parses an expression or `name := value`.
func (p *expressions) namedExpression() Expr {
	if !p.at(tokenName) || p.after() != tokenWalrus {
		return p.expression()
	}
	start := p.start()
	target := p.name()
	p.advance()
	value := p.expression()
	if value == nil {
		return nil
	}
	return &NamedExpr{Span: p.span(start), Target: target, Value: value}
}

// expression parses the rule expression: a conditional or a lambda.
func (p *expressions) expression() Expr {
	if p.at(tokenLambda) {
		return p.lambda()
	}
	start := p.start()
	body := p.operation(levelOr)
	if body == nil || !p.at(tokenIf) {
		return body
	}
	p.advance()
	test := p.operation(levelOr)
	if test == nil || !p.expect(tokenElse) || !p.enter() {
		return nil
	}
	orelse := p.expression()
	p.leave()
	if orelse == nil {
		return nil
	}
	return &IfExp{Span: p.span(start), Test: test, Body: body, OrElse: orelse}
}

// lambda parses a lambda expression.
func (p *expressions) lambda() Expr {
	start := p.start()
	p.advance()
	params := &Parameters{}
	if !p.parameters(params, tokenColon, false) || !p.expect(tokenColon) || !p.enter() {
		return nil
	}
	body := p.expression()
	p.leave()
	if body == nil {
		return nil
	}
	return &Lambda{Span: p.span(start), Params: params, Body: body}
}

// yield parses `yield`, `yield value` or `yield from value`.
func (p *expressions) yield() Expr {
	start := p.start()
	p.advance()
	if p.accept(tokenFrom) {
		value := p.expression()
		if value == nil {
			return nil
		}
		return &YieldFrom{Span: p.span(start), Value: value}
	}
	if !p.startsElement() {
		return &Yield{Span: p.span(start)}
	}
	value := p.starExpressions()
	if value == nil {
		return nil
	}
	return &Yield{Span: p.span(start), Value: value}
}

// yieldOrStarExpressions parses what may stand to the right of a "=".
func (p *expressions) yieldOrStarExpressions() Expr {
	if p.at(tokenYield) {
		return p.yield()
	}
	return p.starExpressions()
}
