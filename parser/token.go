package parser

import "github.com/alecthomas/participle/v2/lexer"

// The token types. Every keyword has its own, so that one switch on the type
// of the first token picks a statement's production, and so has every operator
// that the expression parser looks up by type.
const (
	tokenError lexer.TokenType = iota + 1 // a lexical mistake; always the last token
	tokenNewline
	tokenIndent
	tokenDedent
	tokenName
	tokenNumber
	tokenString
	tokenFStringStart  // the prefix and the opening quotes
	tokenFStringMiddle // literal text, escapes and doubled braces undecoded
	tokenFStringEnd    // the closing quotes
	tokenFieldStart    // the "{" of a replacement field; see scanner.closeField
	tokenOther         // a character or operator that is never valid

	tokenLeftParen
	tokenRightParen
	tokenLeftBracket
	tokenRightBracket
	tokenLeftBrace
	tokenRightBrace
	tokenComma
	tokenColon
	tokenSemicolon
	tokenDot
	tokenEllipsis
	tokenEqual
	tokenArrow
	tokenWalrus
	tokenExclamation
	tokenAugmented // += and its like

	tokenBitOr
	tokenBitXor
	tokenBitAnd
	tokenShift // << >>
	tokenPlus
	tokenMinus
	tokenStar
	tokenAt
	tokenMul // / // %
	tokenTilde
	tokenPower
	tokenCompare // == != < <= > >=

	tokenFalse
	tokenNone
	tokenTrue
	tokenAnd
	tokenAs
	tokenAssert
	tokenAsync
	tokenAwait
	tokenBreak
	tokenClass
	tokenContinue
	tokenDef
	tokenDel
	tokenElif
	tokenElse
	tokenExcept
	tokenFinally
	tokenFor
	tokenFrom
	tokenGlobal
	tokenIf
	tokenImport
	tokenIn
	tokenIs
	tokenLambda
	tokenNonlocal
	tokenNot
	tokenOr
	tokenPass
	tokenRaise
	tokenReturn
	tokenTry
	tokenWhile
	tokenWith
	tokenYield

	// The soft keywords, where the shape of the logical line makes them
	// keywords; elsewhere they are names. (`case` needs no type: a match block
	// holds nothing else.)
	tokenMatch
	tokenType

	tokenTypes // the number of token types
)

// symbols names the token types for participle's tags.
var symbols = map[string]lexer.TokenType{
	"EOF": lexer.EOF, "Error": tokenError, "Newline": tokenNewline, "Indent": tokenIndent, "Dedent": tokenDedent,
	"Name": tokenName, "Number": tokenNumber, "String": tokenString,
	"FStringStart": tokenFStringStart, "FStringMiddle": tokenFStringMiddle, "FStringEnd": tokenFStringEnd,
	"FieldStart": tokenFieldStart, "Other": tokenOther,
	"LeftParen": tokenLeftParen, "RightParen": tokenRightParen,
	"LeftBracket": tokenLeftBracket, "RightBracket": tokenRightBracket,
	"LeftBrace": tokenLeftBrace, "RightBrace": tokenRightBrace,
	"Comma": tokenComma, "Colon": tokenColon, "Semicolon": tokenSemicolon, "Dot": tokenDot,
	"Ellipsis": tokenEllipsis, "Equal": tokenEqual, "Arrow": tokenArrow, "Walrus": tokenWalrus,
	"Exclamation": tokenExclamation, "Augmented": tokenAugmented,
	"BitOr": tokenBitOr, "BitXor": tokenBitXor, "BitAnd": tokenBitAnd, "Shift": tokenShift,
	"Plus": tokenPlus, "Minus": tokenMinus, "Star": tokenStar, "At": tokenAt, "Mul": tokenMul,
	"Tilde": tokenTilde, "Power": tokenPower, "Compare": tokenCompare,
	"False": tokenFalse, "None": tokenNone, "True": tokenTrue, "And": tokenAnd, "As": tokenAs,
	"Assert": tokenAssert, "Async": tokenAsync, "Await": tokenAwait, "Break": tokenBreak,
	"Class": tokenClass, "Continue": tokenContinue, "Def": tokenDef, "Del": tokenDel,
	"Elif": tokenElif, "Else": tokenElse, "Except": tokenExcept, "Finally": tokenFinally,
	"For": tokenFor, "From": tokenFrom, "Global": tokenGlobal, "If": tokenIf, "Import": tokenImport,
	"In": tokenIn, "Is": tokenIs, "Lambda": tokenLambda, "Nonlocal": tokenNonlocal, "Not": tokenNot,
	"Or": tokenOr, "Pass": tokenPass, "Raise": tokenRaise, "Return": tokenReturn, "Try": tokenTry,
	"While": tokenWhile, "With": tokenWith, "Yield": tokenYield, "Match": tokenMatch, "Type": tokenType,
}

// wordType returns the token type of a word: that of a keyword, or tokenName.
func wordType(word string) lexer.TokenType {
	if len(word) < 2 || len(word) > 8 {
		return tokenName
	}
	switch word {
	case "False":
		return tokenFalse
	case "None":
		return tokenNone
	case "True":
		return tokenTrue
	case "and":
		return tokenAnd
	case "as":
		return tokenAs
	case "assert":
		return tokenAssert
	case "async":
		return tokenAsync
	case "await":
		return tokenAwait
	case "break":
		return tokenBreak
	case "class":
		return tokenClass
	case "continue":
		return tokenContinue
	case "def":
		return tokenDef
	case "del":
		return tokenDel
	case "elif":
		return tokenElif
	case "else":
		return tokenElse
	case "except":
		return tokenExcept
	case "finally":
		return tokenFinally
	case "for":
		return tokenFor
	case "from":
		return tokenFrom
	case "global":
		return tokenGlobal
	case "if":
		return tokenIf
	case "import":
		return tokenImport
	case "in":
		return tokenIn
	case "is":
		return tokenIs
	case "lambda":
		return tokenLambda
	case "nonlocal":
		return tokenNonlocal
	case "not":
		return tokenNot
	case "or":
		return tokenOr
	case "pass":
		return tokenPass
	case "raise":
		return tokenRaise
	case "return":
		return tokenReturn
	case "try":
		return tokenTry
	case "while":
		return tokenWhile
	case "with":
		return tokenWith
	case "yield":
		return tokenYield
	}
	return tokenName
}
