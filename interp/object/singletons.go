package object

// defineSingletons defines the types of None, Ellipsis and NotImplemented, and
// the small types that wrap one value.
func defineSingletons() {
	singleton(NoneType, None, "None", "NoneType")
	NoneType.Doc = "The type of the None singleton."
	NoneType.Slots.Bool = func(*Thread, Value) (bool, error) { return false, nil }
	NoneType.Slots.Hash = func(*Thread, Value) (int64, error) { return 0xfca86420, nil }
	singleton(EllipsisType, Ellipsis, "Ellipsis", "EllipsisType")
	EllipsisType.Doc = "The type of the Ellipsis singleton."
	singleton(NotImplementedType, NotImplemented, "NotImplemented", "NotImplementedType")
	NotImplementedType.Doc = "The type of the NotImplemented singleton."
	defineCell()
}

func singleton(c *Type, v Value, text, title string) {
	c.Flags |= Final
	repr := Intern(text).Value()
	c.Slots.Repr = func(*Thread, Value) (Value, error) { return repr, nil }
	c.Slots.New = func(_ *Thread, _ *Type, args []Value, _ []*Str) (Value, error) {
		if len(args) > 0 {
			return Value{}, TypeErrorf("%s takes no arguments", title)
		}
		return v, nil
	}
}

func defineCell() {
	c := CellType
	c.Doc = "Create a new cell object.\n\n  contents\n    the contents of the cell. If not specified, the cell will be empty,\n    and \n further attempts to access its cell_contents attribute will\n    raise a ValueError."
	c.Flags |= Final
	c.Slots.New = func(_ *Thread, _ *Type, args []Value, names []*Str) (Value, error) {
		if len(names) > 0 {
			return Value{}, TypeErrorf("cell() takes no keyword arguments")
		}
		if err := Positional(0, 1).checkPositional("cell", len(args)); err != nil {
			return Value{}, err
		}
		cell := &Cell{}
		if len(args) == 1 {
			cell.Value = args[0]
		}
		return FromObject(cell), nil
	}
	c.Slots.Repr = func(_ *Thread, self Value) (Value, error) {
		content := "empty"
		if v := self.obj.(*Cell).Value; !v.IsUnbound() {
			content = describe(v)
		}
		return NewStr("<cell at " + address(self) + ": " + content + ">"), nil
	}
	c.Slots.Compare = compareCells
	c.GetSet("cell_contents", func(_ *Thread, self Value) (Value, error) {
		v := self.obj.(*Cell).Value
		if v.IsUnbound() {
			return Value{}, ValueErrorf("Cell is empty")
		}
		return v, nil
	}, func(_ *Thread, self, v Value) error {
		self.obj.(*Cell).Value = v
		return nil
	})
}

// compareCells compares contents; an empty cell comes before all others.
func compareCells(t *Thread, op CompareOp, a, b Value) (Value, error) {
	x, ok1 := a.obj.(*Cell)
	y, ok2 := b.obj.(*Cell)
	if !ok1 || !ok2 {
		return NotImplemented, nil
	}
	if !x.Value.IsUnbound() && !y.Value.IsUnbound() {
		return Compare(t, op, x.Value, y.Value)
	}
	full := func(c *Cell) int64 {
		if c.Value.IsUnbound() {
			return 0
		}
		return 1
	}
	return Bool(compare(op, full(x), full(y))), nil
}
