package parser

import (
	"errors"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// A failure is why a statement does not parse, as an error on its way through
// participle. Without a message it means that nothing in the grammar allows the
// token at start; Parse then lets diagnose look for better words.
type failure struct {
	kind, message string
	start, end    int32
	token         lexer.TokenType // the token at start
	lineOnly      bool            // CPython tells the line but no columns
	// target is the expression that stands where only a target may, if that
	// is the reason; purpose says what for.
	target  Expr
	purpose targetPurpose
}

func (f *failure) Error() string {
	if f.message == "" {
		return "invalid syntax"
	}
	return f.message
}

// unexpected returns the failure that blames a token.
func unexpected(token *lexer.Token) *failure {
	return &failure{start: int32(token.Pos.Offset), end: tokenEnd(token), token: token.Type}
}

// failureOf returns the failure behind an error of a production's parser.
func failureOf(err error) *failure {
	var own *failure
	if errors.As(err, &own) {
		return own
	}
	var foreign *participle.UnexpectedTokenError
	if errors.As(err, &foreign) {
		return unexpected(&foreign.Unexpected)
	}
	return &failure{message: err.Error()}
}

// tokenEnd returns the offset at which a token ends.
func tokenEnd(token *lexer.Token) int32 {
	if token.Type == tokenFieldStart { // its text may be stretched
		return int32(token.Pos.Offset) + 1
	}
	return int32(token.Pos.Offset + len(token.Value))
}
