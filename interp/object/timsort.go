package object

// sorter is a stable merge sort that makes exactly the comparisons CPython's
// list.sort makes, which scripts can observe: natural runs, extended by binary
// insertion, merged in the order of "powersort", galloping where one run wins
// consistently. values, when not nil, are permuted along with keys.
type sorter[K any] struct {
	less      func(a, b K) (bool, error)
	keys      []K
	values    []Value
	tmp       []K
	tmpValues []Value
	runs      []sortRun
	minGallop int
}

// sortRun is a sorted stretch that waits to be merged; power is the depth of
// the merge with the run after it in the ideal merge tree.
type sortRun struct{ base, length, power int }

const (
	maxMinRun = 64 // shorter lists are one run
	minGallop = 7  // wins in a row that make galloping worth while
)

// sort sorts keys in place. After an error they are some permutation.
func (s *sorter[K]) sort() error {
	s.minGallop = minGallop
	n := len(s.keys)
	minRun := minRunLength(n)
	for low := 0; low < n; {
		length, err := s.countRun(low, n)
		if err != nil {
			return err
		}
		if length < minRun {
			forced := min(minRun, n-low)
			if err := s.insertionSort(low, low+forced, low+length); err != nil {
				return err
			}
			length = forced
		}
		if err := s.mergeBefore(length); err != nil {
			return err
		}
		s.runs = append(s.runs, sortRun{base: low, length: length})
		low += length
	}
	for len(s.runs) > 1 {
		i := len(s.runs) - 2
		if i > 0 && s.runs[i-1].length < s.runs[i+1].length {
			i--
		}
		if err := s.mergeAt(i); err != nil {
			return err
		}
	}
	return nil
}

// minRunLength is n for a short list, else a k in 32…64 such that n/k is a
// power of two or just below one.
func minRunLength(n int) int {
	odd := 0
	for n >= maxMinRun {
		odd |= n & 1
		n >>= 1
	}
	return n + odd
}

// countRun returns the length of the run that begins at low, after turning a
// descending one round. Equal elements keep their order.
func (s *sorter[K]) countRun(low, high int) (int, error) {
	keys := s.keys[low:high]
	n, err := s.ascending(keys, 1)
	if err != nil || n == len(keys) {
		return n, err
	}
	if n > 1 { // keys[n] is smaller: a descending run if all before it are equal
		if less, err := s.less(keys[0], keys[n-1]); err != nil || less {
			return n, err
		}
		s.reverse(low, low+n)
	}
	equal := 0 // the last equal+1 elements seen are equal
	endEqual := func() {
		if equal > 0 {
			s.reverse(low+n-equal-1, low+n)
			equal = 0
		}
	}
	for n++; n < len(keys); n++ {
		smaller, err := s.less(keys[n], keys[n-1])
		if err != nil {
			return 0, err
		}
		if smaller {
			endEqual()
			continue
		}
		larger, err := s.less(keys[n-1], keys[n])
		if err != nil {
			return 0, err
		}
		if larger {
			break
		}
		equal++
	}
	endEqual()
	s.reverse(low, low+n)
	return s.ascending(keys, n)
}

// ascending returns how far keys, of which n are known to be ascending, go on
// ascending.
func (s *sorter[K]) ascending(keys []K, n int) (int, error) {
	for ; n < len(keys); n++ {
		if smaller, err := s.less(keys[n], keys[n-1]); err != nil || smaller {
			return n, err
		}
	}
	return n, nil
}

func (s *sorter[K]) reverse(low, high int) {
	for i, j := low, high-1; i < j; i, j = i+1, j-1 {
		s.keys[i], s.keys[j] = s.keys[j], s.keys[i]
		if s.values != nil {
			s.values[i], s.values[j] = s.values[j], s.values[i]
		}
	}
}

// insertionSort sorts low…high, of which low…sorted are in order already.
func (s *sorter[K]) insertionSort(low, high, sorted int) error {
	keys := s.keys[low:high]
	for i := sorted - low; i < len(keys); i++ {
		pivot := keys[i]
		left, right := 0, i
		for left < right {
			middle := (left + right) >> 1
			less, err := s.less(pivot, keys[middle])
			if err != nil {
				return err
			}
			if less {
				right = middle
			} else {
				left = middle + 1
			}
		}
		copy(keys[left+1:i+1], keys[left:i])
		keys[left] = pivot
		if s.values != nil {
			values := s.values[low:high]
			value := values[i]
			copy(values[left+1:i+1], values[left:i])
			values[left] = value
		}
	}
	return nil
}

