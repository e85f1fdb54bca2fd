package tree

import "github.com/apy-lang/apy/interp/object"

// mappingPattern matches a mapping that has all the keys; rest, which may be
// nil, takes the others.
type mappingPattern struct {
	keys     []expr
	patterns []pattern
	rest     target
	at       place
}

var nameGet = object.Intern("get")

func (p *mappingPattern) match(f *frame, v object.Value, found *captures) (bool, error) {
	if !v.Type().Has(object.MappingPattern) {
		return false, nil
	}
	if length, err := object.Length(f.t, v); err != nil || length < len(p.keys) {
		return false, f.failed(p.at, err)
	}
	keys, err := f.evalAll(p.keys)
	if err != nil {
		return false, err
	}
	values, ok, err := p.lookUp(f, v, keys)
	if err != nil || !ok {
		return false, f.failed(p.at, err)
	}
	for i, part := range p.patterns {
		if ok, err := part.match(f, values[i], found); err != nil || !ok {
			return false, err
		}
	}
	if p.rest == nil {
		return true, nil
	}
	rest := object.NewDict()
	err = rest.Update(f.t, v)
	for _, key := range keys {
		if err == nil {
			_, _, err = rest.Delete(f.t, key)
		}
	}
	*found = append(*found, capture{p.rest, rest.Value()})
	return true, f.failed(p.at, err)
}

// lookUp finds the values of the keys; ok is false when one is missing.
func (p *mappingPattern) lookUp(f *frame, v object.Value, keys []object.Value) (values []object.Value, ok bool, err error) {
	seen := object.NewDict()
	missing := object.NewInstance(object.ObjectType)
	for _, key := range keys {
		_, twice, err := seen.Get(f.t, key)
		if err != nil {
			return nil, false, err
		}
		if twice {
			repr, err := object.ReprString(f.t, key)
			if err == nil {
				err = object.ValueErrorf("mapping pattern checks duplicate key (%s)", repr)
			}
			return nil, false, err
		}
		if err := seen.Set(f.t, key, object.True); err != nil {
			return nil, false, err
		}
		item, err := object.CallMethod(f.t, v, nameGet, key, object.FromObject(missing))
		if err != nil {
			return nil, false, err
		}
		if item.Object() == object.Object(missing) {
			return nil, false, nil
		}
		values = append(values, item)
	}
	return values, true, nil
}

// classPattern matches an instance of a class by its attributes. The first
// positional ones are named by the class's __match_args__.
type classPattern struct {
	class    expr
	patterns []pattern // positional, then by name
	names    []*object.Str
	at       place
}

var nameMatchArgs = object.Intern("__match_args__")

func (p *classPattern) match(f *frame, v object.Value, found *captures) (bool, error) {
	class, err := p.class.eval(f)
	if err != nil {
		return false, err
	}
	typ, ok := class.Object().(*object.Type)
	if !ok {
		return false, f.fail(p.at, object.TypeErrorf("called match pattern must be a class"))
	}
	if ok, err := object.IsInstance(f.t, v, class); err != nil || !ok {
		return false, f.failed(p.at, err)
	}
	positional := len(p.patterns) - len(p.names)
	names, itself, err := p.positionalNames(f, typ, class, positional)
	if err != nil {
		return false, f.fail(p.at, err)
	}
	if itself {
		if ok, err := p.patterns[0].match(f, v, found); err != nil || !ok {
			return false, err
		}
	}
	return p.matchAttributes(f, typ, v, names, positional, found)
}

// positionalNames returns the attributes that the positional patterns mean;
// itself tells that the one pattern means the object itself, as for int(x).
func (p *classPattern) positionalNames(f *frame, typ *object.Type, class object.Value, count int) (names []*object.Str, itself bool, err error) {
	if count == 0 {
		return nil, false, nil
	}
	v, ok, err := object.LookupAttr(f.t, class, nameMatchArgs)
	if err != nil {
		return nil, false, err
	}
	if !ok {
		allowed := 0
		if matchesItself(typ) {
			allowed = 1
		}
		if count > allowed {
			return nil, false, tooManyPositional(typ, allowed, count)
		}
		return nil, true, nil
	}
	tuple, ok := v.Object().(*object.Tuple)
	if !ok {
		return nil, false, object.TypeErrorf("%s.__match_args__ must be a tuple (got %s)", typ.Name, v.Type().Name)
	}
	if len(tuple.Elems) < count {
		return nil, false, tooManyPositional(typ, len(tuple.Elems), count)
	}
	for _, e := range tuple.Elems[:count] {
		name, ok := e.Object().(*object.Str)
		if !ok {
			return nil, false, object.TypeErrorf("__match_args__ elements must be strings (got %s)", e.Type().Name)
		}
		names = append(names, name)
	}
	return names, false, nil
}

func tooManyPositional(typ *object.Type, allowed, given int) error {
	return object.TypeErrorf("%s() accepts %d positional sub-pattern%s (%d given)", typ.Name, allowed, plural(allowed), given)
}

// matchesItself tells whether a class's one positional pattern is matched
// against the object: the built-in value types and what derives from them.
func matchesItself(typ *object.Type) bool {
	for _, c := range []*object.Type{
		object.BoolType, object.BytesType, object.ByteArrayType, object.DictType, object.FloatType, object.FrozenSetType,
		object.IntType, object.ListType, object.SetType, object.StrType, object.TupleType,
	} {
		if typ.IsSubtype(c) {
			return true
		}
	}
	return false
}

// matchAttributes matches the attributes of v against the patterns.
func (p *classPattern) matchAttributes(f *frame, typ *object.Type, v object.Value, names []*object.Str, positional int, found *captures) (bool, error) {
	seen := map[string]bool{}
	for i, part := range p.patterns {
		var name *object.Str
		switch {
		case i >= positional:
			name = p.names[i-positional]
		case i < len(names):
			name = names[i]
		default:
			continue
		}
		if seen[name.String()] {
			return false, f.fail(p.at, object.TypeErrorf("%s() got multiple sub-patterns for attribute '%s'", typ.Name, name))
		}
		seen[name.String()] = true
		attr, ok, err := object.LookupAttr(f.t, v, name)
		if err != nil || !ok {
			return false, f.failed(p.at, err)
		}
		if ok, err := part.match(f, attr, found); err != nil || !ok {
			return false, err
		}
	}
	return true, nil
}
