package object

import (
	"strings"
	"weak"
)

// linearize computes the C3 method resolution order of a class t with the
// given bases: t, then the merge of the bases' orders and the bases themselves.
func linearize(t *Type, bases []*Type) ([]*Type, error) {
	for i, base := range bases {
		if containsType(bases[i+1:], base) {
			return nil, TypeErrorf("duplicate base class %s", base.Name)
		}
	}
	mro := []*Type{t}
	if len(bases) == 1 {
		return append(mro, bases[0].MRO...), nil
	}
	heads := make([][]*Type, 0, len(bases)+1)
	for _, base := range bases {
		heads = append(heads, base.MRO)
	}
	heads = append(heads, bases)
	for {
		next, done := nextInOrder(heads)
		if done {
			return mro, nil
		}
		if next == nil {
			return nil, inconsistentOrder(heads)
		}
		mro = append(mro, next)
		for i, list := range heads {
			if len(list) > 0 && list[0] == next {
				heads[i] = list[1:]
			}
		}
	}
}

// nextInOrder returns the first head that is in no list's tail.
func nextInOrder(lists [][]*Type) (next *Type, done bool) {
	done = true
	for _, list := range lists {
		if len(list) == 0 {
			continue
		}
		done = false
		if !inATail(lists, list[0]) {
			return list[0], false
		}
	}
	return nil, done
}

func inATail(lists [][]*Type, t *Type) bool {
	for _, list := range lists {
		if len(list) > 1 && containsType(list[1:], t) {
			return true
		}
	}
	return false
}

// inconsistentOrder names the classes that block each other.
func inconsistentOrder(lists [][]*Type) error {
	var blocked []*Type
	for _, list := range lists {
		if len(list) > 0 && !containsType(blocked, list[0]) {
			blocked = append(blocked, list[0])
		}
	}
	names := make([]string, len(blocked))
	for i, t := range blocked {
		names[i] = t.Name
	}
	return TypeErrorf("Cannot create a consistent method resolution order (MRO) for bases %s", strings.Join(names, ", "))
}

func weakType(t *Type) weak.Pointer[Type] { return weak.Make(t) }

// addSubclass records sub as a direct subclass of base. What scripts derive
// from a built-in type is recorded in the session, as sessions share the type.
func (s *State) addSubclass(base, sub *Type) {
	if base.Has(HeapType) {
		base.subclasses = appendLive(base.subclasses, sub)
	} else {
		s.subclasses[base] = appendLive(s.subclasses[base], sub)
	}
}

// appendLive appends, dropping references to collected classes when the slice
// is about to grow, so that classes made in a loop do not pile up.
func appendLive(refs []weak.Pointer[Type], sub *Type) []weak.Pointer[Type] {
	if len(refs) == cap(refs) {
		live := refs[:0]
		for _, ref := range refs {
			if ref.Value() != nil {
				live = append(live, ref)
			}
		}
		refs = live
	}
	return append(refs, weakType(sub))
}

func (s *State) removeSubclass(base, sub *Type) {
	refs := base.subclasses
	if !base.Has(HeapType) {
		refs = s.subclasses[base]
	}
	kept := make([]weak.Pointer[Type], 0, len(refs))
	for _, ref := range refs {
		if c := ref.Value(); c != nil && c != sub {
			kept = append(kept, ref)
		}
	}
	if base.Has(HeapType) {
		base.subclasses = kept
	} else {
		s.subclasses[base] = kept
	}
}

// subclassesOf lists the direct subclasses of base that this session can see.
func (s *State) subclassesOf(base *Type) []*Type {
	var list []*Type
	builtinSubclasses.Lock()
	base.eachSubclass(func(c *Type) { list = append(list, c) })
	builtinSubclasses.Unlock()
	if !base.Has(HeapType) {
		for _, ref := range s.subclasses[base] {
			if c := ref.Value(); c != nil {
				list = append(list, c)
			}
		}
	}
	return list
}
