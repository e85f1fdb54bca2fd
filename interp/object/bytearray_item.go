package object

// byteArrayIndex reads the key of a subscript, which must lie inside.
func byteArrayIndex(t *Thread, a *ByteArray, key Value) (int, error) {
	i, err := elementIndex(t, key, "bytearray", func() int { return len(a.data) })
	if err == nil && (i < 0 || i >= len(a.data)) {
		err = Raisef(IndexError, "bytearray index out of range")
	}
	return i, err
}

func getByteArrayItem(t *Thread, self, key Value) (Value, error) {
	a := byteArraySelf(self)
	slice, ok := key.AsSlice()
	if !ok {
		i, err := byteArrayIndex(t, a, key)
		if err != nil {
			return Value{}, err
		}
		return Int(int64(a.data[i])), nil
	}
	start, stop, step, err := sliceUnpack(t, slice)
	if err != nil {
		return Value{}, err
	}
	start, _, count := sliceAdjust(start, stop, step, len(a.data))
	if err := chargeText(t, count); err != nil {
		return Value{}, err
	}
	picked := make([]byte, count)
	if step == 1 {
		copy(picked, a.data[start:])
		return NewByteArray(picked), nil
	}
	for i := range picked {
		picked[i] = a.data[start+i*step]
	}
	return NewByteArray(picked), nil
}

// setByteArrayItem is self[key] = v, and del self[key] for an unbound v.
func setByteArrayItem(t *Thread, self, key, v Value) error {
	a := byteArraySelf(self)
	if slice, ok := key.AsSlice(); ok {
		return setByteArraySlice(t, a, slice, v)
	}
	i, err := byteArrayIndex(t, a, key)
	if err != nil {
		return err
	}
	if v.IsUnbound() {
		a.data = append(a.data[:i], a.data[i+1:]...)
		return chargeScan(t, len(a.data)-i)
	}
	b, err := byteArgument(t, v)
	if err != nil {
		return err
	}
	if i >= len(a.data) {
		return Raisef(IndexError, "bytearray index out of range")
	}
	a.data[i] = b
	return nil
}

func setByteArraySlice(t *Thread, a *ByteArray, slice *Slice, v Value) error {
	start, stop, step, err := sliceUnpack(t, slice)
	if err != nil {
		return err
	}
	var data []byte
	if !v.IsUnbound() {
		if data, err = sliceSource(t, v); err != nil {
			return err
		}
	}
	start, stop, count := sliceAdjust(start, stop, step, len(a.data))
	if err := chargeText(t, len(a.data)+len(data)); err != nil {
		return err
	}
	switch {
	case step == 1:
		a.splice(start, max(start, stop), data)
	case v.IsUnbound():
		a.deleteSteps(start, step, count)
	case len(data) == 0:
		a.deleteSteps(start, step, count)
	case len(data) != count:
		return ValueErrorf("attempt to assign bytes of size %d to extended slice of size %d", len(data), count)
	default:
		for i, b := range data {
			a.data[start+i*step] = b
		}
	}
	return nil
}

// sliceSource reads what is assigned to a slice.
func sliceSource(t *Thread, v Value) ([]byte, error) {
	if data, ok := BufferOf(v); ok {
		return []byte(data), nil
	}
	if isStr(v) || v.Type().Slots.Index != nil {
		return nil, TypeErrorf("can assign only bytes, buffers, or iterables of ints in range(0, 256)")
	}
	return bytesFromNumbers(t, v, ByteArrayType)
}

// splice puts data in the place of a.data[start:stop].
func (a *ByteArray) splice(start, stop int, data []byte) {
	tail := a.data[stop:]
	if len(data) <= stop-start {
		a.data = append(append(a.data[:start], data...), tail...)
		return
	}
	grown := make([]byte, 0, len(a.data)+len(data))
	a.data = append(append(append(grown, a.data[:start]...), data...), tail...)
}

// deleteSteps deletes count bytes, step apart.
func (a *ByteArray) deleteSteps(start, step, count int) {
	if step < 0 {
		start, step = start+(count-1)*step, -step
	}
	kept := a.data[:0]
	for i, b := range a.data {
		if i < start || (i-start)%step != 0 || (i-start)/step >= count {
			kept = append(kept, b)
		}
	}
	a.data = kept
}
