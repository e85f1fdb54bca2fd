package asyncio

import (
	"github.com/apy-lang/apy/interp/loop"
	"github.com/apy-lang/apy/interp/object"
)

var (
	firstCompleted = object.NewStr("FIRST_COMPLETED")
	firstException = object.NewStr("FIRST_EXCEPTION")
	allCompleted   = object.NewStr("ALL_COMPLETED")
)

// addWait adds wait and its constants.
func addWait(m *object.Module) {
	m.Set("FIRST_COMPLETED", firstCompleted)
	m.Set("FIRST_EXCEPTION", firstException)
	m.Set("ALL_COMPLETED", allCompleted)
	addCoroutine(m, "wait", "fs, *, timeout=, return_when=", func(t *object.Thread, args []object.Value) (object.Value, error) {
		returnWhen := args[2]
		if returnWhen.IsUnbound() {
			returnWhen = allCompleted
		}
		return wait(t, args[0], optional(args[1]), returnWhen)
	})
}

// wait is asyncio.wait.
func wait(t *object.Thread, fs, limit, returnWhen object.Value) (object.Value, error) {
	if _, isFuture := loop.AsFuture(fs); isFuture || loop.IsCoroutine(fs) {
		return object.Value{}, object.TypeErrorf("expect a list of futures, not %s", fs.Type().Name)
	}
	full, err := object.Truth(t, fs)
	if err != nil {
		return object.Value{}, err
	}
	if !full {
		return object.Value{}, object.ValueErrorf("Set of Tasks/Futures is empty.")
	}
	until, err := parseReturnWhen(t, returnWhen)
	if err != nil {
		return object.Value{}, err
	}
	futures, err := distinctFutures(t, fs)
	if err != nil {
		return object.Value{}, err
	}
	l, err := loop.Of(t.State).RequireRunning()
	if err != nil {
		return object.Value{}, err
	}
	w := &waiting{until: until, left: len(futures), waiter: l.NewFuture()}
	if err := w.wait(t, futures, limit); err != nil {
		return object.Value{}, err
	}
	done, pending := object.NewSet(), object.NewSet()
	for _, f := range futures {
		set := pending
		if f.Done() {
			set = done
		}
		if err := set.Add(t, f.Value()); err != nil {
			return object.Value{}, err
		}
	}
	return object.TupleOf(done.Value(), pending.Value()), nil
}

type returnWhen uint8

const (
	untilAll returnWhen = iota
	untilFirst
	untilException
)

func parseReturnWhen(t *object.Thread, v object.Value) (returnWhen, error) {
	for i, choice := range []object.Value{untilAll: allCompleted, untilFirst: firstCompleted, untilException: firstException} {
		same, err := object.Equal(t, v, choice)
		if err != nil {
			return 0, err
		}
		if same {
			return returnWhen(i), nil
		}
	}
	text, err := object.StrString(t, v)
	if err != nil {
		return 0, err
	}
	return 0, object.ValueErrorf("Invalid return_when value: %s", text)
}

// distinctFutures returns the futures of an iterable, each once.
func distinctFutures(t *object.Thread, fs object.Value) ([]*loop.Future, error) {
	items, err := object.Collect(t, fs)
	if err != nil {
		return nil, err
	}
	seen := map[*loop.Future]bool{}
	var futures []*loop.Future
	var other object.Value
	for _, item := range items {
		f, ok := loop.AsFuture(item)
		switch {
		case loop.IsCoroutine(item):
			return nil, object.TypeErrorf("Passing coroutines is forbidden, use tasks explicitly.")
		case !ok:
			other = item
		case !seen[f]:
			seen[f] = true
			futures = append(futures, f)
		}
	}
	if !other.IsUnbound() {
		name := object.Intern("add_done_callback")
		return nil, object.AttributeErrorf(other, name, "'%s' object has no attribute '%s'", other.Type().Name, name)
	}
	return futures, nil
}

// waiting is a wait that is under way, and the done callback of its futures.
type waiting struct {
	until  returnWhen
	left   int
	waiter *loop.Future
	timer  loop.Timer
}

func (w *waiting) wait(t *object.Thread, futures []*loop.Future, limit object.Value) error {
	l := w.waiter.Loop()
	if !limit.IsNone() {
		delay, err := toSeconds(t, limit)
		if err != nil {
			return err
		}
		if err := l.StartTimer(&w.timer, l.Time()+delay, (*releaser)(w.waiter)); err != nil {
			return err
		}
	}
	for _, f := range futures {
		if err := f.AddCallback(w); err != nil {
			return err
		}
	}
	_, err := w.waiter.AwaitOn(t)
	l.StopTimer(&w.timer)
	for _, f := range futures {
		f.RemoveCallback(w)
	}
	return err
}

// Run notes that a future is done.
func (w *waiting) Run(_ *object.Thread, f *loop.Future) error {
	w.left--
	enough := w.left <= 0 || w.until == untilFirst
	if !enough && w.until == untilException && !f.Cancelled() {
		e, err := f.Exception()
		if err != nil {
			return err
		}
		enough = e != nil
	}
	if !enough {
		return nil
	}
	w.waiter.Loop().StopTimer(&w.timer)
	return release(w.waiter)
}

// releaser is a callback that ends a wait.
type releaser loop.Future

// Run sets the result of the future that is waited for.
func (r *releaser) Run(*object.Thread, *loop.Future) error { return release((*loop.Future)(r)) }

func release(waiter *loop.Future) error {
	if waiter.Done() {
		return nil
	}
	return waiter.SetResult(object.None)
}

// cancelAndWait cancels a future and waits until it is done. It waits for a
// future of its own, so that it can itself be cancelled.
func cancelAndWait(t *object.Thread, f *loop.Future) error {
	l, err := loop.Of(t.State).RequireRunning()
	if err != nil {
		return err
	}
	waiter := l.NewFuture()
	callback := (*releaser)(waiter)
	if err := f.AddCallback(callback); err != nil {
		return err
	}
	defer f.RemoveCallback(callback)
	if _, err := f.Cancel(t, object.None); err != nil {
		return err
	}
	_, err = waiter.AwaitOn(t)
	return err
}
