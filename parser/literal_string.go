package parser

import (
	"strings"
)

// A stringPart is one of the adjacent literals that make up a string, or one
// piece of an f-string among them.
type stringPart struct {
	text    string
	bytes   bool
	unicode bool // has the prefix u
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
	x.UPrefix = part.unicode
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
		x.Span, x.Value, x.UPrefix = part.Span, part.text, part.unicode
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
		switch text[0] {
		case 'b', 'B':
			part.bytes = true
		case 'r', 'R':
			raw = true
		case 'u': // not U: CPython's kind is that way
			part.unicode = true
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
