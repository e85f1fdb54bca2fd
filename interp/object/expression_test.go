package object

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
)

// The files testdata/*/*.txt hold lines "expression => result", of which
// testdata/oracle.py has CPython write the results. An expression is a literal
// or a call: of an operation by its name in Python's module operator, of a
// built-in function, of a type, or of a type's method.

// checkExpressions evaluates every expression of a file.
func checkExpressions(t *testing.T, path string) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	thread := NewThread(NewState(context.Background()))
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		expression, want, ok := strings.Cut(lines.Text(), " => ")
		if !ok {
			continue
		}
		if got := evaluateText(thread, expression); got != want {
			t.Errorf("%s:%d: %s\n got %s\nwant %s", path, n, expression, got, want)
		}
	}
}

// evaluateText returns the repr of an expression's value, or its error.
func evaluateText(t *Thread, expression string) string {
	e := &expressionReader{thread: t, text: expression}
	v, err := e.value()
	if err == nil && e.pos < len(e.text) {
		err = fmt.Errorf("test expression goes on: %q", e.text[e.pos:])
	}
	var repr string
	if err == nil {
		repr, err = ReprString(t, v)
	}
	if err != nil {
		return err.Error()
	}
	return repr
}

type expressionReader struct {
	thread *Thread
	text   string
	pos    int
}

func (e *expressionReader) skip(token string) bool {
	e.pos += len(e.text[e.pos:]) - len(strings.TrimLeft(e.text[e.pos:], " "))
	if strings.HasPrefix(e.text[e.pos:], token) {
		e.pos += len(token)
		return true
	}
	return false
}

func (e *expressionReader) value() (Value, error) {
	switch {
	case e.skip("b'"):
		text, err := e.quoted(true)
		return NewBytes(text), err
	case e.skip("'"):
		text, err := e.quoted(false)
		return NewStr(text), err
	case e.skip("["):
		items, err := e.sequence("]")
		return NewList(items), err
	case e.skip("("):
		items, err := e.sequence(")")
		return NewTuple(items), err
	case e.skip("{"):
		return e.dict()
	}
	end := e.pos
	for end < len(e.text) && !strings.ContainsRune("(),]}:= ", rune(e.text[end])) {
		end++
	}
	word := e.text[e.pos:end]
	e.pos = end
	if e.skip("(") {
		return e.call(word)
	}
	return e.atom(word)
}

func (e *expressionReader) atom(word string) (Value, error) {
	switch word {
	case "None":
		return None, nil
	case "True":
		return True, nil
	case "False":
		return False, nil
	}
	if n, err := parseInt(e.thread, word, 0, None); err == nil {
		return n, nil
	}
	if digits, ok := strings.CutSuffix(word, "j"); ok {
		f, ok := ParseFloat(digits)
		if ok {
			return NewComplex(complex(0, f)), nil
		}
	}
	if f, ok := ParseFloat(word); ok && word != "inf" && word != "nan" {
		return Float(f), nil
	}
	return testFunction(e.thread, word)
}

func (e *expressionReader) quoted(bytes bool) (string, error) {
	var b []byte
	for ; e.pos < len(e.text); e.pos++ {
		c := e.text[e.pos]
		if c == '\'' {
			e.pos++
			return string(b), nil
		}
		if c != '\\' {
			b = append(b, c)
			continue
		}
		e.pos++
		digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[e.text[e.pos]]
		if digits == 0 {
			b = append(b, map[byte]byte{'n': '\n', 't': '\t', '\\': '\\', '\'': '\''}[e.text[e.pos]])
			continue
		}
		var point rune
		if _, err := fmt.Sscanf(e.text[e.pos+1:e.pos+1+digits], "%x", &point); err != nil {
			return "", err
		}
		e.pos += digits
		if bytes {
			b = append(b, byte(point))
		} else {
			b = appendPoint(b, point)
		}
	}
	return "", fmt.Errorf("unterminated test string")
}

