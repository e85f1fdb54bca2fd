package object

import "strings"

func (k bytesKind) defineSplit() {
	split := Keywords("sep=, maxsplit=")
	k.class.Method("split", split, k.split)
	k.class.Method("rsplit", split, k.splitFromRight)
	k.class.Method("splitlines", Keywords("keepends="), k.splitLines)
	k.class.Method("partition", OneArg, k.partitioner(strings.Index, false))
	k.class.Method("rpartition", OneArg, k.partitioner(strings.LastIndex, true))
}

// splitter reads sep and maxsplit; separator is "" for white space.
func (k bytesKind) splitter(t *Thread, self Value, args []Value) (cut *splitter, separator string, err error) {
	limit, err := optionalSize(t, args[1], -1)
	if err != nil {
		return nil, "", err
	}
	if !args[0].IsUnbound() && !args[0].IsNone() {
		if separator, err = bufferArgument(args[0]); err != nil {
			return nil, "", err
		}
		if separator == "" {
			return nil, "", ValueErrorf("empty separator")
		}
	}
	cut, err = newSplitter(t, bytesSelf(self), limit, false, k.make)
	return cut, separator, err
}

func (k bytesKind) split(t *Thread, self Value, args []Value) (Value, error) {
	cut, separator, err := k.splitter(t, self, args)
	if err != nil {
		return Value{}, err
	}
	return cut.split(t, separator)
}

func (k bytesKind) splitFromRight(t *Thread, self Value, args []Value) (Value, error) {
	cut, separator, err := k.splitter(t, self, args)
	if err != nil {
		return Value{}, err
	}
	return cut.splitFromRight(t, separator)
}

func (k bytesKind) splitLines(t *Thread, self Value, args []Value) (Value, error) {
	keepEnds := false
	if !args[0].IsUnbound() {
		var err error
		if keepEnds, err = Truth(t, args[0]); err != nil {
			return Value{}, err
		}
	}
	cut, err := newSplitter(t, bytesSelf(self), -1, false, k.make)
	if err != nil {
		return Value{}, err
	}
	cut.atLines(keepEnds)
	return cut.list(t)
}

// partitioner is partition and rpartition; when nothing is found, self stands
// first or last of the three.
func (k bytesKind) partitioner(index func(data, part string) int, last bool) func(*Thread, Value, []Value) (Value, error) {
	return func(t *Thread, self Value, args []Value) (Value, error) {
		middle, separator, err := k.separatorArgument(args[0])
		if err != nil {
			return Value{}, err
		}
		data := bytesSelf(self)
		if err := chargeCopy(t, len(data)); err != nil {
			return Value{}, err
		}
		i := index(data, separator)
		switch {
		case i >= 0:
			return TupleOf(k.make(data[:i]), middle, k.make(data[i+len(separator):])), nil
		case last:
			return TupleOf(k.make(""), k.make(""), k.part(self, data)), nil
		}
		return TupleOf(k.part(self, data), k.make(""), k.make("")), nil
	}
}

// separatorArgument reads the separator and the value that stands for it in
// the result: bytes gives back the argument, bytearray one of its own.
func (k bytesKind) separatorArgument(v Value) (middle Value, separator string, err error) {
	separator, err = bufferArgument(v)
	middle = v
	if k.class != BytesType {
		middle = k.make(separator)
	}
	if err == nil && separator == "" {
		err = ValueErrorf("empty separator")
	}
	return middle, separator, err
}
