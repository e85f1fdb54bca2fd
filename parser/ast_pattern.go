package parser

// CasePattern is the rule `patterns`, what follows `case`: a pattern, or a
// sequence pattern without brackets. A field of this type holds an ordinary
// Pattern.
type CasePattern interface{ Pattern }

// MatchValue matches by equality: a number, a string, a dotted name.
type MatchValue struct {
	Span
	Value Expr
}

// MatchSingleton matches None, True or False (nil or bool) by identity.
type MatchSingleton struct {
	Span
	Value any
}

// MatchSequence matches a sequence, `[a, b]`, `(a, b)` or `a, b`.
type MatchSequence struct {
	Span
	Patterns []Pattern
}

// MatchMapping matches a mapping. Keys and Patterns go together; Rest is the
// name after `**`, or "".
type MatchMapping struct {
	Span
	Keys     []Expr
	Patterns []Pattern
	Rest     string
}

// MatchClass matches an instance of a class. KwdAttrs and KwdPatterns go together.
type MatchClass struct {
	Span
	Cls         Expr
	Patterns    []Pattern
	KwdAttrs    []string
	KwdPatterns []Pattern
}

// MatchStar matches the rest of a sequence, `*name`; Name is "" for `*_`.
type MatchStar struct {
	Span
	Name string
}

// MatchAs matches `pattern as name`. A nil Pattern always matches: then Name
// is the name captured, or "" for the wildcard `_`.
type MatchAs struct {
	Span
	Pattern Pattern
	Name    string
}

// MatchOr matches if one of two or more alternatives does.
type MatchOr struct {
	Span
	Patterns []Pattern
}

func (*MatchValue) pattern()     {}
func (*MatchSingleton) pattern() {}
func (*MatchSequence) pattern()  {}
func (*MatchMapping) pattern()   {}
func (*MatchClass) pattern()     {}
func (*MatchStar) pattern()      {}
func (*MatchAs) pattern()        {}
func (*MatchOr) pattern()        {}
