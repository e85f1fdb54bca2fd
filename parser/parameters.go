package parser

import "github.com/alecthomas/participle/v2/lexer"

// parameters parses the parameters of a function or, without annotations, of a
// lambda, up to the closing token, which stays.
func (p *expressions) parameters(into *Parameters, closing lexer.TokenType, annotated bool) bool {
	list := parameterList{Parameters: into, parser: p, annotated: annotated}
	for !p.at(closing) {
		if !list.next() {
			return false
		}
		if !p.accept(tokenComma) {
			break
		}
	}
	if !p.at(closing) || list.bareStar && len(list.KwOnly) == 0 {
		p.fail()
		return false
	}
	return true
}

// A parameterList is a list of parameters being parsed.
type parameterList struct {
	*Parameters
	parser    *expressions
	annotated bool
	slash     bool // "/" has been seen
	star      bool // "*" or *args has been seen
	bareStar  bool // "*" has been seen
}

// next parses one parameter or separator.
func (l *parameterList) next() bool {
	p := l.parser
	switch {
	case l.KwArg != nil: // nothing may follow **kwargs
		p.fail()
		return false
	case p.at(tokenName):
		return l.plain()
	case p.at(tokenPower):
		p.advance()
		l.KwArg = l.parameter(false)
		return l.KwArg != nil
	case p.at(tokenStar) && !l.star:
		l.star = true
		p.advance()
		if p.at(tokenComma) {
			l.bareStar = true
			return true
		}
		l.VarArg = l.parameter(true)
		return l.VarArg != nil
	case p.at(tokenMul) && p.token.Value == "/" && !l.slash && !l.star && len(l.Args) > 0:
		p.advance()
		l.slash = true
		l.PosOnly, l.Args = l.Args, nil
		return true
	}
	p.fail()
	return false
}

// plain parses a parameter without a star, and its default.
func (l *parameterList) plain() bool {
	p := l.parser
	param := l.parameter(false)
	if param == nil {
		return false
	}
	var fallback Expr
	hasDefault := p.accept(tokenEqual)
	if hasDefault {
		if fallback = p.expression(); fallback == nil {
			return false
		}
		p.checkHeight(fallback)
	}
	switch {
	case l.star:
		l.KwOnly = append(l.KwOnly, param)
		l.KwDefaults = append(l.KwDefaults, fallback)
	case hasDefault:
		l.Args = append(l.Args, param)
		l.Defaults = append(l.Defaults, fallback)
	case len(l.Defaults) > 0: // no default, after one with a default
		p.fail()
		return false
	default:
		l.Args = append(l.Args, param)
	}
	return true
}

// parameter parses a name and its annotation, which may be starred after *args.
func (l *parameterList) parameter(isVarArg bool) *Parameter {
	p := l.parser
	if !p.at(tokenName) {
		p.fail()
		return nil
	}
	start := p.start()
	param := &Parameter{Name: identifier(p.token.Value)}
	p.advance()
	if l.annotated && p.accept(tokenColon) {
		if isVarArg {
			param.Annotation = p.starExpression()
		} else {
			param.Annotation = p.expression()
		}
		if param.Annotation == nil {
			return nil
		}
		p.checkHeight(param.Annotation)
	}
	param.Span = p.span(start)
	return param
}
