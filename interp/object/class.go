package object

// ClassStatement is a class statement between its header and its end: the
// tree runs the body in Namespace, then calls Finish.
type ClassStatement struct {
	Name      *Str
	Meta      Value   // the metaclass, or whatever metaclass= gave
	Bases     []Value // after __mro_entries__
	Namespace Value   // a dict, or what __prepare__ returned

	original Value // the bases as written, when __mro_entries__ changed them
	names    []*Str
	values   []Value
}

// BeginClass starts a class statement: it resolves the bases, finds the
// metaclass and asks it for the namespace. The keyword arguments are those of
// the header, metaclass among them. Slices are kept by the statement.
func BeginClass(t *Thread, name *Str, bases []Value, names []*Str, values []Value) (*ClassStatement, error) {
	c := &ClassStatement{Name: name}
	if err := c.resolveBases(t, bases); err != nil {
		return nil, err
	}
	explicit := false
	for i, key := range names {
		if key.text == "metaclass" {
			c.Meta, explicit = values[i], true
			continue
		}
		c.names, c.values = append(c.names, key), append(c.values, values[i])
	}
	if !explicit {
		c.Meta = TypeType.Value()
		if len(c.Bases) > 0 {
			c.Meta = c.Bases[0].Type().Value()
		}
	}
	if meta, ok := c.Meta.obj.(*Type); ok && meta.IsSubtype(TypeType) || ok && !explicit {
		winner, err := winningMetaclass(meta, c.Bases)
		if err != nil {
			return nil, err
		}
		c.Meta = winner.Value()
	}
	return c, c.prepare(t)
}

func (c *ClassStatement) resolveBases(t *Thread, bases []Value) error {
	for i, base := range bases {
		_, isType := base.obj.(*Type)
		if isType {
			if c.Bases != nil {
				c.Bases = append(c.Bases, base)
			}
			continue
		}
		entries, ok, err := LookupAttr(t, base, nameMROEntries)
		if err != nil {
			return err
		}
		if !ok {
			if c.Bases != nil {
				c.Bases = append(c.Bases, base)
			}
			continue
		}
		if c.Bases == nil {
			c.Bases = append(make([]Value, 0, len(bases)), bases[:i]...)
			c.original = NewTuple(append([]Value(nil), bases...))
		}
		result, err := Call1(t, entries, NewTuple(append([]Value(nil), bases...)))
		if err != nil {
			return err
		}
		tuple, ok := result.AsTuple()
		if !ok {
			return TypeErrorf("__mro_entries__ must return a tuple")
		}
		c.Bases = append(c.Bases, tuple.Elems...)
	}
	if c.Bases == nil {
		c.Bases = bases
	}
	return nil
}