func (e *expressionReader) sequence(end string) (items []Value, err error) {
	for !e.skip(end) {
		v, err := e.value()
		if err != nil {
			return nil, err
		}
		items = append(items, v)
		e.skip(",")
	}
	return items, nil
}

func (e *expressionReader) dict() (Value, error) {
	d := NewDict()
	for !e.skip("}") {
		key, err := e.value()
		if err != nil {
			return Value{}, err
		}
		e.skip(":")
		v, err := e.value()
		if err != nil {
			return Value{}, err
		}
		if err := d.Set(e.thread, key, v); err != nil {
			return Value{}, err
		}
		e.skip(",")
	}
	return FromObject(d), nil
}

func (e *expressionReader) call(name string) (Value, error) {
	var args []Value
	var names []*Str
	for !e.skip(")") {
		keyword, _, ok := strings.Cut(e.text[e.pos:], "=")
		if ok && keyword != "" && strings.Trim(strings.TrimSpace(keyword), "abcdefghijklmnopqrstuvwxyz") == "" {
			e.pos += len(keyword) + 1
			names = append(names, Intern(strings.TrimSpace(keyword)))
		}
		v, err := e.value()
		if err != nil {
			return Value{}, err
		}
		args = append(args, v)
		e.skip(",")
	}
	f, err := testFunction(e.thread, name)
	if err != nil {
		return Value{}, err
	}
	return Call(e.thread, f, args, names)
}

// testFunction finds a function, a type or a type's method by name.
func testFunction(t *Thread, name string) (Value, error) {
	typeName, method, dotted := strings.Cut(name, ".")
	for _, class := range []*Type{IntType, BoolType, FloatType, ComplexType, StrType, BytesType, ByteArrayType, ListType, TupleType} {
		if class.Name == typeName && !dotted {
			return class.Value(), nil
		}
		if class.Name == typeName {
			return GetAttr(t, class.Value(), Intern(method))
		}
	}
	f, ok := testFunctions[name]
	if !ok {
		return Value{}, fmt.Errorf("unknown test function %q", name)
	}
	return FromObject(NewBuiltin(name, Positional(0, -1), f)), nil
}

var testFunctions = makeTestFunctions()

func makeTestFunctions() map[string]func(*Thread, []Value) (Value, error) {
	functions := map[string]func(*Thread, []Value) (Value, error){
		"pow": func(t *Thread, args []Value) (Value, error) {
			return Power(t, args[0], args[1], append(args, Value{})[2])
		},
		"repr": func(t *Thread, args []Value) (Value, error) { return Repr(t, args[0]) },
		"hash": func(t *Thread, args []Value) (Value, error) {
			h, err := Hash(t, args[0])
			return Int(h), err
		},
		"format": func(t *Thread, args []Value) (Value, error) {
			text, err := Format(t, args[0], strSelf(args[1]).text)
			return NewStr(text), err
		},
		"round": func(t *Thread, args []Value) (Value, error) {
			return CallMethod(t, args[0], nameRound, args[1:]...)
		},
		"getattr": func(t *Thread, args []Value) (Value, error) { return GetAttr(t, args[0], strSelf(args[1])) },
	}
	for name, op := range map[string]BinaryOp{
		"add": Add, "sub": Sub, "mul": Mul, "truediv": TrueDiv, "floordiv": FloorDiv, "mod": Mod, "divmod": DivMod,
		"lshift": LShift, "rshift": RShift, "and_": And, "or_": Or, "xor": Xor,
	} {
		functions[name] = func(t *Thread, args []Value) (Value, error) { return BinaryOperation(t, op, args[0], args[1]) }
	}
	for name, op := range map[string]CompareOp{"lt": LT, "le": LE, "eq": EQ, "ne": NE, "gt": GT, "ge": GE} {
		functions[name] = func(t *Thread, args []Value) (Value, error) { return Compare(t, op, args[0], args[1]) }
	}
	for name, op := range map[string]UnaryOp{"neg": Neg, "pos": Pos, "invert": Invert, "abs": Abs} {
		functions[name] = func(t *Thread, args []Value) (Value, error) { return UnaryOperation(t, op, args[0]) }
	}
	return functions
}
