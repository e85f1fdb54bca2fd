// Package itertools is the module itertools: iterators that make their items
// one by one, when asked.
//
// A file holds the iterators of a kind. Each is a Go struct with a next method;
// its type is made when a script first imports the module.
package itertools
