package tree

import "github.com/apy-lang/apy/interp/object"

// keywordArgument is name=value in a call, or **value when name is nil.
type keywordArgument struct {
	name  *object.Str
	value expr
	at    place
}

// callStarred is a call with * or ** among its arguments.
type callStarred struct {
	fn       expr
	args     []expr // *starred among them
	keywords []keywordArgument
	at       place
}

func (n *callStarred) eval(f *frame) (object.Value, error) {
	callee, err := n.fn.eval(f)
	if err != nil {
		return callee, err
	}
	complain := notIterableAfterStar
	if len(n.args) == 1 {
		complain = func(v object.Value) error {
			return object.TypeErrorf("%s argument after * must be an iterable, not %s", functionText(f.t, callee), v.Type().Name)
		}
	}
	args, err := f.gather(n.args, n.at, complain)
	if err != nil {
		return object.Value{}, err
	}
	args, names, err := n.gatherKeywords(f, callee, args)
	if err != nil {
		return object.Value{}, err
	}
	v, err := object.Call(f.t, callee, args, names)
	if err != nil {
		return v, f.fail(n.at, err)
	}
	return v, nil
}

// gatherKeywords evaluates the keyword arguments and appends them to args.
func (n *callStarred) gatherKeywords(f *frame, callee object.Value, args []object.Value) ([]object.Value, []*object.Str, error) {
	if len(n.keywords) == 0 {
		return args, nil, nil
	}
	d := object.NewDict()
	for _, k := range n.keywords {
		v, err := k.value.eval(f)
		if err != nil {
			return nil, nil, err
		}
		if k.name != nil {
			if _, ok := d.GetStr(k.name); ok {
				return nil, nil, f.fail(n.at, multipleValues(f.t, callee, k.name.Value()))
			}
			d.SetStr(k.name, v)
		} else if err := n.addMapping(f, callee, d, v); err != nil {
			return nil, nil, f.fail(n.at, err)
		}
	}
	names := make([]*object.Str, 0, d.Len())
	for key, v := range d.All() {
		name, ok := key.AsStr()
		if !ok {
			return nil, nil, f.fail(n.at, object.TypeErrorf("keywords must be strings"))
		}
		names = append(names, name)
		args = append(args, v)
	}
	return args, names, nil
}

func (n *callStarred) addMapping(f *frame, callee object.Value, d *object.Dict, mapping object.Value) error {
	more := object.NewDict()
	err := more.UpdateMapping(f.t, mapping)
	if object.Matches(err, object.AttributeError) {
		return object.TypeErrorf("%s argument after ** must be a mapping, not %s", functionText(f.t, callee), mapping.Type().Name)
	}
	if err != nil {
		return err
	}
	for key, v := range more.All() {
		_, taken, err := d.Get(f.t, key)
		if err != nil {
			return err
		}
		if taken {
			return multipleValues(f.t, callee, key)
		}
		if err := d.Set(f.t, key, v); err != nil {
			return err
		}
	}
	return nil
}

// multipleValues is the TypeError of f(a=1, **{"a": 2}).
func multipleValues(t *object.Thread, callee, key object.Value) error {
	name, ok := key.AsStr()
	if !ok {
		return object.TypeErrorf("keywords must be strings")
	}
	return object.TypeErrorf("%s got multiple values for keyword argument '%s'", functionText(t, callee), name)
}

var (
	nameQualName = object.Intern("__qualname__")
	nameModule   = object.Intern("__module__")
)

// functionText names a callee as CPython's messages do: "module.f()", without
// the module when that is builtins.
func functionText(t *object.Thread, callee object.Value) string {
	v, ok, err := object.LookupAttr(t, callee, nameQualName)
	if err != nil || !ok {
		text, _ := object.StrString(t, callee)
		return text
	}
	text, _ := object.StrString(t, v)
	module, ok, _ := object.LookupAttr(t, callee, nameModule)
	if name, isStr := module.AsStr(); ok && isStr && name.String() != "builtins" {
		return name.String() + "." + text + "()"
	}
	return text + "()"
}
