package tree

import "github.com/apy-lang/apy/interp/object"

// tallUnit is the height of a syntax tree that a call may have at no charge:
// as many nested calls as the recursion limit can allow fit the Go stack. Each
// further tallUnit counts as one more nested operation of a built-in.
const tallUnit = 40

// tallBody is the body of a function, or what a lambda returns, whose tree is
// so high that its calls must not nest as deeply as those of others: a node
// takes 100 to 200 bytes of the Go stack, whose end would be the process's.
type tallBody struct {
	body   stmt
	value  expr
	weight int
}

func (n *tallBody) exec(f *frame) (signal, error) {
	if err := f.t.EnterRecursive(""); err != nil {
		return next, err
	}
	f.t.Native += n.weight
	sig, err := n.body.exec(f)
	f.t.Native -= n.weight
	f.t.Leave()
	return sig, err
}

func (n *tallBody) eval(f *frame) (object.Value, error) {
	if err := f.t.EnterRecursive(""); err != nil {
		return object.Value{}, err
	}
	f.t.Native += n.weight
	v, err := n.value.eval(f)
	f.t.Native -= n.weight
	f.t.Leave()
	return v, err
}

// weigh wraps the finished code if its tree is high.
func (b *builder) weigh() {
	weight := b.tallest / tallUnit
	if weight == 0 {
		return
	}
	switch code := b.code; {
	case code.value != nil:
		code.value = &tallBody{value: code.value, weight: weight}
	case code.body != nil:
		code.body = &tallBody{body: code.body, weight: weight}
	default:
		code.stmts = []stmt{&tallBody{body: blockStmt(code.stmts), weight: weight}}
	}
}

// grow notes that the node being built is one level higher; the caller pairs it
// with shrink.
func (b *builder) grow() {
	b.height++
	b.tallest = max(b.tallest, b.height)
}

func (b *builder) shrink() { b.height-- }
