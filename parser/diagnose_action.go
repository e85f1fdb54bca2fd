package parser

import (
	"fmt"
	"strings"
)

// act does what the action of an alternative says. Its result is that of the
// whole rule. The verbs are
//
//	is a            the result is what a matched
//	at a            an error whose place is a; %s is what errors call a, %t its text
//	range a b       an error from a to b
//	from a          an error from a to the last token looked at
//	tolast a b      an error from a to the last part of b
//	toclause a b    an error from a to the end of the comprehension clauses b
//	last, next      an error at the last token looked at, at the next one
//	indent          an IndentationError at the last token looked at
//	block a         an IndentationError about the block after the statement at a
//	target, for,    an error at what cannot be assigned to in a, or in a for's
//	delete a        target; or cannot be deleted
//
// and those of a single rule, below.
func (d *diagnosis) act(act *action, named *[26]*match) *match {
	var a, b *match
	if len(act.names) > 0 {
		a = named[act.names[0]-'a']
	}
	if len(act.names) > 1 {
		b = named[act.names[1]-'a']
	}
	switch act.verb {
	case "is":
		return a
	case "at":
		d.raiseAt(a, a, d.fill(act.message, a))
	case "range":
		d.raiseAt(a, b, d.fill(act.message, a))
	case "from":
		d.raiseFrom(a, act.message)
	case "tolast":
		d.raiseAt(a, lastPart(b), act.message)
	case "toclause":
		d.raiseAt(a, lastPart(lastPart(b)), act.message)
	case "last":
		d.raiseLast(syntaxError, act.message)
	case "next":
		token := d.peek()
		d.raiseToken(token, syntaxError, act.message)
	case "indent":
		d.raiseLast(indentationError, act.message)
	case "block":
		line, _ := d.file.Position(d.tokens[a.first].start)
		d.raiseLast(indentationError, fmt.Sprintf("expected an indented block after %s on line %d", act.message, line))
	case "target", "for", "delete":
		if bad := d.badTarget(a, act.verb); bad != nil {
			d.raiseAt(bad, bad, d.fill(act.message, bad))
		}
	default:
		return d.actOnce(act, a, b)
	}
	return nil
}

// actOnce does what the actions of a single rule say.
func (d *diagnosis) actOnce(act *action, a, b *match) *match {
	switch act.verb {
	case "strings":
		return d.strings()
	case "conversion":
		return d.conversion(a, b)
	case "real", "imaginary":
		text := d.text(a)
		if isImaginary := strings.HasSuffix(strings.ToLower(text), "j"); isImaginary == (act.verb == "imaginary") {
			return a
		}
		d.raiseAt(a, a, act.message)
	case "comma":
		if !d.isLegacy(a) && d.tokens[d.mark-1].level > 0 {
			d.raiseAt(a, b, act.message)
		}
	case "legacy":
		if d.isLegacy(a) {
			d.raiseAt(a, b, d.fill(act.message, a))
		}
	case "bound":
		what := "bound"
		if b.kind == "tuple" {
			what = "constraints"
		}
		d.raiseFrom(a, fmt.Sprintf("cannot use %s with %s", what, act.message))
	case "key":
		d.raise(d.tokens[a.last].end-1, d.tokens[a.last].end, act.message)
		d.err.EndOffset = 0
	case "generator":
		if positional := positionalArguments(a); len(positional) > 1 {
			d.raiseAt(positional[len(positional)-1], lastPart(lastPart(b)), act.message)
		}
	case "positional":
		message := "positional argument follows keyword argument"
		for _, argument := range a.parts {
			if argument.kind == "double starred" {
				message += " unpacking"
				break
			}
		}
		d.raiseLast(syntaxError, message)
	}
	return nil
}

// strings is the result of adjacent string literals.
func (d *diagnosis) strings() *match {
	last := d.mark - 1
	first := last
	isFString := d.tokens[last].kind == "FSTRING_END"
	for depth := 0; first >= 0; first-- {
		switch d.tokens[first].kind {
		case "FSTRING_END":
			depth++
			isFString = true
		case "FSTRING_START":
			depth--
		case "STRING":
		default:
			if depth == 0 {
				return literal(first+1, last, isFString)
			}
		}
	}
	return literal(0, last, isFString)
}

func literal(first, last int, isFString bool) *match {
	kind := "literal"
	if isFString {
		kind = "f-string expression"
	}
	return &match{kind: kind, first: first, last: last}
}

