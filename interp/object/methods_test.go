package object

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// methodCase is one line of a table written by CPython: a method call on a
// built-in value, and the ascii() of its result or the text of its error.
type methodCase struct {
	On     json.RawMessage
	Call   string
	Args   []json.RawMessage
	Kw     map[string]json.RawMessage
	Gives  string
	Raises string
}

func TestStrMethodsAsCPython(t *testing.T) {
	t.Parallel()
	runMethodTable(t, "str_methods.jsonl")
}

func TestBytesMethodsAsCPython(t *testing.T) {
	t.Parallel()
	runMethodTable(t, "bytes_methods.jsonl")
}

func runMethodTable(t *testing.T, name string) {
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	thread := NewThread(NewState(context.Background()))
	failures := 0
	for line := range bytes.Lines(data) {
		var c methodCase
		if err := json.Unmarshal(line, &c); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		gives, raises := c.run(t, thread)
		if gives == c.Gives && raises == c.Raises {
			continue
		}
		t.Errorf("%sgot %s%s", line, gives, raises)
		if failures++; failures == 40 {
			t.Fatal("too many failures")
		}
	}
}

func (c *methodCase) run(t *testing.T, thread *Thread) (gives, raises string) {
	args := make([]Value, 0, 8)
	for _, a := range c.Args {
		args = append(args, decodeValue(t, a))
	}
	var names []*Str
	for name, a := range c.Kw {
		names = append(names, Intern(name))
		args = append(args, decodeValue(t, a))
	}
	method, err := GetAttr(thread, decodeValue(t, c.On), Intern(c.Call))
	if err != nil {
		t.Fatal(err)
	}
	result, err := Call(thread, method, args, names)
	if err == nil {
		text, err := ReprString(thread, result)
		if err != nil {
			t.Fatal(err)
		}
		return ASCIIRepr(text), ""
	}
	var e *Exception
	if !errors.As(err, &e) {
		t.Fatal(err)
	}
	text, err := StrString(thread, e.Value())
	if err != nil {
		t.Fatal(err)
	}
	return "", e.Type().Name + ": " + ASCIIRepr(text)
}

// decodeValue reads a value of the tables: a JSON value, or an object whose
// one key names the type.
func decodeValue(t *testing.T, data json.RawMessage) Value {
	t.Helper()
	switch data[0] {
	case 'n':
		return None
	case 't', 'f':
		return Bool(data[0] == 't')
	case '"':
		var text string
		must(t, json.Unmarshal(data, &text))
		return NewStr(text)
	case '{':
		return decodeObject(t, data)
	}
	if bytes.ContainsAny(data, ".e") {
		var f float64
		must(t, json.Unmarshal(data, &f))
		return Float(f)
	}
	v, err := ParseInt(nil, string(data), 10)
	must(t, err)
	return v
}

func decodeObject(t *testing.T, data json.RawMessage) Value {
	t.Helper()
	var o struct {
		Bytes, ByteArray   *string
		Points             []rune
		Tuple, List, Slice []json.RawMessage
	}
	must(t, json.Unmarshal(data, &o))
	unhex := func(text string) []byte {
		b, err := hex.DecodeString(text)
		must(t, err)
		return b
	}
	values := func(items []json.RawMessage) (vs []Value) {
		for _, item := range items {
			vs = append(vs, decodeValue(t, item))
		}
		return vs
	}
	switch {
	case o.Bytes != nil:
		return NewBytes(string(unhex(*o.Bytes)))
	case o.ByteArray != nil:
		return NewByteArray(unhex(*o.ByteArray))
	case o.Points != nil:
		return StrFromPoints(o.Points)
	case o.Tuple != nil:
		return NewTuple(values(o.Tuple))
	case o.Slice != nil:
		s := values(o.Slice)
		return NewSlice(s[0], s[1], s[2])
	}
	return NewList(values(o.List))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
