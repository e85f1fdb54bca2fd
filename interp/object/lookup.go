package object

import "math/bits"

// lookupCache remembers what names mean on a type, so that a look-up does not
// walk the MRO. A built-in type's is complete from Ready on and never changes,
// as sessions share it. A script's class fills its own as it goes, absent
// names included, and drops it when the class or a base changes.
type lookupCache struct {
	entries  []lookupEntry // open addressing; the length is a power of two
	count    int
	complete bool
	base     *lookupCache // where to look on: the names that a type only inherits
}

type lookupEntry struct {
	name    *Str // nil: free
	value   Value
	definer *Type // nil: the type has no such attribute
}

// maxCachedNames bounds the cache of a class that is asked for ever new names.
const maxCachedNames = 1024

func (c *lookupCache) find(name *Str) *lookupEntry {
	hash := name.Hash()
	for ; c != nil; c = c.base {
		if len(c.entries) == 0 {
			continue
		}
		mask := uint64(len(c.entries) - 1)
		for i := hash & mask; ; i = (i + 1) & mask {
			e := &c.entries[i]
			if e.name == name {
				return e
			}
			if e.name == nil {
				break
			}
			if e.name.Hash() == hash && e.name.text == name.text {
				return e
			}
		}
	}
	return nil
}

func (c *lookupCache) add(name *Str, v Value, definer *Type) {
	if 4*(c.count+1) > 3*len(c.entries) {
		c.grow()
	}
	mask := uint64(len(c.entries) - 1)
	i := name.Hash() & mask
	for c.entries[i].name != nil {
		i = (i + 1) & mask
	}
	c.entries[i] = lookupEntry{name, v, definer}
	c.count++
}

func (c *lookupCache) grow() {
	old := c.entries
	size := max(16, 2*len(old))
	if c.count >= maxCachedNames && !c.complete {
		old, size = nil, 16
	}
	c.entries, c.count = make([]lookupEntry, size), 0
	for _, e := range old {
		if e.name != nil {
			c.add(e.name, e.value, e.definer)
		}
	}
}

// Lookup finds name along the MRO, without descriptors and without the
// metaclass (CPython's _PyType_Lookup).
func (t *Type) Lookup(name *Str) (Value, bool) {
	if e := t.cache.find(name); e != nil {
		return e.value, e.definer != nil
	}
	if t.cache.complete {
		return Value{}, false
	}
	v, definer := t.lookupAndCache(name)
	return v, definer != nil
}

// LookupIn is Lookup that also tells the class in whose namespace name is.
func (t *Type) LookupIn(name *Str) (v Value, definer *Type, ok bool) {
	if e := t.cache.find(name); e != nil {
		return e.value, e.definer, e.definer != nil
	}
	if t.cache.complete {
		return Value{}, nil, false
	}
	v, definer = t.lookupAndCache(name)
	return v, definer, definer != nil
}

func (t *Type) lookupAndCache(name *Str) (Value, *Type) {
	v, definer := t.walk(name)
	if t.Has(HeapType) {
		t.cache.add(name, v, definer)
	}
	return v, definer
}

// walk looks through the namespaces of the MRO.
func (t *Type) walk(name *Str) (Value, *Type) {
	for _, c := range t.MRO {
		if v, ok := c.Dict.GetStr(name); ok {
			return v, c
		}
	}
	return Value{}, nil
}

// completeCache enters every name that a built-in type knows beyond what its
// base does, whose cache it goes on to. Tables with all names took a third of
// the time that the process needs to start.
func (t *Type) completeCache() {
	t.cache = lookupCache{complete: true}
	classes := t.MRO
	if base := t.soleBase(); base != nil {
		t.cache.base = &base.cache
		classes = t.MRO[:1]
	}
	names := 0
	for _, c := range classes {
		names += c.Dict.Len()
	}
	t.cache.entries = make([]lookupEntry, 1<<bits.Len(uint(names*4/3)))
	for _, c := range classes {
		for key, v := range c.Dict.All() {
			name, ok := key.obj.(*Str)
			if ok && (c == t || t.cache.find(name) == nil) {
				t.cache.add(name, v, c)
			}
		}
	}
}

// soleBase returns the base to whose MRO t adds only itself, or nil.
func (t *Type) soleBase() *Type {
	if len(t.Bases) == 0 || len(t.MRO) != 1+len(t.Bases[0].MRO) {
		return nil
	}
	return t.Bases[0]
}

// modified is called after t, a script's class, has changed: every cache and
// slot that was filled from its namespace or MRO is renewed, in its subclasses
// too.
func (t *Type) modified(s *State) {
	s.lastVersion++
	t.Version = s.lastVersion
	t.cache = lookupCache{}
	t.eachSubclass(func(c *Type) { c.modified(s) })
}

func (t *Type) eachSubclass(visit func(*Type)) {
	for _, ref := range t.subclasses {
		if c := ref.Value(); c != nil {
			visit(c)
		}
	}
}
