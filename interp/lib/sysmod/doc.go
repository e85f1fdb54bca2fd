// Package sysmod is the module sys: what a script may know of the interpreter
// that runs it.
package sysmod
