package builtins

import (
	"github.com/apy-lang/apy/interp/lib/textio"
	"github.com/apy-lang/apy/interp/object"
)

// quitter is exit or quit: what the interactive interpreter offers to leave it.
type quitter struct{ name string }

var quitterType = object.NewBuiltinType("_sitebuiltins.Quitter", object.ObjectType)

// Type returns Quitter.
func (*quitter) Type() *object.Type { return quitterType }

var quitterSignature = object.Def("Quitter.__call__", "self, code=")

// call closes standard input and raises SystemExit.
func (q *quitter) call(t *object.Thread, args []object.Value, names []*object.Str) (object.Value, error) {
	bound, window, err := quitterSignature.Bind(t, q.name, args, names)
	if err != nil {
		return object.Value{}, err
	}
	code := bound[0]
	if window != nil {
		t.Pop(window)
	}
	if code.IsUnbound() {
		code = object.None
	}
	stdin, err := standard(t, nameStdin, textio.Stdin)
	if err == nil {
		_, err = object.CallMethod(t, stdin, nameClose)
	}
	if _, isException := object.AsException(err); err != nil && !isException {
		return object.Value{}, err
	}
	return object.Value{}, object.Raise(object.SystemExit, code)
}

func init() {
	c := quitterType
	c.Flags |= object.NoInstantiate | object.Final
	c.Slots.Call = func(t *object.Thread, self object.Value, args []object.Value, names []*object.Str) (object.Value, error) {
		return self.Object().(*quitter).call(t, args, names)
	}
	c.Slots.Repr = func(_ *object.Thread, self object.Value) (object.Value, error) {
		return object.NewStr("Use " + self.Object().(*quitter).name + "() or Ctrl-D (i.e. EOF) to exit"), nil
	}
	c.GetSet("name", func(_ *object.Thread, self object.Value) (object.Value, error) {
		return object.NewStr(self.Object().(*quitter).name), nil
	}, nil)
	c.GetSet("eof", func(*object.Thread, object.Value) (object.Value, error) {
		return object.NewStr("Ctrl-D (i.e. EOF)"), nil
	}, nil)
	object.Ready(c)
}
