package parser

import (
	"fmt"
	"strings"

	"github.com/alecthomas/participle/v2/lexer"
)

// fstring parses one f-string and appends its pieces to parts.
func (p *expressions) fstring(parts []stringPart) ([]stringPart, bool) {
	raw := strings.ContainsAny(p.token.Value, "rR")
	p.advance()
	for {
		switch p.token.Type {
		case tokenFStringMiddle:
			part, message := p.fstringMiddle(raw, false)
			if message != "" {
				for !p.at(tokenFStringEnd) && !p.at(tokenError) && !p.token.EOF() {
					p.advance()
				}
				p.failWith(p.start(), tokenEnd(p.token), message)
				return nil, false
			}
			parts = append(parts, part)
		case tokenFieldStart:
			var ok bool
			if parts, ok = p.field(parts, raw); !ok {
				return nil, false
			}
		case tokenFStringEnd:
			p.advance()
			return parts, true
		default:
			p.fail()
			return nil, false
		}
	}
}

// fstringMiddle parses literal text of an f-string or of a format spec, in
// which a doubled brace does not occur.
func (p *expressions) fstringMiddle(raw, inSpec bool) (part stringPart, message string) {
	text := p.token.Value
	start := p.start()
	p.advance()
	part.Span = p.span(start)
	if !inSpec && strings.ContainsAny(text, "{}") {
		text = undouble(text, raw)
	}
	if !raw && strings.IndexByte(text, '\\') >= 0 {
		text, message = unescape(text, false)
	}
	part.text = text
	return part, message
}

// undouble turns {{ and }} into { and }; the braces of \N{…} are single.
func undouble(text string, raw bool) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		c := text[i]
		b.WriteByte(c)
		switch {
		case (c == '{' || c == '}') && i+1 < len(text) && text[i+1] == c:
			i++
		case c == '\\' && !raw && strings.HasPrefix(text[i:], `\N{`):
			end := strings.IndexByte(text[i:], '}')
			if end < 0 {
				end = len(text) - i - 1
			}
			b.WriteString(text[i+1 : i+end+1])
			i += end
		case c == '\\' && i+1 < len(text) && text[i+1] != '{' && text[i+1] != '}':
			i++
			b.WriteByte(text[i])
		}
	}
	return b.String()
}

// field parses a replacement field and appends its pieces to parts: with a
// "=", its own text comes first.
func (p *expressions) field(parts []stringPart, raw bool) ([]stringPart, bool) {
	opening := p.token
	start := p.start()
	p.advance()
	value := p.fieldValue()
	if value == nil {
		return nil, false
	}
	node := &FormattedValue{Value: value, Conversion: NoConversion}
	expecting := "f-string: expecting '=', or '!', or ':', or '}'"
	debug := p.accept(tokenEqual)
	if debug {
		expecting = "f-string: expecting '!', or ':', or '}'"
	}
	debugEnd := p.start()
	if p.at(tokenExclamation) {
		if !p.conversion(node) {
			return nil, false
		}
		expecting = "f-string: expecting ':' or '}'"
	}
	if p.at(tokenColon) {
		if node.FormatSpec = p.formatSpec(raw); node.FormatSpec == nil {
			return nil, false
		}
		expecting = "f-string: expecting '}', or format specs"
	}
	if !p.at(tokenRightBrace) {
		p.failWeakly(p.token, expecting)
		return nil, false
	}
	p.advance()
	node.Span = p.span(start)
	if debug {
		if node.Conversion == NoConversion && node.FormatSpec == nil {
			node.Conversion = 'r'
		}
		text := stripComments(opening.Value[1:])
		parts = append(parts, stringPart{text: text, Span: Span{start + 1, debugEnd}})
	}
	return append(parts, stringPart{field: node}), true
}

// fieldValue parses the expression of a replacement field.
func (p *expressions) fieldValue() Expr {
	first := p.token
	switch first.Type {
	case tokenEqual, tokenExclamation, tokenColon, tokenRightBrace:
		return p.failWith(p.start(), tokenEnd(first), "f-string: valid expression required before '"+first.Value+"'")
	}
	value := p.yieldOrStarExpressions()
	if value != nil || p.err.message != "" || p.err.token == tokenError {
		return value
	}
	if p.err.target == nil {
		p.err.weak = true
		if p.err.rest != (Span{}) {
			p.err.message = "f-string: expecting '=', or '!', or ':', or '}'"
		} else {
			p.err.rest = Span{int32(first.Pos.Offset), tokenEnd(first)}
			p.err.message = "f-string: expecting a valid expression after '{'"
		}
	}
	return nil
}

// failWeakly blames a token with words for which there may be better ones.
func (p *expressions) failWeakly(token *lexer.Token, message string) {
	p.fail()
	if p.err.message == "" && p.err.token != tokenError {
		p.err.weak, p.err.message, p.err.rest = true, message, Span{p.err.start, p.err.end}
	}
}

// stripComments removes the comments from the text of a field.
func stripComments(text string) string {
	for {
		hash := strings.IndexByte(text, '#')
		if hash < 0 {
			return text
		}
		end := strings.IndexByte(text[hash:], '\n')
		if end < 0 {
			return text[:hash]
		}
		text = text[:hash] + text[hash+end:]
	}
}

// conversion parses `!r`, `!s` or `!a`.
func (p *expressions) conversion(node *FormattedValue) bool {
	mark := p.pass()
	start, end := p.start(), tokenEnd(p.token)
	name := p.token.Value
	switch {
	case p.at(tokenColon) || p.at(tokenRightBrace):
		p.failWith(start, end, "f-string: missing conversion character")
	case p.at(tokenError):
		p.fail()
	case !p.at(tokenName):
		p.failWith(start, end, "f-string: invalid conversion character")
	case start != mark.End:
		p.failWith(mark.Start, end, "f-string: conversion type must come right after the exclamanation mark")
	case name != "r" && name != "s" && name != "a":
		p.failWith(start, end, fmt.Sprintf("f-string: invalid conversion character '%s': expected 's', 'r', or 'a'", name))
	default:
		node.Conversion = rune(name[0])
		p.advance()
		return true
	}
	return false
}

// formatSpec parses `:` and the format spec after it.
func (p *expressions) formatSpec(raw bool) *JoinedStr {
	start := p.start()
	p.advance()
	var parts []stringPart
	for {
		switch p.token.Type {
		case tokenFStringMiddle:
			middle := *p.token
			part, message := p.fstringMiddle(raw, true)
			if message != "" {
				p.failWith(int32(middle.Pos.Offset), tokenEnd(&middle), message)
				return nil
			}
			parts = append(parts, part)
			continue
		case tokenFieldStart:
			var ok bool
			if parts, ok = p.field(parts, raw); !ok {
				return nil
			}
			continue
		}
		return &JoinedStr{Span: p.span(start), Values: p.joinParts(parts)}
	}
}
