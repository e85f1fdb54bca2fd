package tree

import "github.com/apy-lang/apy/interp/object"

// makeClass is a class statement without its decorators.
type makeClass struct {
	code     *Code
	bases    []expr // *starred among them
	keywords []keywordArgument
	at       place
}

func (n *makeClass) eval(f *frame) (object.Value, error) {
	bases, err := f.gather(n.bases, n.at, notIterableAfterStar)
	if err != nil {
		return object.Value{}, err
	}
	names, values, err := n.evalKeywords(f)
	if err != nil {
		return object.Value{}, err
	}
	statement, err := object.BeginClass(f.t, n.code.Name, bases, names, values)
	if err != nil {
		return object.Value{}, f.fail(n.at, err)
	}
	fn := newFunction(n.code, f.env, f.closureFor(n.code))
	cell, err := f.machine.runClassBody(fn, statement.Namespace)
	if err != nil {
		return object.Value{}, f.fail(n.at, err)
	}
	v, err := statement.Finish(f.t, cell)
	if err != nil {
		return v, f.fail(n.at, err)
	}
	return v, nil
}

func (n *makeClass) evalKeywords(f *frame) (names []*object.Str, values []object.Value, err error) {
	for _, k := range n.keywords {
		v, err := k.value.eval(f)
		if err != nil {
			return nil, nil, err
		}
		if k.name != nil {
			names, values = append(names, k.name), append(values, v)
			continue
		}
		d := object.NewDict()
		if err := d.UpdateMapping(f.t, v); err != nil {
			return nil, nil, f.fail(n.at, err)
		}
		for key, v := range d.All() {
			name, ok := key.AsStr()
			if !ok {
				return nil, nil, f.fail(n.at, object.TypeErrorf("keywords must be strings"))
			}
			names, values = append(names, name), append(values, v)
		}
	}
	return names, values, nil
}

// runClassBody runs a class body in namespace. It returns the cell of
// __class__ if methods need it, else nil.
func (m *machine) runClassBody(fn *Function, namespace object.Value) (*object.Cell, error) {
	window := m.thread.Push(fn.code.slots)
	f, err := m.enter(fn, window)
	if err != nil {
		m.thread.Pop(window)
		return nil, err
	}
	f.namespace = namespace
	f.makeCells()
	_, err = f.runBody()
	var cell *object.Cell
	if fn.code.classCell >= 0 {
		cell = f.cell(fn.code.classCell)
	}
	f.namespace = object.Value{}
	m.leave(f)
	m.thread.Pop(window)
	return cell, err
}

// superCall is super() without arguments in a method.
type superCall struct {
	callee expr // the name super, which a script may have rebound
	class  expr // the cell of __class__
	self   expr // the first parameter, nil when there is none
	at     place
}

func (n *superCall) eval(f *frame) (object.Value, error) {
	cls, self, err := n.operands(f, false)
	if err != nil || cls == nil {
		return self, err
	}
	v, err := object.NewSuper(f.t, cls, self)
	return v, f.failed(n.at, err)
}

// operands returns the class and the object that super() binds. cls is nil
// when super is another function by now: then self is what that returned. A
// deleted first parameter or a class not made yet is an ordinary unbound name
// where the call is part of super().name(…), which CPython compiles in one.
func (n *superCall) operands(f *frame, fused bool) (cls *object.Type, self object.Value, err error) {
	callee, err := n.callee.eval(f)
	if err != nil {
		return nil, callee, err
	}
	if callee.Object() != object.Object(object.SuperType) {
		v, err := object.Call(f.t, callee, nil, nil)
		return nil, v, f.failed(n.at, err)
	}
	if n.self == nil {
		return nil, callee, f.fail(n.at, object.Raisef(object.RuntimeError, "super(): no arguments"))
	}
	if self, err = n.self.eval(f); err != nil {
		if fused {
			return nil, self, err
		}
		return nil, self, f.fail(n.at, object.Raisef(object.RuntimeError, "super(): arg[0] deleted"))
	}
	class, err := n.class.eval(f)
	if err != nil {
		if fused {
			return nil, class, err
		}
		return nil, class, f.fail(n.at, object.Raisef(object.RuntimeError, "super(): empty __class__ cell"))
	}
	cls, ok := class.Object().(*object.Type)
	if !ok {
		return nil, class, f.fail(n.at, object.Raisef(object.RuntimeError, "super(): __class__ is not a type (%s)", class.Type().Name))
	}
	return cls, self, nil
}

// callSuperMethod is super().name(…): it makes neither the super object nor
// the bound method.
type callSuperMethod struct {
	super      *superCall
	name       *object.Str
	args       arguments
	nameAt, at place
}

func (n *callSuperMethod) eval(f *frame) (object.Value, error) {
	cls, self, err := n.super.operands(f, true)
	if err != nil {
		return self, err
	}
	var callee object.Value
	var withSelf bool
	if cls == nil {
		callee, withSelf, err = object.LoadMethod(f.t, self, n.name)
	} else {
		callee, withSelf, err = object.SuperMethod(f.t, cls, self, n.name)
	}
	if err != nil {
		return callee, n.notFound(f, cls, self, err)
	}
	if !withSelf {
		self = object.Value{}
	}
	if fn, ok := callee.Object().(*Function); ok {
		return f.invoke(fn, self, &n.args, n.at)
	}
	return f.callObject(callee, self, &n.args, n.at)
}

// notFound places the error: at super() when that refuses its operands, else
// at the name.
func (n *callSuperMethod) notFound(f *frame, cls *object.Type, self object.Value, err error) error {
	if cls != nil {
		if _, refused := object.NewSuper(f.t, cls, self); refused != nil {
			return f.fail(n.super.at, refused)
		}
	}
	return f.fail(n.nameAt, err)
}
