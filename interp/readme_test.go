package interp_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestReadme keeps the README's programs those that are tested.
func TestReadme(t *testing.T) {
	t.Parallel()
	readme := readText(t, "../README.md")
	example := regexp.MustCompile(`(?s)func Example\(\) \{\n(.*?)\t// Output:`).FindStringSubmatch(readText(t, "example_test.go"))
	if example == nil {
		t.Fatal("there is no Example")
	}
	body := regexp.MustCompile(`(?m)^\t`).ReplaceAllString(example[1], "")
	arange := readText(t, "../examples/arange.apy")
	for name, block := range map[string]string{"Example": "```go\n" + body, "arange.apy": "```python\n" + arange} {
		if !strings.Contains(readme, block+"```\n") {
			t.Errorf("README.md does not show %s as it is:\n%s", name, block)
		}
	}
}

func readText(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
