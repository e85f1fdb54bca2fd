package parser

import (
	"strings"

	"github.com/alecthomas/participle/v2/lexer"
)

// A diagnosisToken is a token as the grammar of mistakes sees it.
type diagnosisToken struct {
	// kind is what a grammar's capital names mean, "" for keywords and
	// operators. A soft keyword is a NAME here.
	kind       string
	text       string
	start, end int32
	level      int // of brackets open behind it
	mistake    bool
	spaceless  bool // an Indent, Dedent or end, whose columns CPython does not know
}

// diagnosisTokens returns the tokens of a file from the top-level statement on
// that reaches to an offset, and the scanner that has read them all.
func diagnosisTokens(file *File, offset int32) ([]diagnosisToken, *scanner) {
	s := newScanner(file.Text)
	for !s.ended {
		s.indentation()
		s.logical()
	}
	tokens := s.tokens[statementStart(s.tokens, offset):]
	list := make([]diagnosisToken, 0, len(tokens)+1)
	level := 0
	var fields []replacementField
	for i := range tokens {
		token := &tokens[i]
		specEnds := false
		switch token.Type {
		case tokenFieldStart:
			level++
			fields = append(fields, replacementField{level: level})
		case tokenLeftParen, tokenLeftBracket, tokenLeftBrace:
			level++
		case tokenRightParen, tokenRightBracket, tokenRightBrace:
			if last := len(fields) - 1; last >= 0 && fields[last].level == level {
				fields = fields[:last]
				specEnds = last > 0 && fields[last-1].inSpec
			}
			level--
		case tokenColon:
			if last := len(fields) - 1; last >= 0 && fields[last].level == level {
				fields[last].inSpec = true
				specEnds = true
			}
		}
		list = append(list, diagnosisTokenOf(token, level))
		if last := len(list) - 1; token.Type == tokenNewline && last > 0 {
			list[last].start = commentStart(file.Text, list[last-1].end, list[last].start)
		}
		if specEnds && i+1 < len(tokens) && tokens[i+1].Type == tokenRightBrace {
			end := tokenEnd(token)
			list = append(list, diagnosisToken{kind: "FSTRING_MIDDLE", start: end, end: end, level: level})
		}
	}
	if last := len(list) - 1; file.unended && last >= 0 && list[last].kind == "NEWLINE" {
		list[last].spaceless = true
	}
	if s.mistake == nil {
		end := int32(len(file.Text))
		list = append(list, diagnosisToken{kind: "END", start: end, end: end, spaceless: true})
	}
	return list, s
}

// commentStart returns where the comment between two tokens begins, or the end
// if there is none. A Newline token begins with the comment before it.
func commentStart(text string, start, end int32) int32 {
	if hash := strings.IndexByte(text[start:end], '#'); hash >= 0 {
		return start + int32(hash)
	}
	return end
}

// A replacementField is a field of an f-string. Where its format spec ends
// without any text, CPython's lexer has an empty token, which some rules see.
type replacementField struct {
	level  int // of brackets inside
	inSpec bool
}

func diagnosisTokenOf(token *lexer.Token, level int) diagnosisToken {
	t := diagnosisToken{text: token.Value, start: int32(token.Pos.Offset), end: tokenEnd(token), level: level}
	switch token.Type {
	case tokenError:
		t.mistake = true
	case tokenNewline:
		t.kind = "NEWLINE"
		if t.end == t.start {
			t.end++
		}
	case tokenIndent:
		t.kind, t.spaceless = "INDENT", true
	case tokenDedent:
		t.kind, t.spaceless = "DEDENT", true
	case tokenName, tokenMatch, tokenType:
		t.kind = "NAME"
	case tokenNumber:
		t.kind = "NUMBER"
	case tokenString:
		t.kind = "STRING"
	case tokenFStringStart:
		t.kind = "FSTRING_START"
	case tokenFStringMiddle:
		t.kind = "FSTRING_MIDDLE"
	case tokenFStringEnd:
		t.kind = "FSTRING_END"
	case tokenFieldStart:
		t.text = "{"
	case tokenOther:
		t.kind = "OTHER"
	}
	return t
}

// statementStart returns the index of the token with which diagnosis starts: that
// of the last top-level statement that begins before an offset, or of the first
// one in which CPython's second pass sees a mistake that its first did not.
func statementStart(tokens []lexer.Token, offset int32) int {
	start, depth, decorated := 0, 0, false
	lineStart := true
	for i := range tokens {
		token := &tokens[i]
		if int32(token.Pos.Offset) >= offset {
			break
		}
		switch token.Type {
		case tokenIndent:
			depth++
			continue
		case tokenDedent:
			depth--
			continue
		}
		if lineStart && depth == 0 && !headerBefore(tokens[:i]) {
			switch token.Type {
			case tokenElif, tokenElse, tokenExcept, tokenFinally:
			default:
				if !decorated {
					start = i
				}
				decorated = token.Type == tokenAt
			}
		}
		if isSuspect(tokens[i:], lineStart) {
			break
		}
		lineStart = token.Type == tokenNewline
	}
	return start
}

// isSuspect reports whether CPython may take what is no mistake for one when it
// looks for mistakes: `match (x)` for a statement without its colon, `print -1`
// for a call without its parentheses.
func isSuspect(tokens []lexer.Token, lineStart bool) bool {
	token := &tokens[0]
	if token.Value == "match" && lineStart {
		return true
	}
	if token.Type != tokenName || !isLegacyName(token.Value) || len(tokens) == 1 {
		return false
	}
	switch tokens[1].Type {
	case tokenMinus, tokenPlus, tokenStar, tokenLeftBracket:
		return true
	}
	return false
}

// headerBefore reports whether the last line of tokens ends in a colon: then it
// wants a block.
func headerBefore(tokens []lexer.Token) bool {
	last := len(tokens) - 1
	for last >= 0 && (tokens[last].Type == tokenDedent || tokens[last].Type == tokenNewline) {
		last--
	}
	return last >= 0 && tokens[last].Type == tokenColon
}

// isSoftKeyword reports whether CPython takes a name for one that is a keyword in
// some places. Its comparison stops at the end of the name: t is one as well.
func isSoftKeyword(name string) bool {
	for _, keyword := range [...]string{"_", "case", "match", "type"} {
		if strings.HasPrefix(keyword, name) {
			return true
		}
	}
	return false
}
