package functoolsmod

import (
	"strings"

	"github.com/apy-lang/apy/interp/object"
)

var partialType *object.Type

type partial struct {
	object.Attrs
	function value
	args     *object.Tuple
	keywords *object.Dict // which a script may change
}

func (p *partial) Type() *object.Type      { return p.Class() }
func (p *partial) AttrsRef() *object.Attrs { return &p.Attrs }

func definePartial() {
	c := object.NewBuiltinType("functools.partial", object.ObjectType)
	partialType = c
	c.Doc = "Create a new function with partial application of the given arguments and keywords."
	c.AllowAttributes()
	c.Slots.New = newPartial
	c.Slots.Call = callPartial
	c.Slots.Repr = reprPartial
	member(c, "func", func(self value) value { return partialOf(self).function })
	member(c, "args", func(self value) value { return partialOf(self).args.Value() })
	member(c, "keywords", func(self value) value { return partialOf(self).keywords.Value() })
	c.Method("__reduce__", object.NoArgs, func(_ *thread, self value, _ []value) (value, error) {
		p := partialOf(self)
		attributes := object.None
		if p.HasOwn() {
			attributes = p.DictObject().Value()
		}
		state := object.TupleOf(p.function, p.args.Value(), p.keywords.Value(), attributes)
		return object.TupleOf(self.Type().Value(), object.TupleOf(p.function), state), nil
	})
	c.Method("__setstate__", object.OneArg, setPartialState)
	addClassGetItem(c)
	object.Ready(c)
}

func partialOf(self value) *partial { return self.Object().(*partial) }

func newPartial(t *thread, cls *object.Type, args []value, names []*object.Str) (value, error) {
	given := len(args) - len(names)
	if given == 0 {
		return value{}, object.TypeErrorf("type 'partial' takes at least one argument")
	}
	if !object.Callable(args[0]) {
		return value{}, object.TypeErrorf("the first argument must be callable")
	}
	p := &partial{function: args[0], keywords: object.NewDict()}
	p.Init(cls)
	positional := args[1:given]
	// A partial of a partial is one partial, unless it carries attributes.
	if inner, ok := args[0].Object().(*partial); ok && inner.Type() == partialType && !inner.HasOwn() {
		p.function = inner.function
		p.keywords = inner.keywords.Copy()
		positional = append(append([]value(nil), inner.args.Elems...), positional...)
	}
	tuple, _ := object.NewTuple(append([]value(nil), positional...)).AsTuple()
	p.args = tuple
	for i, name := range names {
		p.keywords.SetStr(name, args[given+i])
	}
	return object.FromObject(p), t.ChargeBytes(128)
}

func callPartial(t *thread, self value, args []value, names []*object.Str) (value, error) {
	p := partialOf(self)
	if err := t.EnterRecursive(" while calling a Python object"); err != nil {
		return value{}, err
	}
	defer t.Leave()
	given := len(args) - len(names)
	fixed := len(p.args.Elems)
	if p.keywords.Len() == 0 {
		window := t.Push(fixed + len(args))
		copy(window, p.args.Elems)
		copy(window[fixed:], args)
		result, err := object.Call(t, p.function, window, names)
		t.Pop(window)
		return result, err
	}
	merged := p.keywords
	if len(names) > 0 {
		merged = merged.Copy()
		for i, name := range names {
			merged.SetStr(name, args[given+i])
		}
	}
	window := t.Push(fixed + given + merged.Len())
	defer t.Pop(window)
	copy(window, p.args.Elems)
	copy(window[fixed:], args[:given])
	keywords := make([]*object.Str, 0, merged.Len())
	for k, v := range merged.All() {
		name, ok := k.AsStr()
		if !ok {
			return value{}, object.TypeErrorf("keywords must be strings")
		}
		window[fixed+given+len(keywords)] = v
		keywords = append(keywords, name)
	}
	return object.Call(t, p.function, window, keywords)
}

var nameModule = object.Intern("__module__")

func reprPartial(t *thread, self value) (value, error) {
	p := partialOf(self)
	if !t.EnterRepr(p) {
		return object.NewStr("..."), nil
	}
	defer t.LeaveRepr()
	text, err := object.ReprString(t, p.function)
	if err != nil {
		return value{}, err
	}
	parts := []string{text}
	for _, arg := range p.args.Elems {
		if text, err = object.ReprString(t, arg); err != nil {
			return value{}, err
		}
		parts = append(parts, text)
	}
	for i := 0; i < p.keywords.EntryCount(); i++ {
		k, v, ok := p.keywords.At(i)
		if !ok {
			continue
		}
		name, err := object.StrString(t, k)
		if err != nil {
			return value{}, err
		}
		if text, err = object.ReprString(t, v); err != nil {
			return value{}, err
		}
		parts = append(parts, name+"="+text)
	}
	module, err := object.GetAttr(t, self.Type().Value(), nameModule)
	if err != nil {
		return value{}, err
	}
	title, err := object.StrString(t, module)
	return object.NewStr(title + "." + self.Type().QualName + "(" + strings.Join(parts, ", ") + ")"), err
}

func setPartialState(_ *thread, self value, args []value) (value, error) {
	p := partialOf(self)
	wrong := object.TypeErrorf("invalid partial state")
	state, ok := args[0].AsTuple()
	if !ok || len(state.Elems) != 4 || !object.Callable(state.Elems[0]) {
		return value{}, wrong
	}
	positional, ok1 := state.Elems[1].AsTuple()
	keywords, ok2 := state.Elems[2].AsDict()
	if !ok1 || !ok2 && !state.Elems[2].IsNone() {
		return value{}, wrong
	}
	p.function, p.args, p.keywords = state.Elems[0], positional, object.NewDict()
	if ok2 {
		p.keywords = keywords.Copy()
	}
	if attributes, ok := state.Elems[3].AsDict(); ok {
		p.SetDictObject(attributes.Copy())
	}
	return object.None, nil
}
