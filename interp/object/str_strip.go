package object

import "strings"

// pointSet is a set of code points: a bitmap for ASCII, a map for the others.
type pointSet struct {
	ascii [2]uint64
	wide  map[rune]struct{}
}

func newPointSet(text string) *pointSet {
	set := &pointSet{}
	for i := 0; i < len(text); {
		r, size := decodePoint(text, i)
		i += size
		if r < 0x80 {
			set.ascii[r>>6] |= 1 << (r & 63)
			continue
		}
		if set.wide == nil {
			set.wide = map[rune]struct{}{}
		}
		set.wide[r] = struct{}{}
	}
	return set
}

func (set *pointSet) has(r rune) bool {
	if r < 0x80 {
		return set.ascii[r>>6]>>(r&63)&1 != 0
	}
	_, ok := set.wide[r]
	return ok
}

// stripText drops the code points that drop selects from the ends of a text.
func stripText(text string, left, right bool, drop func(rune) bool) string {
	for left && len(text) > 0 {
		r, size := decodePoint(text, 0)
		if !drop(r) {
			break
		}
		text = text[size:]
	}
	for right && len(text) > 0 {
		r, size := decodeLastPoint(text, len(text))
		if !drop(r) {
			break
		}
		text = text[:len(text)-size]
	}
	return text
}

func strStripper(name string, left, right bool) func(*Thread, Value, []Value) (Value, error) {
	return func(t *Thread, self Value, args []Value) (Value, error) {
		s := strSelf(self)
		drop := isSpace
		if len(args) > 0 && !args[0].IsNone() {
			chars, ok := args[0].AsStr()
			if !ok {
				return Value{}, TypeErrorf("%s arg must be None or str", name)
			}
			if err := chargeScan(t, 8*len(chars.text)); err != nil {
				return Value{}, err
			}
			drop = newPointSet(chars.text).has
		}
		if err := chargeScan(t, len(s.text)); err != nil {
			return Value{}, err
		}
		return s.part(stripText(s.text, left, right, drop)), nil
	}
}

// part makes the value of a piece of s, which is s itself when it is all of it.
func (s *Str) part(text string) Value {
	if len(text) == len(s.text) {
		return s.Value()
	}
	if s.length != 0 && int(s.length) == len(s.text) {
		return newASCII(text).Value()
	}
	return NewStr(text)
}

func strRemover(name string, cut func(text, affix string) string) func(*Thread, Value, []Value) (Value, error) {
	return func(_ *Thread, self Value, args []Value) (Value, error) {
		affix, ok := args[0].AsStr()
		if !ok {
			return Value{}, badArgument(name, "argument", "str", args[0])
		}
		s := strSelf(self)
		return s.part(cut(s.text, affix.text)), nil
	}
}

func defineStrStrip(c *Type) {
	c.Method("strip", Positional(0, 1), strStripper("strip", true, true))
	c.Method("lstrip", Positional(0, 1), strStripper("lstrip", true, false))
	c.Method("rstrip", Positional(0, 1), strStripper("rstrip", false, true))
	c.Method("removeprefix", OneArg, strRemover("removeprefix", strings.TrimPrefix))
	c.Method("removesuffix", OneArg, strRemover("removesuffix", strings.TrimSuffix))
}
