// Package builtins is the module builtins: the names that every script has
// without an import.
//
// A file holds functions that belong together. What exists once for all
// sessions, the functions and types, is put into one table when it is first
// needed; a session's module is a copy of that table.
package builtins
