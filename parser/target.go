package parser

import "github.com/alecthomas/participle/v2/lexer"

// A targetPurpose says what a target is for, which decides what it may be.
type targetPurpose uint8

const (
	forAssignment targetPurpose = iota // a = …, for a in …, with … as a
	forAugmented                       // a += …
	forAnnotation                      // a: …
	forDeletion                        // del a
	forLoop                            // for a in …
)

// targets parses the targets of a `for`, up to the `in` after them.
func (p *expressions) targets(stop lexer.TokenType) Expr {
	start := p.start()
	x := p.loopTarget()
	if x != nil && p.at(tokenComma) {
		x = p.tupleRest(start, x, p.loopTarget)
	}
	if x == nil {
		return nil
	}
	if !p.at(stop) {
		return p.fail()
	}
	return p.checkTarget(x, forLoop)
}

// loopTarget parses one target of a `for`. It reads an operation without
// comparisons, whose `in` would be the loop's own.
func (p *expressions) loopTarget() Expr {
	if p.at(tokenStar) {
		return p.starred(levelBitOr)
	}
	return p.operation(levelBitOr)
}

// checkTarget returns x if it may stand where something is bound or deleted,
// and fails otherwise.
func (p *expressions) checkTarget(x Expr, purpose targetPurpose) Expr {
	if bad := invalidTarget(x, purpose); bad != nil {
		if p.err == nil {
			bounds := bad.Bounds()
			p.err = &failure{start: bounds.Start, end: bounds.End, target: bad, purpose: purpose}
		}
		return nil
	}
	return x
}

// invalidTarget returns the part of x that is no target, or nil.
func invalidTarget(x Expr, purpose targetPurpose) Expr {
	var elts []Expr
	switch x := x.(type) {
	case *Name, *Attribute, *Subscript:
		return nil
	case *Starred:
		if purpose == forAssignment || purpose == forLoop {
			if _, twice := x.Value.(*Starred); !twice {
				return invalidTarget(x.Value, purpose)
			}
		}
		return x
	case *Tuple:
		elts = x.Elts
	case *List:
		elts = x.Elts
	default:
		return x
	}
	if purpose == forAugmented || purpose == forAnnotation {
		return x
	}
	for _, x := range elts {
		if bad := invalidTarget(x, purpose); bad != nil {
			return bad
		}
	}
	return nil
}
