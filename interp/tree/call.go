package tree

import "github.com/apy-lang/apy/interp/object"

// arguments are the arguments of a call without * and **: positional ones,
// then named ones.
type arguments struct {
	values []expr
	names  []*object.Str // of the last len(names) values
}

// into evaluates the arguments into slots.
func (a *arguments) into(f *frame, slots []object.Value) error {
	for i, e := range a.values {
		v, err := e.eval(f)
		if err != nil {
			return err
		}
		slots[i] = v
	}
	return nil
}

// call is fn(args).
type call struct {
	fn   expr
	args arguments
	at   place
}

func (n *call) eval(f *frame) (object.Value, error) {
	callee, err := n.fn.eval(f)
	if err != nil {
		return callee, err
	}
	return n.apply(f, callee)
}

// apply evaluates the arguments and calls callee with them.
func (n *call) apply(f *frame, callee object.Value) (object.Value, error) {
	switch c := callee.Object().(type) {
	case *Function:
		return f.invoke(c, object.Value{}, &n.args, n.at)
	case *object.Type:
		if init, ok := c.PlainConstructor(); ok {
			if fn, ok := init.Object().(*Function); ok {
				return f.instantiate(c, fn, &n.args, n.at)
			}
		}
	}
	return f.callObject(callee, object.Value{}, &n.args, n.at)
}

// instantiate makes an ordinary instance and calls its __init__, a function of
// the script.
func (f *frame) instantiate(class *object.Type, init *Function, args *arguments, at place) (object.Value, error) {
	self := object.FromObject(object.NewInstance(class))
	v, err := f.invoke(init, self, args, at)
	if err == nil && !v.IsNone() {
		err = f.fail(at, object.TypeErrorf("__init__() should return None, not '%s'", v.Type().Name))
	}
	return self, err
}

// callObject calls any object with self, unless that is unbound, before the
// arguments.
func (f *frame) callObject(callee, self object.Value, args *arguments, at place) (object.Value, error) {
	extra := 0
	if !self.IsUnbound() {
		extra = 1
	}
	window := f.t.Push(len(args.values) + extra)
	if extra > 0 {
		window[0] = self
	}
	err := args.into(f, window[extra:])
	if err != nil {
		f.t.Pop(window)
		return object.Value{}, err
	}
	v, err := object.Call(f.t, callee, window, args.names)
	f.t.Pop(window)
	if err != nil {
		return v, f.fail(at, err)
	}
	return v, nil
}

// invoke calls a function of the script. Positional arguments are evaluated
// straight into the slots of its frame.
func (f *frame) invoke(fn *Function, self object.Value, args *arguments, at place) (object.Value, error) {
	given := len(args.values)
	if !self.IsUnbound() {
		given++
	}
	missing := fn.code.params.positional - given
	if !fn.direct || len(args.names) > 0 || missing < 0 || missing > len(fn.defaults) {
		return f.callObject(object.FromObject(fn), self, args, at)
	}
	t := f.t
	window := t.Push(fn.code.slots)
	slots := window
	if !self.IsUnbound() {
		window[0] = self
		slots = window[1:]
	}
	for i, e := range args.values {
		v, err := e.eval(f)
		if err != nil {
			t.Pop(window)
			return v, err
		}
		slots[i] = v
	}
	if missing > 0 {
		copy(window[given:], fn.defaults[len(fn.defaults)-missing:])
	}
	v, err := f.machine.run(fn, window)
	t.Pop(window)
	if err != nil {
		return v, f.fail(at, err)
	}
	return v, nil
}

// callMethod is object.name(args). The bound method is not built.
type callMethod struct {
	object expr
	name   *object.Str
	args   arguments
	cache  int
	nameAt place // of object.name
	at     place
}

func (n *callMethod) eval(f *frame) (object.Value, error) {
	self, err := n.object.eval(f)
	if err != nil {
		return self, err
	}
	return n.invoke(f, &f.env.caches[n.cache], self)
}

// invoke calls the method of self.
func (n *callMethod) invoke(f *frame, c *cache, self object.Value) (object.Value, error) {
	switch c.kind {
	case classFunction:
		if i, ok := self.Object().(*object.Instance); ok {
			if shape := i.Shape(); shape == c.shape && shape.Class().Version == c.version {
				return f.invoke(c.fn, self, &n.args, n.at)
			}
		}
	case builtinMethod:
		if self.Type() == c.owner && c.owner.Version == c.version {
			return n.callBuiltin(f, c.value, self)
		}
	}
	return n.find(f, c, self)
}

// callBuiltin calls a method of a built-in type.
func (n *callMethod) callBuiltin(f *frame, method, self object.Value) (object.Value, error) {
	m := method.Object().(*object.MethodDescriptor)
	window := f.t.Push(len(n.args.values))
	err := n.args.into(f, window)
	if err != nil {
		f.t.Pop(window)
		return object.Value{}, err
	}
	v, err := m.CallMethod(f.t, self, window, n.args.names)
	f.t.Pop(window)
	if err != nil {
		return v, f.fail(n.at, err)
	}
	return v, nil
}

// find looks the method up, remembers it where that is safe, and calls it.
func (n *callMethod) find(f *frame, c *cache, self object.Value) (object.Value, error) {
	callee, withSelf, err := object.LoadMethod(f.t, self, n.name)
	if err != nil {
		return callee, f.fail(n.nameAt, err)
	}
	if !withSelf {
		if fn, ok := callee.Object().(*Function); ok {
			return f.invoke(fn, object.Value{}, &n.args, n.at)
		}
		return f.callObject(callee, object.Value{}, &n.args, n.at)
	}
	c.rememberMethod(self, callee)
	if fn, ok := callee.Object().(*Function); ok {
		return f.invoke(fn, self, &n.args, n.at)
	}
	return f.callObject(callee, self, &n.args, n.at)
}

// rememberMethod notes a method that LoadMethod found on the class of self.
func (c *cache) rememberMethod(self, callee object.Value) {
	c.kind = nothingCached
	owner := self.Type()
	switch callee := callee.Object().(type) {
	case *Function:
		if i, ok := self.Object().(*object.Instance); ok && !i.Shape().IsDict() {
			c.kind, c.shape, c.version, c.fn = classFunction, i.Shape(), owner.Version, callee
		}
	case *object.MethodDescriptor:
		if object.AttrsOf(self) == nil {
			c.kind, c.owner, c.version, c.value = builtinMethod, owner, owner.Version, object.FromObject(callee)
		}
	}
}
