package object

import (
	"reflect"
	"sync"
)

// builtinTypes are the types to be completed by readyTypes. It is nil
// afterwards: packages above this one call Ready themselves.
var (
	builtinTypes []*Type
	typesReady   bool
)

func registerBuiltin(t *Type) {
	if !typesReady {
		builtinTypes = append(builtinTypes, t)
	}
}

// builtinSubclasses guards the subclasses of built-in types: a module of the
// library makes its types when a session first imports it, while others run.
var builtinSubclasses sync.Mutex

// readyTypes completes the types that this package declares.
func readyTypes() {
	for _, t := range builtinTypes {
		Ready(t)
	}
	builtinTypes, typesReady = nil, true
}

// Ready completes a built-in type once its slots and methods are filled in:
// MRO, methods for the slots, inherited slots, caches. It completes the bases
// first. After Ready the type never changes.
func Ready(t *Type) {
	if t.cache.complete {
		return
	}
	if len(t.Bases) == 0 && t != ObjectType {
		t.Bases = []*Type{ObjectType}
	}
	for _, base := range t.Bases {
		Ready(base)
		builtinSubclasses.Lock()
		base.subclasses = append(base.subclasses, weakType(t))
		builtinSubclasses.Unlock()
	}
	mro, err := linearize(t, t.Bases)
	if err != nil {
		panic("object: " + t.Name + ": " + err.Error())
	}
	t.MRO = mro
	t.inheritFlags()
	t.solid = builtinSolid(t, t.Slots.New != nil)
	t.addSlotMethods()
	t.addNewFunction()
	t.addDoc()
	t.inheritSlots()
	t.rootShape()
	t.completeCache()
}

func (t *Type) inheritFlags() {
	const inherited = HasDict | ExceptionLayout | TypeLayout | SequencePattern | MappingPattern
	for _, base := range t.Bases {
		t.Flags |= base.Flags & inherited
	}
	if t == ObjectType {
		t.Flags |= plainNew | plainInit
		return
	}
	if t.exception == nil {
		t.exception = t.Bases[0].exception
	}
	if t.Slots.New == nil {
		t.Flags |= t.Bases[0].Flags & plainNew
	}
	if t.Slots.Init == nil {
		t.Flags |= t.Bases[0].Flags & plainInit
	}
}

// addSlotMethods adds the special methods that t's own slots provide.
func (t *Type) addSlotMethods() {
	for _, d := range slotDefs {
		if _, own := t.Dict.GetStr(d.name); own || d.wrap == nil {
			continue
		}
		objectsOwn := t == ObjectType && (d.group == slotGetAttribute || d.group == slotSetAttr)
		if d.has(&t.Slots) || objectsOwn {
			t.Dict.SetStr(d.name, t.slotMethod(d))
		}
	}
	if t.Slots.Compare != nil && t.Slots.Hash == nil {
		if _, own := t.Dict.GetStr(nameHash); !own {
			t.Dict.SetStr(nameHash, None)
		}
		t.Slots.Hash = hashNotImplemented
	}
}

func (t *Type) slotMethod(d *slotDef) Value {
	if d.id != slotFormat && !methodSlots[t.Name+"."+d.name.text] {
		return FromObject(&SlotWrapper{Owner: t, def: d})
	}
	return FromObject(&MethodDescriptor{
		Name: d.name.text, Owner: t, Sig: OneArg, doc: d.doc, slot: d,
		Fn: func(th *Thread, self Value, args []Value) (Value, error) {
			return d.wrap(th, t, self, args, nil)
		},
	})
}

func (t *Type) addDoc() {
	if _, own := t.Dict.GetStr(nameDoc); own {
		return
	}
	doc := None
	if t.Doc != "" {
		doc = Intern(t.Doc).Value()
	}
	t.Dict.SetStr(nameDoc, doc)
}

// inheritSlots copies the slots that t lacks from its bases.
func (t *Type) inheritSlots() {
	to := reflect.ValueOf(&t.Slots).Elem()
	bases := t.MRO[1:]
	if base := t.soleBase(); base != nil && !base.Has(NoInstantiate) {
		bases = t.Bases // which has what its own bases give
	}
	for _, base := range bases {
		inheritNil(to, reflect.ValueOf(&base.Slots).Elem())
	}
	if t.Has(NoInstantiate) {
		t.Slots.New = nil
	}
}

func inheritNil(to, from reflect.Value) {
	for i := range to.NumField() {
		field, base := to.Field(i), from.Field(i)
		if field.Kind() == reflect.Array {
			for j := range field.Len() {
				if field.Index(j).IsNil() {
					field.Index(j).Set(base.Index(j))
				}
			}
		} else if field.IsNil() {
			field.Set(base)
		}
	}
}

// slotSource is what a name means for a slot of a script's class.
type slotSource struct {
	attr    Value
	builtin *Type // the type whose own Go function the attribute is, or nil
}

// slotSourceOf finds what d's name means on t.
func (t *Type) slotSourceOf(d *slotDef) (slotSource, bool) {
	attr, definer := t.walk(d.name)
	if definer == nil {
		return slotSource{}, false
	}
	source := slotSource{attr: attr}
	var owner *Type
	switch o := attr.obj.(type) {
	case *SlotWrapper:
		if o.def == d {
			owner = o.Owner
		}
	case *MethodDescriptor:
		if o.slot == d {
			owner = o.Owner
		}
	case *Builtin:
		if d.id == slotNew {
			owner = o.constructs
		}
	}
	if owner != nil && t.IsSubtype(owner) {
		source.builtin = owner
	}
	return source, true
}

// fillSlots fills the slots of a script's class from the special methods along
// its MRO. It is done again whenever one of them changes.
func (t *Type) fillSlots() {
	t.Slots, t.special = Slots{}, nil
	t.Flags &^= plainNew | plainInit
	var scripted [slotCount]bool
	sources := make([]slotSource, slotCount)
	for _, d := range slotDefs {
		source, ok := t.slotSourceOf(d)
		if !ok {
			continue
		}
		if d.id == slotHash && source.attr.IsNone() {
			t.Slots.Hash = hashNotImplemented
			continue
		}
		sources[d.id] = source
		if source.builtin == nil {
			scripted[d.group] = true
		}
	}
	for _, d := range slotDefs {
		if s := sources[d.id]; !s.attr.IsUnbound() && !scripted[d.group] {
			t.inheritSlot(d, s.builtin)
		}
	}
	for _, d := range slotDefs {
		if s := sources[d.id]; !s.attr.IsUnbound() && scripted[d.group] {
			t.setSpecial(d.id, s.attr)
			d.dispatch(&t.Slots)
		}
	}
	if t.Has(DerivedLayout) && sources[slotNew].builtin != nil {
		t.Slots.New = newDerived
	}
}

func (t *Type) inheritSlot(d *slotDef, from *Type) {
	d.inherit(&t.Slots, &from.Slots)
	if d.id == slotInit && from.Has(plainInit) {
		t.Flags |= plainInit
	}
	if d.id == slotNew && from.Has(plainNew) {
		t.Flags |= plainNew
	}
}
