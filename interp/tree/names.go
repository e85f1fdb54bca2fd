package tree

import "github.com/apy-lang/apy/interp/object"

// loadLocal reads a slot.
type loadLocal struct {
	slot int
	name *object.Str
	at   place
}

func (n *loadLocal) eval(f *frame) (object.Value, error) {
	v := f.slots[n.slot]
	if v.IsUnbound() {
		return v, f.fail(n.at, unboundLocal(n.name))
	}
	return v, nil
}

func unboundLocal(name *object.Str) error {
	return nameError(object.UnboundLocalError, name, "cannot access local variable '%s' where it is not associated with a value", name)
}

// loadTemp reads a slot that is known to be bound: a temporary.
type loadTemp struct{ slot int }

func (n *loadTemp) eval(f *frame) (object.Value, error) { return f.slots[n.slot], nil }

// loadCell reads a variable that an inner function captures.
type loadCell struct {
	slot int
	name *object.Str
	at   place
}

func (n *loadCell) eval(f *frame) (object.Value, error) {
	v := f.cell(n.slot).Value
	if v.IsUnbound() {
		return v, f.fail(n.at, unboundLocal(n.name))
	}
	return v, nil
}

// loadFree reads a variable captured from an enclosing function.
type loadFree struct {
	index int
	name  *object.Str
	at    place
}

func (n *loadFree) eval(f *frame) (object.Value, error) {
	v := f.fn.closure[n.index].Value
	if v.IsUnbound() {
		return v, f.fail(n.at, unboundFree(n.name))
	}
	return v, nil
}

func unboundFree(name *object.Str) error {
	return nameError(object.NameError, name, "cannot access free variable '%s' where it is not associated with a value in enclosing scope", name)
}

// nameError makes a NameError that knows its name.
func nameError(class *object.Type, name *object.Str, format string, args ...any) error {
	e := object.Raisef(class, format, args...).(*object.Exception)
	e.Members = []object.Value{name.Value()}
	return e
}

// loadGlobal reads a name of the module or of builtins. Once found, the name
// costs one check of its entry and no look-up.
type loadGlobal struct {
	name  *object.Str
	cache int
	at    place
}

func (n *loadGlobal) eval(f *frame) (object.Value, error) {
	c := &f.env.caches[n.cache]
	if c.kind == inGlobals {
		if v, ok := f.env.globals.ValueAtKey(c.index, c.key); ok {
			return v, nil
		}
	} else if c.kind == inBuiltins && c.version == f.env.globals.KeysVersion() {
		if v, ok := f.env.builtins.ValueAtKey(c.index, c.key); ok {
			return v, nil
		}
	}
	return n.find(f, c)
}

func (n *loadGlobal) find(f *frame, c *cache) (object.Value, error) {
	v, ok := c.findGlobal(f.env, n.name)
	if !ok {
		return v, f.fail(n.at, f.undefined(n.name))
	}
	return v, nil
}

// findGlobal looks the name up and remembers where it was.
func (c *cache) findGlobal(env *environment, name *object.Str) (object.Value, bool) {
	if i := env.globals.IndexOfStr(name); i >= 0 {
		key, v, _ := env.globals.At(i)
		c.kind, c.index = inGlobals, i
		c.key, _ = key.Object().(*object.Str)
		return v, true
	}
	if i := env.builtins.IndexOfStr(name); i >= 0 {
		key, v, _ := env.builtins.At(i)
		c.kind, c.index, c.version = inBuiltins, i, env.globals.KeysVersion()
		c.key, _ = key.Object().(*object.Str)
		return v, true
	}
	return object.Value{}, false
}

// undefined is the NameError of a name that is nowhere.
func (f *frame) undefined(name *object.Str) error {
	return nameError(object.NameError, name, "name '%s' is not defined", name)
}

// loadName reads a name in a class body: from its namespace, else as a global.
type loadName struct {
	name   *object.Str
	global loadGlobal
}

func (n *loadName) eval(f *frame) (object.Value, error) {
	v, ok, err := f.lookupNamespace(n.name)
	if err != nil {
		return v, f.fail(n.global.at, err)
	}
	if ok {
		return v, nil
	}
	return n.global.eval(f)
}

// lookupNamespace reads a name from the class body's namespace, which a
// metaclass's __prepare__ may have chosen.
func (f *frame) lookupNamespace(name *object.Str) (object.Value, bool, error) {
	if d, ok := f.namespace.Object().(*object.Dict); ok {
		v, ok := d.GetStr(name)
		return v, ok, nil
	}
	if f.namespace.IsUnbound() {
		return object.Value{}, false, nil
	}
	v, err := object.GetItem(f.t, f.namespace, name.Value())
	if object.Matches(err, object.KeyError) {
		return v, false, nil
	}
	return v, err == nil, err
}

// loadNameOrFree reads, in a class body, a name that the body binds or else an
// enclosing function does.
type loadNameOrFree struct {
	name *object.Str
	free expr
	at   place
}

func (n *loadNameOrFree) eval(f *frame) (object.Value, error) {
	v, ok, err := f.lookupNamespace(n.name)
	if err != nil {
		return v, f.fail(n.at, err)
	}
	if ok {
		return v, nil
	}
	return n.free.eval(f)
}
