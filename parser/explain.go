package parser

import (
	"fmt"

	"github.com/alecthomas/participle/v2/lexer"
)

// explain turns the error of a production into a SyntaxError. It tries, in
// this order, what the parser stumbled over, what diagnose can make of it, and
// the general words.
func (f *feeder) explain(file *File, err error) *SyntaxError {
	fail := failureOf(err)
	switch {
	case fail.token == tokenError && f.scanner.mistake != nil:
		return f.scanner.mistake.syntaxError(file)
	case fail.kind != "":
		return &SyntaxError{Kind: fail.kind, Msg: fail.message, Filename: file.Name}
	case fail.message != "" && !fail.weak:
		return errorAt(file, Span{fail.start, fail.end}, fail.message)
	}
	tokens, later := tokenize(file)
	if fail.token == lexer.EOF { // of the statement; the file may go on
		next := &tokens[firstAt(tokens, fail.start)]
		fail.token, fail.end = next.Type, tokenEnd(next)
		if fail.token == tokenError {
			return later.syntaxError(file)
		}
	}
	if err := missingBlock(file, tokens, fail); err != nil {
		return err
	}
	if err := diagnose(file, tokens, fail); err != nil {
		return err
	}
	switch {
	case fail.weak:
		return errorAt(file, fail.rest, fail.message)
	case fail.token == tokenIndent:
		return file.layoutError(fail, "unexpected indent")
	case fail.token == tokenDedent:
		return file.layoutError(fail, "unexpected unindent")
	case later != nil: // CPython prefers it to a mere "invalid syntax"
		return later.syntaxError(file)
	}
	return errorAt(file, Span{fail.start, fail.end}, "invalid syntax")
}

// tokenize returns all tokens of a file, an EOF the last of them, and the first
// lexical mistake anywhere in it.
func tokenize(file *File) ([]lexer.Token, *mistake) {
	s := newScanner(file.Text)
	for !s.ended {
		s.indentation()
		s.logical()
	}
	return append(s.tokens, lexer.Token{Type: lexer.EOF, Pos: lexer.Position{Offset: s.offset, Line: s.line}}), s.mistake
}

// firstAt returns the index of the first token that is not before an offset.
func firstAt(tokens []lexer.Token, offset int32) int {
	for i := range tokens {
		if int32(tokens[i].Pos.Offset) >= offset {
			return i
		}
	}
	return len(tokens) - 1
}

// errorAt is ErrorAt for a span that may end with a Newline token: its end is
// one column further on the same line, as CPython counts.
func errorAt(file *File, span Span, message string) *SyntaxError {
	if span.End <= span.Start || file.Text[span.End-1] != '\n' {
		return ErrorAt(file, span, message)
	}
	err := ErrorAt(file, Span{span.Start, span.End - 1}, message)
	err.EndOffset++
	return err
}

// tokenIndex returns the index of the token that a failure blames, or -1.
func tokenIndex(tokens []lexer.Token, fail *failure) int {
	for i := range tokens {
		if tokens[i].Type == fail.token && int32(tokens[i].Pos.Offset) == fail.start {
			return i
		}
	}
	return -1
}

// layoutError returns an IndentationError about the token that a failure
// blames. CPython does not know the end of it, and where the token has no text
// of its own not the beginning either: then it gives how far it has read.
func (f *File) layoutError(fail *failure, message string) *SyntaxError {
	err := errorAt(f, Span{fail.start, fail.end}, message)
	err.Kind = indentationError
	switch fail.token {
	case tokenIndent, tokenDedent, lexer.EOF:
		if int(fail.start) == len(f.Text) && err.Line > 1 {
			err = ErrorAt(f, Span{fail.start - 1, fail.start - 1}, message)
			err.Kind = indentationError
			err.Offset++
		}
		err.Offset--
		err.EndLine, err.EndOffset = err.Line, -1
	}
	return err
}

// missingBlock returns the error for a header of a compound statement that is
// not followed by an indented line.
func missingBlock(file *File, tokens []lexer.Token, fail *failure) *SyntaxError {
	at := tokenIndex(tokens, fail)
	if at < 2 || fail.token == tokenIndent || tokens[at-1].Type != tokenNewline || tokens[at-2].Type != tokenColon {
		return nil
	}
	first := at - 2
	for first > 0 && !isLayout(tokens[first-1].Type) {
		first--
	}
	header := headerName(tokens[first:])
	if header == "" {
		return nil
	}
	return file.layoutError(fail, fmt.Sprintf("expected an indented block after %s on line %d", header, tokens[first].Pos.Line))
}

func isLayout(kind lexer.TokenType) bool {
	return kind == tokenNewline || kind == tokenIndent || kind == tokenDedent
}

// headerName returns what CPython calls the statement that begins with these
// tokens, or "" if it is none that has a block.
func headerName(tokens []lexer.Token) string {
	if tokens[0].Type == tokenAsync {
		tokens = tokens[1:]
	}
	switch first := tokens[0]; first.Type {
	case tokenDef:
		return "function definition"
	case tokenClass:
		return "class definition"
	case tokenExcept:
		if tokens[1].Type == tokenStar {
			return "'except*' statement"
		}
		return "'except' statement"
	case tokenIf, tokenElif, tokenElse, tokenFor, tokenWhile, tokenTry, tokenFinally, tokenWith, tokenMatch:
		return "'" + first.Value + "' statement"
	case tokenName:
		if first.Value == "case" {
			return "'case' statement"
		}
	}
	return ""
}
