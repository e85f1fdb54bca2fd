package remod

import (
	"github.com/apy-lang/apy/interp/object"
)

// subject is a text that patterns are matched on.
type subject struct {
	value  object.Value
	text   string // the bytes of the str or of the bytes-like object
	points []rune
	isText bool
	narrow bool // all ASCII: points and bytes have the same positions
}

// session keeps what a session knows of patterns and subjects.
type session struct {
	patternError object.Value
	patterns     map[patternKey]*pattern
	// last is the subject matched last: scripts match one text again and again.
	last *subject
}

type sessionKey struct{}

func sessionOf(t *object.Thread) *session {
	if s, ok := t.State.Extensions[sessionKey{}].(*session); ok {
		return s
	}
	s := &session{patterns: map[patternKey]*pattern{}}
	t.State.Extensions[sessionKey{}] = s
	return s
}

// subjectOf returns v as a subject for patterns of str or of bytes.
func subjectOf(t *object.Thread, v object.Value, patternIsText bool) (*subject, error) {
	text, isText, ok := textOf(v)
	if !ok {
		return nil, object.TypeErrorf("expected string or bytes-like object, got '%s'", v.Type().Name)
	}
	if isText != patternIsText {
		if isText {
			return nil, object.TypeErrorf("cannot use a bytes pattern on a string-like object")
		}
		return nil, object.TypeErrorf("cannot use a string pattern on a bytes-like object")
	}
	session := sessionOf(t)
	if last := session.last; last != nil && last.value.Is(v) && last.text == text {
		return last, nil
	}
	if err := t.ChargeBytes(4 * len(text)); err != nil {
		return nil, err
	}
	s := &subject{value: v, text: text, isText: isText, narrow: isASCII(text)}
	if isText {
		s.points = decode(text)
	} else {
		s.points = decodeBytes(text)
	}
	session.last = s
	return s, nil
}

// textOf returns the text of a str or the bytes of a bytes-like object.
func textOf(v object.Value) (text string, isText, ok bool) {
	if s, ok := v.AsStr(); ok {
		return s.String(), true, true
	}
	data, ok := object.BufferOf(v)
	return data, false, ok
}

// slice returns a part of the subject, as str or bytes.
func (s *subject) slice(start, end int) object.Value {
	switch {
	case !s.isText:
		return object.NewBytes(s.text[start:end])
	case s.narrow:
		return object.NewStr(s.text[start:end])
	}
	return object.NewStr(encode(s.points[start:end]))
}

// make makes a str or bytes of points.
func (s *subject) make(points []rune) object.Value {
	if s.isText {
		return object.NewStr(encode(points))
	}
	return object.NewBytes(encodeBytes(points))
}
