package object

func (k bytesKind) definePad() {
	k.padMethod("center", alignCenter)
	k.padMethod("ljust", alignLeft)
	k.padMethod("rjust", alignRight)
	k.class.Method("zfill", OneArg, func(t *Thread, self Value, args []Value) (Value, error) {
		width, err := sizeArgument(t, args[0])
		if err != nil {
			return Value{}, err
		}
		data := bytesSelf(self)
		if width <= len(data) {
			return k.part(self, data), nil
		}
		filled, err := zeroFill(t, data, width-len(data))
		return k.make(filled), err
	})
	k.class.Method("expandtabs", Keywords("tabsize="), func(t *Thread, self Value, args []Value) (Value, error) {
		tabSize := 8
		if !args[0].IsUnbound() {
			var err error
			if tabSize, err = intArgument(t, args[0]); err != nil {
				return Value{}, err
			}
		}
		expanded, err := expandTabs(t, bytesSelf(self), tabSize, false)
		return k.make(expanded), err
	})
}

func (k bytesKind) padMethod(name string, align alignment) {
	k.class.Method(name, Positional(1, 2), func(t *Thread, self Value, args []Value) (Value, error) {
		width, err := sizeArgument(t, args[0])
		if err != nil {
			return Value{}, err
		}
		fill := " "
		if len(args) > 1 {
			var ok bool
			if fill, ok = BufferOf(args[1]); !ok || len(fill) != 1 {
				return Value{}, badArgument(name, "argument 2", "a byte string of length 1", args[1])
			}
		}
		data := bytesSelf(self)
		if width <= len(data) {
			return k.part(self, data), nil
		}
		left, right := align(width-len(data), width)
		padded, err := padText(t, data, fill, left, right)
		return k.make(padded), err
	})
}
