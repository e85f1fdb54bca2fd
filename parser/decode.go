package parser

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"
)

// decode checks the encoding of a source and returns its text: UTF-8 without a
// byte order mark, and with every line ending turned into "\n".
func decode(filename, source string) (string, error) {
	hasMark := strings.HasPrefix(source, utf8ByteOrderMark)
	text := strings.TrimPrefix(source, utf8ByteOrderMark)
	if err := checkCookie(filename, text, hasMark); err != nil {
		return "", err
	}
	if !utf8.ValidString(text) {
		return "", invalidUTF8(filename, text)
	}
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	if null := strings.IndexByte(text, 0); null >= 0 {
		line := 1 + strings.Count(text[:null], "\n")
		start := 1 + strings.LastIndexByte(text[:null], '\n')
		return "", &SyntaxError{Kind: syntaxError, Msg: "source code cannot contain null bytes", Filename: filename,
			Line: line, Text: text[start:null]}
	}
	if text != "" && text[len(text)-1] != '\n' {
		text += "\n" // as CPython does: it is where the Newline token is
	}
	return text, nil
}

// invalidUTF8 reports the first byte of text that is not UTF-8.
func invalidUTF8(filename, text string) *SyntaxError {
	at := 0
	for {
		r, size := utf8.DecodeRuneInString(text[at:])
		if r == utf8.RuneError && size <= 1 {
			break
		}
		at += size
	}
	line := 1 + strings.Count(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text[:at]), "\n")
	return &SyntaxError{Kind: syntaxError, Filename: filename, Msg: fmt.Sprintf(
		`Non-UTF-8 code starting with '\x%02x' in file %s on line %d, but no encoding declared; see https://peps.python.org/pep-0263/ for details`,
		text[at], filename, line)}
}

// checkCookie looks for an encoding declaration in the first two lines. Only
// UTF-8 and its subset ASCII are read.
func checkCookie(filename, text string, hasMark bool) error {
	rest := text
	for range 2 {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		comment := strings.TrimLeft(line, " \t\f")
		if comment != "" && comment != "\r" && comment[0] != '#' {
			return nil
		}
		if strings.Contains(comment, "coding") {
			if match := cookie().FindStringSubmatch(comment); match != nil {
				return checkEncoding(filename, match[1], text, hasMark)
			}
		}
	}
	return nil
}

func checkEncoding(filename, name, text string, hasMark bool) error {
	message := "encoding problem: " + name
	normal := strings.Trim(strings.ReplaceAll(strings.ToLower(name), "_", "-"), "-")
	switch normal {
	case "utf-8", "utf8", "utf", "u8", "cp65001":
		return nil
	}
	switch {
	case strings.HasPrefix(normal, "utf-8-"):
		return nil
	case hasMark:
		message += " with BOM"
	case normal == "ascii" || normal == "us-ascii":
		if isASCII(text) {
			return nil
		}
	default:
		message = fmt.Sprintf("encoding %s is not supported by apy", name)
	}
	return &SyntaxError{Kind: syntaxError, Msg: message, Filename: filename}
}

// cookie matches an encoding declaration. It is compiled only when a comment in
// the first two lines speaks of a coding.
var cookie = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)`)
})
