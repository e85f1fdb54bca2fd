// Package iomod is the module io: text and bytes in memory, and the base
// classes of files.
package iomod

import (
	"github.com/apy-lang/apy/interp/lib/textio"
	"github.com/apy-lang/apy/interp/object"
)

// New makes the module for a session.
func New(t *object.Thread) (*object.Module, error) {
	m := object.NewModule("io")
	for _, typ := range []*object.Type{
		ioBaseType, rawBaseType, bufferedBaseType, textBaseType, stringIOType, bytesIOType,
		textio.FileType, textio.UnsupportedOperation,
	} {
		m.Set(typ.Name, typ.Value())
	}
	m.Set("BlockingIOError", object.BlockingIOError.Value())
	m.Set("DEFAULT_BUFFER_SIZE", object.Int(8192))
	m.Set("SEEK_SET", object.Int(seekSet))
	m.Set("SEEK_CUR", object.Int(seekCurrent))
	m.Set("SEEK_END", object.Int(seekEnd))
	if open, ok := t.Builtins.GetStr(object.StrObject("open")); ok {
		m.Set("open", open)
	}
	return m, nil
}

// The values of whence.
const (
	seekSet = iota
	seekCurrent
	seekEnd
)

func init() {
	defineIOBase()
	defineStringIO()
	defineStringIOAttributes()
	defineBytesIO()
	for _, typ := range []*object.Type{
		ioBaseType, rawBaseType, bufferedBaseType, textBaseType, stringIOType, bytesIOType,
	} {
		object.Ready(typ)
	}
}

// sizeArgument is an optional count: -1 where it is missing, None or negative.
func sizeArgument(t *object.Thread, args []object.Value) (int, error) {
	if len(args) == 0 || args[0].IsNone() {
		return -1, nil
	}
	if args[0].Type().Slots.Index == nil {
		return 0, object.TypeErrorf("argument should be integer or None, not '%s'", args[0].Type().Name)
	}
	n, err := object.IndexInt(t, args[0], object.OverflowError)
	return max(n, -1), err
}

// seekArguments are those of seek(position, whence=0).
func seekArguments(t *object.Thread, args []object.Value) (position, whence int, err error) {
	if position, err = object.IndexInt(t, args[0], object.OverflowError); err != nil || len(args) == 1 {
		return position, seekSet, err
	}
	whence, err = object.IndexInt(t, args[1], object.OverflowError)
	return position, whence, err
}
