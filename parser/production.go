package parser

import (
	"sync"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// A production parses one kind of statement, clause or pattern by the grammar
// in the tags of the struct T. participle builds its parser at the first use: a
// script pays for the statements that it has.
//
// There is no lookahead: a production is picked by its first token, and the
// grammar is left-factored, so parsing is linear and the first failure is the
// furthest one.
type production[T any] struct {
	once   sync.Once
	parser *participle.Parser[T]
}

func (p *production[T]) build() {
	p.parser = participle.MustBuild[T](
		participle.Lexer(grammarLexer{}),
		participle.UseLookahead(0),
		participle.ParseTypeWith(parseExpression),
		participle.ParseTypeWith(parseCondition),
		participle.ParseTypeWith(parseItems),
		participle.ParseTypeWith(parseOptionalItems),
		participle.ParseTypeWith(parseLoopTarget),
		participle.ParseTypeWith(parseSubject),
		participle.ParseTypeWith(parsePattern),
		participle.ParseTypeWith(parseCasePattern),
		participle.ParseTypeWith(parsePatternKey),
	)
}

var allowTrailing = participle.AllowTrailing(true)

// parse parses a T at the lexer's place. end is where its last token ended.
func (p *production[T]) parse(lex *lexer.PeekingLexer) (node *T, span Span, err error) {
	p.once.Do(p.build)
	start := int32(lex.Peek().Pos.Offset)
	node, err = p.parser.ParseFromLexer(lex, allowTrailing)
	if err != nil {
		return nil, Span{}, err
	}
	return node, Span{start, lastEnd(lex)}, nil
}

// lastEnd returns where the last token before the lexer's place ended that is
// not mere layout.
func lastEnd(lex *lexer.PeekingLexer) int32 {
	for cursor := lex.RawCursor() - 1; cursor >= 0; cursor-- {
		token := &lex.Range(cursor, cursor+1)[0]
		switch token.Type {
		case tokenNewline, tokenIndent, tokenDedent:
			continue
		}
		return tokenEnd(token)
	}
	return 0
}

// grammarLexer is the Definition with only those names of token types that the
// grammar tags use; others are matched by their text. For every production
// participle copies the table, which was most of the time to build one.
type grammarLexer struct{ Definition }

func (grammarLexer) Symbols() map[string]lexer.TokenType { return grammarSymbols }

var grammarSymbols = map[string]lexer.TokenType{
	"EOF": lexer.EOF, "Name": tokenName, "Newline": tokenNewline, "Indent": tokenIndent, "Dedent": tokenDedent,
}

// The functions below parse the expressions in the grammar tags.

func parseExpression(lex *lexer.PeekingLexer) (Expr, error) {
	p := newExpressions(lex)
	return p.result(p.expression())
}

func parseCondition(lex *lexer.PeekingLexer) (Condition, error) {
	p := newExpressions(lex)
	return p.result(p.namedExpression())
}

func parseItems(lex *lexer.PeekingLexer) (Items, error) {
	p := newExpressions(lex)
	return p.result(p.starExpressions())
}

func parseOptionalItems(lex *lexer.PeekingLexer) (OptionalItems, error) {
	switch lex.Peek().Type {
	case tokenNewline, tokenSemicolon:
		return nil, nil
	}
	return parseItems(lex)
}

func parseLoopTarget(lex *lexer.PeekingLexer) (LoopTarget, error) {
	p := newExpressions(lex)
	return p.result(p.targets(tokenIn))
}

func parseSubject(lex *lexer.PeekingLexer) (Subject, error) {
	p := newExpressions(lex)
	start := p.start()
	isStarred := p.at(tokenStar)
	x := p.starNamedExpression()
	if x != nil && p.at(tokenComma) {
		x = p.tupleRest(start, x, p.starNamedExpression)
	} else if x != nil && isStarred {
		p.fail()
	}
	return p.result(x)
}
