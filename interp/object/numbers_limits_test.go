package object

import (
	"context"
	"errors"
	"runtime"
	"testing"
)

// TestNumberLimits asks for results that are too large: each must be refused
// before it is made, which the memory taken tells. No other test may run at once.
func TestNumberLimits(t *testing.T) {
	const most = 2 << 20 // twice the limit
	allocated := func() uint64 {
		var stats runtime.MemStats
		runtime.ReadMemStats(&stats)
		return stats.TotalAlloc
	}
	expressions := []string{
		"pow(2, 1000000000)",
		"pow(3, 1000000000)",
		"pow(12, 100000000000000000000)",
		"lshift(1, 1000000000)",
		"lshift(1, 9223372036854775807)",
		"mul(lshift(1, 8000000), lshift(1, 8000000))",
		"format(1, '1000000000')",
		"format(1, '01000000000,')",
		"format('a', '1000000000')",
		"format(1.5, '.1000000000f')",
		"format(1.5, '1000000000')",
		"format(1j, '1000000000')",
		"mod('%1000000000d', 1)",
		"mod('%.1000000000d', 1)",
		"mod('%.1000000000f', 1.5)",
		"mod('%*s', (1000000000, 'a'))",
		"mod('%1000000000s', 'a')",
		"str.format('{:1000000000}', 1)",
		"str.format('{:{}}', 1, 1000000000)",
		"int.to_bytes(1, 1000000000)",
		"pow(3, lshift(1, 200000), sub(lshift(1, 200000), 1))",
	}
	for _, expression := range expressions {
		t.Run(expression, func(t *testing.T) {
			state := NewState(context.Background())
			state.Limits = Limits{Steps: 1_000_000, Bytes: 1 << 20}
			before := allocated()
			_, err := (&expressionReader{thread: NewThread(state), text: expression}).value()
			var limit *LimitError
			if !errors.As(err, &limit) {
				t.Errorf("got error %v, want a limit error", err)
			}
			if taken := allocated() - before; taken > most {
				t.Errorf("refused only after %d bytes", taken)
			}
		})
	}
}

// TestNumbersWithoutLimits asks for what no machine holds: a MemoryError where
// no limit is set.
func TestNumbersWithoutLimits(t *testing.T) {
	t.Parallel()
	thread := NewThread(NewState(context.Background()))
	for _, expression := range []string{
		"pow(2, 1000000000000)", "pow(3, 100000000000000000000)", "lshift(1, 9223372036854775807)",
		"format(1, '9000000000000000000')", "mod('%9000000000000000000d', 1)", "int.to_bytes(1, 9000000000000000000)",
	} {
		if got := evaluateText(thread, expression); got != "MemoryError" {
			t.Errorf("%s: got %s, want MemoryError", expression, got)
		}
	}
}

// FuzzFormat looks for format specifications and templates that make
// formatting panic.
func FuzzFormat(f *testing.F) {
	for _, seed := range []string{"x^+#012,.3f", "{0[a].b!r:>{w}}", "%(a)-+ #0*.*d", "\xed\xa0\x80<5", "{:{}{{}}", "%c%%%5.3s"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		state := NewState(context.Background())
		state.Limits = Limits{Steps: 100_000, Bytes: 1 << 20}
		thread := NewThread(state)
		template := StrObject(text)
		values := []Value{Int(-5), Float(2.5), NewStr("é"), NewComplex(1 + 2i), True, None, TupleOf(Int(1), NewStr("b"))}
		named := func(*Thread, *Str) (Value, error) { return values[1], nil }
		for _, v := range values {
			_, _ = Format(thread, v, text)
			_, _ = PercentFormat(thread, template, v)
			_, _ = PercentFormatBytes(thread, text, v)
			_, _ = parseInt(thread, text, 0, v)
		}
		_, _ = FormatStr(thread, template, values, named)
		_, _ = ParseFloat(text)
		_, _ = parseComplex(thread, template)
		_, _ = parseHexFloat(text)
	})
}
