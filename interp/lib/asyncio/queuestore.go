package asyncio

import "github.com/apy-lang/apy/interp/object"

// fifo is the store of Queue.
type fifo struct {
	items []object.Value
	head  int
}

func (s *fifo) len() int             { return len(s.items) - s.head }
func (s *fifo) list() []object.Value { return s.items[s.head:] }

func (s *fifo) put(_ *object.Thread, v object.Value) error {
	if len(s.items) == cap(s.items) && s.head > len(s.items)/2 {
		n := copy(s.items, s.items[s.head:])
		clear(s.items[n:])
		s.items, s.head = s.items[:n], 0
	}
	s.items = append(s.items, v)
	return nil
}

func (s *fifo) get(*object.Thread) (object.Value, error) {
	v := s.items[s.head]
	s.items[s.head] = object.Value{}
	s.head++
	if s.head == len(s.items) {
		s.items, s.head = s.items[:0], 0
	}
	return v, nil
}

// lifo is the store of LifoQueue.
type lifo struct{ items []object.Value }

func (s *lifo) len() int             { return len(s.items) }
func (s *lifo) list() []object.Value { return s.items }

func (s *lifo) put(_ *object.Thread, v object.Value) error {
	s.items = append(s.items, v)
	return nil
}

func (s *lifo) get(*object.Thread) (object.Value, error) {
	return s.pop(), nil
}

func (s *lifo) pop() object.Value {
	last := len(s.items) - 1
	v := s.items[last]
	s.items[last] = object.Value{}
	s.items = s.items[:last]
	return v
}

// priority is the store of PriorityQueue: a heap that compares with < in the
// order in which CPython's heapq does, which shows when items are equal.
type priority struct{ lifo }

func (s *priority) put(t *object.Thread, v object.Value) error {
	s.items = append(s.items, v)
	return s.up(t, 0, len(s.items)-1)
}

func (s *priority) get(t *object.Thread) (object.Value, error) {
	last := s.pop()
	if len(s.items) == 0 {
		return last, nil
	}
	first := s.items[0]
	s.items[0] = last
	return first, s.down(t)
}

// less is a < b on positions. A comparison may be code of the script that
// changes the queue.
func (s *priority) less(t *object.Thread, a, b int) (bool, error) {
	n := len(s.items)
	v, err := object.Compare(t, object.LT, s.items[a], s.items[b])
	if err != nil {
		return false, err
	}
	less, err := object.Truth(t, v)
	if err == nil && len(s.items) != n {
		err = object.Raisef(object.RuntimeError, "list changed size during iteration")
	}
	return less, err
}

// up moves the item at a position towards start until its parent is not larger.
func (s *priority) up(t *object.Thread, start, at int) error {
	for at > start {
		parent := (at - 1) / 2
		less, err := s.less(t, at, parent)
		if err != nil || !less {
			return err
		}
		s.items[at], s.items[parent] = s.items[parent], s.items[at]
		at = parent
	}
	return nil
}

// down lets the first item sink to a leaf along the smaller children, and from
// there rise to its place.
func (s *priority) down(t *object.Thread) error {
	at, end := 0, len(s.items)
	for at < end/2 {
		child := 2*at + 1
		if child+1 < end {
			less, err := s.less(t, child, child+1)
			if err != nil {
				return err
			}
			if !less {
				child++
			}
		}
		s.items[at], s.items[child] = s.items[child], s.items[at]
		at = child
	}
	return s.up(t, 0, at)
}
