package parser

import (
	"github.com/alecthomas/participle/v2/lexer"
)

var (
	functionProduction  production[FunctionDef]
	classProduction     production[ClassDef]
	returnProduction    production[Return]
	deleteProduction    production[Delete]
	typeAliasProduction production[TypeAlias]
	forProduction       production[For]
	whileProduction     production[While]
	ifProduction        production[If]
	elifProduction      production[elifClause]
	withProduction      production[With]
	matchProduction     production[Match]
	raiseProduction     production[Raise]
	tryProduction       production[Try]
	assertProduction    production[Assert]
	importProduction    production[Import]
	fromProduction      production[ImportFrom]
	globalProduction    production[Global]
	nonlocalProduction  production[Nonlocal]
)

// parseStatement parses one compound statement, or one line of simple ones, and
// appends what it finds to list.
func parseStatement(lex *lexer.PeekingLexer, list []Stmt) ([]Stmt, error) {
	switch lex.Peek().Type {
	case tokenIf:
		return statement(&ifProduction, lex, list, nil)
	case tokenFor:
		return statement(&forProduction, lex, list, nil)
	case tokenWhile:
		return statement(&whileProduction, lex, list, nil)
	case tokenTry:
		return statement(&tryProduction, lex, list, (*Try).finish)
	case tokenWith:
		return statement(&withProduction, lex, list, nil)
	case tokenMatch:
		return statement(&matchProduction, lex, list, nil)
	case tokenDef:
		return statement(&functionProduction, lex, list, (*FunctionDef).finish)
	case tokenClass:
		return statement(&classProduction, lex, list, (*ClassDef).finish)
	case tokenAsync:
		return asyncStatement(lex, list)
	case tokenAt:
		return decorated(lex, list)
	}
	return simpleStatements(lex, list)
}

// A located statement can be given its span.
type located[T any] interface {
	*T
	Stmt
	setBounds(start, end int32)
}

// statement parses a statement by its production and appends it to list. The
// function, if there is one, completes the node; it gets the token after it.
func statement[T any, P located[T]](
	grammar *production[T], lex *lexer.PeekingLexer, list []Stmt, finish func(P, *lexer.Token) error,
) ([]Stmt, error) {
	node, span, err := grammar.parse(lex)
	if err != nil {
		return list, err
	}
	P(node).setBounds(span.Start, span.End)
	if finish != nil {
		if err := finish(node, lex.Peek()); err != nil {
			return list, err
		}
	}
	return append(list, P(node)), nil
}

// simpleStatements parses a line of simple statements, its Newline included.
func simpleStatements(lex *lexer.PeekingLexer, list []Stmt) ([]Stmt, error) {
	for {
		var err error
		if list, err = simpleStatement(lex, list); err != nil {
			return list, err
		}
		token := lex.Peek()
		if token.Type == tokenSemicolon {
			lex.Next()
			token = lex.Peek()
			if token.Type != tokenNewline {
				continue
			}
		}
		if token.Type != tokenNewline {
			return list, unexpected(token)
		}
		lex.Next()
		return list, nil
	}
}

func simpleStatement(lex *lexer.PeekingLexer, list []Stmt) ([]Stmt, error) {
	switch token := lex.Peek(); token.Type {
	case tokenReturn:
		return statement(&returnProduction, lex, list, nil)
	case tokenRaise:
		return statement(&raiseProduction, lex, list, nil)
	case tokenImport:
		return statement(&importProduction, lex, list, nil)
	case tokenFrom:
		return statement(&fromProduction, lex, list, nil)
	case tokenAssert:
		return statement(&assertProduction, lex, list, nil)
	case tokenDel:
		return statement(&deleteProduction, lex, list, (*Delete).finish)
	case tokenGlobal:
		return statement(&globalProduction, lex, list, (*Global).finish)
	case tokenNonlocal:
		return statement(&nonlocalProduction, lex, list, (*Nonlocal).finish)
	case tokenType:
		return statement(&typeAliasProduction, lex, list, nil)
	case tokenPass:
		return append(list, &Pass{keywordSpan(lex)}), nil
	case tokenBreak:
		return append(list, &Break{keywordSpan(lex)}), nil
	case tokenContinue:
		return append(list, &Continue{keywordSpan(lex)}), nil
	}
	return assignment(lex, list)
}

