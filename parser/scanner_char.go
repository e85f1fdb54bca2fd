package parser

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The classes of bytes that can begin a token.
const (
	classOperator = iota
	classSpace
	classLetter
	classDigit
	classQuote
	classComment
	classNewline
	classBackslash
	classControl
	classEnd
)

var (
	charClass = makeCharClass()
	isWord    = makeIsWord()
)

func makeCharClass() (table [256]uint8) {
	for c := range table {
		switch {
		case c == 0:
			table[c] = classEnd
		case c == ' ' || c == '\t' || c == '\f':
			table[c] = classSpace
		case c == '\n':
			table[c] = classNewline
		case c < ' ' || c == 0x7f:
			table[c] = classControl
		case c >= '0' && c <= '9':
			table[c] = classDigit
		case c == '_' || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= utf8.RuneSelf:
			table[c] = classLetter
		case c == '\'' || c == '"':
			table[c] = classQuote
		case c == '#':
			table[c] = classComment
		case c == '\\':
			table[c] = classBackslash
		}
	}
	return table
}

func makeIsWord() (table [256]bool) {
	for c := range table {
		table[c] = charClass[c] == classLetter || charClass[c] == classDigit
	}
	return table
}

// The kinds of string that a prefix introduces.
const (
	prefixNone = iota
	prefixPlain
	prefixFString
)

// stringPrefix tells what a word of at most two letters before a quote means.
func stringPrefix(word string) int {
	switch strings.ToLower(word) {
	case "r", "b", "u", "br", "rb":
		return prefixPlain
	case "f", "fr", "rf":
		return prefixFString
	}
	return prefixNone
}

// notNFKC are the characters of Unicode's ID_Start that its XID_Start leaves
// out because their NFKC form does not begin an identifier. Those of the
// second table are left out of XID_Continue too.
var (
	notXIDStart = &unicode.RangeTable{R16: []unicode.Range16{
		{Lo: 0x037a, Hi: 0x037a, Stride: 1}, {Lo: 0x0e33, Hi: 0x0e33, Stride: 1}, {Lo: 0x0eb3, Hi: 0x0eb3, Stride: 1},
		{Lo: 0x309b, Hi: 0x309c, Stride: 1}, {Lo: 0xfc5e, Hi: 0xfc63, Stride: 1}, {Lo: 0xfdfa, Hi: 0xfdfb, Stride: 1},
		{Lo: 0xfe70, Hi: 0xfe7e, Stride: 2}, {Lo: 0xff9e, Hi: 0xff9f, Stride: 1},
	}}
	notXIDContinue = &unicode.RangeTable{R16: []unicode.Range16{
		{Lo: 0x037a, Hi: 0x037a, Stride: 1}, {Lo: 0x309b, Hi: 0x309c, Stride: 1}, {Lo: 0xfc5e, Hi: 0xfc63, Stride: 1},
		{Lo: 0xfdfa, Hi: 0xfdfb, Stride: 1}, {Lo: 0xfe70, Hi: 0xfe7e, Stride: 2},
	}}
)

// CPython 3.13 knows Unicode 15.1; these are what that has and 15.0 has not.
var (
	newLetters = &unicode.RangeTable{R32: []unicode.Range32{{Lo: 0x2ebf0, Hi: 0x2ee5d, Stride: 1}}}
	newSymbols = &unicode.RangeTable{R16: []unicode.Range16{{Lo: 0x2ffc, Hi: 0x2fff, Stride: 1}, {Lo: 0x31ef, Hi: 0x31ef, Stride: 1}}}
	newParts   = &unicode.RangeTable{R16: []unicode.Range16{
		{Lo: 0x200c, Hi: 0x200d, Stride: 1}, {Lo: 0x30fb, Hi: 0x30fb, Stride: 1}, {Lo: 0xff65, Hi: 0xff65, Stride: 1},
	}}
)

// isIdentifierStart reports whether a name may begin with r: Unicode's
// XID_Start, and "_".
func isIdentifierStart(r rune) bool {
	if r < utf8.RuneSelf {
		return r == '_' || r|0x20 >= 'a' && r|0x20 <= 'z'
	}
	if !unicode.IsOneOf(identifierStart, r) {
		return false
	}
	return !unicode.Is(notXIDStart, r) && !unicode.Is(unicode.Pattern_Syntax, r)
}

var identifierStart = []*unicode.RangeTable{unicode.L, unicode.Nl, unicode.Other_ID_Start, newLetters}

// isIdentifierPart reports whether a name may go on with r: Unicode's XID_Continue.
func isIdentifierPart(r rune) bool {
	if r < utf8.RuneSelf {
		return isWord[r]
	}
	if !unicode.IsOneOf(identifierPart, r) {
		return false
	}
	return !unicode.Is(notXIDContinue, r) && !unicode.Is(unicode.Pattern_Syntax, r)
}

var identifierPart = []*unicode.RangeTable{
	unicode.L, unicode.Nl, unicode.Other_ID_Start,
	unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue, newLetters, newParts,
}

// isPrintable reports what str.isprintable does for one character.
func isPrintable(r rune) bool { return unicode.IsPrint(r) || unicode.In(r, newLetters, newSymbols) }
