package object

// Shape is the layout of an instance's attributes: the names in the order in
// which they were set. Instances of a class that set the same names in the
// same order share a Shape, so an attribute cache is a pointer compare and an
// index; and __dict__ keeps each instance's own insertion order.
type Shape struct {
	class *Type
	// keys are the names of Attrs.values; the first class.slotCount() of them
	// are __slots__ and are not part of __dict__.
	keys  []*Str
	slots int
	next  map[string]*Shape
	dict  bool // the attributes live in Attrs.dict
	// room is, in a root shape, how many attributes instances have had so far:
	// a new one gets that much room at once.
	room int
}

// maxShapeKeys is where an instance that is used as a dictionary gets one.
const maxShapeKeys = 64

// Attrs holds the attributes of an instance.
type Attrs struct {
	shape  *Shape
	values []Value
	dict   *Dict
}

// rootShape returns the shape of a fresh instance of t. Built-in types are
// shared between sessions, so their shape never has successors.
func (t *Type) rootShape() *Shape {
	if t.shape == nil {
		t.shape = &Shape{class: t, dict: !t.Has(HeapType)}
	}
	return t.shape
}

// Class returns the class of the instance.
func (a *Attrs) Class() *Type { return a.shape.class }

// Shape returns the layout, the key of attribute caches.
func (a *Attrs) Shape() *Shape { return a.shape }

// Class returns the class whose instances have this shape.
func (s *Shape) Class() *Type { return s.class }

// ValueAt returns the attribute at an index that IndexOf or a cache gave for
// this instance's shape.
func (a *Attrs) ValueAt(i int) Value { return a.values[i] }

// SetValueAt overwrites the attribute at such an index.
func (a *Attrs) SetValueAt(i int, v Value) { a.values[i] = v }

// Extend adds the attribute that leads from the instance's shape to next.
func (a *Attrs) Extend(next *Shape, v Value) {
	if len(a.values) == cap(a.values) {
		a.grow()
	}
	a.values = append(a.values, v)
	a.shape = next
}

// grow makes room for one more attribute, or for as many as other instances of
// the class have needed.
func (a *Attrs) grow() {
	root := a.shape.class.shape
	root.room = max(root.room, len(a.values)+1)
	values := make([]Value, len(a.values), root.room)
	copy(values, a.values)
	a.values = values
}

// IsDict reports whether instances of this shape keep their attributes in a
// dictionary, where a cache cannot follow them.
func (s *Shape) IsDict() bool { return s.dict }

// IndexOf returns the index of name in the shape, or -1.
func (s *Shape) IndexOf(name *Str) int {
	for i, key := range s.keys[s.slots:] {
		if key == name {
			return s.slots + i
		}
	}
	for i, key := range s.keys[s.slots:] {
		if key.text == name.text {
			return s.slots + i
		}
	}
	return -1
}

// Next returns the shape with name added, or nil when instances should turn to
// a dictionary instead.
func (s *Shape) Next(name *Str) *Shape {
	if s.dict || len(s.keys) >= maxShapeKeys {
		return nil
	}
	if n, ok := s.next[name.text]; ok {
		return n
	}
	keys := append(s.keys[:len(s.keys):len(s.keys)], name)
	n := &Shape{class: s.class, keys: keys, slots: s.slots}
	if s.next == nil {
		s.next = map[string]*Shape{}
	}
	s.next[name.text] = n
	return n
}

// GetOwn returns the instance's own attribute, without looking at its class.
func (a *Attrs) GetOwn(name *Str) (Value, bool) {
	if a.dict != nil {
		return a.dict.GetStr(name)
	}
	if i := a.shape.IndexOf(name); i >= 0 {
		return a.values[i], true
	}
	return Value{}, false
}

// SetOwn sets the instance's own attribute.
func (a *Attrs) SetOwn(name *Str, v Value) {
	if a.dict == nil {
		if i := a.shape.IndexOf(name); i >= 0 {
			a.values[i] = v
			return
		}
		if next := a.shape.Next(name); next != nil {
			a.Extend(next, v)
			return
		}
	}
	a.DictObject().SetStr(name, v)
}

// DeleteOwn deletes the instance's own attribute.
func (a *Attrs) DeleteOwn(name *Str) bool {
	if _, ok := a.GetOwn(name); !ok {
		return false
	}
	return a.DictObject().DeleteStr(name)
}

