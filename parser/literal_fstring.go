package parser

import (
	"fmt"
	"strings"
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
	value := p.yieldOrStarExpressions()
	if value == nil {
		return nil, false
	}
	node := &FormattedValue{Value: value, Conversion: NoConversion}
	debug := p.accept(tokenEqual)
	debugEnd := p.start()
	if p.at(tokenExclamation) && !p.conversion(node) {
		return nil, false
	}
	if p.at(tokenColon) {
		if node.FormatSpec = p.formatSpec(raw); node.FormatSpec == nil {
			return nil, false
		}
	}
	if !p.expect(tokenRightBrace) {
		return nil, false
	}
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
	case !p.at(tokenName):
		p.fail()
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
		case tokenFieldStart, tokenLeftBrace: // the latter after a line ending in the spec
			var ok bool
			if parts, ok = p.field(parts, raw); !ok {
				return nil
			}
			continue
		}
		return &JoinedStr{Span: p.span(start), Values: p.joinParts(parts)}
	}
}
