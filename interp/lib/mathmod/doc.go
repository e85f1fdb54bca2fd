// Package mathmod is the module math. Its results are those of CPython to the
// last digit: where Go's package math is less exact than the C library, it
// uses the functions of package object.
package mathmod
