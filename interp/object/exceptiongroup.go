package object

import "fmt"

// The members of BaseExceptionGroup.
const (
	groupMessage = iota
	groupExceptions
)

func defineExceptionGroup() {
	c := BaseExceptionGroup
	addMembers(c, nil, "message", "exceptions")
	for i, name := range []string{"message", "exceptions"} {
		c.GetSet(name, func(_ *Thread, self Value) (Value, error) {
			return memberOrNone(self.obj.(*Exception), i), nil
		}, func(*Thread, Value, Value) error { return Raisef(AttributeError, "readonly attribute") })
	}
	c.Slots.New = newGroup
	c.Slots.Init = initException
	c.Slots.Str = groupStr
	c.Method("derive", OneArg, func(t *Thread, self Value, args []Value) (Value, error) {
		return Call2(t, BaseExceptionGroup.Value(), self.obj.(*Exception).Members[groupMessage], args[0])
	})
	c.Method("split", OneArg, func(t *Thread, self Value, args []Value) (Value, error) {
		condition, err := groupCondition(args[0])
		if err != nil {
			return Value{}, err
		}
		match, rest, err := splitGroup(t, self.obj.(*Exception), condition)
		return TupleOf(orNone(match), orNone(rest)), err
	})
	c.Method("subgroup", OneArg, func(t *Thread, self Value, args []Value) (Value, error) {
		condition, err := groupCondition(args[0])
		if err != nil {
			return Value{}, err
		}
		match, _, err := splitGroup(t, self.obj.(*Exception), condition)
		return orNone(match), err
	})
}

// newGroup is BaseExceptionGroup.__new__.
func newGroup(t *Thread, cls *Type, args []Value, names []*Str) (Value, error) {
	nargs := len(args) - len(names)
	if nargs != 2 {
		return Value{}, TypeErrorf("BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)", nargs)
	}
	if _, ok := args[0].AsStr(); !ok {
		return Value{}, TypeErrorf("BaseExceptionGroup.__new__() argument 1 must be str, not %s", args[0].Type().Name)
	}
	if !isSequence(args[1]) {
		return Value{}, TypeErrorf("second argument (exceptions) must be a sequence")
	}
	items, err := Collect(t, args[1])
	if err != nil {
		return Value{}, err
	}
	if len(items) == 0 {
		return Value{}, ValueErrorf("second argument (exceptions) must be a non-empty sequence")
	}
	nestsBase := false
	for i, item := range items {
		e, ok := item.obj.(*Exception)
		if !ok {
			return Value{}, ValueErrorf("Item %d of second argument (exceptions) is not an exception", i)
		}
		nestsBase = nestsBase || !e.Type().IsSubtype(ExceptionType)
	}
	if cls, err = groupClass(cls, nestsBase); err != nil {
		return Value{}, err
	}
	v, err := newExceptionInstance(t, cls, args[:2], nil)
	if err == nil {
		e := v.obj.(*Exception)
		e.Members[groupMessage], e.Members[groupExceptions] = args[0], NewTuple(items)
	}
	return v, err
}

func isSequence(v Value) bool {
	if _, ok := v.AsDict(); ok {
		return false
	}
	return v.Type().hasSequenceItems()
}

// groupClass makes an ExceptionGroup of a group of plain exceptions, and
// refuses others where the class is for plain ones.
func groupClass(cls *Type, nestsBase bool) (*Type, error) {
	switch {
	case cls == BaseExceptionGroup && !nestsBase:
		return ExceptionGroup, nil
	case cls == ExceptionGroup && nestsBase:
		return nil, TypeErrorf("Cannot nest BaseExceptions in an ExceptionGroup")
	case cls != BaseExceptionGroup && nestsBase && cls.IsSubtype(ExceptionType):
		return nil, TypeErrorf("Cannot nest BaseExceptions in '%s'", cls.Name)
	}
	return cls, nil
}

func groupStr(t *Thread, self Value) (Value, error) {
	e := self.obj.(*Exception)
	message, err := StrString(t, memberOrNone(e, groupMessage))
	n := len(e.groupElems())
	return NewStr(fmt.Sprintf("%s (%d sub-exception%s)", message, n, plural(n))), err
}

