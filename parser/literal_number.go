package parser

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// maxIntDigits is how many decimal digits CPython reads into an int.
const maxIntDigits = 4300

// number parses a numeric literal.
func (p *expressions) number() Expr {
	text := p.token.Value
	if len(text) == 1 { // by far the commonest
		return p.constant(int64(text[0] - '0'))
	}
	if strings.IndexByte(text, '_') >= 0 {
		text = strings.ReplaceAll(text, "_", "")
	}
	switch {
	case text[0] == '0' && text[1]|0x20 >= 'b' && text[1]|0x20 <= 'x' && text[1]|0x20 != 'e' && text[1]|0x20 != 'j':
		return p.constant(integer(text, 0))
	case text[len(text)-1]|0x20 == 'j':
		return p.constant(complex(0, float(text[:len(text)-1])))
	case strings.ContainsAny(text, ".eE"):
		return p.constant(float(text))
	}
	if len(text) > maxIntDigits {
		p.failWith(p.start(), tokenEnd(p.token), fmt.Sprintf(
			"Exceeds the limit (%d digits) for integer string conversion: value has %d digits; "+
				"use sys.set_int_max_str_digits() to increase the limit - "+
				"Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
			maxIntDigits, len(text)))
		p.err.lineOnly = true
		return nil
	}
	return p.constant(integer(text, 10))
}

// integer returns the value of digits, as int64 if it fits.
func integer(text string, base int) any {
	if base == 10 {
		if text = strings.TrimLeft(text, "0"); text == "" {
			return int64(0)
		}
	}
	if n, err := strconv.ParseInt(text, base, 64); err == nil {
		return n
	}
	n, _ := new(big.Int).SetString(text, base) // the scanner has checked the digits
	return n
}

// float returns the value of a decimal; one that is out of range is infinite.
func float(text string) float64 {
	f, _ := strconv.ParseFloat(text, 64)
	return f
}
