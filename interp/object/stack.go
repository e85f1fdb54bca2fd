package object

// stack is a thread's value stack. Frames and argument lists are windows of
// it; whatever lies above top is always unbound, so a new window needs no
// clearing.
//
// It grows by chunks and never moves a window that is in use.
type stack struct {
	chunk []Value
	top   int
	full  []fullChunk // chunks below the current one
	spare []Value     // the last chunk left, kept so that a call at a border does not allocate each time
}

type fullChunk struct {
	values []Value
	top    int
}

const firstChunk = 64

// smallWindow is the number of values that are cleared one by one.
const smallWindow = 8

// Push reserves a window of n unbound values. The caller returns it with Pop,
// last one first.
func (t *Thread) Push(n int) []Value {
	s := &t.stack
	bottom := s.top
	if bottom+n > len(s.chunk) {
		return s.pushSlow(n)
	}
	s.top = bottom + n
	return s.chunk[bottom : bottom+n : bottom+n]
}

func (s *stack) pushSlow(n int) []Value {
	if s.chunk != nil {
		s.full = append(s.full, fullChunk{s.chunk, s.top})
	}
	size := max(firstChunk, 2*len(s.chunk), n)
	if size > 1<<16 && n <= 1<<16 {
		size = 1 << 16
	}
	if len(s.spare) >= n {
		s.chunk, s.spare = s.spare, nil
	} else {
		s.chunk = make([]Value, size)
	}
	s.top = n
	return s.chunk[:n:n]
}

// Pop clears the window last pushed and gives it back.
func (t *Thread) Pop(window []Value) {
	if len(window) <= smallWindow {
		for i := 0; i < len(window); i++ { // not clear: a call of the runtime costs more than a few stores
			window[i] = Value{}
		}
	} else {
		clear(window)
	}
	s := &t.stack
	s.top -= len(window)
	if s.top == 0 && len(s.full) > 0 {
		s.popChunk()
	}
}

func (s *stack) popChunk() {
	last := len(s.full) - 1
	s.spare = s.chunk
	s.chunk, s.top = s.full[last].values, s.full[last].top
	s.full[last] = fullChunk{}
	s.full = s.full[:last]
}
