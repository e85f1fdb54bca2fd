// Package collectionsmod is the module _collections: the containers of
// collections that are written in Go. The rest is py/collections.apy.
package collectionsmod
