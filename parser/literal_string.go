package parser

import (
	"strings"
)

// A stringPart is one of the adjacent literals that make up a string, or one
// piece of an f-string among them.
type stringPart struct {
	text    string
	bytes   bool
	upper   bool // has the prefix u
	field   *FormattedValue
	literal bool // text came from a literal that is not an f-string
	Span
}

// strings parses adjacent string literals, which are one string.
func (p *expressions) strings() Expr {
	start := p.start()
	if next := p.after(); p.at(tokenString) && next != tokenString && next != tokenFStringStart {
		part, ok := p.stringLiteral()
		if !ok {
			return nil
		}
		return p.stringConstant(start, part)
	}
	var parts []stringPart
	isFString := false
	for {
		switch p.token.Type {
		case tokenString:
			part, ok := p.stringLiteral()
			if !ok {
				return nil
			}
			parts = append(parts, part)
			continue
		case tokenFStringStart:
			isFString = true
			if !p.enter() {
				return nil
			}
			var ok bool
			parts, ok = p.fstring(parts)
			p.leave()
			if !ok {
				return nil
			}
			continue
		}
		break
	}
	return p.concatenate(start, parts, isFString)
}

// stringConstant makes a constant of a literal that stands alone.
func (p *expressions) stringConstant(start int32, part stringPart) *Constant {
	var value any = part.text
	if part.bytes {
		value = Bytes(part.text)
	}
	x := p.newConstant(start, value)
	x.UPrefix = part.upper
	return x
}

// concatenate joins adjacent literals.
func (p *expressions) concatenate(start int32, parts []stringPart, isFString bool) Expr {
	bytes := 0
	literals := 0
	for _, part := range parts {
		if part.literal {
			literals++
		}
		if part.bytes {
			bytes++
		}
	}
	if bytes > 0 && (bytes < literals || isFString) {
		return p.failWith(p.start(), tokenEnd(p.token), "cannot mix bytes and nonbytes literals")
	}
	if isFString {
		return &JoinedStr{Span: p.span(start), Values: p.joinParts(parts)}
	}
	var text strings.Builder
	for _, part := range parts {
		text.WriteString(part.text)
	}
	whole := parts[0]
	whole.text = text.String()
	return p.stringConstant(start, whole)
}

// joinParts makes the values of an f-string: adjacent texts become one constant,
// and empty ones are left out.
func (p *expressions) joinParts(parts []stringPart) []Expr {
	base := len(p.stack)
	for i := 0; i < len(parts); {
		part := parts[i]
		i++
		if part.field != nil {
			p.stack = append(p.stack, part.field)
			continue
		}
		for i < len(parts) && parts[i].field == nil {
			part.text += parts[i].text
			part.End = parts[i].End
			i++
		}
		if part.text == "" {
			continue
		}
		x := p.constants.new()
		x.Span, x.Value, x.UPrefix = part.Span, part.text, part.upper
		p.stack = append(p.stack, x)
	}
	return p.pop(base)
}

// stringLiteral parses one literal that is not an f-string.
func (p *expressions) stringLiteral() (part stringPart, ok bool) {
	token := p.token
	part.literal = true
	raw := false
	text := token.Value
	for text[0] != '\'' && text[0] != '"' {
		switch text[0] | 0x20 {
		case 'b':
			part.bytes = true
		case 'r':
			raw = true
		case 'u':
			part.upper = true
		}
		text = text[1:]
	}
	quotes := 1
	if len(text) >= 6 && text[1] == text[0] && text[2] == text[0] {
		quotes = 3
	}
	part.text = text[quotes : len(text)-quotes]
	start := p.start()
	part.Span = Span{start, tokenEnd(token)}
	if part.bytes && !isASCII(part.text) {
		p.failWith(start, part.End, "bytes can only contain ASCII literal characters")
		return part, false
	}
	if !raw && strings.IndexByte(part.text, '\\') >= 0 {
		var message string
		if part.text, message = unescape(part.text, part.bytes); message != "" {
			p.failWith(start, part.End, message)
			return part, false
		}
	}
	p.advance()
	return part, true
}

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
	p.advance()
	if !p.at(tokenName) || p.start() != p.end {
		p.fail()
		return false
	}
	switch p.token.Value {
	case "r", "s", "a":
		node.Conversion = rune(p.token.Value[0])
		p.advance()
		return true
	}
	p.fail()
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
