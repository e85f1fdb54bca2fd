package object

import "unicode"

// The functions of this file tell the classes of code points as CPython's str
// methods see them. CPython 3.13 has the Unicode 15.1 database and Go's
// package unicode has 15.0; what 15.1 added is in added151.

// added151 are the ideographs and ideographic description characters that
// Unicode 15.1 added.
var added151 = struct{ ideographs, symbols *unicode.RangeTable }{
	ideographs: &unicode.RangeTable{R32: []unicode.Range32{{Lo: 0x2EBF0, Hi: 0x2EE5D, Stride: 1}}},
	symbols:    &unicode.RangeTable{R16: []unicode.Range16{{Lo: 0x2FFC, Hi: 0x2FFF, Stride: 1}, {Lo: 0x31EF, Hi: 0x31EF, Stride: 1}}},
}

func isPrintable(r rune) bool {
	return unicode.IsPrint(r) || unicode.Is(added151.ideographs, r) || unicode.Is(added151.symbols, r)
}

func isAlpha(r rune) bool { return unicode.IsLetter(r) || unicode.Is(added151.ideographs, r) }

// isSpace is wider than unicode.IsSpace by the four information separators.
func isSpace(r rune) bool {
	if r < 0x80 {
		return isSpaceByte(byte(r)) || r >= 0x1C && r <= 0x1F
	}
	return unicode.IsSpace(r)
}

// isSpaceByte tells white space for bytes.
func isSpaceByte(b byte) bool { return b == ' ' || b >= '\t' && b <= '\r' }

func isDecimal(r rune) bool { return unicode.Is(unicode.Nd, r) }

func isDigit(r rune) bool { return isDecimal(r) || unicode.Is(otherDigits, r) }

func isNumeric(r rune) bool { return unicode.In(r, unicode.N, numericIdeographs) }

func isAlnum(r rune) bool { return isAlpha(r) || isNumeric(r) }

func isLowerCase(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z'
	}
	return unicode.In(r, unicode.Ll, unicode.Other_Lowercase)
}

func isUpperCase(r rune) bool {
	if r < 0x80 {
		return 'A' <= r && r <= 'Z'
	}
	return unicode.In(r, unicode.Lu, unicode.Other_Uppercase)
}

func isTitleCase(r rune) bool { return r >= 0x80 && unicode.Is(unicode.Lt, r) }

func isCased(r rune) bool { return isLowerCase(r) || isUpperCase(r) || isTitleCase(r) }

// isCaseIgnorable tells what the search for a final sigma's neighbours skips.
func isCaseIgnorable(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Lm, unicode.Sk, wordBreakMiddle)
}

// isIdentifierStart and isIdentifierPart are the properties XID_Start (with
// the underscore) and XID_Continue.
func isIdentifierStart(r rune) bool {
	if r < 0x80 {
		return r == '_' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.In(r, unicode.L, unicode.Nl, unicode.Other_ID_Start, added151.ideographs) &&
		!unicode.In(r, unicode.Pattern_Syntax, unicode.Pattern_White_Space, notXIDStart)
}

func isIdentifierPart(r rune) bool {
	if r < 0x80 {
		return isIdentifierStart(r) || '0' <= r && r <= '9'
	}
	return isIdentifierStart(r) || unicode.Is(onlyXIDContinue, r) ||
		unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue) &&
			!unicode.In(r, unicode.Pattern_Syntax, unicode.Pattern_White_Space)
}

// isLineBreak tells where splitlines splits.
func isLineBreak(r rune) bool {
	switch r {
	case '\n', '\v', '\f', '\r', 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029:
		return true
	}
	return false
}
