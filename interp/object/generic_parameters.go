package object

// typeParameters collects the type variables among args, in the order of
// their first appearance.
func typeParameters(t *Thread, args *Tuple) ([]Value, error) {
	var params []Value
	add := func(v Value) {
		for _, p := range params {
			if p.Is(v) {
				return
			}
		}
		params = append(params, v)
	}
	for _, arg := range args.Elems {
		if _, isType := arg.obj.(*Type); isType {
			continue
		}
		if isVariable, err := isTypeVariable(t, arg); err != nil {
			return nil, err
		} else if isVariable {
			add(arg)
			continue
		}
		inner, _, err := LookupAttr(t, arg, nameParameters)
		if err != nil {
			return nil, err
		}
		if tuple, ok := inner.AsTuple(); ok {
			for _, v := range tuple.Elems {
				add(v)
			}
		}
	}
	return params, nil
}

// isTypeVariable reports whether v can be substituted, as TypeVar can.
func isTypeVariable(t *Thread, v Value) (bool, error) {
	_, ok, err := LookupAttr(t, v, nameTypingSubst)
	return ok, err
}

// substitute gives the arguments of self[key], self being an alias or a union
// with args.
func substitute(t *Thread, self Value, args *Tuple, key Value) (*Tuple, error) {
	params, err := typeParameters(t, args)
	if err != nil {
		return nil, err
	}
	items := []Value{key}
	if tuple, ok := key.obj.(*Tuple); ok {
		items = tuple.Elems
	}
	if len(params) == 0 || len(items) != len(params) {
		return nil, substitutionError(t, self, len(items), len(params))
	}
	replacement := func(param Value) Value {
		for i, p := range params {
			if p.Is(param) {
				return items[i]
			}
		}
		return param
	}
	result := make([]Value, len(args.Elems))
	for i, arg := range args.Elems {
		if result[i], err = substituteOne(t, arg, replacement); err != nil {
			return nil, err
		}
	}
	return &Tuple{Elems: result}, nil
}

func substituteOne(t *Thread, arg Value, replacement func(Value) Value) (Value, error) {
	if _, isType := arg.obj.(*Type); isType {
		return arg, nil
	}
	subst, isVariable, err := LookupAttr(t, arg, nameTypingSubst)
	if err != nil {
		return Value{}, err
	}
	if isVariable {
		return Call1(t, subst, replacement(arg))
	}
	inner, _, err := LookupAttr(t, arg, nameParameters)
	if err != nil {
		return Value{}, err
	}
	tuple, ok := inner.AsTuple()
	if !ok || len(tuple.Elems) == 0 {
		return arg, nil
	}
	items := make([]Value, len(tuple.Elems))
	for i, param := range tuple.Elems {
		items[i] = replacement(param)
	}
	return GetItem(t, arg, NewTuple(items))
}

func substitutionError(t *Thread, self Value, given, wanted int) error {
	text, err := ReprString(t, self)
	switch {
	case err != nil:
		return err
	case wanted == 0:
		return TypeErrorf("%s is not a generic class", text)
	case given > wanted:
		return TypeErrorf("Too many arguments for %s; actual %d, expected %d", text, given, wanted)
	}
	return TypeErrorf("Too few arguments for %s; actual %d, expected %d", text, given, wanted)
}
