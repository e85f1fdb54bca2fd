// Package operatormod is the module operator: the operators as functions, and
// callables that get items, attributes and methods.
package operatormod
