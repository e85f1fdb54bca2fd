package object

// runMerge is the merge of two neighbouring runs a and b. The shorter one was
// copied to the sorter's tmp; the merged elements grow from the end of the
// list range that its copying freed, upwards (mergeLow) or downwards
// (mergeHigh).
type runMerge[K any] struct {
	*sorter[K]
	dest  int
	a, na int // next element of a and how many are left
	b, nb int
}

// save copies keys[from:from+n] to tmp.
func (s *sorter[K]) save(from, n int) {
	s.tmp = append(s.tmp[:0], s.keys[from:from+n]...)
	if s.values != nil {
		s.tmpValues = append(s.tmpValues[:0], s.values[from:from+n]...)
	}
}

// move copies n elements within keys.
func (s *sorter[K]) move(to, from, n int) {
	copy(s.keys[to:to+n], s.keys[from:from+n])
	if s.values != nil {
		copy(s.values[to:to+n], s.values[from:from+n])
	}
}

// restore copies n elements from tmp to keys.
func (s *sorter[K]) restore(to, from, n int) {
	copy(s.keys[to:to+n], s.tmp[from:from+n])
	if s.values != nil {
		copy(s.values[to:to+n], s.tmpValues[from:from+n])
	}
}

// set and unsave copy one element: what the inner loops do.
func (s *sorter[K]) set(to, from int) {
	s.keys[to] = s.keys[from]
	if s.values != nil {
		s.values[to] = s.values[from]
	}
}

func (s *sorter[K]) unsave(to, from int) {
	s.keys[to] = s.tmp[from]
	if s.values != nil {
		s.values[to] = s.tmpValues[from]
	}
}

// mergeLow merges upwards; a, the shorter run, is in tmp. The last element of
// a is known to be the last of all.
func (s *sorter[K]) mergeLow(a, na, b, nb int) error {
	s.save(a, na)
	m := &runMerge[K]{sorter: s, dest: a, na: na, b: b, nb: nb}
	m.lowTakeB()
	var err error
	for more := m.nb > 0 && m.na > 1; more; {
		if more, err = m.lowOneByOne(); more {
			more, err = m.lowGallop()
		}
	}
	if err == nil && m.na == 1 && m.nb > 0 {
		s.move(m.dest, m.b, m.nb)
		m.dest += m.nb
	}
	s.restore(m.dest, m.a, m.na)
	return err
}

func (m *runMerge[K]) lowTakeA() {
	m.unsave(m.dest, m.a)
	m.dest++
	m.a++
	m.na--
}

func (m *runMerge[K]) lowTakeB() {
	m.set(m.dest, m.b)
	m.dest++
	m.b++
	m.nb--
}

// lowOneByOne merges until one run wins often (true) or the merge ends.
func (m *runMerge[K]) lowOneByOne() (more bool, err error) {
	aWins, bWins := 0, 0
	for {
		less, err := m.less(m.keys[m.b], m.tmp[m.a])
		if err != nil {
			return false, err
		}
		if less {
			m.lowTakeB()
			bWins++
			aWins = 0
			if m.nb == 0 {
				return false, nil
			}
		} else {
			m.lowTakeA()
			aWins++
			bWins = 0
			if m.na == 1 {
				return false, nil
			}
		}
		if aWins >= m.minGallop || bWins >= m.minGallop {
			return true, nil
		}
	}
}

// lowGallop merges by galloping until that stops paying (true) or the merge
// ends.
func (m *runMerge[K]) lowGallop() (more bool, err error) {
	m.minGallop++
	for {
		m.minGallop = max(m.minGallop-1, 1)
		aWins, err := m.gallopRight(m.keys[m.b], m.tmp[m.a:m.a+m.na], 0)
		if err != nil {
			return false, err
		}
		m.restore(m.dest, m.a, aWins)
		m.dest, m.a, m.na = m.dest+aWins, m.a+aWins, m.na-aWins
		if aWins > 0 && m.na <= 1 {
			return false, nil
		}
		if m.lowTakeB(); m.nb == 0 {
			return false, nil
		}
		bWins, err := m.gallopLeft(m.tmp[m.a], m.keys[m.b:m.b+m.nb], 0)
		if err != nil {
			return false, err
		}
		m.move(m.dest, m.b, bWins)
		m.dest, m.b, m.nb = m.dest+bWins, m.b+bWins, m.nb-bWins
		if m.nb == 0 {
			return false, nil
		}
		if m.lowTakeA(); m.na == 1 {
			return false, nil
		}
		if aWins < minGallop && bWins < minGallop {
			m.minGallop++
			return true, nil
		}
	}
}

// mergeHigh merges downwards; b, the shorter run, is in tmp. The first element
// of b is known to be the first of all.
func (s *sorter[K]) mergeHigh(a, na, b, nb int) error {
	s.save(b, nb)
	m := &runMerge[K]{sorter: s, dest: b + nb - 1, a: a + na - 1, na: na, b: nb - 1, nb: nb}
	m.highTakeA()
	var err error
	for more := m.na > 0 && m.nb > 1; more; {
		if more, err = m.highOneByOne(); more {
			more, err = m.highGallop()
		}
	}
	if err == nil && m.nb == 1 && m.na > 0 {
		s.move(m.dest-m.na+1, m.a-m.na+1, m.na)
		m.dest -= m.na
	}
	s.restore(m.dest-m.nb+1, 0, m.nb)
	return err
}

func (m *runMerge[K]) highTakeA() {
	m.set(m.dest, m.a)
	m.dest--
	m.a--
	m.na--
}

func (m *runMerge[K]) highTakeB() {
	m.unsave(m.dest, m.b)
	m.dest--
	m.b--
	m.nb--
}

func (m *runMerge[K]) highOneByOne() (more bool, err error) {
	aWins, bWins := 0, 0
	for {
		less, err := m.less(m.tmp[m.b], m.keys[m.a])
		if err != nil {
			return false, err
		}
		if less {
			m.highTakeA()
			aWins++
			bWins = 0
			if m.na == 0 {
				return false, nil
			}
		} else {
			m.highTakeB()
			bWins++
			aWins = 0
			if m.nb == 1 {
				return false, nil
			}
		}
		if aWins >= m.minGallop || bWins >= m.minGallop {
			return true, nil
		}
	}
}

func (m *runMerge[K]) highGallop() (more bool, err error) {
	m.minGallop++
	for {
		m.minGallop = max(m.minGallop-1, 1)
		first := m.a - m.na + 1
		below, err := m.gallopRight(m.tmp[m.b], m.keys[first:first+m.na], m.na-1)
		if err != nil {
			return false, err
		}
		aWins := m.na - below
		m.dest, m.a, m.na = m.dest-aWins, m.a-aWins, m.na-aWins
		m.move(m.dest+1, m.a+1, aWins)
		if m.na == 0 {
			return false, nil
		}
		if m.highTakeB(); m.nb == 1 {
			return false, nil
		}
		below, err = m.gallopLeft(m.keys[m.a], m.tmp[:m.nb], m.nb-1)
		if err != nil {
			return false, err
		}
		bWins := m.nb - below
		m.dest, m.b, m.nb = m.dest-bWins, m.b-bWins, m.nb-bWins
		m.restore(m.dest+1, m.b+1, bWins)
		if bWins > 0 && m.nb <= 1 {
			return false, nil
		}
		if m.highTakeA(); m.na == 0 {
			return false, nil
		}
		if aWins < minGallop && bWins < minGallop {
			m.minGallop++
			return true, nil
		}
	}
}