// mergeBefore merges pending runs that lie deeper in the merge tree than the
// border between the last of them and the next run, of n elements.
func (s *sorter[K]) mergeBefore(n int) error {
	if len(s.runs) == 0 {
		return nil
	}
	last := s.runs[len(s.runs)-1]
	power := runPower(last.base, last.length, n, len(s.keys))
	for len(s.runs) > 1 && s.runs[len(s.runs)-2].power > power {
		if err := s.mergeAt(len(s.runs) - 2); err != nil {
			return err
		}
	}
	s.runs[len(s.runs)-1].power = power
	return nil
}

// runPower is the first bit in which the midpoints of two neighbouring runs,
// as fractions of the whole, differ.
func runPower(base, n1, n2, total int) int {
	a := 2*base + n1
	b := a + n1 + n2
	for power := 1; ; power++ {
		if a >= total {
			a -= total
			b -= total
		} else if b >= total {
			return power
		}
		a <<= 1
		b <<= 1
	}
}

// mergeAt merges the pending runs i and i+1.
func (s *sorter[K]) mergeAt(i int) error {
	a, na := s.runs[i].base, s.runs[i].length
	b, nb := s.runs[i+1].base, s.runs[i+1].length
	s.runs[i].length = na + nb
	s.runs = append(s.runs[:i+1], s.runs[i+2:]...)

	// What of a lies below b, and what of b above a, is in place already.
	k, err := s.gallopRight(s.keys[b], s.keys[a:a+na], 0)
	if err != nil {
		return err
	}
	a, na = a+k, na-k
	if na == 0 {
		return nil
	}
	nb, err = s.gallopLeft(s.keys[a+na-1], s.keys[b:b+nb], nb-1)
	if err != nil || nb == 0 {
		return err
	}
	if na <= nb {
		return s.mergeLow(a, na, b, nb)
	}
	return s.mergeHigh(a, na, b, nb)
}

// gallopLeft finds where key belongs in the sorted run, to the left of
// elements equal to it: by doubling steps from hint, then by bisection.
func (s *sorter[K]) gallopLeft(key K, run []K, hint int) (int, error) {
	last, step := 0, 1
	less, err := s.less(run[hint], key)
	if err != nil {
		return 0, err
	}
	limit := hint + 1
	if less {
		limit = len(run) - hint
	}
	for step < limit {
		at := hint - step
		if less {
			at = hint + step
		}
		again, err := s.less(run[at], key)
		if err != nil {
			return 0, err
		}
		if again != less {
			break
		}
		last, step = step, step<<1+1
	}
	low, high := gallopRange(hint, last, min(step, limit), less)
	for low < high {
		middle := low + (high-low)>>1
		less, err := s.less(run[middle], key)
		if err != nil {
			return 0, err
		}
		if less {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return high, nil
}

// gallopRight is gallopLeft to the right of equal elements.
func (s *sorter[K]) gallopRight(key K, run []K, hint int) (int, error) {
	last, step := 0, 1
	less, err := s.less(key, run[hint])
	if err != nil {
		return 0, err
	}
	limit := len(run) - hint
	if less {
		limit = hint + 1
	}
	for step < limit {
		at := hint + step
		if less {
			at = hint - step
		}
		again, err := s.less(key, run[at])
		if err != nil {
			return 0, err
		}
		if again != less {
			break
		}
		last, step = step, step<<1+1
	}
	low, high := gallopRange(hint, last, min(step, limit), !less)
	for low < high {
		middle := low + (high-low)>>1
		less, err := s.less(key, run[middle])
		if err != nil {
			return 0, err
		}
		if less {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return high, nil
}

// gallopRange is what is left to bisect after galloping from hint, to the
// right or to the left, over last but not over step elements.
func gallopRange(hint, last, step int, right bool) (low, high int) {
	if right {
		return hint + last + 1, hint + step
	}
	return hint - step + 1, hint - last
}
