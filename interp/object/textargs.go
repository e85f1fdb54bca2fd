package object

import "math"

// This file reads the arguments that methods of str, bytes and bytearray have
// in common.

// badArgument is the TypeError of an argument of the wrong type; which is
// "argument", "argument 1" or "argument 'name'".
func badArgument(function, which, want string, got Value) error {
	name := "None"
	if !got.IsNone() {
		name = got.Type().Name
	}
	return TypeErrorf("%s() %s must be %s, not %s", function, which, want, name)
}

// sizeArgument reads an integer argument that must fit a machine word.
func sizeArgument(t *Thread, v Value) (int, error) {
	return wordArgument(t, v, math.MinInt, math.MaxInt, "ssize_t")
}

// intArgument reads an integer argument that must fit C's int.
func intArgument(t *Thread, v Value) (int, error) {
	return wordArgument(t, v, math.MinInt32, math.MaxInt32, "int")
}

func wordArgument(t *Thread, v Value, low, high int, word string) (int, error) {
	i, err := Index(t, v)
	if err != nil {
		return 0, err
	}
	n, ok := i.Int64()
	if !ok || int(n) < low || int(n) > high {
		return 0, Raisef(OverflowError, "Python int too large to convert to C %s", word)
	}
	return int(n), nil
}

// optionalSize is sizeArgument with a default for an argument not given.
func optionalSize(t *Thread, v Value, missing int) (int, error) {
	if v.IsUnbound() {
		return missing, nil
	}
	return sizeArgument(t, v)
}

// rangeArguments reads the optional start and end of find and its kin as
// indices of a sequence of length elements; start may lie beyond the end.
func rangeArguments(t *Thread, args []Value, length int) (start, end int, err error) {
	end = length
	if len(args) > 0 && !args[0].IsNone() {
		if start, err = sliceBound(t, args[0]); err != nil {
			return 0, 0, err
		}
	}
	if len(args) > 1 && !args[1].IsNone() {
		if end, err = sliceBound(t, args[1]); err != nil {
			return 0, 0, err
		}
	}
	if end < 0 {
		end = max(end+length, 0)
	}
	if start < 0 {
		start = max(start+length, 0)
	}
	return start, min(end, length), nil
}

// maxText bounds a text where no byte limit does: the process could not
// allocate more.
const maxText = 1 << 40

// chargeText accounts for a result of n bytes, n < 0 meaning an overflow.
func chargeText(t *Thread, n int) error {
	if n < 0 || n > maxText {
		return Raise(MemoryError)
	}
	return chargeCopy(t, n)
}

// repeatSize reads the count of a repetition and accounts for its result; 0
// when that is empty.
func repeatSize(t *Thread, length int, count Value, tooLong string) (n int, err error) {
	n, err = IndexInt(t, count, OverflowError)
	if err != nil || n <= 0 || length == 0 {
		return 0, err
	}
	if n > math.MaxInt/length {
		return 0, Raisef(OverflowError, "%s", tooLong)
	}
	return n, chargeText(t, n*length)
}
