package functoolsmod

import "github.com/apy-lang/apy/interp/object"

var cacheType, linkType *object.Type

// cache is a function with remembered results: what lru_cache makes of it.
type cache struct {
	object.Attrs
	function     value
	results      *object.Dict // key → *link
	oldest       link         // head of the ring of links, in order of use
	maxSize      int          // negative: no bound
	typed        bool
	hits, misses int64
	info         value // the class CacheInfo
}

// link is a remembered result in the ring of a bounded cache.
type link struct {
	before, after *link
	key, result   value
}

func (*link) Type() *object.Type                                 { return linkType }
func (c *cache) Type() *object.Type                              { return c.Class() }
func (c *cache) AttrsRef() *object.Attrs                         { return &c.Attrs }
func cacheOf(self value) *cache                                  { return self.Object().(*cache) }
func returnSelf(_ *thread, self value, _ []value) (value, error) { return self, nil }

func defineCache() {
	linkType = object.NewBuiltinType("functools._lru_list_elem", object.ObjectType)
	linkType.Flags |= object.NoInstantiate | object.Final
	object.Ready(linkType)
	c := object.NewBuiltinType("functools._lru_cache_wrapper", object.ObjectType)
	cacheType = c
	c.AllowAttributes()
	c.Slots.New = newCache
	c.Slots.Call = callCache
	c.Slots.DescrGet = func(_ *thread, self, obj value, _ *object.Type) (value, error) {
		if obj.IsUnbound() || obj.IsNone() {
			return self, nil
		}
		return object.NewMethod(self, obj), nil
	}
	c.Method("cache_info", object.NoArgs, func(t *thread, self value, _ []value) (value, error) {
		c := cacheOf(self)
		maxSize := object.None
		if c.maxSize >= 0 {
			maxSize = object.Int(int64(c.maxSize))
		}
		return object.Call(t, c.info, []value{
			object.Int(c.hits), object.Int(c.misses), maxSize, object.Int(int64(c.results.Len())),
		}, nil)
	})
	c.Method("cache_clear", object.NoArgs, func(_ *thread, self value, _ []value) (value, error) {
		cacheOf(self).clear()
		return object.None, nil
	})
	c.Method("__reduce__", object.NoArgs, func(t *thread, self value, _ []value) (value, error) {
		return object.GetAttr(t, self, object.Intern("__qualname__"))
	})
	c.Method("__copy__", object.NoArgs, returnSelf)
	c.Method("__deepcopy__", object.OneArg, returnSelf)
	object.Ready(c)
}

var cacheSignature = object.Keywords("user_function, maxsize, typed, cache_info_type")

func newCache(t *thread, cls *object.Type, args []value, names []*object.Str) (value, error) {
	bound, window, err := cacheSignature.Bind(t, "lru_cache", args, names)
	if err != nil {
		return value{}, err
	}
	if window != nil {
		defer t.Pop(window)
	}
	c := &cache{function: bound[0], info: bound[3], maxSize: -1}
	c.Init(cls)
	if !object.Callable(c.function) {
		return value{}, object.TypeErrorf("the first argument must be callable")
	}
	if !bound[1].IsNone() {
		if _, ok := object.AsInt(bound[1]); !ok {
			return value{}, object.TypeErrorf("maxsize should be integer or None")
		}
		size, err := object.IndexInt(t, bound[1], nil)
		if err != nil {
			return value{}, err
		}
		c.maxSize = max(0, size)
	}
	if c.typed, err = object.Truth(t, bound[2]); err != nil {
		return value{}, err
	}
	c.clear()
	return object.FromObject(c), nil
}

func (c *cache) clear() {
	c.results = object.NewDict()
	c.oldest.before, c.oldest.after = &c.oldest, &c.oldest
	c.hits, c.misses = 0, 0
}

func (l *link) unlink() {
	l.before.after, l.after.before = l.after, l.before
}

// append makes l the most recently used link.
func (c *cache) append(l *link) {
	newest := c.oldest.before
	newest.after, l.before = l, newest
	l.after, c.oldest.before = &c.oldest, l
}

// keywordMark separates positional from keyword arguments in a key.
var keywordMark = object.FromObject(&link{})

// key makes the key of a call: its only argument when that is an int or a str,
// or a tuple of all there is.
func (c *cache) key(args []value, names []*object.Str) value {
	if !c.typed && len(args) == 1 && len(names) == 0 {
		if typ := args[0].Type(); typ == object.IntType || typ == object.StrType {
			return args[0]
		}
	}
	size := len(args)
	if len(names) > 0 {
		size += len(names) + 1
	}
	if c.typed {
		size += len(args)
	}
	given := len(args) - len(names)
	elems := append(make([]value, 0, size), args[:given]...)
	if len(names) > 0 {
		elems = append(elems, keywordMark)
		for i, name := range names {
			elems = append(elems, name.Value(), args[given+i])
		}
	}
	if c.typed {
		for _, arg := range args {
			elems = append(elems, arg.Type().Value())
		}
	}
	return object.NewTuple(elems)
}

func callCache(t *thread, self value, args []value, names []*object.Str) (value, error) {
	c := cacheOf(self)
	if c.maxSize == 0 {
		c.misses++
		return object.Call(t, c.function, args, names)
	}
	key := c.key(args, names)
	found, ok, err := c.results.Get(t, key)
	if err != nil {
		return value{}, err
	}
	if ok {
		l := found.Object().(*link)
		c.hits++
		if c.maxSize > 0 && l.after != &c.oldest {
			l.unlink()
			c.append(l)
		}
		return l.result, nil
	}
	c.misses++
	if err := t.EnterRecursive(" while calling a Python object"); err != nil {
		return value{}, err
	}
	result, err := object.Call(t, c.function, args, names)
	t.Leave()
	if err != nil {
		return value{}, err
	}
	return result, c.remember(t, key, result)
}

func (c *cache) remember(t *thread, key, result value) error {
	const linkBytes = 80
	// The function may have been called for the same key meanwhile.
	if _, ok, err := c.results.Get(t, key); ok && c.maxSize > 0 || err != nil {
		return err
	}
	l := &link{key: key, result: result}
	if c.maxSize > 0 && c.results.Len() >= c.maxSize {
		last := c.oldest.after
		last.unlink()
		if _, _, err := c.results.Delete(t, last.key); err != nil {
			return err
		}
	} else if err := t.ChargeBytes(linkBytes); err != nil {
		return err
	}
	if err := c.results.Set(t, key, object.FromObject(l)); err != nil {
		return err
	}
	c.append(l)
	return nil
}
