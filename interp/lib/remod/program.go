package remod

import (
	"fmt"
	"strings"
	"time"

	"github.com/dlclark/regexp2"

	"github.com/apy-lang/apy/interp/object"
)

// mode is where a match may begin and end.
type mode uint8

const (
	anywhere mode = iota
	atStart       // match
	whole         // fullmatch
	// advancing finds matches that do not end where the search began: after an
	// empty match the next one may begin there but must not be empty again.
	advancing
	modeCount
)

var modeFormats = [modeCount]string{"%s", `\G(?:%s)`, `\G(?:%s)\z`, `(?:%s)(?!\G)`}

// program is a compiled pattern: the tree, and the matchers made of it for the
// modes and kinds of subject that came up.
type program struct {
	branches []sequence
	flags    flags
	groups   int
	names    map[string]int
	order    []string
	inside   [][]int // for each group, the groups around it
	matchers [modeCount][2]*regexp2.Regexp
}

// compileProgram compiles a pattern.
func compileProgram(text []rune, isText bool, f flags) (*program, error) {
	p, branches, err := parse(text, isText, f)
	if err != nil {
		return nil, err
	}
	prog := &program{branches: branches, flags: p.flags, groups: len(p.groups) - 1, names: p.names, order: p.order}
	prog.inside = make([][]int, len(p.groups))
	prog.nest(branches, nil)
	_, err = prog.matcher(anywhere, true)
	return prog, err
}

// nest notes for each group the groups around it.
func (p *program) nest(branches []sequence, around []int) {
	for _, branch := range branches {
		for _, n := range branch {
			within := around
			if n.kind == kindGroup && n.group > 0 {
				p.inside[n.group] = around
				within = append(around[:len(around):len(around)], n.group)
			}
			p.nest(n.branches, within)
		}
	}
}

func (p *program) matcher(m mode, narrow bool) (*regexp2.Regexp, error) {
	slot := &p.matchers[m][map[bool]int{true: 1}[narrow]]
	if *slot == nil {
		re, err := regexp2.Compile(fmt.Sprintf(modeFormats[m], emit(p.branches, p.flags, narrow)), regexp2.None)
		if err != nil {
			return nil, fmt.Errorf("regular expression: %w", err)
		}
		*slot = re
	}
	return *slot, nil
}

const (
	// firstSlice is how long the matcher runs before the session's context and
	// its limits are looked at for the first time.
	firstSlice = 200 * time.Millisecond
	// stepsPerMillisecond is what a slice costs of the session's steps.
	stepsPerMillisecond = 20_000
	// pointsPerStep is how much of a subject the matcher goes through at the
	// cost of a step.
	pointsPerStep = 32
)

// find returns the bounds of the groups of the first match from start on, nil
// when there is none.
//
// The matcher cannot be interrupted, only limited in time. A match that takes
// long is begun anew with twice the time as long as the session may go on, so
// a pattern that backtracks without end stops with the session.
func (p *program) find(t *object.Thread, m mode, s *subject, start, end int) ([]int, error) {
	re, err := p.matcher(m, s.narrow)
	if err != nil {
		return nil, err
	}
	if err := t.Charge(1); err != nil {
		return nil, err
	}
	for slice := firstSlice; ; slice *= 2 {
		re.MatchTimeout = slice
		found, err := re.FindRunesMatchStartingAt(s.points[:end], start)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "match timeout") {
				return nil, fmt.Errorf("regular expression: %w", err)
			}
			if err := t.Charge(int(slice.Milliseconds()) * stepsPerMillisecond); err != nil {
				return nil, err
			}
			continue
		}
		passed := end - start
		if found == nil {
			return nil, t.Charge(passed / pointsPerStep)
		}
		if m == anywhere || m == advancing {
			passed = found.Index - start
		}
		return p.bounds(found), t.Charge((passed + found.Length) / pointsPerStep)
	}
}

// bounds are the starts and ends of all groups, -1 where one did not take part.
func (p *program) bounds(found *regexp2.Match) []int {
	bounds := make([]int, 2*p.groups+2)
	for i := range bounds {
		bounds[i] = -1
	}
	bounds[0], bounds[1] = found.Index, found.Index+found.Length
	if p.groups == 0 {
		return bounds
	}
	for i, g := range found.Groups() {
		if len(g.Captures) > 0 && i <= p.groups {
			bounds[2*i], bounds[2*i+1] = g.Index, g.Index+g.Length
		}
	}
	return bounds
}

// lastGroup is the number of the group that was completed last, 0 for none: the
// one that ends last, and of those the outermost.
func (p *program) lastGroup(bounds []int) int {
	last := 0
	for g := 1; g <= p.groups; g++ {
		switch end := bounds[2*g+1]; {
		case end < 0:
		case last == 0 || end > bounds[2*last+1]:
			last = g
		case end == bounds[2*last+1] && !p.within(g, last):
			last = g
		}
	}
	return last
}

func (p *program) within(inner, outer int) bool {
	for _, g := range p.inside[inner] {
		if g == outer {
			return true
		}
	}
	return false
}
