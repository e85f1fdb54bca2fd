package lib

import "embed"

// Sources holds the modules of the library that are written in Python:
// py/NAME.apy, compiled when a script first imports them.
//
//go:embed py
var Sources embed.FS
