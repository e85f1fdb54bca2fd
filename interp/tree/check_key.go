package tree

import (
	"math/big"

	"github.com/apy-lang/apy/interp/object"
	"github.com/apy-lang/apy/parser"
)

// keyRepr returns the repr of a literal key.
func keyRepr(value any) string {
	v := object.None
	switch value := value.(type) {
	case bool:
		v = object.Bool(value)
	case int64:
		v = object.Int(value)
	case *big.Int:
		v = object.BigIntValue(value)
	case float64:
		v = object.Float(value)
	case complex128:
		v = object.NewComplex(value)
	case string:
		v = object.NewStr(value)
	case parser.Bytes:
		v = object.FromObject(object.InternBytes(string(value)))
	}
	text, err := object.ReprString(nil, v)
	if err != nil {
		return "?" // a literal's repr does not fail
	}
	return text
}

// sameKey reports whether two literal keys are equal in Python, where 1, 1.0,
// True and 1+0j are.
func sameKey(a, b any) bool {
	if number, ok := asComplex(a); ok {
		other, isNumber := asComplex(b)
		return isNumber && number == other && exactInt(a).Cmp(exactInt(b)) == 0
	}
	if text, ok := a.(parser.Bytes); ok {
		other, isBytes := b.(parser.Bytes)
		return isBytes && string(text) == string(other)
	}
	if _, isBytes := b.(parser.Bytes); isBytes {
		return false
	}
	return a == b
}

func asComplex(value any) (complex128, bool) {
	switch value := value.(type) {
	case bool:
		if value {
			return 1, true
		}
		return 0, true
	case complex128:
		return value, true
	case int64, *big.Int, float64:
		return complex(toFloat(value), 0), true
	}
	return 0, false
}

// exactInt tells integers apart that are the same float.
func exactInt(value any) *big.Int {
	switch value := value.(type) {
	case int64:
		return big.NewInt(value)
	case *big.Int:
		return value
	}
	number, _ := asComplex(value)
	n, _ := big.NewFloat(real(number)).Int(nil)
	if n == nil {
		n = new(big.Int) // infinite
	}
	return n
}
