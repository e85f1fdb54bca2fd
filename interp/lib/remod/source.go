package remod

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/apy-lang/apy/interp/object"
)

// syntaxError is a mistake in a pattern or a replacement template.
type syntaxError struct {
	message string
	at      int // code points into the text; -1 when it has no place
}

func (e *syntaxError) Error() string { return e.message }

// tokens reads a pattern or a template: characters, and pairs of a backslash
// and what follows it.
type tokens struct {
	text   []rune
	isText bool // str, not bytes
	index  int  // behind next
	next   []rune
}

func newTokens(text []rune, isText bool) (*tokens, error) {
	s := &tokens{text: text, isText: isText}
	return s, s.advance()
}

func (s *tokens) advance() error {
	if s.index >= len(s.text) {
		s.next = nil
		return nil
	}
	end := s.index + 1
	if s.text[s.index] == '\\' {
		if end++; end > len(s.text) {
			return &syntaxError{"bad escape (end of pattern)", len(s.text) - 1}
		}
	}
	s.next = s.text[s.index:end]
	s.index = end
	return nil
}

// at reports whether the next token is the character c.
func (s *tokens) at(c rune) bool { return len(s.next) == 1 && s.next[0] == c }

// atAny reports whether the next token is one character out of chars.
func (s *tokens) atAny(chars string) bool {
	return len(s.next) == 1 && strings.ContainsRune(chars, s.next[0])
}

// get returns the next token, nil at the end.
func (s *tokens) get() ([]rune, error) {
	token := s.next
	return token, s.advance()
}

// match skips the character c.
func (s *tokens) match(c rune) (bool, error) {
	if !s.at(c) {
		return false, nil
	}
	return true, s.advance()
}

// while reads up to n characters out of chars.
func (s *tokens) while(n int, chars string) ([]rune, error) {
	var result []rune
	for len(result) < n && s.atAny(chars) {
		c, err := s.get()
		if err != nil {
			return nil, err
		}
		result = append(result, c...)
	}
	return result, nil
}

// until reads up to a terminator, which it skips.
func (s *tokens) until(terminator rune, what string) (string, error) {
	var result []rune
	for {
		c, err := s.get()
		switch {
		case err != nil:
			return "", err
		case c == nil && len(result) == 0:
			return "", s.errorf(0, "missing %s", what)
		case c == nil:
			return "", s.errorf(len(result), "missing %c, unterminated name", terminator)
		case len(c) == 1 && c[0] == terminator:
			if len(result) == 0 {
				return "", s.errorf(1, "missing %s", what)
			}
			return encode(result), nil
		}
		result = append(result, c...)
	}
}

// tell returns where the next token begins.
func (s *tokens) tell() int { return s.index - len(s.next) }

func (s *tokens) seek(index int) error {
	s.index = index
	return s.advance()
}

// errorf makes the error of what ended offset characters before the next token.
func (s *tokens) errorf(offset int, format string, args ...any) error {
	return &syntaxError{fmt.Sprintf(format, args...), s.tell() - offset}
}

// checkName checks the name of a group.
func (s *tokens) checkName(name string) error {
	if !s.isText && !isASCII(name) || !object.IsIdentifier(name) {
		return s.errorf(utf8.RuneCountInString(name)+1, "bad character in group name %s", quoted(name, s.isText))
	}
	return nil
}

func isASCII(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// quoted is the name's repr, or its ascii() where it came from bytes.
func quoted(name string, isText bool) string {
	text, _ := object.ReprString(nil, object.NewStr(name))
	if isText {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if r < utf8.RuneSelf {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "\\x%02x", r)
		}
	}
	return b.String()
}

func isNumber(name string) bool {
	for i := 0; i < len(name); i++ {
		if name[i] < '0' || name[i] > '9' {
			return false
		}
	}
	return name != ""
}

// decode returns the code points of a str's text, lone surrogates included.
func decode(text string) []rune {
	points := make([]rune, 0, len(text))
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			points = append(points, rune(c))
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && size == 1 && i+2 < len(text) {
			r, size = rune(text[i]&0x0F)<<12|rune(text[i+1]&0x3F)<<6|rune(text[i+2]&0x3F), 3
		}
		points = append(points, r)
		i += size
	}
	return points
}

// encode is the inverse of decode.
func encode(points []rune) string {
	b := make([]byte, 0, len(points))
	for _, r := range points {
		switch {
		case r < utf8.RuneSelf:
			b = append(b, byte(r))
		case r >= 0xD800 && r < 0xE000:
			b = append(b, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0xBF, 0x80|byte(r)&0xBF)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return string(b)
}

// decodeBytes returns bytes as the code points of Latin-1.
func decodeBytes(data string) []rune {
	points := make([]rune, len(data))
	for i := range points {
		points[i] = rune(data[i])
	}
	return points
}

func encodeBytes(points []rune) string {
	b := make([]byte, len(points))
	for i, r := range points {
		b[i] = byte(r)
	}
	return string(b)
}