// keywordSpan passes the next token and returns its span.
func keywordSpan(lex *lexer.PeekingLexer) Span {
	token := lex.Next()
	return Span{int32(token.Pos.Offset), tokenEnd(token)}
}

// asyncStatement parses an async def, for or with.
func asyncStatement(lex *lexer.PeekingLexer, list []Stmt) ([]Stmt, error) {
	start := int32(lex.Next().Pos.Offset)
	var err error
	switch token := lex.Peek(); token.Type {
	case tokenDef:
		list, err = statement(&functionProduction, lex, list, (*FunctionDef).finish)
	case tokenFor:
		list, err = statement(&forProduction, lex, list, nil)
	case tokenWith:
		list, err = statement(&withProduction, lex, list, nil)
	default:
		err = unexpected(token)
	}
	if err != nil {
		return list, err
	}
	switch node := list[len(list)-1].(type) {
	case *FunctionDef:
		node.Async, node.Start = true, start
	case *For:
		node.Async, node.Start = true, start
	case *With:
		node.Async, node.Start = true, start
	}
	return list, nil
}

// decorated parses decorators and the function or class after them.
func decorated(lex *lexer.PeekingLexer, list []Stmt) ([]Stmt, error) {
	var decorators []Expr
	for lex.Peek().Type == tokenAt {
		lex.Next()
		decorator, err := parseCondition(lex)
		if err != nil {
			return list, err
		}
		decorators = append(decorators, decorator)
		if token := lex.Peek(); token.Type != tokenNewline {
			return list, unexpected(token)
		}
		lex.Next()
	}
	var err error
	switch token := lex.Peek(); token.Type {
	case tokenDef:
		list, err = statement(&functionProduction, lex, list, (*FunctionDef).finish)
	case tokenClass:
		list, err = statement(&classProduction, lex, list, (*ClassDef).finish)
	case tokenAsync:
		cursor := lex.RawCursor() + 1
		if next := &lex.Range(cursor, cursor+1)[0]; next.Type != tokenDef {
			return list, unexpected(next)
		}
		list, err = asyncStatement(lex, list)
	default:
		err = unexpected(token)
	}
	if err != nil {
		return list, err
	}
	switch node := list[len(list)-1].(type) {
	case *FunctionDef:
		node.Decorators = decorators
	case *ClassDef:
		node.Decorators = decorators
	}
	return list, nil
}

func (n *FunctionDef) finish(*lexer.Token) error {
	n.Name = identifier(n.Name)
	return nil
}

func (n *ClassDef) finish(*lexer.Token) error {
	n.Name = identifier(n.Name)
	return nil
}

func (n *Global) finish(*lexer.Token) error {
	normalize(n.Names)
	return nil
}

func (n *Nonlocal) finish(*lexer.Token) error {
	normalize(n.Names)
	return nil
}

func normalize(names []string) {
	for i, name := range names {
		names[i] = identifier(name)
	}
}

// finish checks the targets.
func (n *Delete) finish(next *lexer.Token) error {
	if next.Type != tokenNewline && next.Type != tokenSemicolon {
		return unexpected(next)
	}
	for _, x := range n.Targets {
		if bad := invalidTarget(x, forDeletion); bad != nil {
			bounds := bad.Bounds()
			return &failure{start: bounds.Start, end: bounds.End, target: bad, purpose: forDeletion}
		}
	}
	return nil
}

// finish checks that there is a handler or a finally clause, and that the
// handlers are of one kind.
func (n *Try) finish(next *lexer.Token) error {
	if len(n.Handlers) == 0 && (len(n.OrElse.Stmts) > 0 || len(n.Final.Stmts) == 0) {
		return unexpected(next)
	}
	for _, handler := range n.Handlers {
		if n.Star = n.Handlers[0].Star; handler.Star != n.Star {
			return &failure{start: handler.Start, end: handler.Start + int32(len("except")), token: tokenExcept}
		}
	}
	return nil
}
