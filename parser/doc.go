// Package parser turns Python source text into a syntax tree.
//
// It reads the complete grammar of Python 3.13. The tree is that of Python's own
// ast module, names and places included; a test compares the two over the whole
// standard library. A mistake is a *SyntaxError with CPython's words and place.
//
//	module, err := parser.Parse("job.apy", source)
//
// The way from text to tree:
//
//   - decode checks the encoding and makes a File, which knows its lines.
//   - A scanner cuts the text into tokens, a logical line at a time. It knows
//     indentation, brackets, f-strings and the soft keywords.
//   - A feeder hands the tokens of one top-level statement after the other to
//     participle. That keeps memory flat, and an early mistake is told before a
//     lexical one further down.
//   - parseStatement looks at the first token and picks a production: a parser
//     that participle builds from the struct tags of a statement of the tree,
//     when a script first needs it. The grammar has no lookahead, so parsing is
//     linear and stops at the furthest token that makes sense.
//   - Expressions, targets, parameters and blocks are written by hand, as
//     participle's Parseables: an expression parser climbs precedences.
//   - When a statement does not parse, explain and diagnose find the words. They
//     read the text anew, for they need not be fast.
//
// What comes from a struct tag and what by hand was measured: with tags alone
// the parser is thirty times slower, and the first parse fifty times.
//
// Nesting is limited where CPython limits it: 200 brackets, 100 blocks, 150
// f-strings, and a bounded depth of operators. So is the height of the tree,
// which whoever walks it may recurse over.
package parser
