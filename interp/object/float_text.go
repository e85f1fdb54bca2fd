package object

import (
	"math"
	"strconv"
	"strings"
	"sync/atomic"
)

// floatText is repr(f): the shortest decimal that reads back as f.
func floatText(f float64) string {
	var buf [32]byte
	return string(AppendFloat(buf[:0], f))
}

// AppendFloat appends repr(f).
func AppendFloat(b []byte, f float64) []byte {
	abs := math.Abs(f)
	switch {
	case abs != 0 && (abs < 1e-4 || abs >= 1e16):
		if math.IsInf(f, 0) {
			return append(b, infinityText(f)...)
		}
		return strconv.AppendFloat(b, f, 'e', -1, 64)
	case abs != abs:
		return append(b, "nan"...)
	}
	b = strconv.AppendFloat(b, f, 'f', -1, 64)
	if abs == math.Trunc(abs) {
		b = append(b, ".0"...)
	}
	return b
}

func infinityText(f float64) string {
	if f < 0 {
		return "-inf"
	}
	return "inf"
}

// ParseFloat reads a number as float(text) does.
func ParseFloat(text string) (float64, bool) {
	text = plainDigits(text)
	digits := text
	if text != "" && (text[0] == '+' || text[0] == '-') {
		digits = text[1:]
	}
	end := decimalFloat(digits)
	if end == 0 || end < len(digits) {
		return namedFloat(digits, text)
	}
	f, _ := strconv.ParseFloat(strings.ReplaceAll(text, "_", ""), 64)
	return f, true // out of range is inf
}

// namedFloat reads infinity and nan.
func namedFloat(name, text string) (float64, bool) {
	switch strings.ToLower(name) {
	case "inf", "infinity":
		if text[0] == '-' {
			return math.Inf(-1), true
		}
		return math.Inf(1), true
	case "nan":
		return newNaN(text[0] == '-'), true
	}
	return 0, false
}

var countNaN atomic.Uint64

// newNaN makes a NaN that is no other: a script can tell two of them apart by
// identity, as containers do. Its number is in the bits that a NaN leaves free.
func newNaN(negative bool) float64 {
	const quiet, sign, free = 0x7FF8 << 48, 1 << 63, 1<<51 - 1
	bits := quiet | countNaN.Add(1)&free
	if negative {
		bits |= sign
	}
	return math.Float64frombits(bits)
}

// decimalFloat returns where the unsigned decimal number at the beginning of
// text ends, 0 where there is none: digits, a point and an exponent, with
// single underscores between digits.
func decimalFloat(text string) int {
	end := floatDigits(text, 0)
	found := end > 0
	if end < len(text) && text[end] == '.' {
		fraction := floatDigits(text, end+1)
		found = found || fraction > end+1
		end = fraction
	}
	if !found {
		return 0
	}
	if end < len(text) && text[end]|0x20 == 'e' {
		start := end + 1
		if start < len(text) && (text[start] == '+' || text[start] == '-') {
			start++
		}
		if exponent := floatDigits(text, start); exponent > start {
			end = exponent
		}
	}
	return end
}

// floatDigits returns the end of the digits at text[i:].
func floatDigits(text string, i int) int {
	start := i
	for i < len(text) {
		c := text[i]
		isDigit := c >= '0' && c <= '9'
		between := c == '_' && i > start && text[i-1] != '_' && i+1 < len(text) && text[i+1] >= '0' && text[i+1] <= '9'
		if !isDigit && !between {
			break
		}
		i++
	}
	return i
}
