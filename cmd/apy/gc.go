package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// smallHeap is the heap up to which the collector need not run. Go's own
// minimum of 4 MiB has a script that makes many short-lived objects collect
// hundreds of times a second, a third of its time.
const smallHeap = 64 << 20

// relaxCollector lets the heap grow to smallHeap between collections, and to
// twice its live size above that.
func relaxCollector() {
	debug.SetGCPercent(percentFor(0))
	watchCollections(&sentinel{})
}

// sentinel is garbage whose cleanup tells that a collection has run.
type sentinel struct{ _ *int }

func watchCollections(s *sentinel) {
	runtime.AddCleanup(s, func(int) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		debug.SetGCPercent(percentFor(live[0].Value.Uint64()))
		watchCollections(&sentinel{})
	}, 0)
}

// percentFor returns the GOGC value for a live heap: the growth, in percent,
// until the next collection. Go takes the live heap for at least 4 MiB.
func percentFor(live uint64) int {
	live = max(live, 4<<20)
	return int(max(100, smallHeap*100/live-100))
}