// conversion checks what follows the ! of a replacement field.
func (d *diagnosis) conversion(mark, name *match) *match {
	if d.peek(); d.lexical { // CPython sees a missing end of the string first
		return nil
	}
	if d.tokens[mark.last].end != d.tokens[name.first].start {
		d.raiseAt(name, name, "f-string: conversion type must come right after the exclamation mark")
		return nil
	}
	switch text := d.text(name); text {
	case "s", "r", "a":
	default:
		d.raiseAt(name, name, fmt.Sprintf("f-string: invalid conversion character '%s': expected 's', 'r', or 'a'", text))
		return nil
	}
	return name
}

// text returns the text of a match's first token.
func (d *diagnosis) text(m *match) string { return d.tokens[m.first].text }

// isLegacy reports whether a match is the name of what was a statement once.
func (d *diagnosis) isLegacy(m *match) bool {
	return m.first == m.last && isLegacyName(d.text(m))
}

func isLegacyName(name string) bool { return name == "print" || name == "exec" }

// fill puts what errors call a match, or its text, into a message.
func (d *diagnosis) fill(message string, m *match) string {
	return strings.NewReplacer("%s", m.kind, "%t", d.text(m)).Replace(message)
}

func lastPart(m *match) *match {
	if len(m.parts) == 0 {
		return m
	}
	return m.parts[len(m.parts)-1]
}

// positionalArguments returns the arguments of a call that are not keywords.
func positionalArguments(args *match) []*match {
	list := args.parts
	if args.kind != "" {
		list = []*match{args} // a single argument
	}
	var positional []*match
	for _, argument := range list {
		if argument.kind != "keyword" && argument.kind != "double starred" {
			positional = append(positional, argument)
		}
	}
	return positional
}

// badTarget returns the part of an expression that cannot be a target, nil if
// there is none.
func (d *diagnosis) badTarget(m *match, verb string) *match {
	switch m.kind {
	case "name", "subscript", "attribute":
		return nil
	case "tuple", "list":
		for _, element := range m.parts {
			if bad := d.badTarget(element, verb); bad != nil {
				return bad
			}
		}
		return nil
	case "starred":
		if verb != "delete" {
			return d.badTarget(m.parts[0], verb)
		}
	case "comparison":
		if verb == "for" {
			if m.parts[1].kind == "in pair" {
				return d.badTarget(m.parts[0], verb)
			}
			return nil
		}
	}
	return m
}

// raise reports an error from one offset to another.
func (d *diagnosis) raise(start, end int32, message string) {
	d.err = errorAt(d.file, Span{start, end}, message)
}

func (d *diagnosis) raiseAt(a, b *match, message string) {
	d.raise(d.tokens[a.first].start, d.tokens[b.last].end, message)
}

// raiseFrom reports an error that goes on to where the lexer is.
func (d *diagnosis) raiseFrom(a *match, message string) {
	last := d.tokens[d.fetched-1]
	d.raise(d.tokens[a.first].start, last.end, message)
	d.err.EndOffset--
}

// raiseLast reports an error at the last token looked at.
func (d *diagnosis) raiseLast(kind, message string) {
	d.raiseToken(&d.tokens[d.fetched-1], kind, message)
}

func (d *diagnosis) raiseToken(token *diagnosisToken, kind, message string) {
	start, end := token.start, token.end
	if d.atEnd(token) {
		start, end = start-1, start-1
	}
	d.raise(start, end, message)
	d.err.Kind = kind
	if token.spaceless {
		// For want of the token's own place CPython gives how far it has read.
		d.err.Offset--
		d.err.EndOffset = -1
		if d.atEnd(token) {
			d.err.Offset++
			if !d.file.isString() {
				d.err.Offset = 0 // of a line not read yet
			}
		}
	}
}

// atEnd reports whether a token is one after the last line. CPython places it
// in that line.
func (d *diagnosis) atEnd(token *diagnosisToken) bool {
	return token.spaceless && token.start > 0 && int(token.start) == len(d.file.Text)
}

// raiseInvalid reports that nothing allows a token.
func (d *diagnosis) raiseInvalid(token *diagnosisToken) {
	if !token.spaceless {
		d.raise(token.start, token.end, "invalid syntax")
		return
	}
	d.raiseToken(token, syntaxError, "invalid syntax")
	d.err.Offset, d.err.EndOffset = 0, 0
}

// lineOf returns the number of the line of the last token looked at.
func (d *diagnosis) lineOf() int {
	token := &d.tokens[d.fetched-1]
	line, _ := d.file.Position(token.start)
	if d.atEnd(token) {
		line--
	}
	return line
}
