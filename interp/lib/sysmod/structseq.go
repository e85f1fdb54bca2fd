package sysmod

import (
	"strings"

	"github.com/apy-lang/apy/interp/object"
)

// newSequenceType makes the class of a tuple whose elements have names, as
// CPython makes them of C structs (sys.version_info).
func newSequenceType(name string, fields ...string) *object.Type {
	c := object.NewBuiltinType("sys."+name, object.TupleType)
	c.Doc = "sys." + name
	c.Flags |= object.Final | object.NoInstantiate
	matchArgs := make([]object.Value, len(fields))
	for i, field := range fields {
		matchArgs[i] = object.Intern(field).Value()
		c.GetSet(field, func(_ *object.Thread, self object.Value) (object.Value, error) {
			elems, _ := self.AsTuple()
			return elems.Elems[i], nil
		}, func(*object.Thread, object.Value, object.Value) error {
			return object.Raisef(object.AttributeError, "readonly attribute")
		})
	}
	c.Set("__match_args__", object.NewTuple(matchArgs))
	for _, count := range []string{"n_fields", "n_sequence_fields"} {
		c.Set(count, object.Int(int64(len(fields))))
	}
	c.Set("n_unnamed_fields", object.Int(0))
	c.Slots.Repr = func(t *object.Thread, self object.Value) (object.Value, error) {
		elems, _ := self.AsTuple()
		parts := make([]string, len(fields))
		for i, field := range fields {
			text, err := object.ReprString(t, elems.Elems[i])
			if err != nil {
				return object.Value{}, err
			}
			parts[i] = field + "=" + text
		}
		return object.NewStr("sys." + name + "(" + strings.Join(parts, ", ") + ")"), nil
	}
	object.Ready(c)
	return c
}

// newSequence makes the one instance of such a class.
func newSequence(c *object.Type, elems ...object.Value) object.Value {
	return object.FromObject(object.NewDerived(c, object.NewTuple(elems)))
}
