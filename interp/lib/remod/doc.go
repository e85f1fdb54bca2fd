// Package remod is the module _sre: regular expressions with the syntax and the
// meaning of Python's re, on a backtracking matcher for Go.
//
// A pattern is parsed as CPython parses it, with its error messages, and the
// tree is written out again in the matcher's dialect in a form that means the
// same in both: every group numbered by its place, every category spelled out,
// case folded into sets. Subjects are matched as code points, so positions are
// Python's. py/re.apy makes the module re of it.
package remod
