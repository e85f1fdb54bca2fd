package object

import "testing"

// TestContainerMethods calls methods with right and wrong arguments; the
// results and the errors' texts are CPython 3.13's.
func TestContainerMethods(t *testing.T) {
	t.Parallel()
	tests := []struct {
		self   Value
		method string
		args   []Value
		want   string
	}{
		{testList(Int(1), Int(2), Int(3)), "append", nil, `TypeError: list.append() takes exactly one argument (0 given)`},
		{testList(Int(1), Int(2), Int(3)), "append", []Value{Int(1), Int(2)}, `TypeError: list.append() takes exactly one argument (2 given)`},
		{testList(Int(1), Int(2), Int(3)), "clear", []Value{Int(1)}, `TypeError: list.clear() takes no arguments (1 given)`},
		{testList(Int(1), Int(2), Int(3)), "copy", []Value{Int(1)}, `TypeError: list.copy() takes no arguments (1 given)`},
		{testList(Int(1), Int(2), Int(3)), "count", nil, `TypeError: list.count() takes exactly one argument (0 given)`},
		{testList(Int(1), Int(2), Int(3)), "extend", []Value{Int(1)}, `TypeError: 'int' object is not iterable`},
		{testList(Int(1), Int(2), Int(3)), "index", nil, `TypeError: index expected at least 1 argument, got 0`},
		{testList(Int(1), Int(2), Int(3)), "index", []Value{Int(9)}, `ValueError: 9 is not in list`},
		{testList(Int(1), Int(2), Int(3)), "index", []Value{Int(1), None}, `TypeError: slice indices must be integers or have an __index__ method`},
		{testList(Int(1), Int(2), Int(3)), "insert", []Value{Int(1)}, `TypeError: insert expected 2 arguments, got 1`},
		{testList(Int(1), Int(2), Int(3)), "insert", []Value{NewStr("x"), Int(1)}, `TypeError: 'str' object cannot be interpreted as an integer`},
		{testList(Int(1), Int(2), Int(3)), "pop", []Value{NewStr("x")}, `TypeError: 'str' object cannot be interpreted as an integer`},
		{testList(Int(1), Int(2), Int(3)), "pop", []Value{Int(7)}, `IndexError: pop index out of range`},
		{testList(), "pop", nil, `IndexError: pop from empty list`},
		{testList(Int(1), Int(2), Int(3)), "pop", []Value{Int(1), Int(2)}, `TypeError: pop expected at most 1 argument, got 2`},
		{testList(Int(1), Int(2), Int(3)), "remove", []Value{Int(9)}, `ValueError: list.remove(x): x not in list`},
		{testList(Int(1), Int(2), Int(3)), "reverse", []Value{Int(1)}, `TypeError: list.reverse() takes no arguments (1 given)`},
		{testList(Int(1), Int(2), Int(3)), "sort", []Value{Int(1)}, `TypeError: sort() takes no positional arguments`},
		{testList(Int(1), Int(2), Int(3)), "index", []Value{Int(2), Int(-2)}, `1`},
		{testList(Int(1), Int(2), Int(3)), "count", []Value{Int(1)}, `1`},
		{testList(Int(1), Int(2), Int(3)), "pop", []Value{Int(-1)}, `3`},
		{testList(Int(1), Int(2), Int(3)), "__getitem__", []Value{NewStr("x")}, `TypeError: list indices must be integers or slices, not str`},
		{testList(Int(1), Int(2), Int(3)), "__getitem__", []Value{Int(5)}, `IndexError: list index out of range`},
		{testList(Int(1), Int(2), Int(3)), "__getitem__", []Value{Int(-1)}, `3`},
		{testList(Int(1), Int(2), Int(3)), "__mul__", []Value{NewStr("x")}, `TypeError: 'str' object cannot be interpreted as an integer`},
		{testList(Int(1), Int(2), Int(3)), "__add__", []Value{TupleOf()}, `TypeError: can only concatenate list (not "tuple") to list`},
		{testList(Int(1), Int(2), Int(3)), "__iadd__", []Value{Int(1)}, `TypeError: 'int' object is not iterable`},
		{testList(Int(1), Int(2), Int(3)), "__eq__", []Value{TupleOf()}, `NotImplemented`},
		{testList(Int(1), Int(2), Int(3)), "__lt__", []Value{testList(Int(1), Int(3))}, `True`},
		{testList(Int(1), Int(2), Int(3)), "__contains__", []Value{Int(2)}, `True`},
		{TupleOf(Int(1), Int(2), Int(3)), "index", []Value{Int(9)}, `ValueError: tuple.index(x): x not in tuple`},
		{TupleOf(Int(1), Int(2), Int(3)), "index", nil, `TypeError: index expected at least 1 argument, got 0`},
		{TupleOf(Int(1), Int(2), Int(3)), "count", nil, `TypeError: tuple.count() takes exactly one argument (0 given)`},
		{TupleOf(Int(1), Int(2), Int(3)), "__getitem__", []Value{NewStr("x")}, `TypeError: tuple indices must be integers or slices, not str`},
		{TupleOf(Int(1), Int(2), Int(3)), "__getitem__", []Value{Int(9)}, `IndexError: tuple index out of range`},
		{TupleOf(Int(1), Int(2), Int(3)), "__add__", []Value{testList()}, `TypeError: can only concatenate tuple (not "list") to tuple`},
		{TupleOf(Int(1), Int(2), Int(3)), "__mul__", []Value{NewStr("x")}, `TypeError: 'str' object cannot be interpreted as an integer`},
		{TupleOf(Int(1), Int(2), Int(3)), "__hash__", nil, `529344067295497451`},
		{TupleOf(Int(1), Int(2), Int(3)), "count", []Value{Int(2)}, `1`},
		{testDict(Int(1), Int(2)), "get", nil, `TypeError: get expected at least 1 argument, got 0`},
		{testDict(Int(1), Int(2)), "get", []Value{Int(1), Int(2), Int(3)}, `TypeError: get expected at most 2 arguments, got 3`},
		{testDict(Int(1), Int(2)), "get", []Value{testList()}, `TypeError: unhashable type: 'list'`},
		{testDict(Int(1), Int(2)), "get", []Value{Int(9)}, `None`},
		{testDict(Int(1), Int(2)), "get", []Value{Int(9), Int(8)}, `8`},
		{testDict(Int(1), Int(2)), "setdefault", nil, `TypeError: setdefault expected at least 1 argument, got 0`},
		{testDict(Int(1), Int(2)), "pop", nil, `TypeError: pop expected at least 1 argument, got 0`},
		{testDict(Int(1), Int(2)), "pop", []Value{Int(9)}, `KeyError: 9`},
		{testDict(Int(1), Int(2)), "pop", []Value{Int(9), Int(7)}, `7`},
		{testDict(Int(1), Int(2)), "pop", []Value{testList()}, `TypeError: unhashable type: 'list'`},
		{testDict(Int(1), Int(2)), "popitem", []Value{Int(1)}, `TypeError: dict.popitem() takes no arguments (1 given)`},
		{testDict(Int(1), Int(2)), "popitem", nil, `(1, 2)`},
		{testDict(Int(1), Int(2)), "update", []Value{Int(1)}, `TypeError: 'int' object is not iterable`},
		{testDict(Int(1), Int(2)), "update", []Value{Int(1), Int(2)}, `TypeError: update expected at most 1 argument, got 2`},
		{testDict(Int(1), Int(2)), "update", []Value{testList(Int(1))}, `TypeError: cannot convert dictionary update sequence element #0 to a sequence`},
		{testDict(Int(1), Int(2)), "update", []Value{testList(TupleOf(Int(1), Int(2), Int(3)))}, `ValueError: dictionary update sequence element #0 has length 3; 2 is required`},
		{testDict(Int(1), Int(2)), "keys", []Value{Int(1)}, `TypeError: dict.keys() takes no arguments (1 given)`},
		{testDict(Int(1), Int(2)), "fromkeys", nil, `TypeError: fromkeys expected at least 1 argument, got 0`},
		{testDict(Int(1), Int(2)), "fromkeys", []Value{testList(testList())}, `TypeError: unhashable type: 'list'`},
		{testDict(Int(1), Int(2)), "fromkeys", []Value{testList(Int(1), Int(2)), Int(3)}, `{1: 3, 2: 3}`},
		{testDict(Int(1), Int(2)), "__getitem__", []Value{Int(7)}, `KeyError: 7`},
		{testDict(Int(1), Int(2)), "__getitem__", []Value{testList()}, `TypeError: unhashable type: 'list'`},
		{testDict(Int(1), Int(2)), "__delitem__", []Value{Int(7)}, `KeyError: 7`},
		{testDict(Int(1), Int(2)), "__or__", []Value{Int(1)}, `NotImplemented`},
		{testDict(Int(1), Int(2)), "__ior__", []Value{Int(1)}, `TypeError: 'int' object is not iterable`},
		{testDict(Int(1), Int(2)), "__contains__", []Value{testDict()}, `TypeError: unhashable type: 'dict'`},
		{testDict(Int(1), Int(2)), "__eq__", []Value{testDict(Int(1), Float(2.0))}, `True`},
		{testSet(Int(1), Int(2)), "add", nil, `TypeError: set.add() takes exactly one argument (0 given)`},
		{testSet(Int(1), Int(2)), "add", []Value{testList()}, `TypeError: unhashable type: 'list'`},
		{testSet(Int(1), Int(2)), "remove", []Value{Int(9)}, `KeyError: 9`},
		{testSet(Int(1), Int(2)), "discard", []Value{testList()}, `TypeError: unhashable type: 'list'`},
		{testSet(Int(1), Int(2)), "discard", []Value{testSet(Int(9))}, `None`},
		{testSet(Int(1), Int(2)), "pop", []Value{Int(1)}, `TypeError: set.pop() takes no arguments (1 given)`},
		{testSet(Int(1), Int(2)), "union", []Value{Int(1)}, `TypeError: 'int' object is not iterable`},
		{testSet(Int(1), Int(2)), "union", []Value{testList(Int(3)), TupleOf(Int(4))}, `{1, 2, 3, 4}`},
		{testSet(Int(1), Int(2)), "intersection", []Value{testList(testList())}, `TypeError: unhashable type: 'list'`},
		{testSet(Int(1), Int(2)), "intersection", []Value{testList(Int(2), Int(3))}, `{2}`},
		{testSet(Int(1), Int(2)), "difference", []Value{Int(1)}, `TypeError: 'int' object is not iterable`},
		{testSet(Int(1), Int(2)), "difference", []Value{testList(Int(1))}, `{2}`},
		{testSet(Int(1), Int(2)), "symmetric_difference", nil, `TypeError: set.symmetric_difference() takes exactly one argument (0 given)`},
		{testSet(Int(1), Int(2)), "symmetric_difference", []Value{testList(Int(2), Int(3))}, `{1, 3}`},
		{testSet(Int(1), Int(2)), "issubset", []Value{Int(1)}, `TypeError: 'int' object is not iterable`},
		{testSet(Int(1), Int(2)), "issubset", []Value{testList(Int(1), Int(2), Int(3))}, `True`},
		{testSet(Int(1), Int(2)), "isdisjoint", []Value{testList(Int(3))}, `True`},
		{testSet(Int(1), Int(2)), "__or__", []Value{testList()}, `NotImplemented`},
		{testSet(Int(1), Int(2)), "__contains__", []Value{testList()}, `TypeError: unhashable type: 'list'`},
		{testSet(Int(1), Int(2)), "__contains__", []Value{testSet(Int(1))}, `False`},
		{testSet(Int(1), Int(2)), "__lt__", []Value{testSet(Int(1), Int(2), Int(3))}, `True`},
		{testFrozenSet(Int(1), Int(2)), "union", []Value{testList(Int(5))}, `frozenset({1, 2, 5})`},
		{testFrozenSet(Int(1), Int(2)), "__hash__", nil, `-1826646154956904602`},
		{testFrozenSet(Int(1), Int(2)), "copy", nil, `frozenset({1, 2})`},
		{testFrozenSet(Int(1), Int(2)), "__sub__", []Value{testSet(Int(1))}, `frozenset({2})`},
		{NewRange(0, 5, 1), "index", []Value{Int(9)}, `ValueError: 9 is not in range`},
		{NewRange(0, 5, 1), "index", nil, `TypeError: range.index() takes exactly one argument (0 given)`},
		{NewRange(0, 5, 1), "index", []Value{NewStr("x")}, `ValueError: sequence.index(x): x not in sequence`},
		{NewRange(0, 5, 1), "count", []Value{Int(3)}, `1`},
		{NewRange(0, 5, 1), "__getitem__", []Value{Int(9)}, `IndexError: range object index out of range`},
		{NewRange(0, 5, 1), "__getitem__", []Value{NewStr("x")}, `TypeError: range indices must be integers or slices, not str`},
		{NewRange(0, 5, 1), "__getitem__", []Value{NewSlice(Int(1), Int(4), Int(2))}, `range(1, 4, 2)`},
		{NewRange(0, 5, 1), "__contains__", []Value{Float(3.0)}, `True`},
		{NewRange(0, 5, 1), "__len__", nil, `5`},
		{NewSlice(Int(1), Int(2), None), "indices", nil, `TypeError: slice.indices() takes exactly one argument (0 given)`},
		{NewSlice(Int(1), Int(2), None), "indices", []Value{Int(-1)}, `ValueError: length should not be negative`},
		{NewSlice(Int(1), Int(2), None), "indices", []Value{NewStr("x")}, `TypeError: 'str' object cannot be interpreted as an integer`},
		{NewSlice(Int(1), Int(2), None), "indices", []Value{Int(5)}, `(1, 2, 1)`},
		{NewSlice(Int(1), Int(2), None), "__eq__", []Value{NewSlice(Int(1), Int(2), None)}, `True`},
		{testView(dictKeys, Int(1), Int(2)), "__and__", []Value{testList(Int(1), Int(5))}, `{1}`},
		{testView(dictKeys, Int(1), Int(2)), "__or__", []Value{testList(Int(3))}, `{1, 3}`},
		{testView(dictKeys, Int(1), Int(2)), "__sub__", []Value{Int(1)}, `TypeError: 'int' object is not iterable`},
		{testView(dictKeys, Int(1), Int(2)), "isdisjoint", []Value{testList(Int(4))}, `True`},
		{testView(dictKeys, Int(1), Int(2)), "__lt__", []Value{testSet(Int(1), Int(2))}, `True`},
		{testView(dictItems, Int(1), Int(2)), "__contains__", []Value{TupleOf(Int(1), Int(2))}, `True`},
		{testView(dictItems, Int(1), Int(2)), "__contains__", []Value{TupleOf(testList(), Int(2))}, `TypeError: unhashable type: 'list'`},
		{testView(dictItems, Int(1), Int(2)), "__xor__", []Value{testSet(TupleOf(Int(1), Int(2)))}, `set()`},
	}
	for _, test := range tests {
		th := containerThread()
		self, err := ReprString(th, test.self)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		result, err := CallMethod(th, test.self, Intern(test.method), test.args...)
		if err == nil {
			got, err = ReprString(th, result)
		}
		if err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("%s.%s(…): got %s, want %s", self, test.method, got, test.want)
		}
	}
}

// testList and the functions after it make container values for tables.
func testList(elems ...Value) Value { return NewList(elems) }

func testDict(pairs ...Value) Value {
	th, d := containerThread(), NewDict()
	for i := 0; i < len(pairs); i += 2 {
		if err := d.Set(th, pairs[i], pairs[i+1]); err != nil {
			panic(err)
		}
	}
	return d.Value()
}

func testSet(elems ...Value) Value {
	s, err := SetFrom(containerThread(), NewTuple(elems))
	if err != nil {
		panic(err)
	}
	return s.Value()
}

func testFrozenSet(elems ...Value) Value {
	s, err := FrozenSetFrom(containerThread(), NewTuple(elems))
	if err != nil {
		panic(err)
	}
	return s.Value()
}

func testView(kind dictPart, pairs ...Value) Value {
	d := testDict(pairs...)
	return FromObject(&dictView{dict: dictOf(d), mapping: d, kind: kind})
}
