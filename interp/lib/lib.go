// Package lib lists the modules that are written in Go. A session imports only
// those that its scripts ask for.
package lib

import (
	"github.com/apy-lang/apy/interp/lib/asyncio"
	"github.com/apy-lang/apy/interp/lib/bisectmod"
	"github.com/apy-lang/apy/interp/lib/collectionsmod"
	"github.com/apy-lang/apy/interp/lib/functoolsmod"
	"github.com/apy-lang/apy/interp/lib/heapqmod"
	"github.com/apy-lang/apy/interp/lib/iomod"
	"github.com/apy-lang/apy/interp/lib/itertools"
	"github.com/apy-lang/apy/interp/lib/mathmod"
	"github.com/apy-lang/apy/interp/lib/operatormod"
	"github.com/apy-lang/apy/interp/lib/randommod"
	"github.com/apy-lang/apy/interp/lib/remod"
	"github.com/apy-lang/apy/interp/lib/sysmod"
	"github.com/apy-lang/apy/interp/lib/timemod"
	"github.com/apy-lang/apy/interp/object"
)

// Modules makes each built-in module by its name. builtins is not among them:
// builtins.New makes it when the session begins.
var Modules = map[string]func(t *object.Thread) (*object.Module, error){
	"_collections": collectionsmod.New,
	"_functools":   functoolsmod.New,
	"_heapq":       heapqmod.New,
	"_random":      randommod.New,
	"_sre":         remod.New,
	"asyncio":      asyncio.New,
	"bisect":       bisectmod.New,
	"io":           iomod.New,
	"itertools":    itertools.New,
	"math":         mathmod.New,
	"operator":     operatormod.New,
	"sys":          sysmod.New,
	"time":         timemod.New,
}
