// Package textio has the file objects of Python's standard streams: text files
// over a Go reader or writer that the host has handed over.
//
// Writers are not buffered here. A host that wants few system calls gives a
// writer with a method Flush() error (a *bufio.Writer), which is called
// wherever a script flushes, and before a script waits for input.
package textio