// isGroup reports whether e is an ExceptionGroup or BaseExceptionGroup.
func (e *Exception) isGroup() bool { return e.Type().IsSubtype(BaseExceptionGroup) }

func (e *Exception) groupElems() []Value {
	if exceptions, ok := e.Members[groupExceptions].AsTuple(); ok {
		return exceptions.Elems
	}
	return nil
}

// groupCondition turns the argument of split into a test.
func groupCondition(v Value) (func(t *Thread, e *Exception) (bool, error), error) {
	_, isType := v.obj.(*Type)
	if isExceptionMatcher(v) {
		return func(t *Thread, e *Exception) (bool, error) { return matchesHandler(e, v), nil }, nil
	}
	if !isType && Callable(v) {
		return func(t *Thread, e *Exception) (bool, error) {
			result, err := Call1(t, v, e.Value())
			if err != nil {
				return false, err
			}
			return Truth(t, result)
		}, nil
	}
	return nil, TypeErrorf("expected an exception type, a tuple of exception types, or a callable (other than a class)")
}

// isExceptionMatcher reports whether v is an exception class or a tuple of
// them.
func isExceptionMatcher(v Value) bool {
	if class, ok := v.obj.(*Type); ok {
		return class.Has(ExceptionLayout)
	}
	tuple, ok := v.AsTuple()
	if !ok {
		return false
	}
	for _, class := range tuple.Elems {
		if c, ok := class.obj.(*Type); !ok || !c.Has(ExceptionLayout) {
			return false
		}
	}
	return true
}

// matchesHandler reports whether e is an instance of v, an exception class or
// a tuple of such, without __instancecheck__, as in an except clause.
func matchesHandler(e *Exception, v Value) bool {
	if class, ok := v.obj.(*Type); ok {
		return e.Type().IsSubtype(class)
	}
	tuple, _ := v.AsTuple()
	for _, class := range tuple.Elems {
		if e.Type().IsSubtype(class.obj.(*Type)) {
			return true
		}
	}
	return false
}

// splitGroup divides a group into what meets the condition and the rest, each
// a group of the same structure, or nil when empty.
func splitGroup(t *Thread, e *Exception, condition func(*Thread, *Exception) (bool, error)) (match, rest *Exception, err error) {
	whole, err := condition(t, e)
	if err != nil {
		return nil, nil, err
	}
	if whole {
		return e, nil, nil
	}
	if !e.isGroup() {
		return nil, e, nil
	}
	if err := t.EnterRecursive(" in exceptiongroup_split_recursive"); err != nil {
		return nil, nil, err
	}
	defer t.Leave()
	var matching, others []Value
	for _, item := range e.groupElems() {
		m, r, err := splitGroup(t, item.obj.(*Exception), condition)
		if err != nil {
			return nil, nil, err
		}
		if m != nil {
			matching = append(matching, m.Value())
		}
		if r != nil {
			others = append(others, r.Value())
		}
	}
	if match, err = e.subset(t, matching); err != nil {
		return nil, nil, err
	}
	rest, err = e.subset(t, others)
	return match, rest, err
}

// subset makes a group like e of some of its exceptions.
func (e *Exception) subset(t *Thread, items []Value) (*Exception, error) {
	if len(items) == 0 {
		return nil, nil
	}
	derived, err := CallMethod(t, e.Value(), nameDerive, NewList(items))
	if err != nil {
		return nil, err
	}
	group, ok := derived.obj.(*Exception)
	if !ok || !group.isGroup() {
		return nil, TypeErrorf("derive must return an instance of BaseExceptionGroup")
	}
	group.Traceback, group.Context, group.Cause = e.Traceback, e.Context, e.Cause
	group.SuppressContext = e.SuppressContext
	if notes, ok := e.GetOwn(nameNotes); ok {
		if list, ok := notes.AsList(); ok {
			group.SetOwn(nameNotes, NewList(append([]Value(nil), list.Elems...)))
		}
	}
	return group, nil
}

