// Package functoolsmod is the module _functools: the parts of functools that
// are called often, written in Go. The rest is py/functools.apy.
package functoolsmod