// winningMetaclass returns the most derived of meta and the bases' classes.
func winningMetaclass(meta *Type, bases []Value) (*Type, error) {
	for _, base := range bases {
		other := base.Type()
		switch {
		case meta.IsSubtype(other):
		case other.IsSubtype(meta):
			meta = other
		default:
			return nil, TypeErrorf("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
		}
	}
	return meta, nil
}

func (c *ClassStatement) prepare(t *Thread) error {
	c.Namespace = NewDict().Value()
	if c.Meta.obj == Object(TypeType) {
		return nil
	}
	prepare, ok, err := LookupAttr(t, c.Meta, namePrepare)
	if err != nil || !ok {
		return err
	}
	args := append([]Value{c.Name.Value(), NewTuple(append([]Value(nil), c.Bases...))}, c.values...)
	c.Namespace, err = Call(t, prepare, args, c.names)
	if err != nil {
		return err
	}
	if c.Namespace.Type().Slots.GetItem == nil {
		name := "<metaclass>"
		if meta, ok := c.Meta.obj.(*Type); ok {
			name = meta.Name
		}
		return TypeErrorf("%s.__prepare__() must return a mapping, not %s", name, c.Namespace.Type().Name)
	}
	return nil
}

// Finish makes the class by calling the metaclass. cell, when not nil, is the
// body's __class__ cell, which the class must have filled.
func (c *ClassStatement) Finish(t *Thread, cell *Cell) (Value, error) {
	if !c.original.IsUnbound() {
		if err := SetItem(t, c.Namespace, NewStr("__orig_bases__"), c.original); err != nil {
			return Value{}, err
		}
	}
	if cell != nil {
		if err := SetItem(t, c.Namespace, nameClassCell.Value(), FromObject(cell)); err != nil {
			return Value{}, err
		}
	}
	args := append([]Value{c.Name.Value(), NewTuple(append([]Value(nil), c.Bases...)), c.Namespace}, c.values...)
	class, err := Call(t, c.Meta, args, c.names)
	if err != nil {
		return Value{}, err
	}
	if _, ok := class.obj.(*Type); cell == nil || !ok {
		return class, nil
	}
	switch {
	case cell.Value.IsUnbound():
		return Value{}, Raisef(RuntimeError, "__class__ not set defining '%s' as %s. Was __classcell__ propagated to type.__new__?",
			c.Name.text, reprOrType(t, class))
	case !cell.Value.Is(class):
		return Value{}, TypeErrorf("__class__ set to %s defining '%s' as %s", reprOrType(t, cell.Value), c.Name.text, reprOrType(t, class))
	}
	return class, nil
}

func reprOrType(t *Thread, v Value) string {
	text, err := ReprString(t, v)
	if err != nil {
		return v.Type().Name
	}
	return text
}

// typeNew is type.__new__(meta, name, bases, namespace, **keywords).
func typeNew(t *Thread, meta *Type, args []Value, names []*Str) (Value, error) {
	nargs := len(args) - len(names)
	if nargs != 3 {
		return Value{}, TypeErrorf("type.__new__() takes exactly 3 arguments (%d given)", nargs)
	}
	name, ok := args[0].AsStr()
	if !ok {
		return Value{}, TypeErrorf("type.__new__() argument 1 must be str, not %s", args[0].Type().Name)
	}
	bases, ok := args[1].AsTuple()
	if !ok {
		return Value{}, TypeErrorf("type.__new__() argument 2 must be tuple, not %s", args[1].Type().Name)
	}
	namespace, ok := args[2].AsDict()
	if !ok {
		return Value{}, TypeErrorf("type.__new__() argument 3 must be dict, not %s", args[2].Type().Name)
	}
	winner, err := winningMetaclass(meta, bases.Elems)
	if err != nil {
		return Value{}, err
	}
	if winner != meta {
		if !winner.Has(plainNew) && !winner.specialMethod(slotNew).IsUnbound() {
			return winner.Slots.New(t, winner, args, names)
		}
		meta = winner
	}
	cls, err := NewClass(t, meta, name, bases.Elems, namespace, args[3:], names)
	if err != nil {
		return Value{}, err
	}
	return cls.Value(), nil
}

// typeInit is type.__init__: it only checks the number of arguments, as the
// work is done by __new__.
func typeInit(_ *Thread, _ Value, args []Value, names []*Str) error {
	nargs := len(args) - len(names)
	if len(names) > 0 && nargs == 1 {
		return TypeErrorf("type.__init__() takes no keyword arguments")
	}
	if nargs != 1 && nargs != 3 {
		return TypeErrorf("type.__init__() takes 1 or 3 arguments")
	}
	return nil
}

// classSteps is about how many calls take as long as making a class.
const classSteps = 50

// NewClass makes a class: type.__new__, with __set_name__ and
// __init_subclass__, which gets the keyword arguments. The namespace is
// copied.
func NewClass(t *Thread, meta *Type, name *Str, bases []Value, namespace *Dict, values []Value, names []*Str) (*Type, error) {
	if err := t.Charge(classSteps); err != nil {
		return nil, err
	}
	c, err := newHeapType(t, meta, name, bases)
	if err != nil {
		return nil, err
	}
	c.Dict = namespace.Copy()
	best, err := bestBase(c.Bases)
	if err != nil {
		return nil, err
	}
	if err := c.takeNamespace(t, best); err != nil {
		return nil, err
	}
	if err := c.takeOrder(t); err != nil {
		return nil, err
	}
	c.fillSlots()
	for _, base := range c.Bases {
		t.addSubclass(base, c)
	}
	if err := c.takeClassCell(); err != nil {
		return nil, err
	}
	if err := c.setNames(t); err != nil {
		return nil, err
	}
	return c, c.initSubclass(t, values, names)
}

func newHeapType(t *Thread, meta *Type, name *Str, bases []Value) (*Type, error) {
	t.lastVersion++
	c := &Type{Name: name.text, QualName: name.text, Flags: HeapType, Version: t.lastVersion}
	if meta != TypeType {
		c.Meta = meta
	}
	for _, base := range bases {
		b, ok := base.obj.(*Type)
		if !ok {
			return nil, TypeErrorf("bases must be types")
		}
		c.Bases = append(c.Bases, b)
	}
	if len(c.Bases) == 0 {
		c.Bases = []*Type{ObjectType}
	}
	for i := range len(name.text) {
		if name.text[i] == 0 {
			return nil, ValueErrorf("type name must not contain null characters")
		}
	}
	return c, nil
}

// takeOrder computes the MRO, by the metaclass's mro() when it has its own.
func (c *Type) takeOrder(t *Thread) error {
	if c.Meta != nil {
		if method, definer := c.Meta.walk(nameMRO); definer != nil && definer != TypeType {
			return c.takeCustomOrder(t, method)
		}
	}
	mro, err := linearize(c, c.Bases)
	if err != nil {
		return err
	}
	c.MRO = mro
	return nil
}

func (c *Type) takeCustomOrder(t *Thread, method Value) error {
	// mro() may look at the class, which therefore has an order meanwhile.
	c.MRO, _ = linearize(c, c.Bases)
	if c.MRO == nil {
		c.MRO = []*Type{c, ObjectType}
	}
	result, err := callOnType(t, method, c.Value(), nil, nil)
	if err != nil {
		return err
	}
	items, err := Collect(t, result)
	if err != nil {
		return err
	}
	mro := make([]*Type, len(items))
	for i, item := range items {
		base, ok := item.obj.(*Type)
		if !ok {
			return TypeErrorf("mro() returned a non-class ('%s')", item.Type().Name)
		}
		if !c.solid.IsSubtype(base.solid) && base.solid != ObjectType {
			return TypeErrorf("mro() returned base with unsuitable layout ('%s')", base.Name)
		}
		mro[i] = base
	}
	c.MRO = mro
	return nil
}

// setNames calls __set_name__ of what the namespace holds.
func (c *Type) setNames(t *Thread) error {
	type attribute struct{ key, v, method Value }
	var toTell []attribute // apart, as __set_name__ may change the namespace
	for i, n := 0, c.Dict.EntryCount(); i < n; i++ {
		key, v, ok := c.Dict.At(i)
		if !ok || !mayHaveSetName(v) {
			continue
		}
		if method, ok := v.Type().Lookup(nameSetName); ok {
			toTell = append(toTell, attribute{key, v, method})
		}
	}
	for _, a := range toTell {
		if _, err := callSpecial2(t, a.method, a.v, c.Value(), a.key); err != nil {
			return c.noteSetName(t, err, a.v, a.key)
		}
	}
	return nil
}

// noteSetName adds to an exception of __set_name__ where it came from.
func (c *Type) noteSetName(t *Thread, err error, v, key Value) error {
	e, ok := err.(*Exception)
	if !ok {
		return err
	}
	name, reprErr := ReprString(t, key)
	if reprErr != nil {
		return reprErr
	}
	note := NewStr("Error calling __set_name__ on '" + v.Type().Name + "' instance " + name + " in '" + c.Name + "'")
	if noteErr := addNote(t, e.Value(), note); noteErr != nil {
		return noteErr
	}
	return err
}

func mayHaveSetName(v Value) bool {
	switch v.obj.(type) {
	case *intKind, *floatKind, *boolKind, *noneObject, *Str, *Tuple:
		return false
	}
	return true
}

// initSubclass calls super(c, c).__init_subclass__(**keywords).
func (c *Type) initSubclass(t *Thread, values []Value, names []*Str) error {
	for _, base := range c.MRO[1:] {
		method, ok := base.Dict.GetStr(nameInitSubclass)
		if !ok {
			continue
		}
		if base == ObjectType && len(names) == 0 {
			return nil
		}
		if get := method.Type().Slots.DescrGet; get != nil {
			bound, err := get(t, method, Value{}, c)
			if err != nil {
				return err
			}
			method = bound
		}
		_, err := Call(t, method, values, names)
		return err
	}
	return nil
}

// currentModule is the name of the module whose code makes a class, nil when
// no script runs.
func (t *Thread) currentModule() *Str {
	frames := t.Frames()
	if frames == nil || frames.Globals() == nil {
		return nil
	}
	v, _ := frames.Globals().GetStr(nameName)
	name, _ := v.AsStr()
	return name
}