// SplitForHandler divides the exception that an except* clause sees into what
// the clause handles and the rest; either may be nil. A plain exception that
// matches is wrapped in a group.
func SplitForHandler(t *Thread, e *Exception, handler Value) (match, rest *Exception, err error) {
	if !isExceptionMatcher(handler) {
		return nil, nil, TypeErrorf("catching classes that do not inherit from BaseException is not allowed")
	}
	if catchesGroups(handler) {
		return nil, nil, TypeErrorf("catching ExceptionGroup with except* is not allowed. Use except instead.")
	}
	if matchesHandler(e, handler) {
		if e.isGroup() {
			return e, nil, nil
		}
		group, err := Call2(t, BaseExceptionGroup.Value(), emptyStr.Value(), TupleOf(e.Value()))
		if err != nil {
			return nil, nil, err
		}
		match = group.obj.(*Exception)
		match.Traceback = e.Traceback
		return match, nil, nil
	}
	if !e.isGroup() {
		return nil, e, nil
	}
	pair, err := CallMethod(t, e.Value(), nameSplit, handler)
	if err != nil {
		return nil, nil, err
	}
	parts, ok := pair.AsTuple()
	if !ok {
		return nil, nil, TypeErrorf("%s.split must return a tuple, not %s", e.Type().Name, pair.Type().Name)
	}
	if len(parts.Elems) < 2 {
		return nil, nil, TypeErrorf("%s.split must return a 2-tuple, got tuple of size %d", e.Type().Name, len(parts.Elems))
	}
	match, _ = parts.Elems[0].obj.(*Exception)
	rest, _ = parts.Elems[1].obj.(*Exception)
	return match, rest, nil
}

func catchesGroups(handler Value) bool {
	if class, ok := handler.obj.(*Type); ok {
		return class.IsSubtype(BaseExceptionGroup)
	}
	tuple, _ := handler.AsTuple()
	for _, class := range tuple.Elems {
		if class.obj.(*Type).IsSubtype(BaseExceptionGroup) {
			return true
		}
	}
	return false
}

// CombineForReraise makes the exception that leaves a try statement with
// except* clauses: raised holds, in order, what the clauses raised and the
// unhandled rest of original. nil: everything was handled.
func CombineForReraise(t *Thread, original *Exception, raised []*Exception) (*Exception, error) {
	if len(raised) == 0 {
		return nil, nil
	}
	if !original.isGroup() {
		return raised[0], nil
	}
	var fresh, reraised []Value
	for _, e := range raised {
		if e.isGroup() && e.Traceback == original.Traceback && e.Context == original.Context && e.Cause == original.Cause && sameNotes(e, original) {
			reraised = append(reraised, e.Value())
		} else {
			fresh = append(fresh, e.Value())
		}
	}
	kept, err := keepOf(t, original, reraised)
	if err != nil {
		return nil, err
	}
	if len(fresh) == 0 {
		return kept, nil
	}
	if kept != nil {
		fresh = append(fresh, kept.Value())
	}
	if len(fresh) == 1 {
		return fresh[0].obj.(*Exception), nil
	}
	group, err := Call2(t, BaseExceptionGroup.Value(), emptyStr.Value(), NewList(fresh))
	if err != nil {
		return nil, err
	}
	return group.obj.(*Exception), nil
}

func sameNotes(a, b *Exception) bool {
	_, hasA := a.GetOwn(nameNotes)
	_, hasB := b.GetOwn(nameNotes)
	return hasA == hasB
}

// keepOf is the part of original that consists of the leaves of groups.
func keepOf(t *Thread, original *Exception, groups []Value) (*Exception, error) {
	if len(groups) == 0 {
		return nil, nil
	}
	leaves := map[*Exception]bool{}
	for _, g := range groups {
		collectLeaves(g.obj.(*Exception), leaves)
	}
	match, _, err := splitGroup(t, original, func(_ *Thread, e *Exception) (bool, error) {
		return !e.isGroup() && leaves[e], nil
	})
	return match, err
}

func collectLeaves(e *Exception, leaves map[*Exception]bool) {
	if !e.isGroup() {
		leaves[e] = true
		return
	}
	for _, item := range e.groupElems() {
		collectLeaves(item.obj.(*Exception), leaves)
	}
}
