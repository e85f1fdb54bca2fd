package remod

// flags are the bits of re.RegexFlag.
type flags int64

const (
	flagIgnoreCase flags = 2
	flagLocale     flags = 4
	flagMultiline  flags = 8
	flagDotAll     flags = 16
	flagUnicode    flags = 32
	flagVerbose    flags = 64
	flagDebug      flags = 128
	flagASCII      flags = 256

	typeFlags   = flagASCII | flagLocale | flagUnicode
	globalFlags = flagDebug
)

// kind says what a node matches.
type kind uint8

const (
	kindLiteral     kind = iota
	kindAny              // .
	kindSet              // [...], and \d and its like
	kindAnchor           // ^ $ \A \Z \b \B; the letter is in char
	kindRepeat           // items[0] repeated
	kindGroup            // ( ... ), captured when group is not 0
	kindAtomic           // (?> ... )
	kindLook             // lookaround
	kindBackref          // \1
	kindConditional      // (?(1) ... | ...)
	kindFail             // (?!)
)

// sequence is one alternative: what matches one after the other.
type sequence []*node

// node is a part of a parsed pattern.
type node struct {
	kind     kind
	char     rune
	set      *set
	repeat   repeat
	group    int // of a group, backreference or conditional
	add, del flags
	behind   bool // of a lookaround
	negated  bool // of a lookaround
	branches []sequence
}

// repeat is how often and how eagerly an item repeats.
type repeat struct {
	min, max int // max unlimited: any number
	suffix   byte
}

const unlimited = -1

// set is a set of characters.
type set struct {
	negated    bool
	ranges     [][2]rune
	categories []byte // d D s S w W
}

// width returns the least and the most characters that a node matches; the
// pattern's groups tell those of backreferences.
func (p *parser) width(n *node) (low, high int) {
	switch n.kind {
	case kindLiteral, kindAny, kindSet:
		return 1, 1
	case kindRepeat:
		low, high = p.widthOf(n.branches)
		low = capped(low, n.repeat.min)
		if n.repeat.max == unlimited {
			if high > 0 {
				high = widest
			}
			return low, high
		}
		return low, capped(high, n.repeat.max)
	case kindGroup, kindAtomic:
		return p.widthOf(n.branches)
	case kindBackref:
		w := p.groups[n.group]
		return w.low, w.high
	case kindConditional:
		low, high = p.widthOf(n.branches)
		if len(n.branches) == 1 {
			low = 0
		}
		return low, high
	}
	return 0, 0
}

// widest stands for any number of characters.
const widest = 1 << 40

func capped(n, times int) int {
	if n != 0 && times > widest/n {
		return widest
	}
	return n * times
}

func (p *parser) widthOf(branches []sequence) (low, high int) {
	for i, branch := range branches {
		l, h := 0, 0
		for _, n := range branch {
			nl, nh := p.width(n)
			l, h = min(widest, l+nl), min(widest, h+nh)
		}
		if i == 0 {
			low, high = l, h
		}
		low, high = min(low, l), max(high, h)
	}
	return low, high
}
