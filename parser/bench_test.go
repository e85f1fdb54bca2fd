package parser

import (
	"os"
	"testing"
)

func BenchmarkParseStandardLibrary(b *testing.B) {
	var sources []string
	size, lines := 0, 0
	for _, path := range stdlib(b) {
		source, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := Parse(path, string(source)); err != nil {
			continue
		}
		sources = append(sources, string(source))
		size += len(source)
		for _, c := range source {
			if c == '\n' {
				lines++
			}
		}
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, source := range sources {
			if _, err := Parse("", source); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(lines), "lines")
}
