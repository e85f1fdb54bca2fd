package object

// The layout of instances: which Go type holds them, decided by the "solid"
// class of the MRO, the nearest one that adds to the layout of its base.

// builtinSolid returns the class that decides the layout of a built-in type's
// instances: the type itself when it constructs them in its own way.
func builtinSolid(t *Type, ownNew bool) *Type {
	if t == ObjectType || ownNew || t.exception != t.Bases[0].exception {
		return t
	}
	return t.Bases[0].solid
}

// builtinLayout returns the built-in type whose instances t's instances are or
// contain; object for plain instances.
func (t *Type) builtinLayout() *Type {
	for _, c := range t.MRO {
		if !c.Has(HeapType) && c.solid == c && t.solid.IsSubtype(c) {
			return c
		}
	}
	return ObjectType
}

// bestBase returns the base whose layout a class with these bases takes.
func bestBase(bases []*Type) (*Type, error) {
	var best *Type
	for _, base := range bases {
		if base.Has(Final) {
			return nil, TypeErrorf("type '%s' is not an acceptable base type", base.qualifiedName())
		}
		switch {
		case best == nil || best.solid != base.solid && base.solid.extendsLayout(best.solid):
			best = base
		case best.solid.extendsLayout(base.solid):
		default:
			return nil, TypeErrorf("multiple bases have instance lay-out conflict")
		}
	}
	return best, nil
}

// extendsLayout reports whether t's layout contains base's.
func (t *Type) extendsLayout(base *Type) bool {
	return t == base || base == ObjectType || t.IsSubtype(base)
}

// takeLayout gives t, a script's class, the layout of best, and its own slots
// after those of best.
func (t *Type) takeLayout(best *Type, slots []*Str) {
	t.solid = best.solid
	if len(slots) > 0 {
		t.solid = t
	}
	inherited := HasDict | ExceptionLayout | DerivedLayout | TypeLayout
	t.Flags |= best.Flags & inherited
	t.exception = best.exception
	if !best.Has(HeapType) && best != ObjectType && best.Flags&(ExceptionLayout|TypeLayout|HasDict) == 0 {
		t.Flags |= DerivedLayout
	}
	var keys []*Str
	if best.Has(HeapType) {
		root := best.rootShape()
		keys = append(keys, root.keys[:root.slots]...)
	}
	keys = append(keys, slots...)
	t.shape = &Shape{class: t, keys: keys, slots: len(keys)}
}

// sameLayout reports whether an instance of a may become one of b.
func sameLayout(a, b *Type) bool {
	if a.builtinLayout() != b.builtinLayout() || a.Has(HasDict) != b.Has(HasDict) {
		return false
	}
	x, y := a.rootShape(), b.rootShape()
	if x.slots != y.slots {
		return false
	}
	for i, key := range x.keys[:x.slots] {
		if key.text != y.keys[i].text {
			return false
		}
	}
	return true
}
