package object

import (
	"context"
	"fmt"
	"hash/crc32"
	"os"
	"strconv"
	"strings"
	"testing"
)

// The table has, for each property and block of code points, a checksum of
// what CPython 3.13's method answers for each of them, so that every code
// point is compared.
func TestEveryCodePointAsCPython(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/codepoints.txt")
	must(t, err)
	for line := range strings.Lines(string(data)) {
		fields := strings.Fields(line)
		first, err := strconv.ParseInt(fields[1], 16, 32)
		must(t, err)
		if got := blockChecksum(t, fields[0], rune(first)); got != fields[2] {
			t.Errorf("%s differs in the block of U+%04X", fields[0], first)
		}
	}
}

const codePointBlock = 0x4000

func blockChecksum(t *testing.T, property string, first rune) string {
	thread := NewThread(NewState(context.Background()))
	var b strings.Builder
	for r := first; r < first+codePointBlock; r++ {
		if r > first {
			b.WriteByte(' ')
		}
		b.WriteString(codePointAnswer(t, thread, property, pointText(r)))
	}
	return fmt.Sprintf("%08x", crc32.ChecksumIEEE([]byte(b.String())))
}

func codePointAnswer(t *testing.T, thread *Thread, property, char string) string {
	call := func(text, method string) Value {
		v, err := CallMethod(thread, NewStr(text), Intern(method))
		must(t, err)
		return v
	}
	points := func(v Value) []rune { return strSelf(v).Points() }
	switch property {
	case "sigma":
		inside, last := points(call("AΣ"+char+"A", "lower")), points(call("AΣ"+char, "lower"))
		return fmt.Sprintf("%x%x", inside[1], last[1])
	case "isidentifier":
		return digit(call(char, property)) + digit(call("a"+char, property))
	case "splitlines":
		lines, _ := call("a"+char+"b", property).AsList()
		return strconv.Itoa(len(lines.Elems))
	}
	v := call(char, property)
	if v.IsBool() {
		return digit(v)
	}
	var b strings.Builder
	for i, r := range points(v) {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(strconv.FormatInt(int64(r), 16))
	}
	return b.String()
}

func digit(v Value) string {
	if v.IsTrue() {
		return "1"
	}
	return "0"
}
