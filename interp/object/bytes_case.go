package object

import "strings"

// Case and character classes of bytes are those of ASCII.

func (k bytesKind) defineCase() {
	k.caseMethod("upper", func(b []byte) {
		for i, c := range b {
			b[i] = upperByte(c)
		}
	})
	k.caseMethod("lower", func(b []byte) {
		for i, c := range b {
			b[i] = lowerByte(c)
		}
	})
	k.caseMethod("capitalize", func(b []byte) {
		for i, c := range b {
			b[i] = lowerByte(c)
		}
		if len(b) > 0 {
			b[0] = upperByte(b[0])
		}
	})
	k.caseMethod("title", func(b []byte) {
		inWord := false
		for i, c := range b {
			if inWord {
				b[i] = lowerByte(c)
			} else {
				b[i] = upperByte(c)
			}
			inWord = isAlphaByte(c)
		}
	})
	k.caseMethod("swapcase", func(b []byte) {
		for i, c := range b {
			if isLowerByte(c) {
				b[i] = upperByte(c)
			} else {
				b[i] = lowerByte(c)
			}
		}
	})
}

func (k bytesKind) caseMethod(name string, change func([]byte)) {
	k.class.Method(name, NoArgs, func(t *Thread, self Value, _ []Value) (Value, error) {
		data := bytesSelf(self)
		if err := chargeCopy(t, len(data)); err != nil {
			return Value{}, err
		}
		changed := []byte(data)
		change(changed)
		return k.make(string(changed)), nil
	})
}

func (k bytesKind) defineClass() {
	k.predicate("isalpha", isAlphaByte)
	k.predicate("isdigit", isDigitByte)
	k.predicate("isalnum", func(c byte) bool { return isAlphaByte(c) || isDigitByte(c) })
	k.predicate("isspace", isSpaceByte)
	k.dataMethod("isascii", isASCIIText)
	k.dataMethod("islower", func(data string) bool {
		return strings.IndexFunc(data, isLowerASCII) >= 0 && strings.IndexFunc(data, isUpperASCII) < 0
	})
	k.dataMethod("isupper", func(data string) bool {
		return strings.IndexFunc(data, isUpperASCII) >= 0 && strings.IndexFunc(data, isLowerASCII) < 0
	})
	k.dataMethod("istitle", isTitleData)
}

func (k bytesKind) dataMethod(name string, test func(data string) bool) {
	k.class.Method(name, NoArgs, func(t *Thread, self Value, _ []Value) (Value, error) {
		data := bytesSelf(self)
		if err := chargeScan(t, 8*len(data)); err != nil {
			return Value{}, err
		}
		return Bool(test(data)), nil
	})
}

func (k bytesKind) predicate(name string, pass func(byte) bool) {
	k.dataMethod(name, func(data string) bool {
		for i := range len(data) {
			if !pass(data[i]) {
				return false
			}
		}
		return data != ""
	})
}

func isTitleData(data string) bool {
	found, inWord := false, false
	for i := range len(data) {
		c := data[i]
		switch {
		case !isAlphaByte(c):
			inWord = false
			continue
		case isLowerByte(c) != inWord:
			return false
		}
		found, inWord = true, true
	}
	return found
}

func isLowerByte(c byte) bool { return c >= 'a' && c <= 'z' }
func isAlphaByte(c byte) bool { return isLowerByte(c | 0x20) }
func isDigitByte(c byte) bool { return c >= '0' && c <= '9' }

func isLowerASCII(r rune) bool { return r >= 'a' && r <= 'z' }
func isUpperASCII(r rune) bool { return r >= 'A' && r <= 'Z' }

func upperByte(c byte) byte {
	if isLowerByte(c) {
		return c - 0x20
	}
	return c
}

func lowerByte(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 0x20
	}
	return c
}
