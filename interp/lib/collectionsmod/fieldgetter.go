package collectionsmod

import (
	"fmt"

	"github.com/apy-lang/apy/interp/object"
)

var fieldGetterType *object.Type

// fieldGetter is the attribute of a field of a namedtuple.
type fieldGetter struct {
	index int
	doc   value
}

func (*fieldGetter) Type() *object.Type { return fieldGetterType }

func defineFieldGetter() {
	c := object.NewBuiltinType("collections._tuplegetter", object.ObjectType)
	fieldGetterType = c
	signature := object.Positional(2, 2)
	c.Slots.New = func(t *thread, cls *object.Type, args []value, names []*object.Str) (value, error) {
		bound, _, err := signature.Bind(t, "_tuplegetter", args, names)
		if err != nil {
			return value{}, err
		}
		index, err := object.IndexInt(t, bound[0], object.OverflowError)
		return object.NewOf(cls, c, object.FromObject(&fieldGetter{index, bound[1]})), err
	}
	c.Slots.DescrGet = func(_ *thread, self, obj value, _ *object.Type) (value, error) {
		if obj.IsUnbound() || obj.IsNone() {
			return self, nil
		}
		g := object.BaseOf[*fieldGetter](self)
		tuple, ok := obj.AsTuple()
		if !ok {
			return value{}, object.TypeErrorf("descriptor for index '%d' for tuple subclasses doesn't apply to '%s' object", g.index, obj.Type().Name)
		}
		if g.index < 0 || g.index >= len(tuple.Elems) {
			return value{}, object.Raisef(object.IndexError, "tuple index out of range")
		}
		return tuple.Elems[g.index], nil
	}
	c.Slots.DescrSet = func(_ *thread, _, _, v value) error {
		if v.IsUnbound() {
			return object.Raisef(object.AttributeError, "can't delete attribute")
		}
		return object.Raisef(object.AttributeError, "can't set attribute")
	}
	c.Slots.Repr = func(t *thread, self value) (value, error) {
		g := object.BaseOf[*fieldGetter](self)
		doc, err := object.ReprString(t, g.doc)
		return object.NewStr(fmt.Sprintf("_tuplegetter(%d, %s)", g.index, doc)), err
	}
	c.GetSet("__doc__", func(_ *thread, self value) (value, error) { return object.BaseOf[*fieldGetter](self).doc, nil },
		func(_ *thread, self, v value) error {
			if v.IsUnbound() {
				v = object.None
			}
			object.BaseOf[*fieldGetter](self).doc = v
			return nil
		})
	object.Ready(c)
}
