package parser

import (
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/runenames"
)

// characterNamed returns the character with a Unicode name, in any case.
func characterNamed(name string) (rune, bool) {
	name = strings.ToUpper(name)
	if digits, ok := strings.CutPrefix(name, "CJK UNIFIED IDEOGRAPH-"); ok {
		n, err := strconv.ParseUint(digits, 16, 32)
		return rune(n), err == nil && len(digits) >= 4 && digits[0] != '0' && unicode.Is(unicode.Unified_Ideograph, rune(n))
	}
	if syllable, ok := strings.CutPrefix(name, "HANGUL SYLLABLE "); ok {
		return hangulSyllable(syllable)
	}
	r, ok := characterNames()[name]
	return r, ok
}

// characterNames maps the names to their characters. It is made when the first
// \N{…} is read: that takes some milliseconds.
var characterNames = sync.OnceValue(func() map[string]rune {
	names := make(map[string]rune, 1<<15)
	add := func(first, last rune) {
		for r := first; r <= last; r++ {
			if name := runenames.Name(r); name != "" && name[0] != '<' {
				names[name] = r
			}
		}
	}
	add(0x20, 0x33ff)
	add(0x4dc0, 0x4dff)
	add(0xa000, 0xabff)
	add(0xf900, 0x1fbff)
	add(0x2f800, 0x2fa1f)
	add(0xe0000, 0xe01ef)
	for i := range rune(256) { // variation selectors
		r := 0xfe00 + i
		if i >= 16 {
			r = 0xe0100 + i - 16
		}
		names["VS"+strconv.Itoa(int(i)+1)] = r
	}
	for r, aliases := range characterAliases {
		for alias := range strings.SplitSeq(aliases, "|") {
			names[alias] = r
		}
	}
	return names
})

// The romanised parts of the names of Hangul syllables.
var (
	hangulLeads  = strings.Split("G,GG,N,D,DD,R,M,B,BB,S,SS,,J,JJ,C,K,T,P,H", ",")
	hangulVowels = strings.Split("A,AE,YA,YAE,EO,E,YEO,YE,O,WA,WAE,OE,YO,U,WEO,WE,WI,YU,EU,YI,I", ",")
	hangulTails  = strings.Split(",G,GG,GS,N,NJ,NH,D,L,LG,LM,LB,LS,LT,LP,LH,M,B,BS,S,SS,NG,J,C,K,T,P,H", ",")
)

// hangulSyllable returns the syllable whose name ends in these parts.
func hangulSyllable(name string) (rune, bool) {
	lead, rest := longestPart(hangulLeads, name)
	vowel, rest := longestPart(hangulVowels, rest)
	tail, rest := longestPart(hangulTails, rest)
	if lead < 0 || vowel < 0 || tail < 0 || rest != "" {
		return 0, false
	}
	return rune(0xac00 + (lead*len(hangulVowels)+vowel)*len(hangulTails) + tail), true
}

// longestPart returns the index of the longest part that name begins with, and
// the rest of name; the index is -1 if there is none.
func longestPart(parts []string, name string) (index int, rest string) {
	index = -1
	longest := -1
	for i, part := range parts {
		if len(part) > longest && strings.HasPrefix(name, part) {
			index, longest = i, len(part)
		}
	}
	return index, name[max(longest, 0):]
}
