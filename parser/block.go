package parser

import (
	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// parseStatements parses the statements up to the end token, which stays.
func parseStatements(lex *lexer.PeekingLexer, end lexer.TokenType) ([]Stmt, error) {
	var few [16]Stmt // spares short blocks the growing of the slice
	list := few[:0]
	for lex.Peek().Type != end {
		var err error
		if list, err = parseStatement(lex, list); err != nil {
			return nil, err
		}
	}
	return append(make([]Stmt, 0, len(list)), list...), nil
}

// Parse parses the colon and the body of a compound statement.
func (b *Block) Parse(lex *lexer.PeekingLexer) (err error) {
	if token := lex.Peek(); token.Type != tokenColon {
		return unexpected(token)
	}
	lex.Next()
	if lex.Peek().Type != tokenNewline {
		var few [4]Stmt
		list, err := simpleStatements(lex, few[:0])
		b.Stmts = append([]Stmt(nil), list...)
		return err
	}
	lex.Next()
	if token := lex.Peek(); token.Type != tokenIndent {
		return unexpected(token)
	}
	lex.Next()
	if b.Stmts, err = parseStatements(lex, tokenDedent); err != nil {
		return err
	}
	lex.Next()
	return nil
}

// parseClause parses a clause that is a keyword and a block.
func (b *Block) parseClause(lex *lexer.PeekingLexer, keyword lexer.TokenType) error {
	if lex.Peek().Type != keyword {
		return participle.NextMatch
	}
	lex.Next()
	return b.Parse(lex)
}

// Parse parses an else clause.
func (b *Else) Parse(lex *lexer.PeekingLexer) error {
	return (*Block)(b).parseClause(lex, tokenElse)
}

// Parse parses a finally clause.
func (b *Finally) Parse(lex *lexer.PeekingLexer) error {
	return (*Block)(b).parseClause(lex, tokenFinally)
}

// An elifClause is one elif of an if statement, before it becomes an If.
type elifClause struct {
	Test Condition `parser:"'elif' @@"`
	Body Block     `parser:"@@"`
}

// Parse parses what follows the body of an if. It does not recurse: a chain of
// elifs may be long.
func (b *ElseIf) Parse(lex *lexer.PeekingLexer) error {
	var chain []*If
	for lex.Peek().Type == tokenElif {
		clause, span, err := elifProduction.parse(lex)
		if err != nil {
			return err
		}
		chain = append(chain, &If{Span: span, Test: clause.Test, Body: clause.Body})
		if len(chain) > maxDepth {
			return &failure{kind: "MemoryError", message: "Parser stack overflowed - Python source too complex to parse"}
		}
	}
	var last Block
	if err := last.parseClause(lex, tokenElse); err == participle.NextMatch && chain == nil {
		return err
	} else if err != nil && err != participle.NextMatch {
		return err
	}
	end := lastEnd(lex)
	for i := len(chain) - 1; i >= 0; i-- {
		chain[i].End = end
		chain[i].OrElse = ElseIf(last)
		last = Block{Stmts: []Stmt{chain[i]}}
	}
	*b = ElseIf(last)
	return nil
}
