package object

// defineAnySetMethods adds the methods that set and frozenset share.
func defineAnySetMethods(c *Type) {
	many := func(name string, f func(s *Set, t *Thread, others []Value) (*Set, error)) {
		c.Method(name, Positional(0, -1), func(t *Thread, self Value, args []Value) (Value, error) {
			result, err := f(setOf(self), t, args)
			return FromObject(result), err
		})
	}
	many("union", (*Set).union)
	many("intersection", (*Set).intersectionOf)
	many("difference", (*Set).differenceOf)
	c.Method("symmetric_difference", OneArg, func(t *Thread, self Value, args []Value) (Value, error) {
		result, err := setOf(self).symmetricDifference(t, args[0])
		return FromObject(result), err
	})
	test := func(name string, f func(s *Set, t *Thread, other Value) (bool, error)) {
		c.Method(name, OneArg, func(t *Thread, self Value, args []Value) (Value, error) {
			holds, err := f(setOf(self), t, args[0])
			return Bool(holds), err
		})
	}
	test("isdisjoint", (*Set).isDisjoint)
	test("issubset", (*Set).isSubset)
	test("issuperset", (*Set).isSuperset)
	c.Method("copy", NoArgs, func(t *Thread, self Value, _ []Value) (Value, error) {
		if s, ok := self.obj.(*Set); ok && s.frozen {
			return self, nil
		}
		result, err := setOf(self).copy(t)
		return FromObject(result), err
	})
	c.Method("__reduce__", NoArgs, func(t *Thread, self Value, _ []Value) (Value, error) {
		elems, err := Collect(t, self)
		if err != nil {
			return Value{}, err
		}
		state := None
		if attrs := AttrsOf(self); attrs != nil && attrs.HasOwn() {
			state = attrs.DictObject().Value()
		}
		return TupleOf(self.Type().Value(), TupleOf(NewList(elems)), state), nil
	})
}

// defineSetMethods adds the methods that change a set.
func defineSetMethods(c *Type) {
	c.Method("add", OneArg, func(t *Thread, self Value, args []Value) (Value, error) {
		return None, setOf(self).Add(t, args[0])
	})
	c.Method("clear", NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
		setOf(self).Clear()
		return None, nil
	})
	c.Method("discard", OneArg, func(t *Thread, self Value, args []Value) (Value, error) {
		_, err := withFrozen(t, args[0], setOf(self).Discard)
		return None, err
	})
	c.Method("remove", OneArg, func(t *Thread, self Value, args []Value) (Value, error) {
		found, err := withFrozen(t, args[0], setOf(self).Discard)
		if err == nil && !found {
			err = Raise(KeyError, args[0])
		}
		return None, err
	})
	c.Method("pop", NoArgs, func(_ *Thread, self Value, _ []Value) (Value, error) {
		v, ok := setOf(self).Pop()
		if !ok {
			return Value{}, Raisef(KeyError, "pop from an empty set")
		}
		return v, nil
	})
	c.Method("update", Positional(0, -1), func(t *Thread, self Value, args []Value) (Value, error) {
		return None, eachOther(args, func(other Value) error { return setOf(self).Update(t, other) })
	})
	c.Method("difference_update", Positional(0, -1), func(t *Thread, self Value, args []Value) (Value, error) {
		return None, eachOther(args, func(other Value) error { return setOf(self).differenceUpdate(t, other) })
	})
	c.Method("intersection_update", Positional(0, -1), func(t *Thread, self Value, args []Value) (Value, error) {
		s := setOf(self)
		common, err := s.intersectionOf(t, args)
		if err == nil {
			s.takeOver(common)
		}
		return None, err
	})
	c.Method("symmetric_difference_update", OneArg, func(t *Thread, self Value, args []Value) (Value, error) {
		return None, setOf(self).symmetricDifferenceUpdate(t, args[0])
	})
}

func eachOther(others []Value, f func(Value) error) error {
	for _, other := range others {
		if err := f(other); err != nil {
			return err
		}
	}
	return nil
}