// DictObject returns __dict__, from then on the place where the attributes
// live.
func (a *Attrs) DictObject() *Dict {
	if a.dict == nil {
		d := NewDict()
		for i := a.shape.slots; i < len(a.values); i++ {
			d.SetStr(a.shape.keys[i], a.values[i])
		}
		a.SetDictObject(d)
	}
	return a.dict
}

// SetDictObject makes d the instance's __dict__.
func (a *Attrs) SetDictObject(d *Dict) {
	clear(a.values[a.shape.slots:])
	a.values = a.values[:a.shape.slots]
	a.dict = d
	a.shape = a.shape.class.dictShape()
}

// HasOwn reports whether the instance has any attribute of its own.
func (a *Attrs) HasOwn() bool {
	if a.dict != nil {
		return a.dict.Len() > 0
	}
	return len(a.values) > a.shape.slots
}

// dictShape is the one shape of t's instances that keep a dictionary.
func (t *Type) dictShape() *Shape {
	root := t.rootShape()
	if root.dict {
		return root
	}
	if s, ok := root.next[""]; ok {
		return s
	}
	s := &Shape{class: t, keys: root.keys, slots: root.slots, dict: true}
	if root.next == nil {
		root.next = map[string]*Shape{}
	}
	root.next[""] = s
	return s
}

// setClass moves the instance to another class, `x.__class__ = C`.
func (a *Attrs) setClass(c *Type) {
	if a.dict != nil {
		a.shape = c.dictShape()
		return
	}
	names, values := a.shape.keys[a.shape.slots:], a.values[a.shape.slots:]
	a.shape = c.rootShape()
	a.values = make([]Value, a.shape.slots)
	for i, name := range names {
		a.SetOwn(name, values[i])
	}
}

// NewAttrs makes the storage of an instance of c that keeps it apart.
func NewAttrs(c *Type) *Attrs {
	a := &Attrs{}
	a.init(c)
	return a
}

func (a *Attrs) init(c *Type) {
	a.shape = c.rootShape()
	if n := a.shape.slots; n > 0 {
		a.values = make([]Value, n)
	}
}

// Instance is an instance of a class written by a script that does not derive
// from a built-in value type.
type Instance struct{ Attrs }

// Type returns the instance's class.
func (i *Instance) Type() *Type { return i.shape.class }

// An instance and room for its first attributes are one allocation: it makes
// creating small objects a third faster than with a slice of its own.
type (
	instance1 struct {
		Instance
		room [1]Value
	}
	instance2 struct {
		Instance
		room [2]Value
	}
	instance4 struct {
		Instance
		room [4]Value
	}
)

// NewInstance makes an instance of c without calling __init__.
func NewInstance(c *Type) *Instance {
	root := c.rootShape()
	switch room := max(root.room, root.slots); {
	case room == 0:
		i := &Instance{}
		i.shape = root
		return i
	case room == 1:
		i := &instance1{}
		i.shape, i.values = root, i.room[:root.slots]
		return &i.Instance
	case room == 2:
		i := &instance2{}
		i.shape, i.values = root, i.room[:root.slots]
		return &i.Instance
	case room <= 4:
		i := &instance4{}
		i.shape, i.values = root, i.room[:root.slots]
		return &i.Instance
	default:
		i := &Instance{}
		i.shape, i.values = root, make([]Value, root.slots, room)
		return i
	}
}

// Derived is an instance of a script's subclass of a built-in value type
// (class D(dict), class I(int)): the built-in value, plus attributes.
type Derived struct {
	Attrs
	Base Value
	// Extra is what a built-in subclass keeps beside the value: the factory of
	// a defaultdict.
	Extra Value
}

// Type returns the instance's class.
func (d *Derived) Type() *Type { return d.shape.class }

// NewDerived makes an instance of c around base.
func NewDerived(c *Type, base Value) *Derived {
	d := &Derived{Base: base}
	d.init(c)
	return d
}

// AttrsOf returns the attribute storage of v, or nil when objects of its type
// have none.
func AttrsOf(v Value) *Attrs {
	switch o := v.obj.(type) {
	case *Instance:
		return &o.Attrs
	case *Derived:
		return &o.Attrs
	case *Exception:
		return &o.Attrs
	case HasAttrs:
		return o.AttrsRef()
	}
	return nil
}

// HasAttrs is implemented by Go objects of subclassable types whose instances
// carry attributes (asyncio's Future, …).
type HasAttrs interface {
	Object
	AttrsRef() *Attrs
}
